from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.scaling import Scaling
from tests.core.oracles import DIGITS

SHAPES = [[1.0, 2.0, 4.0, 8.5], [-3.0, -3.0, 7.0], [0.25, -0.5], [1.0, 1.0, 1.0, 1.0, 1.125]]
SCALES = [1e-300, 1e-150, 1e-6, 1.0, 3e5, 1e75, 1e149]


def exact_moments(column: list[float]) -> tuple[float, float]:
    """Mean and population standard deviation, from exact sums; the root in 50 digits."""
    values = [Fraction(x) for x in column]
    mean = sum(values) / len(values)
    variance = sum((x - mean) ** 2 for x in values) / len(values)
    with localcontext(prec=DIGITS):
        return float(mean), float((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("shape", SHAPES)
def test_standardising_is_by_mean_and_population_deviation(shape: list[float], scale: float) -> None:
    column = [x * scale for x in shape]
    scaling = Scaling.standardizing(np.array(column)[:, np.newaxis])
    mean, deviation = exact_moments(column)
    assert scaling.center[0] == pytest.approx(mean, rel=1e-14, abs=1e-15 * scale)
    assert scaling.scale[0] == pytest.approx(deviation, rel=1e-14)
    standard = scaling.apply(np.array(column)[:, np.newaxis])
    assert standard.mean() == pytest.approx(0, abs=1e-14)
    assert standard.std() == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize("offset", [1e3, 1e6, 1e9, 1e12])
def test_the_deviation_keeps_its_digits_far_from_zero(offset: float) -> None:
    column = [offset + x for x in (1.0, 2.0, 4.0, 8.5)]
    scaling = Scaling.standardizing(np.array(column)[:, np.newaxis])
    assert scaling.scale[0] == pytest.approx(exact_moments([1.0, 2.0, 4.0, 8.5])[1], rel=1e-12)


def test_each_column_has_its_own_scale() -> None:
    rng = np.random.default_rng(5)
    features = rng.normal(size=(40, 3)) * [1e-8, 1.0, 1e8] + [1e-7, 0.0, -3e9]
    scaling = Scaling.standardizing(features)
    for index, column in enumerate(features.T):
        mean, deviation = exact_moments(column.tolist())
        assert scaling.center[index] == pytest.approx(mean, rel=1e-12, abs=1e-16)
        assert scaling.scale[index] == pytest.approx(deviation, rel=1e-12)


@pytest.mark.parametrize("value", [0.0, 0.1, -7.3, 1e150, -1e-300, 1 / 3])
@pytest.mark.parametrize("rows", [1, 3, 7])
def test_a_column_without_spread_is_only_centred(value: float, rows: int) -> None:
    features = np.full((rows, 1), value)
    scaling = Scaling.standardizing(features)
    assert (scaling.center.tolist(), scaling.scale.tolist()) == ([value], [1.0])
    assert scaling.apply(features).tolist() == [[0.0]] * rows


def test_without_rows_nothing_is_scaled() -> None:
    scaling = Scaling.standardizing(np.empty((0, 2)))
    assert (scaling.center.tolist(), scaling.scale.tolist()) == ([0.0, 0.0], [1.0, 1.0])


def test_the_identity_changes_nothing() -> None:
    scaling, theta = Scaling.identity(2), np.array([3.0, -4.0, 5.0])
    assert scaling.apply(np.array([[1.5, -2.5]])).tolist() == [[1.5, -2.5]]
    assert scaling.to_raw(theta).tolist() == scaling.from_raw(theta).tolist() == theta.tolist()


def test_the_values_cannot_be_written() -> None:
    scaling = Scaling.standardizing(np.array([[1.0], [2.0]]))
    with pytest.raises(ValueError, match="read-only"):
        scaling.scale[0] = 2.0


def exact_score(x: np.ndarray, theta: np.ndarray) -> Fraction:
    return sum((Fraction(w) * Fraction(value) for w, value in zip(theta[:-1], x, strict=True)), Fraction(theta[-1]))


@pytest.mark.parametrize("scale", [1e-140, 1e-3, 1.0, 1e6, 1e140])
def test_either_parameters_reach_the_same_scores(scale: float) -> None:
    rng = np.random.default_rng(6)
    features = rng.normal([3.0, -2.0], 1.0, size=(20, 2)) * scale
    scaling, scaled = Scaling.standardizing(features), np.array([1.3, -0.7, 0.4])
    raw = scaling.to_raw(scaled)
    for x, standard in zip(features, scaling.apply(features), strict=True):
        assert float(exact_score(x, raw)) == pytest.approx(float(exact_score(standard, scaled)), rel=1e-13, abs=1e-13)
    np.testing.assert_allclose(scaling.from_raw(raw), scaled, rtol=1e-13)


def test_many_parameters_are_translated_at_once() -> None:
    scaling = Scaling.standardizing(np.array([[1.0, 10.0], [3.0, 50.0], [8.0, 20.0]]))
    thetas = np.random.default_rng(7).normal(size=(4, 5, 3))
    raw, scaled = scaling.to_raw(thetas), scaling.from_raw(thetas)
    for index in np.ndindex(4, 5):
        np.testing.assert_allclose(raw[index], scaling.to_raw(thetas[index]), rtol=1e-14)
        np.testing.assert_allclose(scaled[index], scaling.from_raw(thetas[index]), rtol=1e-14)


COLUMN = st.lists(st.floats(-1e150, 1e150), min_size=1, max_size=8)


@settings(deadline=None, max_examples=60)
@given(COLUMN)
def test_any_data_are_scaled_without_a_warning_to_at_most_the_root_of_m(column: list[float]) -> None:
    features = np.array(column)[:, np.newaxis]
    scaling = Scaling.standardizing(features)
    assert scaling.scale[0] > 0
    if scaling.scale[0] > 1e-300:  # below, the subnormal numbers have no digits left
        assert np.abs(scaling.apply(features)).max() <= len(column) ** 0.5 * (1 + 1e-9)


@settings(deadline=None, max_examples=60)
@given(COLUMN, st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_any_parameters_are_translated_without_a_warning(column: list[float], weight: float, bias: float) -> None:
    scaling = Scaling.standardizing(np.array(column)[:, np.newaxis])
    theta = np.array([weight, bias])
    assert scaling.to_raw(theta).shape == scaling.from_raw(theta).shape == (2,)
