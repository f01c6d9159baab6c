"""Mean squared error with a sigmoid: the cost that logistic regression does not take, and why.

With the signed rows S and u = Sθ of `logistic`, |h − y| = σ(u), and so

    J = (1/m) Σ σ(u)²        ∇J = (2/m) Sᵀ[σ(u)²·σ(−u)]        ∇²J = (2/m) Sᵀ diag(σ(u)²·σ(−u)·(2σ(−u) − σ(u))) S

Where a row is predicted wrong with certainty, u → ∞ and σ(−u) → 0: its loss is nearly 1, its part in the gradient
nearly 0. That makes the plateaus; and since the curvature is negative for u > log 2, J is not convex.
"""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem

_BLOCK_ELEMENTS = 1 << 16
"""Scores that are held at once when many parameters are evaluated: 512 KiB, which stay in the processor's cache."""
_FLAT = 0.01
"""The slope of a plateau, as a part of the largest that the data allow at all."""


@dataclass(frozen=True, eq=False)
class SquaredError:
    """J(θ) = (1/m) Σ (h − y)² of the same rows, in the same coordinates, as `problem`; without its penalty."""

    problem: Problem

    @property
    def dataset(self) -> Dataset:
        """The m examples."""
        return self.problem.dataset

    @property
    def standardize(self) -> bool:
        """Whether θ belongs to standardised features."""
        return self.problem.standardize

    @property
    def rows(self) -> FloatArray:
        """S (m, d + 1), the signed rows of `logistic`."""
        return self.problem.rows

    @property
    def parameter_count(self) -> int:
        """The number of parameters, d + 1."""
        return self.problem.parameter_count

    def to_raw(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) in the data's own units."""
        return self.problem.to_raw(parameters)

    def from_raw(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) given in the data's own units as the descent sees it."""
        return self.problem.from_raw(parameters)

    def cost(self, parameters: FloatArray) -> float:
        """J(θ); NaN without rows."""
        return float(self.costs_and_gradients(parameters[np.newaxis])[0][0])

    def gradient(self, parameters: FloatArray) -> FloatArray:
        """∇J(θ) (d + 1,) = (2/m) Sᵀ[σ(u)²·σ(−u)]."""
        return np.asarray(self.costs_and_gradients(parameters[np.newaxis])[1][0])

    def hessian(self, parameters: FloatArray) -> FloatArray:
        """∇²J(θ) (d + 1, d + 1) = (2/m) Sᵀ diag(σ(u)²·σ(−u)·(2σ(−u) − σ(u))) S."""
        wrong, right = _sides(self.rows @ parameters)
        curvature = 2.0 * wrong**2 * right * (2 * right - wrong)
        return np.asarray(self.rows.T @ (curvature[:, np.newaxis] * self.rows)) / len(self.rows)

    def costs_and_gradients(self, parameters: FloatArray) -> tuple[FloatArray, FloatArray]:
        """J (n,) and ∇J (n, d + 1) of many θ (n, d + 1) at once."""
        costs = np.full(len(parameters), np.nan)
        gradients = np.full(parameters.shape, np.nan)
        samples = len(self.rows)
        if samples == 0:
            return costs, gradients
        block = max(1, _BLOCK_ELEMENTS // samples)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            for first in range(0, len(parameters), block):
                chosen = slice(first, first + block)
                wrong, right = _sides(parameters[chosen] @ self.rows.T)
                losses = np.square(wrong)
                costs[chosen] = losses.sum(axis=1) / samples
                gradients[chosen] = (losses * right) @ self.rows * (2 / samples)
        return costs, gradients

    @property
    def steepest(self) -> float:
        """A slope that |∇J| never exceeds: (8/27)·(1/m) Σ |S|, since σ(u)²·σ(−u) is at most 4/27."""
        if len(self.rows) == 0:
            return 0.0
        return float(8 / 27 * np.linalg.norm(self.rows, axis=1).mean())

    def is_plateau(self, cost: float, slope: float, lowest: float) -> bool:
        """Whether it is nearly flat where J is `cost` and |∇J| is `slope`, though J is far above its `lowest`.

        Flat is a slope below a hundredth of the steepest that there can be; far is more than half as far above the
        lowest as the chance level 1/4 of h = 1/2 is.
        """
        return slope < _FLAT * self.steepest and cost - lowest > (0.25 - lowest) / 2 > 0


def _sides(scores: FloatArray) -> tuple[FloatArray, FloatArray]:
    """σ(u) and σ(−u), elementwise, as `logistic.sigmoid`, from one exponential."""
    decay = np.exp(-np.abs(scores))
    is_wrong, total = scores >= 0, 1.0 + decay
    return np.where(is_wrong, 1.0, decay) / total, np.where(is_wrong, decay, 1.0) / total
