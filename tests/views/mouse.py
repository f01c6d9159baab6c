"""What a person does with the mouse, as the events that Qt would send."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton
NONE = Qt.MouseButton.NoButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_KEY = Qt.KeyboardModifier.NoModifier


class Mouse:
    """A mouse over `widget`; places are in its pixels."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._held = NONE
        self._keys = _NO_KEY

    def hold(self, keys: Qt.KeyboardModifier) -> None:
        """Hold keys from now on."""
        self._keys = keys

    def move(self, pixel: QPointF) -> None:
        """Move to `pixel`, with the button held that is held."""
        self._send(QEvent.Type.MouseMove, pixel, NONE, self._held)

    def move_released(self, pixel: QPointF) -> None:
        """Move with no button held, although no release has been told."""
        self._send(QEvent.Type.MouseMove, pixel, NONE, NONE)

    def press(self, pixel: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Press a button."""
        self._held = button
        self._send(QEvent.Type.MouseButtonPress, pixel, button, button)

    def release(self, pixel: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Release a button."""
        self._held = NONE
        self._send(QEvent.Type.MouseButtonRelease, pixel, button, NONE)

    def click(self, pixel: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Press and release."""
        self.press(pixel, button)
        self.release(pixel, button)

    def double_click(self, pixel: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Send the four events of a double click."""
        self.click(pixel, button)
        self._send(QEvent.Type.MouseButtonDblClick, pixel, button, button)
        self.release(pixel, button)

    def drag(self, start: QPointF, *stops: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Press at `start`, move over the `stops`, and release at the last."""
        self.press(start, button)
        for stop in stops:
            self.move(stop)
        self.release(stops[-1], button)

    def leave(self) -> None:
        """Leave the widget."""
        QApplication.sendEvent(self._widget, QEvent(QEvent.Type.Leave))

    def turn(self, pixel: QPointF, notches: float) -> None:
        """Turn the wheel away from oneself by so many notches."""
        turned = QPoint(0, round(120 * notches))
        phase = Qt.ScrollPhase.NoScrollPhase
        place = self._widget.mapToGlobal(pixel)
        event = QWheelEvent(pixel, place, QPoint(), turned, NONE, self._keys, phase, False)
        QApplication.sendEvent(self._widget, event)

    def _send(self, kind: QEvent.Type, pixel: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        event = QMouseEvent(kind, pixel, self._widget.mapToGlobal(pixel), button, held, self._keys)
        QApplication.sendEvent(self._widget, event)
