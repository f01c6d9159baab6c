"""Data files to data sets: bytes or a path in, a Dataset or one sentence about what is wrong out.

The last column, or the last that is named y, label, target, class or pass, is the label; the rest are features.
The first row is a header only if none of its cells is a number. Columns may share a name: their place tells them apart.
"""

from itertools import islice
from pathlib import Path, PurePath

from lrviz.core.dataset import Dataset
from lrviz.files.decoding import decoded
from lrviz.files.delimited import find_separator, rows
from lrviz.files.errors import ContentError, DataFileError
from lrviz.files.plain_table import plain_table
from lrviz.files.reading import content_of
from lrviz.files.table import Table, default_names, is_header, read_table

__all__ = ["LARGEST_FILE", "DataFileError", "load_dataset", "read_dataset"]

LARGEST_FILE = 500_000_000
"""Bytes; reading more than this would fill the memory of an ordinary computer."""
_TOO_LARGE = f"The file is larger than {LARGEST_FILE // 1_000_000} MB; open a part of it."

_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})


def load_dataset(path: str | Path) -> Dataset:
    """Return the data set in the file at `path`.

    Raises
    ------
    DataFileError
        If the file cannot be read, or not as data.
    """
    name = str(path)
    try:
        content = content_of(Path(path), LARGEST_FILE, _TOO_LARGE)
    except ContentError as error:
        raise error.in_file(name) from None
    return read_dataset(content, name)


def read_dataset(content: bytes, name: str) -> Dataset:
    """Return the data set in `content`, called after `name`, by which errors name it too.

    A header without rows is a data set without rows.

    Raises
    ------
    DataFileError
        If the content is not a table of finite features and labels of two classes.
    """
    try:
        table = _table(content)
    except ContentError as error:
        raise error.in_file(name) from None
    label = table.label_column
    return Dataset(
        features=table.features,
        labels=table.labels,
        feature_names=table.names[:label] + table.names[label + 1 :],
        label_name=table.names[label],
        classes=table.classes,
        name=_title(name),
    )


def _table(content: bytes) -> Table:
    if len(content) > LARGEST_FILE:
        raise ContentError(_TOO_LARGE)
    text = decoded(content)
    separator = find_separator(text)
    head = list(islice(rows(text, separator), 2))
    if not head:
        raise ContentError("The file is empty.")
    first, last = head[0], head[-1]
    names, body = default_names(len(first.cells)), text
    if is_header(first):
        names, body = tuple(first.cells), _below(text, first.last_line)
    return plain_table(body, separator, names, last) or read_table(list(rows(text, separator)), separator)


def _below(text: str, line: int) -> str:
    """Return what stands below the physical line of this number."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    return text[start:]


def _title(name: str) -> str:
    path = PurePath(name)
    return (path.stem if path.suffix.lower() in _SUFFIXES else path.name) or "data"
