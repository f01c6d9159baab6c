import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.views.fit_sampling import residual_lines, sample_curve


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score)) if score > -700 else 0.0


@pytest.mark.parametrize(("weight", "bias"), [(1.2685, -5.8352), (-3.0, 2.0), (0.0, 0.7), (1e-9, 0.0)])
def test_the_curve_is_the_sigmoid_of_the_score(weight: float, bias: float) -> None:
    x, h = sample_curve(weight, bias, (0.36, 9.64), 400)
    assert len(x) >= 400
    assert (x[0], x[-1]) == (0.36, 9.64)
    assert (np.diff(x) >= 0).all()
    assert h == pytest.approx([_sigmoid(weight * place + bias) for place in x], rel=1e-12)


def test_a_step_narrower_than_a_pixel_is_drawn_upright() -> None:
    x, h = sample_curve(1e9, -3.3e9, (0.0, 10.0), 400)
    inside = (h > 0.01) & (h < 0.99)
    assert np.count_nonzero(inside) > 20
    assert x[inside] == pytest.approx(np.full(np.count_nonzero(inside), 3.3), abs=1e-7)


@pytest.mark.parametrize("parameters", [(math.nan, 0.0), (0.0, math.inf), (-math.inf, math.nan)])
def test_parameters_that_are_no_numbers_have_no_curve(parameters: tuple[float, float]) -> None:
    x, h = sample_curve(*parameters, (0.0, 1.0), 100)
    assert len(x) == len(h) == 0


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300), st.floats(-1e150, 1e150), st.floats(1e-3, 1e150))
def test_every_curve_lies_between_zero_and_one_and_in_the_range(
    weight: float, bias: float, left: float, length: float
) -> None:
    shown = (left, left + max(length, 1e-9 * abs(left)))
    x, h = sample_curve(weight, bias, shown, 50)
    assert ((x >= shown[0]) & (x <= shown[1])).all()
    assert ((h >= 0) & (h <= 1)).all()
    assert (np.diff(h) * math.copysign(1, weight) >= 0).all()


def test_a_residual_goes_from_the_point_to_the_curve() -> None:
    x, y = residual_lines(np.array([2.0, 7.0]), np.array([0.0, 1.0]), np.array([0.25, 0.875]))
    assert x.tolist() == [2.0, 2.0, 7.0, 7.0]
    assert y.tolist() == [0.0, 0.25, 1.0, 0.875]


def test_what_has_no_probability_has_no_residual() -> None:
    x, y = residual_lines(np.array([2.0, 7.0]), np.array([0.0, 1.0]), np.array([math.nan, 0.5]))
    assert (x.tolist(), y.tolist()) == ([7.0, 7.0], [1.0, 0.5])
    assert all(len(ends) == 0 for ends in residual_lines(np.empty(0), np.empty(0), np.empty(0)))
