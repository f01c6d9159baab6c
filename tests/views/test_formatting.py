import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.views import formatting

EVERY_FLOAT = st.floats()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.26851, "1.2685"),
        (-5.83518, "−5.8352"),
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (12345.6789, "12345.6789"),
        (-12345678.0, "−1.2346e+07"),
        (4.35e-9, "4.3500e-09"),
        (-1.5e-9, "−1.5000e-09"),
        (1.5e150, "1.500e+150"),
        (None, "–"),
        (math.nan, "–"),
        (math.inf, "–"),
        (-math.inf, "–"),
    ],
)
def test_fixed_tells_four_decimals_or_a_short_scientific_form(value: float | None, text: str) -> None:
    assert formatting.fixed(value) == text


@given(EVERY_FLOAT, st.integers(0, 6))
def test_no_label_grows_beyond_ten_characters_and_a_sign(value: float, decimals: int) -> None:
    assert len(formatting.fixed(value, decimals)) <= 11
    assert len(formatting.signed(value, decimals)) <= 11


@given(st.floats(-1e308, 1e308))
def test_what_is_shown_reads_back_as_nearly_the_same_number(value: float) -> None:
    read = float(formatting.fixed(value).replace("−", "-"))
    assert read == pytest.approx(value, rel=1e-3, abs=5.01e-5)
    assert math.copysign(1, read) == (math.copysign(1, value) if value else 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.01871, "+0.01871"), (-0.00377, "−0.00377"), (0.0, "0.00000"), (None, "–"), (math.inf, "–")],
)
def test_signed_shows_the_plus(value: float | None, text: str) -> None:
    assert formatting.signed(value, 5) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0435, "4.35e-02"), (0.0, "0"), (-1.5e-17, "−1.50e-17"), (None, "–"), (math.nan, "–"), (math.inf, "–")],
)
def test_gap_is_short_and_scientific(value: float | None, text: str) -> None:
    assert formatting.gap(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_tells_every_digit(value: float) -> None:
    assert float(formatting.exact(value).replace("−", "-")) == value


def test_exact_tells_minus_and_undefined() -> None:
    assert formatting.exact(-0.1) == "−0.1"
    assert formatting.exact(-0.0) == "0"
    assert formatting.exact(None) == "–"


def test_count_and_short() -> None:
    assert formatting.count(10_000_000) == "10,000,000"
    assert [formatting.short(value) for value in (0.1, 0.25, 1e-5, 3.0)] == ["0.1", "0.25", "1e-05", "3"]


def test_brief_has_a_true_minus_before_what_short_tells() -> None:
    assert [formatting.brief(value) for value in (-0.25, 0.25, -1e-05, 0.0)] == ["−0.25", "0.25", "−1e-05", "0"]


def test_counted_knows_one_from_many() -> None:
    assert [formatting.counted(number, "row") for number in (0, 1, 2, 3000)] == [
        "0 rows",
        "1 row",
        "2 rows",
        "3,000 rows",
    ]
