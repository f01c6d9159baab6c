"""What of the sigmoid fit can be dragged besides its points: the boundary, the curve and the threshold."""

import numpy as np
from PySide6.QtCore import QPointF, Qt

from lrviz.core.arrays import FloatArray
from lrviz.views.gestures import Handle
from lrviz.views.plane import Plane

BOUNDARY, CURVE, THRESHOLD = -1, -2, -3
"""Keys of handles; those of points are their rows."""
_REACH_PIXELS = 5.0
_MOST_POINTS = 4_000


def boundary_handle(pixel: QPointF, boundary: float | None, plane: Plane) -> Handle | None:
    """Return the upright line at `boundary` as a handle, if it is near."""
    if boundary is None:
        return None
    column = plane.point(boundary, 0.0).x()
    if abs(column - pixel.x()) > _REACH_PIXELS:
        return None
    return Handle(BOUNDARY, QPointF(column, pixel.y()), Qt.CursorShape.SizeHorCursor, takes_clicks=False)


def curve_handle(pixel: QPointF, x: FloatArray, y: FloatArray, plane: Plane) -> Handle | None:
    """Return the place of the polyline x, y (n,) that is nearest to `pixel` as a handle, if it is near."""
    if not 2 <= len(x) <= _MOST_POINTS:
        return None
    ends = plane.pixels(x, y)
    steps = np.diff(ends, axis=0)
    offsets = np.array([pixel.x(), pixel.y()]) - ends[:-1]
    lengths = np.maximum(np.square(steps).sum(axis=1), np.finfo(float).tiny)
    parts = np.clip((offsets * steps).sum(axis=1) / lengths, 0.0, 1.0)
    nearest = ends[:-1] + parts[:, np.newaxis] * steps
    distances = np.hypot(nearest[:, 0] - pixel.x(), nearest[:, 1] - pixel.y())
    found = int(np.argmin(distances))
    if not distances[found] <= _REACH_PIXELS:
        return None
    return Handle(CURVE, QPointF(*nearest[found]), Qt.CursorShape.OpenHandCursor, takes_clicks=False)


def threshold_handle(pixel: QPointF, threshold: float, plane: Plane) -> Handle | None:
    """Return the level line at `threshold` as a handle, if it is near."""
    row = plane.point(0.0, threshold).y()
    if abs(row - pixel.y()) > _REACH_PIXELS:
        return None
    place, cursor = QPointF(pixel.x(), row), Qt.CursorShape.SizeVerCursor
    return Handle(THRESHOLD, place, cursor, takes_clicks=False, direction=Qt.Orientation.Vertical)
