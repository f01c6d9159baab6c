"""From when to when a control is held: by the mouse button, or by a key that repeats."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

_Kind = QEvent.Type
_BY_MOUSE = frozenset({_Kind.MouseButtonRelease, _Kind.Hide})
_BY_KEY = frozenset({_Kind.KeyRelease, _Kind.FocusOut, _Kind.Hide})
_BEGIN = {_Kind.MouseButtonPress: _BY_MOUSE, _Kind.MouseButtonDblClick: _BY_MOUSE, _Kind.KeyPress: _BY_KEY}
"""What begins a hold, and what ends it then."""


class Hold(QObject):
    """Tells that `control` is taken hold of before the control itself knows it, and that it has been let go."""

    started = Signal()
    finished = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self._ends: frozenset[QEvent.Type] = frozenset()
        control.installEventFilter(self)

    @property
    def is_held(self) -> bool:
        """Whether the control is held now."""
        return bool(self._ends)

    def eventFilter(self, _control: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter to notice both, and to leave every event to the control."""
        kind = event.type()
        if kind in self._ends and not _is_repeated(event):
            self._ends = frozenset()
            self.finished.emit()
        elif kind in _BEGIN and not self._ends and not _is_repeated(event) and _is_left(event):
            self._ends = _BEGIN[kind]
            self.started.emit()
        return False


def _is_repeated(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.isAutoRepeat()


def _is_left(event: QEvent) -> bool:
    return not isinstance(event, QMouseEvent) or event.button() == Qt.MouseButton.LeftButton
