"""What all tests share: the offscreen platform, the exam data, and a check that nothing is left behind."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset

EXAM_HOURS = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9]
EXAM_PASS = [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1]


_MUCH_GARBAGE = 300_000
"""Objects made since the collector last ran."""


@pytest.fixture(scope="session", autouse=True)
def collector_waits_for_the_end_of_a_test() -> Iterator[None]:
    """Keep the collector from running inside a call of Qt, where it can wait for ever for a lock that is held there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def exam() -> Dataset:
    """Return the exam data, typed in here anew from facts.md."""
    features = frozen(np.array(EXAM_HOURS, dtype=float)[:, np.newaxis])
    return Dataset(features, frozen(EXAM_PASS), ("hours",), "pass", ("fail", "pass"), "exam")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a top-level widget or a thread."""
    threads = threading.active_count()
    yield
    if gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()
    application = QApplication.instance()
    if application is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
    left = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"{request.node.name} left {left} open"
    assert threading.active_count() <= threads, f"{request.node.name} left a thread running"
