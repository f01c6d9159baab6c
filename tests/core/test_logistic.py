import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lrviz.core.logistic import decision_boundary, logit, losses, residuals, sigmoid, softplus
from tests.core.oracles import DIGITS, exact_sigmoid, exact_softplus

EPS = float(np.finfo(float).eps)
TINIEST = 5e-324
MAGNITUDES = [0.0, 1e-300, 1e-20, 1e-8, 0.1, 0.5, math.log(2), 1.0, 2.0, 5.0, 17.3, 36.7, 37.5, 100.0, 345.6, 700.0]
MAGNITUDES += [708.0, 708.5, 709.7, 709.8, 710.0, 720.0, 740.0, 744.0, 745.0]
Z = sorted({sign * magnitude for magnitude in MAGNITUDES for sign in (1.0, -1.0)})
HUGE = [746.0, 800.0, 1e4, 1e16, 1e150, 1.7e308, math.inf]
NEGATIVE = st.floats(-745, 0)


def relative_error(value: float, exact: Decimal) -> float:
    """|value − exact| in units of the exact value, or of the smallest float where that is all there is."""
    with localcontext(prec=DIGITS):
        return float(abs(Decimal(value) - exact) / max(abs(exact), Decimal(TINIEST) / Decimal(EPS)))


@pytest.mark.parametrize("z", Z)
def test_sigmoid_keeps_its_relative_precision_everywhere(z: float) -> None:
    assert relative_error(float(sigmoid(np.array(z))), exact_sigmoid(z)) <= 3 * EPS


@given(NEGATIVE)
@example(-745.0)
def test_sigmoid_and_its_mirror_sum_to_one_within_one_ulp(z: float) -> None:
    both = sigmoid(np.array([z, -z]))
    assert abs(both[0] + both[1] - 1.0) <= EPS
    assert relative_error(float(both[0]), exact_sigmoid(z)) <= 3 * EPS


@pytest.mark.parametrize("z", HUGE)
def test_functions_of_huge_scores_are_exact_and_silent(z: float) -> None:
    assert sigmoid(np.array([z, -z])).tolist() == [1.0, 0.0]
    assert softplus(np.array([z, -z])).tolist() == [z, 0.0]
    assert losses(np.array([z, z, -z, -z]), np.array([0.0, 1.0, 0.0, 1.0])).tolist() == [z, 0.0, 0.0, z]
    assert residuals(np.array([z, z, -z, -z]), np.array([0.0, 1.0, 0.0, 1.0])).tolist() == [1.0, 0.0, 0.0, -1.0]


@pytest.mark.parametrize("z", Z)
def test_softplus_keeps_its_relative_precision_everywhere(z: float) -> None:
    with localcontext(prec=DIGITS):
        exact = exact_softplus(Decimal(z))
    assert relative_error(float(softplus(np.array(z))), exact) <= 3 * EPS


@pytest.mark.parametrize("z", Z)
def test_losses_and_residuals_never_cancel(z: float) -> None:
    scores, labels = np.array([z, z]), np.array([0.0, 1.0])
    loss, residual = losses(scores, labels), residuals(scores, labels)
    with localcontext(prec=DIGITS):
        exact = [exact_softplus(Decimal(z)), exact_softplus(-Decimal(z))]
        exact_residual = [exact_sigmoid(z), -exact_sigmoid(-z)]
    for label in (0, 1):
        assert relative_error(float(loss[label]), exact[label]) <= 3 * EPS
        assert relative_error(float(residual[label]), exact_residual[label]) <= 3 * EPS


@pytest.mark.parametrize("probability", [1e-300, 1e-20, 1e-3, 0.1, 0.3, 0.5, 0.50001, 0.7, 0.999, 1 - 2**-53])
def test_logit_is_the_inverse_of_sigmoid(probability: float) -> None:
    with localcontext(prec=DIGITS):
        exact = (Decimal(probability) / (1 - Decimal(probability))).ln()
    assert logit(probability) == pytest.approx(float(exact), rel=2 * EPS, abs=2 * EPS)


@pytest.mark.parametrize(
    ("parameters", "threshold", "expected"),
    [
        ([2.0, -10.0], 0.5, 5.0),
        ([-2.0, -10.0], 0.5, -5.0),
        ([0.5, 1.0], 0.9, 2 * (math.log(9) - 1)),
        ([0.5, 1.0], 0.1, 2 * (-math.log(9) - 1)),
        ([1e-150, 1e150], 0.5, -1e300),
        ([0.0, 1.0], 0.5, None),
        ([0.0, 0.0], 0.5, None),
        ([1e-300, 1e10], 0.5, None),
        ([math.nan, 1.0], 0.5, None),
        ([math.inf, math.inf], 0.5, None),
    ],
)
def test_decision_boundary(parameters: list[float], threshold: float, expected: float | None) -> None:
    boundary = decision_boundary(np.array(parameters), threshold)
    assert boundary == (None if expected is None else pytest.approx(expected, rel=1e-14))
    if boundary is not None and abs(parameters[1]) < 1e100:
        z = parameters[0] * boundary + parameters[1]
        assert float(exact_sigmoid(z)) == pytest.approx(threshold, rel=1e-12)
