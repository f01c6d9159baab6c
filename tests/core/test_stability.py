import math
from fractions import Fraction
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.core.minimum import find_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import find_separation
from lrviz.core.stability import StableLearningRate, stable_learning_rate
from tests.core.oracles import HOURS, PASS, dataset, exact_hessian, exact_minimum, exam, plain_descent, sampled


def limits(problem: Problem) -> StableLearningRate:
    return stable_learning_rate(problem, find_minimum(problem, find_separation(problem.dataset)))


def largest_of_two(a: float, b: float, c: float) -> float:
    """The larger eigenvalue of [[a, b], [b, c]]."""
    return (a + c) / 2 + math.hypot((a - c) / 2, b)


def largest_bound(x: list[float], l2: float = 0.0) -> float:
    """λmax of AᵀA/(4m) + λ·diag(1, 0) for one feature, from exact sums."""
    values = [Fraction(value) for value in x]
    m = len(values)
    squares, total = sum(v * v for v in values) / (4 * m), sum(values) / (4 * m)
    return largest_of_two(float(squares + Fraction(l2)), float(total), 0.25)


@pytest.mark.parametrize("l2", [0.0, 0.01, 2.0, 1e6])
@pytest.mark.parametrize("offset", [0.0, -40.0])
@pytest.mark.parametrize("scale", [1e-9, 0.1, 1.0, 1e4, 1e70])
def test_the_limit_that_always_holds_is_two_over_the_largest_curvature(scale: float, offset: float, l2: float) -> None:
    data = exam(scale, offset * scale)
    expected = 2 / largest_bound(data.features[:, 0].tolist(), l2)
    assert limits(Problem(data, l2)).always == pytest.approx(expected, rel=1e-12)


def test_the_limit_near_the_minimum_is_that_of_the_hessian_there() -> None:
    w, b, _ = exact_minimum(HOURS, PASS)
    hessian = exact_hessian(HOURS, PASS, [float(w), float(b)], 0.0)
    expected = 2 / largest_of_two(hessian[0, 0], hessian[0, 1], hessian[1, 1])
    assert limits(Problem(exam())).near_minimum == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("width", [2, 5])
def test_both_limits_hold_in_the_coordinates_of_the_descent(width: int, l2: float) -> None:
    data = sampled(np.random.default_rng(width), (40, width), scale=30.0, offset=2.0)
    problem = Problem(data, l2, standardize=True)
    spread, middle = data.features.std(axis=0), data.features.mean(axis=0)
    standard = (data.features - middle) / spread
    minimum = find_minimum(problem, find_separation(data))
    theta = np.append(minimum.parameters[:-1] * spread, minimum.parameters[-1] + minimum.parameters[:-1] @ middle)
    rows, penalty = np.column_stack([standard, np.ones(40)]), np.diag([l2] * width + [0.0])
    found = stable_learning_rate(problem, minimum)
    bound = np.linalg.norm(rows.T @ rows / 160 + penalty, 2)
    assert found.always == pytest.approx(2 / bound, rel=1e-10)
    h = 1 / (1 + np.exp(-rows @ theta))
    hessian = rows.T @ np.diag(h * (1 - h)) @ rows / 40 + penalty
    assert found.near_minimum == pytest.approx(2 / np.linalg.norm(hessian, 2), rel=1e-9)


@settings(deadline=None, max_examples=50)
@given(st.floats(-5, 5), st.floats(-20, 20), st.sampled_from([0.0, 0.5]), st.booleans())
def test_no_hessian_anywhere_is_steeper_than_the_bound(w: float, b: float, l2: float, standardize: bool) -> None:
    problem = Problem(exam(), l2, standardize)
    hessian = problem.hessian(np.array([w, b]))
    found = limits(problem)
    assert 2 / largest_of_two(hessian[0, 0], hessian[0, 1], hessian[1, 1]) >= found.always * (1 - 1e-12)
    assert found.near_minimum >= found.always


@pytest.mark.parametrize(("share", "grows"), [(0.99, False), (1.01, True)])
def test_a_rate_above_the_limit_leaves_the_minimum_and_one_below_returns(share: float, grows: bool) -> None:
    w, b, _ = (float(value) for value in exact_minimum(HOURS, PASS))
    rate = share * limits(Problem(exam())).near_minimum
    hessian = exact_hessian(HOURS, PASS, [w, b], 0.0)
    steepest = np.linalg.eigh(hessian)[1][:, 1]
    path = plain_descent(HOURS, PASS, rate, (w + 1e-7 * steepest[0], b + 1e-7 * steepest[1]))
    distances = [abs((p[0] - w) * steepest[0] + (p[1] - b) * steepest[1]) for p in islice(path, 200)]
    assert (distances[-1] > 3 * distances[0]) == grows
    assert (distances[-1] < distances[0] / 3) == (not grows)


@pytest.mark.parametrize("scale", [1e100, 1e148, 1e149])
def test_huge_features_allow_only_tiny_rates_and_give_no_warning(scale: float) -> None:
    found, ordinary = limits(Problem(exam(scale))), limits(Problem(exam(1e10)))
    # The bias no longer matters: the limit goes with 1/x².
    assert found.always == pytest.approx(ordinary.always * (1e10 / scale) ** 2, rel=1e-9)
    assert found.near_minimum == pytest.approx(ordinary.near_minimum * (1e10 / scale) ** 2, rel=1e-9)


@pytest.mark.parametrize("scale", [1e-300, 1e-100, 1e-20])
def test_tiny_features_leave_the_limit_of_the_bias_alone(scale: float) -> None:
    assert limits(Problem(exam(scale))).always == pytest.approx(8.0, rel=1e-12)


def test_without_rows_there_is_no_limit() -> None:
    problem = Problem(Dataset(np.empty((0, 1)), np.empty(0)))
    assert stable_learning_rate(problem, None) == StableLearningRate(None, None)


@pytest.mark.parametrize(
    ("x", "y"), [([1.0, 2.0, 3.0], [0, 0, 1]), ([1.0, 2.0, 2.0], [0, 0, 1]), ([1.0, 2.0], [1, 1]), ([4.0, 4.0], [0, 1])]
)
def test_without_a_minimum_only_the_limit_that_always_holds_is_told(x: list[float], y: list[int]) -> None:
    found = limits(Problem(dataset(x, y)))
    assert found.near_minimum is None
    assert found.always == pytest.approx(2 / largest_bound(x), rel=1e-12)
