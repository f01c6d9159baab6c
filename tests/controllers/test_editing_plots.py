"""Points moved, added, selected and removed with the mouse, in the plot of one feature and in the plane of two."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from tests.controllers.fit_desk import FitDesk
from tests.views.mouse import SHIFT
from tests.views.planes import LABELS, PLACES, data


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[FitDesk]:
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(40)
    yield FitDesk(data(PLACES, LABELS), qtbot)
    QApplication.setDoubleClickInterval(usual)


def rows(desk: FitDesk) -> list[tuple[float, ...]]:
    dataset = desk.session.document.dataset
    return [(*features, label) for features, label in zip(dataset.features.tolist(), dataset.labels, strict=True)]


def test_a_point_of_the_plane_is_moved_in_one_undo_step(desk: FitDesk) -> None:
    before, point = rows(desk), desk.plane.plane.point
    desk.mouse.drag(point(5.0, 5.0), point(5.5, 5.5), point(6.0, 6.0), point(6.5, 7.0))
    moved = rows(desk)
    assert moved[2] == (pytest.approx(6.5, abs=0.02), pytest.approx(7.0, abs=0.02), 0.0)
    assert moved[:2] + moved[3:] == before[:2] + before[3:]
    assert desk.undo_count == 1
    desk.session.undo_stack.undo()
    assert rows(desk) == before


@pytest.mark.parametrize(("keys", "label"), [(Qt.KeyboardModifier.NoModifier, 0.0), (SHIFT, 1.0)])
def test_a_point_is_added_to_the_plane_and_selected(
    desk: FitDesk, qtbot: QtBot, keys: Qt.KeyboardModifier, label: float
) -> None:
    mouse = desk.mouse
    mouse.hold(keys)
    mouse.click(desk.plane.plane.point(6.5, 7.5))
    qtbot.waitUntil(lambda: len(rows(desk)) == 7, timeout=5000)
    assert rows(desk)[6] == (pytest.approx(6.5, abs=0.03), pytest.approx(7.5, abs=0.03), label)
    assert desk.table.selected_rows == [6]
    qtbot.keyClick(desk.plane, Qt.Key.Key_Delete)
    assert len(rows(desk)) == 6
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert len(rows(desk)) == 6
    assert desk.undo_count == 2


def test_selection_and_hover_are_those_of_the_table(desk: FitDesk) -> None:
    desk.mouse.click(desk.plane.plane.point(8.0, 7.0))
    assert desk.table.selected_rows == [4]
    desk.table.show_selection([1])
    desk.table.selection_changed.emit([1])
    assert desk.plane.points.selected.data["x"].tolist() == [2.0]
    desk.table.row_hovered.emit(3)
    assert desk.plane.points.hovered.data["x"].tolist() == [4.0]


def test_over_the_score_points_are_selected_and_removed(desk: FitDesk, qtbot: QtBot) -> None:
    features = np.random.default_rng(2).normal(size=(6, 3))
    desk.session.open(Dataset(features, np.arange(6) % 2.0, ("a", "b", "c"), "y", ("no", "yes"), "three"))
    desk.set(1.0, 2.0, 0.5, 0.0)
    z = features @ [1.0, 2.0, 0.5]
    QApplication.processEvents()
    desk.mouse.click(desk.fit.plane.point(z[3], 1.0))
    assert desk.table.selected_rows == [3]
    desk.fit.setFocus()
    qtbot.keyClick(desk.fit, Qt.Key.Key_Delete)
    assert len(rows(desk)) == 5


def test_one_feature_is_edited_as_ever(desk: FitDesk, exam: Dataset, qtbot: QtBot) -> None:
    desk.session.open(exam)
    QApplication.processEvents()
    point = desk.fit.plane.point
    desk.mouse.drag(point(5.0, 0.0), point(5.5, 0.3), point(6.2, 0.9))
    assert rows(desk)[8] == (pytest.approx(6.2, abs=0.02), 1.0)
    assert desk.undo_count == 2, "opening is the other"
    desk.mouse.click(point(3.3, 0.9))
    qtbot.waitUntil(lambda: len(rows(desk)) == 17, timeout=5000)
    assert rows(desk)[16] == (pytest.approx(3.3, abs=0.02), 1.0)


def one_feature(hours: list[float]) -> Dataset:
    return Dataset(np.reshape(hours, (-1, 1)), np.array([0, 0, 1, 1]), ("hours",), "y", ("no", "yes"), "hours")


def test_a_point_and_a_line_are_held_from_the_first_move_to_the_release(desk: FitDesk) -> None:
    desk.session.open(one_feature([1.0, 2.0, 3.0, 4.0]))
    desk.set(2.0, -5.0)
    point, held = desk.fit.plane.point, desk.session.grip
    for start, stop in ((point(3.0, 1.0), point(3.3, 1.0)), (point(2.5, 0.8), point(2.8, 0.8))):
        mouse = desk.mouse
        mouse.press(start)
        assert not held.is_held
        mouse.move(stop)
        assert held.is_held
        mouse.release(stop)
        assert not held.is_held


@pytest.mark.parametrize("columns", [2, 3])
def test_a_point_under_which_other_data_came_is_held_no_longer(desk: FitDesk, columns: int) -> None:
    desk.session.open(one_feature([1.0, 2.0, 3.0, 4.0]))
    mouse, point = desk.mouse, desk.fit.plane.point
    mouse.press(point(3.0, 1.0))
    mouse.move(point(3.3, 1.0))
    assert desk.session.grip.is_held
    features = np.arange(4.0 * columns).reshape(4, columns) % 5
    desk.session.open(Dataset(features, np.array([0, 1, 0, 1]), tuple("abc"[:columns])))
    mouse.release(point(3.3, 1.0))
    assert not desk.session.grip.is_held
