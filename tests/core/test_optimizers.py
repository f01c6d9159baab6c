import math
from fractions import Fraction

import numpy as np
import pytest

from lrviz.core.optimizers import GradientDescent


def test_a_step_goes_against_the_gradient() -> None:
    parameters, gradient, out = np.array([1.5, -2.25, 3.0]), np.array([4.0, -8.0, 0.5]), np.empty(3)
    GradientDescent(0.125).step(parameters, gradient, out)
    exact = [Fraction(3, 2) - Fraction(4, 8), Fraction(-9, 4) + 1, 3 - Fraction(1, 16)]
    assert out.tolist() == [float(value) for value in exact]
    assert parameters.tolist() == [1.5, -2.25, 3.0]


@pytest.mark.parametrize("learning_rate", [0.0, -0.1, math.nan, math.inf, -math.inf])
def test_only_a_positive_finite_learning_rate_is_taken(learning_rate: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        GradientDescent(learning_rate)


@pytest.mark.parametrize("learning_rate", [5e-324, 1e-12, 1e300])
def test_extreme_learning_rates_are_taken(learning_rate: float) -> None:
    assert GradientDescent(learning_rate).learning_rate == learning_rate
