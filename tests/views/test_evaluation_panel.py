"""The evaluation panel: one threshold in three places, and an arrangement in which everything can be read."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot

from lrviz.core.metrics import Confusion, Roc
from lrviz.views.evaluation_panel import EvaluationPanel
from lrviz.views.roc_plot import RocPlot
from lrviz.views.theme import DARK
from tests.views.mouse import Mouse

LABELS = np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0])
H = np.array([0.1, 0.2, 0.3, 0.3, 0.6, 0.8, 0.85, 0.9])
LONG = ("did not survive the accident", "survived the accident")


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    result = EvaluationPanel()
    qtbot.addWidget(result)
    result.resize(336, 430)
    with qtbot.waitExposed(result):
        result.show()
    show(result, 0.5)
    return result


def show(panel: EvaluationPanel, threshold: float, titles: tuple[str, str] = ("fail", "pass")) -> None:
    panel.show_threshold(threshold)
    panel.show_confusion(Confusion.of(LABELS, H, threshold), titles)
    panel.show_roc(Roc.of(LABELS, H))


def text(panel: EvaluationPanel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def place(panel: EvaluationPanel, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(panel, QPoint(0, 0)), widget.size())


def test_the_numbers_of_a_threshold_stand_in_all_read_outs(panel) -> None:
    show(panel, 0.7)
    counts = {name: text(panel, f"{name}_value") for name in ("tp", "fp", "fn", "tn")}
    assert counts == {"tp": "2", "fp": "1", "fn": "2", "tn": "3"}
    rates = {name: text(panel, f"{name}_value") for name in ("accuracy", "precision", "recall", "auc")}
    assert rates == {"accuracy": "0.6250", "precision": "0.6667", "recall": "0.5000", "auc": "0.7812"}
    assert panel.findChild(QDoubleSpinBox, "threshold").value() == 0.7
    assert panel.findChild(QSlider, "threshold_slider").value() == 700


def test_field_slider_and_curve_all_ask_for_a_threshold(panel) -> None:
    told: list[float] = []
    panel.threshold_changed.connect(told.append)
    panel.findChild(QDoubleSpinBox, "threshold").setValue(0.4)
    panel.findChild(QSlider, "threshold_slider").setValue(300)
    plot = panel.findChild(RocPlot, "roc_plot")
    Mouse(plot.viewport()).drag(plot.plane.point(0.25, 0.75), plot.plane.point(0.25, 0.6), plot.plane.point(0.25, 0.5))
    assert told[:2] == [0.4, 0.3]
    assert set(told[2:]) == {0.7}


def test_showing_asks_for_nothing(panel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.threshold_changed):
        show(panel, 0.31)
        panel.show_no_roc("No.")
        panel.show_theme(DARK)
        panel.resize(600, 300)


def test_why_there_is_no_curve_stands_in_its_place(panel) -> None:
    panel.show_no_roc("The ROC curve needs both classes.")
    plot = panel.findChild(RocPlot, "roc_plot")
    assert plot.texts.notice == "The ROC curve needs both classes."
    assert text(panel, "auc_value") == "–"
    show(panel, 0.5)
    assert plot.texts.notice == ""
    assert text(panel, "auc_value") == "0.7812"


@pytest.mark.parametrize("titles", [("fail", "pass"), LONG])
@pytest.mark.parametrize(
    "size",
    [(276, 190), (276, 250), (300, 300), (300, 560), (340, 215), (396, 190), (420, 300), (420, 560), (1200, 600)],
)
def test_at_every_size_nothing_overlaps_or_is_cut_off(panel, qtbot: QtBot, size, titles) -> None:
    show(panel, 0.5, titles)
    panel.resize(*size)
    qtbot.wait(1)
    plot = panel.findChild(RocPlot, "roc_plot")
    parts = [label for label in panel.findChildren(QLabel) if label.text()]
    parts += [panel.findChild(QWidget, name) for name in ("threshold", "threshold_slider")]
    places = [place(panel, part) for part in (*parts, plot)]
    width = max(panel.width(), panel.minimumSizeHint().width())
    assert all(QRect(0, 0, width, panel.height()).contains(rectangle) for rectangle in places)
    for index, rectangle in enumerate(places):
        assert not any(rectangle.intersects(other) for other in places[index + 1 :])
    if titles != LONG:
        for label in panel.findChildren(QLabel):
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_the_curve_stands_where_it_gets_larger(panel, qtbot: QtBot) -> None:
    plot, numbers = panel.findChild(RocPlot, "roc_plot"), panel.findChild(QLabel, "auc_value")
    for size, is_below in (((336, 430), True), ((396, 200), False), ((300, 300), True), ((700, 300), False)):
        panel.resize(*size)
        qtbot.wait(1)
        assert (place(panel, plot).top() > place(panel, numbers).bottom()) is is_below
        assert (place(panel, plot).left() > place(panel, numbers).right()) is not is_below
        data = plot.plane.rectangle
        assert min(data.width(), data.height()) > 0.35 * min(size) - 40


def test_wider_counts_are_given_room_at_once(panel, qtbot: QtBot) -> None:
    panel.resize(276, 300)
    panel.show_confusion(Confusion(123_456, 234_567, 345_678, 456_789), LONG)
    qtbot.wait(1)
    names = ("tp_value", "fp_value", "fn_value", "tn_value", "recall_value")
    labels = [panel.findChild(QLabel, name) for name in names]
    places = [place(panel, label) for label in labels]
    assert all(QRect(0, 0, 276, 300).contains(rectangle) for rectangle in places)
    for index, rectangle in enumerate(places):
        assert not any(rectangle.intersects(other) for other in places[index + 1 :])


def test_every_part_that_can_be_used_has_a_name_for_screen_readers(panel) -> None:
    for name in ("threshold", "threshold_slider", "roc_plot", "tp_value", "precision_value", "auc_value"):
        assert panel.findChild(QWidget, name).accessibleName()
