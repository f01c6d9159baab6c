"""Every number of facts.md, to every digit printed there.

Each is first found without lrviz (50-digit decimals, the guide's own loop, NumPy alone), then asked of lrviz.
"""

import math
from itertools import islice, pairwise

import numpy as np
import pytest
from scipy.special import expit

from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.diagnosis import Status, diagnose
from lrviz.core.logistic import decision_boundary, scores, sigmoid
from lrviz.core.minimum import find_minimum
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation, find_separation
from lrviz.core.stability import stable_learning_rate
from lrviz.core.trajectory import Trajectory
from tests.core.oracles import HOURS, PASS, dataset, exact_hessian, exact_minimum, exact_sigmoid, exam, plain_descent

ARRIVAL = 85_916
"""The iteration at which |∇J| first is at most 1e-6 at α = 0.1: "about 86,000"."""


@pytest.fixture(scope="module")
def plain() -> np.ndarray:
    """w, b, J, |∇J| of the guide's loop in plain Python, α = 0.1, until it has converged."""
    return np.array(list(islice(plain_descent(HOURS, PASS, 0.1), ARRIVAL + 1)))


@pytest.fixture(scope="module")
def ours() -> Trajectory:
    return descend(Problem(exam()), GradientDescent(0.1), np.zeros(2), 100_000, 1e-6)


@pytest.fixture(scope="module")
def minimum() -> np.ndarray:
    """w*, b*, J* in 50 digits."""
    return np.array([float(value) for value in exact_minimum(HOURS, PASS)])


def vectors(rate: float, steps: int) -> np.ndarray:
    """w, b, J of a descent with SciPy's σ, which no α can overflow."""
    x, y, w, b, path = np.array(HOURS), np.array(PASS), 0.0, 0.0, []
    for _ in range(steps + 1):
        path.append((w, b))
        error = expit(w * x + b) - y
        w, b = w - rate * float(error @ x) / 16, b - rate * float(error.sum()) / 16
    signed = (1 - 2 * y) * (np.outer([w for w, _ in path], x) + np.array([[b] for _, b in path]))
    return np.column_stack([path, np.logaddexp(0, signed).mean(axis=1)])


def run(rate: float, iterations: int, tolerance: float = 1e-6) -> Trajectory:
    return descend(Problem(exam()), GradientDescent(rate), np.zeros(2), iterations, tolerance)


def status(trajectory: Trajectory, problem: Problem | None = None) -> Status:
    problem = problem or Problem(exam())
    return diagnose(problem, find_separation(problem.dataset), trajectory, 1e-6)


def test_the_exam_has_sixteen_rows_that_start_at_ln_2(exam: Dataset) -> None:
    assert exam.features[:, 0].tolist() == HOURS
    assert exam.labels.tolist() == PASS
    assert (exam.sample_count, int(exam.labels.sum())) == (16, 8)
    assert f"{Problem(exam).cost(np.zeros(2)):.6f}" == f"{math.log(2):.6f}" == "0.693147"


def test_3000_iterations_end_where_the_guide_says(plain: np.ndarray, ours: Trajectory) -> None:
    for w, b, cost in (plain[3000, :3], (*ours.parameters[3000], ours.costs[3000])):
        assert f"{w:.4f} {b:.4f} {cost:.4f}" == "1.6997 -7.9626 0.1721"
        assert f"{1 / (1 + math.exp(-(5 * w + b))):.4f}" == "0.6308"
        assert f"{-b / w:.4f}" == "4.6848"
    theta = ours.parameters[3000]
    assert f"{sigmoid(scores(np.array([[5.0]]), theta))[0]:.4f}" == "0.6308"
    assert f"{decision_boundary(theta):.4f}" == "4.6848"
    assert status(run(0.1, 3000)) is Status.ITERATION_LIMIT


def test_the_true_minimum_is_newtons(minimum: np.ndarray) -> None:
    found = find_minimum(Problem(exam()), Separation.NONE)
    for w, b, cost in (minimum, (*found.parameters, found.cost)):
        assert f"{w:.6f} {b:.6f} {cost:.6f}" == "2.619389 -12.442150 0.156938"
        assert f"{-b / w:.6f}" == "4.750020"
    assert f"{decision_boundary(found.parameters):.6f}" == "4.750020"


def test_after_3000_iterations_the_descent_has_not_arrived(plain, ours, minimum) -> None:
    assert f"{plain[3000, 2] - minimum[2]:.4f}" == f"{ours.costs[3000] - minimum[2]:.4f}" == "0.0152"


def test_the_hessian_at_the_minimum_has_these_eigenvalues(minimum: np.ndarray) -> None:
    for hessian in (exact_hessian(HOURS, PASS, minimum[:2], 0.0), Problem(exam()).hessian(minimum[:2])):
        low, high = np.linalg.eigvalsh(hessian)
        assert f"{low:.3e} {high:.5f}" == "9.493e-04 1.14607"
        assert f"{high / low:.0f}" == "1207"


def standardised(minimum: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Hours to mean 0 and deviation 1 by hand, and the minimum there."""
    mean, deviation = np.mean(HOURS), np.std(HOURS)
    return (np.array(HOURS) - mean) / deviation, np.array([minimum[0] * deviation, minimum[1] + minimum[0] * mean])


def test_on_standardised_hours_the_condition_number_is_small(minimum: np.ndarray) -> None:
    hours, theta = standardised(minimum)
    problem = Problem(exam(), standardize=True)
    for hessian in (exact_hessian(hours, PASS, theta, 0.0), problem.hessian(problem.from_raw(minimum[:2]))):
        low, high = np.linalg.eigvalsh(hessian)
        assert f"{high / low:.1f}" == "11.6"


def test_the_step_limits(minimum: np.ndarray) -> None:
    rows = np.column_stack([HOURS, np.ones(16)])
    hours, theta = standardised(minimum)
    always = 2 / (np.linalg.eigvalsh(rows.T @ rows)[-1] / 64)
    raw = 2 / np.linalg.eigvalsh(exact_hessian(HOURS, PASS, minimum[:2], 0.0))[-1]
    scaled = 2 / np.linalg.eigvalsh(exact_hessian(hours, PASS, theta, 0.0))[-1]
    assert f"{always:.4f} {raw:.4f} {scaled:.1f}" == "0.2737 1.7451 41.9"
    problems = (Problem(exam()), Problem(exam(), standardize=True))
    found = [stable_learning_rate(problem, find_minimum(problem, Separation.NONE)) for problem in problems]
    assert f"{found[0].always:.4f} {found[0].near_minimum:.4f} {found[1].near_minimum:.1f}" == "0.2737 1.7451 41.9"


@pytest.mark.parametrize(("gap", "iterations"), [(1e-2, 3990), (1e-3, 12001), (1e-4, 22631)])
def test_the_gap_closes_slowly(plain, ours, minimum, gap: float, iterations: int) -> None:
    for costs in (plain[:, 2], ours.costs):
        assert int(np.argmax(costs - minimum[2] < gap)) == iterations


def test_the_run_has_converged_after_about_86000_iterations(plain: np.ndarray, ours: Trajectory) -> None:
    assert round(ARRIVAL, -3) == 86_000
    assert plain[-2, 3] > 1e-6 >= plain[-1, 3]
    assert ours.last_iteration == ARRIVAL
    assert status(ours) is Status.CONVERGED
    assert status(ours.up_to(ARRIVAL - 1)) is Status.ITERATION_LIMIT


@pytest.mark.parametrize(("rate", "monotone"), [(0.1, True), (0.2737, True), (0.333, True), (0.334, False)])
def test_from_0_0_the_cost_falls_in_every_step_up_to_0_333(rate: float, monotone: bool) -> None:
    costs = [cost for _, _, cost, _ in islice(plain_descent(HOURS, PASS, rate), 3001)]
    assert all(after < before for before, after in pairwise(costs)) == monotone
    expected = Status.ITERATION_LIMIT if monotone else Status.OVERSHOOTING
    assert status(run(rate, 3000)) is expected


def test_up_to_1_74_it_overshoots_but_converges(minimum: np.ndarray) -> None:
    rows = vectors(1.74, 6000)
    assert np.diff(rows[:, 2]).max() > 0.01
    assert abs(rows[-1, 2] - minimum[2]) < 1e-9
    assert status(run(1.74, 1500)) is Status.OVERSHOOTING
    assert status(run(1.74, 6000)) is Status.CONVERGED


@pytest.mark.parametrize("rate", [1.7452, 1.75, 2.0, 3.0, 4.0, 5.0])
def test_from_1_7451_on_it_swings_between_two_points_for_ever(rate: float) -> None:
    late = vectors(rate, 6000)[-100:, :2]
    np.testing.assert_allclose(late[2:], late[:-2], rtol=1e-5)
    assert np.abs(late[1:] - late[:-1]).max(axis=1).min() > 1e-3
    assert status(run(rate, 6000)) is Status.OSCILLATING


@pytest.mark.parametrize("rate", [6.0, 7.0, 10.0, 20.0])
def test_from_6_on_there_is_no_short_period(rate: float) -> None:
    late = vectors(rate, 6000)[-1000:, :2]
    assert all(np.abs(late[period:] - late[:-period]).max() > 0.1 for period in range(1, 65))
    assert status(run(rate, 6000)) is Status.OSCILLATING


@pytest.mark.parametrize("rate", [0.1, 1.7, 6.0, 1e3, 1e6])
def test_no_rate_makes_log_loss_overflow_but_a_large_penalty_does(rate: float) -> None:
    costs = vectors(rate, 2000)[:, 2]
    # One step moves z by at most α·(81 + 1)/2, and the sigmoid saturates there.
    assert costs.max() <= max(41 * rate, 1)
    assert np.isfinite(run(rate, 2000).costs).all()
    penalised = Problem(exam(), l2=3 / rate)
    trajectory = descend(penalised, GradientDescent(rate), np.zeros(2), 5000, 1e-6)
    assert status(trajectory, penalised) is Status.DIVERGED


@pytest.mark.parametrize("rate", [0.1, 1.0, 10.0])
def test_on_separable_data_every_rate_works_and_the_weights_grow_for_ever(rate: float) -> None:
    problem = Problem(dataset([1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1]))
    assert find_minimum(problem, find_separation(problem.dataset)) is None
    trajectory = descend(problem, GradientDescent(rate), np.zeros(2), 10_000, 0.0)
    weights, costs = trajectory.parameters[:, 0], trajectory.costs
    assert weights[100] < weights[1000] < weights[10_000]
    assert costs[100] > costs[1000] > costs[10_000] > 0
    assert costs[10_000] < 0.05
    assert status(trajectory, problem) is Status.SEPARABLE


def test_the_worked_example_of_the_guide() -> None:
    z = scores(np.array([[6.0]]), np.array([2.0, -10.0]))[0]
    assert z == 2.0
    assert f"{sigmoid(np.array(z)):.2f}" == f"{exact_sigmoid(2.0):.2f}" == "0.88"
    assert sigmoid(np.array(z)) >= 0.5


def test_the_least_squares_line_leaves_0_and_1() -> None:
    slope, intercept = np.polyfit(HOURS, PASS, 1)
    assert f"{slope:.6f} {intercept:.6f}" == "0.176997 -0.346269"
    assert f"{intercept:.3f} {20 * slope + intercept:.3f}" == "-0.346 3.194"
