"""Lessons through the controller: scenes set the window up, and leaving gives everything back."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Window
from lrviz.state.settings import Settings
from tests.cli.by_hand import EXAM, LABELS
from tests.controllers.classroom import Classroom, place, written


@pytest.fixture
def room(exam: Dataset, qtbot: QtBot, tmp_path: Path) -> Iterator[Classroom]:
    result = Classroom(exam, qtbot, written(tmp_path))
    yield result
    result.close()


def test_opening_shows_the_first_chapter_and_sets_its_first_scene_up(room: Classroom) -> None:
    room.actions.lesson.trigger()
    assert place(room) == (0, 0)
    assert room.lesson.is_open
    assert room.actions.lesson.isChecked()
    session, document = room.session, room.session.document
    assert session.settings == Settings(0.2, 400, math.inf, 0.3)
    assert room.window.shown == ("fit", "losses")
    checked = {name for name, action in room.actions.overlays.items() if action.isChecked()}
    assert checked == {"least_squares_line", "log_scale"}
    assert (room.sigmoid.z, room.prediction.text) == (2.0, "5; 6.5; 8")
    assert room.landscape.windows == [Window((-1.0, -16.0), (4.0, 5.0))]
    assert document.iteration == 250


def test_a_scene_runs_as_the_loop_of_the_guide_does(room: Classroom) -> None:
    room.actions.lesson.trigger()
    weight, bias = 0.5, -1.0
    for _ in range(250):
        errors = [1 / (1 + math.exp(-(weight * x + bias))) - y for (x,), y in zip(EXAM, LABELS, strict=True)]
        slope = sum(error * x for error, (x,) in zip(errors, EXAM, strict=True)) / len(EXAM)
        weight, bias = weight - 0.2 * slope, bias - 0.2 * sum(errors) / len(EXAM)
    np.testing.assert_allclose(room.session.document.raw_parameters, [weight, bias], rtol=1e-12)
    np.testing.assert_array_equal(room.session.document.start, [0.5, -1.0])


def test_parameters_by_hand_are_iteration_0_and_reset_goes_elsewhere(room: Classroom) -> None:
    room.actions.lesson.trigger()
    room.actions.next_scene.trigger()
    document = room.session.document
    assert (document.iteration, document.trajectory.last_iteration) == (0, 0)
    np.testing.assert_array_equal(document.raw_parameters, [1.7, -8.0])
    np.testing.assert_array_equal(document.at_start().raw_parameters, [1.0, 1.0])
    assert not any(action.isChecked() for action in room.actions.overlays.values())
    assert room.session.settings == Settings()


def test_scenes_are_walked_across_chapters_and_back(room: Classroom) -> None:
    room.actions.lesson.trigger()
    walk = [place(room)]
    while room.actions.next_scene.isEnabled():
        room.actions.next_scene.trigger()
        walk.append(place(room))
    assert walk == [(0, 0), (0, 1), (1, 0), (2, None)]
    back = []
    while room.actions.previous_scene.isEnabled():
        room.actions.previous_scene.trigger()
        back.append(place(room))
    assert back == [(1, 0), (0, 1), (0, 0)]


def test_the_panels_buttons_choose_chapters_and_scenes(room: Classroom) -> None:
    room.actions.lesson.trigger()
    room.panel.chapter_requested.emit(1)
    assert place(room) == (1, 0)
    assert room.session.document.dataset.feature_count == 2
    assert room.session.document.problem.standardize
    assert room.session.document.dataset.sample_count == 30
    assert room.window.shown == ("data", "evaluation")
    room.panel.chapter_requested.emit(0)
    room.panel.findChild(QToolButton, "lesson_scene_2").click()
    assert place(room) == (0, 1)
    for beyond in (-1, 3):
        room.panel.chapter_requested.emit(beyond)
    assert place(room) == (0, 1)


def test_leaving_gives_everything_back_untouched(room: Classroom) -> None:
    session = room.session
    session.edit("Set w and b", session.document.with_parameters(frozen([1.0, 2.0])))
    session.set_settings(Settings(0.7, 55, 9.0, 0.4))
    room.actions.gradient_arrow.setChecked(True)
    before, undo = session.document, session.undo_stack
    room.actions.lesson.trigger()
    assert session.undo_stack is not undo
    session.edit("Reset", session.document.at_start())
    session.set_threshold(0.9)
    room.actions.surface.setChecked(True)
    room.actions.next_scene.trigger()
    room.actions.next_scene.trigger()
    room.panel.leave_requested.emit()
    assert session.document is before
    assert session.undo_stack is undo
    assert (undo.count(), undo.undoText()) == (1, "Set w and b")
    assert session.settings == Settings(0.7, 55, 9.0, 0.4)
    checked = {name for name, action in room.actions.overlays.items() if action.isChecked()}
    assert checked == {"gradient_arrow"}
    assert (room.sigmoid.z, room.prediction.text, room.window.shown) == (-1.0, "6.5", None)
    assert not room.lesson.is_open
    assert not session.is_set_aside
    assert not room.actions.lesson.isChecked()


@pytest.mark.parametrize("way", ["action", "leave action", "panel", "taken back", "method"])
def test_every_way_out_leaves(room: Classroom, way: str) -> None:
    before = room.session.document
    room.actions.lesson.trigger()
    {
        "action": room.actions.lesson.trigger,
        "leave action": room.actions.leave_lesson.trigger,
        "panel": room.panel.leave_requested.emit,
        "taken back": room.session.take_back,
        "method": room.lesson.leave,
    }[way]()
    assert room.session.document is before
    assert not room.lesson.is_open
    assert not room.actions.leave_lesson.isEnabled()
    room.lesson.leave()
    assert room.session.document is before


def test_the_lesson_is_opened_again_where_it_was_left(room: Classroom) -> None:
    room.actions.lesson.trigger()
    room.panel.chapter_requested.emit(1)
    room.actions.lesson.trigger()
    room.actions.lesson.trigger()
    assert place(room) == (1, 0)


def test_undo_inside_a_scene_undoes_what_was_done_in_it_and_no_more(room: Classroom) -> None:
    room.actions.lesson.trigger()
    session = room.session
    session.edit("Reset", session.document.at_start())
    room.panel.scene_requested.emit(1)
    assert session.undo_stack.count() == 0
    at_first = session.document
    session.edit("Set w and b", session.document.with_parameters(frozen([3.0, 3.0])))
    session.undo_stack.undo()
    assert session.document.trajectory is at_first.trajectory
    assert not session.undo_stack.canUndo()


def test_starting_over_brings_the_scene_back(room: Classroom) -> None:
    room.actions.lesson.trigger()
    room.panel.scene_requested.emit(1)
    document = room.session.document
    room.session.edit("Set w and b", document.with_parameters(frozen([3.0, 3.0])))
    room.session.set_learning_rate(5.0)
    room.panel.scene_requested.emit(1)
    np.testing.assert_array_equal(room.session.document.raw_parameters, [1.7, -8.0])
    assert room.session.learning_rate == 0.1


def test_a_run_under_way_is_paused_and_goes_on_where_it_was(room: Classroom, qtbot: QtBot) -> None:
    room.player.play()
    qtbot.waitUntil(lambda: room.session.document.iteration > 3)
    room.actions.lesson.trigger()
    assert not room.player.is_running
    reached = room.session._own_work.document.iteration
    room.player.play()
    qtbot.waitUntil(lambda: room.session.document.iteration > 255)
    room.lesson.leave()
    assert not room.player.is_running
    qtbot.wait(50)
    assert room.session.document.iteration == reached
    assert room.session.document.dataset.name == "exam"


def test_scenes_cannot_be_walked_while_no_lesson_is_open(room: Classroom) -> None:
    for action in (room.actions.next_scene, room.actions.previous_scene, room.actions.leave_lesson):
        assert not action.isEnabled()
    room.panel.scene_requested.emit(0)
    room.panel.chapter_requested.emit(0)
    assert not room.lesson.is_open
