"""What turns a picture in perspective: the mouse, the wheel and the arrow keys."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from lrviz.core.projection import Camera
from lrviz.views.keyboard_focus import came_by_keyboard

_RADIANS_A_PIXEL = 0.01
_RADIANS_A_KEY = math.radians(6.0)
_ZOOM_A_NOTCH = 1.15
_TURNS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Turntable(QWidget):
    """Has a camera; a drag goes round and over what it looks at, as if that were turned."""

    camera_changed = Signal()

    def __init__(self, home: Camera, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = home
        self.has_keyboard = False
        """Whether the keyboard has come here, and is to be shown where it is."""
        self._home = home
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def look(self, camera: Camera) -> None:
        """Look from there."""
        if camera != self.camera:
            self.camera = camera
            self.camera_changed.emit()

    def look_from_home(self) -> None:
        """Look from where it was looked at first."""
        self.look(self._home)

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event to keep the keys that turn it from the window's actions."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent to turn it."""
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Home:
            self.look_from_home()
        else:
            right, up = _TURNS[Qt.Key(event.key())]
            self.look(self.camera.turned(-right * _RADIANS_A_KEY, up * _RADIANS_A_KEY))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mousePressEvent to take hold of it."""
        self._grip = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mouseMoveEvent to turn it with the mouse."""
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = event.position() - self._grip
            self._grip = event.position()
            self.look(self.camera.turned(-moved.x() * _RADIANS_A_PIXEL, moved.y() * _RADIANS_A_PIXEL))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Override QWidget.mouseReleaseEvent to let go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mouseDoubleClickEvent to look from where it was at first."""
        event.accept()
        self.look_from_home()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget.wheelEvent to zoom."""
        event.accept()
        self.look(self.camera.zoomed(_ZOOM_A_NOTCH ** (event.angleDelta().y() / 120)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override QWidget.focusInEvent to note that the keyboard has come; a mouse knows where it is."""
        super().focusInEvent(event)
        self.has_keyboard = came_by_keyboard(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QWidget.focusOutEvent to note that it has gone."""
        super().focusOutEvent(event)
        self.has_keyboard = False
        self.update()


def _is_ours(event: QKeyEvent) -> bool:
    """Whether the key turns it."""
    is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
    return is_plain and (event.key() == Qt.Key.Key_Home or event.key() in _TURNS)
