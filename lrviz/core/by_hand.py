"""w and b as the mouse sets them: a boundary that is moved, and a curve that is turned about its boundary.

Of two parameters a place of the mouse determines one; what the other keeps is the rule of each drag:

    the boundary through x*        w stays,             b' = logit t − w·x*
    the curve through (x', p')     its pivot stays,     w' = (logit p' − z_p) / (x' − x_p),   b' = z_p − w'·x_p
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.logistic import decision_boundary, logit

LEAST_PROBABILITY = 0.002
"""A curve goes no nearer to 0 or 1 where it is held: there a pixel could not tell probabilities apart."""
_REACH_SHARE = 1 / 500
"""About a pixel, as a part of the range that is shown."""


@dataclass(frozen=True)
class Pivot:
    """The place that a curve turns about.

    Parameters
    ----------
    x, score : float
        x_p, and the score z_p that the curve has there.
    reach : float
        The mouse counts as at least so far from x_p, or w would leave all bounds as it nears it.
    """

    x: float
    score: float
    reach: float

    @classmethod
    def of(cls, parameters: FloatArray, threshold: float, shown: tuple[float, float]) -> Self:
        """Return the boundary of raw θ (2,), where z = logit t; without one the middle of the range `shown`."""
        left, right = shown
        reach = (right - left) * _REACH_SHARE
        boundary = decision_boundary(parameters, threshold)
        if boundary is not None:
            return cls(boundary, logit(threshold), reach)
        middle = left / 2 + right / 2
        weight, bias = (float(value) for value in parameters)
        return cls(middle, weight * middle + bias, reach)


def boundary_through(parameters: FloatArray, threshold: float, place: FloatArray) -> FloatArray | None:
    """Return θ (d + 1,) with the weights of `parameters` and h = t at `place` (d,); None beyond float64."""
    weights = parameters[:-1]
    with np.errstate(over="ignore", invalid="ignore"):
        return _finite([*weights, logit(threshold) - float(weights @ place)])


def curve_through(pivot: Pivot, x: float, probability: float) -> FloatArray | None:
    """Return θ (2,) of the curve through `pivot` and through (`x`, `probability`); None beyond float64.

    `probability` is held within 0.002 … 0.998, and `x` at least `pivot.reach` from the pivot, on its side.
    """
    offset = x - pivot.x
    if abs(offset) < pivot.reach:
        offset = -pivot.reach if offset < 0 else pivot.reach
    held = min(max(probability, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        weight = np.float64(logit(held) - pivot.score) / np.float64(offset)
        return _finite([weight, pivot.score - weight * pivot.x])


def _finite(parameters: list[float]) -> FloatArray | None:
    return frozen(parameters) if np.isfinite(parameters).all() else None
