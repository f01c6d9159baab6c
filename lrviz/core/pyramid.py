"""Where the extremes of a growing table lie, at every scale: what lets a long history be drawn in constant time.

Level k divides the rows into blocks of 64·4^k and knows, for each complete block and each column, the row of the
smallest and of the largest value. A block of level k + 1 is found from the four of level k below it, so that appending
n rows costs O(n).
"""

from collections.abc import Callable

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray

BASE = 64
FANOUT = 4


def block_size(level: int) -> int:
    """Return how many rows a block of `level` holds."""
    return BASE << 2 * level


class Pyramid:
    """The extremes of a table's (capacity, columns) first rows, as far as `update` was told of them."""

    def __init__(self, capacity: int, columns: int) -> None:
        self.levels: list[IntArray] = []
        while (blocks := capacity // block_size(len(self.levels))) > 0:
            self.levels.append(np.empty((blocks, 2, columns), dtype=np.intp))

    def update(self, rows: FloatArray, first: int, used: int) -> None:
        """Take in the rows first … used − 1 of the table `rows`."""
        for level, extremes in enumerate(self.levels):
            size = block_size(level)
            start, stop = first // size, used // size
            if start == stop:
                return
            if level == 0:
                blocks = rows[start * size : stop * size].reshape(-1, size, rows.shape[1])
                offsets = (start + np.arange(stop - start))[:, np.newaxis] * size
                extremes[start:stop, 0] = blocks.argmin(axis=1) + offsets
                extremes[start:stop, 1] = blocks.argmax(axis=1) + offsets
            else:
                below = self.levels[level - 1][start * FANOUT : stop * FANOUT]
                extremes[start:stop, 0] = _best_of_four(rows, below[:, 0], np.argmin)
                extremes[start:stop, 1] = _best_of_four(rows, below[:, 1], np.argmax)

    def copy_from(self, other: "Pyramid", length: int) -> None:
        """Take over what `other` knows of its first `length` rows."""
        for level, (mine, theirs) in enumerate(zip(self.levels, other.levels, strict=False)):
            complete = length // block_size(level)
            mine[:complete] = theirs[:complete]


def _best_of_four(rows: FloatArray, indices: IntArray, best: Callable[..., IntArray]) -> IntArray:
    """Return, of each four rows' `indices` (4·n, columns), that of the `best` value in each column."""
    columns = indices.shape[1]
    grouped = indices.reshape(-1, FANOUT, columns)
    choice = best(rows[grouped, np.arange(columns)], axis=1)
    return np.take_along_axis(grouped, choice[:, np.newaxis], axis=1)[:, 0]
