import math

import numpy as np
import pytest

from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.diagnosis import Status, diagnose, has_risen, is_oscillating
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation, find_separation
from lrviz.core.trajectory import Steps, Trajectory
from tests.core.oracles import dataset, exam, sampled

EXAM = Problem(exam())
STANDARDISED = Problem(exam(), standardize=True)
SEPARABLE = dataset([1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1])


def run(problem: Problem, rate: float, iterations: int, start=None, tolerance: float = 1e-6) -> Trajectory:
    start = np.zeros(problem.parameter_count) if start is None else np.array(start)
    return descend(problem, GradientDescent(rate), start, iterations, tolerance)


def status(problem: Problem, trajectory: Trajectory, tolerance: float = 1e-6) -> Status:
    return diagnose(problem, find_separation(problem.dataset), trajectory, tolerance)


def history(costs: list[float], rate: float = 0.1, problem: Problem = EXAM, norm: float = 1.0) -> Trajectory:
    """A trajectory of these costs after its start, at which J = ln 2."""
    rows = np.column_stack([np.zeros((len(costs), 2)), costs, np.full(len(costs), norm)])
    return Trajectory.starting_at(problem, np.zeros(2)).extended(Steps(rows, rate))


def continued(trajectory: Trajectory, problem: Problem, rate: float, iterations: int) -> Trajectory:
    tail = run(problem, rate, iterations, trajectory.parameters[-1])
    rows = np.column_stack([tail.parameters, tail.costs, tail.gradient_norms])[1:]
    return trajectory.extended(Steps(rows, rate))


@pytest.mark.parametrize(
    "word", ["iteration_limit", "converged", "overshooting", "oscillating", "diverged", "separable"]
)
def test_every_word_of_the_contract_is_a_status(word: str) -> None:
    assert Status(word).value == word
    assert len(Status) == 6


@pytest.mark.parametrize("rate", [1e-12, 0.01, 0.1, 0.2737, 0.333])
@pytest.mark.parametrize("iterations", [1, 100, 3000])
def test_a_run_that_goes_down_and_has_not_arrived_ran_into_its_limit(rate: float, iterations: int) -> None:
    trajectory = run(EXAM, rate, iterations)
    assert np.diff(trajectory.costs).max() < 0
    assert status(EXAM, trajectory) is Status.ITERATION_LIMIT
    assert not has_risen(trajectory)


@pytest.mark.parametrize("rate", [0.334, 0.5, 1.0, 1.7])
@pytest.mark.parametrize("iterations", [10, 101, 500, 1500])
def test_a_run_that_rose_but_goes_down_overshoots(rate: float, iterations: int) -> None:
    trajectory = run(EXAM, rate, iterations)
    assert np.diff(trajectory.costs).max() > 1e-9
    assert status(EXAM, trajectory) is Status.OVERSHOOTING


@pytest.mark.parametrize("rate", [1.75, 1.8, 2.0, 3.0, 5.0])
def test_a_cycle_of_two_is_oscillating_at_either_end(rate: float) -> None:
    trajectory = run(EXAM, rate, 3001)
    late = trajectory.parameters[-100:]
    np.testing.assert_allclose(late[2:], late[:-2], rtol=1e-3)
    assert np.abs(late[1:] - late[:-1]).min() > 1e-3
    for iteration in (2990, 2999, 3000, 3001):
        assert status(EXAM, trajectory.up_to(iteration)) is Status.OSCILLATING


@pytest.mark.parametrize("rate", [6.0, 7.0, 10.0, 20.0])
def test_a_run_without_a_short_period_is_oscillating_too(rate: float) -> None:
    trajectory = run(EXAM, rate, 3000)
    late = trajectory.parameters[-400:]
    assert all(np.abs(late[period:] - late[:-period]).max() > 0.1 for period in range(1, 65))
    for iteration in (1000, 1501, 2999, 3000):
        assert status(EXAM, trajectory.up_to(iteration)) is Status.OSCILLATING


@pytest.mark.parametrize("rate", [100.0, 1e3, 1e4])
def test_a_cycle_of_six_is_oscillating(rate: float) -> None:
    trajectory = run(EXAM, rate, 3000)
    late = trajectory.parameters[-100:]
    assert np.abs(late[6:] - late[:-6]).max() < 0.01
    assert all(np.abs(late[period:] - late[:-period]).max() > 1 for period in range(1, 6))
    assert status(EXAM, trajectory) is Status.OSCILLATING


@pytest.mark.parametrize("rate", [1.74, 1.745])
def test_a_swing_that_dies_away_is_no_oscillation(rate: float) -> None:
    trajectory = run(EXAM, rate, 4000, tolerance=0.0)
    for iteration in range(100, 1000, 50):
        assert status(EXAM, trajectory.up_to(iteration), tolerance=0.0) is Status.OVERSHOOTING


@pytest.mark.parametrize("period", [2, 3, 4, 6, 8, 12])
@pytest.mark.parametrize("drift", [0.0, 1e-7])
def test_a_steady_cycle_of_any_short_period_is_oscillating(period: int, drift: float) -> None:
    costs = [1.0 + math.cos(2 * math.pi * n / period) / 4 + drift * n for n in range(1500)]
    for iteration in (300, 301, 1001, 1499):
        assert is_oscillating(history(costs).up_to(iteration))


@pytest.mark.parametrize("period", [2, 3, 4, 6, 8, 12])
def test_a_cycle_that_sinks_is_no_oscillation(period: int) -> None:
    costs = [2.0 + math.cos(2 * math.pi * n / period) / 4 - n / 2000 for n in range(1000)]
    for iteration in range(900, 1000, 7):
        assert not is_oscillating(history(costs).up_to(iteration))


def test_a_cycle_that_sinks_to_where_it_was_before_is_oscillating() -> None:
    level = np.concatenate([np.full(500, 0.5), 0.9 - np.arange(300) / 1000])
    assert is_oscillating(history((level + np.arange(800) % 2 / 10).tolist()))


@pytest.mark.parametrize(("rises", "expected"), [(0, False), (1, False), (2, False), (3, True), (10, True)])
def test_three_rises_in_the_last_hundred_steps_are_an_oscillation(rises: int, expected: bool) -> None:
    costs = np.full(300, 0.5)
    costs[290 - 5 * np.arange(rises)] += 0.1
    trajectory = history(costs.tolist())
    assert is_oscillating(trajectory) == expected
    # A hundred steps later nothing of it is recent.
    assert not is_oscillating(history([*costs, *[0.5] * 111]))


def test_a_short_run_is_not_yet_called_oscillating() -> None:
    costs = [0.5 + n % 2 for n in range(200)]
    assert not is_oscillating(history(costs).up_to(99))
    assert status(EXAM, history(costs).up_to(50)) is Status.OVERSHOOTING
    assert is_oscillating(history(costs).up_to(150))


def test_a_smaller_learning_rate_ends_the_oscillation() -> None:
    wild = run(EXAM, 3.0, 1000)
    assert status(EXAM, wild) is Status.OSCILLATING
    calmed = continued(wild, EXAM, 0.1, 400)
    for iteration in (1001, 1050, 1101, 1400):
        assert status(EXAM, calmed.up_to(iteration)) is Status.OVERSHOOTING
    again = continued(calmed, EXAM, 3.0, 1000)
    assert status(EXAM, again) is Status.OSCILLATING


@pytest.mark.parametrize(("problem", "rate"), [(EXAM, 1.0), (EXAM, 1.7), (STANDARDISED, 4.0), (STANDARDISED, 20.0)])
def test_a_small_gradient_is_converged_whether_it_overshot_or_not(problem: Problem, rate: float) -> None:
    trajectory = run(problem, rate, 20_000)
    assert trajectory.last_iteration < 20_000
    assert trajectory.gradient_norms[-1] <= 1e-6
    assert status(problem, trajectory) is Status.CONVERGED
    before = trajectory.up_to(trajectory.last_iteration - 1)
    expected = Status.OVERSHOOTING if np.diff(before.costs).max() > 1e-9 else Status.ITERATION_LIMIT
    assert status(problem, before) is expected


def test_tiny_steps_are_not_convergence() -> None:
    trajectory = run(EXAM, 1e-13, 2000)
    assert np.abs(np.diff(trajectory.parameters, axis=0)).max() < 1e-12
    assert status(EXAM, trajectory) is Status.ITERATION_LIMIT


def test_the_start_alone_is_converged_or_nothing_yet() -> None:
    at_rest = Problem(dataset([1.0, 1.0], [0, 1]))
    assert status(at_rest, run(at_rest, 0.1, 0)) is Status.CONVERGED
    assert status(EXAM, run(EXAM, 0.1, 0)) is Status.ITERATION_LIMIT


@pytest.mark.parametrize(
    ("x", "y"), [([1, 2, 3, 4], [0, 0, 1, 1]), ([1, 2, 2, 4], [0, 0, 1, 1]), ([1, 2, 3], [1, 1, 1]), ([4], [0])]
)
@pytest.mark.parametrize("rate", [0.1, 5.0, 1e4])
def test_separated_classes_are_separable_however_the_run_goes(x: list[int], y: list[int], rate: float) -> None:
    problem = Problem(dataset(x, y))
    trajectory = run(problem, rate, 500, tolerance=0.0)
    for iteration in (0, min(1, trajectory.last_iteration), trajectory.last_iteration):
        assert status(problem, trajectory.up_to(iteration)) is Status.SEPARABLE
    assert status(problem, trajectory, tolerance=1.0) is Status.SEPARABLE


def test_a_penalty_gives_separated_classes_the_other_words() -> None:
    problem = Problem(SEPARABLE, l2=0.1)
    assert status(problem, run(problem, 0.1, 100)) is Status.ITERATION_LIMIT
    assert status(problem, run(problem, 0.5, 10_000)) is Status.CONVERGED


def test_one_class_stays_separable_for_the_bias_is_free() -> None:
    problem = Problem(dataset([1.0, 2.0], [1, 1]), l2=0.1)
    assert status(problem, run(problem, 0.1, 100)) is Status.SEPARABLE


@pytest.mark.parametrize(("rate", "l2"), [(1e3, 1.0), (3.0, 1.0), (2.5, 0.9), (0.1, 30.0)])
def test_a_penalty_that_throws_the_weights_ever_farther_out_diverges(rate: float, l2: float) -> None:
    problem = Problem(exam(), l2)
    trajectory = run(problem, rate, 5000)
    assert not np.isfinite(trajectory.costs[-1])
    assert status(problem, trajectory) is Status.DIVERGED
    # It is told long before float64 ends.
    early = trajectory.up_to(trajectory.last_iteration // 2)
    assert np.isfinite(early.costs[-1])
    assert status(problem, early) is Status.DIVERGED


def test_a_cost_that_rises_without_such_a_penalty_is_not_running_away() -> None:
    rising = [0.7 + n / 100 for n in range(60)]
    assert status(EXAM, history(rising, rate=1e6)) is Status.OVERSHOOTING
    penalised = Problem(exam(), l2=1.0)
    assert status(penalised, history(rising, rate=1.9, problem=penalised)) is Status.OVERSHOOTING
    assert status(penalised, history(rising, rate=2.1, problem=penalised)) is Status.DIVERGED
    assert status(penalised, history(rising[:20], rate=2.1, problem=penalised)) is Status.DIVERGED
    assert status(penalised, history(rising[:19], rate=2.1, problem=penalised)) is Status.OVERSHOOTING
    pausing = [*rising[:40], rising[39], *rising[40:50]]
    assert status(penalised, history(pausing, rate=2.1, problem=penalised)) is Status.OVERSHOOTING


@pytest.mark.parametrize("cost", [math.inf, math.nan])
def test_a_cost_that_is_not_finite_comes_first_of_all(cost: float) -> None:
    separable = Problem(SEPARABLE)
    assert status(separable, history([0.6, cost], problem=separable, norm=0.0)) is Status.DIVERGED
    assert status(EXAM, history([0.5 + n % 2 for n in range(200)] + [cost], norm=0.0)) is Status.DIVERGED


def test_oscillating_comes_before_converged_and_converged_before_overshooting() -> None:
    cycle = [0.5 + n % 2 for n in range(300)]
    assert status(EXAM, history(cycle, norm=1e-9)) is Status.OSCILLATING
    assert status(EXAM, history([0.6, 0.65, 0.5], norm=1e-9)) is Status.CONVERGED
    assert status(EXAM, history([0.6, 0.65, 0.5])) is Status.OVERSHOOTING


def test_a_run_without_rows_is_only_at_its_start() -> None:
    problem = Problem(Dataset(np.empty((0, 1)), np.empty(0)))
    assert diagnose(problem, Separation.NONE, run(problem, 0.1, 5), 1e-6) is Status.ITERATION_LIMIT


@pytest.mark.parametrize("seed", range(12))
def test_below_the_limit_of_every_curvature_only_two_words_are_said(seed: int) -> None:
    rng = np.random.default_rng(seed)
    data = sampled(rng, (40, 1 + seed % 3), scale=10.0 ** (seed % 4 - 1), offset=seed % 3)
    rows = np.column_stack([data.features, np.ones(40)])
    problem, rate = Problem(data), 1.9 / np.linalg.norm(rows.T @ rows / 160, 2)
    assert find_separation(data) is Separation.NONE
    trajectory = run(problem, rate, 1500, tolerance=1e-4)
    expected = Status.CONVERGED if trajectory.last_iteration < 1500 else Status.ITERATION_LIMIT
    assert status(problem, trajectory, tolerance=1e-4) is expected
