"""What of a long history is drawn: no more points than pixels, and none of its extremes lost.

Both functions return iteration numbers in order. Their cost hardly depends on the length of the history, since they
look at the extremes of blocks that the trajectory keeps at every scale.
"""

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.pyramid import BASE, FANOUT, block_size
from lrviz.core.trajectory import COST, Trajectory


def cost_curve_iterations(trajectory: Trajectory, first: int, last: int, most: int) -> IntArray:
    """Return at most about `most` iterations of first … last that draw the same curve of J as all of them.

    If there are more, each of `most`/2 equal intervals keeps its lowest and its highest cost.
    """
    first, last = max(first, 0), min(last, trajectory.last_iteration)
    count = last - first + 1
    if count <= most:
        return np.arange(first, last + 1)
    fitting = [level for level in range(trajectory.levels) if count >= most * block_size(level)]
    candidates = _by_blocks(trajectory, fitting[-1], first, last) if fitting else np.arange(first, last + 1)
    costs = trajectory.costs[candidates]
    group = -(-len(candidates) // (most // 2))
    grouped = np.pad(costs, (0, -len(costs) % group), mode="edge").reshape(-1, group)
    starts = np.arange(len(grouped)) * group
    chosen = np.concatenate([starts + grouped.argmin(axis=1), starts + grouped.argmax(axis=1)])
    chosen = np.minimum(chosen, len(candidates) - 1)
    return np.unique(np.concatenate([[first], candidates[chosen], [last]]))


def _by_blocks(trajectory: Trajectory, level: int, first: int, last: int) -> IntArray:
    """Return first … last with each complete block between them replaced by its two extremes of J."""
    size = block_size(level)
    first_block, stop_block = -(-first // size), (last + 1) // size
    inner = np.sort(trajectory.block_extremes(level, COST)[first_block:stop_block], axis=1).ravel()
    head, tail = np.arange(first, first_block * size), np.arange(stop_block * size, last + 1)
    return np.concatenate([head, inner, tail])


def path_iterations(trajectory: Trajectory, pixel: FloatArray, most: int) -> IntArray:
    """Return at most `most` iterations whose polygon of θ draws the same path as all of them.

    A block that stays within one `pixel` (2,) (a pixel's extent in units of the first two parameters) becomes one
    point. One that moves more is looked at in ever smaller blocks; where they are too many, those that move farthest
    are, and the others become their extremes.
    """
    if len(trajectory) <= most:
        return np.arange(len(trajectory))
    kept: list[IntArray] = []
    moving = np.empty(0, dtype=np.intp)
    covered = 0
    for level in reversed(range(trajectory.levels)):
        size = block_size(level)
        children = (moving[:, np.newaxis] * FANOUT + np.arange(FANOUT)).ravel()
        uncovered = np.arange(covered // size, len(trajectory) // size)
        covered = len(trajectory) // size * size
        blocks = np.concatenate([children, uncovered])
        corners, pixels = _extent(trajectory, level, blocks, pixel)
        moves = pixels > 1
        affordable = most // 2 // (BASE if level == 0 else FANOUT * 4)
        is_looked_into = np.zeros(len(blocks), dtype=bool)
        is_looked_into[np.argsort(-pixels, kind="stable")[:affordable]] = True
        is_looked_into &= moves
        kept += [blocks[~moves] * size, corners[moves & ~is_looked_into].ravel()]
        moving = np.sort(blocks[is_looked_into])
    kept.append((moving[:, np.newaxis] * BASE + np.arange(BASE)).ravel())
    kept.append(np.arange(covered, len(trajectory)))
    candidates = np.unique(np.concatenate([*kept, [0, trajectory.last_iteration]]))
    return _thinned(candidates, trajectory.parameters[candidates, :2] / pixel, most)


def path_extent(trajectory: Trajectory) -> FloatArray:
    """Return the corners (2, 2) of the smallest rectangle around the path of the first two parameters.

    A run ends with the first iteration that is not finite, which is left out.
    """
    if len(trajectory) > 1 and not np.isfinite(trajectory.parameters[-1, :2]).all():
        return path_extent(trajectory.up_to(trajectory.last_iteration - 1))
    covered = 0
    candidates: list[IntArray] = []
    for level in reversed(range(trajectory.levels)):
        size = block_size(level)
        blocks = slice(covered // size, None)
        candidates += [trajectory.block_extremes(level, axis)[blocks].ravel() for axis in (0, 1)]
        covered = len(trajectory) // size * size
    positions = trajectory.parameters[:, :2]
    seen = positions[np.concatenate([*candidates, np.arange(covered, len(trajectory))])]
    finite = seen[np.isfinite(seen).all(axis=1)]
    return np.array([finite.min(axis=0), finite.max(axis=0)]) if len(finite) else np.zeros((2, 2))


def _extent(trajectory: Trajectory, level: int, blocks: IntArray, pixel: FloatArray) -> tuple[IntArray, FloatArray]:
    """Return the extremes' iterations (n, 4) of each block, and how many pixels it spans (n,)."""
    corners = np.concatenate([trajectory.block_extremes(level, axis)[blocks] for axis in (0, 1)], axis=1)
    positions = trajectory.parameters
    width = positions[corners[:, 1], 0] - positions[corners[:, 0], 0]
    height = positions[corners[:, 3], 1] - positions[corners[:, 2], 1]
    return corners, np.maximum(width / pixel[0], height / pixel[1])


def _thinned(candidates: IntArray, pixels: FloatArray, most: int) -> IntArray:
    """Return the `candidates` that move on by half a pixel; if too many, the extremes and evenly chosen others."""
    lengths = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(pixels, axis=0)).sum(axis=1))])
    with np.errstate(invalid="ignore"):
        moved = np.diff(np.floor(2 * lengths), prepend=-1) != 0
    moved[-1] = True
    kept: IntArray = candidates[moved]
    if len(kept) <= most:
        return kept
    extremes = np.concatenate([pixels.argmin(axis=0), pixels.argmax(axis=0)])
    evenly = np.linspace(0, len(kept) - 1, max(most - len(extremes), 2)).round().astype(np.intp)
    return np.asarray(np.unique(np.concatenate([candidates[extremes], kept[evenly]])))
