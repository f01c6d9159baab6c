"""How far an axis of scores z reaches: from −reach to +reach, moved in rare jumps only."""

import math

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.views.plane import Range

_AIR = 1.06
_NICE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
_SMALL_SHARE = 0.15
_FARTHEST = 1e290


def largest_score(scores: FloatArray) -> float:
    """Return the largest |z| among the finite ones of `scores` (m,); 0 where there are none."""
    return float(np.abs(scores[np.isfinite(scores)]).max(initial=0.0))


def reach_for(largest: float, shown: float, smallest: float) -> float:
    """Return a reach that has `largest` in sight: `smallest`, or a round number.

    The reach `shown` is kept until it is outgrown, or all lies within a small part of it.
    """
    if largest <= shown and (shown <= smallest or largest >= _SMALL_SHARE * shown):
        return shown
    if largest <= smallest:
        return smallest
    power = 10.0 ** math.floor(math.log10(min(largest, _FARTHEST)))
    return next((nice * power for nice in _NICE if largest <= nice * power), 10 * power)


def range_of(reach: float) -> Range:
    """Return the range that shows −reach … reach, with a little air."""
    return -_AIR * reach, _AIR * reach
