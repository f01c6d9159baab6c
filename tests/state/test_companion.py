"""The descent on squared error that goes with the session's run."""

from collections.abc import Iterator

import numpy as np
import pytest

from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance, descend
from lrviz.core.landscape import Landscape, Window
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from lrviz.core.squared_error_minimum import SquaredErrorMinimum
from lrviz.core.trajectory import Trajectory
from lrviz.state.companion import Companion
from tests.state.stage import HeldInquiry

WINDOW = Window((-1.0, -17.0), (4.0, 4.0))


@pytest.fixture
def problem(exam: Dataset) -> Problem:
    return Problem(exam)


@pytest.fixture
def companion(qapp, monkeypatch, problem: Problem) -> Companion:
    """Return one that waits for the test's answers."""
    monkeypatch.setattr("lrviz.state.companion.Inquiry", HeldInquiry)
    companion = Companion()
    companion.take_objective(SquaredError(problem))
    return companion


def run_of(problem: Problem, *stretches: tuple[float, int], start: tuple[float, float] = (0.0, 0.0)) -> Trajectory:
    """Return a run with so many steps of each learning rate."""
    trajectory = Trajectory.starting_at(problem, np.array(start))
    for rate, count in stretches:
        steps = advance(problem, GradientDescent(rate), trajectory.parameters[-1], Budget(count), -1.0)
        trajectory = trajectory.extended(steps)
    return trajectory


def answer_all(companion: Companion) -> None:
    inquiry: HeldInquiry = companion._inquiry
    for _ in range(200):
        if not inquiry.is_waiting:
            return
        if any(isinstance(part, Budget) for part in inquiry.questions[-1].args):
            inquiry.answer_steps()
        else:
            inquiry.answer()
    pytest.fail("It asks for ever.")


def plain_run(problem: Problem, *stretches: tuple[float, int], start: tuple[float, float] = (0.0, 0.0)) -> np.ndarray:
    """Return θ of every iteration on squared error, by a plain loop."""
    x, y = problem.dataset.features[:, 0], problem.dataset.labels
    theta, rows = np.array(start), [np.array(start)]
    for rate, count in stretches:
        for _ in range(count):
            h = 1 / (1 + np.exp(-(theta[0] * x + theta[1])))
            factors = 2 * (h - y) * h * (1 - h) / len(y)
            theta = theta - rate * np.array([factors @ x, factors.sum()])
            rows.append(theta)
    return np.array(rows)


def test_it_makes_as_many_steps_with_the_same_learning_rates(companion: Companion, problem: Problem) -> None:
    stretches = ((0.1, 30), (0.5, 20), (0.1, 7))
    companion.follow(run_of(problem, *stretches))
    answer_all(companion)
    assert companion.trajectory.last_iteration == 57
    np.testing.assert_allclose(companion.trajectory.parameters, plain_run(problem, *stretches), rtol=1e-10, atol=1e-12)
    assert [(s.first, s.learning_rate) for s in companion.trajectory.stretches] == [(1, 0.1), (31, 0.5), (51, 0.1)]


def test_it_goes_on_when_the_run_does_and_keeps_what_it_has(companion: Companion, problem: Problem) -> None:
    companion.follow(run_of(problem, (0.1, 10)))
    answer_all(companion)
    before = companion.trajectory.parameters.copy()
    companion.follow(run_of(problem, (0.1, 25)))
    assert companion._inquiry.asked_steps == 15
    answer_all(companion)
    assert np.array_equal(companion.trajectory.parameters[:11], before)
    assert companion.trajectory.last_iteration == 25


def test_of_a_run_that_was_cut_and_went_on_otherwise_the_common_part_is_kept(
    companion: Companion, problem: Problem
) -> None:
    companion.follow(run_of(problem, (0.1, 40)))
    answer_all(companion)
    companion.follow(run_of(problem, (0.1, 15), (0.7, 5)))
    assert companion._inquiry.asked_steps == 5
    answer_all(companion)
    expected = plain_run(problem, (0.1, 15), (0.7, 5))
    np.testing.assert_allclose(companion.trajectory.parameters, expected, rtol=1e-10, atol=1e-12)


def test_a_run_that_is_only_cut_asks_for_nothing(companion: Companion, problem: Problem) -> None:
    companion.follow(run_of(problem, (0.1, 40)))
    answer_all(companion)
    companion.follow(run_of(problem, (0.1, 15)))
    assert not companion.is_busy
    assert companion.trajectory.last_iteration == 40, "what is right is kept"


def test_another_start_begins_anew(companion: Companion, problem: Problem) -> None:
    companion.follow(run_of(problem, (0.1, 10)))
    answer_all(companion)
    companion.follow(run_of(problem, (0.1, 6), start=(3.0, 4.0)))
    answer_all(companion)
    expected = plain_run(problem, (0.1, 6), start=(3.0, 4.0))
    np.testing.assert_allclose(companion.trajectory.parameters, expected, rtol=1e-10)


def test_an_answer_about_an_earlier_run_is_dropped(companion: Companion, problem: Problem) -> None:
    companion.follow(run_of(problem, (0.1, 10)))
    companion.follow(run_of(problem, (0.1, 6), start=(3.0, 4.0)))
    companion._inquiry.answer_steps()
    assert companion.trajectory.last_iteration == 0
    answer_all(companion)
    assert companion.trajectory.parameters[0].tolist() == [3.0, 4.0]
    assert companion.trajectory.last_iteration == 6


def test_on_a_plateau_it_goes_on_however_small_the_slope_is(companion: Companion, problem: Problem) -> None:
    companion.follow(run_of(problem, (0.1, 12), start=(-60.0, -400.0)))
    answer_all(companion)
    assert companion.trajectory.last_iteration == 12
    assert companion.trajectory.gradient_norms.max() < 1e-20


def test_the_answers_of_each_kind_are_told(companion: Companion, problem: Problem, qtbot) -> None:
    chart = Chart.through(SquaredError(problem), np.zeros(2))
    told: list[str] = []
    companion.trajectory_changed.connect(lambda: told.append("trajectory"))
    companion.landscape_changed.connect(lambda: told.append("landscape"))
    companion.minimum_changed.connect(lambda: told.append("minimum"))
    objective = chart.objective
    companion.take_objective(objective)
    companion.ask_minimum(np.array([2.6, -12.4]))
    companion.ask_landscape(chart, WINDOW)
    companion.follow(run_of(problem, (0.1, 3)))
    answer_all(companion)
    assert told == ["minimum", "landscape", "trajectory"]
    assert isinstance(companion.landscape, Landscape)
    assert companion.landscape.window == WINDOW
    assert isinstance(companion.minimum, SquaredErrorMinimum)
    assert companion.minimum.cost == pytest.approx(0.0532824, abs=1e-6)
    axes = companion.landscape.axes
    place = np.array([axes[0][7], axes[1][3]])
    assert companion.landscape.costs[3, 7] == pytest.approx(objective.cost(place), rel=1e-12)


def test_of_several_windows_the_latest_is_mapped(companion: Companion) -> None:
    chart = Chart.through(companion._objective, np.zeros(2))
    for high in (1.0, 2.0, 3.0):
        companion.ask_landscape(chart, Window((0.0, 0.0), (high, high)))
    answer_all(companion)
    assert len(companion._inquiry.questions) == 2
    assert companion.landscape.window.high == (3.0, 3.0)


def test_what_is_about_another_cost_comes_too_late(companion: Companion, exam: Dataset, problem: Problem) -> None:
    companion.ask_minimum(None)
    companion.take_objective(SquaredError(Problem(exam.with_feature(0, 0, 4.0))))
    answer_all(companion)
    assert companion.minimum is None
    companion.ask_landscape(Chart.through(SquaredError(problem), np.zeros(2)), WINDOW)
    answer_all(companion)
    assert companion.landscape is None


def test_a_question_that_fails_is_told_once_and_not_asked_again(companion: Companion, problem: Problem) -> None:
    errors: list[object] = []
    companion.failed.connect(errors.append)
    companion.follow(run_of(problem, (0.1, 10)))
    error = ValueError("no")
    companion._inquiry.fail(error)
    assert errors == [error]
    assert not companion.is_busy


@pytest.fixture
def threaded(qapp, problem: Problem) -> Iterator[Companion]:
    companion = Companion()
    companion.take_objective(SquaredError(problem))
    yield companion
    companion.close()


def test_in_its_thread_it_keeps_up_with_3000_iterations(threaded: Companion, problem: Problem, qtbot) -> None:
    leader = descend(problem, GradientDescent(0.1), np.zeros(2), 3000, 0.0)
    threaded.follow(leader)
    qtbot.waitUntil(lambda: threaded.trajectory.last_iteration == 3000, timeout=20_000)
    assert threaded.trajectory.costs[-1] == pytest.approx(0.0611640, abs=1e-6)


def test_closed_while_it_computes_it_ends(qapp, problem: Problem) -> None:
    companion = Companion()
    companion.take_objective(SquaredError(problem))
    companion.follow(descend(problem, GradientDescent(0.1), np.zeros(2), 3000, 0.0))
    companion.close()
    companion.close()
    assert companion._inquiry._thread.isFinished()


def test_nothing_is_asked_before_there_is_a_cost(qapp, monkeypatch, problem: Problem) -> None:
    monkeypatch.setattr("lrviz.state.companion.Inquiry", HeldInquiry)
    companion = Companion()
    companion.follow(run_of(problem, (0.1, 2)))
    companion.ask_minimum(None)
    assert not companion.is_busy
