import math
from itertools import islice, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.descent import Budget, advance
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import COST, Steps, Trajectory
from tests.core.oracles import HOURS, PASS, dataset, decimals, exact_cost, exact_gradient, exam, plain_descent

PROBLEM = Problem(exam())


def start(w: float = 0.0, b: float = 0.0) -> Trajectory:
    return Trajectory.starting_at(PROBLEM, np.array([w, b]))


def made_up(rows: int, rate: float, seed: int = 0) -> Steps:
    """Steps that no descent made: w, b, J and |∇J| at random."""
    return Steps(np.random.default_rng([rows, seed]).normal(size=(rows, 4)) + 5, rate)


def descended(trajectory: Trajectory, rate: float, steps: int) -> Trajectory:
    return trajectory.extended(
        advance(PROBLEM, GradientDescent(rate), trajectory.parameters[-1], Budget(steps), tolerance=0.0)
    )


def test_iteration_0_is_the_start_with_its_own_cost_and_gradient() -> None:
    trajectory = start(1.5, -3.0)
    assert (len(trajectory), trajectory.last_iteration) == (1, 0)
    assert trajectory.parameters.tolist() == [[1.5, -3.0]]
    gradient = exact_gradient(HOURS, PASS, [1.5, -3.0], 0.0)
    cost = exact_cost(HOURS, PASS, decimals([1.5, -3.0]))
    assert trajectory.costs[0] == pytest.approx(float(cost), rel=1e-14)
    assert trajectory.gradient_norms[0] == pytest.approx(math.hypot(*gradient), rel=1e-13)
    assert trajectory.rises.tolist() == [0.0]
    assert trajectory.learning_rate(0) is None
    assert trajectory.stretches == ()


def test_the_whole_history_is_kept_from_the_first_iteration_on() -> None:
    trajectory = start()
    for steps in (1, 1, 10, 300, 1, 2000):
        trajectory = descended(trajectory, 0.1, steps)
    expected = np.array(list(islice(plain_descent(HOURS, PASS, 0.1), 2314)))
    assert len(trajectory) == 2314
    np.testing.assert_allclose(trajectory.parameters, expected[:, :2], rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(trajectory.costs, expected[:, 2], rtol=1e-12)
    np.testing.assert_allclose(trajectory.gradient_norms, expected[:, 3], rtol=1e-10)


@pytest.mark.parametrize("name", ["parameters", "costs", "gradient_norms", "rises"])
def test_no_value_can_be_written(name: str) -> None:
    values = getattr(descended(start(), 0.1, 5), name)
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        advance(PROBLEM, GradientDescent(0.1), np.zeros(2), Budget(1), 0.0).rows[0] = 1.0


def test_extremes_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        start().extended(made_up(100, 0.1)).block_extremes(0, COST)[0] = 1


def test_values_that_were_handed_out_never_change() -> None:
    early = descended(start(), 0.1, 200)
    views = [early.parameters, early.costs, early.gradient_norms, early.rises]
    copies = [view.copy() for view in views]
    late = early
    for rows in (50, 1, 3, 5000):
        late = late.extended(made_up(rows, 0.2))
        early.extended(made_up(rows, 0.3, seed=1))
        early.up_to(100).extended(made_up(rows, 0.4, seed=2))
    for view, copy in zip(views, copies, strict=True):
        assert np.array_equal(view, copy)
    assert len(early) == 201
    assert np.array_equal(late.parameters[:201], copies[0])


def test_branches_from_an_old_tail_know_nothing_of_one_another() -> None:
    trunk = start().extended(made_up(40, 0.1))
    old = trunk.up_to(20)
    one, other = old.extended(made_up(30, 0.2)), old.extended(made_up(30, 0.3, seed=1))
    again = one.extended(made_up(5, 0.2, seed=2))
    for branch, rate, seed in ((one, 0.2, 0), (other, 0.3, 1)):
        assert np.array_equal(branch.parameters[:21], trunk.parameters[:21])
        assert np.array_equal(branch.parameters[21:], made_up(30, rate, seed).rows[:, :2])
        assert [(s.first, s.learning_rate) for s in branch.stretches] == [(1, 0.1), (21, rate)]
    assert np.array_equal(trunk.parameters[1:], made_up(40, 0.1).rows[:, :2])
    assert np.array_equal(again.parameters[:51], one.parameters)
    assert (len(trunk), len(old), len(one), len(again)) == (41, 21, 51, 56)


def test_the_learning_rate_of_each_iteration_is_that_of_the_step_that_led_there() -> None:
    trajectory = start()
    for rate, steps in ((0.1, 2), (0.1, 1), (0.5, 1), (0.1, 2)):
        trajectory = trajectory.extended(made_up(steps, rate))
    assert [trajectory.learning_rate(i) for i in range(7)] == [None, 0.1, 0.1, 0.1, 0.5, 0.1, 0.1]
    assert [(s.first, s.learning_rate) for s in trajectory.stretches] == [(1, 0.1), (4, 0.5), (5, 0.1)]
    assert [len(trajectory.up_to(i).stretches) for i in range(7)] == [0, 1, 1, 1, 2, 3, 3]
    cut = trajectory.up_to(3).extended(made_up(1, 0.1))
    assert [(s.first, s.learning_rate) for s in cut.stretches] == [(1, 0.1)]


@pytest.mark.parametrize("rate", [0.1, 0.34, 0.5, 1.0, 1.7, 2.0])
def test_rises_are_counted_as_in_a_plain_loop(rate: float) -> None:
    costs = [cost for _, _, cost, _ in islice(plain_descent(HOURS, PASS, rate), 401)]
    rose = [after > before * (1 + 1e-12) for before, after in pairwise(costs)]
    trajectory = descended(descended(start(), rate, 150), rate, 250)
    assert trajectory.rises.tolist() == [0.0, *np.cumsum(rose)]


def test_a_rise_is_counted_whether_within_a_batch_or_between_two() -> None:
    costs = [0.6, 0.7, 0.7, 0.5, 0.5 + 1e-9, 0.5 + 1e-9 + 1e-15, 0.4, 3.0]
    rises = [0, 1, 1, 1, 2, 2, 2, 3]
    rows = np.column_stack([np.zeros((8, 2)), costs, np.ones(8)])
    for cut in range(1, 8):
        trajectory = start().extended(Steps(rows[:cut], 0.1)).extended(Steps(rows[cut:], 0.2))
        assert trajectory.rises.tolist() == [0, *rises]
    assert start().extended(Steps(rows, 0.1)).up_to(5).rises.tolist() == [0, 0, 1, 1, 1, 2]


def test_rounding_is_no_rise_however_long_a_run_has_arrived() -> None:
    for problem, rate in ((Problem(exam(), standardize=True), 8.0), (Problem(exam(offset=1e6), standardize=True), 8.0)):
        steps = advance(problem, GradientDescent(rate), np.zeros(2), Budget(20_000), 0.0)
        trajectory = Trajectory.starting_at(problem, np.zeros(2)).extended(steps)
        assert np.diff(trajectory.costs).max() > 0
        assert trajectory.rises[-1] == 0


def test_scores_that_cancel_are_no_rise_far_from_zero() -> None:
    # Raw features at 1e6 ± 1: a score is the difference of two large numbers, and J loses ten digits.
    problem = Problem(dataset(1e6 + np.array(HOURS), PASS))
    theta = np.array([1.0, -1e6 - 4.5])
    steps = advance(problem, GradientDescent(1e-13), theta, Budget(2000), 0.0)
    trajectory = Trajectory.starting_at(problem, theta).extended(steps)
    assert np.diff(trajectory.costs).max() > 1e-13
    assert trajectory.rises[-1] == 0


def test_the_norm_of_a_huge_gradient_does_not_overflow() -> None:
    problem = Problem(dataset([(1e150, 1e150), (1e150, 1e150)], [1, 1]))
    norm = Trajectory.starting_at(problem, np.zeros(3)).gradient_norms[0]
    assert norm == pytest.approx(math.sqrt(2) * 5e149, rel=1e-14)
    penalised = Problem(dataset([(1.0, 2.0)], [1]), l2=2.0)
    norm = Trajectory.starting_at(penalised, np.array([3e200, 4e200, 0.0])).gradient_norms[0]
    assert norm == pytest.approx(1e201, rel=1e-14)


def test_the_norm_of_a_tiny_gradient_is_not_lost() -> None:
    # At θ = 0 the residuals are ±1/2: the bias has no gradient, and w that of −x/4.
    tiny = Problem(dataset([(0.0, 0.0), (1.2e-169, 1.6e-169)], [0, 1]))
    assert Trajectory.starting_at(tiny, np.zeros(3)).gradient_norms[0] == pytest.approx(5e-170, rel=1e-14)


def test_the_first_of_some_steps_are_steps() -> None:
    steps = made_up(5, 0.3)
    assert np.array_equal(steps.first(2).rows, steps.rows[:2])
    assert (len(steps), len(steps.first(2)), steps.first(2).learning_rate) == (5, 2, 0.3)
    assert np.array_equal(steps.costs, steps.rows[:, 2])
    assert np.array_equal(steps.gradient_norms, steps.rows[:, 3])


def checked(trajectory: Trajectory, rows: np.ndarray, rates: list[float | None]) -> None:
    """Compare a trajectory with its plain list of (w, b, J, |∇J|) rows and learning rates."""
    assert len(trajectory) == len(rows)
    assert np.array_equal(trajectory.parameters, rows[:, :2])
    assert np.array_equal(trajectory.costs, rows[:, 2])
    assert np.array_equal(trajectory.gradient_norms, rows[:, 3])
    assert [trajectory.learning_rate(i) for i in range(len(rows))] == rates
    firsts = [i for i in range(1, len(rows)) if rates[i] != rates[i - 1]]
    assert [(s.first, s.learning_rate) for s in trajectory.stretches] == [(i, rates[i]) for i in firsts]
    assert trajectory.levels == sum(len(rows) >= 64 * 4**level for level in range(12))
    for level in range(trajectory.levels):
        for column, values in ((0, rows[:, 0]), (1, rows[:, 1]), (COST, rows[:, 2])):
            blocks = values[: len(values) // (64 * 4**level) * 64 * 4**level].reshape(-1, 64 * 4**level)
            extremes = values[trajectory.block_extremes(level, column)]
            assert np.array_equal(extremes, np.column_stack([blocks.min(axis=1), blocks.max(axis=1)]))


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_history_of_extending_and_cutting_leaves_every_trajectory_as_it_was(data: st.DataObject) -> None:
    first = start()
    everything: list[tuple[Trajectory, np.ndarray, list[float | None]]] = [
        (first, np.column_stack([first.parameters, first.costs, first.gradient_norms]), [None])
    ]
    for seed in range(data.draw(st.integers(1, 12))):
        trajectory, rows, rates = data.draw(st.sampled_from(everything[-4:]))
        if data.draw(st.booleans()):
            count = data.draw(st.sampled_from([1, 2, 63, 64, 255, 256, 700]))
            steps = made_up(count, data.draw(st.sampled_from([0.1, 0.2])), seed)
            made = (trajectory.extended(steps), np.vstack([rows, steps.rows]), [*rates, *[steps.learning_rate] * count])
        else:
            last = data.draw(st.integers(0, len(rows) - 1))
            made = (trajectory.up_to(last), rows[: last + 1], rates[: last + 1])
        everything.append(made)
    for value in everything:
        checked(*value)
