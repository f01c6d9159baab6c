"""A round row in the middle of the data, as a first question."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.natural import mean


def typical_row(features: FloatArray) -> tuple[float, ...] | None:
    """Return a round number near the mean of each feature of (m, d); None without rows."""
    return tuple(_typical_value(x) for x in features.T) if len(features) else None


def _typical_value(x: FloatArray) -> float:
    """Return a number near the mean of x (m,), as round as half of their range resolves; the mean where that is 0."""
    low, high, middle = float(x.min()), float(x.max()), mean(x)
    step = 10.0 ** np.floor(np.log10((high - low) / 2)) if high / 2 > low / 2 else 0.0
    nearest = round(middle / step) * step if 0 < step < np.inf else middle
    return float(f"{nearest:.15g}") if low <= nearest <= high else middle
