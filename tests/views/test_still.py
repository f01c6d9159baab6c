"""A line whose new texts lay out nothing around it."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.still import Still


class Layouts(QObject):
    """Counts how often a widget is asked to lay out its children."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def window_with(child: QWidget, qtbot: QtBot) -> QWidget:
    """Show a window that lays out `child`, and be done with all it does at first."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(child)
    window.resize(300, 60)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    return window


@pytest.fixture
def label() -> QLabel:
    result = QLabel("h = 0.500")
    result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return result


def test_a_new_text_lays_out_nothing_around_it(label: QLabel, qtbot: QtBot) -> None:
    window = window_with(Still(label), qtbot)
    layouts = Layouts(window)
    for h in ("0.501", "0.502", "0.503 and more"):
        label.setText(f"h = {h}")
        QApplication.processEvents()
    assert layouts.count == 0


def test_without_it_each_text_does(label: QLabel, qtbot: QtBot) -> None:
    window = window_with(label, qtbot)
    layouts = Layouts(window)
    label.setText("h = 0.501")
    QApplication.processEvents()
    assert layouts.count > 0, "else the test above says nothing"


def test_the_line_has_all_the_room_and_the_height_that_it_needs(label: QLabel, qtbot: QtBot) -> None:
    still = Still(label)
    window = window_with(still, qtbot)
    assert label.size() == still.size()
    assert label.height() == label.sizeHint().height()
    window.resize(500, 60)
    QApplication.processEvents()
    assert label.width() == still.width() > 400


def test_it_grows_with_the_font(label: QLabel, qtbot: QtBot) -> None:
    still = Still(label)
    window = window_with(still, qtbot)
    before, font = still.height(), QFont(window.font())
    font.setPointSize(3 * font.pointSize())
    window.setFont(font)
    QApplication.processEvents()
    assert still.height() == label.height() == label.sizeHint().height() > 2 * before
