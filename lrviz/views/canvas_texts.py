"""The words in a plot: what the mouse is over, a quiet note, and a notice where there is nothing to draw."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QTextOption
from PySide6.QtWidgets import QGraphicsSimpleTextItem, QGraphicsTextItem

from lrviz.views.theme import Theme

STRIP_HEIGHT = 20
"""Pixels above the data that are kept for words, so that they never cover any."""
_NOTICE_SHARE = 0.8
_ABOVE_ALL = 100.0
_GAP = 12.0
_STRIP_PADDING = 2.0


class CanvasTexts:
    """The text items of one plot; they lie in fixed places and never cover data."""

    def __init__(self, plot_item: Any) -> None:
        self._hover_text = ""
        self._is_hover_left = False
        self._notice_text = ""
        self._hint_text = ""
        self._note_text = ""
        self._hover = QGraphicsSimpleTextItem(plot_item)
        self._note = QGraphicsSimpleTextItem(plot_item)
        self._middle = QGraphicsTextItem(plot_item)
        self._middle.document().setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
        self._plot_item = plot_item
        for item in (self._hover, self._note, self._middle):
            item.setZValue(_ABOVE_ALL)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._middle.hide()

    @property
    def hover(self) -> str:
        """What is told of the place under the mouse."""
        return self._hover_text

    @property
    def note(self) -> str:
        """The quiet note."""
        return self._note_text

    @property
    def notice(self) -> str:
        """The sentence in place of the data; empty if there is none."""
        return self._notice_text

    def show_hover(self, text: str) -> bool:
        """Take what is told of the place under the mouse; return whether it is new, and `place_hover` must follow."""
        is_new = text != self._hover_text
        self._hover_text = text
        return is_new

    def place_hover(self, *, kept_free: float = 0.0, is_left: bool = False) -> None:
        """Put the text at one end of the strip above the data, with at least `kept_free` pixels left over."""
        rectangle: QRectF = self._plot_item.vb.sceneBoundingRect()
        metrics = QFontMetricsF(self._hover.font())
        room = rectangle.width() - (kept_free + _GAP if kept_free else 0.0)
        text = metrics.elidedText(self._hover_text, Qt.TextElideMode.ElideRight, max(room, 0.0))
        self._hover.setText(text)
        left = rectangle.left() if is_left else rectangle.right() - metrics.horizontalAdvance(text)
        self._hover.setPos(left, self.strip_top)
        self._is_hover_left = is_left

    def has_room_beside_hover(self, width: float) -> bool:
        """Whether so many pixels and the whole text fit into the strip."""
        rectangle: QRectF = self._plot_item.vb.sceneBoundingRect()
        taken = QFontMetricsF(self._hover.font()).horizontalAdvance(self._hover_text)
        return not self._hover_text or taken + _GAP + width <= rectangle.width()

    def room_beside_hover(self) -> tuple[float, float]:
        """Return the ends (left, right) in pixels of what the text leaves of the strip."""
        rectangle: QRectF = self._plot_item.vb.sceneBoundingRect()
        if not self._hover.text():
            return rectangle.left(), rectangle.right()
        taken = self._hover.sceneBoundingRect()
        if self._is_hover_left:
            return taken.right() + _GAP, rectangle.right()
        return rectangle.left(), taken.left() - _GAP

    @property
    def strip_top(self) -> float:
        """Where texts in the strip begin, in pixels."""
        return float(self._plot_item.vb.sceneBoundingRect().top()) - STRIP_HEIGHT + _STRIP_PADDING

    def show_note(self, text: str) -> None:
        """Show a few muted words at the lower right."""
        if text != self._note_text:
            self._note_text = text
            self.place()

    def show_notice(self, text: str) -> None:
        """Show a sentence in the middle, in place of the data; an empty one hides it."""
        self._notice_text = text
        for item in (self._hover, self._note):
            item.setVisible(not text)
        self._show_middle()

    def show_hint(self, text: str) -> None:
        """Show what to do in the middle, where the data will be; an empty text hides it."""
        self._hint_text = text
        self._show_middle()

    def place(self) -> None:
        """Put everything where it belongs in a view of the present size."""
        rectangle: QRectF = self._plot_item.vb.sceneBoundingRect()
        self._place_note(rectangle)
        self._middle.setTextWidth(rectangle.width() * _NOTICE_SHARE)
        size = self._middle.boundingRect()
        middle = rectangle.center()
        self._middle.setPos(middle.x() - size.width() / 2, middle.y() - size.height() / 2)

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        for item in (self._hover, self._note):
            item.setFont(font)
        self._hover.setBrush(QBrush(QColor(theme.ink)))
        self._note.setBrush(QBrush(QColor(theme.muted)))
        self._middle.setFont(font)
        self._middle.setDefaultTextColor(QColor(theme.muted))
        self.place()

    def _place_note(self, rectangle: QRectF) -> None:
        """Put the note right of the axis' name, shortened to the room there."""
        name = self._plot_item.getAxis("bottom").label.boundingRect().width()
        metrics = QFontMetricsF(self._note.font())
        room = max(0.0, (rectangle.width() - name) / 2 - _GAP)
        self._note.setText(metrics.elidedText(self._note_text, Qt.TextElideMode.ElideRight, room))
        size = self._note.boundingRect()
        bottom = self._plot_item.sceneBoundingRect().bottom()
        self._note.setPos(rectangle.right() - size.width(), bottom - size.height() - _STRIP_PADDING)

    def _show_middle(self) -> None:
        text = self._notice_text or self._hint_text
        if text != self._middle.toPlainText():
            self._middle.setPlainText(text)
            self._middle.setVisible(bool(text))
            self.place()


def label_in(plot_item: Any) -> QGraphicsSimpleTextItem:
    """Return a new, empty text item of a plot, to be placed in pixels."""
    label = QGraphicsSimpleTextItem(plot_item)
    label.setZValue(_ABOVE_ALL)
    return label
