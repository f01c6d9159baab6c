"""How a gradient becomes a step: one frozen dataclass a method."""

import math
from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray


@dataclass(frozen=True)
class GradientDescent:
    """θ ← θ − α·∇J(θ): w and b move together, from the same gradient (Cauchy, 1847).

    Parameters
    ----------
    learning_rate : float
        α, positive and finite.

    Raises
    ------
    ValueError
        If α is not a positive finite number.
    """

    learning_rate: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.learning_rate) and self.learning_rate > 0):
            raise ValueError("The learning rate must be a positive number.")

    def step(self, parameters: FloatArray, gradient: FloatArray, out: FloatArray) -> None:
        """Write the next parameters to `out`; all arrays are (d + 1,), and `gradient` is used up."""
        gradient *= self.learning_rate
        np.subtract(parameters, gradient, out=out)
