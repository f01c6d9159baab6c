import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.files.clipboard import block_text, numbers_text, parse_block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("1", [["1"]]),
        ("1\n", [["1"]]),
        ("\n", [[""]]),
        ("1\t0\n2\t1\n", [["1", "0"], ["2", "1"]]),
        ("1\t0\r\n2\t1\r\n", [["1", "0"], ["2", "1"]]),
        ("1\t0\r2\t1\r", [["1", "0"], ["2", "1"]]),
        ("1,5\t0", [["1,5", "0"]]),
        ("1\t\n\t1", [["1", ""], ["", "1"]]),
        ("1\n\n2", [["1"], [""], ["2"]]),
        ('"a\nb"\t"c\td"', [["a\nb", "c\td"]]),
        ('"say ""hi"""\t1', [['say "hi"', "1"]]),
        ('5"\t6"', [['5"', '6"']]),
        ('"open\t1\n2\t3', [['"open', "1"], ["2", "3"]]),
        ('"a"b\t1', [['"a"b', "1"]]),
        ('"a\nb"', [["a\nb"]]),
        ("1;0\n2,5;1", [["1", "0"], ["2,5", "1"]]),
        ("a;b\tc", [["a;b", "c"]]),
        ("1.5,0\n2,1", [["1.5", "0"], ["2", "1"]]),
        ("hours,pass\n1,0", [["hours", "pass"], ["1", "0"]]),
        ("1,2,0", [["1", "2", "0"]]),
        ("1, 0", [["1", " 0"]]),
        ("1,5", [["1,5"]]),
        ("hours\n1,5\n-2,5e3\n3", [["hours"], ["1,5"], ["-2,5e3"], ["3"]]),
        ('"a,b"', [["a,b"]]),
        ('"a,b",c', [["a,b", "c"]]),
    ],
)
def test_a_block_is_parsed(text: str, block: list[list[str]]) -> None:
    assert parse_block(text) == block


BLOCKS = (
    st.integers(1, 3)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.text(alphabet='ab1,;."\t\n \u2028'), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
    .filter(lambda block: block[-1] != [""])
)


@given(BLOCKS)
def test_a_copied_block_is_pasted_as_it_was(block: list[list[str]]) -> None:
    assert parse_block(block_text(block)) == block


@given(BLOCKS)
def test_a_spreadsheet_reads_the_same_cells(block: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(block_text(block), newline=""), delimiter="\t"))
    assert [row or [""] for row in read] == block


@given(st.text())
def test_any_text_is_some_block(text: str) -> None:
    assert all(row for row in parse_block(text))


def test_plain_cells_are_copied_bare() -> None:
    assert block_text([["1", "0"], ["2.5", "pass"]]) == "1\t0\n2.5\tpass"


def test_a_large_block_of_open_quotes_is_parsed_quickly() -> None:
    assert len(parse_block('"a""\t' * 3000)[0]) == 3001


def test_numbers_stand_under_names_that_cannot_break_their_table() -> None:
    text = numbers_text(["hours\tof sleep", 'the "y"', "h"], [["1", "0", "0.5"], ["2", "1", ""]])
    assert parse_block(text) == [["hours\tof sleep", 'the "y"', "h"], ["1", "0", "0.5"], ["2", "1", ""]]
    assert text.endswith("\n")
    assert numbers_text(["x"], []) == "x\n"
