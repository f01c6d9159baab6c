import math
from fractions import Fraction
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance, descend, has_ended
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from tests.core.oracles import HOURS, PASS, dataset, exact_gradient, exam, plain_descent, sampled


def run(problem: Problem, learning_rate: float, iterations: int, start=None, tolerance: float = 0.0) -> Trajectory:
    start = np.zeros(problem.parameter_count) if start is None else np.array(start)
    return descend(problem, GradientDescent(learning_rate), start, iterations, tolerance)


@pytest.mark.parametrize(("rate", "start"), [(0.1, (0.0, 0.0)), (0.01, (3.0, -2.0)), (0.3, (-1.5, 8.0))])
def test_every_iteration_is_that_of_the_guides_loop(rate: float, start: tuple[float, float]) -> None:
    trajectory = run(Problem(exam()), rate, 3000, start)
    assert trajectory.last_iteration == 3000
    expected = np.array(list(islice(plain_descent(HOURS, PASS, rate, start), 3001)))
    np.testing.assert_allclose(trajectory.parameters, expected[:, :2], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(trajectory.costs, expected[:, 2], rtol=1e-12)
    np.testing.assert_allclose(trajectory.gradient_norms, expected[:, 3], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("l2", [0.0, 0.4])
@pytest.mark.parametrize("width", [1, 2, 5])
@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e4])
def test_a_step_goes_against_the_gradient_of_50_digits(width: int, l2: float, scale: float) -> None:
    rng = np.random.default_rng([9, width])
    data, theta = sampled(rng, (12, width), scale, 1.0), np.append(rng.normal(size=width) / scale, 0.3)
    steps = advance(Problem(data, l2), GradientDescent(0.7), theta, Budget(1), 0.0)
    gradient = np.array(exact_gradient(data.features, data.labels, theta, l2))
    np.testing.assert_allclose(steps.rows[0, :-2] - theta, -0.7 * gradient, rtol=1e-9, atol=1e-13 * np.abs(theta).max())


def test_a_standardised_descent_is_that_of_hours_scaled_by_hand() -> None:
    mean = math.fsum(HOURS) / 16
    spread = math.sqrt(math.fsum((x - mean) ** 2 for x in HOURS) / 16)
    problem = Problem(exam(), standardize=True)
    trajectory = run(problem, 2.0, 500)
    expected = np.array(list(islice(plain_descent([(x - mean) / spread for x in HOURS], PASS, 2.0), 501)))
    np.testing.assert_allclose(trajectory.parameters, expected[:, :2], rtol=1e-11, atol=1e-12)
    raw = problem.to_raw(trajectory.parameters)[-1]
    w, b = expected[-1, :2]
    np.testing.assert_allclose(raw, [w / spread, b - w * mean / spread], rtol=1e-11)


def test_w_and_b_move_together_from_the_same_gradient() -> None:
    # Two rows and whole numbers: at θ = 0, h − y = ∓1/2, so that every sum is exact.
    steps = advance(Problem(dataset([2.0, 4.0], [0, 1])), GradientDescent(1.0), np.zeros(2), Budget(1), 0.0)
    assert steps.rows[0, :2].tolist() == [float(Fraction(4 - 2, 4)), 0.0]


def test_batches_of_any_size_make_the_same_run() -> None:
    problem, method = Problem(exam(), l2=0.01), GradientDescent(0.2)
    whole = advance(problem, method, np.zeros(2), Budget(600), 0.0)
    for size in (1, 7, 64, 599):
        tail, rows = np.zeros(2), []
        while len(rows) < 600:
            steps = advance(problem, method, tail, Budget(min(size, 600 - len(rows))), 0.0)
            rows += list(steps.rows)
            tail = steps.rows[-1, :2]
        assert np.array_equal(np.array(rows)[:, :2], whole.rows[:, :2])
        np.testing.assert_allclose(np.array(rows)[:, 2:], whole.rows[:, 2:], rtol=1e-13)


def test_a_long_run_has_no_seam_between_its_batches() -> None:
    trajectory = run(Problem(exam()), 0.1, 10_000)
    whole = advance(Problem(exam()), GradientDescent(0.1), np.zeros(2), Budget(10_000), 0.0)
    assert np.array_equal(trajectory.parameters[1:], whole.rows[:, :2])
    assert [(s.first, s.learning_rate) for s in trajectory.stretches] == [(1, 0.1)]


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_without_time_one_step_is_made(seconds: float) -> None:
    steps = advance(Problem(exam()), GradientDescent(0.1), np.zeros(2), Budget(1000, seconds), 0.0)
    assert len(steps) == 1
    assert steps.learning_rate == 0.1


def test_the_parameters_that_were_given_are_left_alone() -> None:
    start = np.array([0.5, -0.5])
    advance(Problem(exam()), GradientDescent(0.1), start, Budget(10), 0.0)
    assert start.tolist() == [0.5, -0.5]


@pytest.mark.parametrize("tolerance", [0.5, 0.1, 0.02])
def test_a_run_ends_with_the_first_small_gradient(tolerance: float) -> None:
    norms = [norm for *_, norm in islice(plain_descent(HOURS, PASS, 0.1), 3001)]
    expected = next(index for index, norm in enumerate(norms) if norm <= tolerance)
    assert 0 < expected < 3000
    trajectory = run(Problem(exam()), 0.1, 3000, tolerance=tolerance)
    assert trajectory.last_iteration == expected
    assert has_ended(trajectory, tolerance)
    assert not has_ended(trajectory.up_to(expected - 1), tolerance)


def test_a_small_step_is_no_sign_of_convergence() -> None:
    trajectory = run(Problem(exam()), 1e-12, 200, tolerance=1e-6)
    assert trajectory.last_iteration == 200
    assert not has_ended(trajectory, 1e-6)


def test_a_gradient_of_just_the_tolerance_is_converged() -> None:
    problem = Problem(dataset([2.0, 4.0], [0, 1]))
    assert has_ended(Trajectory.starting_at(problem, np.zeros(2)), 0.5)
    assert not has_ended(Trajectory.starting_at(problem, np.zeros(2)), math.nextafter(0.5, 0))


def test_tolerance_0_never_stops_a_run() -> None:
    problem = Problem(exam(), standardize=True)
    trajectory = run(problem, 8.0, 5000, tolerance=0.0)
    assert trajectory.last_iteration == 5000
    assert trajectory.gradient_norms[-1] < 1e-13


def test_a_start_that_has_converged_makes_no_step() -> None:
    trajectory = run(Problem(dataset([1.0, 1.0], [0, 1])), 0.1, 100, tolerance=1e-6)
    assert trajectory.last_iteration == 0


@pytest.mark.parametrize("iterations", [0, 1, 4095, 4096, 4097])
def test_a_run_makes_as_many_steps_as_were_asked_for(iterations: int) -> None:
    assert run(Problem(exam()), 0.1, iterations).last_iteration == iterations


def test_a_run_that_diverges_ends_with_the_first_cost_that_is_not_finite() -> None:
    trajectory = run(Problem(exam(), l2=1.0), 1e3, 5000)
    w = Fraction(float(trajectory.parameters[1, 0]))
    steps = 1
    # Far out the penalty alone decides: w ← (1 − 1000)·w; J is w²/2, infinite once that exceeds the largest float.
    while w * w / 2 <= Fraction(np.finfo(float).max):
        w, steps = w * -999, steps + 1
    assert abs(trajectory.last_iteration - steps) <= 1
    assert not np.isfinite(trajectory.costs[-1])
    assert np.isfinite(trajectory.costs[:-1]).all()
    assert has_ended(trajectory, 0.0)


def test_without_rows_no_step_is_made() -> None:
    assert run(Problem(Dataset(np.empty((0, 1)), np.empty(0))), 0.1, 10).last_iteration == 0


FEATURES = st.one_of(st.floats(-1e150, 1e150), st.sampled_from([1e150, -1e150, 0.0, 1.0]))
RATES = st.sampled_from([1e-300, 1e-3, 1.0, 1e100, 1e300])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(FEATURES, FEATURES, st.integers(0, 1)), min_size=1, max_size=6), RATES, st.booleans())
def test_no_features_and_no_learning_rate_give_a_warning(rows, rate: float, standardize: bool) -> None:
    data = dataset([row[:2] for row in rows], [row[2] for row in rows])
    trajectory = run(Problem(data, standardize=standardize), rate, 40)
    assert np.isfinite(trajectory.costs[:-1]).all()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(FEATURES, st.integers(0, 1)), min_size=1, max_size=6), RATES, st.sampled_from([1e-9, 1.0]))
def test_no_penalty_gives_a_warning(rows, rate: float, l2: float) -> None:
    trajectory = run(Problem(dataset([x for x, _ in rows], [y for _, y in rows]), l2), rate, 600)
    assert np.isfinite(trajectory.costs[:-1]).all()


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.sampled_from([0.0, 0.1]), st.sampled_from([0.1, 1.0, 1.9]))
def test_below_the_limit_of_every_curvature_the_cost_never_rises(seed: int, width: int, l2: float, share: float):
    rng = np.random.default_rng(seed)
    data = sampled(rng, (20, width), scale=10.0 ** rng.integers(-3, 4), offset=rng.normal())
    rows = np.column_stack([data.features, np.ones(20)])
    largest = np.linalg.norm(rows.T @ rows / 80 + np.diag([l2] * width + [0.0]), 2)
    trajectory = run(Problem(data, l2), share / largest, 300)
    assert trajectory.rises[-1] == 0
    assert np.diff(trajectory.costs).max() <= 1e-13
