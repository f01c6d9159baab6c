"""Go to, with answers that arrive when the test says so."""

import math

import pytest

from tests.state.stage import Stage


@pytest.mark.parametrize("iteration", [10**5, 10**9])
def test_a_far_iteration_is_asked_for_in_bearable_pieces(stage: Stage, iteration: int):
    stage.player.go_to(iteration)
    assert 1000 <= stage.inquiry.asked_steps <= 100_000
    stage.inquiry.answer_steps(10)
    assert stage.inquiry.is_waiting


def test_going_to_an_iteration_below_zero_shows_the_first(stage: Stage):
    stage.run(5)
    stage.player.go_to(-3)
    assert (stage.iteration, stage.last) == (0, 5)


def test_going_to_an_iteration_while_steps_are_asked_leads_just_there(stage: Stage):
    stage.run(10)
    stage.player.step(4)
    stage.player.go_to(30)
    stage.settle(most=7)
    assert (stage.iteration, stage.last) == (30, 30)


def test_going_to_an_iteration_after_an_edit_leads_there_though_an_older_answer_was_awaited(stage: Stage, exam):
    stage.player.step(4)
    stage.edit(exam.with_label(3, 1))
    stage.player.go_to(12)
    stage.settle()
    assert (stage.iteration, stage.last) == (12, 12)


def test_going_further_at_another_learning_rate_keeps_the_iterations_already_made(stage: Stage):
    stage.run(10)
    stage.scrub(4)
    stage.session.set_learning_rate(0.2)
    stage.player.go_to(15)
    stage.settle()
    run = stage.session.document.trajectory
    assert [run.learning_rate(iteration) for iteration in (10, 11, 15)] == [0.1, 0.2, 0.2]


def test_going_less_far_than_the_steps_that_are_asked_shows_just_that_iteration(stage: Stage):
    stage.player.step(40)
    stage.player.go_to(12)
    stage.settle()
    assert (stage.iteration, stage.last) == (12, 12)


def test_going_on_a_little_while_playing_as_fast_as_it_goes_shows_just_that_iteration(stage: Stage):
    stage.session.set_speed(math.inf)
    stage.player.play()
    stage.tick()
    stage.player.go_to(7)
    stage.settle()
    assert (stage.iteration, stage.last) == (7, 7)
    assert not stage.player.is_playing


def test_an_answer_still_under_way_does_not_lead_on_from_the_iteration_gone_to(stage: Stage):
    stage.run(10)
    stage.player.play()
    stage.tick()
    stage.player.go_to(10)
    stage.settle()
    assert stage.iteration == 10


def test_a_long_way_is_a_run_that_pause_ends(stage: Stage):
    stage.player.go_to(50_000)
    assert stage.player.is_running
    stage.inquiry.answer_steps(200)
    assert stage.player.is_running
    stage.player.pause()
    assert not stage.player.is_running
    stage.settle()
    assert stage.iteration < 50_000


def test_a_long_way_ends_at_the_iteration_named_and_is_paused_there(stage: Stage):
    stage.player.go_to(2500)
    assert stage.player.is_running
    stage.settle()
    assert (stage.iteration, stage.last) == (2500, 2500)
    assert not stage.player.is_running


def test_a_few_steps_are_no_run(stage: Stage):
    stage.player.go_to(20)
    assert not stage.player.is_running
