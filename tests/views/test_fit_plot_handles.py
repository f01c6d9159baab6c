"""Boundary, curve and threshold of the sigmoid fit, taken and dragged."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from lrviz.views.theme import LIGHT
from tests.views.fits import BIAS, WEIGHT, data, show, sigmoid
from tests.views.mouse import Mouse
from tests.views.pictures import columns_of

Cursor = Qt.CursorShape
BOUNDARY = -BIAS / WEIGHT
Told = list[tuple[object, ...]]


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> Iterator[FitPlot]:
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(40)
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
def told(plot: FitPlot) -> Told:
    kept: Told = []
    plot.handle_drag_started.connect(lambda: kept.append(("started",)))
    plot.handle_drag_finished.connect(lambda: kept.append(("finished",)))
    plot.boundary_dragged.connect(lambda x: kept.append(("boundary", x)))
    plot.curve_dragged.connect(lambda x, p: kept.append(("curve", x, p)))
    plot.threshold_dragged.connect(lambda t: kept.append(("threshold", t)))
    plot.point_drag_started.connect(lambda row: kept.append(("point", row)))
    plot.point_add_requested.connect(lambda x, label: kept.append(("add", x, label)))
    plot.row_hovered.connect(lambda row: kept.append(("hovered", row)))
    return kept


def cursor_at(plot: FitPlot, mouse: Mouse, x: float, y: float) -> Qt.CursorShape:
    mouse.move(plot.plane.point(x, y))
    return plot.viewport().cursor().shape()


def test_the_mouse_shows_what_can_be_dragged(plot: FitPlot, mouse: Mouse) -> None:
    assert cursor_at(plot, mouse, 8.0, 0.3) is Cursor.ArrowCursor
    assert cursor_at(plot, mouse, BOUNDARY, 0.85) is Cursor.SizeHorCursor
    assert cursor_at(plot, mouse, 6.2, sigmoid(WEIGHT * 6.2 + BIAS)) is Cursor.OpenHandCursor
    assert cursor_at(plot, mouse, 8.5, 0.5) is Cursor.SizeVerCursor
    assert cursor_at(plot, mouse, 5.0, 0.0) is Cursor.PointingHandCursor


def test_points_win_over_lines_and_the_boundary_over_the_curve(plot: FitPlot, mouse: Mouse) -> None:
    show(plot, data([2.0, 5.0, 8.0], [0, 1, 1]), 2.0, -10.0)
    assert cursor_at(plot, mouse, 5.0, 1.0) is Cursor.PointingHandCursor
    assert cursor_at(plot, mouse, 5.0, 0.5) is Cursor.SizeHorCursor
    plot.show_threshold(sigmoid(2.0 * 6.0 - 10.0))
    assert cursor_at(plot, mouse, 6.3, sigmoid(2.0 * 6.3 - 10.0)) is Cursor.OpenHandCursor


def test_the_boundary_is_dragged_to_where_the_mouse_is(plot: FitPlot, mouse: Mouse, told: Told) -> None:
    start = plot.plane.point(BOUNDARY, 0.8)
    mouse.drag(start + QPointF(2, 0), start + QPointF(12, 3), plot.plane.point(7.0, 0.6) + QPointF(2, 0))
    assert [name for name, *_ in told if name != "hovered"] == ["started", "boundary", "boundary", "finished"]
    assert told[-2] == ("boundary", pytest.approx(7.0, abs=0.011))


def test_the_curve_is_dragged_through_the_mouse(plot: FitPlot, mouse: Mouse, told: Told) -> None:
    start = plot.plane.point(6.2, sigmoid(WEIGHT * 6.2 + BIAS))
    mouse.drag(start, start + QPointF(-5, -5), plot.plane.point(5.5, 0.93))
    assert [name for name, *_ in told if name != "hovered"] == ["started", "curve", "curve", "finished"]
    assert told[-2] == ("curve", pytest.approx(5.5, abs=0.02), pytest.approx(0.93, abs=0.01))


def test_the_threshold_is_dragged_up_and_down(plot: FitPlot, mouse: Mouse, told: Told) -> None:
    mouse.drag(plot.plane.point(8.5, 0.5), plot.plane.point(8.5, 0.58), plot.plane.point(8.9, 0.7))
    assert [name for name, *_ in told if name != "hovered"] == ["started", "threshold", "threshold", "finished"]
    assert told[-2] == ("threshold", pytest.approx(0.7, abs=0.006))


def test_nothing_is_dragged_out_of_view(plot: FitPlot, mouse: Mouse, told: Told) -> None:
    (left, right), far = plot.plane.x_range, QPointF(3000, 0)
    boundary = plot.plane.point(BOUNDARY, 0.8)
    for stop, edge in ((boundary + far, right), (boundary - far, left)):
        mouse.drag(boundary, stop)
        assert ("boundary", pytest.approx(edge, abs=0.02)) in told
    curve = plot.plane.point(6.2, sigmoid(WEIGHT * 6.2 + BIAS))
    mouse.drag(curve, curve + QPointF(0, 3000))
    assert ("curve", pytest.approx(6.2, abs=0.02), pytest.approx(-0.08, abs=0.01)) in told


def test_a_drag_along_the_threshold_moves_the_view(plot: FitPlot, mouse: Mouse, told: Told) -> None:
    before = plot.plane.x_range
    mouse.drag(plot.plane.point(7.0, 0.5), plot.plane.point(8.0, 0.5))
    assert plot.plane.x_range == pytest.approx((before[0] - 1.0, before[1] - 1.0))
    assert told == []


@pytest.mark.parametrize("place", [(BOUNDARY, 0.8, 1), (6.2, sigmoid(WEIGHT * 6.2 + BIAS), 1), (8.5, 0.49, 0)])
def test_a_click_at_a_line_still_adds_a_point(
    plot: FitPlot, qtbot: QtBot, mouse: Mouse, place: tuple[float, float, int]
) -> None:
    x, y, label = place
    with qtbot.waitSignal(plot.point_add_requested, timeout=5000) as added:
        mouse.click(plot.plane.point(x, y))
    assert added.args == [pytest.approx(x, abs=0.011), label]


def test_a_line_under_the_mouse_is_no_row(plot: FitPlot, mouse: Mouse, told: Told) -> None:
    mouse.move(plot.plane.point(5.0, 0.0))
    mouse.move(plot.plane.point(BOUNDARY, 0.8))
    assert told == [("hovered", 8), ("hovered", None)]
    assert plot.texts.hover.startswith("hours = 4.6")


def test_without_a_weight_or_without_data_there_is_no_boundary_to_take(
    plot: FitPlot, exam: Dataset, mouse: Mouse
) -> None:
    show(plot, exam, 0.0, 0.0)
    plot.show_threshold(0.8)
    assert cursor_at(plot, mouse, 5.3, 0.5) is Cursor.OpenHandCursor
    assert cursor_at(plot, mouse, 5.3, 0.8) is Cursor.SizeVerCursor
    plot.show_dataset(data([], []))
    assert cursor_at(plot, mouse, 5.0, 0.8) is Cursor.ArrowCursor


@pytest.mark.parametrize("threshold", [0.001, 0.2, 0.9])
def test_the_boundary_follows_the_threshold(plot: FitPlot, threshold: float) -> None:
    plot.show_threshold(threshold)
    crossing = next(x / 1000 for x in range(-5000, 15000) if sigmoid(WEIGHT * x / 1000 + BIAS) >= threshold)
    low, high = plot.plane.x_range
    painted = columns_of(plot.grab().toImage(), LIGHT.boundary, plot.plane.rectangle)
    if low <= crossing <= high:
        expected = plot.plane.point(crossing, threshold).x()
        assert painted
        assert all(abs(column + 0.5 - expected) <= 2 for column in painted)
    else:
        assert not painted
    assert "(logit t − b)/w" in plot._items.boundary_label.text()


@pytest.mark.parametrize("threshold", [0.001, 0.04, 0.5, 0.97, 0.999])
def test_the_thresholds_label_stands_at_its_line_and_covers_no_point(plot: FitPlot, threshold: float) -> None:
    plot.show_threshold(threshold)
    label, box = plot._items.threshold_label.sceneBoundingRect(), plot.plane.rectangle
    assert plot._items.threshold_label.text() in {f"t = {threshold:.3f}", f"t = {threshold:.2f}"}
    assert box.contains(label)
    assert abs(label.center().y() - plot.plane.point(0.0, threshold).y()) < 30
    for y in (0.0, 1.0):
        row = plot.plane.point(9.0, y)
        assert not label.adjusted(-6, -6, 6, 6).contains(row)


def test_no_threshold_crosses_the_words_where_there_are_no_data(plot: FitPlot) -> None:
    plot.show_dataset(data([], []))
    assert not plot._items.threshold_label.isVisible()
    assert len(plot._items.threshold.getData()[0]) == 0
