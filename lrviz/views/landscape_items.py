"""The items of the cost landscape: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPixmapItem

from lrviz.core.arrays import FloatArray
from lrviz.core.landscape import Landscape
from lrviz.views.landscape_map import LevelLines
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.theme import NOW_SIZE, Theme

_PATH_WIDTH, _HALO_WIDTH, _LATER_WIDTH = 1.6, 4.0, 1.2
_START_SIZE, _MINIMUM_SIZE = 10, 13
_DARK_LINE_OPACITY, _LIGHT_LINE_OPACITY = 0.45, 0.55
_LATER_OPACITY, _CROWDED_OPACITY, _PROJECTED_OPACITY = 0.45, 0.65, 0.5


class LandscapeItems:
    """Map, level lines, path, start, minimum and present point of one plot."""

    def __init__(self, plot_item: Any) -> None:
        self._map = QGraphicsPixmapItem()
        self._map.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._map.setZValue(0)
        self._levels = (line(1, connect="finite"), line(1, connect="finite"))
        self._later = line(2)
        self._halo, self._path = line(3, antialias=True), line(4, antialias=True)
        self._start = marker(5, "s", _START_SIZE)
        self._minimum_halo, self._minimum = marker(6, "x", _MINIMUM_SIZE + 3), marker(7, "x", _MINIMUM_SIZE)
        self._hovered = marker(8, "o", NOW_SIZE + 9)
        self._now = marker(9, "o", NOW_SIZE)
        self._is_crowded = False
        self._path_pens: tuple[Any, Any] = (None, None)
        for stroke in (self._halo, self._path, self._later):
            stroke.setSegmentedLineMode("on")
        for item in (
            self._map,
            *self._levels,
            self._later,
            self._halo,
            self._path,
            self._start,
            self._minimum_halo,
            self._minimum,
            self._hovered,
            self._now,
        ):
            plot_item.addItem(item, ignoreBounds=True)

    def paint(self, theme: Theme) -> None:
        """Take on the colours of `theme`."""
        on_light, on_dark = self._levels
        on_light.setPen(pg.mkPen(faint(theme.on_landscape, _DARK_LINE_OPACITY)))
        on_dark.setPen(pg.mkPen(faint(theme.halo, _LIGHT_LINE_OPACITY)))
        self._later.setPen(pg.mkPen(faint(theme.on_landscape, _LATER_OPACITY), width=_LATER_WIDTH, dash=[2, 3]))
        self._halo.setPen(_round_pen(theme.halo, _HALO_WIDTH))
        self._path_pens = (
            _round_pen(theme.on_landscape, _PATH_WIDTH),
            pg.mkPen(faint(theme.on_landscape, _CROWDED_OPACITY), width=1),
        )
        self._path.setPen(self._path_pens[self._is_crowded])
        self._start.setBrush(pg.mkBrush(theme.on_landscape))
        self._start.setPen(pg.mkPen(theme.halo, width=1.5))
        for cross, colour, width in (
            (self._minimum_halo, theme.halo, 3.5),
            (self._minimum, theme.on_landscape, 1.0),
        ):
            cross.setBrush(pg.mkBrush(colour))
            cross.setPen(pg.mkPen(colour, width=width))
        self._now.setBrush(pg.mkBrush(theme.now))
        self._now.setPen(pg.mkPen(theme.now_ring, width=2))
        self._hovered.setPen(pg.mkPen(None))
        self._hovered.setBrush(pg.mkBrush(faint(theme.now, 0.35)))

    def show_map(self, landscape: Landscape | None, image: QImage | None, lines: LevelLines) -> None:
        """Show the cost as colours, each node in the middle of its pixel, and its level lines."""
        self._map.setVisible(landscape is not None)
        for item, (x, y) in zip(self._levels, lines, strict=True):
            item.setData(x, y)
        if landscape is None or image is None:
            return
        (left, bottom), (right, top) = landscape.window.low, landscape.window.high
        rows, columns = landscape.costs.shape
        width, height = (right - left) / (columns - 1), (top - bottom) / (rows - 1)
        self._map.setPixmap(QPixmap.fromImage(image))
        self._map.setTransform(QTransform(width, 0, 0, height, left - width / 2, bottom - height / 2))

    def show_path(self, made: FloatArray, later: FloatArray, *, is_crowded: bool = False) -> None:
        """Show the way to the present point (n, 2) and, faintly, what follows it (k, 2); the first is the start.

        A path that goes to and fro so often that it would be a blot (`is_crowded`) is drawn thinly, without a halo.
        """
        if is_crowded != self._is_crowded:
            self._is_crowded = is_crowded
            self._halo.setVisible(not is_crowded)
            self._path.setPen(self._path_pens[is_crowded])
        for stroke in (self._halo, self._path):
            stroke.setData(*made.T)
        self._later.setData(*later.T)
        for item, place in ((self._start, made[:1]), (self._now, made[-1:])):
            shown = place if np.isfinite(place).all() else place[:0]
            item.setData(*shown.T)

    def show_minimum(self, place: FloatArray | None, *, is_projected: bool = False) -> None:
        """Show the × at `place` (2,), faintly if it is only a projection, or none."""
        for cross in (self._minimum_halo, self._minimum):
            cross.setOpacity(_PROJECTED_OPACITY if is_projected else 1.0)
            cross.setData(*((NONE, NONE) if place is None else (place[:1], place[1:])))

    def show_hovered(self, place: FloatArray | None) -> None:
        """Mark the present point at `place` (2,) as what the mouse can drag, or unmark it."""
        self._hovered.setData(*((NONE, NONE) if place is None else (place[:1], place[1:])))

    def hide_path(self) -> None:
        """Show neither path nor start nor present point."""
        nothing = np.empty((0, 2))
        self.show_path(nothing, nothing)
        self.show_hovered(None)


def _round_pen(colour: str, width: float) -> Any:
    pen = pg.mkPen(colour, width=width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
