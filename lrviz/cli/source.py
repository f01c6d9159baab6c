"""Where the data of a command come from."""

import sys

from lrviz.cli.errors import UsageError
from lrviz.core.dataset import Dataset
from lrviz.files.builtin import BUILTIN, load_builtin
from lrviz.files.data_file import DataFileError, load_dataset, read_dataset

_BUILTIN_KEYS = frozenset(entry.key for entry in BUILTIN)


def is_file(source: str) -> bool:
    """Whether `source` names a file, neither standard input nor a built-in data set."""
    return source != "-" and source not in _BUILTIN_KEYS


def read_source(source: str) -> Dataset:
    """Return the data set that `source` names: a built-in one, a file, or - for standard input.

    Raises
    ------
    UsageError
        If it cannot be read; the line names the file, the line and the column.
    """
    try:
        if source in _BUILTIN_KEYS:
            return load_builtin(source)
        if source == "-":
            return read_dataset(_standard_input(), "standard input")
        return load_dataset(source)
    except DataFileError as error:
        raise UsageError(error) from error


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror or error}") from error
