"""Tables without a fault to arrays at once: a million rows in about a second, by NumPy's own reader.

It reads what `lrviz.files.table` reads, or nothing: every doubt is left to that slower reader, which knows what to say.
"""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import LARGEST_FEATURE
from lrviz.files.delimited import BLANKS, Row
from lrviz.files.labels import Classes, LabelError, label_column, labels_of_numbers, labels_of_words
from lrviz.files.numbers import looks_numeric
from lrviz.files.table import Table


def plain_table(text: str, separator: str, names: tuple[str, ...], example: Row) -> Table | None:
    """Return the table whose rows are `text`, or None where it takes a closer look to read it or to refuse it.

    Parameters
    ----------
    text : str
        The rows, without the header.
    separator : str
        What separates the columns.
    names : tuple of d + 1 strings
        The columns' names.
    example : Row
        A row of `text`, whose label says whether the labels are words.
    """
    plain = _without_quotes_and_commas(text, separator)
    if plain is None or len(names) < 2 or not all(names) or len(example.cells) != len(names):
        return None
    label = label_column(names)
    column = None if looks_numeric(example.cells[label]) else label
    read = _numbers(plain, separator, column)
    if read is None:
        return None
    numbers, words = read
    if not _are_usable(numbers, label):
        return None
    try:
        labels, classes = _labels(numbers[:, label], words, names[label])
    except LabelError:
        return None
    return Table(np.delete(numbers, label, axis=1), labels, classes, names, label)


def _without_quotes_and_commas(text: str, separator: str) -> str | None:
    """Return `text` with "." as the decimal mark and without quotes, None if it is not as simple as that."""
    if separator == BLANKS and ('"' in text or not text.isascii()):
        return None
    if '"' in text:
        text = _without_quotes(text, separator)
    if separator != "," and "," in text:
        if "." in text:
            return None
        text = text.replace(",", ".")
    return text if text.strip() else None


def _without_quotes(text: str, separator: str) -> str:
    """Return `text` with the quotes that stand around whole cells taken away, "" if there are any others."""
    others = bytes(set(range(256)) - set(f'"{separator}\n'.encode()))
    skeleton = text.encode().translate(None, others)
    if b'"' in skeleton.replace(b'""', b""):
        return ""  # a quoted cell holds a separator or a line end
    text = f"\n{text}\n"
    for boundary in (separator, "\n"):
        text = text.replace(f'{boundary}"', boundary).replace(f'"{boundary}', boundary)
    return "" if '"' in text else text


def _numbers(text: str, separator: str, word_column: int | None) -> tuple[FloatArray, list[str]] | None:
    """Return the (m, d + 1) numbers in `text`, each word of one column as its place in the list of words."""
    places: dict[str, float] = {}

    def place(cell: str) -> float:
        return places.setdefault(cell.strip(), float(len(places)))

    try:
        numbers = np.loadtxt(
            text.split("\n"),
            delimiter=None if separator == BLANKS else separator,
            comments=None,
            ndmin=2,
            converters=None if word_column is None else {word_column: place},
        )
    except ValueError:
        return None
    return numbers, list(places)


def _are_usable(numbers: FloatArray, label: int) -> bool:
    """Whether all are finite, and the features not too large: NumPy reads nan, inf and 1e999 too."""
    magnitudes = np.abs(numbers)
    finite = np.isfinite(magnitudes[:, label]).all()
    magnitudes[:, label] = 0.0
    return bool(finite and (magnitudes <= LARGEST_FEATURE).all())


def _labels(places: FloatArray, words: list[str], name: str) -> tuple[FloatArray, Classes]:
    if not words:
        return labels_of_numbers(places, name)
    # A point may have been a comma in the file, where it stood in a word.
    if any(not word or "." in word for word in words):
        raise LabelError("A word is missing, or may not be as it was.")
    labels, classes = labels_of_words(words)
    return labels[places.astype(np.intp)], classes
