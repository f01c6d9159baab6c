"""A low place of the mean squared error, which is not convex: a search, and what can be said of where it ends."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError

_MOST_STEPS, _FEWEST_STEPS = 300, 20
_MOST_SCORES = 5_000_000
"""Rows times steps from one start: with 100,000 rows these are 50 steps, in about a second."""
_MOST_TRIES = 40
_FIRST_DAMPING, _SMALLEST_DAMPING = 1e-3, 1e-14
_ROUNDING = 1e-14
_SINGULAR = 1e-13
_STEEPER, _NEAR = 1e-10, 1e-6
"""The smallest curvature, and the longest Newton step left as a part of |θ|, of what is called a minimum."""


@dataclass(frozen=True, eq=False)
class SquaredErrorMinimum:
    """Where the search ended.

    Parameters
    ----------
    objective : SquaredError
        Whose low place it is.
    parameters : (d + 1,) array
        θ in the data's own units.
    cost : float
        J there.
    is_minimum : bool
        Whether it is a finite local minimum: no slope, and curved upwards in every direction. Otherwise J falls on
        along a valley towards infinity.
    """

    objective: SquaredError
    parameters: FloatArray
    cost: float
    is_minimum: bool


def find_squared_error_minimum(objective: SquaredError, near: FloatArray | None = None) -> SquaredErrorMinimum | None:
    """Return the lowest place found from θ = 0, raw θ `near` (the log loss' minimum) and 2·`near`; None without rows.

    A finite local minimum is preferred to a place from which J only creeps on. That there is no other is not shown.
    The search runs on standardised features, whatever the coordinates of the descent.
    """
    if len(objective.rows) == 0:
        return None
    standardized = SquaredError(Problem(objective.dataset, standardize=True))
    starts = [np.zeros(objective.parameter_count)]
    if near is not None:
        starts += [standardized.from_raw(factor * near) for factor in (1.0, 2.0)]
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        ends = [_lowest_from(standardized, start) for start in starts if np.isfinite(start).all()]
        found = [_told(objective, standardized, end) for end in ends]
    known = [place for place in found if np.isfinite([*place.parameters, place.cost]).all()]
    return min(known, key=lambda place: (not place.is_minimum, place.cost), default=None)


@dataclass(frozen=True, eq=False)
class _Place:
    """Where a search is: θ (d + 1,), J and ∇J there, and the damping μ of the next step."""

    parameters: FloatArray
    cost: float
    gradient: FloatArray
    damping: float

    @classmethod
    def at(cls, objective: SquaredError, parameters: FloatArray, damping: float) -> "_Place":
        """Return the place at `parameters`."""
        costs, gradients = objective.costs_and_gradients(parameters[np.newaxis])
        return cls(parameters, float(costs[0]), gradients[0], damping)


def _lowest_from(objective: SquaredError, parameters: FloatArray) -> FloatArray:
    """Return where Newton's steps, damped until they lead down, end (Levenberg 1944, Marquardt 1963)."""
    place = _Place.at(objective, parameters, _FIRST_DAMPING)
    for _ in range(min(max(_MOST_SCORES // len(objective.rows), _FEWEST_STEPS), _MOST_STEPS)):
        following = _step_down(objective, place)
        if following is None:
            break
        place = following
    return place.parameters


def _step_down(objective: SquaredError, place: _Place) -> _Place | None:
    """Return the place θ − (∇²J + μI)⁻¹∇J, μ being large enough for J to fall; None where none is."""
    hessian, damping = objective.hessian(place.parameters), place.damping
    if not np.isfinite(hessian).all():
        return None
    for _ in range(_MOST_TRIES):
        damped = hessian + damping * np.eye(len(hessian))
        curvatures = np.linalg.eigvalsh(damped)
        if curvatures[0] > _SINGULAR * curvatures[-1]:
            step = np.linalg.solve(damped, place.gradient)
            reached = _Place.at(objective, place.parameters - step, max(damping / 10, _SMALLEST_DAMPING))
            if _is_lower(reached, place):
                return reached
        damping *= 4
    return None


def _is_lower(reached: _Place, before: _Place) -> bool:
    """Whether J has fallen; where it can no longer fall by more than its rounding, whether the slope has."""
    if reached.cost < before.cost * (1 - _ROUNDING):
        return True
    is_flatter = np.linalg.norm(reached.gradient) < np.linalg.norm(before.gradient)
    return bool(reached.cost <= before.cost * (1 + _ROUNDING) and is_flatter)


def _told(objective: SquaredError, standardized: SquaredError, parameters: FloatArray) -> SquaredErrorMinimum:
    """Return the place at standardised θ (d + 1,), and whether it is a minimum."""
    hessian, is_minimum = standardized.hessian(parameters), False
    if np.isfinite(hessian).all() and np.linalg.eigvalsh(hessian)[0] > _STEEPER:
        left = np.linalg.norm(np.linalg.solve(hessian, standardized.gradient(parameters)))
        is_minimum = bool(left <= _NEAR * max(float(np.linalg.norm(parameters)), 1.0))
    raw = frozen(standardized.to_raw(parameters))
    return SquaredErrorMinimum(objective, raw, standardized.cost(parameters), is_minimum)
