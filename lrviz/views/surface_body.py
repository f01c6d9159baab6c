"""The surface itself: its patches with their colours, painted so that the near ones hide the far ones."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.projection import back_to_front
from lrviz.core.surface import HeightScale, cut_patches
from lrviz.views.landscape_map import colour_table, shades
from lrviz.views.surface_sight import Sight, polygon
from lrviz.views.theme import Theme

_OVERLAP = 0.7
"""Pixels by which a patch reaches under its neighbours: edges that only touch would let the ground shine through."""
_DARKEST = 0.78
_LIGHT = (-0.45, -0.6, 0.66)
"""Where the light comes from, in the coordinates of the ground."""


class SurfaceBody:
    """A landscape's costs as patches of one colour each.

    Parameters
    ----------
    costs : (rows, columns) array
        J at the nodes.
    scale : HeightScale
        Which of them are shown, and how high.
    theme : Theme
        Whose colours they take.
    """

    def __init__(self, costs: FloatArray, scale: HeightScale, theme: Theme) -> None:
        self.scale = scale
        self.heights = scale.heights(costs)
        self._sides = (costs.shape[0] - 1, costs.shape[1] - 1)
        self._patches = cut_patches(self.heights)
        self._colours = self._coloured(shades(costs), theme)
        self._owner = np.repeat(np.arange(len(self._patches.cells)), np.diff(self._patches.firsts))

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint it."""
        patches = self._patches
        if len(patches.cells) == 0:
            return
        corners = polygon(self._overlapping(sight.pixels(patches.points))).toList()
        painter.setPen(Qt.PenStyle.NoPen)
        firsts, colours = patches.firsts.tolist(), self._colours
        for patch in self._order(sight.camera.eye).tolist():
            painter.setBrush(colours[patch])
            painter.drawConvexPolygon(corners[firsts[patch] : firsts[patch + 1]])

    def _order(self, eye: FloatArray) -> IntArray:
        """Return the patches in the order in which they are painted."""
        cells = back_to_front(self._sides, eye)
        rank = np.empty_like(cells)
        rank[cells] = np.arange(len(cells))
        return np.argsort(rank[self._patches.cells])

    def _overlapping(self, pixels: FloatArray) -> FloatArray:
        """Return the corners (k, 2) moved a little away from the middle of their patch."""
        starts = self._patches.firsts[:-1]
        middles = np.add.reduceat(pixels, starts, axis=0) / np.diff(self._patches.firsts)[:, np.newaxis]
        outwards = pixels - middles[self._owner]
        lengths = np.hypot(outwards[:, 0], outwards[:, 1])[:, np.newaxis]
        return pixels + outwards * (_OVERLAP / np.maximum(lengths, _OVERLAP))

    def _coloured(self, places: FloatArray, theme: Theme) -> list[QColor]:
        """Return each patch's colour: that of the landscape's map, darker where it turns from the light."""
        table = colour_table(theme.landscape)
        cells = self._patches.cells
        middles = (places[:-1, :-1] + places[:-1, 1:] + places[1:, 1:] + places[1:, :-1]).ravel()[cells] / 4
        chosen = table[np.rint(middles * (len(table) - 1)).astype(np.intp)]
        channels = np.stack([chosen >> np.uint32(shift) & np.uint32(255) for shift in (16, 8, 0)], axis=1)
        shaded = np.rint(channels * self._brightness().ravel()[cells, np.newaxis]).astype(int)
        return [QColor(*rgb) for rgb in shaded.tolist()]

    def _brightness(self) -> FloatArray:
        """Return how much of the light each patch of the whole grid has (rows, columns), 1 where it lies flat."""
        rows, columns = self._sides
        across = np.diff(self.heights, axis=1) * columns / 2
        along = np.diff(self.heights, axis=0) * rows / 2
        slope_x, slope_y = (across[:-1] + across[1:]) / 2, (along[:, :-1] + along[:, 1:]) / 2
        turned = (_LIGHT[2] - _LIGHT[0] * slope_x - _LIGHT[1] * slope_y) / np.sqrt(1 + slope_x**2 + slope_y**2)
        light = np.clip(turned / _LIGHT[2], 0.0, 1.0)
        return np.asarray(_DARKEST + (1 - _DARKEST) * light)
