"""The base of every plot: axes, theme, view, focus, menu, and what the mouse is for."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsRectItem, QGraphicsView, QMenu, QWidget

from lrviz.views import accessibility
from lrviz.views.axes import NumberAxis
from lrviz.views.canvas_texts import STRIP_HEIGHT, CanvasTexts
from lrviz.views.description import Description
from lrviz.views.gestures import Gestures, Handle
from lrviz.views.keyboard_focus import came_by_keyboard
from lrviz.views.plane import Plane
from lrviz.views.theme import LIGHT, Theme

pg.setConfigOption("exitCleanup", False)  # it would delete what Python still holds

_TICK_DENSITY = 2.0
_MARGIN, _RIGHT_MARGIN = 3, 12


class Canvas(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph is untyped
    """A plot whose range moves only when it is told to.

    A subclass draws in `show_…` methods, and tells by the hooks `handle_at`, `text_at`, `hover`, `view_changed`, `home`
    and `numbers` what the mouse finds, what depends on the view, what a fit shows, and what "Copy numbers" copies.
    """

    user_moved_view = Signal()
    fit_requested = Signal()

    def __init__(self, name: str, title: str, *, moves_vertically: bool = True, parent: QWidget | None = None) -> None:
        axes = {"left": NumberAxis("left"), "bottom": NumberAxis("bottom")}
        super().__init__(parent, axisItems=axes, enableMenu=False)
        self.left_axis, self.bottom_axis = axes["left"], axes["bottom"]
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.view_box = self.plotItem.getViewBox()
        self.plane = Plane(self.view_box, moves_vertically=moves_vertically)
        self.texts = CanvasTexts(self.plotItem)
        self.theme = LIGHT
        self.is_moved_by_user = False
        self.mouse: QPointF | None = None
        """The pixel under the mouse, while it is over the data."""
        self._hovered: int | None = None
        self._interface: QAccessibleWidget | None = None
        self._prepare_plot_item()
        self._make_menu()
        accessibility.install()
        self.description = Description(self)
        self.gestures = Gestures(self.viewport(), self, self)
        self.gestures.looked.connect(self._on_gestures_looked)
        self.gestures.double_clicked.connect(self.fit)
        self.gestures.zoomed.connect(self._on_gestures_zoomed)
        self.gestures.panned.connect(self._on_gestures_panned)
        self.view_box.sigRangeChanged.connect(self._on_view_box_changed)
        self.view_box.sigResized.connect(self._on_view_box_changed)

    def _prepare_plot_item(self) -> None:
        self.plotItem.hideButtons()
        self.plotItem.layout.setContentsMargins(_MARGIN, STRIP_HEIGHT, _RIGHT_MARGIN, _MARGIN)
        self.setCacheMode(
            QGraphicsView.CacheModeFlag.CacheNone
        )  # else a vector picture would hold the ground as pixels
        self.view_box.disableAutoRange()
        self.view_box.setMouseEnabled(x=False, y=False)
        self._focus_frame = QGraphicsRectItem()
        self._focus_frame.hide()
        self.scene().addItem(self._focus_frame)

    def _make_menu(self) -> None:
        self.menu = QMenu(self)
        self.menu.addAction("Fit the view").triggered.connect(self.fit)
        self.menu.addAction("Copy picture").triggered.connect(self.copy_picture)
        self.menu.addAction("Copy numbers").triggered.connect(self.copy_numbers)

    @Slot()
    def fit(self) -> None:
        """Show everything, and follow it again from now on."""
        self.is_moved_by_user = False
        self.home()
        self.fit_requested.emit()

    @Slot()
    def copy_picture(self) -> None:
        """Put a picture of the plot on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    @Slot()
    def copy_numbers(self) -> None:
        """Put the numbers that are drawn on the clipboard, as columns with tabs between them."""
        QGuiApplication.clipboard().setText(self.numbers())

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.theme = theme
        self.setBackground(theme.card)
        for axis in (self.left_axis, self.bottom_axis):
            axis.setPen(pg.mkPen(theme.muted))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setTickFont(self.font())
            axis.label.setFont(self.font())
            axis.setTickDensity(_TICK_DENSITY)
        self.texts.paint(theme, self.font())
        pen = QPen(QColor(theme.accent), 2)
        pen.setCosmetic(True)
        self._focus_frame.setPen(pen)

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        self.texts.show_notice(text or "")
        for axis in (self.left_axis, self.bottom_axis):
            axis.setVisible(not text)
        self.view_box.childGroup.setVisible(not text)

    def show_description(self, text: str) -> None:
        """Let screen readers know what the plot shows now; at most twice a second."""
        self.description.tell(text)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Return what a drag that starts at `pixel` would drag."""
        del pixel
        return None

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Return what is told of the place at `pixel`, where the handle `key` lies."""
        del pixel, key
        return ""

    def hover(self, key: int | None) -> None:
        """Know that the mouse went onto the handle `key`, or onto none."""

    def view_changed(self) -> None:
        """Draw anew what depends on the range or the size of the view."""

    def home(self) -> None:
        """Show everything."""

    def numbers(self) -> str:
        """Return what is drawn as text."""
        return ""

    def fitting(self, *wordings: str) -> str:
        """Return the first of `wordings`, the longest first, that has room above the data; else the last."""
        metrics, room = self.fontMetrics(), self.plane.rectangle.width()
        return next((text for text in wordings if metrics.horizontalAdvance(text) <= room), wordings[-1])

    def hover_text_changed(self) -> None:
        """Place the text of the place under the mouse."""
        self.texts.place_hover()

    def refresh_hover(self) -> None:
        """Tell anew of the place under the mouse, where something else may lie by now."""
        if self.texts.show_hover("" if self.mouse is None else self.text_at(self.mouse, self._hovered)):
            self.hover_text_changed()

    @Slot(QPointF)
    def _on_gestures_panned(self, pixels: QPointF) -> None:
        self.plane.pan(pixels)
        self._take_view()

    @Slot(QPointF, float)
    def _on_gestures_zoomed(self, pixel: QPointF, factor: float) -> None:
        self.plane.zoom(pixel, factor)
        self._take_view()

    @Slot()
    def _on_view_box_changed(self) -> None:
        self._focus_frame.setRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        self.texts.place()
        self.view_changed()
        self.hover_text_changed()

    def _take_view(self) -> None:
        self.is_moved_by_user = True
        self.user_moved_view.emit()

    @Slot(object, object)
    def _on_gestures_looked(self, pixel: QPointF | None, handle: Handle | None) -> None:
        self.mouse = pixel
        key = None if handle is None else handle.key
        if key != self._hovered:
            self._hovered = key
            self.hover(key)
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor if handle is None else handle.cursor)
        self.refresh_hover()

    def position_at(self, pixel: QPointF) -> tuple[float, float] | None:
        """Return the data coordinates of a pixel; None outside the data, or if there are none."""
        is_in_data = not self.texts.notice and self.plane.rectangle.contains(pixel)
        return self.plane.position(pixel) if is_in_data else None

    def accessible_interface(self) -> QAccessibleWidget:
        """Return what screen readers are told: this is a chart."""
        if self._interface is None:
            self._interface = QAccessibleWidget(self, QAccessible.Role.Chart)
        return self._interface

    def hideEvent(self, event: QHideEvent) -> None:
        """Override QWidget.hideEvent to end a gesture whose release will not come."""
        self.gestures.abandon()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override QGraphicsView.contextMenuEvent to offer the plot's menu."""
        event.accept()
        self.menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override QWidget.focusInEvent to frame the plot that the keyboard has come to; a mouse knows where it is."""
        super().focusInEvent(event)
        self._focus_frame.setVisible(came_by_keyboard(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QWidget.focusOutEvent to take the frame away."""
        super().focusOutEvent(event)
        self._focus_frame.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override GraphicsView.keyPressEvent, which would keep every key from the window."""
        QWidget.keyPressEvent(self, event)

    def close(self) -> bool:
        """Override PlotWidget.close, which takes the plot apart, to close it like any widget."""
        return bool(QWidget.close(self))
