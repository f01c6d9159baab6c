"""The line of least squares in place of the sigmoid."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.core.least_squares import Line
from lrviz.views.fit_plot import FitPlot
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.conftest import EXAM_HOURS, EXAM_PASS
from tests.views.fits import BIAS, WEIGHT, data, show, sigmoid
from tests.views.mouse import Mouse
from tests.views.pictures import columns_of, is_painted

SLOPE, INTERCEPT = np.polyfit(EXAM_HOURS, EXAM_PASS, 1).tolist()
LINE = Line(SLOPE, INTERCEPT)
MIDDLE = (0.5 - INTERCEPT) / SLOPE
SIZES = [(300, 200), (420, 220), (900, 500)]


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> FitPlot:
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.show()
    show(result, exam, WEIGHT, BIAS)
    result.show_line(LINE)
    QApplication.processEvents()
    return result


def show_hours(plot: FitPlot, left: float, right: float) -> None:
    plot.plane.show((left, right), plot.plane.y_range)
    QApplication.processEvents()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_line_is_drawn_and_its_impossible_parts_stand_out(plot: FitPlot, theme: Theme) -> None:
    plot.show_theme(theme)
    picture = plot.grab().toImage()
    for x in (0.6, 1.25, 2.8, 3.7, 5.25, 6.25, 8.5, 9.3):
        value = SLOPE * x + INTERCEPT
        colour = theme.ink if 0 < value < 1 else theme.error
        assert is_painted(picture, plot.plane.point(x, value), colour, reach=1), x
    far = plot.plane.point(3.0, sigmoid(WEIGHT * 3.0 + BIAS))
    assert not is_painted(picture, far, theme.ink, reach=1), "the sigmoid has made way"


def test_the_whole_line_is_seen_from_zero_to_twenty_hours(plot: FitPlot) -> None:
    show_hours(plot, 0.0, 20.0)
    low, high = plot.plane.y_range
    assert low < SLOPE * 0.0 + INTERCEPT
    assert high > SLOPE * 20.0 + INTERCEPT
    picture = plot.grab().toImage()
    for x in (0.3, 10.0, 19.5):
        assert is_painted(picture, plot.plane.point(x, SLOPE * x + INTERCEPT), LIGHT.error, reach=1)


def test_zooming_and_panning_keep_all_of_the_line_in_sight(plot: FitPlot) -> None:
    mouse, middle = Mouse(plot.viewport()), plot.plane.rectangle.center() + QPointF(0, 60)
    for notches in (-3, -8, 6):
        mouse.turn(middle, notches)
        left, right = plot.plane.x_range
        low, high = plot.plane.y_range
        assert low < SLOPE * left + INTERCEPT
        assert high > SLOPE * right + INTERCEPT
    plot.fit()
    assert plot.plane.x_range == pytest.approx((0.36, 9.64))
    assert plot.plane.y_range[0] < SLOPE * 0.36 + INTERCEPT


@pytest.mark.parametrize(("hours", "value"), [(0.0, -0.346), (20.0, 3.194)])
def test_its_value_is_read_off_anywhere_with_all_digits(plot: FitPlot, hours: float, value: float) -> None:
    show_hours(plot, -1.0, 21.0)
    Mouse(plot.viewport()).move(plot.plane.point(hours, 0.5))
    place, told = plot.texts.hover.split("   line = ")
    assert float(place.removeprefix("hours = ").replace("−", "-")) == pytest.approx(hours, abs=0.03)
    assert float(told.replace("−", "-")) == pytest.approx(value, abs=0.005)
    assert len(told) > 12


def test_its_boundary_is_where_it_is_one_half(plot: FitPlot) -> None:
    painted = columns_of(plot.grab().toImage(), LIGHT.boundary, plot.plane.rectangle)
    expected = plot.plane.point(MIDDLE, 0.5).x()
    assert painted
    assert all(abs(column + 0.5 - expected) <= 2 for column in painted)
    assert plot._items.boundary_label.text() == f"line = 0.5 at hours = {MIDDLE:.2f}"


def test_residuals_end_at_the_line(plot: FitPlot) -> None:
    _x, y = plot._items.residuals.getData()
    assert y[1::2] == pytest.approx([SLOPE * hours + INTERCEPT for hours in EXAM_HOURS])


def test_the_sigmoid_comes_back_with_the_range_of_probabilities(plot: FitPlot) -> None:
    plot.show_line(None)
    assert plot.plane.y_range == (-0.08, 1.08)
    picture = plot.grab().toImage()
    assert is_painted(picture, plot.plane.point(3.2, sigmoid(WEIGHT * 3.2 + BIAS)), LIGHT.ink, reach=1)
    assert not columns_of(picture, LIGHT.error, plot.plane.rectangle)
    assert not plot._items.line.below.isVisible()
    assert not plot._items.line.above.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sign", [1, -1], ids=["rising", "falling"])
def test_words_at_the_impossible_parts_touch_neither_the_line_nor_one_another(
    plot: FitPlot, exam: Dataset, size: tuple[int, int], sign: int
) -> None:
    plot.resize(*size)
    plot.show_dataset(exam if sign > 0 else exam.with_classes_swapped())
    line = LINE if sign > 0 else Line(-SLOPE, 1 - INTERCEPT)
    plot.show_line(line)
    QApplication.processEvents()
    shown = [plot._items.line.below, plot._items.line.above]
    assert [label.text() for label in shown] == ["below 0", "above 1"]
    boxes = [label.sceneBoundingRect() for label in shown]
    assert all(label.isVisible() for label in shown)
    assert not boxes[0].intersects(boxes[1])
    for box in boxes:
        assert plot.plane.rectangle.contains(box)
        edge = [QPointF(box.left() + share * box.width(), box.center().y()) for share in (0.0, 0.5, 1.0)]
        for pixel in edge:
            x, _y = plot.plane.position(pixel)
            assert abs(plot.plane.point(x, line.value(x)).y() - pixel.y()) > box.height() / 2


def test_a_line_without_impossible_parts_has_no_words(plot: FitPlot) -> None:
    plot.show_line(Line(0.02, 0.3))
    assert not plot._items.line.below.isVisible()
    assert not plot._items.line.above.isVisible()
    assert plot.plane.y_range == (-0.08, 1.08)


def test_points_are_dragged_and_the_line_is_not(plot: FitPlot) -> None:
    mouse = Mouse(plot.viewport())
    for place in ((6.2, SLOPE * 6.2 + INTERCEPT), (MIDDLE, 0.9)):
        mouse.move(plot.plane.point(*place))
        assert plot.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    mouse.move(plot.plane.point(9.0, 1.0))
    assert plot.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_prediction_is_ringed_on_the_line_where_that_is_shown_and_else_on_the_curve(plot: FitPlot) -> None:
    plot.show_predictions(np.array([6.0]), np.array([0.9]))
    assert plot._items.prediction.getData()[1] == pytest.approx([LINE.slope * 6.0 + LINE.intercept])
    plot.show_line(None)
    assert plot._items.prediction.getData()[1] == pytest.approx([0.9])


def test_where_there_is_no_line_a_quiet_note_says_why(plot: FitPlot) -> None:
    show(plot, data([3.0, 3.0], [0, 1]), 0.0, 0.0)
    plot.show_line(None, "No line: all hours are equal")
    assert plot.texts.note == "No line: all hours are equal"
    plot.show_line(None)
    assert plot.texts.note == ""


@pytest.mark.parametrize("line", [Line(1e300, 0.0), Line(-5e-324, 1e300), Line(1e150, -1e200), Line(0.0, 1e300)])
def test_no_line_however_steep_fails(plot: FitPlot, line: Line) -> None:
    plot.show_line(line)
    mouse, centre = Mouse(plot.viewport()), plot.plane.rectangle.center()
    for notches in (30, -60, 10):
        mouse.turn(centre, notches)
        mouse.move(centre + QPointF(11, 7))
        plot.grab()
    assert all(math.isfinite(end) for end in plot.plane.y_range)
