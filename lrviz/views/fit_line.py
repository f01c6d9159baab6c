"""The line of least squares in the plot: how far up and down it goes, and where it is no probability."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.least_squares import Line
from lrviz.views.fit_values import PROBABILITY_RANGE
from lrviz.views.plane import Range

_MARGIN = 0.05
_FARTHEST = 1e290


@dataclass(frozen=True)
class LineParts:
    """The stretches (from, to) of x, within the range shown, of each part that there is."""

    below: Range | None
    within: Range | None
    above: Range | None


def value_range(line: Line, x_range: Range) -> Range:
    """Return the vertical range in which all of `line` over `x_range` is seen, and every probability."""
    ends = [value for value in map(line.value, x_range) if np.isfinite(value)]
    low, high = min([PROBABILITY_RANGE[0], *ends]), max([PROBABILITY_RANGE[1], *ends])
    low, high = max(low, -_FARTHEST), min(high, _FARTHEST)
    air = _MARGIN * (high - low)
    return (
        low - air if low < PROBABILITY_RANGE[0] else low,
        high + air if high > PROBABILITY_RANGE[1] else high,
    )


def line_parts(line: Line, x_range: Range) -> LineParts:
    """Return where in `x_range` the line is below 0, a possible probability, and above 1."""
    zero, one = line.x_at(0.0), line.x_at(1.0)
    if zero is None or one is None:
        return LineParts(None, x_range, None)
    left, right = x_range
    if line.slope > 0:
        return LineParts(_cut(left, zero, x_range), _cut(zero, one, x_range), _cut(one, right, x_range))
    return LineParts(_cut(zero, right, x_range), _cut(one, zero, x_range), _cut(left, one, x_range))


def _cut(start: float, stop: float, x_range: Range) -> Range | None:
    """Return what of `start` … `stop` lies in `x_range`, or None."""
    low, high = max(start, x_range[0]), min(stop, x_range[1])
    return (low, high) if low < high else None
