"""The level line through a place: found on a landscape's nodes, and put where it truly runs."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.landscape import Landscape

_STEPS = 3
_MOST_SCORES = 2_000_000
"""Places times rows up to which places are put right; with more they lie where the nodes say."""


def put_on_level(landscape: Landscape, places: FloatArray, level: float) -> FloatArray:
    """Return `places` (n, 2), each near the line J = `level`, moved onto it.

    p ← p − (J(p) − level)·D²∇J / |D∇J|², Newton's step along the slope in units D of one node's distance. A place that
    would move farther than to the next node stays.
    """
    chart = landscape.chart
    if len(places) * len(chart.objective.rows) > _MOST_SCORES or len(places) == 0:
        return places
    low, high = np.array(landscape.window.low), np.array(landscape.window.high)
    unit = (high - low) / (np.array(landscape.costs.shape[::-1]) - 1)
    moved = places
    with np.errstate(all="ignore"):
        for _ in range(_STEPS):
            costs, slopes = chart.costs_and_slopes(moved)
            slopes = slopes * unit
            moved = moved - ((costs - level) / np.square(slopes).sum(axis=1))[:, np.newaxis] * slopes * unit
        is_near = (np.abs(moved - places) <= unit).all(axis=1)
    return np.where(is_near[:, np.newaxis], moved, places)
