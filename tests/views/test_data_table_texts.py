"""The numbers in the cells: short enough for their columns, and exact where they are copied or told."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.views.data_table_texts import column_explanation, column_name, full_text, live_text, shown_text, told_text

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def read(text: str) -> float:
    return float(text.replace("−", "-"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.500"),
        (1e-300, "0.000"),
        (5e-324, "0.000"),
        (9.9994, "9.999"),
        (9.9996, "10.000"),
        (12.345678, "12.35"),
        (99.996, "100.00"),
        (123.456, "123.5"),
        (999.96, "1000.0"),
        (1000.0, "1000"),
        (1234.4, "1234"),
        (9999.4, "9999"),
        (9999.6, "1.0e4"),
        (1.2e9, "1.2e9"),
        (9.96e9, "1.0e10"),
        (3.4e99, "3.4e99"),
        (9.96e99, "1e100"),
        (1e308, "1e308"),
    ],
)
def test_a_live_value_has_three_decimals_as_long_as_they_fit(value: float, text: str) -> None:
    assert live_text(value) == live_text(value, signed=True).removeprefix("+") == text
    assert live_text(value, signed=True) == f"+{text}"
    assert live_text(-value) == live_text(-value, signed=True) == f"−{text}"


@pytest.mark.parametrize("signed", [False, True])
def test_zero_has_no_sign_and_what_is_not_finite_no_number(signed: bool) -> None:
    assert live_text(0.0, signed=signed) == live_text(-0.0, signed=signed) == "0.000"
    assert [live_text(value, signed=signed) for value in (math.nan, math.inf, -math.inf)] == ["–"] * 3


@given(FINITE)
def test_a_live_value_has_at_most_six_characters_and_a_sign(value: float) -> None:
    assert len(live_text(value).lstrip("−")) <= 6
    assert len(live_text(value, signed=True).lstrip("+−")) <= 6


@given(st.floats(-1e308, 1e308))
def test_a_live_value_is_rounded_and_no_more(value: float) -> None:
    assert read(live_text(value)) == pytest.approx(value, rel=0.05 if abs(value) < 1e99 else 0.5, abs=0.000501)


def test_each_column_shows_and_tells_its_cells(exam: Dataset) -> None:
    assert [shown_text(exam, column, -0.25) for column in (0, 2, 3, 4)] == ["−0.25", "−0.250", "−0.250", "−0.250"]
    assert [shown_text(exam, column, 0.12345) for column in (0, 2, 3, 4)] == ["0.12345", "0.123", "0.123", "+0.123"]
    assert [write(exam, 1, 1.0) for write in (shown_text, full_text, told_text)] == ["1", "1", "1 (pass)"]
    assert full_text(exam, 3, -1 / 3) == "-0.3333333333333333"
    assert told_text(exam, 3, -1 / 3) == "−0.3333333333333333"
    assert [write(exam, 3, math.nan) for write in (shown_text, full_text, told_text)] == ["–", "", ""]


def test_each_column_has_a_name_and_an_explanation(exam: Dataset) -> None:
    assert [column_name(exam, column) for column in range(5)] == ["hours", "pass", "h(x)", "loss", "h − y"]
    assert column_explanation(exam, 0).startswith("hours is a feature")
    assert column_explanation(exam, 1) == "pass is the label y: 0 is fail, 1 is pass."
    assert column_explanation(exam, 4).startswith("h − y is the error")
