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

_WELL_CONDITIONED = 1e10
_SHORTEST_STEP = 1e-10
_ROUNDING = 1e-12
_NEAR = 1e-9
"""A Newton decrement, twice the distance of J from its minimum, that is this part of J has as good as arrived."""


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

    def gap(self, cost: float) -> float:
        """J − J* of a cost J; what rounding alone puts below the minimum is at it."""
        return max(cost - self.cost, 0.0)


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
    parameters = np.zeros(rows.shape[1])
    u, cost, decrement = rows @ parameters, float(np.log(2.0)), np.inf
    for _ in range(_MOST_STEPS):
        gradient = rows.T @ sigmoid(u) / len(rows) + penalty * parameters
        try:
            step = _newton_step(rows, u, penalty, parameters)
        except np.linalg.LinAlgError:
            break
        decrement = float(gradient @ step)
        fraction = 1.0
        while fraction > _SHORTEST_STEP:
            candidate = parameters - fraction * step
            candidate_u = rows @ candidate
            candidate_cost = float(softplus(candidate_u).mean() + penalty @ candidate**2 / 2)
            # Below the rounding of J a full step is still Newton's best.
            allowance = cost * _ROUNDING if decrement <= _ROUNDING * cost else -fraction * decrement / 4
            if candidate_cost <= cost + allowance:
                break
            fraction /= 2
        else:
            break
        has_arrived = np.abs(step).max() <= 1e-15 * np.abs(candidate).max() or decrement == 0
        parameters, u, cost = candidate, candidate_u, candidate_cost
        if has_arrived:
            break
    return parameters if decrement <= _NEAR * cost else np.full_like(parameters, np.nan)


def _newton_step(rows: FloatArray, u: FloatArray, penalty: FloatArray, parameters: FloatArray) -> FloatArray:
    """Return the solution of ∇²J·step = ∇J at θ (d + 1,), where Sθ = u (m,).

    Where ∇²J = FᵀF, F = [√(σ(u)σ(−u)/m)·S; √penalty], is so ill conditioned that its inverse loses most digits, the
    least-squares problem in F, whose condition number is the square root, keeps them (Björck, Numerical Methods for
    Least Squares Problems, section 2.1).
    """
    slopes, samples = sigmoid(u), len(rows)
    curvature = slopes * sigmoid(-u) / samples
    hessian = rows.T @ (curvature[:, np.newaxis] * rows) + np.diag(penalty)
    if np.linalg.cond(hessian) < _WELL_CONDITIONED:
        return np.asarray(np.linalg.solve(hessian, rows.T @ slopes / samples + penalty * parameters))
    root = np.sqrt(curvature)
    factor = np.concatenate([root[:, np.newaxis] * rows, np.diag(np.sqrt(penalty))])
    with np.errstate(divide="ignore", invalid="ignore"):
        residuals = np.where(root > 0, slopes / samples / root, 0.0)
    target = np.concatenate([residuals, np.sqrt(penalty) * parameters])
    return np.asarray(np.linalg.lstsq(factor, target, rcond=0)[0])
