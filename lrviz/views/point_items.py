"""The points of a plot of rows, and the rings around those that are selected or hovered: made once, then only moved."""

from typing import Any

import pyqtgraph as pg

from lrviz.core.arrays import FloatArray
from lrviz.views.plot_items import faint, marker
from lrviz.views.theme import POINT_SIZE, Theme

FEW_POINTS = 100
"""Up to so many points each is drawn by its outline, which is crisper and stays sharp in a vector picture."""
_HOVERED_OPACITY = 0.35


class PointItems:
    """Circles of class 0, triangles of class 1, and their marks."""

    def __init__(self, plot_item: Any) -> None:
        self.hovered = marker(4, "o", POINT_SIZE + 9)
        self.scatters = (marker(5, "o", POINT_SIZE), marker(5, "t1", POINT_SIZE + 1))
        self.selected = marker(6, "o", POINT_SIZE + 7)
        for item in (self.hovered, *self.scatters, self.selected):
            plot_item.addItem(item, ignoreBounds=True)

    def paint(self, theme: Theme) -> None:
        """Take on the colours of `theme`."""
        for scatter, colour in zip(self.scatters, theme.classes, strict=True):
            scatter.setBrush(pg.mkBrush(colour))
            scatter.setPen(pg.mkPen(theme.card, width=1))
        self.selected.setBrush(pg.mkBrush(None))
        self.selected.setPen(pg.mkPen(theme.ink, width=1.5))
        self.hovered.setPen(pg.mkPen(None))
        self.hovered.setBrush(pg.mkBrush(faint(theme.muted, _HOVERED_OPACITY)))

    def show_points(self, x: FloatArray, y: FloatArray, labels: FloatArray) -> None:
        """Show a point at each of x, y (k,) with its label (k,)."""
        for label, scatter in enumerate(self.scatters):
            chosen = labels == label
            scatter.opts["useCache"] = len(x) > FEW_POINTS
            scatter.setData(x[chosen], y[chosen])
