"""Closing: at any moment, as often as one likes, without a thread that stays."""

import gc
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QSlider
from shiboken6 import delete, isValid

from lrviz.app import Program, create_window
from tests.app.conftest import Open

TASKS = Path("/proc/self/task")
THREADS = ["analysis", "companion", "training"]


def running_threads() -> list[str]:
    """Return the names of Qt's threads that run now."""
    threads = [part for part in gc.get_objects() if isinstance(part, QThread) and isValid(part)]
    return sorted(thread.objectName() for thread in threads if thread.isRunning())


def programs() -> list[Program]:
    """Return what is still there of all programs, whether the collector has found it or not."""
    return [part for part in gc.get_objects() if isinstance(part, Program) and isValid(part)]


def task_count() -> int:
    """Return how many threads the system knows of; 0 where it does not tell."""
    return len(list(TASKS.iterdir())) if TASKS.exists() else 0


def test_closing_in_the_middle_of_a_run_ends_the_threads_of_the_window(open_window: Open) -> None:
    assert running_threads() == []
    person = open_window()
    assert running_threads() == THREADS
    person.play_flat_out()
    person.until(lambda: person.iteration > 0)
    person.window.close()
    assert running_threads() == []
    QApplication.processEvents()  # one answer may have been given already
    iteration = person.iteration
    for _ in range(20):
        QApplication.processEvents()
    assert person.iteration == iteration
    person.window.close()


def test_a_dozen_windows_used_and_closed_leave_no_thread_and_no_window(open_window: Open) -> None:
    person = open_window()
    person.window.close()
    before = task_count()
    for command in ("play", "run_to_minimum", "step_ten") * 4:
        last, person = person.window, open_window()
        assert not isValid(last), "a closed window is destroyed when the next is made"
        speed = person.find(QSlider, "speed")
        speed.setValue(speed.maximum())
        person.edit(0, 0, "1.25")
        person.choose(command)
        if command != "step_ten":  # those are still under way when it closes
            person.until(lambda person=person: person.iteration > 0)
        person.window.hide()
        person.window.close()
        assert running_threads() == []
        assert len(programs()) == 1, "nothing is left to the collector, which runs in any thread"
    assert task_count() <= before


def test_two_windows_are_two_programs(open_window: Open) -> None:
    one, other = open_window(), open_window()
    one.run(3)
    other.edit(0, 0, "0.5")
    assert (one.iteration, other.iteration) == (3, 0)
    assert one.cell(0, 0) == "1"
    one.window.close()
    other.run(2)
    assert other.iteration == 2
    assert running_threads() == THREADS


def test_a_window_that_is_deleted_without_being_closed_ends_its_threads(qapp: object) -> None:
    window = create_window()
    assert running_threads() == THREADS
    delete(window)
    assert running_threads() == []
