"""The items of the ROC plot: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg

from lrviz.core.arrays import FloatArray
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.theme import CURVE_WIDTH, NOW_SIZE, Theme

_AREA_OPACITY = 0.08
_VERTEX_SIZE = 6
_FEW_VERTICES = 60


class RocItems:
    """Curve with its area, the diagonal of guessing, the operating point, and the point under the mouse."""

    def __init__(self, plot_item: Any) -> None:
        self._diagonal = line(1)
        self._curve = line(2, antialias=True, fillLevel=0.0)
        self._vertices = marker(3, "o", _VERTEX_SIZE)
        self._hovered = marker(4, "o", NOW_SIZE - 4)
        self._grip = marker(5, "o", NOW_SIZE + 9)
        self._now = marker(6, "o", NOW_SIZE)
        self._curve.setSegmentedLineMode("on")
        self._places: FloatArray | None = None
        for item in (self._diagonal, self._curve, self._vertices, self._hovered, self._grip, self._now):
            plot_item.addItem(item, ignoreBounds=True)

    def paint(self, theme: Theme) -> None:
        """Take on the colours of `theme`."""
        self._diagonal.setPen(pg.mkPen(theme.muted, width=1, dash=[4, 4]))
        self._curve.setPen(pg.mkPen(theme.ink, width=CURVE_WIDTH - 0.5))
        self._curve.setBrush(pg.mkBrush(faint(theme.ink, _AREA_OPACITY)))
        self._vertices.setPen(pg.mkPen(None))
        self._vertices.setBrush(pg.mkBrush(theme.ink))
        self._hovered.setPen(pg.mkPen(theme.ink, width=1.5))
        self._hovered.setBrush(pg.mkBrush(theme.card))
        self._grip.setPen(pg.mkPen(None))
        self._grip.setBrush(pg.mkBrush(faint(theme.boundary, 0.35)))
        self._now.setPen(pg.mkPen(theme.card, width=2))
        self._now.setBrush(pg.mkBrush(theme.boundary))

    def show_curve(self, places: FloatArray) -> None:
        """Show the curve through (n, 2), and its points where they are few.

        With one feature the order of the rows, and so the curve, is the same for all w of one sign: nothing to draw.
        """
        if self._places is not None and np.array_equal(places, self._places):
            return
        self._places = places
        self._curve.setData(*places.T)
        ends = np.array([0.0, 1.0]) if len(places) else NONE
        self._diagonal.setData(ends, ends)
        self._vertices.setData(*(places if len(places) <= _FEW_VERTICES else places[:0]).T)

    def show_now(self, rates: tuple[float, float] | None) -> None:
        """Show the operating point, or none."""
        self._now.setData(*_one(rates))
        if rates is None or len(self._grip.data):
            self._grip.setData(*_one(rates))

    def show_grip(self, rates: tuple[float, float] | None) -> None:
        """Mark that the operating point can be dragged, or not."""
        self._grip.setData(*_one(rates))

    def show_hovered(self, rates: tuple[float, float] | None) -> None:
        """Mark the point of the curve that is told of."""
        self._hovered.setData(*_one(rates))


def _one(rates: tuple[float, float] | None) -> FloatArray:
    """Return the coordinates (2, 1) of one marker, or (2, 0) of none."""
    return np.empty((2, 0)) if rates is None else np.array([[rates[0]], [rates[1]]])
