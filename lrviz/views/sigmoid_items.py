"""The items of the sigmoid plot: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QFont

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import sigmoid
from lrviz.views.number_strip import NumberStrip
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.theme import CURVE_WIDTH, NOW_SIZE, Theme

_PIXELS_PER_SAMPLE = 2
_BEND = np.linspace(-12.0, 12.0, 97)
"""Places where the curve is sampled too: in a wide range all of its rise lies within a pixel."""
_TANGENT_SHARE = 0.22
_TANGENT_RISE = 0.4
"""A tangent reaches over so much of the range to each side, and so far up and down."""


class SigmoidItems:
    """Curve, asymptotes, the movable z with its tangent, and its mirror image in the point (0, ½)."""

    def __init__(self, plot_item: Any) -> None:
        self._levels = line(1, connect="pairs")
        self._mirroring = line(1.5, connect="pairs")
        self.curve = line(2, antialias=True)
        self.tangent = line(3, antialias=True)
        self._centre = marker(3, "o", 6)
        self.mirror = marker(6, "o", NOW_SIZE - 4)
        self.z = marker(7, "o", NOW_SIZE - 1)
        self.values, self.mirrored = NumberStrip(plot_item), NumberStrip(plot_item)
        for item in (self._levels, self._mirroring, self.curve, self.tangent, self._centre, self.mirror, self.z):
            plot_item.addItem(item, ignoreBounds=True)
        self._centre.setData([0.0], [0.5])

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        self._levels.setPen(pg.mkPen(faint(theme.muted, 0.7), width=1, dash=[5, 4]))
        self._mirroring.setPen(pg.mkPen(theme.now, width=1.4, dash=[1, 3]))
        self.curve.setPen(pg.mkPen(theme.ink, width=CURVE_WIDTH))
        self.tangent.setPen(pg.mkPen(theme.now, width=2))
        self._centre.setPen(pg.mkPen(None))
        self._centre.setBrush(pg.mkBrush(theme.muted))
        for item, width in ((self.z, 2.5), (self.mirror, 1.5)):
            item.setPen(pg.mkPen(theme.now, width=width))
            item.setBrush(pg.mkBrush(theme.card))
        self.values.paint(theme.ink, font)
        self.mirrored.paint(theme.muted, font)

    def show_curve(self, plane: Plane) -> None:
        """Show σ over the range, with its asymptotes 0 and 1 and the line ½."""
        even = np.linspace(*plane.x_range, max(int(plane.rectangle.width()) // _PIXELS_PER_SAMPLE, 2))
        bend = _BEND[(plane.x_range[0] < _BEND) & (plane.x_range[1] > _BEND)]
        z = np.sort(np.concatenate([even, bend]))
        self.curve.setData(z, sigmoid(z))
        self._levels.setData(np.tile(plane.x_range, 3), np.repeat([0.0, 0.5, 1.0], 2))

    def show_z(self, z: float | None, plane: Plane) -> None:
        """Show z on the curve, the tangent there, and −z with the lines that lead to it; None hides them."""
        if z is None:
            for item in (self.z, self.mirror, self.tangent, self._mirroring):
                item.setData(NONE, NONE)
            return
        at, there = np.array([z, -z]), sigmoid(np.array([z, -z]))
        slope = float(there[0] * there[1])
        self.z.setData(at[:1], there[:1])
        self.mirror.setData(at[1:], there[1:])
        reach = min(_TANGENT_SHARE * (plane.x_range[1] - plane.x_range[0]), _TANGENT_RISE / max(slope, 1e-300))
        ends = np.array([-reach, reach])
        self.tangent.setData(z + ends, there[0] + slope * ends)
        self._mirroring.setData(*_construction(at, there))


def _construction(at: FloatArray, there: FloatArray) -> FloatArray:
    """Return (2, 6) the ends of three lines: from z to −z through (0, ½), up to z from 0, and down to −z from 1."""
    (z, mirrored), (above, below) = at, there
    x = [z, mirrored, z, z, mirrored, mirrored]
    return np.array([x, [above, below, 0.0, above, 1.0, below]])
