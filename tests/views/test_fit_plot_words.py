import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from lrviz.views.theme import LIGHT
from tests.views.fits import BIAS, WEIGHT, data, show, sigmoid
from tests.views.mouse import Mouse
from tests.views.pictures import columns_of

SIZES = [(420, 220), (500, 260), (900, 500)]


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> FitPlot:
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.show()
    show(result, exam, WEIGHT, BIAS)
    QApplication.processEvents()
    return result


@pytest.fixture
def two_features() -> Dataset:
    return Dataset(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.0, 1.0]), ("hours", "sleep"))


def _told(plot: FitPlot, x: float, y: float) -> str:
    Mouse(plot.viewport()).move(plot.plane.point(x, y))
    return plot.texts.hover


def test_a_point_is_told_with_all_its_digits(plot: FitPlot) -> None:
    show(plot, data([0.1 + 0.2, -1 / 3, 2.0], [0, 1, 1]), 1.5, -0.25)
    assert _told(plot, 0.1 + 0.2, 0.0).startswith("hours = 0.30000000000000004 (no)   h = ")
    told = _told(plot, -1 / 3, 1.0)
    assert told.startswith("hours = −0.3333333333333333 (yes)   h = ")
    assert float(told.rpartition(" ")[2]) == pytest.approx(sigmoid(1.5 * (-1 / 3) - 0.25), rel=1e-15)


def test_a_place_is_told_to_a_pixel_with_the_probability_there(plot: FitPlot) -> None:
    told = _told(plot, 3.14159, 0.9)
    assert told.startswith("hours = 3.14   h = ")
    assert float(told.rpartition(" ")[2]) == pytest.approx(sigmoid(WEIGHT * 3.14 + BIAS), rel=1e-14)


def test_what_is_told_follows_the_model_under_a_mouse_at_rest(plot: FitPlot, exam: Dataset) -> None:
    before = _told(plot, 7.0, 1.0)
    show(plot, exam, 2.0, -10.0)
    assert plot.texts.hover != before
    assert float(plot.texts.hover.rpartition(" ")[2]) == pytest.approx(sigmoid(4.0), rel=1e-14)
    Mouse(plot.viewport()).leave()
    assert plot.texts.hover == ""


def test_without_numbers_the_probability_is_undefined(plot: FitPlot, exam: Dataset) -> None:
    show(plot, exam, math.nan, 0.0)
    assert _told(plot, 7.0, 1.0) == "hours = 7 (pass)   h = –"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", [(0.6, 0.5), (4.6, 0.5), (5.0, 0.0), (9.4, 0.5)])
@pytest.mark.parametrize("boundary", [1.0, 4.6, 9.2, 40.0, -40.0])
def test_words_above_the_data_never_touch_one_another_or_the_data(
    plot: FitPlot, exam: Dataset, size: tuple[int, int], place: tuple[float, float], boundary: float
) -> None:
    plot.resize(*size)
    QApplication.processEvents()
    show(plot, exam, 1.5, -1.5 * boundary)
    label, hover = plot._items.boundary_label, plot.texts._hover
    assert label.isVisible()
    _told(plot, *place)
    assert hover.text() == plot.texts.hover, "there is room for all of it"
    shown = [item.sceneBoundingRect() for item in (label, hover) if item.isVisible()]
    for words in shown:
        assert 0 <= words.left() < words.right() <= plot.width()
        assert 0 <= words.top() < words.bottom() <= plot.plane.rectangle.top() + 1
    assert len(shown) == 1 or not shown[0].intersects(shown[1])


@pytest.mark.parametrize("size", SIZES[1:])
def test_the_boundarys_label_stands_above_its_line(plot: FitPlot, size: tuple[int, int]) -> None:
    plot.resize(*size)
    QApplication.processEvents()
    label = plot._items.boundary_label
    assert label.text() == "hours = −b/w = 4.60"
    assert label.sceneBoundingRect().center().x() == pytest.approx(plot.plane.point(4.6, 0.0).x(), abs=1)


def test_the_axes_carry_the_names_of_the_data(plot: FitPlot) -> None:
    assert (plot.bottom_axis.labelText, plot.left_axis.labelText) == ("hours", "P(pass)")
    long = Dataset(np.array([[1.0]]), np.array([1.0]), ("hours of study in the last week",), "y", ("a", "b" * 40))
    plot.show_dataset(long)
    assert plot.bottom_axis.labelText == "hours of study in…"
    assert len(plot.left_axis.labelText) <= 21


def test_no_data_are_met_with_what_to_do_and_nothing_crosses_it(plot: FitPlot) -> None:
    show(plot, data([], []), 0.0, 0.0)
    assert plot.texts._middle.isVisible()
    assert "Click here to add a point" in plot.texts._middle.toPlainText()
    assert not columns_of(plot.grab().toImage(), LIGHT.ink, plot.plane.rectangle)
    assert plot.accessibleDescription()
    show(plot, data([3.0], [1]), 0.0, 0.0)
    assert not plot.texts._middle.isVisible()


def test_data_with_two_features_are_not_drawn_and_the_notice_says_so(plot: FitPlot, two_features: Dataset) -> None:
    _told(plot, 4.0, 0.0)
    plot.show_dataset(two_features)
    plot.show_notice("This plot shows one feature; these data have 2.")
    assert plot.texts._middle.toPlainText() == "This plot shows one feature; these data have 2."
    assert all(len(points.data) == 0 for points in plot.points.scatters)
    assert not plot._items.boundary_label.isVisible()
    mouse, inside = Mouse(plot.viewport()), QPointF(250, 130)
    mouse.move(inside)
    assert plot.position_at(inside) is None
    picture = plot.grab().toImage()
    for colour in (LIGHT.ink, LIGHT.boundary, LIGHT.class_0, LIGHT.class_1):
        assert not columns_of(picture, colour, plot.plane.rectangle), colour


def test_after_the_notice_everything_is_back(plot: FitPlot, exam: Dataset, two_features: Dataset) -> None:
    before = plot.grab().toImage()
    plot.show_dataset(two_features)
    plot.show_notice("This plot shows one feature; these data have 2.")
    QApplication.processEvents()
    show(plot, exam, WEIGHT, BIAS)
    plot.show_notice(None)
    QApplication.processEvents()
    assert plot.grab().toImage() == before


def test_a_description_says_what_is_shown(plot: FitPlot, exam: Dataset, qtbot: QtBot) -> None:
    show(plot, exam, -1.0, 4.5)
    expected = "16 points; P(pass) falls with hours and is one half at hours = 4.5000."
    qtbot.waitUntil(lambda: plot.accessibleDescription() == expected, timeout=5000)
    plot.show_notice("Nothing to see.")
    qtbot.waitUntil(lambda: plot.accessibleDescription() == "Nothing to see.", timeout=5000)


def test_every_row_is_copied_with_its_probability(plot: FitPlot) -> None:
    show(plot, data([1.5, -2.0], [0, 1]), 0.0, 0.0)
    plot.copy_numbers()
    assert QGuiApplication.clipboard().text() == "hours\ty\th\n1.5\t0\t0.5\n-2\t1\t0.5\n"
