"""How a cell of the data table is painted: straight away, where nothing marks it and its text has room.

The style would ask the model seven questions a cell and lay out its text as a paragraph, which takes most of a frame
when all numbers change, as they do while w, b or a point is dragged. It still paints what is selected, has the focus or
must be shortened; the pixels are the same.
"""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from lrviz.views.data_table_model import DataTableModel, Index

_MARKS = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value
_MARGIN = 3
"""Left and right of the text, as the style has it."""
_KNOWN_TEXTS = 4096
"""How many laid out texts are kept: h and h − y have a thousand or two, and of losses the same come again."""


class _Text(NamedTuple):
    """A text that is laid out, and how many pixels it takes."""

    layout: QStaticText
    width: float


class NumberPainter:
    """Writes the numbers of one table."""

    def __init__(self, model: DataTableModel) -> None:
        self._model = model
        self._font = QFont()
        self._height = 0
        self._texts: dict[str, _Text] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, ground: QColor | None) -> bool:
        """Write a cell's number on `ground`; return False, with nothing painted, where that is left to the style.

        The painter keeps the font of the table, and its other state: to save and restore all of it would take as long
        as to write.
        """
        look = None if option.state.value & _MARKS else self._model.look(index)
        if look is None:
            return False
        text, cell = self._laid_out(look[0], option.font), option.rect
        if text.width > cell.width() - 2 * _MARGIN:
            return False
        if ground is not None:
            painter.fillRect(cell, ground)
        pen = painter.pen()
        painter.setPen(look[1])
        if painter.font() != self._font:
            painter.setFont(self._font)
        top = cell.top() + cell.height() // 2 - self._height // 2
        painter.drawStaticText(QPointF(cell.right() + 1 - _MARGIN - text.width, top), text.layout)
        painter.setPen(pen)
        return True

    def _laid_out(self, text: str, font: QFont) -> _Text:
        """Return a text laid out in the font of the table; most are written again and again."""
        if font != self._font or len(self._texts) > _KNOWN_TEXTS:
            self._font = QFont(font)
            self._height = math.ceil(QFontMetricsF(font).height())
            self._texts.clear()
        known = self._texts.get(text)
        if known is None:
            layout = QStaticText(text)
            layout.setTextFormat(Qt.TextFormat.PlainText)
            layout.prepare(font=self._font)
            known = self._texts[text] = _Text(layout, QFontMetricsF(self._font).horizontalAdvance(text))
        return known
