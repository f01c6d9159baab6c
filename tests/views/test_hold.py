from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.views.hold import Hold
from lrviz.views.slider import Slider

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Log:
    """What a hold and its slider tell, in order."""

    def __init__(self, qtbot: QtBot) -> None:
        self.slider = Slider()
        qtbot.addWidget(self.slider)
        self.slider.setRange(-500, 500)
        self.slider.resize(300, 24)
        self.slider.show()
        self.hold = Hold(self.slider)
        self.told: list[str] = []
        self.hold.started.connect(lambda: self.told.append("started"))
        self.hold.finished.connect(lambda: self.told.append("finished"))
        self.slider.valueChanged.connect(lambda _: self.told.append("value"))


@pytest.fixture
def log(qtbot: QtBot) -> Log:
    return Log(qtbot)


def test_a_press_on_the_groove_is_held_before_the_value_moves(log: Log, qtbot: QtBot) -> None:
    qtbot.mousePress(log.slider, LEFT, pos=QPoint(250, 12))
    assert log.told == ["started", "value"]
    qtbot.mouseMove(log.slider, QPoint(200, 12))
    assert log.hold.is_held
    qtbot.mouseRelease(log.slider, LEFT, pos=QPoint(200, 12))
    assert log.told == ["started", "value", "value", "finished"]
    assert not log.hold.is_held


def test_a_key_that_repeats_is_one_hold(log: Log) -> None:
    def send(kind: QEvent.Type, *, is_repeated: bool) -> None:
        event = QKeyEvent(kind, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", is_repeated)
        QApplication.sendEvent(log.slider, event)

    send(QEvent.Type.KeyPress, is_repeated=False)
    for _ in range(3):
        send(QEvent.Type.KeyRelease, is_repeated=True)
        send(QEvent.Type.KeyPress, is_repeated=True)
    assert log.told == ["started", "value", "value", "value", "value"]
    send(QEvent.Type.KeyRelease, is_repeated=False)
    assert log.told[-1] == "finished"


def test_the_right_button_holds_nothing(log: Log, qtbot: QtBot) -> None:
    qtbot.mouseClick(log.slider, RIGHT, pos=QPoint(250, 12))
    assert log.told == []


def test_a_double_click_is_two_holds(log: Log, qtbot: QtBot) -> None:
    qtbot.mouseDClick(log.slider, LEFT, pos=QPoint(250, 12))
    qtbot.mouseRelease(log.slider, LEFT, pos=QPoint(250, 12))
    assert log.told.count("started") == log.told.count("finished") >= 1
    assert not log.hold.is_held


@pytest.mark.parametrize(
    ("begin", "is_ended"),
    [
        (lambda qtbot, slider: qtbot.keyPress(slider, Qt.Key.Key_Right), True),
        (lambda qtbot, slider: qtbot.mousePress(slider, LEFT, pos=QPoint(250, 12)), False),
    ],
    ids=["key", "mouse"],
)
def test_a_lost_focus_ends_what_a_key_holds_only(
    log: Log, qtbot: QtBot, begin: Callable[[QtBot, Slider], None], is_ended: bool
) -> None:
    begin(qtbot, log.slider)
    QApplication.sendEvent(log.slider, QEvent(QEvent.Type.FocusOut))
    assert log.hold.is_held is not is_ended
    log.slider.hide()
    assert not log.hold.is_held
    assert log.told.count("finished") == 1
