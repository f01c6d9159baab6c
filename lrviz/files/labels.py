"""The label column: which one it is, and how its values become 0 and 1.

    numbers   0 and 1 are themselves; of two other whole numbers the smaller is 0
    words     sorted, the second is 1; but fail, no, false, negative are always 0

A fraction, a third value and a single word say no class: they are refused.
"""

from collections.abc import Callable, Sequence

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.files.numbers import NumberError, looks_numeric, number_text, shown

_LABEL_NAMES = frozenset({"y", "label", "target", "class", "pass"})
_ZERO_WORDS = frozenset({"fail", "no", "false", "negative"})

Classes = tuple[str, str]


class LabelError(ValueError):
    """What is wrong with the labels, and in which row (from 0) where it is one row's fault."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        super().__init__(reason)
        self.row = row


def label_column(names: Sequence[str]) -> int:
    """Return the index of the last column with a label's name (in any case), else of the last column."""
    matches = [index for index, name in enumerate(names) if name.casefold() in _LABEL_NAMES]
    return matches[-1] if matches else len(names) - 1


def default_classes(label_name: str) -> Classes:
    """Return what 0 and 1 are called in a column of this name."""
    return ("fail", "pass") if label_name.casefold() == "pass" else ("0", "1")


def is_class_word(text: str) -> bool:
    """Whether a file may call a class so: any text that is not empty and not meant as a number."""
    return bool(text) and text == text.strip() and "\n" not in text and not looks_numeric(text)


def sorted_words(one: str, other: str) -> Classes:
    """Return the two words as (class 0, class 1)."""
    low, high = sorted((one, other))
    negatives = [word for word in (low, high) if word.casefold() in _ZERO_WORDS]
    return (high, low) if negatives == [high] else (low, high)


def labels_of_cells(cells: Sequence[str], label_name: str, read: Callable[[str], float]) -> tuple[FloatArray, Classes]:
    """Return the (m,) labels in `cells` and what the classes are called; `read` turns a cell into a number.

    Raises
    ------
    LabelError
        If a label is missing, a fraction, of a third class, or alone where it says no class.
    """
    if "" in cells:
        raise LabelError("The label is missing.", cells.index(""))
    if cells and not looks_numeric(cells[0]):
        return labels_of_words(cells)
    values = np.array([_label_number(cell, row, read) for row, cell in enumerate(cells)], dtype=np.float64)
    return labels_of_numbers(values, label_name)


def labels_of_numbers(values: FloatArray, label_name: str) -> tuple[FloatArray, Classes]:
    """Return the (m,) labels for the finite `values` of a label column, and what the classes are called.

    Raises
    ------
    LabelError
        As for `labels_of_cells`.
    """
    if not values.size:
        return values, default_classes(label_name)
    fractions = values != np.floor(values)
    if fractions.any():
        row = int(fractions.argmax())
        raise LabelError(f"The label {number_text(values[row])} is a fraction; write 0 or 1.", row)
    low, high = _two_values(values)
    if {low, high} <= {0.0, 1.0}:
        return values, default_classes(label_name)
    if low == high:
        raise LabelError(f"Every label is {number_text(low)}; there must be two classes.")
    return (values == high).astype(np.float64), (number_text(low), number_text(high))


def labels_of_words(words: Sequence[str]) -> tuple[FloatArray, Classes]:
    """Return the (m,) labels that `words` (at least one) name, and the two words.

    Raises
    ------
    LabelError
        As for `labels_of_cells`.
    """
    found: dict[str, None] = {}
    for row, word in enumerate(words):
        if word in found:
            continue
        if looks_numeric(word):
            raise LabelError(f"The label {shown(word)} is a number, while those above are words.", row)
        if len(found) == 2:
            first, second = found
            raise LabelError(
                f"The label {shown(word)} is a third class beside {shown(first)} and {shown(second)}; "
                "there can be two.",
                row,
            )
        found[word] = None
    if len(found) == 1:
        raise LabelError(f"Every label is {shown(words[0])}; there must be two classes, or 0 and 1.")
    first, second = found
    classes = sorted_words(first, second)
    return np.array([float(word == classes[1]) for word in words]), classes


def _two_values(values: FloatArray) -> tuple[float, float]:
    """Return the smaller and the larger of the one or two values in (m,) `values`."""
    first = values[0]
    differs = values != first
    second = values[differs.argmax()]
    third = differs & (values != second)
    if third.any():
        row = int(third.argmax())
        raise LabelError(
            f"The label {number_text(values[row])} is a third class beside "
            f"{number_text(first)} and {number_text(second)}; there can be two.",
            row,
        )
    return float(min(first, second)), float(max(first, second))


def _label_number(cell: str, row: int, read: Callable[[str], float]) -> float:
    if not looks_numeric(cell):
        raise LabelError(f"The label {shown(cell)} is a word, while those above are numbers.", row)
    try:
        return read(cell)
    except NumberError as error:
        raise LabelError(str(error), row) from None
