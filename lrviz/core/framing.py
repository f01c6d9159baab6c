"""Which part of the plane a plot shows: windows that frame what matters, with air around it."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.landscape import Window

_MARGIN = 0.35
_SMALLEST_SHARE = 1e-9
LARGEST_PARAMETER = 1e290
"""Windows do not reach farther: their width, and J in them, would leave float64."""


def natural_extent(features: FloatArray) -> FloatArray:
    """Return how far w and b (2,) typically go for one feature (m, 1): where |z| changes by about four.

    The weight matters by its product with the feature's spread, the bias by what the weight does at the mean.
    """
    x = features[:, 0]
    magnitude = float(np.abs(x).max(initial=0.0)) or 1.0
    spread = float((x / magnitude).std()) * magnitude if len(x) else 0.0
    weight = min(4.0 / (spread or magnitude), LARGEST_PARAMETER)
    mean = float((x / magnitude).mean()) * magnitude if len(x) else 0.0
    return np.array([weight, 4.0 + weight * abs(mean)])


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


def frame_line(values: FloatArray, margin: float = 0.06) -> tuple[float, float]:
    """Return the interval (low, high) around finite `values` with `margin` of its length at both ends."""
    seen = values[np.isfinite(values)]
    if len(seen) == 0:
        return 0.0, 1.0
    low, high = float(seen.min()), float(seen.max())
    length = high - low
    air = margin * length if length > 0 else max(abs(high) / 2, 0.5)
    return low - air, high + air
