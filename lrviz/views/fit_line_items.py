"""The line of least squares as items: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from lrviz.core.least_squares import Line
from lrviz.views.canvas_texts import label_in
from lrviz.views.fit_line import line_parts
from lrviz.views.plane import Plane, Range
from lrviz.views.plot_items import NONE, line
from lrviz.views.theme import CURVE_WIDTH, Theme

_BEYOND_WIDTH = CURVE_WIDTH + 1
_GAP = 22.0
"""Pixels between the end of the line and the word beside it."""
_PADDING = 2.0
_SMALLEST_PART = 6.0
"""Pixels up or down that a part needs before a word stands at it."""


class LineItems:
    """The line, its parts that are no probabilities, and the words at them."""

    def __init__(self, plot_item: Any) -> None:
        self.within = line(2, antialias=True)
        self.beyond = line(2, antialias=True, connect="pairs")
        for item in (self.within, self.beyond):
            plot_item.addItem(item, ignoreBounds=True)
        self.below, self.above = label_in(plot_item), label_in(plot_item)
        self.below.setText("below 0")
        self.above.setText("above 1")
        self.hide()

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        self.within.setPen(pg.mkPen(theme.ink, width=CURVE_WIDTH))
        self.beyond.setPen(pg.mkPen(theme.error, width=_BEYOND_WIDTH))
        for label in (self.below, self.above):
            label.setBrush(QBrush(QColor(theme.error)))
            label.setFont(font)

    def show(self, drawn: Line, plane: Plane) -> None:
        """Show `drawn` over the whole range of `plane`."""
        parts = line_parts(drawn, plane.x_range)
        within = NONE if parts.within is None else np.array(parts.within)
        self.within.setData(within, drawn.value(within))
        beyond = np.array([part for part in (parts.below, parts.above) if part is not None]).ravel()
        self.beyond.setData(beyond, drawn.value(beyond))
        self._place(self.below, parts.below, drawn, plane)
        self._place(self.above, parts.above, drawn, plane)

    def hide(self) -> None:
        """Show no line."""
        for item in (self.within, self.beyond):
            item.setData(NONE, NONE)
        for label in (self.below, self.above):
            label.hide()

    @staticmethod
    def _place(label: QGraphicsSimpleTextItem, part: Range | None, drawn: Line, plane: Plane) -> None:
        """Put a word beside the outer end of a part, on the side where the line does not go."""
        label.hide()
        if part is None:
            return
        box, size = plane.rectangle, label.boundingRect()
        first, last = (plane.point(x, drawn.value(x)) for x in part)
        if abs(first.y() - last.y()) < _SMALLEST_PART:
            return
        middle = box.center()
        outer = max(first, last, key=lambda end: abs(end.y() - middle.y()))
        left = outer.x() + _GAP if outer.x() < middle.x() else outer.x() - _GAP - size.width()
        top = min(max(outer.y() - size.height() / 2, box.top() + _PADDING), box.bottom() - size.height() - _PADDING)
        label.setPos(QPointF(min(max(left, box.left()), box.right() - size.width()), top))
        label.show()
