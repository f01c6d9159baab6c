import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn._loss import HalfBinomialLoss
from sklearn.linear_model._linear_loss import LinearModelLoss

from lrviz.core import problem as problem_module
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from tests.core.oracles import dataset, decimals, exact_cost, exact_gradient, exact_hessian, exam, sampled

WIDTHS = [1, 2, 5]
SCALES = [1e-9, 1e-3, 1.0, 1e6, 1e75, 1e146]
OFFSETS = [0.0, 1e3]
PENALTIES = [0.0, 0.3]
SKLEARN = LinearModelLoss(HalfBinomialLoss(), fit_intercept=True)


def case(width: int, scale: float, offset: float, samples: int = 30) -> tuple[Dataset, np.ndarray]:
    """Data of that scale, and parameters that give them scores of ordinary size."""
    rng = np.random.default_rng([width, int(offset)])
    standard = rng.normal(size=width)
    return (
        sampled(rng, (samples, width), scale, offset),
        np.append(standard / scale, rng.normal() - offset * standard.sum()),
    )


@pytest.mark.parametrize("l2", PENALTIES)
@pytest.mark.parametrize("offset", OFFSETS)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_cost_and_gradient_are_those_of_50_digits(width: int, scale: float, offset: float, l2: float) -> None:
    data, theta = case(width, scale, offset, samples=12)
    problem = Problem(data, l2)
    cost = exact_cost(data.features, data.labels, decimals(theta), l2)
    assert problem.cost(theta) == pytest.approx(float(cost), rel=1e-11)
    np.testing.assert_allclose(
        problem.gradient(theta), exact_gradient(data.features, data.labels, theta, l2), rtol=1e-8
    )


@pytest.mark.parametrize("l2", PENALTIES)
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6, 1e75])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_hessian_is_the_second_difference_of_50_digits(width: int, scale: float, l2: float) -> None:
    data, theta = case(width, scale, 2.0, samples=8)
    exact = exact_hessian(data.features, data.labels, theta, l2)
    np.testing.assert_allclose(Problem(data, l2).hessian(theta), exact, rtol=1e-8)


@pytest.mark.parametrize("l2", PENALTIES)
@pytest.mark.parametrize("offset", OFFSETS)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_cost_gradient_and_hessian_are_those_of_scikit_learn(
    width: int, scale: float, offset: float, l2: float
) -> None:
    data, theta = case(width, scale, offset)
    problem = Problem(data, l2)
    cost = SKLEARN.loss(theta, data.features, data.labels, l2_reg_strength=l2)
    gradient, hessian, _ = SKLEARN.gradient_hessian(theta, data.features, data.labels, l2_reg_strength=l2)
    assert problem.cost(theta) == pytest.approx(cost, rel=1e-8)
    np.testing.assert_allclose(problem.gradient(theta), gradient, rtol=1e-8)
    np.testing.assert_allclose(problem.hessian(theta), hessian, rtol=1e-8)


@pytest.mark.parametrize("width", WIDTHS)
def test_derivatives_are_central_differences_of_the_cost_itself(width: int) -> None:
    data, theta = case(width, 1.0, 0.0)
    problem, step = Problem(data, 0.2, standardize=True), 1e-5
    for index, unit in enumerate(np.eye(width + 1)):
        ahead, behind = theta + step * unit, theta - step * unit
        slope = (problem.cost(ahead) - problem.cost(behind)) / (2 * step)
        bend = (problem.gradient(ahead) - problem.gradient(behind)) / (2 * step)
        assert problem.gradient(theta)[index] == pytest.approx(slope, rel=1e-6, abs=1e-9)
        np.testing.assert_allclose(problem.hessian(theta)[index], bend, rtol=1e-6, atol=1e-9)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(-1e150, 1e150), st.integers(0, 1)), min_size=1, max_size=20))
def test_the_cost_of_zero_parameters_is_ln_2_for_any_data(rows: list[tuple[float, int]]) -> None:
    problem = Problem(dataset([x for x, _ in rows], [y for _, y in rows]), l2=7.0)
    assert problem.cost(np.zeros(2)) == pytest.approx(math.log(2), rel=1e-15)


def test_the_penalty_spares_the_bias() -> None:
    plain, penalised = Problem(exam()), Problem(exam(), l2=0.5)
    theta = np.array([3.0, -10.0])
    assert penalised.cost(theta) - plain.cost(theta) == pytest.approx(0.25 * 9, rel=1e-12)
    np.testing.assert_allclose(penalised.gradient(theta) - plain.gradient(theta), [1.5, 0.0], rtol=1e-12, atol=0)
    np.testing.assert_allclose(penalised.hessian(theta) - plain.hessian(theta), [[0.5, 0], [0, 0]], atol=1e-12)


def test_a_standardised_problem_is_that_of_features_scaled_by_hand() -> None:
    data, theta = case(2, 50.0, 3.0)[0], np.array([0.7, -1.1, 0.4])
    columns = data.features.T.tolist()
    by_hand = [[(x - statistics.fmean(column)) / statistics.pstdev(column) for x in column] for column in columns]
    scaled, expected = Problem(data, 0.3, standardize=True), Problem(dataset(np.transpose(by_hand), data.labels), 0.3)
    assert scaled.cost(theta) == pytest.approx(expected.cost(theta), rel=1e-13)
    np.testing.assert_allclose(scaled.gradient(theta), expected.gradient(theta), rtol=1e-11)
    np.testing.assert_allclose(scaled.hessian(theta), expected.hessian(theta), rtol=1e-11)


@pytest.mark.parametrize("scale", [1e-140, 1e-6, 1.0, 1e6, 1e140])
def test_both_coordinates_tell_one_cost_and_gradients_of_the_chain_rule(scale: float) -> None:
    data, theta = case(2, scale, 4.0)
    raw, scaled = Problem(data), Problem(data, standardize=True)
    inner = scaled.from_raw(theta)
    assert scaled.cost(inner) == pytest.approx(raw.cost(theta), rel=1e-12)
    np.testing.assert_allclose(scaled.to_raw(inner), theta, rtol=1e-13)
    spread, middle = data.features.std(axis=0), data.features.mean(axis=0)
    by_weight, by_bias = raw.gradient(theta)[:-1], raw.gradient(theta)[-1]
    np.testing.assert_allclose(
        scaled.gradient(inner), np.append((by_weight - middle * by_bias) / spread, by_bias), rtol=1e-9
    )
    assert raw.to_raw(theta).tolist() == raw.from_raw(theta).tolist() == theta.tolist()


def test_many_parameters_at_once_are_many_times_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = case(2, 1.0, 1.0, samples=17)[0]
    problem, thetas = Problem(data, 0.1), np.random.default_rng(4).normal(size=(11, 3))
    for elements in (1, 17, 50, 17 * 11, 10**6):
        monkeypatch.setattr(problem_module, "_BLOCK_ELEMENTS", elements)
        costs, gradients = problem.costs_and_gradients(thetas)
        for theta, cost, gradient in zip(thetas, costs, gradients, strict=True):
            assert cost == pytest.approx(
                SKLEARN.loss(theta, data.features, data.labels, l2_reg_strength=0.1), rel=1e-14
            )
            np.testing.assert_allclose(gradient, problem.gradient(theta), rtol=1e-14)


FEATURES = st.one_of(st.floats(-1e150, 1e150), st.sampled_from([1e150, -1e150, 0.0, 5e-324, 1.0]))
ANYTHING = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([1e150, -1e300, 0.0, 1.0]))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(FEATURES, FEATURES), min_size=1, max_size=6), st.tuples(ANYTHING, ANYTHING, ANYTHING))
def test_no_finite_parameters_and_features_give_a_warning_or_a_negative_cost(rows, theta) -> None:
    data = dataset(rows, [index % 2 for index in range(len(rows))])
    for standardize in (False, True):
        problem = Problem(data, 1e-3, standardize)
        costs, gradients = problem.costs_and_gradients(np.array([theta, problem.from_raw(np.array(theta))]))
        assert not np.any(costs < 0)
        assert np.all(np.abs(gradients[:, -1]) <= 1) or np.isnan(gradients).any()


def test_a_score_of_any_size_costs_just_that() -> None:
    problem = Problem(dataset([1e150, 1e150], [0, 1]))
    assert problem.cost(np.array([1e150, 0.0])) == pytest.approx(5e299, rel=1e-15)
    assert problem.gradient(np.array([1e150, 0.0])).tolist() == [5e149, 0.5]
    assert problem.cost(np.array([1e300, 0.0])) == math.inf


def test_a_problem_without_rows_has_no_cost() -> None:
    problem = Problem(Dataset(np.empty((0, 2)), np.empty(0), ("a", "b")), standardize=True)
    assert problem.parameter_count == 3
    assert math.isnan(problem.cost(np.zeros(3)))
    assert np.isnan(problem.gradient(np.zeros(3))).tolist() == [True] * 3


PARAMETERS = st.tuples(st.floats(-20, 20), st.floats(-60, 60)).map(np.array)


@settings(deadline=None, max_examples=60)
@given(PARAMETERS, PARAMETERS, st.floats(0, 1), st.sampled_from([0.0, 0.2]))
def test_the_cost_is_convex(one: np.ndarray, other: np.ndarray, share: float, l2: float) -> None:
    problem = Problem(exam(), l2)
    chord = share * problem.cost(one) + (1 - share) * problem.cost(other)
    assert problem.cost(share * one + (1 - share) * other) <= chord * (1 + 1e-12)
    hessian = problem.hessian(one)
    np.testing.assert_allclose(hessian, hessian.T, rtol=1e-12)
    assert np.linalg.eigvalsh(hessian)[0] >= -1e-12
