"""How large the learning rate may be."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.minimum import Minimum
from lrviz.core.problem import Problem


@dataclass(frozen=True)
class StableLearningRate:
    """Two limits on α, in the coordinates in which the descent runs.

    Parameters
    ----------
    always : float or None
        2/L, L = λmax(AᵀA)/(4m) + λ ≥ λmax of every Hessian: below it the cost falls in every step from everywhere.
        None without rows.
    near_minimum : float or None
        2/λmax(∇²J(θ*)): above it the minimum repels the descent. A local statement; None without a minimum.
    """

    always: float | None
    near_minimum: float | None


def stable_learning_rate(problem: Problem, minimum: Minimum | None) -> StableLearningRate:
    """Return the limits on the learning rate of `problem` (Nesterov, Lectures on Convex Optimization, section 2.1)."""
    samples = len(problem.rows)
    if samples == 0:
        return StableLearningRate(None, None)
    # The largest entry is taken out so that no square overflows.
    scale = max(1.0, float(np.abs(problem.rows).max()))
    rows = problem.rows / scale
    bound = rows.T @ rows / (4 * samples) + np.diag(problem.penalty) / scale**2
    always = _two_over_largest(bound) / scale**2
    if minimum is None:
        return StableLearningRate(always, None)
    hessian = problem.hessian(problem.from_raw(minimum.parameters)) / scale**2
    return StableLearningRate(always, _two_over_largest(hessian) / scale**2)


def _two_over_largest(matrix: FloatArray) -> float:
    largest = float(np.linalg.eigvalsh(matrix)[-1])
    return 2.0 / largest if largest > 0 else float("inf")
