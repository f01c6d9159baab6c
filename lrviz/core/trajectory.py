"""The history of a descent: every iteration's θ, J and |∇J|, and the learning rates that led there.

A `Trajectory` is a value: `extended` and `up_to` return new ones and leave the old as it was. Successive trajectories
share one growing buffer, as slices do, so that appending costs only what is appended and an old one costs nothing.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.objective import Objective
from lrviz.core.pyramid import Pyramid, block_size

COST = -3
"""The column of J for `block_extremes`."""

ROUNDING = 1e-13
"""A relative change of a mean of losses that rounding alone can make."""

_SMALLEST_CAPACITY = 256


class _Buffer:
    """Rows (capacity, d + 4) and their extremes; the first `used` rows are taken and never change again.

    Columns: θ (d + 1), J, |∇J|, rises of J so far.
    """

    def __init__(self, columns: int, capacity: int) -> None:
        self.rows = np.empty((capacity, columns))
        self.pyramid = Pyramid(capacity, columns)
        self.used = 0

    def append(self, rows: FloatArray) -> None:
        first, self.used = self.used, self.used + len(rows)
        self.rows[first : self.used] = rows
        self.pyramid.update(self.rows, first, self.used)

    def grown_from(self, length: int, capacity: int) -> "_Buffer":
        """Return a buffer of `capacity` that begins with the first `length` rows of this one."""
        other = _Buffer(self.rows.shape[1], capacity)
        other.rows[:length] = self.rows[:length]
        other.pyramid.copy_from(self.pyramid, length)
        other.used = length
        return other


@dataclass(frozen=True)
class Stretch:
    """Iterations that one learning rate led to: from `first` to the next stretch."""

    first: int
    learning_rate: float


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Iterations 0 … len − 1; index −1 is the last. Made by `Trajectory.starting_at`."""

    _buffer: _Buffer
    _length: int
    _reach: FloatArray
    """The largest magnitude (d + 1,) in each column of the objective's signed rows."""
    stretches: tuple[Stretch, ...] = ()

    @classmethod
    def starting_at(cls, objective: Objective, parameters: FloatArray) -> Self:
        """Return the trajectory that holds only iteration 0, at θ (d + 1,)."""
        buffer = _Buffer(len(parameters) + 3, _SMALLEST_CAPACITY)
        buffer.append(np.column_stack([_evaluated(objective, parameters[np.newaxis]), [0.0]]))
        return cls(buffer, 1, np.abs(objective.rows).max(axis=0, initial=0.0))

    def extended(self, steps: "Steps") -> Self:
        """Return the trajectory with `steps` after its last iteration."""
        buffer, needed = self._buffer, self._length + len(steps)
        if buffer.used != self._length or needed > len(buffer.rows):
            buffer = buffer.grown_from(self._length, max(needed, 2 * self._length, _SMALLEST_CAPACITY))
        with np.errstate(over="ignore", invalid="ignore"):
            rose = np.diff(steps.costs, prepend=self.costs[-1]) > self._rounding(steps)
        rises = buffer.rows[self._length - 1, -1] + np.cumsum(rose)
        buffer.append(np.column_stack([steps.rows, rises]))
        stretches = self.stretches
        if not stretches or stretches[-1].learning_rate != steps.learning_rate:
            stretches = (*stretches, Stretch(self._length, steps.learning_rate))
        return type(self)(buffer, needed, self._reach, stretches)

    def up_to(self, iteration: int) -> Self:
        """Return the trajectory whose last iteration is `iteration`."""
        kept = bisect_right(self.stretches, iteration, key=_first_iteration)
        return type(self)(self._buffer, iteration + 1, self._reach, self.stretches[:kept])

    def __len__(self) -> int:
        return self._length

    @property
    def last_iteration(self) -> int:
        """The number of steps made."""
        return self._length - 1

    @property
    def parameters(self) -> FloatArray:
        """θ (n, d + 1) of every iteration, as the descent sees it; read-only."""
        return self._columns(slice(None, -3))

    @property
    def costs(self) -> FloatArray:
        """J (n,) of every iteration; read-only."""
        return self._columns(COST)

    @property
    def gradient_norms(self) -> FloatArray:
        """|∇J| (n,) of every iteration; read-only."""
        return self._columns(-2)

    @property
    def rises(self) -> FloatArray:
        """How often J had risen (n,), beyond rounding, when each iteration was reached; read-only."""
        return self._columns(-1)

    def learning_rate(self, iteration: int) -> float | None:
        """Return the α of the step that led to `iteration`; None for iteration 0."""
        later = bisect_right(self.stretches, iteration, key=_first_iteration)
        return self.stretches[later - 1].learning_rate if later else None

    @property
    def levels(self) -> int:
        """How many levels of `block_extremes` have a complete block."""
        return sum(self._length >= block_size(level) for level in range(len(self._buffer.pyramid.levels)))

    def block_extremes(self, level: int, column: int) -> IntArray:
        """Return the iterations (blocks, 2) of the smallest and the largest value of each complete block of `level`.

        Read-only; `column` is that of a parameter (0 … d) or `COST`.
        """
        complete = self._length // block_size(level)
        view = self._buffer.pyramid.levels[level][:complete, :, column]
        view.flags.writeable = False
        return view

    def _rounding(self, steps: "Steps") -> FloatArray:
        """Return how far rounding alone can lift each J (n,) of `steps`.

        A score u = Σ Sθ is wrong by up to ε·Σ|Sθ|, far from 0 by more than J's own digits; the loss by σ(u) times
        that, and the mean of σ(u) is at most J (and 1).
        """
        scores = np.finfo(np.float64).eps * (np.abs(steps.rows[:, :-2]) @ self._reach)
        return np.asarray(ROUNDING * steps.costs + np.minimum(steps.costs, 1.0) * scores)

    def _columns(self, columns: int | slice) -> FloatArray:
        view = self._buffer.rows[: self._length, columns]
        view.flags.writeable = False
        return view


def last_common_iteration(one: Trajectory, other: Trajectory) -> int:
    """Return the last iteration to which both runs were led by the same learning rates."""
    last = min(one.last_iteration, other.last_iteration)
    for first in sorted({stretch.first for stretch in (*one.stretches, *other.stretches)}):
        if first <= last and one.learning_rate(first) != other.learning_rate(first):
            return first - 1
    return last


def _first_iteration(stretch: Stretch) -> int:
    return stretch.first


@dataclass(frozen=True, eq=False)
class Steps:
    """Consecutive iterations that follow a trajectory, as the worker hands them over.

    Parameters
    ----------
    rows : (n, d + 3) array
        θ, J and |∇J| after each step.
    learning_rate : float
        The α of all of them.
    """

    rows: FloatArray
    learning_rate: float

    @classmethod
    def to(cls, objective: Objective, parameters: FloatArray, learning_rate: float) -> Self:
        """Return the steps that reached each of θ (n, d + 1), with J and |∇J| computed all at once."""
        rows = _evaluated(objective, parameters)
        rows.flags.writeable = False
        return cls(rows, learning_rate)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def costs(self) -> FloatArray:
        """J (n,) after each step."""
        return self.rows[:, -2]

    @property
    def gradient_norms(self) -> FloatArray:
        """|∇J| (n,) after each step."""
        return self.rows[:, -1]

    def first(self, count: int) -> Self:
        """Return the first `count` of the steps."""
        return type(self)(self.rows[:count], self.learning_rate)


def _evaluated(objective: Objective, parameters: FloatArray) -> FloatArray:
    """Return θ, J, |∇J| (n, d + 3) of θ (n, d + 1); the norm's squares cannot overflow."""
    costs, gradients = objective.costs_and_gradients(parameters)
    largest = np.abs(gradients).max(axis=1, initial=0.0)
    scale = np.where((largest > 0) & np.isfinite(largest), largest, 1.0)
    with np.errstate(over="ignore", invalid="ignore"):
        norms = scale * np.linalg.norm(gradients / scale[:, np.newaxis], axis=1)
    return np.column_stack([parameters, costs, norms])
