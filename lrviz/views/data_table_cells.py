"""How a cell of the data table is painted: straight away, where nothing marks it and its text has room.

The style would ask the model seven questions a cell and lay out its text as a paragraph, which takes most of a frame
when all numbers change, as they do while w, b or a point is dragged. It still paints what is selected, has the focus or
must be shortened; the pixels are the same.
"""

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from lrviz.views.data_table_model import DataTableModel, Index

_MARKS = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value
_MARGIN = 3
"""Left and right of the text, as the style has it."""
_AS_ZEROS = str.maketrans("123456789", "0" * 9)


class NumberPainter:
    """Writes the numbers of one table, whose digits are equally wide."""

    def __init__(self, model: DataTableModel) -> None:
        self._model = model
        self._font = QFont()
        self._widths: dict[str, float] = {}
        self._height, self._ascent = 0, 0.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, ground: QColor | None) -> bool:
        """Write a cell's number on `ground`; return False, with nothing painted, where that is left to the style."""
        look = None if option.state.value & _MARKS else self._model.look(index)
        if look is None:
            return False
        (text, ink), cell = look, option.rect
        width = self._width(text, option.font)
        if width > cell.width() - 2 * _MARGIN:
            return False
        if ground is not None:
            painter.fillRect(cell, ground)
        painter.save()
        painter.setFont(self._font)
        painter.setPen(ink)
        top = cell.top() + cell.height() // 2 - self._height // 2
        painter.drawText(QPointF(cell.right() + 1 - _MARGIN - width, top + self._ascent), text)
        painter.restore()
        return True

    def _width(self, text: str, font: QFont) -> float:
        """Return how many pixels a text takes, measured once for all texts that differ in digits alone."""
        if font != self._font:
            self._font = QFont(font)
            self._widths.clear()
        shape = text.translate(_AS_ZEROS)
        width = self._widths.get(shape)
        if width is None:
            metrics = QFontMetricsF(self._font)
            self._height, self._ascent = math.ceil(metrics.height()), metrics.ascent()
            width = self._widths[shape] = metrics.horizontalAdvance(shape)
        return width
