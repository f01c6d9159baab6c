"""The items of the convergence plot: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QBrush, QColor

from lrviz.core.arrays import FloatArray
from lrviz.views.canvas_texts import label_in
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, line, marker
from lrviz.views.theme import CURVE_WIDTH, NOW_SIZE, Theme

_LABEL_GAP = 2.0


class ConvergenceItems:
    """Curve, minimum, present point and the place under the mouse."""

    def __init__(self, plot_item: Any) -> None:
        self._minimum = line(1)
        self._later = line(2, connect="finite")
        self._made = line(3, connect="finite", antialias=True)
        self._drop = line(4)
        self._hovered = marker(5, "o", NOW_SIZE - 4)
        self._now = marker(6, "o", NOW_SIZE - 1)
        self._label = label_in(plot_item)
        for stroke in (self._made, self._later):
            stroke.setSegmentedLineMode("on")
        for item in (self._minimum, self._later, self._made, self._drop, self._hovered, self._now):
            plot_item.addItem(item, ignoreBounds=True)

    def paint(self, theme: Theme, font: Any) -> None:
        """Take on the colours of `theme`."""
        self._minimum.setPen(pg.mkPen(theme.ink, width=1, dash=[1, 3]))
        self._made.setPen(pg.mkPen(theme.now, width=CURVE_WIDTH - 0.5))
        self._later.setPen(pg.mkPen(theme.muted, width=1.2))
        self._drop.setPen(pg.mkPen(theme.muted, width=1))
        self._hovered.setPen(pg.mkPen(theme.ink, width=1.5))
        self._hovered.setBrush(pg.mkBrush(theme.card))
        self._now.setPen(pg.mkPen(theme.card, width=2))
        self._now.setBrush(pg.mkBrush(theme.now))
        self._label.setBrush(QBrush(QColor(theme.muted)))
        self._label.setFont(font)

    def show_curve(self, made: FloatArray, later: FloatArray) -> None:
        """Show the curve (n, 2) to the present point and what follows it (k, 2)."""
        self._made.setData(*made.T)
        self._later.setData(*later.T)
        now = made[-1:] if np.isfinite(made[-1:]).all() else made[:0]
        self._now.setData(*now.T)

    def show_minimum(self, height: float | None, text: str, plane: Plane) -> None:
        """Show the dotted line at `height` with `text` under it, at the left; None hides both."""
        self._label.setVisible(height is not None)
        if height is None:
            self._minimum.setData(NONE, NONE)
            return
        self._minimum.setData(np.array(plane.x_range), np.full(2, height))
        self._label.setText(text)
        rectangle = plane.rectangle
        top = plane.point(0.0, height).y() + _LABEL_GAP
        size = self._label.boundingRect()
        has_room = rectangle.top() <= top and top + size.height() <= rectangle.bottom()
        self._label.setPos(rectangle.left() + 8.0, top)
        self._label.setVisible(has_room)

    def show_hovered(self, place: FloatArray | None, bottom: float) -> None:
        """Mark the point (2,) of the curve that is told of, with a line down to `bottom`."""
        is_there = place is not None and np.isfinite(place).all()
        at = place if is_there and place is not None else np.empty(0)
        self._hovered.setData(at[:1], at[1:])
        self._drop.setData(np.repeat(at[:1], 2), np.append([bottom], at[1:]) if len(at) else NONE)
