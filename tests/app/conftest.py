"""The window, with a person at it, and no box that opens for real."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lrviz.app import create_window
from lrviz.core.dataset import Dataset
from tests.app.dialogs import Boxes
from tests.app.person import Person
from tests.app.student import SIZE, Student

Open = Callable[..., Person]
DOUBLE_CLICK_MS = 30


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    return Boxes(monkeypatch)


@pytest.fixture
def open_window(qtbot: QtBot, boxes: Boxes) -> Iterator[Open]:
    """Return how to open windows; those that are still open in the end are thrown away, edits and all."""
    palette, interval = QApplication.palette(), QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(DOUBLE_CLICK_MS)
    people: list[Person] = []

    def opened(dataset: Dataset | None = None, path: str | None = None) -> Person:
        window = create_window(dataset, path)
        with qtbot.waitExposed(window):
            window.show()
        people.append(Person(window, qtbot))
        return people[-1]

    yield opened
    for window in (person.window for person in people if isValid(person.window)):
        window.hide()
        window.close()
    QApplication.setDoubleClickInterval(interval)
    QApplication.setPalette(palette)


@pytest.fixture
def person(open_window: Open) -> Person:
    """Return a person at a new window with the exam data."""
    return open_window()


@pytest.fixture
def student(open_window: Open, qtbot: QtBot) -> Iterator[Student]:
    """Return a student at a new window with the exam data, in which nothing unforeseen may happen."""
    window = open_window().window
    window.resize(*SIZE)
    QApplication.processEvents()
    with Student(window, qtbot).attended() as student:
        yield student
