"""Where the curve is sampled: at enough places for the pixels there are, and no more; and the residuals from it."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import sigmoid
from lrviz.views.fit_values import FitModel
from lrviz.views.plane import Plane

_PIXELS_PER_SAMPLE = 2
_STEEP_SCORES = np.concatenate([[-40.0], np.linspace(-8.0, 8.0, 65), [40.0]])
"""Scores z at which the curve is sampled too, so that a step narrower than a pixel is drawn as one."""


def sample_curve(weight: float, bias: float, x_range: tuple[float, float], count: int) -> tuple[FloatArray, FloatArray]:
    """h(x) = σ(w·x + b) over `x_range`, at `count` even places and where it bends; empty if w or b is not finite."""
    if not (np.isfinite(weight) and np.isfinite(bias)):
        return np.empty(0), np.empty(0)
    x = np.linspace(*x_range, max(count, 2))
    with np.errstate(all="ignore"):
        bends = (_STEEP_SCORES - bias) / np.float64(weight)
        x = np.sort(np.concatenate([x, bends[(bends > x_range[0]) & (bends < x_range[1])]]))
        z = weight * x + bias
    seen = ~np.isnan(z)
    return x[seen], sigmoid(z[seen])


def curve_in(plane: Plane, model: FitModel) -> tuple[FloatArray, FloatArray]:
    """Return the curve of `model` over the range that `plane` shows."""
    samples = int(plane.rectangle.width()) // _PIXELS_PER_SAMPLE
    return sample_curve(model.weight, model.bias, plane.x_range, samples)


def residual_lines(x: FloatArray, labels: FloatArray, probabilities: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the ends (2k,) of a line from each point (x, y) to the curve above or below it, pair by pair."""
    known = np.isfinite(probabilities)
    ends = np.column_stack([labels[known], probabilities[known]])
    return np.repeat(x[known], 2), ends.ravel()
