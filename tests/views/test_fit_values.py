import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.views.fit_values import (
    FitModel,
    boundary_text,
    described,
    elided,
    has_outgrown,
    range_around,
    table_text,
)

LARGE = st.floats(-1e150, 1e150)


def _model(weight: float, bias: float) -> FitModel:
    boundary = -bias / weight if weight and math.isfinite(weight) and math.isfinite(bias) else None
    return FitModel(weight, bias, boundary, np.empty(0))


@pytest.mark.parametrize("x", [-3.0, 0.0, 4.6, 9.0])
def test_a_probability_is_the_sigmoid_of_the_score(x: float) -> None:
    model = _model(1.2685, -5.8352)
    assert model.probability(x) == pytest.approx(1 / (1 + math.exp(-(1.2685 * x - 5.8352))), rel=1e-12)


@pytest.mark.parametrize(("x", "probability"), [(1e150, 1.0), (-1e150, 0.0)])
def test_scores_beyond_all_numbers_are_certain(x: float, probability: float) -> None:
    assert _model(1e200, 0.0).probability(x) == probability


@pytest.mark.parametrize(
    ("weight", "bias", "is_rising"),
    [(2.0, 0.0, True), (-2.0, 0.0, False), (0.0, 0.0, True), (0.0, 1.0, True), (0.0, -1.0, False)],
)
def test_without_a_boundary_one_class_is_predicted_everywhere(weight: float, bias: float, *, is_rising: bool) -> None:
    assert _model(weight, bias).is_rising is is_rising


@pytest.mark.parametrize("parameters", [(math.nan, 1.0), (1.0, math.nan), (math.inf, 1.0), (1.0, -math.inf)])
def test_parameters_that_are_no_numbers_make_no_curve(parameters: tuple[float, float]) -> None:
    assert not _model(*parameters).is_finite
    assert _model(1.0, 2.0).is_finite


@given(st.lists(LARGE, min_size=1, max_size=20))
def test_the_range_holds_every_point_with_air_at_both_ends(values: list[float]) -> None:
    low, high = range_around(np.array(values))
    assert math.isfinite(low)
    assert math.isfinite(high)
    length = max(values) - min(values)
    if length > 1e-9 * max(map(abs, values)):
        assert low < min(values) <= max(values) < high
        assert high - low < 1.3 * length
    else:
        assert low < high


def test_the_range_of_no_points_is_one_to_click_in() -> None:
    assert range_around(np.empty(0)) == (0.0, 10.0)


@pytest.mark.parametrize(
    ("x", "is_outgrown"),
    [
        ([1, 9], False),
        ([-0.1, 9], True),
        ([1, 10.1], True),
        ([1, 2.9], True),
        ([1, 3.1], False),
        ([5, 5], False),
        ([], False),
    ],
)
def test_a_range_is_outgrown_by_points_outside_and_by_points_that_fill_a_fifth(
    x: list[float], *, is_outgrown: bool
) -> None:
    assert has_outgrown(np.array(x, dtype=float), (0.0, 10.0), is_chosen=False) is is_outgrown


@pytest.mark.parametrize(("x", "is_outgrown"), [([-5, 5], False), ([1, 2], False), ([11, 12], True), ([-2, -1], True)])
def test_a_range_that_the_user_chose_serves_while_a_point_can_lie_in_it(x: list[float], *, is_outgrown: bool) -> None:
    assert has_outgrown(np.array(x, dtype=float), (0.0, 10.0), is_chosen=True) is is_outgrown


@given(st.lists(LARGE, min_size=1, max_size=20))
def test_the_range_around_points_is_never_outgrown_by_them(values: list[float]) -> None:
    x = np.array(values)
    length = max(values) - min(values)
    if length == 0 or length > 1e-9 * max(map(abs, values)):
        assert not has_outgrown(x, range_around(x), is_chosen=False)


@pytest.mark.parametrize(
    ("boundary", "shown", "pixel", "text"),
    [
        (4.60007, (0.36, 9.64), 0.02, "hours = −b/w = 4.60"),
        (-4.60007, (-9.64, -0.36), 0.02, "hours = −b/w = −4.60"),
        (-0.003, (-5, 5), 0.02, "hours = −b/w = 0"),
        (999999999.75, (999999996.0, 1000000002.0), 0.0125, "hours = −b/w = 999999999.75"),
        (1.5e6, (1e6, 3e6), 4500.0, "hours = −b/w = 1500000"),
        (-2.5e149, (-1e150, 1e150), 4e147, "hours = −b/w = −2.50×10¹⁴⁹"),
        (2.5e-13, (0.0, 1e-12), 2.2e-15, "hours = −b/w = 2.50×10⁻¹³"),
        (-60.12345, (0.36, 9.64), 0.02, "← hours = −b/w = −60.12"),
        (2.0, (0.0, 1e-12), 2.2e-15, "hours = −b/w = 2.0000 →"),
        (1.2345678e300, (0.0, 10.0), 0.02, "hours = −b/w = 1.2346×10³⁰⁰ →"),
    ],
)
def test_the_boundary_is_told_as_exactly_as_a_pixel_shows_it(
    boundary: float, shown: tuple[float, float], pixel: float, text: str
) -> None:
    assert boundary_text("hours", boundary, shown, pixel) == text


@given(st.floats(allow_nan=False, allow_infinity=False), LARGE, st.floats(1e-3, 1e150))
def test_the_boundarys_text_stays_short_wherever_it_lies(boundary: float, left: float, length: float) -> None:
    pixel = max(length, 1e-10 * abs(left)) / 500
    assert len(boundary_text("x", boundary, (left, left + pixel * 500), pixel)) <= 35


def test_long_names_are_shortened() -> None:
    assert elided("hours of study") == "hours of study"
    assert elided("hours of study in the last week") == "hours of study in…"
    assert len(elided("x" * 100)) == 18


@pytest.mark.parametrize(
    ("weight", "bias", "sentence"),
    [
        (1.2685, -5.8352, "16 points; P(pass) rises with hours and is one half at hours = 4.6001."),
        (-1.0, 4.5, "16 points; P(pass) falls with hours and is one half at hours = 4.5000."),
        (0.0, 0.0, "16 points; P(pass) is about 0.50 everywhere."),
        (math.nan, 0.0, "16 points and no curve."),
    ],
)
def test_a_sentence_says_what_the_plot_shows(exam: Dataset, weight: float, bias: float, sentence: str) -> None:
    assert described(exam, _model(weight, bias)) == sentence


def test_a_sentence_says_what_there_is_without_a_model(exam: Dataset) -> None:
    assert described(exam, None) == "16 points and no curve."
    assert described(exam.without_rows(range(1, 16)), None) == "1 point and no curve."
    assert described(exam.without_rows(range(16)), _model(0.0, 0.0)) == "No data yet."


def test_rows_are_copied_with_every_digit() -> None:
    data = Dataset(np.array([[0.1], [-3.0]]), np.array([0, 1]), ("hours",), "pass")
    probabilities = np.array([0.1 + 0.2, 1e-12])
    model = FitModel(1.0, 2.0, -2.0, probabilities)
    assert table_text(data, model) == "hours\tpass\th\n0.1\t0\t0.30000000000000004\n-3\t1\t1e-12\n"
    assert table_text(data, None) == "hours\tpass\th\n0.1\t0\t\n-3\t1\t\n"


def test_while_rows_are_added_a_wide_range_is_kept_for_the_next() -> None:
    x = np.array([3.0, 4.0])
    assert has_outgrown(x, (0.0, 10.0), is_chosen=False)
    assert not has_outgrown(x, (0.0, 10.0), is_chosen=False, is_growing=True)
    assert has_outgrown(np.array([3.0, 14.0]), (0.0, 10.0), is_chosen=False, is_growing=True)
