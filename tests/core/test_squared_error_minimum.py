"""The low place of the mean squared error, against SciPy."""

import numpy as np
import pytest
from scipy.optimize import minimize

from lrviz.core.dataset import Dataset
from lrviz.core.generation import generate
from lrviz.core.minimum import find_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import find_separation
from lrviz.core.squared_error import SquaredError
from lrviz.core.squared_error_minimum import SquaredErrorMinimum, find_squared_error_minimum
from tests.core.oracles import HOURS, PASS, dataset, exam, sampled


def plain_cost(parameters: np.ndarray, features: np.ndarray, labels: np.ndarray) -> float:
    h = 1 / (1 + np.exp(-np.clip(features @ parameters[:-1] + parameters[-1], -700, 700)))
    return float(np.mean((h - labels) ** 2))


def lowest_of(data: Dataset, *, standardize: bool = False) -> SquaredErrorMinimum | None:
    problem = Problem(data, standardize=standardize)
    minimum = find_minimum(problem, find_separation(data))
    return find_squared_error_minimum(SquaredError(problem), None if minimum is None else minimum.parameters)


@pytest.mark.parametrize("standardize", [False, True])
def test_the_exams_one_finite_minimum_is_found(standardize: bool) -> None:
    found = lowest_of(exam(), standardize=standardize)
    assert found is not None
    assert found.is_minimum
    x, y = np.array(HOURS)[:, np.newaxis], np.array(PASS)
    best = minimize(plain_cost, [1.8, -8.0], (x, y), method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-16})
    assert found.cost == pytest.approx(best.fun, rel=1e-10)
    np.testing.assert_allclose(found.parameters, best.x, rtol=1e-4)
    gradient = SquaredError(Problem(exam())).gradient(found.parameters)
    assert np.abs(gradient).max() < 1e-12


def test_no_start_of_scipys_ends_lower_at_the_exam() -> None:
    found = lowest_of(exam())
    assert found is not None
    x, y = np.array(HOURS)[:, np.newaxis], np.array(PASS)
    starts = np.random.default_rng(0).normal(size=(25, 2)) * [2.0, 8.0]
    options = {"maxiter": 2000}
    ends = [minimize(plain_cost, start, (x, y), method="Nelder-Mead", options=options).fun for start in starts]
    assert min(ends) > found.cost - 1e-9
    assert sum(end < found.cost + 1e-6 for end in ends) > 5, "some of them do find it"


@pytest.mark.parametrize("seed", range(6))
def test_with_several_features_scipy_finds_nothing_lower_near_by(seed: int) -> None:
    data = sampled(np.random.default_rng([4, seed]), (60, 1 + seed % 3))
    found = lowest_of(data)
    assert found is not None
    best = minimize(plain_cost, found.parameters, (data.features, data.labels), method="BFGS")
    assert best.fun > found.cost - 1e-8


def test_the_place_found_from_zero_alone_is_the_same() -> None:
    alone, both = find_squared_error_minimum(SquaredError(Problem(exam()))), lowest_of(exam())
    assert alone is not None
    assert both is not None
    np.testing.assert_allclose(alone.parameters, both.parameters, rtol=1e-9)


@pytest.mark.parametrize(
    ("x", "y"),
    [([1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1]), ([1.0, 2.0, 3.0], [1, 1, 1]), ([5.0], [0])],
    ids=["separable", "one class", "one row"],
)
def test_where_the_cost_falls_for_ever_no_minimum_is_claimed(x: list[float], y: list[int]) -> None:
    found = lowest_of(dataset(x, y))
    assert found is not None
    assert not found.is_minimum
    assert 0 <= found.cost < 1e-6


def test_without_rows_there_is_none() -> None:
    assert lowest_of(Dataset(np.empty((0, 1)), np.empty(0))) is None


@pytest.mark.parametrize("scale", [1e-140, 1e-9, 1e6, 1e140])
def test_in_any_unit_the_minimum_is_the_same_curve(scale: float) -> None:
    found, expected = lowest_of(exam(scale)), lowest_of(exam())
    assert found is not None
    assert expected is not None
    assert found.is_minimum
    assert found.cost == pytest.approx(expected.cost, rel=1e-12)
    assert found.parameters[0] * scale == pytest.approx(expected.parameters[0], rel=1e-6)


@pytest.mark.parametrize(
    ("x", "y"),
    [([3.0, 3.0, 3.0], [0, 1, 1]), ([0.0, 0.0], [0, 1]), ([1e150, -1e150, 0.0], [0, 1, 1]), ([1.0, 1e12], [1, 0])],
)
def test_strange_data_raise_nothing(x: list[float], y: list[int]) -> None:
    found = lowest_of(dataset(x, y))
    assert found is None or np.isfinite(found.cost)


def test_equal_x_have_a_valley_but_no_single_minimum() -> None:
    found = lowest_of(dataset([3.0, 3.0, 3.0], [0, 1, 1]))
    assert found is not None
    assert not found.is_minimum
    assert found.cost == pytest.approx(2 / 9, rel=1e-9)


def test_of_very_many_rows_the_search_makes_fewer_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    hessian = SquaredError.hessian

    def counted(self: SquaredError, parameters: np.ndarray) -> np.ndarray:
        looked_at.append(len(self.rows))
        return hessian(self, parameters)

    monkeypatch.setattr(SquaredError, "hessian", counted)
    for samples in (500, 100_000):
        found = find_squared_error_minimum(SquaredError(Problem(generate(samples, 0.0, 1))))
        assert found is not None
        assert not found.is_minimum
        assert found.cost < 1e-9
    assert looked_at.count(100_000) <= 51 < looked_at.count(500) <= 301
