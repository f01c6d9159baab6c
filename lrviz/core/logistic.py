"""Logistic regression's cost and its derivatives: the formulas, and under each the code.

Features x (m, d), labels y (m,) in {0, 1}, parameters θ = (w₁ … w_d, b):

    z = x·w + b        h = σ(z) = P(y = 1 | x)        J = mean of −log h (y = 1) and −log(1 − h) (y = 0)

Both classes become one formula with the *signed rows* S = (1 − 2y)·[x, 1] (m, d + 1), a row of which
points to where its own prediction is wrong. With u = Sθ:

    J = (1/m) Σ softplus(u)     ∇J = (1/m) Sᵀσ(u)     ∇²J = (1/m) Sᵀ diag(σ(u)·σ(−u)) S

since σ(u) = |h − y|. Nothing overflows, is clipped, or cancels. (Hastie, Tibshirani and Friedman, The Elements
of Statistical Learning, 2nd ed., section 4.4.1, with labels as signs.)
"""

import numpy as np

from lrviz.core.arrays import FloatArray


def sigmoid(z: FloatArray) -> FloatArray:
    """σ(z) = 1 / (1 + e^−z), elementwise.

    For z < 0 as e^z / (1 + e^z): the exponential's argument is never positive, so that every finite z keeps its full
    relative precision, down to the subnormal numbers.
    """
    decay = np.exp(-np.abs(z))
    return np.asarray(np.where(z >= 0, 1.0, decay) / (1.0 + decay))


def softplus(z: FloatArray) -> FloatArray:
    """softplus(z) = log(1 + e^z) = max(z, 0) + log1p(e^−|z|), elementwise."""
    return np.asarray(np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z))))


def logit(probability: float) -> float:
    """logit(p) = log(p / (1 − p)), the score z at which σ(z) = p; p strictly between 0 and 1."""
    return float(np.log(probability) - np.log1p(-probability))


def with_intercept(features: FloatArray) -> FloatArray:
    """[x, 1] (m, d + 1): the features with the column of ones that the bias multiplies."""
    return np.column_stack([features, np.ones(len(features))])


def signed_rows(features: FloatArray, labels: FloatArray) -> FloatArray:
    """S = (1 − 2y)·[x, 1] (m, d + 1)."""
    return with_intercept(features) * (1.0 - 2.0 * labels)[:, np.newaxis]


def scores(features: FloatArray, parameters: FloatArray) -> FloatArray:
    """z = x·w + b (m,)."""
    return np.asarray(features @ parameters[:-1] + parameters[-1])


def probability(weight: float, bias: float, x: float) -> float:
    """h(x) = σ(w·x + b) for one feature; NaN where w·x + b is no number."""
    with np.errstate(over="ignore", invalid="ignore"):
        return float(sigmoid(np.asarray(np.float64(weight) * x + bias)))


def losses(z: FloatArray, labels: FloatArray) -> FloatArray:
    """−[y·log h + (1 − y)·log(1 − h)] (m,), computed from z: softplus((1 − 2y)·z)."""
    return softplus((1.0 - 2.0 * labels) * z)


def residuals(z: FloatArray, labels: FloatArray) -> FloatArray:
    """h − y (m,): σ(z) for y = 0 and −σ(−z) for y = 1, so that nothing cancels as h nears 1."""
    sign = 1.0 - 2.0 * labels
    return sign * sigmoid(sign * z)


def decision_boundary(parameters: FloatArray, threshold: float = 0.5) -> float | None:
    """x* = (logit t − b) / w, where h(x*) = t, with one feature; None if w = 0 or x* is beyond float64."""
    weight, bias = (float(value) for value in parameters)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        boundary = np.float64(logit(threshold) - bias) / np.float64(weight)
    return float(boundary) if np.isfinite(boundary) else None
