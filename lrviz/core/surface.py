"""A landscape of costs as a surface over the ground square of `projection`: its heights, its patches, a path on it.

Heights are linear in J. Far from the valley J is so much higher than in it that the valley would be a flat line;
then the surface is cut off at a round number, which is to be told.
"""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.projection import heights_at

TALL = 1.1
"""The height of the highest cost that is shown."""
_HIDDEN_ABOVE = 4.0
"""Times TALL: heights beyond are all the same, since none of them is shown."""
_FROM_ZERO = 0.35
"""The part of the highest cost up to which the lowest is so near to 0 that heights begin there."""
_TOO_TALL = 3.0
"""Times the heights that must be seen."""
_PIECE = 0.05
_MOST_PIECES = 40
_FARTHEST = 1e6
"""Beyond it a place is drawn nearer than it is: it is far outside anyway."""


def coarsened(costs: FloatArray, most: int) -> FloatArray:
    """Return `costs` (rows, columns) at no more than `most` nodes a side, the outermost of which stay."""
    rows, columns = (min(count, most) for count in costs.shape)
    if (rows, columns) == costs.shape:
        return costs
    x, y = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    with np.errstate(invalid="ignore"):
        return heights_at(costs, np.stack([x, y], axis=-1))


@dataclass(frozen=True)
class HeightScale:
    """Which costs are shown from the ground to TALL.

    Parameters
    ----------
    low, high : float
        J on the ground, and J at the top.
    is_cut : bool
        Whether the window has higher costs, which are not shown.
    """

    low: float
    high: float
    is_cut: bool

    def heights(self, costs: FloatArray) -> FloatArray:
        """Return TALL·(J − low)/(high − low); what is not a number is as high as what is not shown."""
        with np.errstate(over="ignore", invalid="ignore"):
            heights = TALL * ((costs - self.low) / (self.high - self.low))
        highest = _HIDDEN_ABOVE * TALL
        return np.asarray(np.clip(np.nan_to_num(heights, nan=highest, posinf=highest), 0.0, highest))


def choose_scale(costs: FloatArray, on_path: FloatArray) -> HeightScale:
    """Return the scale that shows at least half of a window's `costs`, and all those `on_path` that lie in it.

    Where the highest cost is so high that these would take less than a third of the height, it is cut off above them.
    """
    finite = costs[np.isfinite(costs)]
    if len(finite) == 0:
        return HeightScale(0.0, 1.0, is_cut=False)
    lowest, highest = float(finite.min()), float(finite.max())
    needed = float(on_path[np.isfinite(on_path) & (on_path <= highest)].max(initial=float(np.median(finite))))
    top = highest
    if highest / _TOO_TALL - lowest / _TOO_TALL > needed - lowest > 0:
        top = min(_rounded_up(needed, needed - lowest), highest)
    low = 0.0 if 0 <= lowest < _FROM_ZERO * top else lowest
    resolved = low + max(abs(low), 1e-290) * 1e-9
    return HeightScale(low, max(top, resolved), is_cut=top < highest)


def _rounded_up(value: float, length: float) -> float:
    """Return the next multiple above `value` of the half of a power of ten that `length` resolves."""
    unit = 10.0 ** np.floor(np.log10(length)) / 2
    multiple = np.ceil(value / unit - 1e-9) * unit
    return float(multiple) if np.isfinite(multiple) and unit > 0 else value


@dataclass(frozen=True, eq=False)
class Patches:
    """The polygons of a surface, as far as it is shown.

    Parameters
    ----------
    points : (k, 3) array
        The corners of all, one polygon after the other.
    firsts : (n + 1,) array
        Where in `points` each polygon begins, and where the last ends.
    cells : (n,) array
        The flat index of the grid's patch that each is, or is a part of; it grows.
    """

    points: FloatArray
    firsts: IntArray
    cells: IntArray


def cut_patches(heights: FloatArray) -> Patches:
    """Return the patches between nodes of these `heights` (rows, columns), cut off at TALL."""
    rows, columns = heights.shape
    x, y = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    nodes = np.stack([x, y, heights], axis=-1)
    corners = np.stack([nodes[:-1, :-1], nodes[:-1, 1:], nodes[1:, 1:], nodes[1:, :-1]], axis=2).reshape(-1, 4, 3)
    is_shown = corners[..., 2] <= TALL
    polygons = {int(cell): corners[cell] for cell in np.flatnonzero(is_shown.all(axis=1))}
    for cell in np.flatnonzero(is_shown.any(axis=1) & ~is_shown.all(axis=1)):
        polygons[int(cell)] = _cut(corners[cell])
    cells = sorted(polygons)
    pieces = [polygons[cell] for cell in cells]
    firsts = np.cumsum([0, *map(len, pieces)])
    return Patches(np.concatenate([*pieces, np.empty((0, 3))]), firsts, np.array(cells, dtype=np.intp))


def _cut(polygon: FloatArray) -> FloatArray:
    """Return the part of `polygon` (n, 3) that is no higher than TALL (Sutherland and Hodgman, 1974)."""
    kept: list[FloatArray] = []
    for corner, following in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        if corner[2] <= TALL:
            kept.append(corner)
        if (corner[2] <= TALL) != (following[2] <= TALL):
            share = (TALL - corner[2]) / (following[2] - corner[2])
            kept.append(corner + share * (following - corner))
    return np.array(kept)


def draped(heights: FloatArray, ground: FloatArray) -> FloatArray:
    """Return the path over the `ground` places (n, 2) as points (k, 3) on the surface, NaN where it leaves the ground.

    Between two places there are as many points as the patches ask for.
    """
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        places = _resampled(ground)
    points = np.full((len(places), 3), np.nan)
    is_there = np.isfinite(places).all(axis=1)
    points[is_there] = np.column_stack([places[is_there], heights_at(heights, places[is_there])])
    return points


def _resampled(ground: FloatArray) -> FloatArray:
    """Return places (k, 2) close to one another on the polygon (n, 2), NaN where it leaves the ground."""
    ground = np.clip(ground, -_FARTHEST, _FARTHEST)
    starts, moves = ground[:-1], np.diff(ground, axis=0)
    first, last = _over_ground(starts, moves)
    chosen = np.flatnonzero(first <= last)
    first, last, starts, moves = first[chosen], last[chosen], starts[chosen], moves[chosen]
    lengths = np.abs(moves).max(axis=1, initial=0.0) * (last - first)
    pieces = np.clip(np.ceil(lengths / _PIECE), 1, _MOST_PIECES).astype(np.intp)
    taken = pieces + 2
    segment = np.repeat(np.arange(len(chosen)), taken)
    step = np.arange(len(segment)) - np.repeat(np.cumsum(taken) - taken, taken)
    share = first[segment] + (last - first)[segment] * np.minimum(step / pieces[segment], 1.0)
    share[(step > pieces[segment]) & (last[segment] < 1)] = np.nan
    return np.asarray(np.clip(starts[segment] + share[:, np.newaxis] * moves[segment], -1.0, 1.0))


def _over_ground(starts: FloatArray, moves: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return between which shares (n,) of its move each segment is over the ground; first > last where it never is.

    (Liang and Barsky, A new concept and method for line clipping, 1984.)
    """
    ends = np.stack([(-1 - starts) / moves, (1 - starts) / moves])
    is_within = np.abs(starts) <= 1
    entered = np.where(moves == 0, np.where(is_within, 0.0, np.inf), ends.min(axis=0)).max(axis=1)
    left = np.where(moves == 0, np.where(is_within, 1.0, -np.inf), ends.max(axis=0)).min(axis=1)
    return np.maximum(entered, 0.0), np.minimum(left, 1.0)
