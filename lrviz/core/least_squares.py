"""The straight line of least squares: what a regression that knows nothing of probabilities says of 0 and 1."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from lrviz.core.arrays import FloatArray

_Values = TypeVar("_Values", float, FloatArray)


@dataclass(frozen=True)
class Line:
    """ŷ(x) = slope·x + intercept."""

    slope: float
    intercept: float

    def value(self, x: _Values) -> _Values:
        """ŷ(x), elementwise."""
        return self.slope * x + self.intercept

    def x_at(self, y: float) -> float | None:
        """x = (y − intercept) / slope; None if the line is level, or reaches `y` beyond float64."""
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            x = float(np.float64(y - self.intercept) / np.float64(self.slope))
        return x if np.isfinite(x) else None


def fit_line(x: FloatArray, y: FloatArray) -> Line | None:
    """Return the line that minimises Σ (slope·x + intercept − y)² over x (m,) and y (m,).

        slope = Σ (x − x̄)(y − ȳ) / Σ (x − x̄)²        intercept = ȳ − slope·x̄

    None without rows, or if all x are equal: then every slope does as well. Sums are taken of x / max|x|, and of the
    deviations over their own largest, so that no square overflows and data far from 0 keep their digits.
    """
    if len(x) == 0 or np.ptp(x) == 0:
        return None
    magnitude = float(np.abs(x).max())
    center = float((x / magnitude).mean()) * magnitude
    deviations = x - center
    spread = float(np.abs(deviations).max())
    # The mean itself was rounded; what the deviations are off by is taken out once more.
    scaled = deviations / spread
    offset = float(scaled.mean())
    scaled -= offset
    height = float(y.mean())
    with np.errstate(over="ignore"):
        slope = float(np.float64(scaled @ (y - height) / (scaled @ scaled)) / spread)
        intercept = height - slope * center - slope * (offset * spread)
    return Line(slope, intercept) if np.isfinite([slope, intercept]).all() else None
