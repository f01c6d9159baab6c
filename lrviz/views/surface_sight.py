"""Where points of the surface are on the screen."""

from dataclasses import replace

import numpy as np
import pyqtgraph.functions as pg_functions
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from lrviz.core.arrays import FloatArray
from lrviz.core.projection import Camera
from lrviz.core.surface import TALL

_BOX = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (0.0, TALL)])
"""The corners (8, 3) of what is shown at zoom 1."""


class Sight:
    """A camera, and the `place` on the screen that its picture fills at zoom 1, whatever side it is taken from."""

    def __init__(self, camera: Camera, place: QRectF) -> None:
        self.camera = camera
        seen = replace(camera, zoom=1.0).project(_BOX)
        low, high = seen.min(axis=0), seen.max(axis=0)
        width, height = (float(length) for length in high - low)
        self._scale = max(min(place.width() / width, place.height() / height), 1.0)
        middle, zoom = place.center(), camera.zoom
        x, y = (low + high) / 2
        self._origin = (middle.x() - self._scale * zoom * x, middle.y() + self._scale * zoom * y)

    def pixels(self, points: FloatArray) -> FloatArray:
        """Return the pixels (…, 2) of `points` (…, 3)."""
        seen = self._scale * self.camera.project(points)
        return np.stack([self._origin[0] + seen[..., 0], self._origin[1] - seen[..., 1]], axis=-1)

    def point(self, x: float, y: float, z: float) -> QPointF:
        """Return the pixel of one point."""
        column, line = self.pixels(np.array([x, y, z]))
        return QPointF(float(column), float(line))


def polygon(pixels: FloatArray) -> QPolygonF:
    """Return `pixels` (n, 2) as a polygon, copied at once."""
    result: QPolygonF = pg_functions.create_qpolygonf(len(pixels))
    if len(pixels):
        pg_functions.ndarray_from_qpolygonf(result)[:] = pixels
    return result


def polylines(pixels: FloatArray) -> list[QPolygonF]:
    """Return the parts of `pixels` (n, 2) between those that are NaN, if of two points at least."""
    is_there = np.isfinite(pixels).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_there, [False]])))
    return [polygon(pixels[first:stop]) for first, stop in edges.reshape(-1, 2) if stop - first > 1]
