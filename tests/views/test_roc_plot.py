"""The ROC curve: what is drawn, what is told, and how the threshold is dragged along it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from lrviz.core.metrics import Confusion, Roc
from lrviz.views.roc_plot import RocPlot
from lrviz.views.theme import DARK, LIGHT
from tests.views.mouse import Mouse
from tests.views.pictures import is_painted

LABELS = np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0])
H = np.array([0.1, 0.2, 0.3, 0.3, 0.6, 0.8, 0.85, 0.9])


@pytest.fixture
def plot(qtbot: QtBot) -> RocPlot:
    result = RocPlot()
    qtbot.addWidget(result)
    result.resize(400, 380)
    with qtbot.waitExposed(result):
        result.show()
    return result


def show(plot: RocPlot, threshold: float, labels: np.ndarray = LABELS, h: np.ndarray = H) -> Roc:
    roc = Roc.of(labels, h)
    counts = Confusion.of(labels, h, threshold)
    plot.show_operating_point(threshold, (counts.false_positive_rate, counts.recall))
    plot.show_roc(roc)
    return roc


def pixel(plot: RocPlot, fpr: float, tpr: float) -> QPointF:
    return plot.plane.point(fpr, tpr)


def told_by(plot: RocPlot) -> list[float]:
    told: list[float] = []
    plot.threshold_requested.connect(told.append)
    return told


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_curve_and_operating_point_are_painted_where_they_lie(plot, theme) -> None:
    plot.show_theme(theme)
    show(plot, 0.5)
    picture = plot.grab().toImage()
    assert is_painted(picture, pixel(plot, 0.25, 0.75), theme.boundary)
    for fpr, tpr in ((0.0, 0.12), (0.12, 0.25), (0.375, 0.875), (0.8, 1.0)):
        assert is_painted(picture, pixel(plot, fpr, tpr), theme.ink, reach=1)
    assert not is_painted(picture, pixel(plot, 0.5, 0.75), theme.ink, reach=3)


def test_markers_at_both_ends_are_not_cut_off(plot) -> None:
    for threshold, end in ((0.999, 0.0), (0.001, 1.0)):
        show(plot, threshold)
        place = pixel(plot, end, end)
        assert plot.plane.rectangle.adjusted(8, 8, -8, -8).contains(place)
    plot.resize(200, 180)
    assert plot.plane.rectangle.adjusted(8, 8, -8, -8).contains(pixel(plot, 1.0, 1.0))


def test_the_operating_point_can_be_dragged_along_the_curve(plot) -> None:
    show(plot, 0.5)
    told = told_by(plot)
    Mouse(plot.viewport()).drag(
        pixel(plot, 0.25, 0.75), pixel(plot, 0.26, 0.6), pixel(plot, 0.25, 0.45), pixel(plot, 0.04, 0.04)
    )
    assert told[0] == 0.7
    assert told[-1] == 0.999 or told[-1] > 0.9
    for threshold in told:
        counts = Confusion.of(LABELS, H, threshold)
        assert (counts.false_positive_rate, counts.recall) in {(0.25, 0.5), (0.25, 0.25), (0, 0.25), (0, 0)}


def test_a_drag_within_one_point_of_the_curve_asks_for_nothing(plot, qtbot: QtBot) -> None:
    show(plot, 0.5)
    with qtbot.assertNotEmitted(plot.threshold_requested):
        Mouse(plot.viewport()).drag(pixel(plot, 0.25, 0.75), pixel(plot, 0.27, 0.77), pixel(plot, 0.25, 0.75))


def test_a_click_on_a_point_of_the_curve_chooses_it(plot) -> None:
    show(plot, 0.5)
    told = told_by(plot)
    Mouse(plot.viewport()).click(pixel(plot, 0.75, 1.0))
    assert len(told) == 1
    assert 0.1 < told[0] <= 0.2


def test_a_drag_far_from_the_curve_moves_the_view_only(plot, qtbot: QtBot) -> None:
    show(plot, 0.5)
    before = plot.plane.x_range
    with qtbot.assertNotEmitted(plot.threshold_requested):
        Mouse(plot.viewport()).drag(pixel(plot, 0.7, 0.3), pixel(plot, 0.6, 0.3), pixel(plot, 0.5, 0.3))
    assert plot.plane.x_range[0] == pytest.approx(before[0] + 0.2, abs=0.02)
    plot.resize(420, 390)
    assert plot.plane.x_range[0] > before[0] + 0.1  # the user's own view is kept
    plot.fit()
    assert plot.plane.x_range[0] == pytest.approx(before[0], abs=0.01)


def test_hovering_tells_threshold_and_rates_of_the_nearest_point(plot) -> None:
    show(plot, 0.5)
    mouse = Mouse(plot.viewport())
    mouse.move(pixel(plot, 0.7, 0.9))
    assert plot.texts.hover == "t = 0.2   FPR = 0.7500   TPR = 1.0000"
    mouse.move(pixel(plot, 0.25, 0.75))
    assert plot.texts.hover == "t = 0.5   FPR = 0.2500   TPR = 0.7500"
    mouse.leave()
    assert plot.texts.hover == ""


def test_in_a_narrow_plot_less_is_told_and_the_axes_have_short_names(plot) -> None:
    show(plot, 0.5)
    assert plot.bottom_axis.labelText == "false positive rate"
    plot.resize(190, 150)
    mouse = Mouse(plot.viewport())
    mouse.move(pixel(plot, 0.25, 0.75))
    assert plot.texts.hover in {"t 0.5   FPR 0.25   TPR 0.75", "0.25 / 0.75"}
    assert (plot.bottom_axis.labelText, plot.left_axis.labelText) == ("FPR", "TPR")
    plot.resize(110, 150)
    mouse.move(pixel(plot, 0.25, 0.75) + QPointF(1, 1))
    assert plot.texts.hover in {"0.25 / 0.75", "t 0.5"}


def test_screen_readers_hear_the_point_and_the_area(plot) -> None:
    roc = show(plot, 0.5)
    plot.description.tell_now()
    assert plot.accessibleDescription() == (
        f"At the threshold 0.5 FPR is 0.2500 and TPR is 0.7500. The area under the curve is {roc.auc:.4f}."
    )


def test_the_numbers_are_those_of_the_curve(plot) -> None:
    roc = show(plot, 0.5)
    lines = plot.numbers().splitlines()
    assert lines[0] == "threshold\tFPR\tTPR"
    read = np.array([[float(cell) for cell in line.split("\t")] for line in lines[1:]])
    assert np.array_equal(read, np.column_stack([roc.thresholds, roc.fpr, roc.tpr]))


def test_without_a_curve_nothing_is_drawn_told_or_dragged(plot, qtbot: QtBot) -> None:
    show(plot, 0.5)
    plot.show_notice("The ROC curve needs both classes.")
    plot.show_roc(Roc.of(np.ones(3), np.array([0.2, 0.4, 0.6])))
    plot.show_operating_point(0.5, (None, 1 / 3))
    mouse = Mouse(plot.viewport())
    with qtbot.assertNotEmitted(plot.threshold_requested):
        mouse.drag(pixel(plot, 0.25, 0.75), pixel(plot, 0.5, 0.5), pixel(plot, 0.9, 0.9))
    assert plot.texts.hover == ""
    assert plot.numbers() == "threshold\tFPR\tTPR\n"
    assert len(plot._items._now.data) == len(plot._items._curve.getData()[0]) == 0


def test_a_hundred_thousand_rows_are_drawn_by_few_points_that_lie_on_the_curve(plot) -> None:
    rng = np.random.default_rng(1)
    labels = (rng.random(100_000) < 0.3).astype(float)
    h = 1 / (1 + np.exp(-rng.normal(labels, 1.0)))
    roc = show(plot, 0.5, labels, h)
    x, y = plot._items._curve.getData()
    assert len(x) < 2_500 < len(roc.fpr)
    known = set(zip(roc.fpr.tolist(), roc.tpr.tolist(), strict=True))
    assert set(zip(x.tolist(), y.tolist(), strict=True)) <= known
    assert np.diff(x).max() <= 0.002
    assert np.diff(y).max() <= 0.002
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)
    told = told_by(plot)
    Mouse(plot.viewport()).click(pixel(plot, *_on_the_curve(roc, 0.6)))
    counts = Confusion.of(labels, h, told[0])
    assert counts.false_positive_rate == pytest.approx(0.6, abs=0.02)


def _on_the_curve(roc: Roc, fpr: float) -> tuple[float, float]:
    return fpr, float(np.interp(fpr, roc.fpr, roc.tpr))
