"""Several students in one line of text, as they are typed or pasted from a spreadsheet.

With one feature every number is a student:     5  6,5  8        5; 6,5; 8
With more, each student is a row of numbers:    6 7; 3 8         6 7 3 8         or rows pasted from a spreadsheet
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lrviz.files.numbers import NumberError, parse_number

MOST_STUDENTS = 1000
_ROW_END = re.compile(r"[;\r\n]+")

Student = tuple[float, ...]


@dataclass(frozen=True)
class Reading:
    """The students that could be read; and if one could not, in a sentence what is wrong with the first of those."""

    students: tuple[Student, ...]
    problem: str = ""


def read_students(text: str, feature_names: Sequence[str]) -> Reading:
    """Return the numbers of each student in `text`; none if it is empty, or tells of more than 1000."""
    rows = [cells for row in _ROW_END.split(text) if (cells := row.split())]
    count = len(feature_names)
    if count == 1 or len(rows) == 1:  # without row ends a student ends where it is complete
        cells = [cell for row in rows for cell in row]
        rows = [cells[first : first + count] for first in range(0, len(cells), count)]
    if len(rows) > MOST_STUDENTS:
        return Reading((), f"{len(rows):,} students are too many: at most {MOST_STUDENTS:,} at a time.")
    students, problem = [], ""
    for place, row in enumerate(rows, 1):
        try:
            students.append(_student(row, feature_names))
        except NumberError as error:
            named = str(error) if len(rows) == 1 else f"Student {place}: {error}"
            problem = problem or named
    return Reading(tuple(students), problem)


def _student(cells: list[str], feature_names: Sequence[str]) -> Student:
    """Return the numbers of one student; raise NumberError if one is missing, too many, or no number."""
    if len(cells) != len(feature_names):
        raise NumberError(f"{len(feature_names)} numbers are needed, not {len(cells)}.")
    return tuple(map(parse_number, cells))
