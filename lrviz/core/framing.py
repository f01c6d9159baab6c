"""Which part of the plane a plot shows: windows that frame what matters, with air around it."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.chart import Chart
from lrviz.core.decimation import path_extent
from lrviz.core.landscape import Window
from lrviz.core.natural import LARGEST_PARAMETER, natural_parameters
from lrviz.core.trajectory import Trajectory

_MARGIN = 0.35
_SMALLEST_SHARE = 1e-9
_EDGE_SHARE = 0.03


def natural_extent(features: FloatArray) -> FloatArray:
    """Return how far (2,) the parameters drawn typically go: w and b of one feature (m, 1), w₁ and w₂ of two (m, 2)."""
    return natural_parameters(features)[:2]


def frame(points: FloatArray, extent: FloatArray) -> Window:
    """Return the window around (n, 2) `points` with a margin of a third; at least two fifths of `extent` wide.

    Points that are not finite are left out.
    """
    seen = np.clip(points[np.isfinite(points).all(axis=1)], -LARGEST_PARAMETER, LARGEST_PARAMETER)
    if len(seen) == 0:
        seen = np.zeros((1, 2))
    low, high = seen.min(axis=0), seen.max(axis=0)
    smallest = np.maximum(extent / 5, _SMALLEST_SHARE * np.maximum(np.abs(low), np.abs(high)))
    half = np.maximum((high - low) * (0.5 + _MARGIN), smallest)
    # Halves are added, not extremes: the sum of two large numbers of one sign could overflow.
    middle = low / 2 + high / 2
    low, high = middle - half, middle + half
    return Window((float(low[0]), float(low[1])), (float(high[0]), float(high[1])))


def path_corners(chart: Chart, trajectory: Trajectory) -> FloatArray:
    """Return places (4, 2) whose smallest rectangle holds the path: the corners of its extent, as θ."""
    (left, bottom), (right, top) = path_extent(trajectory)
    corners = np.zeros((4, len(chart.base)))
    corners[:, :2] = [(left, bottom), (right, bottom), (right, top), (left, top)]
    return chart.places(corners)


def is_well_inside(points: FloatArray, window: Window) -> bool:
    """Whether all finite `points` (n, 2) lie in `window`, and not so near its edge that their markers are cut."""
    finite = np.clip(points[np.isfinite(points).all(axis=1)], -LARGEST_PARAMETER, LARGEST_PARAMETER)
    low, high = np.array(window.low), np.array(window.high)
    margin = _EDGE_SHARE * (high - low)
    return bool(np.all((finite >= low + margin) & (finite <= high - margin)))


def is_lost_in(wanted: Window, shown: Window, share: float) -> bool:
    """Whether the window that is `wanted` is no more than a `share` of the one `shown`, in width or in height."""
    needed, there = (np.subtract(window.high, window.low) for window in (wanted, shown))
    return bool(np.any(needed < share * there))


def frame_line(values: FloatArray, margin: float = 0.06) -> tuple[float, float]:
    """Return the interval (low, high) around finite `values` with `margin` of its length at both ends."""
    seen = values[np.isfinite(values)]
    if len(seen) == 0:
        return 0.0, 1.0
    low, high = float(seen.min()), float(seen.max())
    length = high - low
    air = margin * length if length > 0 else max(abs(high) / 2, 0.5)
    return low - air, high + air
