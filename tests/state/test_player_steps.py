"""Step, with answers that arrive when the test says so."""

import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.state.document import Document
from lrviz.state.player import Goal
from tests.state.stage import Stage, gradient, next_parameters


def balanced() -> Dataset:
    """Return data whose cost has no slope at w = b = 0."""
    return Dataset(frozen([[1.0], [1.0]]), frozen([0, 1]), ("hours",))


def test_answers_in_small_pieces_add_up_to_the_steps_that_were_wished(stage: Stage):
    stage.player.step(20)
    assert stage.settle(most=3) == 7
    assert stage.iteration == stage.last == 20


def test_a_step_pressed_between_two_pieces_is_made_as_well(stage: Stage):
    stage.player.step(5)
    stage.inquiry.answer_steps(2)
    stage.player.step()
    stage.settle(most=2)
    assert stage.iteration == 6


def test_steps_wished_before_an_edit_are_not_made_after_it(stage: Stage, exam: Dataset):
    stage.player.step(5)
    stage.player.step()
    stage.edit(exam.with_feature(0, 0, 3.0))
    stage.settle()
    assert (stage.iteration, stage.last) == (0, 0)


def test_a_step_pressed_after_an_edit_is_made_though_an_older_answer_was_awaited(stage: Stage, exam: Dataset):
    stage.player.step(5)
    edited = exam.with_feature(0, 0, 3.0)
    stage.edit(edited)
    stage.player.step()
    stage.settle()
    assert stage.iteration == 1
    expected = next_parameters(edited, (0.0, 0.0), 0.1)
    assert stage.session.document.raw_parameters == pytest.approx(expected, rel=1e-13)


def test_a_step_pressed_before_a_second_edit_is_not_made_after_it(stage: Stage, exam: Dataset):
    stage.player.step()
    stage.edit(exam.with_feature(0, 0, 3.0))
    stage.player.step()
    stage.edit(exam.with_feature(0, 0, 4.0))
    stage.settle()
    assert stage.iteration == 0


def test_an_answer_that_arrives_after_scrubbing_back_is_dropped(stage: Stage):
    stage.run(10)
    stage.player.step()
    stage.scrub(3)
    stage.settle()
    assert (stage.iteration, stage.last) == (3, 10)


def test_a_step_pressed_after_scrubbing_back_is_made_though_an_older_answer_was_awaited(stage: Stage):
    stage.run(10)
    stage.player.step()
    stage.scrub(3)
    stage.player.step()
    stage.settle()
    assert (stage.iteration, stage.last) == (4, 10)


def test_ten_steps_of_which_five_are_made_already_show_five_and_make_five(stage: Stage):
    stage.run(50)
    stage.scrub(45)
    stage.player.step(10)
    stage.settle()
    assert (stage.iteration, stage.last) == (55, 55)
    assert not stage.session.undo_stack.canUndo()


def test_a_replayed_step_asks_nothing(stage: Stage):
    stage.run(50)
    asked = len(stage.inquiry.questions)
    stage.scrub(45)
    stage.player.step(5)
    assert stage.iteration == 50
    assert len(stage.inquiry.questions) == asked


def test_an_undo_while_a_step_is_asked_drops_the_answer(stage: Stage, exam: Dataset):
    stage.run(3)
    run = stage.session.document.trajectory
    stage.edit(exam.with_label(0, 1))
    stage.player.step()
    stage.session.undo_stack.undo()
    stage.settle()
    assert stage.session.document.trajectory is run
    stage.session.undo_stack.redo()
    assert stage.last == 0


def test_other_data_opened_while_a_step_is_asked_drop_the_answer(stage: Stage):
    stage.player.step(2)
    stage.session.open(balanced())
    stage.settle()
    assert stage.last == 0


def test_saving_while_a_step_is_asked_keeps_the_answer(stage: Stage):
    stage.player.step(2)
    stage.session.mark_saved("/home/ada/exam.csv")
    stage.settle()
    assert stage.iteration == 2
    assert stage.session.document.path == "/home/ada/exam.csv"


def test_a_learning_rate_chosen_while_a_step_is_asked_begins_with_the_next_one(stage: Stage):
    stage.player.step(2)
    stage.session.set_learning_rate(0.5)
    stage.settle(most=1)
    run = stage.session.document.trajectory
    assert [run.learning_rate(iteration) for iteration in (1, 2)] == [0.1, 0.5]


def test_a_step_while_playing_pauses(stage: Stage):
    goals: list[Goal] = []
    stage.player.play()
    stage.player.goal_changed.connect(goals.append)
    stage.player.step()
    stage.settle()
    assert goals == [Goal.PAUSED]
    assert stage.iteration == 1
    assert not stage.is_ticking


def test_a_run_that_has_converged_does_not_go_on(stage: Stage):
    stage.session.open(balanced())
    goals: list[Goal] = []
    stage.player.goal_changed.connect(goals.append)
    stage.player.step()
    stage.player.play()
    stage.player.run_to_minimum()
    stage.player.go_to(7)
    assert (stage.iteration, stage.inquiry.questions, goals) == (0, [], [])
    assert not stage.is_ticking


def test_play_does_not_extend_the_limit_of_a_run_that_has_converged(stage: Stage):
    stage.session.tolerance = 0.3
    stage.run(100)
    stage.session.set_iteration_limit(1)
    stage.player.play()
    assert stage.session.iteration_limit == 1


def test_steps_end_with_the_first_small_gradient_and_none_is_owed(stage: Stage, exam: Dataset):
    stage.session.tolerance = 0.3
    stage.player.step(100)
    stage.settle()
    run = stage.session.document.trajectory
    slopes = [sum(part**2 for part in gradient(exam, tuple(theta))) ** 0.5 for theta in run.parameters.tolist()]
    assert 0 < stage.last < 100
    assert slopes[-1] <= 0.3 < min(slopes[:-1])
    stage.session.tolerance = 0.0
    stage.player.step()
    stage.settle()
    assert stage.iteration == len(slopes)


def test_a_run_that_has_diverged_does_not_go_on(stage: Stage, exam: Dataset):
    problem = Problem(exam, l2=1e3)
    start = frozen([1.0, 0.0])
    run = Trajectory.starting_at(problem, start)
    stage.session.show(Document(problem, start, run, 0, exam, None))
    stage.session.set_learning_rate(1.0)
    stage.player.step(2000)
    stage.settle()
    costs = stage.session.document.trajectory.costs.tolist()
    finite = [abs(cost) < float("inf") for cost in costs]
    assert finite == [True] * (len(costs) - 1) + [False]
    asked = len(stage.inquiry.questions)
    stage.player.step()
    stage.player.play()
    assert len(stage.inquiry.questions) == asked
    assert not stage.player.is_playing


def test_the_run_ends_at_the_most_iterations_that_are_kept(stage: Stage, monkeypatch):
    monkeypatch.setattr("lrviz.state.player.MOST_ITERATIONS", 25)
    stage.player.step(20)
    stage.settle()
    stage.player.step(100)
    assert stage.inquiry.asked_steps == 5
    stage.settle()
    assert stage.last == 25
    stage.player.go_to(40)
    stage.player.play()
    stage.settle()
    assert stage.last == 25
    assert not stage.player.is_playing
    assert stage.session.iteration_limit == 3000


def test_after_a_failure_the_steps_still_owed_are_dropped_and_the_next_is_made(stage: Stage):
    errors: list[Exception] = []
    stage.player.failed.connect(errors.append)
    stage.player.step(5)
    stage.inquiry.fail(MemoryError("no memory"))
    assert [str(error) for error in errors] == ["no memory"]
    assert not stage.inquiry.is_waiting
    stage.run(1)
    assert stage.iteration == 1
