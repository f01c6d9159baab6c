"""The panel of mean squared error: its plot, numbers and the sentence on plateaus."""

import math

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.squared_error_panel import SquaredErrorPanel
from lrviz.views.theme import DARK


@pytest.fixture
def panel(qtbot: QtBot) -> SquaredErrorPanel:
    panel = SquaredErrorPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 230)
    panel.show()
    return panel


def text_of(panel: SquaredErrorPanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisibleTo(panel) else ""


def test_the_plot_has_a_name_of_its_own(panel: SquaredErrorPanel) -> None:
    assert panel.plot.objectName() == "squared_error_plot"
    assert panel.findChild(LandscapePlot, "squared_error_plot") is panel.plot
    assert panel.plot.accessibleName() == "Mean squared error J(w, b)"


def test_both_descents_are_told_in_numbers(panel: SquaredErrorPanel) -> None:
    panel.show_log_loss(0.17211331578, 4.684779)
    panel.show_squared_error(0.0611640, -3.5)
    assert text_of(panel, "log_loss_value") == "0.1721"
    assert text_of(panel, "log_loss_boundary_value") == "4.6848"
    assert text_of(panel, "squared_error_value") == "0.0612"
    assert text_of(panel, "squared_error_boundary_value") == "−3.5000"
    assert panel.findChild(QLabel, "log_loss_value").toolTip() == "0.17211331578"


def test_what_is_undefined_is_a_dash(panel: SquaredErrorPanel) -> None:
    panel.show_log_loss(math.nan, None)
    assert text_of(panel, "log_loss_value") == "–"
    assert text_of(panel, "log_loss_boundary_value") == "–"


def test_a_plateau_is_told_quietly_and_only_while_it_is_one(panel: SquaredErrorPanel) -> None:
    assert text_of(panel, "plateau_sentence") == ""
    panel.show_plateau(1e-7, 0.44672)
    assert text_of(panel, "plateau_sentence") == (
        "Here the slope is 1.00e-07: almost flat, though J is 0.4467 above the lowest that was found."
    )
    panel.show_plateau(None, None)
    assert text_of(panel, "plateau_sentence") == ""


def test_in_a_narrow_panel_the_sentence_is_not_cut_off(panel: SquaredErrorPanel, qtbot: QtBot) -> None:
    panel.resize(300, 260)
    panel.show_plateau(1e-7, 0.44672)
    qtbot.wait(1)
    label = panel.findChild(QLabel, "plateau_sentence")
    assert label.height() >= label.heightForWidth(label.width())
    assert panel.plot.height() > 100


def test_a_notice_stands_alone(panel: SquaredErrorPanel) -> None:
    panel.show_plateau(1e-7, 0.4)
    panel.show_notice("No data.")
    assert panel.plot.texts.notice == "No data."
    assert text_of(panel, "plateau_sentence") == ""
    assert text_of(panel, "log_loss_value") == ""
    panel.show_notice(None)
    panel.show_log_loss(0.5, 1.0)
    assert text_of(panel, "log_loss_value") == "0.5000"


def test_the_plot_is_dressed_with_the_panel(panel: SquaredErrorPanel) -> None:
    panel.show_theme(DARK)
    assert panel.plot.theme is DARK
