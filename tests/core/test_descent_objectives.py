"""The descent on another cost than the log loss."""

import math

import numpy as np
import pytest

from lrviz.core.descent import Budget, advance, descend
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from lrviz.core.trajectory import Steps, Trajectory, last_common_iteration
from tests.core.oracles import HOURS, PASS, exam


def plain_squared_error(rate: float, iterations: int, w: float, b: float) -> list[tuple[float, float, float]]:
    """w, b and (1/m) Σ (h − y)² of every iteration, with `math` alone."""
    m, rows = len(HOURS), []
    for _ in range(iterations + 1):
        h = [1 / (1 + math.exp(-(w * x + b))) for x in HOURS]
        rows.append((w, b, math.fsum((hi - y) ** 2 for hi, y in zip(h, PASS, strict=True)) / m))
        factors = [2 * (hi - y) * hi * (1 - hi) for hi, y in zip(h, PASS, strict=True)]
        dw = math.fsum(factor * x for factor, x in zip(factors, HOURS, strict=True)) / m
        db = math.fsum(factors) / m
        w, b = w - rate * dw, b - rate * db
    return rows


@pytest.mark.parametrize(("rate", "start"), [(0.1, (0.0, 0.0)), (1.0, (0.5, -2.0))])
def test_every_iteration_on_squared_error_is_that_of_a_plain_loop(rate: float, start: tuple[float, float]) -> None:
    run = descend(SquaredError(Problem(exam())), GradientDescent(rate), np.array(start), 400, 0.0)
    expected = np.array(plain_squared_error(rate, 400, *start))
    np.testing.assert_allclose(run.parameters, expected[:, :2], rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(run.costs, expected[:, 2], rtol=1e-9)
    assert [(s.first, s.learning_rate) for s in run.stretches] == [(1, rate)]


def test_after_3000_iterations_the_squared_error_is_not_at_its_minimum_either() -> None:
    run = descend(SquaredError(Problem(exam())), GradientDescent(0.1), np.zeros(2), 3000, 0.0)
    assert run.last_iteration == 3000
    assert run.costs[-1] == pytest.approx(plain_squared_error(0.1, 3000, 0.0, 0.0)[-1][2], rel=1e-9)
    assert run.costs[-1] > 0.0533 + 0.005


def test_without_time_one_step_is_made_on_any_cost() -> None:
    steps = advance(SquaredError(Problem(exam())), GradientDescent(0.1), np.zeros(2), Budget(50, 0.0), 0.0)
    assert len(steps) == 1


def branch(*stretches: tuple[float, int]) -> Trajectory:
    trajectory = Trajectory.starting_at(Problem(exam()), np.zeros(2))
    for rate, count in stretches:
        trajectory = trajectory.extended(Steps(np.ones((count, 4)), rate))
    return trajectory


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([(0.1, 5)], [(0.1, 5)], 5),
        ([(0.1, 5)], [(0.1, 9)], 5),
        ([(0.1, 5), (0.2, 3)], [(0.1, 9)], 5),
        ([(0.1, 5), (0.2, 3)], [(0.1, 5), (0.3, 3)], 5),
        ([(0.1, 5), (0.2, 3)], [(0.1, 5), (0.2, 1), (0.1, 9)], 6),
        ([(0.2, 5)], [(0.1, 5)], 0),
        ([], [(0.1, 5)], 0),
    ],
)
def test_runs_have_in_common_what_the_same_learning_rates_led_to(one, other, expected: int) -> None:
    assert last_common_iteration(branch(*one), branch(*other)) == expected
    assert last_common_iteration(branch(*other), branch(*one)) == expected
