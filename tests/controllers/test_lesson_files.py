"""Lessons of one's own, and lessons with mistakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from lrviz.controllers.lesson import NO_LESSONS
from lrviz.core.dataset import Dataset
from tests.controllers.classroom import Classroom, place, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path)
    return tmp_path


@pytest.fixture
def room(exam: Dataset, qtbot: QtBot, folder: Path) -> Iterator[Classroom]:
    result = Classroom(exam, qtbot, sorted(folder.glob("*.md")))
    yield result
    result.close()


def test_a_lesson_of_ones_own_comes_after_the_chapters_and_is_read_anew(
    room: Classroom, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = folder / "mine.txt"
    mine.write_text("# Mine\n```scene\ntitle = 'A'\nviews = ['code']\n```\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(mine), ""))
    room.actions.open_lesson.trigger()
    chooser = room.panel.findChild(QComboBox, "lesson_chapter")
    assert [chooser.itemText(row) for row in range(chooser.count())] == ["1 · First", "2 · Second", "3 · Third", "Mine"]
    assert place(room) == (3, 0)
    assert room.window.shown == ("code",)
    mine.write_text("# Mine, better\n```scene\ntitle = 'A'\n```\n", "utf-8")
    room.actions.open_lesson.trigger()
    assert chooser.count() == 4
    assert chooser.currentText() == "Mine, better"
    room.actions.lesson.trigger()
    assert not room.lesson.is_open


def test_a_lesson_with_a_mistake_is_told_in_words_and_nothing_changes(
    room: Classroom, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = folder / "wrong.md"
    wrong.write_text("# Wrong\n\n{{costs}}\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wrong), ""))
    before = room.session.document
    room.actions.open_lesson.trigger()
    assert room.message_bar.text == 'wrong.md, line 3: There is no live number called "costs".'
    assert room.session.document is before
    assert not room.lesson.is_open
    room.actions.lesson.trigger()
    shown = room.session.document
    room.actions.open_lesson.trigger()
    assert room.session.document is shown
    assert place(room) == (0, 0)


def test_a_dialog_that_is_cancelled_opens_nothing(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    room.actions.open_lesson.trigger()
    assert not room.lesson.is_open
    assert room.message_bar.text == ""


def test_a_chapter_with_a_mistake_is_told_and_the_others_are_there(exam: Dataset, qtbot: QtBot, folder: Path) -> None:
    (folder / "02-b.md").write_text("# B\n\n<b>", "utf-8")
    room = Classroom(exam, qtbot, sorted(folder.glob("*.md")))
    room.actions.lesson.trigger()
    chooser = room.panel.findChild(QComboBox, "lesson_chapter")
    assert [chooser.itemText(row) for row in range(chooser.count())] == ["1 · First", "2 · Third"]
    assert room.message_bar.text.startswith("02-b.md, line 3: ")
    room.close()


def test_without_any_lesson_it_is_said_so(exam: Dataset, qtbot: QtBot) -> None:
    room = Classroom(exam, qtbot, [])
    room.actions.lesson.trigger()
    assert room.message_bar.text == NO_LESSONS
    assert not room.actions.lesson.isChecked()
    assert not room.session.is_set_aside
    room.close()
