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

        A column without spread is only centred. Sums are taken of x / max|x|, so that no square overflows.
        """
        magnitude = np.abs(features).max(axis=0, initial=0.0)
        magnitude[magnitude == 0] = 1.0
        relative = features / magnitude
        spread = np.where(np.ptp(relative, axis=0) > 0, relative.std(axis=0), 0.0)
        scale = spread * magnitude
        return cls(frozen(relative.mean(axis=0) * magnitude), frozen(np.where(scale > 0, scale, 1.0)))

    def apply(self, features: FloatArray) -> FloatArray:
        """Return x̃ (m, d) of x (m, d)."""
        return (features - self.center) / self.scale

    def to_raw(self, parameters: FloatArray) -> FloatArray:
        """Return the raw parameters (…, d + 1) of scaled ones (…, d + 1)."""
        weights = parameters[..., :-1] / self.scale
        bias = parameters[..., -1] - weights @ self.center
        return np.concatenate([weights, bias[..., np.newaxis]], axis=-1)

    def from_raw(self, parameters: FloatArray) -> FloatArray:
        """Return the scaled parameters (…, d + 1) of raw ones (…, d + 1)."""
        bias = parameters[..., -1] + parameters[..., :-1] @ self.center
        return np.concatenate([parameters[..., :-1] * self.scale, bias[..., np.newaxis]], axis=-1)
