"""The descent on the surface: the path, its start, where it is now, and the minimum; faint where it lies behind."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lrviz.core.arrays import FloatArray
from lrviz.core.projection import heights_at, rises_above
from lrviz.core.surface import TALL, draped
from lrviz.views.plot_items import faint
from lrviz.views.surface_sight import Sight, polylines
from lrviz.views.theme import NOW_SIZE, Theme

_LIFT = 0.012
"""How far above the surface the path lies, so that half of its width is not in it."""
_NOTICED = 0.02
"""How far the surface must rise above a line of sight to be in its way: a mesh is no smooth surface."""
_PATH_WIDTH, _HALO_WIDTH, _LATER_WIDTH = 1.6, 4.0, 1.2
_HIDDEN_OPACITY, _LATER_OPACITY = 0.5, 0.6
_START_REACH, _MINIMUM_REACH = 4.5, 5.0


@dataclass(frozen=True, eq=False)
class SurfacePath:
    """Places (n, 2) on the ground; one that is not over it is not drawn.

    Parameters
    ----------
    made, later : (n, 2) arrays
        The way to the present place, and what follows it.
    minimum : (2,) array or None
        Where the × is.
    """

    made: FloatArray
    later: FloatArray
    minimum: FloatArray | None

    def paint(self, painter: QPainter, sight: Sight, heights: FloatArray, theme: Theme) -> None:
        """Paint it over the surface with these `heights`."""
        strokes = _Strokes(painter, sight, heights, theme)
        strokes.paint_line(self.later, is_later=True)
        strokes.paint_line(self.made, is_later=False)
        if self.minimum is not None:
            strokes.paint_minimum(self.minimum)
        strokes.paint_start(self.made[0])
        strokes.paint_now(self.made[-1])


class _Strokes:
    def __init__(self, painter: QPainter, sight: Sight, heights: FloatArray, theme: Theme) -> None:
        self._painter, self._sight, self._theme = painter, sight, theme
        self._heights = np.minimum(heights, TALL)
        self._uncut = heights

    def paint_line(self, ground: FloatArray, *, is_later: bool) -> None:
        """Paint the way over `ground` (n, 2); dotted where the surface is before it."""
        points = draped(self._heights, ground) + np.array([0.0, 0.0, _LIFT])
        pixels = self._sight.pixels(points)
        hidden = self._is_hidden(points)
        # A part reaches to the first point of the next, or there would be gaps between them.
        is_behind = hidden | np.append(hidden[1:], [False])
        behind = np.where(is_behind[:, np.newaxis], pixels, np.nan)
        before = np.where(hidden[:, np.newaxis], np.nan, pixels)
        ink = self._theme.on_landscape
        if is_later:
            pens = [QPen(faint(ink, _LATER_OPACITY), _LATER_WIDTH, Qt.PenStyle.DashLine)]
        else:
            pens = [_round(QColor(self._theme.halo), _HALO_WIDTH), _round(QColor(ink), _PATH_WIDTH)]
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._stroke(behind, QPen(faint(self._theme.halo, _HIDDEN_OPACITY), _PATH_WIDTH, Qt.PenStyle.DotLine))
        for pen in pens:
            self._stroke(before, pen)

    def paint_start(self, ground: FloatArray) -> None:
        """Paint the square where the run begins."""
        if (pixel := self._placed(ground)) is not None:
            self._painter.setPen(QPen(QColor(self._theme.halo), 1.5))
            self._painter.setBrush(QColor(self._theme.on_landscape))
            reach = QPointF(_START_REACH, _START_REACH)
            self._painter.drawRect(QRectF(pixel - reach, pixel + reach))
            self._painter.setOpacity(1.0)

    def paint_now(self, ground: FloatArray) -> None:
        """Paint the dot where the run is."""
        if (pixel := self._placed(ground)) is not None:
            self._painter.setPen(QPen(QColor(self._theme.now_ring), 2))
            self._painter.setBrush(QColor(self._theme.now))
            self._painter.drawEllipse(pixel, NOW_SIZE / 2, NOW_SIZE / 2)
            self._painter.setOpacity(1.0)

    def paint_minimum(self, ground: FloatArray) -> None:
        """Paint the ×."""
        if (pixel := self._placed(ground)) is None:
            return
        reach = _MINIMUM_REACH
        for colour, width in ((self._theme.halo, 5.0), (self._theme.on_landscape, 2.2)):
            self._painter.setPen(_round(QColor(colour), width))
            self._painter.drawLine(pixel - QPointF(reach, reach), pixel + QPointF(reach, reach))
            self._painter.drawLine(pixel - QPointF(reach, -reach), pixel + QPointF(reach, -reach))
        self._painter.setOpacity(1.0)

    def _placed(self, ground: FloatArray) -> QPointF | None:
        """Return the pixel of a place (2,), None if it is off the ground; paint faintly if the surface hides it."""
        if not (np.abs(ground) <= 1).all():
            return None
        points = np.array([[*ground, float(heights_at(self._heights, ground)) + _LIFT]])
        self._painter.setOpacity(_HIDDEN_OPACITY if self._is_hidden(points)[0] else 1.0)
        return self._sight.point(*(float(value) for value in points[0]))

    def _is_hidden(self, points: FloatArray) -> FloatArray:
        with np.errstate(invalid="ignore"):
            rise = rises_above(self._uncut, np.nan_to_num(points), self._sight.camera.eye, TALL)
            return np.asarray(np.isfinite(points[:, 0]) & (rise > _NOTICED))

    def _stroke(self, pixels: FloatArray, pen: QPen) -> None:
        self._painter.setPen(pen)
        for line in polylines(pixels):
            self._painter.drawPolyline(line)


def _round(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
