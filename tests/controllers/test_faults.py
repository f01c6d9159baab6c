"""What nobody foresaw is told in the window, and a signal from the terminal closes it."""

import gc
import os
import signal
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QTimer, QtMsgType, Signal, Slot, qCritical, qDebug, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from lrviz.controllers.faults import Faults, TerminalSignals
from lrviz.views.message_bar import MessageBar


class Crooked(QObject):
    """Fails in a slot."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._on_asked)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        raise RuntimeError(text)


class Dying:
    """Fails when it is thrown away."""

    def __del__(self) -> None:
        raise LookupError("the destructor failed")


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def faults(bar: MessageBar) -> Faults:
    return Faults(bar)


def test_an_exception_in_a_slot_is_one_sentence(bar: MessageBar, faults: Faults) -> None:
    crooked = Crooked()
    with faults.caught():
        crooked.asked.emit("the matrix is singular")
    assert bar.text == (
        "Something went wrong inside lrviz (RuntimeError: the matrix is singular). Your data are still here; save them."
    )


def test_an_exception_without_words_is_told_by_its_name(bar: MessageBar, faults: Faults) -> None:
    crooked = Crooked()
    with faults.caught():
        crooked.asked.emit("")
    assert "(RuntimeError)" in bar.text


def test_an_exception_in_a_timer_reaches_the_bar(bar: MessageBar, faults: Faults, qtbot: QtBot) -> None:
    with faults.caught():
        QTimer.singleShot(0, lambda: {}["missing"])
        qtbot.waitUntil(lambda: bar.text != "", timeout=10_000)
    assert "KeyError" in bar.text


def test_an_exception_in_another_thread_is_told_in_this_one(bar: MessageBar, faults: Faults, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("in the thread")

    with faults.caught():
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bar.text != "", timeout=10_000)
    assert "ValueError: in the thread" in bar.text


def test_an_exception_in_a_destructor_is_told(bar: MessageBar, faults: Faults) -> None:
    with faults.caught():
        Dying()
        gc.collect()
    assert "LookupError: the destructor failed" in bar.text


def test_warnings_of_qt_are_told_and_its_chatter_is_not(bar: MessageBar, faults: Faults) -> None:
    with faults.caught():
        qDebug("only a remark")
        qWarning("This plugin does not support propagateSizeHints()")
        assert bar.text == ""
        qWarning("QPainter: not active")
        assert bar.text == "Qt says: QPainter: not active"
        qCritical("out of handles")
        assert bar.text == "Qt says: out of handles"


def test_what_ends_qt_is_left_on_the_terminal(faults: Faults, capsys: pytest.CaptureFixture[str]) -> None:
    faults._on_qt_message(QtMsgType.QtFatalMsg, None, "the display has gone")
    assert capsys.readouterr().err == "lrviz: the display has gone\n"


def test_a_storm_of_one_exception_is_one_message_and_stays_closed(bar: MessageBar, faults: Faults) -> None:
    crooked = Crooked()
    with faults.caught():
        for _ in range(500):
            crooked.asked.emit("again")
        others = bar.findChildren(QLabel)[1]
        assert others.isHidden(), "there are no others"
        bar.clear()
        for _ in range(500):
            crooked.asked.emit("again")
        assert bar.text == ""
        crooked.asked.emit("something else")
    assert "something else" in bar.text


def test_many_different_exceptions_do_not_fill_the_memory(bar: MessageBar, faults: Faults) -> None:
    crooked = Crooked()
    with faults.caught():
        for number in range(1000):
            crooked.asked.emit(f"number {number}")
    assert "number 999" in bar.text
    assert len(bar._messages) <= 100


def test_after_it_every_hook_is_as_it_was_even_after_an_error(faults: Faults) -> None:
    def hooks() -> tuple[object, ...]:
        handler = qInstallMessageHandler(None)
        qInstallMessageHandler(handler)
        return sys.excepthook, threading.excepthook, sys.unraisablehook, handler

    before = hooks()
    with faults.caught():
        assert all(now != then for now, then in zip(hooks(), before, strict=True))
    assert hooks() == before
    with pytest.raises(ZeroDivisionError), faults.caught():
        raise ZeroDivisionError
    assert hooks() == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_the_window_and_leaves_everything_as_it_was(qtbot: QtBot, number: signal.Signals) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    handlers = [signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)]
    with TerminalSignals(window).watched():
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
        os.kill(os.getpid(), number)
        QApplication.processEvents()
    assert [signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)] == handlers
    wakeup = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(wakeup)
    assert wakeup == -1
    for _ in range(5):
        QApplication.processEvents()


def test_a_window_that_asks_first_is_asked_at_every_signal(qtbot: QtBot) -> None:
    class Stubborn(QMainWindow):
        closings = 0

        def closeEvent(self, event: object) -> None:
            self.closings += 1
            event.setAccepted(self.closings > 1)

    window = Stubborn()
    qtbot.addWidget(window)
    window.show()
    with TerminalSignals(window).watched():
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: window.closings == 1, timeout=10_000)
        assert window.isVisible()
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
