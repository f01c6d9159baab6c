"""The items of the plane of two features besides its points: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from lrviz.core.logistic import logit
from lrviz.views.plane import Plane
from lrviz.views.plane_field import Ends, PlaneField
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.theme import Theme

_LEVELS = tuple(tenth / 10 for tenth in range(1, 10))
_LEVEL_OPACITY = 0.22
_GRIP_SIZE = 12
_BEHIND_ALL = -1000.0


class PlaneItems:
    """The field of h as colours, its level lines, and the line of the decision with its grip."""

    def __init__(self, plot_item: Any) -> None:
        self._field = QGraphicsRectItem(plot_item)
        self._field.setZValue(_BEHIND_ALL)
        self._field.setPen(QPen(Qt.PenStyle.NoPen))
        self.levels = line(1, connect="pairs")
        self.boundary = line(3)
        self.grip = marker(3, "d", _GRIP_SIZE)
        for item in (self.levels, self.boundary, self.grip):
            plot_item.addItem(item, ignoreBounds=True)

    def paint(self, theme: Theme) -> None:
        """Take on the colours of `theme`."""
        self.levels.setPen(pg.mkPen(faint(theme.ink, _LEVEL_OPACITY), width=1))
        self.boundary.setPen(pg.mkPen(theme.boundary, width=2, dash=[4, 3]))
        self.grip.setPen(pg.mkPen(theme.card, width=1.5))
        self.grip.setBrush(pg.mkBrush(theme.boundary))

    def show_field(self, field: PlaneField | None, threshold: float, plane: Plane, theme: Theme) -> None:
        """Show h over the view, its level lines, and the line where it is `threshold`; or none."""
        if field is None:
            self._field.setRect(QRectF())
            for item in (self.levels, self.boundary, self.grip):
                item.setData(NONE, NONE)
            return
        self._field.setRect(field.rectangle)
        self._field.setBrush(field.brush(threshold, theme))
        levels = [ends for level in _LEVELS if (ends := field.line_at(logit(level))) is not None]
        self.levels.setData(*_placed([pixel for ends in levels for pixel in ends], plane))
        decision = field.line_at(logit(threshold))
        self.boundary.setData(*_placed(list(decision or ()), plane))
        self.grip.setData(*_placed([] if decision is None else [_middle(decision)], plane))


def _middle(ends: Ends) -> QPointF:
    return (ends[0] + ends[1]) / 2


def _placed(pixels: list[QPointF], plane: Plane) -> tuple[Any, Any]:
    """Return the data coordinates x, y (n,) of `pixels`."""
    if not pixels:
        return NONE, NONE
    x, y = zip(*map(plane.position, pixels), strict=True)
    return np.array(x), np.array(y)
