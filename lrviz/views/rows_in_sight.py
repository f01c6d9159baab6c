"""Which of many points are worth drawing, how many are in sight, and which one lies under the mouse."""

import numpy as np
from PySide6.QtCore import QPointF

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.views.plane import Plane

_ALL_DRAWN = 500
_CELL_PIXELS = 2
_MARGIN_PIXELS = 12


def rows_to_draw(places: FloatArray, labels: FloatArray, plane: Plane) -> IntArray:
    """Return the rows (k,) whose points look like those of all `places` (m, 2).

    Of many rows, those of a class that lie in one cell of two pixels are drawn once, by the last of them.
    """
    finite = np.isfinite(places).all(axis=1)
    if len(places) <= _ALL_DRAWN:
        return np.flatnonzero(finite)
    rectangle = plane.rectangle
    corner = np.array([rectangle.left() - _MARGIN_PIXELS, rectangle.top() - _MARGIN_PIXELS])
    with np.errstate(over="ignore", invalid="ignore"):
        cells = np.floor((plane.pixels(*places.T) - corner) / _CELL_PIXELS)
    columns, lines = (
        int((extent + 2 * _MARGIN_PIXELS) / _CELL_PIXELS) + 1 for extent in (rectangle.width(), rectangle.height())
    )
    inside = (cells >= 0).all(axis=1) & (cells[:, 0] < columns) & (cells[:, 1] < lines)
    rows = np.flatnonzero(finite & inside)
    keys = (cells[rows, 1] * columns + cells[rows, 0]) * 2 + labels[rows]
    last = np.full(columns * lines * 2, -1)
    last[keys.astype(np.intp)] = rows
    return np.sort(last[last >= 0])


def nearest_row(places: FloatArray, plane: Plane, pixel: QPointF, reach: float) -> int | None:
    """Return the row of `places` (m, 2) that lies nearest to `pixel`, if it does within `reach` pixels."""
    if len(places) == 0:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        offsets = plane.pixels(*places.T) - np.array([pixel.x(), pixel.y()])
        distances = np.nan_to_num(np.hypot(*offsets.T), nan=np.inf)
    row = int(np.argmin(distances))
    return row if distances[row] <= reach else None


def count_in_sight(places: FloatArray, plane: Plane) -> int:
    """Return how many of `places` (m, 2) lie in the ranges shown."""
    (left, right), (bottom, top) = plane.x_range, plane.y_range
    x, y = places.T
    return int(np.count_nonzero((x >= left) & (x <= right) & (y >= bottom) & (y <= top)))


def thinned_text(count: int) -> str:
    """Return what is told of so many points of which some in sight are not drawn."""
    return f"{count:,} points, thinned"
