"""The rows of a data file to features, labels and names, cell by cell: slow, but it knows what is wrong and where."""

import re
from dataclasses import dataclass
from itertools import islice

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import LARGEST_FEATURE
from lrviz.files.delimited import Row
from lrviz.files.errors import ContentError
from lrviz.files.labels import Classes, LabelError, label_column, labels_of_cells
from lrviz.files.numbers import NumberError, looks_numeric, number_text, parse_number, shown

_THOUSANDS = re.compile(r"[+−-]?[1-9][0-9]{0,2},[0-9]{3}")
_LARGEST = number_text(LARGEST_FEATURE).replace("+", "")


@dataclass(frozen=True, eq=False)
class Table:
    """What a data file holds: (m, d) features, (m,) labels, the d + 1 names with the label's place among them."""

    features: FloatArray
    labels: FloatArray
    classes: Classes
    names: tuple[str, ...]
    label_column: int


class CellReader:
    """Reads the number cells of one file, which has one decimal mark throughout.

    "1.000" beside "2,5" may be a thousand or one: a file that uses both marks is refused, and so is "1,000" where
    commas separate the columns.
    """

    def __init__(self, separator: str) -> None:
        self._separator = separator
        self._mark = ""

    def read(self, cell: str) -> float:
        """Return the number in `cell`, or raise NumberError."""
        value = parse_number(cell)
        mark = "," if "," in cell else "." if "." in cell else ""
        if mark == self._separator and _THOUSANDS.fullmatch(cell):
            raise NumberError(f"{shown(cell)} may be a thousand or one: write it without the comma.")
        if mark and self._mark and mark != self._mark:
            raise NumberError(f'{shown(cell)} has "{mark}" as its decimal mark, other numbers have "{self._mark}".')
        self._mark = self._mark or mark
        return value

    def read_feature(self, cell: str) -> float:
        """Return the number in `cell` if a feature may be so large, or raise NumberError."""
        value = self.read(cell)
        if abs(value) > LARGEST_FEATURE:
            raise NumberError(f"{shown(cell)} is too large: at most {_LARGEST} can be used.")
        return value


def is_header(row: Row) -> bool:
    """Whether a first row with these cells holds names: none of them is a number."""
    return not any(map(looks_numeric, row.cells))


def default_names(width: int) -> tuple[str, ...]:
    """Return the names of `width` columns that have none."""
    return (*(f"x{number}" for number in range(1, width)), "y")


def read_table(rows: list[Row], separator: str) -> Table:
    """Return what `rows` (at least one) hold.

    Raises
    ------
    ContentError
        At the first cell that cannot be used as it stands.
    """
    width = _width(rows)
    header = rows[0] if is_header(rows[0]) else None
    names = default_names(width) if header is None else _names(header, width)
    body = rows if header is None else rows[1:]
    label = label_column(names)
    reader = CellReader(separator)
    columns = [column for column in range(width) if column != label]
    features = [[_feature(row, column, reader) for column in columns] for row in body]
    try:
        labels, classes = labels_of_cells([row.cells[label] for row in body], names[label], reader.read)
    except LabelError as error:
        raise ContentError(str(error), None if error.row is None else body[error.row].line, label + 1) from None
    return Table(np.array(features, dtype=np.float64).reshape(len(body), width - 1), labels, classes, names, label)


def _width(rows: list[Row]) -> int:
    """Return the number of columns that every row has; columns at the end that are empty throughout do not count."""
    first = rows[0]
    width = len(first.cells)
    for row in islice(rows, 1, None):
        count = len(row.cells)
        if count != width:
            reason = f"This line has {_cells(count)}, but line {first.line} has {_cells(width)}."
            raise ContentError(reason, row.line, min(count, width) + 1)
    while width and not any(row.cells[width - 1] for row in rows):
        width -= 1
    if width < 2:
        raise ContentError("There is only one column; the data need a feature and a label.", first.line)
    return width


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _names(header: Row, width: int) -> tuple[str, ...]:
    for column, name in enumerate(header.cells[:width], start=1):
        if not name:
            raise ContentError("The column has no name.", header.line, column)
    return tuple(header.cells[:width])


def _feature(row: Row, column: int, reader: CellReader) -> float:
    try:
        return reader.read_feature(row.cells[column])
    except NumberError as error:
        raise ContentError(str(error), row.line, column + 1) from None
