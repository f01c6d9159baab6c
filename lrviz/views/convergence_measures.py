"""What the convergence plot can show of a run: its cost, plain or on a log scale, or its accuracy.

A measure knows where each iteration lies, which range serves, and what is said of it; the plot does the rest.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lrviz.core.accuracy_curve import AccuracyCurve
from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.decimation import cost_curve_iterations
from lrviz.core.trajectory import Trajectory
from lrviz.files.numbers import number_text
from lrviz.views.convergence_values import height_range, heights, log_range
from lrviz.views.formatting import count, exact, fixed, gap, short
from lrviz.views.plane import Range

ACCURACY_RANGE = (-0.04, 1.06)
FEWEST_POINTS = 200


class Measure(Protocol):
    """What is shown against the iteration."""

    @property
    def label(self) -> str:
        """What the vertical axis says."""

    @property
    def is_log(self) -> bool:
        """Whether heights are exponents of ten."""

    @property
    def floor(self) -> float | None:
        """The height of the dotted line of the minimum; None if there is none to draw."""

    def iterations(self, trajectory: Trajectory, first: int, last: int, most: int) -> IntArray:
        """Return the iterations of first … last that are drawn, not many more than `most`."""

    def heights(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return where `iterations` (n,) lie; NaN where they have no place."""

    def vertical_range(self, trajectory: Trajectory, shown: Range | None) -> Range:
        """Return the range to show; the range `shown` is kept as far as it serves."""

    def note(self, first: int, last: int) -> str:
        """Return what is to be said where not every iteration of first … last is looked at."""

    def told(self, trajectory: Trajectory, iteration: int) -> str:
        """Return the exact value of an iteration."""

    def described(self, trajectory: Trajectory, iteration: int) -> str:
        """Return the value of an iteration, as the end of a sentence."""

    def table(self, trajectory: Trajectory) -> list[str]:
        """Return a header and lines of numbers, with tabs between the columns."""


@dataclass(frozen=True)
class CostMeasure:
    """J, or log₁₀(J − J*).

    Parameters
    ----------
    lowest : float or None
        J*, if there is a minimum.
    is_log : bool
        Whether the axis is logarithmic.
    """

    lowest: float | None
    is_log: bool

    @property
    def label(self) -> str:
        """What the vertical axis says."""
        if not self.is_log:
            return "J(w, b)"
        return f"{'J − J*' if self.lowest is not None else 'J'}, log scale"

    @property
    def floor(self) -> float | None:
        """J*, where it has a height."""
        return None if self.is_log else self.lowest

    def iterations(self, trajectory: Trajectory, first: int, last: int, most: int) -> IntArray:
        """Return those that draw the same curve as all."""
        return cost_curve_iterations(trajectory, first, last, most)

    def heights(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return J, or its logarithm above the minimum."""
        return heights(trajectory.costs[iterations], self.lowest, is_log=self.is_log)

    def vertical_range(self, trajectory: Trajectory, shown: Range | None) -> Range:
        """Return a range that frames the whole run and the minimum."""
        seen = trajectory.costs[cost_curve_iterations(trajectory, 0, trajectory.last_iteration, FEWEST_POINTS)]
        if self.is_log:
            return log_range(heights(seen, self.lowest, is_log=True), shown)
        return height_range(seen, self.lowest, shown)

    def note(self, first: int, last: int) -> str:
        """Return nothing: no extreme is left out."""
        del first, last
        return ""

    def told(self, trajectory: Trajectory, iteration: int) -> str:
        """Return J and the gap to the minimum."""
        cost = float(trajectory.costs[iteration])
        above = "" if self.lowest is None else f"   J − J* = {gap(max(cost - self.lowest, 0.0))}"
        return f"J = {exact(cost)}{above}"

    def described(self, trajectory: Trajectory, iteration: int) -> str:
        """Return J and the gap to the minimum, in words."""
        cost = float(trajectory.costs[iteration])
        above = "" if self.lowest is None else f", {gap(max(cost - self.lowest, 0.0))} above the minimum"
        return f"J is {fixed(cost)}{above}"

    def table(self, trajectory: Trajectory) -> list[str]:
        """Return J and |∇J| of every iteration."""
        rows = zip(trajectory.costs.tolist(), trajectory.gradient_norms.tolist(), strict=True)
        lines = [f"{k}\t{number_text(cost)}\t{number_text(norm)}" for k, (cost, norm) in enumerate(rows)]
        return ["iteration\tJ\t|∇J|", *lines]


@dataclass(frozen=True, eq=False)
class AccuracyMeasure:
    """The share of rows that is classified right.

    Parameters
    ----------
    curve : AccuracyCurve
        What works it out.
    """

    curve: AccuracyCurve
    label: str = "accuracy"
    is_log: bool = False
    floor: float | None = None

    def iterations(self, trajectory: Trajectory, first: int, last: int, most: int) -> IntArray:
        """Return every iteration, or every second, fourth … where they are many."""
        del most
        stride = self.curve.stride(first, last)
        inner = np.arange(-(-first // stride) * stride, last + 1, stride)
        return np.unique(np.concatenate([[first], inner, [min(last, trajectory.last_iteration)]]))

    def heights(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return the accuracy."""
        if not self.curve.fits(trajectory):
            return np.full(len(iterations), np.nan)
        return self.curve.shares(trajectory, iterations)

    def vertical_range(self, trajectory: Trajectory, shown: Range | None) -> Range:
        """Return 0 … 1, with a little air."""
        del trajectory, shown
        return ACCURACY_RANGE

    def note(self, first: int, last: int) -> str:
        """Return which iterations are looked at."""
        stride = self.curve.stride(first, last)
        return "" if stride == 1 else f"1 in {count(stride)} drawn"

    def told(self, trajectory: Trajectory, iteration: int) -> str:
        """Return the accuracy, and how many rows that are."""
        share = float(self.heights(trajectory, np.array([iteration]))[0])
        right = "" if np.isnan(share) else f" ({self._rows_right(share)})"
        return f"accuracy = {fixed(share)}{right}"

    def described(self, trajectory: Trajectory, iteration: int) -> str:
        """Return the accuracy at the threshold, in words."""
        share = float(self.heights(trajectory, np.array([iteration]))[0])
        right = "" if np.isnan(share) else f", {self._rows_right(share)} rows right"
        return f"the accuracy at the threshold {short(self.curve.threshold)} is {fixed(share)}{right}"

    def table(self, trajectory: Trajectory) -> list[str]:
        """Return the accuracy of the iterations that are looked at in the whole run."""
        iterations = self.iterations(trajectory, 0, trajectory.last_iteration, FEWEST_POINTS)
        rows = zip(iterations.tolist(), self.heights(trajectory, iterations).tolist(), strict=True)
        return ["iteration\taccuracy", *(f"{k}\t{number_text(share)}" for k, share in rows)]

    def _rows_right(self, share: float) -> str:
        samples = self.curve.samples
        return f"{count(round(share * samples))} of {count(samples)}"
