"""What the convergence plot works out before it draws: the heights of the curve and the ranges to show."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.framing import frame_line
from lrviz.views.plane import Range

ROUNDING_GAP = 1e-17
"""A smaller J − J* is rounding: it has no place on a logarithmic axis."""
_FEWEST_ITERATIONS = 20
_GROWTH = 1.25
_MARGIN = 0.11
_EDGE_SHARE = 0.02
_SMALLEST_DECADES = 0.5


def heights(costs: FloatArray, lowest: float | None, *, is_log: bool) -> FloatArray:
    """Return where costs (n,) are drawn: J, or log₁₀(J − J*), or log₁₀ J where no J* is known; NaN has no place."""
    if not is_log:
        return np.where(np.isfinite(costs), costs, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        gaps = costs - (lowest or 0.0)
        return np.where(np.isfinite(gaps) & (gaps > ROUNDING_GAP), np.log10(np.maximum(gaps, ROUNDING_GAP)), np.nan)


def iteration_range(last: int) -> Range:
    """Return the horizontal range for iterations 0 … `last`, with a little air."""
    end = float(max(last, _FEWEST_ITERATIONS))
    return -0.02 * end, 1.03 * end


def grown(shown: Range, last: int) -> Range:
    """Return `shown`, or if `last` has outgrown it a range that leaves room for a quarter more."""
    is_inside = last <= shown[1] - _EDGE_SHARE * (shown[1] - shown[0])
    return shown if is_inside else iteration_range(int(last * _GROWTH))


def height_range(costs: FloatArray, lowest: float | None, shown: Range | None) -> Range:
    """Return the vertical range for J (n,) and J*; the range `shown` is kept as far as it serves.

    Where no J* is known, the range reaches down to 0, below which no cost lies.
    """
    floor, highest = lowest or 0.0, float(np.max(costs, initial=0.0, where=np.isfinite(costs)))
    if shown is not None:
        if shown[0] <= floor and highest <= shown[1]:
            return shown
        highest *= _GROWTH
    return frame_line(np.array([floor, highest]), _MARGIN)


def stretched(shown: Range, wanted: Range) -> Range:
    """Return a range around both, with as much room again above where `shown` ends too low: it need not move soon."""
    low, high = min(shown[0], wanted[0]), max(shown[1], wanted[1])
    return low, high + (high - low if high > shown[1] else 0.0)


def log_range(drawn: FloatArray, shown: Range | None) -> Range:
    """Return the vertical range of a logarithmic axis: whole decades, which move in jumps.

    The range `shown` is kept as far as it serves.
    """
    known = drawn[np.isfinite(drawn)]
    if len(known) == 0:
        return shown or (-1.0, 0.0)
    low, high = float(known.min()), float(known.max())
    if shown is not None:
        low, high = min(low, shown[0]), max(high, shown[1])
    low, high = np.floor(2 * low) / 2, np.ceil(2 * high) / 2
    return float(low), float(max(high, low + _SMALLEST_DECADES))
