"""What is minimised: the cost of a data set, in the coordinates in which the descent runs."""

from dataclasses import dataclass, field

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.dataset import Dataset
from lrviz.core.logistic import sigmoid, signed_rows, softplus
from lrviz.core.scaling import Scaling

_BLOCK_ELEMENTS = 1 << 16
"""Scores that are held at once when many parameters are evaluated: 512 KiB, which stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Problem:
    """J(θ) = (1/m) Σ softplus(Sθ) + (λ/2)·‖w‖², with its derivatives.

    Parameters
    ----------
    dataset : Dataset
        The m examples.
    l2 : float
        λ ≥ 0; the bias is not penalised, and w are the weights that the descent sees.
    standardize : bool
        Whether the descent runs on standardised features. Every θ here is in those coordinates;
        `to_raw` and `from_raw` translate.
    """

    dataset: Dataset
    l2: float = 0.0
    standardize: bool = False
    scaling: Scaling = field(init=False)
    rows: FloatArray = field(init=False)
    """S (m, d + 1), the signed rows of `logistic`."""
    penalty: FloatArray = field(init=False)
    """λ for each weight and 0 for the bias (d + 1,)."""

    def __post_init__(self) -> None:
        features = self.dataset.features
        count = self.dataset.feature_count
        scaling = Scaling.standardizing(features) if self.standardize else Scaling.identity(count)
        object.__setattr__(self, "scaling", scaling)
        object.__setattr__(self, "rows", frozen(signed_rows(scaling.apply(features), self.dataset.labels)))
        object.__setattr__(self, "penalty", frozen([self.l2] * count + [0.0]))

    @property
    def parameter_count(self) -> int:
        """The number of parameters, d + 1."""
        return int(self.rows.shape[1])

    def to_raw(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) in the data's own units."""
        return self.scaling.to_raw(parameters) if self.standardize else parameters

    def from_raw(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) given in the data's own units as the descent sees it."""
        return self.scaling.from_raw(parameters) if self.standardize else parameters

    def cost(self, parameters: FloatArray) -> float:
        """J(θ); NaN without rows, infinite or NaN where float64 ends."""
        return float(self.costs_and_gradients(parameters[np.newaxis])[0][0])

    def gradient(self, parameters: FloatArray) -> FloatArray:
        """∇J(θ) (d + 1,) = (1/m) Sᵀσ(Sθ) + λ·(w, 0)."""
        return np.asarray(self.costs_and_gradients(parameters[np.newaxis])[1][0])

    def hessian(self, parameters: FloatArray) -> FloatArray:
        """∇²J(θ) (d + 1, d + 1) = (1/m) Sᵀ diag(σ(u)·σ(−u)) S + λ·diag(1 … 1, 0), u = Sθ."""
        scores = self.rows @ parameters
        curvature = sigmoid(scores) * sigmoid(-scores)
        return np.asarray(self.rows.T @ (curvature[:, np.newaxis] * self.rows)) / len(self.rows) + np.diag(self.penalty)

    def costs_and_gradients(self, parameters: FloatArray) -> tuple[FloatArray, FloatArray]:
        """J (n,) and ∇J (n, d + 1) of many θ (n, d + 1) at once."""
        costs = np.full(len(parameters), np.nan)
        gradients = np.full(parameters.shape, np.nan)
        samples = len(self.rows)
        if samples == 0:
            return costs, gradients
        block = max(1, _BLOCK_ELEMENTS // samples)
        with np.errstate(over="ignore", invalid="ignore"):
            for first in range(0, len(parameters), block):
                chosen = slice(first, first + block)
                thetas = parameters[chosen]
                u = thetas @ self.rows.T
                costs[chosen] = softplus(u).sum(axis=1) / samples
                if self.l2:
                    costs[chosen] += self.l2 / 2 * np.square(thetas[:, :-1]).sum(axis=1)
                gradients[chosen] = sigmoid(u) @ self.rows / samples + thetas * self.penalty
        return costs, gradients
