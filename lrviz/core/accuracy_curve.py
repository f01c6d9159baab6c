"""Accuracy while training: the share of rows that each iteration's θ classifies right.

    accuracy(θ) = (1/m) · #{ rows: (h ≥ t) = (y = 1) }        h = σ(x·w + b), t the threshold

It is asked for the iterations that are drawn only, and what was answered once is remembered: while a run goes on, a
frame costs the few iterations that are new in it.
"""

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.logistic import sigmoid
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory

_BLOCK_ELEMENTS = 1 << 18
"""Scores that are held at once: 2 MiB."""
_FRAME_ELEMENTS = 1 << 21
"""Scores that may be worked out for one picture, about 30 ms."""
_FEWEST, _MOST = 8, 512
"""Iterations in one picture."""
_MOST_REMEMBERED = 1 << 14


class AccuracyCurve:
    """The accuracy of the iterations of any run on one problem, at one threshold.

    Parameters
    ----------
    problem : Problem
        The data, and the coordinates of θ.
    threshold : float
        t, from which on class 1 is predicted.
    """

    def __init__(self, problem: Problem, threshold: float) -> None:
        self.threshold = threshold
        self.samples = problem.dataset.sample_count
        self._columns = problem.scaling.apply(problem.dataset.features).T
        self._is_positive = problem.dataset.labels == 1
        self._table: FloatArray | None = None
        self._known: dict[int, float] = {}

    def fits(self, trajectory: Trajectory) -> bool:
        """Whether `trajectory` has the parameters of this problem."""
        return bool(trajectory.parameters.shape[1] == len(self._columns) + 1)

    def stride(self, first: int, last: int) -> int:
        """Return the distance, a power of two, of the iterations of first … last that are looked at.

        Powers of two, so that what was looked at before is looked at again while the run grows; larger ones for more
        rows, so that no picture costs much more than another.
        """
        most = min(max(_FRAME_ELEMENTS // max(self.samples, 1), _FEWEST), _MOST)
        return 1 << max(0, -(-(last - first + 1) // most) - 1).bit_length()

    def shares(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return the share of rows (n,) that is right at each of `iterations` (n,); NaN where θ is no number."""
        self._remember_run(trajectory)
        wanted = iterations.tolist()
        missing = np.array(sorted({k for k in wanted if k not in self._known}), dtype=np.intp)
        if len(missing):
            found = self._worked_out(trajectory.parameters[missing])
            self._known.update(zip(missing.tolist(), found.tolist(), strict=True))
        return np.array([self._known[k] for k in wanted], dtype=np.float64)

    def _remember_run(self, trajectory: Trajectory) -> None:
        """Forget what is of another run: trajectories that share a table share every iteration they have."""
        table = trajectory.parameters.base
        if table is not self._table or len(self._known) > _MOST_REMEMBERED:
            self._table, self._known = table, {}

    def _worked_out(self, parameters: FloatArray) -> FloatArray:
        """Return the share (n,) for each θ of `parameters` (n, d + 1)."""
        shares = np.full(len(parameters), np.nan)
        if self.samples == 0:
            return shares
        block = max(1, _BLOCK_ELEMENTS // self.samples)
        with np.errstate(over="ignore", invalid="ignore"):
            for first in range(0, len(parameters), block):
                thetas = parameters[first : first + block]
                h = sigmoid(thetas[:, :-1] @ self._columns + thetas[:, -1:])
                shares[first : first + block] = ((h >= self.threshold) == self._is_positive).mean(axis=1)
        shares[~np.isfinite(parameters).all(axis=1)] = np.nan
        return shares
