"""The straight line against exact fractions, NumPy and scikit-learn."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression

from lrviz.core.least_squares import Line, fit_line
from tests.core.oracles import HOURS, PASS

X = st.floats(-1e150, 1e150).filter(lambda x: x == 0 or abs(x) > 1e-100)


def fitted(x: object, y: object) -> Line:
    line = fit_line(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    assert line is not None
    return line


def exact_line(x: list[float], y: list[float]) -> tuple[Fraction, Fraction]:
    """Return slope and intercept of exactly these floats, by the normal equations."""
    columns, heights = [Fraction(value) for value in x], [Fraction(value) for value in y]
    m = len(columns)
    sums = sum(columns), sum(heights)
    products = sum(a * b for a, b in zip(columns, heights, strict=True))
    slope = (m * products - sums[0] * sums[1]) / (m * sum(a * a for a in columns) - sums[0] ** 2)
    return slope, (sums[1] - slope * sums[0]) / m


def test_the_exam_has_the_line_of_the_facts() -> None:
    line = fitted(HOURS, PASS)
    assert (round(line.slope, 6), round(line.intercept, 6)) == (0.176997, -0.346269)
    assert (round(line.value(0.0), 3), round(line.value(20.0), 3)) == (-0.346, 3.194)


@pytest.mark.parametrize("seed", range(5))
def test_numpy_and_scikit_learn_find_the_same_line(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(3, 5, 80), rng.integers(0, 2, 80).astype(float)
    line = fitted(x, y)
    slope, intercept = np.polyfit(x, y, 1)
    model = LinearRegression().fit(x[:, np.newaxis], y)
    for theirs in ((slope, intercept), (model.coef_[0], model.intercept_)):
        assert (line.slope, line.intercept) == pytest.approx(theirs, rel=1e-10, abs=1e-12)


@given(st.lists(st.tuples(X, st.integers(0, 1)), min_size=2, max_size=12))
def test_the_line_is_that_of_exact_fractions(rows: list[tuple[float, int]]) -> None:
    x, y = [row[0] for row in rows], [float(row[1]) for row in rows]
    line = fit_line(np.array(x), np.array(y))
    if len(set(x)) == 1:
        assert line is None
        return
    assert line is not None
    slope, intercept = exact_line(x, y)
    # Labels that hardly depend on x cancel: digits count from the steepest line there could be on, 1/spread.
    reach = Fraction(max(x)) - Fraction(min(x))
    largest = max(abs(Fraction(value)) for value in x)
    center_error = Fraction(1e-14) * largest / reach
    assert abs(Fraction(line.slope) - slope) * reach <= Fraction(1e-13) + center_error
    assert abs(Fraction(line.intercept) - intercept) <= Fraction(1e-13) * (1 + largest / reach)


@pytest.mark.parametrize("scale", [1e-150, 1e-6, 1.0, 1e6, 1e149])
@pytest.mark.parametrize("offset", [0.0, 1e6, -1e9])
def test_tiny_huge_and_far_off_data_keep_their_digits(scale: float, offset: float) -> None:
    x = ((np.array(HOURS) + offset) * scale).tolist()
    line = fitted(x, PASS)
    slope, intercept = exact_line(x, [float(label) for label in PASS])
    assert line.slope == pytest.approx(float(slope), rel=1e-12)
    assert line.intercept == pytest.approx(float(intercept), rel=1e-12)


@pytest.mark.parametrize(
    ("x", "y"), [([], []), ([3.0], [1.0]), ([3.0, 3.0, 3.0], [0.0, 1.0, 1.0]), ([0.0, 0.0], [0, 1])]
)
def test_without_two_different_x_there_is_no_line(x: list[float], y: list[float]) -> None:
    assert fit_line(np.array(x), np.array(y, dtype=float)) is None


def test_two_points_are_joined() -> None:
    line = fitted([2.0, 4.0], [0.0, 1.0])
    assert (line.slope, line.intercept) == pytest.approx((0.5, -1.0), rel=1e-15)
    assert line.x_at(0.5) == pytest.approx(3.0, rel=1e-15)


def test_a_line_steeper_than_any_number_is_none() -> None:
    assert fit_line(np.array([0.0, 5e-324]), np.array([0.0, 1.0])) is None


def test_where_a_height_is_reached_is_the_inverse_of_its_value() -> None:
    line = fitted(HOURS, PASS)
    for y in (0.0, 0.5, 1.0):
        x = line.x_at(y)
        assert x is not None
        assert line.value(x) == pytest.approx(y, abs=1e-15)


def test_a_level_line_reaches_no_other_height() -> None:
    level = fitted([1.0, 2.0, 3.0], [1.0, 1.0, 1.0])
    assert (level.slope, level.x_at(0.5), level.x_at(1.0)) == (0.0, None, None)
    assert Line(1e-300, 0.0).x_at(1e10) is None
    assert Line(math.nan, 0.0).x_at(0.5) is None


def test_many_values_are_told_at_once() -> None:
    assert Line(2.0, -1.0).value(np.array([0.0, 1.5])).tolist() == [-1.0, 2.0]
