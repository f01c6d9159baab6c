"""What the log-odds plot works out before it draws: z at a place, where it crosses, and the words for the slope."""

import math
from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import decision_boundary, logit
from lrviz.views.formatting import counted, elided, fixed, power_text, short, signed

_LARGEST_EXPONENT = 300


@dataclass(frozen=True)
class LogOddsLine:
    """z = w·x + b, in the data's own units, and the threshold of the prediction.

    Parameters
    ----------
    weight, bias : float
        w and b.
    threshold : float
        The probability from which on class 1 is predicted.
    """

    weight: float
    bias: float
    threshold: float

    @property
    def is_finite(self) -> bool:
        """Whether there is a line."""
        return math.isfinite(self.weight) and math.isfinite(self.bias)

    @property
    def level(self) -> float:
        """The z = log(t / (1 − t)) at which the predicted class changes; 0 for one half."""
        return logit(self.threshold)

    @property
    def boundary(self) -> float | None:
        """The x at which z reaches the level; None if there is none."""
        return decision_boundary(np.array([self.weight, self.bias]), self.threshold)

    def scores(self, x: FloatArray) -> FloatArray:
        """z (m,) of x (m,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.asarray(np.float64(self.weight) * x + self.bias)


def odds_text(weight: float) -> str:
    """Return e^w as 5.4721, or near the ends of float64 as a power of ten."""
    exponent = weight / math.log(10)
    if not math.isfinite(exponent):
        return fixed(None)
    return fixed(math.exp(weight)) if abs(exponent) < _LARGEST_EXPONENT else power_text(exponent)


def slope_wordings(name: str, weight: float) -> tuple[str, ...]:
    """Return what one unit more of the feature does to the odds; longest first."""
    name, added, odds = elided(name), signed(weight), odds_text(weight)
    return (
        f"one more in {name}: {added} in log-odds, odds × e^w = {odds}",
        f"{name} + 1:   z {added},   odds × {odds}",
        f"w = {added}, odds × {odds}",
    )


def crossing_wordings(name: str, line: LogOddsLine) -> tuple[str, ...]:
    """Return where the line crosses the level; longest first."""
    level = "0" if line.threshold == 0.5 else fixed(line.level)
    if line.boundary is None:
        return ("the line is level: no boundary" if line.weight == 0 else "no boundary",)
    place = f"{elided(name)} = {fixed(line.boundary)}"
    crossed = f"z = {level} at {place}"
    return (f"z = {level}, where h = {short(line.threshold)}, at {place}", crossed, f"boundary {fixed(line.boundary)}")


def described(name: str, line: LogOddsLine, samples: int) -> str:
    """Return what the plot shows, in a sentence for those who do not see it."""
    points = counted(samples, "point")
    slope, crossing = slope_wordings(name, line.weight)[0], crossing_wordings(name, line)[0]
    return f"{points} on the line z = {fixed(line.weight)}·x {_plus(line.bias)}; {slope}; {crossing}."


def _plus(bias: float) -> str:
    return f"{'−' if bias < 0 else '+'} {fixed(abs(bias))}"
