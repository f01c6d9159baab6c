import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.sigmoid_plot import SigmoidPlot
from lrviz.views.visibility import Visibility


@pytest.fixture(params=[QLabel, QPlainTextEdit, SigmoidPlot], ids=["a widget", "a scroll area", "a plot"])
def widget(request: pytest.FixtureRequest, qapp: QApplication) -> QWidget:
    assert qapp
    made = request.param()
    assert isinstance(made, QWidget)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    result = QMainWindow()
    qtbot.addWidget(result)
    return result


@pytest.fixture
def docks(window: QMainWindow, widget: QWidget) -> tuple[QDockWidget, QDockWidget]:
    """Return two tabs, of which the first holds the widget and is in the background."""
    first, second = QDockWidget("first", window), QDockWidget("second", window)
    first.setWidget(widget)
    for dock in (first, second):
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.tabifyDockWidget(first, second)
    second.raise_()
    return first, second


def test_a_window_that_is_not_shown_needs_all_of_its_views(widget: QWidget, docks: object) -> None:
    assert docks
    assert Visibility(widget).is_needed


def test_a_tab_in_the_background_needs_nothing_and_catches_up_in_the_front(window, widget, docks, qtbot) -> None:
    visibility = Visibility(widget)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: not visibility.is_needed, timeout=2000)
    with qtbot.waitSignal(visibility.shown, timeout=2000):
        docks[0].raise_()
    assert visibility.is_needed


def test_what_is_seen_is_needed(window, widget, docks, qtbot) -> None:
    visibility = Visibility(widget)
    docks[0].raise_()
    with qtbot.waitExposed(window):
        window.show()
    assert visibility.is_needed


def test_a_hidden_panel_needs_nothing_and_catches_up_when_shown(window, widget, docks, qtbot) -> None:
    visibility = Visibility(widget)
    with qtbot.waitExposed(window):
        window.show()
    docks[0].hide()
    assert not visibility.is_needed
    with qtbot.waitSignal(visibility.shown, timeout=2000):
        docks[0].show()
        docks[0].raise_()


def test_who_missed_nothing_is_not_told(window: QMainWindow, widget: QWidget, docks: object, qtbot: QtBot) -> None:
    assert docks
    visibility = Visibility(widget)
    with qtbot.assertNotEmitted(visibility.shown, wait=100):
        window.show()
