"""Enter ends an entry: the number is taken, and the keyboard can go back to where it steers the run."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class EntryKeys(QObject):
    """Tells when an entry was ended with Enter, after the control has taken it."""

    ended = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.installEventFilter(self)

    def eventFilter(self, _control: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter to notice Enter, and to leave it to the control."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTimer.singleShot(0, self, self.ended.emit)
        return False
