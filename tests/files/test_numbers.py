import math
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lrviz.files.numbers import NumberError, looks_numeric, number_text, parse_number, printable, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1.0),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1,000", 1.0),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        ("5,", 5.0),
        ("+2", 2.0),
        ("-2", -2.0),
        ("\u22122", -2.0),
        ("\u22121,5e\u22123", -0.0015),
        ("1e-3", 0.001),
        ("1E5", 100000.0),
        ("1e+5", 100000.0),
        ("  7\t", 7.0),
        ("\u00a07\u202f", 7.0),
        ("007", 7.0),
        ("1e308", 1e308),
        ("5e-324", 5e-324),
        ("1e-999", 0.0),
        ("9007199254740993", 9007199254740992.0),
    ],
)
def test_a_number_is_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is missing."),
        (" \u00a0\t", "A number is missing."),
        ("nan", '"nan" is not a finite number.'),
        ("-Infinity", '"-Infinity" is not a finite number.'),
        ("inf", '"inf" is not a finite number.'),
        ("1e999", '"1e999" is too large.'),
        ("\u22121e999", '"\u22121e999" is too large.'),
        ("1" * 400, f'"{"1" * 24}…" is too large.'),
        ("1,000.5", '"1,000.5" is not a number: write the digits without separators between them.'),
        ("1.000,5", '"1.000,5" is not a number: write the digits without separators between them.'),
        ("1_000", '"1_000" is not a number: write the digits without separators between them.'),
        ("1 000", '"1 000" is not a number: write the digits without separators between them.'),
        ("1\u00a0000", '"1 000" is not a number: write the digits without separators between them.'),
        ("1'000", '"1\'000" is not a number: write the digits without separators between them.'),
        ("abc", '"abc" is not a number.'),
        ("\u0661\u0662", '"\u0661\u0662" is not a number.'),
        ("\uff11", '"\uff11" is not a number.'),
        ("0x10", '"0x10" is not a number.'),
        ("1e", '"1e" is not a number.'),
        ("e5", '"e5" is not a number.'),
        ("--1", '"--1" is not a number.'),
        ("+", '"+" is not a number.'),
        (".", '"." is not a number.'),
        ("1e5.5", '"1e5.5" is not a number.'),
        ("1\n2\x1b", '"1 2" is not a number.'),
        ("x" * 30, f'"{"x" * 24}…" is not a number.'),
    ],
)
def test_what_is_no_number_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NumberError) as refusal:
        parse_number(text)
    assert str(refusal.value) == sentence


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(-0.0)
@example(1e15)
@example(1e16)
@example(1.7976931348623157e308)
def test_the_text_of_a_number_reads_back_bit_for_bit(value: float) -> None:
    back = parse_number(number_text(value))
    assert back == value
    assert math.copysign(1.0, back) == math.copysign(1.0, value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (1.5, "1.5"), (-3.0, "-3"), (0.1, "0.1"), (1e-300, "1e-300"), (123456789012345.0, "123456789012345")],
)
def test_the_text_of_a_number_is_the_shortest(value: float, text: str) -> None:
    assert number_text(value) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_both_decimal_marks_give_the_nearest_float(decimal: Decimal) -> None:
    text = format(decimal, "f")
    assert parse_number(text) == parse_number(text.replace(".", ",")) == float(Decimal(text))


@given(st.text())
@settings(max_examples=200)
def test_any_text_is_a_finite_number_or_refused_on_one_line(text: str) -> None:
    try:
        value = parse_number(text)
    except NumberError as error:
        complaint = str(error)
    else:
        assert math.isfinite(value)
        assert looks_numeric(text)
        return
    assert complaint.isprintable()


@pytest.mark.parametrize(
    "text", ["1", "1,5", "nan", "inf", "1e999", "1 000", "1,000.5", "1_000", "\u0663", " \u22121 "]
)
def test_what_was_meant_as_a_number_looks_so(text: str) -> None:
    assert looks_numeric(text)


@pytest.mark.parametrize("text", ["", "hours", "x1", "e", "-", "1st", "18-25", "<=50K", "NA"])
def test_what_is_a_word_does_not_look_like_a_number(text: str) -> None:
    assert not looks_numeric(text)


def test_a_text_is_shown_on_one_line() -> None:
    assert shown("a\u2028b\nc") == '"a b c"'
    assert printable("a\x00\ud800b") == "a  b"


def test_a_very_long_text_is_refused_at_once() -> None:
    with pytest.raises(NumberError):
        parse_number("1" * 1_000_000 + "x")
