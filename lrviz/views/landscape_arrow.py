"""The gradient on the landscape: an arrow along −∇J from the present point, and the level line it leaves."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from lrviz.core.arrays import FloatArray
from lrviz.views.canvas_texts import label_in
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, line
from lrviz.views.theme import Theme

LENGTH = 54.0
"""Of the arrow, in pixels."""
_HEAD, _HALF_HEAD = 10.0, 5.0
_ANGLE_MARK = 16.0
_LABEL_DISTANCE = 13.0
_WIDTH, _LEVEL_WIDTH, _HALO = 2.5, 1.6, 2.5


class GradientArrow:
    """Arrow, label and level line of one plot; nothing is shown at first."""

    def __init__(self, plot_item: Any) -> None:
        self._level_halo, self._level = line(4.2, connect="finite"), line(4.3, connect="finite", antialias=True)
        self._shaft_halo = line(7.2, connect="finite", antialias=True)
        self._shaft = line(7.3, connect="finite", antialias=True)
        for item in (self._level_halo, self._level, self._shaft_halo, self._shaft):
            plot_item.addItem(item, ignoreBounds=True)
        self._labels = (label_in(plot_item), label_in(plot_item))
        for label in self._labels:
            label.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            label.hide()

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        for item, colour, width in (
            (self._level_halo, theme.halo, _LEVEL_WIDTH + _HALO),
            (self._level, theme.gradient, _LEVEL_WIDTH),
            (self._shaft_halo, theme.halo, _WIDTH + _HALO),
            (self._shaft, theme.gradient, _WIDTH),
        ):
            item.setPen(pg.mkPen(colour, width=width))
        halo, ink = self._labels
        for label in self._labels:
            label.setFont(font)
            label.setBrush(QBrush(QColor(theme.gradient)))
        outline = QPen(QColor(theme.halo), 2 * _HALO)
        outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        halo.setPen(outline)
        ink.setPen(QPen(Qt.PenStyle.NoPen))

    def show_level(self, places: FloatArray) -> None:
        """Show the level line through `places` (n, 2), with NaN between its parts; none of them shows no line."""
        for stroke in (self._level_halo, self._level):
            stroke.setData(*places.T)

    def show_label(self, text: str) -> None:
        """Take what is written at the arrow's head, before it is shown."""
        for label in self._labels:
            label.setText(text)

    def show_arrow(self, place: FloatArray, step: FloatArray, plane: Plane, *, marks_angle: bool) -> None:
        """Show the arrow from `place` (2,) in the direction `step` (2,), and by choice the right angle at its foot."""
        direction = _pixel_direction(step, plane)
        if direction is None or not np.isfinite(place).all():
            self._hide_arrow()
            return
        outline = _outline(direction, marks_angle=marks_angle)
        points = place + outline * plane.pixel * np.array([1.0, -1.0])
        for stroke in (self._shaft_halo, self._shaft):
            stroke.setData(*points.T)
        self._place_label(plane.point(float(place[0]), float(place[1])), direction, plane.rectangle)

    def hide(self) -> None:
        """Show nothing."""
        self.show_level(np.empty((0, 2)))
        self._hide_arrow()

    def _hide_arrow(self) -> None:
        for stroke in (self._shaft_halo, self._shaft):
            stroke.setData(NONE, NONE)
        for label in self._labels:
            label.hide()

    def _place_label(self, foot: QPointF, direction: FloatArray, view: QRectF) -> None:
        """Put the label beside the arrow's head, on the side that keeps it in `view`."""
        size = self._labels[1].boundingRect()
        tip = np.array([foot.x(), foot.y()]) + LENGTH * direction
        side = np.array([-direction[1], direction[0]])
        reach = _LABEL_DISTANCE + abs(side[0]) * size.width() / 2
        middles = [tip + sign * reach * side for sign in (1.0, -1.0)]
        half = QPointF(size.width() / 2, size.height() / 2)
        corners = [QPointF(*middle) - half for middle in middles]
        inside = [corner for corner in corners if view.contains(QRectF(corner, size.size()))]
        for label in self._labels:
            label.setPos((inside or corners)[0])
            label.setVisible(bool(inside) and view.contains(foot))


def _pixel_direction(step: FloatArray, plane: Plane) -> FloatArray | None:
    """Return the direction (2,) of length 1, in pixels to the right and downwards; None if there is none."""
    with np.errstate(all="ignore"):
        largest = np.abs(step).max()
        pixels = step / largest / plane.pixel * np.array([1.0, -1.0])
        pixels = pixels / np.abs(pixels).max()
        length = float(np.hypot(*pixels))
    return pixels / length if np.isfinite(pixels).all() and length > 0 else None


def _outline(direction: FloatArray, *, marks_angle: bool) -> FloatArray:
    """Return the arrow's strokes (n, 2) in pixels from its foot, with NaN between them."""
    side = np.array([-direction[1], direction[0]])
    tip, neck = LENGTH * direction, (LENGTH - _HEAD) * direction
    gap = np.full(2, np.nan)
    strokes = [np.zeros(2), tip, gap, neck + _HALF_HEAD * side, tip, neck - _HALF_HEAD * side]
    if marks_angle:
        along, across = _ANGLE_MARK * direction, _ANGLE_MARK * side
        strokes += [gap, along, along + across, across]
    return np.array(strokes)
