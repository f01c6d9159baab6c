import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.message_bar import MessageBar


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bar(qtbot: QtBot, clock: Clock) -> MessageBar:
    window = QWidget()
    qtbot.addWidget(window)
    result = MessageBar(clock=clock)
    page = QVBoxLayout(window)
    page.addWidget(result)
    page.addStretch(1)
    window.resize(600, 200)
    with qtbot.waitExposed(window):
        window.show()
    result.keeper = window
    return result


def _labels(bar: MessageBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def _close(bar: MessageBar, qtbot: QtBot) -> None:
    button = bar.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.objectName() == "message_bar"
    assert not bar.isVisible()
    assert bar.text == bar.property("text") == ""


def test_a_message_stays_until_it_is_closed(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message("The file is empty.")
    assert bar.isVisible()
    assert bar.text == bar.property("text") == "The file is empty."
    assert _labels(bar) == ["The file is empty."]
    _close(bar, qtbot)
    assert not bar.isVisible()
    assert bar.property("text") == ""


def test_the_latest_is_shown_and_the_others_are_counted(bar: MessageBar) -> None:
    for text in ("one", "two", "three", "two"):
        bar.show_message(text)
    assert bar.text == "two"
    assert _labels(bar) == ["two", "and 2 more"]
    others = next(label for label in bar.findChildren(QLabel) if label.text() == "and 2 more")
    assert others.toolTip() == "three\none"
    bar.clear()
    bar.show_message("four")
    assert _labels(bar) == ["four"]


def test_a_storm_of_one_message_is_one_message(bar: MessageBar, clock: Clock, qtbot: QtBot) -> None:
    for _ in range(566):
        bar.show_message("A slot failed.")
    assert _labels(bar) == ["A slot failed."]
    _close(bar, qtbot)
    for _ in range(100):
        clock.seconds += 0.1
        bar.show_message("A slot failed.")
    assert not bar.isVisible()
    bar.show_message("Another one.")
    assert bar.text == "Another one."
    clock.seconds += 1.5
    bar.show_message("A slot failed.")
    assert bar.text == "A slot failed."


def test_a_storm_of_different_messages_is_bounded(bar: MessageBar) -> None:
    for number in range(10_000):
        bar.show_message(f"message {number}")
    assert bar.text == "message 9999"
    assert len(bar._messages) == 100


def test_nothing_to_say_shows_nothing(bar: MessageBar) -> None:
    bar.show_message("")
    assert not bar.isVisible()


def test_a_long_message_wraps_and_never_widens_the_window(bar: MessageBar) -> None:
    text = "/home/" + "x" * 3000 + ".csv: " + "a word and another " * 200
    bar.show_message(text)
    assert bar.window().width() == 600
    assert bar.minimumSizeHint().width() < 300
    assert bar.text == text
    assert max(len(label) for label in _labels(bar)) < 500


def test_text_can_be_selected(bar: MessageBar) -> None:
    bar.show_message("one")
    label = bar.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_screen_reader_hears_an_alert(bar: MessageBar) -> None:
    bar.show_message("The file is empty.")
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() == QAccessible.Role.AlertMessage
    assert interface.text(QAccessible.Text.Name) == "The file is empty."
