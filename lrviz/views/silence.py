"""Showing without emitting."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSignalBlocker


@contextmanager
def silenced(*controls: QObject) -> Iterator[None]:
    """Let a value be shown in controls that would otherwise tell it as the user's wish."""
    blockers = [QSignalBlocker(control) for control in controls]
    try:
        yield
    finally:
        for blocker in blockers:
            blocker.unblock()
