"""The items of the log-odds plot: made once, then only moved."""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QFont

from lrviz.views.number_strip import NumberStrip
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, line, marker
from lrviz.views.theme import CURVE_WIDTH, NOW_SIZE, Theme

_LARGEST = 1e300


class LogOddsItems:
    """The line z = w·x + b, the level at which the class changes, and where they cross."""

    def __init__(self, plot_item: Any) -> None:
        self.level = line(1)
        self.line = line(2, antialias=True)
        self.drop = line(3)
        self.crossing = marker(6, "o", NOW_SIZE - 3)
        self.slope, self.told_crossing = NumberStrip(plot_item), NumberStrip(plot_item)
        for item in (self.level, self.line, self.drop, self.crossing):
            plot_item.addItem(item, ignoreBounds=True)

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        self.level.setPen(pg.mkPen(theme.muted, width=1, dash=[5, 4]))
        self.line.setPen(pg.mkPen(theme.ink, width=CURVE_WIDTH))
        self.drop.setPen(pg.mkPen(theme.boundary, width=2, dash=[4, 3]))
        self.crossing.setPen(pg.mkPen(theme.boundary, width=2.5))
        self.crossing.setBrush(pg.mkBrush(theme.card))
        self.slope.paint(theme.ink, font)
        self.told_crossing.paint(theme.boundary, font)

    def show_line(self, weight: float, bias: float, plane: Plane) -> None:
        """Show z = `weight`·x + `bias` over the range, where it is a number."""
        x = np.array(plane.x_range)
        with np.errstate(over="ignore", invalid="ignore"):
            z = weight * x + bias
            if math.isfinite(weight) and math.isfinite(bias) and weight:
                # Only what lies near the view is drawn: Qt cannot tell where a line to 1e200 passes through it.
                (bottom, top), height = plane.y_range, plane.y_range[1] - plane.y_range[0]
                near = np.clip(z, bottom - height, top + height)
                x = np.where(near == z, x, (near - bias) / weight)
                z = near
        is_drawn = np.isfinite([x, z]).all() and bool(np.abs([x, z]).max() < _LARGEST)
        self.line.setData(*((x, z) if is_drawn else (NONE, NONE)))

    def show_crossing(self, boundary: float | None, level: float, plane: Plane) -> None:
        """Show the level, and the place where the line crosses it, with a line down to the axis."""
        (left, right), (bottom, top) = plane.x_range, plane.y_range
        self.level.setData(np.array([left, right]), np.full(2, level))
        is_there = boundary is not None and left <= boundary <= right and bottom <= level <= top
        at = np.array([boundary], dtype=float) if is_there else NONE
        self.crossing.setData(at, np.full(len(at), level))
        self.drop.setData(np.repeat(at, 2), np.array([bottom, level]) if is_there else NONE)

    def hide_model(self) -> None:
        """Show no line and nothing that belongs to it."""
        for item in (self.line, self.drop, self.crossing, self.level):
            item.setData(NONE, NONE)
        self.slope.show("")
        self.told_crossing.show("")
