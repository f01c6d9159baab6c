"""How far w and b go on their sliders: to both sides of zero, as far as the data make sense of."""

import math

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.natural import mean, natural_weight

_STEEPEST = 8.0
"""How many times |z| may change over the spread of a feature: beyond, the curve is a step."""
_AIR = 1.25
_SMALL_SHARE = 0.02
_LADDER = (1.0, 1.5, 2.0, 3.0, 5.0, 7.5)
_SMALLEST, _LARGEST = 1e-300, 1e300


def natural_reach(features: FloatArray) -> FloatArray:
    """Return how far from zero (d + 1,) each weight, and the bias, goes by hand for (m, d) `features`.

    A weight matters by its product with the feature's spread s: to 8/s. The bias has to undo what half of such weights
    do at the mean: to 8 + Σ 4·|mean|/s. Both are round numbers, so that they do not change with every edit.
    """
    reach = [natural_weight(x, _STEEPEST) for x in features.T]
    shifts = [abs(mean(x)) * weight / 2 for x, weight in zip(features.T, reach, strict=True)]
    return frozen([*map(rounded_up, reach), rounded_up(_STEEPEST + math.fsum(shifts))])


def reach_for(value: float, present: float, natural: float) -> float:
    """Return how far a slider goes that goes to `present` now and shows `value`, in rare jumps.

    Farther when the value lies outside; back to what is `natural` for the data when it has become tiny.
    """
    is_outside = math.isfinite(value) and abs(value) > present
    is_small = natural < present and abs(value) < _SMALL_SHARE * present
    if not is_outside and not is_small:
        return present
    needed = max(rounded_up(_AIR * abs(value)), natural)
    return needed if is_outside else min(needed, present)


def rounded_up(value: float) -> float:
    """Return the first of … 1, 1.5, 2, 3, 5, 7.5, 10 … that is not below a positive `value`."""
    value = min(max(value, _SMALLEST), _LARGEST)
    exponent = math.floor(math.log10(value)) - 1
    rungs = (float(f"{digit}e{power}") for power in range(exponent, exponent + 4) for digit in _LADDER)
    return min(next(rung for rung in rungs if rung >= value), _LARGEST)
