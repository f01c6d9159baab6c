"""Raw and standardised coordinates: x̃ = (x − mean)/s, s the population standard deviation.

The same scores z are reached by parameters in either:

    w = w̃ / s        b = b̃ − Σ w̃·mean / s
    w̃ = w·s          b̃ = b + Σ w·mean
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray, frozen


@dataclass(frozen=True, eq=False)
class Scaling:
    """An affine change of each feature, and of the parameters that go with it.

    Parameters
    ----------
    center, scale : (d,) arrays
        x̃ = (x − center) / scale; scale is positive.
    """

    center: FloatArray
    scale: FloatArray

    @classmethod
    def identity(cls, feature_count: int) -> Self:
        """Return the scaling that changes nothing."""
        return cls(frozen(np.zeros(feature_count)), frozen(np.ones(feature_count)))

    @classmethod
    def standardizing(cls, features: FloatArray) -> Self:
        """Return the scaling to mean 0 and population standard deviation 1 of (m, d) `features`.

        A column without spread is only centred. Sums are taken of x / max|x|, so that no square overflows, and s is
        that of x − mean, which keeps its digits however far from 0 the data lie.
        """
        if len(features) == 0:
            return cls.identity(features.shape[1])
        magnitude = _largest(features)
        center = (features / magnitude).mean(axis=0) * magnitude
        deviations = features - center
        magnitude = _largest(deviations)
        scale = (deviations / magnitude).std(axis=0) * magnitude
        return cls(frozen(center), frozen(np.where(scale > 0, scale, 1.0)))

    def apply(self, features: FloatArray) -> FloatArray:
        """Return x̃ (m, d) of x (m, d)."""
        return (features - self.center) / self.scale

    def to_raw(self, parameters: FloatArray) -> FloatArray:
        """Return the raw parameters (…, d + 1) of scaled ones (…, d + 1)."""
        with np.errstate(over="ignore", invalid="ignore"):
            weights = parameters[..., :-1] / self.scale
            bias = parameters[..., -1] - weights @ self.center
        return np.concatenate([weights, bias[..., np.newaxis]], axis=-1)

    def from_raw(self, parameters: FloatArray) -> FloatArray:
        """Return the scaled parameters (…, d + 1) of raw ones (…, d + 1)."""
        with np.errstate(over="ignore", invalid="ignore"):
            weights = parameters[..., :-1] * self.scale
            bias = parameters[..., -1] + parameters[..., :-1] @ self.center
        return np.concatenate([weights, bias[..., np.newaxis]], axis=-1)


def _largest(columns: FloatArray) -> FloatArray:
    """Return the largest magnitude in each column (d,); 1 where all are 0."""
    magnitude = np.abs(columns).max(axis=0)
    return np.where(magnitude > 0, magnitude, 1.0)
