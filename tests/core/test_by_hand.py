"""Curve and boundary as the mouse sets them, against the formulas of the sigmoid in plain Python and in fractions."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lrviz.core.arrays import frozen
from lrviz.core.by_hand import Pivot, boundary_through, curve_through

PLACES = st.floats(-1e6, 1e6)
WEIGHTS = st.floats(-1e3, 1e3).filter(lambda weight: abs(weight) > 1e-3)
THRESHOLDS = st.floats(0.001, 0.999)
TOLD = st.floats(0.002, 0.998)


def logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def score(parameters: np.ndarray, x: float) -> Fraction:
    """Return w·x + b exactly."""
    weight, bias = parameters.tolist()
    return Fraction(weight) * Fraction(x) + Fraction(bias)


def rounding(parameters: np.ndarray, *places: float) -> float:
    """Return what the rounding of b, and of w by as much, may do to a score at these places."""
    weight, bias = parameters.tolist()
    return 1e-14 * (1 + abs(bias) + sum(abs(weight * x) for x in places))


@given(st.lists(st.tuples(WEIGHTS, PLACES), min_size=1, max_size=4), PLACES, THRESHOLDS)
def test_a_boundary_goes_through_its_place_and_keeps_every_weight(
    pairs: list[tuple[float, float]], bias: float, threshold: float
) -> None:
    weights, place = (list(column) for column in zip(*pairs, strict=True))
    moved = boundary_through(frozen([*weights, bias]), threshold, np.array(place))
    assert moved is not None
    assert moved[:-1].tolist() == weights
    exact = sum((Fraction(w) * Fraction(x) for w, x in pairs), Fraction(float(moved[-1])))
    largest = 1 + sum(abs(w * x) for w, x in pairs)
    assert float(exact) == pytest.approx(logit(threshold), abs=1e-14 * largest)


def test_the_boundary_of_the_exam_is_moved_to_six_hours() -> None:
    moved = boundary_through(frozen([2.0, -10.0]), 0.5, np.array([6.0]))
    assert moved is not None
    assert moved.tolist() == [2.0, -12.0]


@given(WEIGHTS, PLACES, THRESHOLDS, PLACES, TOLD)
def test_a_curve_goes_through_the_mouse_and_its_boundary_stays(
    weight: float, bias: float, threshold: float, x: float, probability: float
) -> None:
    boundary = (logit(threshold) - bias) / weight
    shown = (boundary - 5.0, boundary + 5.0)
    assume(abs(x - boundary) > 0.02)
    turned = curve_through(Pivot.of(frozen([weight, bias]), threshold, shown), x, probability)
    assert turned is not None
    slack = rounding(turned, x, boundary) + 1e-13 * abs(boundary) * abs(float(turned[0]))
    assert float(score(turned, x)) == pytest.approx(logit(probability), abs=slack)
    assert float(score(turned, boundary)) == pytest.approx(logit(threshold), abs=slack)


@given(PLACES, st.floats(0.1, 1e6), st.floats(-20, 20), TOLD, st.floats(0.01, 0.99))
def test_without_a_weight_the_curve_turns_about_the_middle_of_the_view(
    left: float, length: float, bias: float, probability: float, share: float
) -> None:
    shown = (left, left + length)
    middle, x = left + length / 2, left + share * length
    assume(abs(x - middle) > length / 400)
    turned = curve_through(Pivot.of(frozen([0.0, bias]), 0.5, shown), x, probability)
    assert turned is not None
    slack = rounding(turned, x, middle) + 1e-13 * (abs(left) + length) * abs(float(turned[0]))
    assert float(score(turned, middle)) == pytest.approx(bias, abs=slack)
    assert float(score(turned, x)) == pytest.approx(logit(probability), abs=slack)


def test_a_curve_held_at_the_height_of_its_pivot_is_level() -> None:
    turned = curve_through(Pivot(4.0, 0.0, 0.02), 7.0, 0.5)
    assert turned is not None
    assert turned.tolist() == [0.0, 0.0]


def test_a_curve_turns_over_as_the_mouse_passes_its_pivot_and_is_never_infinitely_steep() -> None:
    pivot = Pivot.of(frozen([1.0, -5.0]), 0.5, (0.0, 10.0))
    steepest = logit(0.9) / 0.02
    for x, weight in ((5.0, steepest), (5.001, steepest), (4.999, -steepest), (4.0, -logit(0.9))):
        turned = curve_through(pivot, x, 0.9)
        assert turned is not None
        assert turned[0] == pytest.approx(weight)
        assert -turned[1] / turned[0] == pytest.approx(5.0)


@pytest.mark.parametrize(("probability", "held"), [(-0.07, 0.002), (0.0, 0.002), (1.0, 0.998), (1.3, 0.998)])
def test_a_mouse_above_or_below_all_probabilities_is_held_at_one_that_can_be_seen(
    probability: float, held: float
) -> None:
    turned = curve_through(Pivot(0.0, 0.0, 0.01), 2.0, probability)
    assert turned is not None
    assert turned[0] == pytest.approx(logit(held) / 2)


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300), st.floats(-1e150, 1e150), st.floats(-1.0, 2.0))
def test_whatever_is_dragged_gives_numbers_or_nothing(weight: float, bias: float, x: float, probability: float) -> None:
    pivot = Pivot.of(frozen([weight, bias]), 0.5, (-1.0, 1.0))
    for parameters in (
        curve_through(pivot, x, probability),
        boundary_through(frozen([weight, bias]), 0.5, np.array([x])),
    ):
        assert parameters is None or np.isfinite(parameters).all()
