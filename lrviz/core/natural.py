"""How large parameters are that make sense of some data: a weight matters by its product with its feature's spread."""

import numpy as np

from lrviz.core.arrays import FloatArray

LARGEST_PARAMETER = 1e290
"""No parameter counts as farther off: windows around it, and J in them, would leave float64."""
_CHANGE = 4.0


def mean(x: FloatArray) -> float:
    """Return the mean of x (m,), whose sum does not overflow; 0 without rows."""
    return float((x / len(x)).sum()) if len(x) else 0.0


def natural_weight(x: FloatArray, change: float) -> float:
    """Return the weight that changes z by `change` over one standard deviation of the feature x (m,).

    Where all x are equal it does so over their magnitude; where they are 0, over 1.
    """
    magnitude = float(np.abs(x).max(initial=0.0)) or 1.0
    spread = float((x / magnitude).std()) * magnitude if len(x) else 0.0
    return min(change / (spread or magnitude), LARGEST_PARAMETER)


def natural_parameters(features: FloatArray) -> FloatArray:
    """Return how far (d + 1,) weights and bias typically go for (m, d) features.

        w = 4/s        b = 4 + Σ w·|mean|        with s the standard deviation of the feature

    so that z changes by about four over the data, and the bias can make up for what all the weights do at the means.
    """
    weights = np.array([natural_weight(x, _CHANGE) for x in features.T])
    shifts = weights * np.abs([mean(x) for x in features.T])
    return np.append(weights, _CHANGE + shifts.sum())
