import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.core.least_squares import Line
from lrviz.views.fit_texts import (
    axis_titles,
    boundary_rule,
    boundary_text,
    described,
    hint,
    place_text,
    table_text,
    threshold_text,
)
from lrviz.views.fit_values import FitModel, FitPoints, StraightLine

LARGE = st.floats(-1e150, 1e150)
SHOWN = (0.36, 9.64)
TWO = Dataset(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.0, 1.0]), ("hours", "sleep"), "y", ("no", "yes"))
SCORED = FitPoints.at_scores(TWO, np.array([-1.5, 0.25]))


def _model(weight: float, bias: float, threshold: float = 0.5) -> FitModel:
    return FitModel(weight, bias, threshold, np.empty(0))


def _line(slope: float, intercept: float, threshold: float = 0.5) -> StraightLine:
    return StraightLine(Line(slope, intercept), threshold, np.empty(0))


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
    assert boundary_text("hours = −b/w", boundary, shown, pixel) == text


@given(st.floats(allow_nan=False, allow_infinity=False), LARGE, st.floats(1e-3, 1e150))
def test_the_boundarys_text_stays_short_wherever_it_lies(boundary: float, left: float, length: float) -> None:
    pixel = max(length, 1e-10 * abs(left)) / 500
    assert len(boundary_text("x = −b/w", boundary, (left, left + pixel * 500), pixel)) <= 35


def test_the_boundary_is_told_with_the_rule_that_gives_it(exam: Dataset) -> None:
    rows = FitPoints.of(exam)
    assert boundary_rule(rows, _model(1.0, 0.0)) == "hours = −b/w"
    assert boundary_rule(rows, _model(1.0, 0.0, 0.7)) == "hours = (logit t − b)/w"
    assert boundary_rule(SCORED, _model(1.0, 0.0)) == "z"
    assert boundary_rule(SCORED, _model(1.0, 0.0, 0.7)) == "z = logit t"
    assert boundary_rule(rows, _line(0.2, 0.0)) == "line = 0.5 at hours"


@pytest.mark.parametrize(
    ("threshold", "text"), [(0.5, "t = 0.50"), (0.123, "t = 0.123"), (0.999, "t = 0.999"), (0.7, "t = 0.70")]
)
def test_a_threshold_is_told_with_two_decimals_or_the_third_it_has(threshold: float, text: str) -> None:
    assert threshold_text(threshold) == text


def test_the_axes_are_called_after_the_data(exam: Dataset) -> None:
    assert axis_titles(FitPoints.of(exam)) == ("hours", "P(pass)")
    assert axis_titles(SCORED) == ("score z = w·x + b", "P(yes)")
    assert axis_titles(FitPoints.of(TWO)) == ("", "P(yes)")


def test_where_there_is_nothing_it_is_said_what_to_do(exam: Dataset) -> None:
    assert hint(FitPoints.of(exam)) == hint(SCORED) == hint(FitPoints.of(TWO)) == ""
    assert "Click here" in hint(FitPoints.of(exam.without_rows(range(16))))
    assert "Click" not in hint(FitPoints.at_scores(TWO.without_rows([0, 1]), np.empty(0)))


def test_a_place_is_told_with_what_goes_through_it(exam: Dataset) -> None:
    rows = FitPoints.of(exam)
    assert place_text(rows, _line(0.25, -1.0), 2.0, 2) == "hours = 2 (fail)   line = −0.5"
    assert place_text(rows, _line(0.25, -1.0), 20.0, None) == "hours = 20   line = 4"
    assert place_text(SCORED, _model(1.0, 0.0), 0.0, None) == "z = 0   h = 0.5"
    assert place_text(rows, None, 3.0, None) == "hours = 3"


@pytest.mark.parametrize(
    ("weight", "bias", "threshold", "sentence"),
    [
        (1.2685, -5.8352, 0.5, "16 points; P(pass) rises with hours and is one half at hours = 4.6001."),
        (-1.0, 4.5, 0.5, "16 points; P(pass) falls with hours and is one half at hours = 4.5000."),
        (2.0, -10.0, 0.8, "16 points; P(pass) rises with hours and is 0.8 at hours = 5.6931."),
        (0.0, 0.0, 0.5, "16 points; P(pass) is about 0.50 everywhere."),
    ],
)
def test_a_sentence_says_what_the_plot_shows(
    exam: Dataset, weight: float, bias: float, threshold: float, sentence: str
) -> None:
    assert described(FitPoints.of(exam), _model(weight, bias, threshold), SHOWN) == sentence


def test_a_sentence_says_where_the_line_is_no_probability(exam: Dataset) -> None:
    rows = FitPoints.of(exam)
    assert described(rows, _line(0.2, -0.4), SHOWN) == (
        "16 points; the least-squares line rises with hours and is 0.5 at hours = 4.5000; "
        "it is below 0 between 0.36 and 2.00 and above 1 between 7.00 and 9.64."
    )
    assert described(rows, _line(-0.05, 0.75), (0.0, 10.0)) == (
        "16 points; the least-squares line falls with hours and is 0.5 at hours = 5.0000."
    )
    assert described(rows, _line(0.0, 0.25), SHOWN) == "16 points; the least-squares line is 0.25 everywhere."


def test_a_sentence_says_what_there_is_without_a_model(exam: Dataset) -> None:
    assert described(FitPoints.of(exam), None, SHOWN) == "16 points and no curve."
    assert described(FitPoints.of(exam.without_rows(range(1, 16))), None, SHOWN) == "1 point and no curve."
    assert described(FitPoints.of(exam.without_rows(range(16))), _model(0.0, 0.0), SHOWN) == "No data yet."


def test_rows_are_copied_with_every_digit() -> None:
    rows = FitPoints.of(Dataset(np.array([[0.1], [-3.0]]), np.array([0, 1]), ("hours",), "pass"))
    model = FitModel(1.0, 2.0, 0.5, np.array([0.1 + 0.2, 1e-12]))
    assert table_text(rows, model, None) == "hours\tpass\th\n0.1\t0\t0.30000000000000004\n-3\t1\t1e-12\n"
    assert table_text(rows, None, None) == "hours\tpass\th\n0.1\t0\t\n-3\t1\t\n"
    assert table_text(rows, None, Line(0.5, 0.25)) == "hours\tpass\th\tline\n0.1\t0\t\t0.3\n-3\t1\t\t-1.25\n"
    assert table_text(SCORED, None, None) == "z\ty\th\n-1.5\t0\t\n0.25\t1\t\n"
