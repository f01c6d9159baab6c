"""Newton's minimum: where the descent is heading, known before it starts."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.logistic import sigmoid, signed_rows, softplus
from lrviz.core.problem import Problem
from lrviz.core.scaling import Scaling
from lrviz.core.separation import Separation, has_one_class

_MOST_STEPS = 100
_SINGULAR = 1e-12
"""A singular value below this part of the largest means collinear columns."""


@dataclass(frozen=True, eq=False)
class Minimum:
    """The single point of lowest cost.

    Parameters
    ----------
    parameters : (d + 1,) array
        w*, b* in the data's own units.
    cost : float
        J*, with the problem's penalty.
    """

    parameters: FloatArray
    cost: float


def has_finite_minimum(problem: Problem, separation: Separation) -> bool:
    """Whether the cost is bounded by classes that overlap, or by a penalty on the weights."""
    if problem.dataset.sample_count == 0 or has_one_class(problem.dataset):
        return False
    return problem.l2 > 0 or separation is Separation.NONE


def find_minimum(problem: Problem, separation: Separation) -> Minimum | None:
    """Return the minimum of `problem`, or None where there is none or no single one.

    Newton's method with backtracking (Boyd and Vandenberghe, Convex Optimization, algorithm 9.5) on standardised
    features, whatever the coordinates of the descent: there the Hessian is well conditioned.
    """
    if not has_finite_minimum(problem, separation):
        return None
    features = problem.dataset.features
    scaling = Scaling.standardizing(features)
    rows = signed_rows(scaling.apply(features), problem.dataset.labels)
    if not problem.l2 and _has_collinear_columns(rows):
        return None
    # Features below 1e-150 can take the penalty or w out of float64.
    with np.errstate(over="ignore", invalid="ignore"):
        stiffness = (problem.scaling.scale / scaling.scale) ** 2 if problem.l2 else np.zeros(rows.shape[1] - 1)
        parameters = _newton(rows, np.append(problem.l2 * stiffness, 0.0))
    raw = frozen(scaling.to_raw(parameters))
    return Minimum(raw, problem.cost(problem.from_raw(raw))) if np.all(np.isfinite(raw)) else None


def _has_collinear_columns(rows: FloatArray) -> bool:
    if rows.shape[0] < rows.shape[1]:
        return True
    singular_values = np.linalg.svd(rows, compute_uv=False)
    return bool(singular_values[-1] <= _SINGULAR * singular_values[0])


def _newton(rows: FloatArray, penalty: FloatArray) -> FloatArray:
    """Minimise (1/m) Σ softplus(Sθ) + Σ penalty·θ²/2 over θ (d + 1,), to rounding; NaN where that fails."""
    samples = len(rows)
    parameters = np.zeros(rows.shape[1])
    u = rows @ parameters
    cost = softplus(u).mean()
    for _ in range(_MOST_STEPS):
        gradient = rows.T @ sigmoid(u) / samples + penalty * parameters
        curvature = sigmoid(u) * sigmoid(-u)
        hessian = rows.T @ (curvature[:, np.newaxis] * rows) / samples + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, gradient)
        except np.linalg.LinAlgError:
            return np.full_like(parameters, np.nan)
        decrement = float(gradient @ step)
        fraction = 1.0
        while True:
            candidate = parameters - fraction * step
            candidate_u = rows @ candidate
            candidate_cost = softplus(candidate_u).mean() + penalty @ candidate**2 / 2
            if candidate_cost <= cost - fraction * decrement / 4 or fraction < 1e-10:
                break
            # Below the rounding of J a full step is still Newton's best.
            if decrement <= 1e-12 * cost:
                break
            fraction /= 2
        arrived = np.abs(step).max() <= 1e-15 * np.abs(candidate).max() or decrement == 0
        parameters, u, cost = candidate, candidate_u, candidate_cost
        if arrived:
            break
    return parameters
