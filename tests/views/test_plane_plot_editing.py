from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.views.plane_plot import PlanePlot
from tests.views.mouse import CTRL, SHIFT, Mouse
from tests.views.planes import LABELS, PLACES, THETA, data, h, show

Told = list[tuple[object, ...]]


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[PlanePlot]:
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(40)
    result = PlanePlot()
    qtbot.addWidget(result)
    result.resize(420, 300)
    result.show()
    show(result, data(PLACES, LABELS))
    QApplication.processEvents()
    yield result
    QApplication.setDoubleClickInterval(usual)


@pytest.fixture
def mouse(plot: PlanePlot) -> Mouse:
    return Mouse(plot.viewport())


@pytest.fixture
def told(plot: PlanePlot) -> Told:
    kept: Told = []
    plot.point_drag_started.connect(lambda row: kept.append(("started", row)))
    plot.point_dragged.connect(lambda row, x, y: kept.append(("dragged", row, x, y)))
    plot.point_drag_finished.connect(lambda row: kept.append(("finished", row)))
    plot.handle_drag_started.connect(lambda: kept.append(("line started",)))
    plot.boundary_dragged.connect(lambda x, y: kept.append(("line", x, y)))
    plot.handle_drag_finished.connect(lambda: kept.append(("line finished",)))
    plot.point_add_requested.connect(lambda x, y, label: kept.append(("add", x, y, label)))
    plot.selection_changed.connect(lambda rows: kept.append(("selected", rows)))
    plot.remove_requested.connect(lambda rows: kept.append(("remove", rows)))
    return kept


@pytest.mark.parametrize(("keys", "label"), [(Qt.KeyboardModifier.NoModifier, 0), (SHIFT, 1)])
def test_a_click_adds_class_0_and_with_shift_class_1(
    plot: PlanePlot, qtbot: QtBot, mouse: Mouse, keys: Qt.KeyboardModifier, label: int
) -> None:
    mouse.hold(keys)
    with qtbot.waitSignal(plot.point_add_requested, timeout=5000) as added:
        mouse.click(plot.plane.point(6.5, 7.5))
    x, y, told = added.args
    assert (x, y, told) == (pytest.approx(6.5, abs=0.03), pytest.approx(7.5, abs=0.02), label)
    assert (x, y) == (round(x, 2), round(y, 2)), "digits that no pixel can tell are not added"


def test_a_point_is_dragged_in_both_directions(plot: PlanePlot, mouse: Mouse, told: Told) -> None:
    start = plot.plane.point(5.0, 5.0)
    mouse.drag(start, start + QPointF(6, 0), plot.plane.point(6.2, 7.1))
    assert [name for name, *_ in told] == ["started", "dragged", "dragged", "finished"]
    assert told[1] == ("dragged", 2, pytest.approx(5.0 + 6 * plot.plane.pixel[0], abs=0.01), 5.0)
    assert told[2] == ("dragged", 2, pytest.approx(6.2, abs=0.01), pytest.approx(7.1, abs=0.01))


def test_the_line_is_dragged_to_go_through_the_mouse(plot: PlanePlot, mouse: Mouse, told: Told) -> None:
    on_line = ((-THETA[2] - THETA[1] * 6.5) / THETA[0], 6.5)
    assert h(THETA, *on_line) == pytest.approx(0.5)
    mouse.drag(plot.plane.point(*on_line), plot.plane.point(5.5, 6.6), plot.plane.point(7.0, 7.0))
    assert [name for name, *_ in told] == ["line started", "line", "line", "line finished"]
    assert told[2] == ("line", pytest.approx(7.0, abs=0.03), pytest.approx(7.0, abs=0.02))


def test_a_click_on_the_line_adds_a_point(plot: PlanePlot, qtbot: QtBot, mouse: Mouse) -> None:
    with qtbot.waitSignal(plot.point_add_requested, timeout=5000):
        mouse.click(plot.plane.point((-THETA[2] - THETA[1] * 6.5) / THETA[0], 6.5))


def test_a_drag_of_empty_space_pans_both_ways(plot: PlanePlot, mouse: Mouse, told: Told) -> None:
    (left, _right), (bottom, _top) = plot.plane.x_range, plot.plane.y_range
    mouse.drag(plot.plane.point(7.0, 5.0), plot.plane.point(8.0, 5.5))
    assert plot.plane.x_range[0] == pytest.approx(left - 1.0)
    assert plot.plane.y_range[0] == pytest.approx(bottom - 0.5)
    assert told == []


def test_points_are_selected_and_removed(plot: PlanePlot, qtbot: QtBot, mouse: Mouse, told: Told) -> None:
    mouse.click(plot.plane.point(8.0, 7.0))
    mouse.hold(CTRL)
    mouse.click(plot.plane.point(1.0, 6.0))
    qtbot.keyClick(plot, Qt.Key.Key_Delete)
    assert told == [("selected", [4]), ("selected", [0, 4]), ("remove", [0, 4])]


def test_a_hovered_row_is_told_and_the_line_is_none(plot: PlanePlot, mouse: Mouse) -> None:
    rows: list[object] = []
    plot.row_hovered.connect(rows.append)
    mouse.move(plot.plane.point(8.0, 7.0))
    mouse.move(plot.plane.point((-THETA[2] - THETA[1] * 6.5) / THETA[0], 6.5))
    assert rows == [4, None]
