"""What nobody foresaw: every uncaught exception and Qt warning becomes one sentence in the window."""

import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QSocketNotifier, QtMsgType, Signal, Slot, qInstallMessageHandler

from lrviz.views.main_window import MainWindow
from lrviz.views.message_bar import MessageBar

_HARMLESS = "This plugin does not support"


class Faults(QObject):
    """Tells the message bar; from any thread."""

    happened = Signal(str)

    def __init__(self, message_bar: MessageBar) -> None:
        super().__init__()
        self.happened.connect(message_bar.show_message)

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Catch, for the time of the context, what is raised in slots, threads and destructors, and Qt's warnings."""
        hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        handler = qInstallMessageHandler(self._on_qt_message)
        try:
            yield
        finally:
            qInstallMessageHandler(handler)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks

    def _tell(self, error: BaseException | None) -> None:
        what = type(error).__name__ if error is not None else "an unknown error"
        detail = f": {error}" if error is not None and str(error) else ""
        self.happened.emit(f"Something went wrong inside lrviz ({what}{detail}). Your data are still here; save them.")

    def _on_exception(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._tell(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        self._tell(arguments.exc_value)

    def _on_unraisable(self, arguments: "sys.UnraisableHookArgs") -> None:
        self._tell(arguments.exc_value)

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg} and not text.startswith(_HARMLESS):
            self.happened.emit(f"Qt says: {text}")
        elif kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"lrviz: {text}\n")


class TerminalSignals(QObject):
    """Closes the window at Ctrl+C in the terminal, and at SIGTERM: an idle Qt loop would not notice them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch for the time of the context."""
        wakeup = signal.set_wakeup_fd(self._writer.fileno())
        handlers = {number: signal.signal(number, _leave_it_to_qt) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            signal.set_wakeup_fd(wakeup)
            for number, handler in handlers.items():
                signal.signal(number, handler)
            self._notifier.setEnabled(False)  # before its socket is gone, which Qt would complain of
            self._reader.close()
            self._writer.close()

    @Slot()
    def _on_notifier_activated(self) -> None:
        self._reader.recv(64)
        self._window.close()


def _leave_it_to_qt(_number: int, _frame: object) -> None:
    """Let the wake-up of the socket do it."""
