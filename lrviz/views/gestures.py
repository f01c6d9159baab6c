"""What the mouse means in a plot: a look, a click, a double click, a zoom, or a drag of something or of the view."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

DRAG_PIXELS = 4.0
_ZOOM_PER_NOTCH = 0.85
_NOTCH = 120
_MOUSE_EVENTS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
)
_Taker = Callable[..., None]


@dataclass(frozen=True)
class Handle:
    """Something that can be dragged.

    Parameters
    ----------
    key : int
        What it is to its plot.
    pixel : QPointF
        Its middle, or the place of it that is nearest to the mouse.
    cursor : Qt.CursorShape
        The mouse's shape over it.
    takes_clicks : bool
        Whether a click on it means it; a click on what does not take any is one on empty space.
    direction : Qt.Orientation or None
        Along which alone it moves: a drag across that begins on it is one of empty space.
    """

    key: int
    pixel: QPointF
    cursor: Qt.CursorShape = Qt.CursorShape.PointingHandCursor
    takes_clicks: bool = True
    direction: Qt.Orientation | None = None

    def follows(self, offset: QPointF) -> bool:
        """Whether a drag that begins with `offset` moves it."""
        if self.direction is None:
            return True
        return (abs(offset.x()) > abs(offset.y())) == (self.direction is Qt.Orientation.Horizontal)


class Plot(Protocol):
    """What a plot has to say of a pixel."""

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Return what a drag that starts here would drag."""

    def position_at(self, pixel: QPointF) -> tuple[float, float] | None:
        """Return the data coordinates; None outside the data."""


@dataclass(frozen=True)
class _Press:
    button: Qt.MouseButton
    pixel: QPointF
    position: tuple[float, float]
    handle: Handle | None


class Gestures(QObject):
    """Watches a plot's viewport, and tells what the user means.

    A click on empty space is told only after the time in which a second one would make it a double click. A click's
    place is told in data coordinates as they were when the button went down; a drag's in pixels, of the middle of what
    is dragged.
    """

    looked = Signal(object, object)
    """The pixel under the mouse, or None, and the handle there, or None."""
    clicked = Signal(float, float, bool)
    """The place, and whether Shift was held."""
    double_clicked = Signal()
    handle_clicked = Signal(int, bool)
    """A handle's key, and whether Ctrl was held."""
    zoomed = Signal(QPointF, float)
    panned = Signal(QPointF)
    drag_started = Signal(int)
    dragged = Signal(int, QPointF)
    drag_finished = Signal(int)

    def __init__(self, viewport: QWidget, plot: Plot, parent: QObject) -> None:
        super().__init__(parent)
        self._plot = plot
        self._press: _Press | None = None
        self._is_dragging = False
        self._last_pixel = QPointF()
        self._waiting: tuple[float, float, bool] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(QApplication.doubleClickInterval())
        self._patience.timeout.connect(self._on_patience_timeout)
        takers = (self._take_press, self._take_move, self._take_release, self._take_double_click, self._take_wheel)
        self._take: dict[QEvent.Type, _Taker] = dict(zip(_MOUSE_EVENTS, takers, strict=True))
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    @property
    def is_dragging(self) -> bool:
        """Whether something, or the view, is being dragged."""
        return self._is_dragging

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter to take what the mouse does."""
        # Events of the viewport's end may come when the collector has already taken our attributes.
        if event.type() in _MOUSE_EVENTS:
            self._take[event.type()](event)
            return True
        if event.type() == QEvent.Type.Leave:
            self.looked.emit(None, None)
        return False

    def abandon(self) -> None:
        """End whatever drag is under way."""
        press, was_dragging = self._press, self._is_dragging
        self._press, self._is_dragging = None, False
        if was_dragging and press is not None and press.handle is not None:
            self.drag_finished.emit(press.handle.key)

    def _take_press(self, event: QMouseEvent) -> None:
        self._on_patience_timeout()
        self.abandon()
        pixel, button = event.position(), event.button()
        position = self._plot.position_at(pixel)
        if position is not None and button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            handle = self._plot.handle_at(pixel) if button is Qt.MouseButton.LeftButton else None
            self._press = _Press(button, pixel, position, handle)
            self._last_pixel = pixel

    def _take_move(self, event: QMouseEvent) -> None:
        press, pixel = self._press, event.position()
        if press is not None and not event.buttons() & press.button:
            self.abandon()  # the release went elsewhere, to a dialog say
            press = None
        if press is not None:
            self._drag(press, pixel)
        elif self._plot.position_at(pixel) is None:
            self.looked.emit(None, None)
            return
        held = self._press
        self.looked.emit(pixel, self._plot.handle_at(pixel) if held is None else held.handle)

    def _drag(self, press: _Press, pixel: QPointF) -> None:
        offset = pixel - press.pixel
        if not self._is_dragging and abs(offset.x()) + abs(offset.y()) >= DRAG_PIXELS:
            self._is_dragging = True
            if press.handle is not None and not press.handle.follows(offset):
                press = self._press = replace(press, handle=None)
            if press.handle is not None:
                self.drag_started.emit(press.handle.key)
        if self._is_dragging and press.handle is not None:
            self.dragged.emit(press.handle.key, press.handle.pixel + offset)
        elif self._is_dragging:
            self.panned.emit(pixel - self._last_pixel)
            self._last_pixel = pixel

    def _take_release(self, event: QMouseEvent) -> None:
        press = self._press
        if press is None or event.button() != press.button:
            return
        was_dragging = self._is_dragging
        self.abandon()
        if was_dragging or press.button is not Qt.MouseButton.LeftButton:
            return
        modifiers = event.modifiers()
        if press.handle is not None and press.handle.takes_clicks:
            self.handle_clicked.emit(press.handle.key, bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        else:
            self._waiting = (*press.position, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            self._patience.start()

    def _take_double_click(self, event: QMouseEvent) -> None:
        self._waiting = None
        self.abandon()
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def _take_wheel(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned and self._plot.position_at(event.position()) is not None:
            self.zoomed.emit(event.position(), _ZOOM_PER_NOTCH ** (turned / _NOTCH))

    @Slot()
    def _on_patience_timeout(self) -> None:
        self._patience.stop()
        click, self._waiting = self._waiting, None
        if click is not None:
            self.clicked.emit(*click)
