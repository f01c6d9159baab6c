"""Where data lie on the screen, and which part of the plane a plot shows."""

import math
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from lrviz.core.arrays import FloatArray

Range = tuple[float, float]

_FARTHEST = 1e5
"""How many times as much as at first the view can show, or how many times as little."""
_FINEST = 1e-11
"""The smallest part of a coordinate's own size that the view can resolve."""
_LARGEST, _SHORTEST = 1e300, 1e-290
"""Ends and lengths beyond which a pixel's share of the range, or a tick's, leaves float64."""


def snapped(value: float, step: float) -> float:
    """Return `value` rounded to the largest power of ten that is at most `step`."""
    if not (math.isfinite(value) and step > 0):
        return value
    try:
        return round(value, -math.floor(math.log10(step)))
    except OverflowError:  # it would be beyond float64
        return value


class Plane:
    """The mapping between data and pixels of a pyqtgraph view box whose range never changes by itself.

    Parameters
    ----------
    view_box : pyqtgraph.ViewBox
        The view box.
    moves_vertically : bool
        Whether zooming and panning change the vertical range too.
    """

    def __init__(self, view_box: Any, *, moves_vertically: bool) -> None:
        self._view_box = view_box
        self._moves_vertically = moves_vertically
        self._home: tuple[float, float] = (1.0, 1.0)

    @property
    def rectangle(self) -> QRectF:
        """The view's place in the widget, in pixels."""
        rectangle: QRectF = self._view_box.mapRectToScene(self._view_box.rect())  # its bounds are half a pixel larger
        return rectangle

    @property
    def x_range(self) -> Range:
        """The horizontal range shown."""
        low, high = self._view_box.viewRange()[0]
        return float(low), float(high)

    @property
    def y_range(self) -> Range:
        """The vertical range shown."""
        low, high = self._view_box.viewRange()[1]
        return float(low), float(high)

    @property
    def pixel(self) -> FloatArray:
        """The width and the height (2,) of one pixel, in units of the data."""
        rectangle, (left, right), (bottom, top) = self.rectangle, self.x_range, self.y_range
        return np.array([(right - left) / max(rectangle.width(), 1.0), (top - bottom) / max(rectangle.height(), 1.0)])

    def position(self, point: QPointF) -> tuple[float, float]:
        """Return the data coordinates of a pixel."""
        rectangle, (width, height) = self.rectangle, self.pixel
        x = self.x_range[0] + (point.x() - rectangle.left()) * float(width)
        return x, self.y_range[1] - (point.y() - rectangle.top()) * float(height)

    def snapped_position(self, point: QPointF) -> tuple[float, float]:
        """Return the data coordinates of a pixel, without digits that a pixel cannot tell."""
        (x, y), (width, height) = self.position(point), self.pixel
        return snapped(x, float(width)), snapped(y, float(height))

    def pixels(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return the pixels (n, 2) of data coordinates x (n,) and y (n,)."""
        rectangle, (width, height) = self.rectangle, self.pixel
        with np.errstate(over="ignore", invalid="ignore"):
            columns = rectangle.left() + (x - self.x_range[0]) / width
            return np.column_stack([columns, rectangle.top() + (self.y_range[1] - y) / height])

    def point(self, x: float, y: float) -> QPointF:
        """Return the pixel of data coordinates (x, y)."""
        column, line = self.pixels(np.array([x]), np.array([y]))[0]
        return QPointF(column, line)

    def show(self, x_range: Range, y_range: Range) -> None:
        """Show these ranges, one that is too short to be resolved widened; they become what zooming is measured by."""
        x_range, y_range = _resolvable(x_range), _resolvable(y_range)
        if self._is_showable(x_range) and self._is_showable(y_range):
            self._home = (x_range[1] - x_range[0], y_range[1] - y_range[0])
            self._view_box.setRange(xRange=x_range, yRange=y_range, padding=0)

    def pan(self, pixels: QPointF) -> None:
        """Move the content by so many pixels."""
        width, height = (float(extent) for extent in self.pixel)
        (left, right), (bottom, top) = self.x_range, self.y_range
        dx, dy = pixels.x() * width, -pixels.y() * height if self._moves_vertically else 0.0
        self._set((left - dx, right - dx), (bottom - dy, top - dy))

    def zoom(self, at: QPointF, factor: float) -> None:
        """Make the ranges `factor` times as long; the place under the pixel `at` stays there."""
        x, y = self.position(at)
        self._set(
            _scaled(self.x_range, x, factor, self._home[0]),
            _scaled(self.y_range, y, factor, self._home[1]) if self._moves_vertically else self.y_range,
        )

    def _set(self, x_range: Range, y_range: Range) -> None:
        if self._is_showable(x_range) and self._is_showable(y_range):
            self._view_box.setRange(xRange=x_range, yRange=y_range, padding=0)

    @staticmethod
    def _is_showable(limits: Range) -> bool:
        low, high = limits
        return abs(low) < _LARGEST and abs(high) < _LARGEST and high - low > _FINEST * max(abs(low), abs(high))


def _resolvable(limits: Range) -> Range:
    """Return `limits`, or if so short a range cannot be told apart, the shortest around its middle that can."""
    low, high = limits
    shortest = max(2 * _FINEST * max(abs(low), abs(high)), _SHORTEST)
    if not 0 <= high - low < shortest:
        return limits
    middle = low / 2 + high / 2
    return middle - shortest / 2, middle + shortest / 2


def _scaled(limits: Range, center: float, factor: float, home: float) -> Range:
    """Return `limits` scaled about `center`, as far as the zoom goes."""
    low, high = limits
    longest, shortest = home * _FARTHEST / (high - low), home / _FARTHEST / (high - low)
    factor = min(max(factor, min(shortest, 1.0)), max(longest, 1.0))
    return center - (center - low) * factor, center + (high - center) * factor
