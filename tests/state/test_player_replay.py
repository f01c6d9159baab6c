"""Playing iterations that are already made."""

import math

import pytest

from tests.state.stage import Stage, until_paused


def test_a_replay_as_fast_as_it_goes_can_still_be_seen(stage: Stage):
    stage.run(2400)
    run, asked = stage.session.document.trajectory, len(stage.inquiry.questions)
    stage.scrub(0)
    stage.session.set_speed(math.inf)
    stage.player.play()
    stage.play_on(60)
    assert 600 <= stage.iteration <= 1800
    stage.play_on(60)
    assert stage.iteration == 2400
    assert stage.session.document.trajectory is run
    assert len(stage.inquiry.questions) == asked
    until_paused(stage)
    assert stage.last == 3000


def test_a_replay_at_ten_a_second_shows_ten_a_second(stage: Stage):
    stage.run(100)
    stage.scrub(0)
    stage.session.set_speed(10)
    stage.player.play()
    stage.play_on(128, 1 / 64)
    assert stage.iteration == pytest.approx(21, abs=1)


def test_a_replay_of_a_longer_run_stops_at_the_limit(stage: Stage):
    stage.run(500)
    stage.scrub(10)
    stage.session.set_iteration_limit(40)
    stage.player.play()
    assert stage.session.iteration_limit == 40
    until_paused(stage)
    assert (stage.iteration, stage.last) == (40, 500)


def test_after_a_replay_slower_than_the_speed_the_run_goes_on_at_the_speed(stage: Stage):
    stage.run(2400)
    stage.scrub(0)
    stage.session.set_speed(5000)
    stage.player.play()
    while stage.iteration < 2400:
        stage.tick()
    stage.tick()
    assert 60 <= stage.inquiry.asked_steps <= 200


def test_what_was_made_is_replayed_though_a_coarser_tolerance_would_have_ended_it(stage: Stage):
    stage.run(10)
    stage.scrub(3)
    stage.session.tolerance = 100.0
    stage.player.step()
    assert (stage.iteration, stage.last) == (4, 10)


def test_a_converged_run_goes_another_way_from_an_earlier_iteration(stage: Stage):
    stage.session.tolerance = 0.3
    stage.run(100)
    stage.scrub(1)
    stage.session.set_learning_rate(0.01)
    stage.run(1)
    assert (stage.iteration, stage.last) == (2, 2)
    assert stage.session.document.trajectory.learning_rate(2) == 0.01
