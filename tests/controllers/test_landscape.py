"""Which part of the plane the landscape shows, and when its map is computed anew."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.cli.by_hand import EXAM, LABELS, cost
from tests.controllers.landscape_desk import Desk
from tests.views.mouse import Mouse

MINIMUM = (2.619389, -12.442150)


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(exam, qtbot)
    yield desk
    desk.close()


def test_at_first_start_and_minimum_are_framed_without_a_word(desk: Desk) -> None:
    assert desk.shows((0.0, 0.0), MINIMUM)
    (left, bottom), (right, top) = desk.window.low, desk.window.high
    assert right - left < 3 * MINIMUM[0], "and hardly more than them"
    assert top - bottom < 3 * -MINIMUM[1]
    assert desk.note == ""


def test_a_run_that_stays_inside_moves_nothing(desk: Desk) -> None:
    window = desk.window
    for _ in range(5):
        desk.train(200, 0.1)
        assert desk.window == window
    assert desk.note == ""


def test_a_path_that_leaves_is_followed_and_the_move_is_told(desk: Desk) -> None:
    before = desk.window
    desk.train(3, 6.0)
    far = desk.session.document.trajectory.parameters[:, 0]
    assert far.max() > before.high[0], "the test needs a path that leaves"
    assert desk.shows((0.0, 0.0), MINIMUM, *map(tuple, desk.session.document.trajectory.parameters))
    assert desk.note.startswith("view moved at ")
    assert desk.note.endswith("3")


def test_what_the_user_chose_to_see_stays_until_a_fit(desk: Desk) -> None:
    Mouse(desk.plot.viewport()).turn(desk.plot.plane.point(1.0, -5.0), 3)
    chosen = desk.window
    desk.train(3, 6.0)
    desk.move(8, 20.0)
    assert desk.window == chosen
    assert desk.note == "moved by hand · F fits"
    desk.plot.fit()
    assert desk.shows((0.0, 0.0), *map(tuple, desk.session.document.trajectory.parameters))
    desk.train(5, 6.0)
    assert desk.shows(*map(tuple, desk.session.document.trajectory.parameters))


def test_a_chosen_start_outside_is_framed(desk: Desk) -> None:
    desk.plot.start_requested.emit(-40.0, 90.0)
    assert desk.session.document.start.tolist() == [-40.0, 90.0]
    assert desk.shows((-40.0, 90.0), MINIMUM)
    desk.session.undo_stack.undo()
    assert desk.shows((0.0, 0.0), MINIMUM)
    assert desk.window.high[1] - desk.window.low[1] < 60, "what became small is framed anew"


def test_the_map_is_that_of_the_present_data_after_an_edit_and_after_undo(desk: Desk) -> None:
    for change in (lambda: desk.move(8, 20.0), desk.session.undo_stack.undo):
        change()
        landscape = desk.analyst.landscape
        assert landscape is not None
        rows = [[x] for x in desk.session.document.dataset.features[:, 0].tolist()]
        weight, bias = (axis[7] for axis in landscape.axes)
        assert landscape.costs[7, 7] == pytest.approx(cost(rows, LABELS, [weight, bias]), rel=1e-11)
        assert landscape.window == desk.window


def test_steps_of_one_gesture_are_mapped_each_and_are_one_undo_step(desk: Desk) -> None:
    gesture, seen = object(), []
    for x in (5.5, 6.0, 6.5, 7.0):
        desk.move(8, x, gesture)
        landscape = desk.analyst.landscape
        assert landscape is not None
        assert landscape.chart.objective is desk.session.document.problem
        seen.append(float(landscape.costs[0, 0]))
    assert len(set(seen)) == 4
    assert desk.session.undo_stack.count() == 1


def test_while_the_dot_is_dragged_the_view_stands_still_and_after_it_frames(desk: Desk) -> None:
    window = desk.window
    desk.plot.parameters_drag_started.emit()
    for weight in (3.0, 6.0, 12.0):
        desk.plot.parameters_dragged.emit(weight, -60.0)
        assert desk.window == window
    assert desk.session.document.raw_parameters.tolist() == [12.0, -60.0]
    desk.plot.parameters_drag_finished.emit()
    assert desk.shows((12.0, -60.0), MINIMUM)
    assert desk.session.undo_stack.count() == 1
    desk.session.undo_stack.undo()
    assert desk.session.document.raw_parameters.tolist() == [0.0, 0.0]


def test_two_drags_are_two_steps(desk: Desk) -> None:
    for weight in (1.0, 2.0):
        desk.plot.parameters_drag_started.emit()
        desk.plot.parameters_dragged.emit(weight, 0.0)
        desk.plot.parameters_drag_finished.emit()
    assert desk.session.undo_stack.count() == 2


def test_other_data_are_framed_anew_whatever_the_user_looked_at(desk: Desk) -> None:
    Mouse(desk.plot.viewport()).turn(desk.plot.plane.point(1.0, -5.0), -4)
    thousandfold = Dataset(frozen([[1000 * x] for (x,) in EXAM]), frozen(LABELS), ("ms",))
    desk.session.open(thousandfold)
    assert desk.shows((0.0, 0.0), (MINIMUM[0] / 1000, MINIMUM[1]))
    assert desk.window.high[0] - desk.window.low[0] < 3 * MINIMUM[0] / 1000
    desk.session.undo_stack.undo()
    assert desk.shows((0.0, 0.0), MINIMUM)


@pytest.mark.parametrize(
    ("features", "labels", "words"),
    [
        (np.empty((0, 1)), [], "needs data"),
        ([[1.0, 2.0, 3.0], [3.0, 5.0, 4.0]], [0, 1], "drawn for one or two features; these data have 3"),
    ],
)
def test_where_no_map_can_be_drawn_a_sentence_says_why(
    desk: Desk, features: list[list[float]], labels: list[int], words: str
) -> None:
    names = tuple(f"x{number}" for number in range(np.shape(features)[1]))
    desk.session.open(Dataset(frozen(features), frozen(labels), names))
    assert words in desk.plot.texts.notice
    assert desk.plot._drawing.landscape is None
    desk.plot.start_requested.emit(1.0, 1.0)
    desk.plot.parameters_dragged.emit(1.0, 1.0)
    assert not desk.session.document.start.any()
    desk.session.undo_stack.undo()
    assert desk.plot.texts.notice == ""
    assert desk.shows((0.0, 0.0), MINIMUM)


def test_without_a_minimum_start_and_path_are_framed(desk: Desk) -> None:
    desk.session.open(Dataset(frozen([[1.0], [2.0], [3.0]]), frozen([0, 1, 1]), ("x",)))
    desk.train(400, 5.0)
    assert desk.shows(*map(tuple, desk.session.document.trajectory.parameters))
    desk.plot.description.tell_now()
    assert "No single minimum" in desk.plot.accessibleDescription()
