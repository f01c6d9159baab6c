from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from lrviz.views.theme import DARK
from tests.views.fits import BIAS, WEIGHT, data, show
from tests.views.mouse import CTRL, Mouse

DOUBLE_CLICK_MS = 40


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> Iterator[FitPlot]:
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(DOUBLE_CLICK_MS)
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.show()
    show(result, exam, WEIGHT, BIAS)
    QApplication.processEvents()
    yield result
    QApplication.setDoubleClickInterval(usual)


@pytest.fixture
def mouse(plot: FitPlot) -> Mouse:
    return Mouse(plot.viewport())


@pytest.fixture
def told(plot: FitPlot) -> list[tuple[object, ...]]:
    """Return the list in which every wish is kept."""
    kept: list[tuple[object, ...]] = []
    plot.point_drag_started.connect(lambda row: kept.append(("started", row)))
    plot.point_dragged.connect(lambda row, x, label: kept.append(("dragged", row, x, label)))
    plot.point_drag_finished.connect(lambda row: kept.append(("finished", row)))
    plot.point_add_requested.connect(lambda x, label: kept.append(("add", x, label)))
    plot.selection_changed.connect(lambda rows: kept.append(("selected", rows)))
    plot.remove_requested.connect(lambda rows: kept.append(("remove", rows)))
    return kept


@pytest.mark.parametrize(("height", "label"), [(0.9, 1), (0.52, 1), (0.48, 0), (0.2, 0)])
def test_a_click_on_empty_space_adds_a_point_of_the_half_it_is_in(
    plot: FitPlot, qtbot: QtBot, height: float, label: int
) -> None:
    with qtbot.waitSignal(plot.point_add_requested, timeout=5000) as added:
        Mouse(plot.viewport()).click(plot.plane.point(7.7778, height))
    assert added.args == [pytest.approx(7.78, abs=0.011), label]
    assert added.args[0] == round(added.args[0], 2), "digits that no pixel can tell are not added"


def test_a_click_without_data_adds_the_first_point(
    plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    plot.show_dataset(data([], []))
    mouse.click(plot.plane.point(3.0, 0.8))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=5000)
    assert told == [("add", pytest.approx(3.0, abs=0.03), 1)]


def test_a_double_click_adds_nothing_and_fits(
    plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    home = plot.plane.x_range
    mouse.turn(plot.plane.point(3.0, 0.5), 2)
    mouse.double_click(plot.plane.point(3.0, 0.8))
    with qtbot.assertNotEmitted(plot.point_add_requested, wait=3 * DOUBLE_CLICK_MS):
        pass
    assert told == []
    assert plot.plane.x_range == home


def test_a_point_is_dragged_in_both_directions(plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    start, stop = plot.plane.point(5.0, 0.0), plot.plane.point(6.2, 0.7)
    mouse.drag(start, start + QPointF(6, 0), stop)
    assert [name for name, *_ in told] == ["started", "dragged", "dragged", "finished"]
    assert told[0] == ("started", 8)
    assert told[1] == ("dragged", 8, pytest.approx(5.0 + 6 * plot.plane.pixel[0], abs=0.006), 0)
    assert told[2] == ("dragged", 8, pytest.approx(6.2, abs=0.006), 1)
    assert told[3] == ("finished", 8)


def test_a_point_taken_beside_its_middle_does_not_jump(
    plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]]
) -> None:
    grip = plot.plane.point(5.0, 0.0) + QPointF(4, -3)
    mouse.drag(grip, grip + QPointF(0, 8))
    assert told[1] == ("dragged", 8, 5.0, 0)


def test_a_drag_of_empty_space_moves_the_view_and_no_point(
    plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]]
) -> None:
    before = plot.plane.x_range
    mouse.drag(plot.plane.point(3.0, 0.5), plot.plane.point(4.0, 0.5))
    assert plot.plane.x_range == pytest.approx((before[0] - 1.0, before[1] - 1.0))
    assert told == []


def test_the_nearest_point_within_reach_is_meant(plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    plot.show_dataset(data([2.0, 2.1, 8.0], [0, 0, 1]))
    mouse.click(plot.plane.point(2.08, 0.0))
    mouse.click(plot.plane.point(8.0, 1.0) + QPointF(7, 7))
    assert told == [("selected", [1]), ("selected", [2])]
    assert plot.handle_at(plot.plane.point(8.0, 1.0) + QPointF(8, 8)) is None


def test_points_are_selected_one_by_one_or_with_ctrl_together(
    plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]]
) -> None:
    mouse.click(plot.plane.point(5.0, 0.0))
    mouse.click(plot.plane.point(2.0, 0.0))
    mouse.hold(CTRL)
    mouse.click(plot.plane.point(9.0, 1.0))
    mouse.click(plot.plane.point(2.0, 0.0))
    assert told == [("selected", [8]), ("selected", [2]), ("selected", [2, 15]), ("selected", [15])]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_to_remove_what_is_selected(
    plot: FitPlot, told: list[tuple[object, ...]], qtbot: QtBot, key: Qt.Key
) -> None:
    plot.show_selection([1, 4])
    qtbot.keyClick(plot, key)
    assert told == [("remove", [1, 4])]


def test_delete_without_a_selection_is_left_to_the_window(qtbot: QtBot) -> None:
    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            keys.append(event.key())

    keys: list[int] = []
    page, plot = Page(), FitPlot()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(plot)
    qtbot.keyClick(plot, Qt.Key.Key_Delete)
    assert keys == [Qt.Key.Key_Delete]


def test_the_row_under_the_mouse_is_told(plot: FitPlot, mouse: Mouse) -> None:
    rows: list[object] = []
    plot.row_hovered.connect(rows.append)
    mouse.move(plot.plane.point(5.0, 0.0))
    mouse.move(plot.plane.point(5.0, 0.01))
    mouse.move(plot.plane.point(5.5, 1.0))
    mouse.leave()
    assert rows == [8, 9, None]


def test_showing_asks_for_nothing(plot: FitPlot, exam: Dataset, told: list[tuple[object, ...]], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(plot.row_hovered), qtbot.assertNotEmitted(plot.user_moved_view):
        plot.show_selection([3])
        plot.show_hovered_row(3)
        plot.show_dataset(exam.with_feature(0, 0, 40.0))
        plot.show_model(1.0, 0.0, exam.labels)
        plot.show_predictions(np.array([3.0]), np.array([0.9]))
        plot.show_theme(DARK)
        plot.show_notice("Nothing.")
        plot.show_notice(None)
    assert told == []


def test_a_drag_ends_when_the_plot_is_hidden(plot: FitPlot, mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    start = plot.plane.point(5.0, 0.0)
    mouse.press(start)
    mouse.move(start + QPointF(9, 0))
    plot.hide()
    assert told[-1] == ("finished", 8)


def test_a_drag_survives_that_the_rows_are_taken_away(
    plot: FitPlot, exam: Dataset, mouse: Mouse, told: list[tuple[object, ...]]
) -> None:
    start = plot.plane.point(9.0, 1.0)
    mouse.press(start)
    mouse.move(start + QPointF(-9, 0))
    plot.show_dataset(exam.without_rows([15]))
    mouse.move(start + QPointF(-30, 0))
    mouse.release(start + QPointF(-30, 0))
    assert [name for name, *_ in told] == ["started", "dragged", "finished"]
