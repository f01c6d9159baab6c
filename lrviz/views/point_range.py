"""Which range of an axis shows all points, and when it no longer does."""

from lrviz.core.arrays import FloatArray
from lrviz.core.framing import frame_line
from lrviz.views.plane import Range

_MARGIN = 0.08
_EMPTY_RANGE = (0.0, 10.0)
_SMALLEST_SHARE = 0.2


def range_around(values: FloatArray) -> Range:
    """Return the range that shows all of `values` (m,)."""
    return frame_line(values, _MARGIN) if len(values) else _EMPTY_RANGE


def has_outgrown(values: FloatArray, shown: Range, *, is_chosen: bool, is_growing: bool = False) -> bool:
    """Whether the range `shown` no longer serves `values` (m,): some lie outside, or all in less than a fifth of it.

    A range that the user has chosen serves as long as any point can lie in it. While rows are being added
    (`is_growing`) a wide range is the room for the next ones.
    """
    if len(values) == 0:
        return False
    lowest, highest = float(values.min()), float(values.max())
    if is_chosen:
        return highest < shown[0] or lowest > shown[1]
    is_small = not is_growing and 0 < highest - lowest < _SMALLEST_SHARE * (shown[1] - shown[0])
    return lowest < shown[0] or highest > shown[1] or is_small
