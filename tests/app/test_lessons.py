"""Every scene of every shipped lesson, in the real window: what it shows, and that each of its tasks can be solved."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from lrviz.app import create_window
from lrviz.files.lesson import load_lesson, shipped_lessons
from tests.app.conftest import DOUBLE_CLICK_MS
from tests.app.dialogs import Boxes
from tests.app.lesson_solutions import SOLUTIONS
from tests.app.reader import Reader
from tests.app.student import SIZE

SCENES = {
    f"{path.stem}/{scene.title}": (chapter, place, scene)
    for chapter, path in enumerate(shipped_lessons())
    for place, scene in enumerate(load_lesson(path).scenes)
}
UNDEFINED, OPEN = "–", "…"


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[QMainWindow]:
    """One window for all: a scene comes up the same whatever was done before it."""
    interval, palette = qapp.doubleClickInterval(), qapp.palette()
    qapp.setDoubleClickInterval(DOUBLE_CLICK_MS)
    result = create_window()
    qapp.setDoubleClickInterval(interval)
    result.resize(*SIZE)
    yield result
    result.close()
    qapp.setPalette(palette)


@pytest.fixture
def reader(window: QMainWindow, qtbot: QtBot, boxes: Boxes) -> Iterator[Reader]:
    other = QWidget()  # offscreen, a window that was hidden becomes active again only after another one
    other.show()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.close()
    qtbot.waitUntil(window.isActiveWindow)
    yield Reader(window, qtbot, boxes)
    window.hide()


def wait_for_ticks(reader: Reader, wanted: list[bool]) -> None:
    def are_as_wanted() -> None:
        assert reader.ticks == wanted

    reader.until(are_as_wanted)


def wait_for_numbers(reader: Reader) -> None:
    def are_told() -> None:
        told = reader.live_numbers
        assert not {UNDEFINED, OPEN} & set(told), told

    reader.until(are_told)


def test_every_task_has_a_solution_and_every_solution_a_task() -> None:
    tasks = {key: len(scene.tasks) for key, (_, _, scene) in SCENES.items()}
    assert {key: len(solutions) for key, solutions in SOLUTIONS.items()} == tasks
    assert len(tasks) == sum(len(load_lesson(path).scenes) for path in shipped_lessons()), "a title stands twice"


@pytest.mark.parametrize("key", SCENES)
def test_a_scene_opens_and_each_of_its_tasks_can_be_solved(reader: Reader, key: str) -> None:
    chapter, place, scene = SCENES[key]
    unsolved = [False] * len(scene.tasks)
    with reader.attended():
        reader.open(chapter, place)
        assert reader.panels == {"lesson", *scene.views}
        assert reader.ticks == unsolved
        wait_for_numbers(reader)
        assert reader.ticks == unsolved
        assert reader.message == ""
        for number, solve in enumerate(SOLUTIONS[key]):
            solve(reader)
            wait_for_ticks(reader, [task <= number for task in range(len(scene.tasks))])
        assert reader.message == ""
