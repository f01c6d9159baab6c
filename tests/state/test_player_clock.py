"""Play, Pause and To minimum, with a clock that ticks when the test says so."""

import math

import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.player import Goal
from tests.state.stage import FRAME, Stage, next_parameters, until_paused


@pytest.mark.parametrize("speed", [0.01, 1.0, 60.0])
def test_the_first_step_comes_with_the_first_frame_whatever_the_speed(stage: Stage, speed: float):
    stage.session.set_speed(speed)
    stage.player.play()
    stage.play_on(1)
    assert stage.iteration == 1


@pytest.mark.parametrize("speed", [10.0, 60.0, 5000.0])
def test_a_second_of_frames_shows_as_many_iterations_as_the_speed_says(stage: Stage, speed: float):
    stage.session.set_iteration_limit(100_000)
    stage.session.set_speed(speed)
    stage.player.play()
    stage.play_on(64, 1 / 64)
    assert stage.iteration == pytest.approx(1 + speed, abs=1)


def test_while_an_answer_is_awaited_nothing_is_asked_however_often_the_clock_ticks(stage: Stage):
    stage.session.set_speed(1000)
    stage.player.play()
    stage.tick()
    for _ in range(20):
        stage.tick()
    assert len(stage.inquiry.questions) == 1
    stage.inquiry.answer_steps()
    assert len(stage.inquiry.questions) == 1
    stage.tick()
    assert len(stage.inquiry.questions) == 2


def test_a_step_still_asked_when_play_is_pressed_is_waited_for(stage: Stage):
    stage.player.step()
    stage.player.play()
    for _ in range(5):
        stage.tick()
    assert len(stage.inquiry.questions) == 1
    stage.inquiry.answer_steps()
    stage.play_on(10)
    assert stage.iteration >= 9
    assert stage.last == stage.iteration


def test_after_a_slow_answer_the_clock_goes_on(stage: Stage):
    stage.player.play()
    for _ in range(10):
        stage.tick()
        for _ in range(5):
            stage.tick(0.3)
        stage.inquiry.answer_steps(1)
    assert stage.iteration == 10
    assert stage.is_ticking


def test_to_minimum_replays_what_is_made_and_goes_on_past_it(stage: Stage):
    stage.session.tolerance = 0.05
    stage.session.set_iteration_limit(10)
    stage.run(200)
    stage.scrub(20)
    stage.player.run_to_minimum()
    assert stage.player.goal is Goal.MINIMUM
    until_paused(stage)
    run = stage.session.document.trajectory
    assert stage.last > 200
    assert run.gradient_norms[-1] <= 0.05 < run.gradient_norms[-2]
    assert stage.session.iteration_limit == 10


def test_with_the_answer_that_reaches_the_limit_it_pauses_at_once(stage: Stage):
    stage.session.set_iteration_limit(1)
    stage.player.play()
    stage.tick()
    stage.inquiry.answer_steps()
    assert stage.iteration == 1
    assert not stage.player.is_playing


def test_a_limit_set_below_the_iteration_pauses_with_the_next_frame(stage: Stage):
    stage.player.play()
    stage.play_on(50)
    iteration = stage.iteration
    stage.session.set_iteration_limit(5)
    stage.play_on(3)
    assert stage.iteration == iteration
    assert not stage.player.is_playing
    assert stage.session.iteration_limit == 5


def test_a_limit_raised_while_playing_is_played_to(stage: Stage):
    stage.session.set_speed(math.inf)
    stage.session.set_iteration_limit(300)
    stage.player.play()
    stage.tick()
    stage.session.set_iteration_limit(40_000)
    stage.inquiry.answer_steps()
    assert stage.player.is_playing
    until_paused(stage)
    assert stage.iteration == 40_000


def test_a_limit_lowered_while_playing_is_kept_to_the_iteration(stage: Stage):
    stage.player.play()
    stage.play_on(10)
    stage.session.set_speed(math.inf)
    stage.session.set_iteration_limit(33)
    until_paused(stage)
    assert stage.iteration == 33


def test_play_beyond_the_limit_goes_as_far_again_from_there(stage: Stage):
    stage.session.set_iteration_limit(30)
    stage.player.go_to(50)
    stage.settle()
    stage.player.play()
    assert stage.session.iteration_limit == 80
    until_paused(stage)
    assert stage.iteration == 80


def test_an_edit_while_playing_is_played_on_from(stage: Stage, exam: Dataset):
    stage.player.play()
    stage.play_on(30)
    stage.tick()
    parameters = tuple(stage.session.document.raw_parameters.tolist())
    edited = exam.with_feature(2, 0, 8.0)
    stage.edit(edited)
    stage.inquiry.answer_steps()
    assert stage.iteration == 0
    assert stage.player.is_playing
    stage.play_on(20)
    first, second = stage.session.document.trajectory.parameters[:2].tolist()
    assert tuple(first) == parameters
    assert second == pytest.approx(next_parameters(edited, parameters, 0.1), rel=1e-13)
    assert stage.iteration > 10


def test_a_new_learning_rate_after_scrubbing_is_one_undo_step_however_long_it_plays(stage: Stage):
    stage.run(100)
    stage.scrub(40)
    stage.session.set_learning_rate(0.2)
    stage.player.play()
    stage.play_on(50)
    assert stage.iteration > 60
    assert stage.session.undo_stack.count() == 1
    assert stage.session.undo_stack.undoText() == "Continue from iteration 40"


def test_the_goal_is_told_once_whenever_it_is_another(stage: Stage):
    goals: list[Goal] = []
    stage.player.goal_changed.connect(goals.append)
    stage.player.pause()
    stage.player.play()
    stage.player.play()
    stage.player.run_to_minimum()
    stage.player.pause()
    stage.player.pause()
    assert goals == [Goal.ITERATION_LIMIT, Goal.MINIMUM, Goal.PAUSED]


def test_pausing_is_not_asking(stage: Stage):
    stage.session.set_speed(math.inf)
    stage.player.play()
    stage.tick()
    stage.player.pause()
    stage.inquiry.answer_steps(100)
    for _ in range(10):
        stage.tick()
    assert len(stage.inquiry.questions) == 1
    assert not stage.is_ticking


def test_a_run_that_converges_while_playing_pauses(stage: Stage):
    stage.session.tolerance = 0.3
    stage.player.play()
    until_paused(stage)
    assert stage.session.document.trajectory.gradient_norms[-1] <= 0.3
    assert not stage.is_ticking


def test_playing_pauses_when_the_last_row_is_removed(stage: Stage):
    stage.player.play()
    stage.play_on(5)
    stage.edit(Dataset(frozen([]).reshape(0, 1), frozen([]), ("hours",)))
    stage.play_on(2)
    assert not stage.player.is_playing
    assert stage.iteration == 0


def test_a_failure_while_playing_pauses(stage: Stage):
    stage.player.play()
    stage.tick()
    stage.inquiry.fail(MemoryError("no memory"))
    assert stage.player.goal is Goal.PAUSED
    stage.tick(FRAME)
    assert len(stage.inquiry.questions) == 1


def test_nothing_ticks_before_play_and_after_close(stage: Stage):
    assert not stage.is_ticking
    stage.player.play()
    assert stage.is_ticking
    stage.player.close()
    assert not stage.is_ticking
    assert stage.inquiry.is_closed
