"""Text to rows of cells: which separator a table uses, and its cells with the lines they stand on."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from lrviz.files.errors import ContentError

_SEPARATORS = "\t;,"
"""In this order: a tab is never part of a number, and where there are semicolons a comma is a decimal mark."""

BLANKS = " "
"""Stands for columns that any run of blanks separates."""

_NEEDS_QUOTES = re.compile(r'[\t;,\r\n"]')
_SAMPLE_LENGTH = 1 << 16
_QUOTED = re.compile(r'(?m)(^|[\t;,]) *("(?:[^"]|"")*+") *(?=[\t;,\n]|\Z)')
_LINE_BREAK = re.compile(r"\s*\n\s*")


class Row(NamedTuple):
    """The stripped cells of one row, and the first and last physical line it stands on, from 1."""

    line: int
    last_line: int
    cells: list[str]


def find_separator(text: str) -> str:
    """Return the separator of the table in `text`.

    It is the first of tab, semicolon and comma that stands equally often, outside quotes, in every line; failing
    that (a ragged table) the first that stands in the first line. Blanks separate only where none of the three and
    no quote occurs.
    """
    sample = text[:_SAMPLE_LENGTH]
    if len(text) > _SAMPLE_LENGTH:
        sample = sample[: sample.rfind("\n") + 1] or sample
    lines = [line for line in _QUOTED.sub(r"\1", sample).split("\n") if line.strip()]
    for separator in _SEPARATORS:
        counts = {line.count(separator) for line in lines}
        if len(counts) == 1 and counts != {0}:
            return separator
    present = [separator for separator in _SEPARATORS if any(separator in line for line in lines)]
    if not present and '"' not in sample:
        return BLANKS
    return next((separator for separator in present if separator in lines[0]), ",")


def rows(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows of `text` that are not blank.

    A row of empty cells alone is blank too: spreadsheets write such rows where a line was cleared.

    Raises
    ------
    ContentError
        If a quote is not closed, or followed by anything but a separator.
    """
    for row in _blank_separated(text) if separator == BLANKS else _quoted_rows(text, separator):
        if any(row.cells):
            yield row


def _blank_separated(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        yield Row(number, number, line.split())


def _quoted_rows(text: str, separator: str) -> Iterator[Row]:
    # The csv module knows blanks before a quoted cell, but takes those after it for a part of the cell.
    tidy = _QUOTED.sub(r"\1\2", text) if '" ' in text else text
    reader = csv.reader(_lines(tidy), delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ContentError(_quote_complaint(str(error)), line) from None
        cells = [cell.strip() for cell in cells]
        if reader.line_num > line:
            cells = [_LINE_BREAK.sub(" ", cell) for cell in cells]
        yield Row(line, reader.line_num, cells)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their line feeds, and no others of the many line ends that `str.splitlines` knows."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _quote_complaint(error: str) -> str:
    if "expected after" in error:
        return 'After a closing quote (") the cell must end; write a quote inside a cell twice.'
    if "field limit" in error:
        return f"A cell is longer than {csv.field_size_limit()} characters; is a closing quote missing?"
    return 'A quote (") is opened and never closed.'


def quoted(text: str) -> str:
    """Return a cell's text, in quotes where a reader would else take it apart."""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
