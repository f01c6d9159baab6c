"""Mean squared error with a sigmoid, against 50-digit decimals."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from tests.core.oracles import DIGITS, HOURS, PASS, dataset, decimals, exam, sampled

PLACES = [(0.0, 0.0), (1.7, -8.0), (2.6, -12.4), (3.0, 4.0), (-1.0, -17.0), (-0.9, 4.0), (40.0, -3.0)]


def exact_cost(data: Dataset, parameters: list[Decimal]) -> Decimal:
    """(1/m) Σ (h − y)² by the definition, in 50 digits."""
    with localcontext(prec=DIGITS):
        *weights, bias = parameters
        total = Decimal(0)
        for row, label in zip(data.features, data.labels, strict=True):
            z = sum((Decimal(float(x)) * w for x, w in zip(row, weights, strict=True)), bias)
            total += (1 / (1 + (-z).exp()) - int(label)) ** 2
        return total / data.sample_count


def exact_gradient(data: Dataset, parameters: list[Decimal]) -> list[Decimal]:
    with localcontext(prec=DIGITS):
        step = Decimal("1e-16")
        result = []
        for index in range(len(parameters)):
            ahead, behind = list(parameters), list(parameters)
            ahead[index] += step
            behind[index] -= step
            result.append((exact_cost(data, ahead) - exact_cost(data, behind)) / (2 * step))
        return result


def cases() -> list[tuple[Dataset, list[float]]]:
    rng = np.random.default_rng(3)
    several = sampled(rng, (9, 3))
    return [*((exam(), list(place)) for place in PLACES), (several, rng.normal(size=4).tolist())]


@pytest.mark.parametrize(("data", "place"), cases())
def test_the_cost_is_the_mean_of_squares_to_every_digit(data: Dataset, place: list[float]) -> None:
    cost = SquaredError(Problem(data)).cost(np.array(place))
    assert cost == pytest.approx(float(exact_cost(data, decimals(place))), rel=1e-14, abs=0)


@pytest.mark.parametrize(("data", "place"), cases())
def test_the_gradient_is_that_of_50_digit_differences(data: Dataset, place: list[float]) -> None:
    gradient = SquaredError(Problem(data)).gradient(np.array(place))
    expected = [float(value) for value in exact_gradient(data, decimals(place))]
    np.testing.assert_allclose(gradient, expected, rtol=1e-11, atol=1e-30)


@pytest.mark.parametrize(("data", "place"), cases())
def test_the_hessian_is_that_of_50_digit_differences_of_the_gradient(data: Dataset, place: list[float]) -> None:
    hessian = SquaredError(Problem(data)).hessian(np.array(place))
    theta = decimals(place)
    with localcontext(prec=DIGITS):
        step = Decimal("1e-10")
        for index in range(len(theta)):
            ahead, behind = list(theta), list(theta)
            ahead[index] += step
            behind[index] -= step
            pairs = zip(exact_gradient(data, ahead), exact_gradient(data, behind), strict=True)
            expected = [float((a - b) / (2 * step)) for a, b in pairs]
            np.testing.assert_allclose(hessian[index], expected, rtol=1e-8, atol=1e-20)


def test_many_places_at_once_are_those_one_by_one() -> None:
    objective = SquaredError(Problem(exam()))
    costs, gradients = objective.costs_and_gradients(np.array(PLACES))
    for place, cost, gradient in zip(PLACES, costs, gradients, strict=True):
        assert objective.cost(np.array(place)) == pytest.approx(cost, rel=1e-14)
        np.testing.assert_allclose(objective.gradient(np.array(place)), gradient, rtol=1e-13)


def test_blocks_of_places_leave_no_seam(monkeypatch) -> None:
    objective, places = SquaredError(Problem(exam())), np.random.default_rng(0).normal(size=(50, 2))
    whole = objective.costs_and_gradients(places)
    monkeypatch.setattr("lrviz.core.squared_error._BLOCK_ELEMENTS", 3 * 16)
    for expected, found in zip(whole, objective.costs_and_gradients(places), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-13)


def test_standardised_it_is_the_same_cost_at_the_same_curve() -> None:
    raw, standardized = SquaredError(Problem(exam())), SquaredError(Problem(exam(), standardize=True))
    theta = np.array([1.3, -5.0])
    assert standardized.cost(standardized.from_raw(theta)) == pytest.approx(raw.cost(theta), rel=1e-13)
    np.testing.assert_allclose(standardized.to_raw(standardized.from_raw(theta)), theta, rtol=1e-13)
    assert standardized.standardize
    assert standardized.parameter_count == 2


def test_without_rows_there_is_no_cost() -> None:
    objective = SquaredError(Problem(Dataset(np.empty((0, 1)), np.empty(0))))
    assert math.isnan(objective.cost(np.zeros(2)))
    assert np.isnan(objective.gradient(np.zeros(2))).all()
    assert objective.steepest == 0.0


@pytest.mark.parametrize("huge", [1e5, 1e150, 1e308])
def test_far_out_nothing_overflows(huge: float) -> None:
    objective = SquaredError(Problem(exam()))
    for signs in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        costs, gradients = objective.costs_and_gradients(np.array([np.array(signs) * huge]))
        assert np.isnan(costs[0]) or 0 <= costs[0] <= 1
        assert not (np.abs(gradients) > objective.steepest).any()


def test_no_slope_is_steeper_than_the_steepest() -> None:
    objective = SquaredError(Problem(exam()))
    places = np.random.default_rng(1).normal(size=(4000, 2)) * [3.0, 12.0]
    norms = np.linalg.norm(objective.costs_and_gradients(places)[1], axis=1)
    assert norms.max() <= objective.steepest
    assert norms.max() > 0.3 * objective.steepest, "the bound is not a needless one"


def test_it_is_not_convex() -> None:
    """On the way from one place to another the cost rises above the straight line between its ends."""
    objective = SquaredError(Problem(exam()))
    first, last = np.array([1.8, -8.8]), np.array([3.0, 4.0])
    middle = objective.cost((first + last) / 2)
    assert middle > (objective.cost(first) + objective.cost(last)) / 2 + 0.05
    assert np.linalg.eigvalsh(objective.hessian(np.array([3.0, 4.0])))[0] < 0


def test_far_out_it_is_almost_flat_though_every_fail_is_predicted_to_pass() -> None:
    objective = SquaredError(Problem(exam()))
    place = np.array([3.0, 4.0])
    wrong = PASS.count(0) / len(HOURS)
    assert objective.cost(place) == pytest.approx(wrong, abs=0.07)
    slope = float(np.linalg.norm(objective.gradient(place)))
    assert slope < 1e-3 * objective.steepest
    # The log loss of the same curve pulls hard: that is why it is taken.
    assert np.linalg.norm(Problem(exam()).gradient(place)) > 1000 * slope


@pytest.mark.parametrize(
    ("place", "expected"),
    [((3.0, 4.0), True), ((-0.9, -16.0), True), ((0.0, 0.0), False), ((1.85, -8.78), False), ((-0.9, 4.0), False)],
)
def test_a_plateau_is_flat_and_high(place: tuple[float, float], expected: bool) -> None:
    objective = SquaredError(Problem(exam()))
    slope = float(np.linalg.norm(objective.gradient(np.array(place))))
    assert objective.is_plateau(objective.cost(np.array(place)), slope, 0.0533) is expected


def test_what_is_not_a_number_is_no_plateau() -> None:
    objective = SquaredError(Problem(dataset([1.0, 2.0], [0, 1])))
    assert not objective.is_plateau(math.nan, math.nan, 0.0)
