import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from lrviz.views.elided_label import ElidedLabel
from lrviz.views.status_sentence import StatusSentence

LONG = "3,000 iterations done: J = 0.1721, still 0.0152 above the minimum. " * 5


@pytest.fixture
def sentence(qtbot: QtBot) -> StatusSentence:
    window = QMainWindow()
    qtbot.addWidget(window)
    result = StatusSentence()
    window.statusBar().addWidget(result, 1)
    window.resize(400, 80)
    with qtbot.waitExposed(window):
        window.show()
    result.keeper = window
    return result


def test_its_text_and_tool_tip_are_the_whole_sentence(sentence: StatusSentence) -> None:
    sentence.show_sentence(LONG)
    assert sentence.objectName() == "status_sentence"
    assert sentence.text() == sentence.toolTip() == sentence.accessibleDescription() == LONG


def test_a_long_sentence_never_widens_the_window(sentence: StatusSentence) -> None:
    sentence.show_sentence(LONG)
    assert sentence.window().width() == 400
    assert sentence.minimumSizeHint().width() == 0


def test_what_does_not_fit_is_elided_in_the_picture_only(qtbot: QtBot) -> None:
    label, same = ElidedLabel(), ElidedLabel()
    qtbot.addWidget(label)
    qtbot.addWidget(same)
    for one in (label, same):
        one.resize(200, 20)
    label.show_text(LONG)
    elided = label.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, 200)
    assert elided.endswith("…")
    same.show_text(elided)
    assert label.grab().toImage() == same.grab().toImage()
