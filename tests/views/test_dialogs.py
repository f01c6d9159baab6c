from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.dialogs import Dialogs, Unsaved

BUTTONS = QMessageBox.StandardButton


class _Answer:
    """Stands for one of Qt's dialogs: keeps what it was asked, and answers."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.asked: tuple[Any, ...] = ()

    def __call__(self, *asked: object) -> object:
        self.asked = asked
        return self.answer


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    result = QWidget()
    qtbot.addWidget(result)
    return result


@pytest.fixture
def dialogs(parent: QWidget) -> Dialogs:
    return Dialogs(parent)


@pytest.mark.parametrize(("chosen", "told"), [("/data/exam.csv", "/data/exam.csv"), ("", None)])
def test_a_file_to_open_is_asked_for_where_the_last_one_was(
    dialogs: Dialogs, parent: QWidget, monkeypatch: pytest.MonkeyPatch, chosen: str, told: str | None
) -> None:
    dialog = _Answer((chosen, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    assert dialogs.ask_open_path("/data") == told
    assert dialog.asked[0] is parent
    assert dialog.asked[2] == "/data"
    assert all(f"*{suffix}" in dialog.asked[3] for suffix in (".csv", ".tsv", ".txt"))


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("/data/mine.csv", "/data/mine.csv"),
        ("/data/mine.tsv", "/data/mine.tsv"),
        ("/data/mine", "/data/mine.csv"),
        ("/data.d/mine", "/data.d/mine.csv"),
        ("", None),
    ],
)
def test_a_name_to_save_under_gets_a_suffix_if_it_has_none(
    dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, chosen: str, told: str | None
) -> None:
    dialog = _Answer((chosen, ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    assert dialogs.ask_save_path("/data/exam.csv") == told
    assert dialog.asked[2] == "/data/exam.csv"


def test_a_file_that_the_added_suffix_would_hit_is_asked_about(
    dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "mine.csv"
    there.write_text("kept")
    suggested: list[str] = []

    def ask(_parent: object, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return (str(tmp_path / "mine"), "") if len(suggested) == 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert dialogs.ask_save_path("/data/exam.csv") is None
    assert suggested == ["/data/exam.csv", str(there)]


@pytest.mark.parametrize(("answer", "told"), [((250, True), 250), ((250, False), None), ((0, True), 0)])
def test_an_iteration_is_asked_for_starting_from_the_present_one(
    dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, bool], told: int | None
) -> None:
    dialog = _Answer(answer)
    monkeypatch.setattr(QInputDialog, "getInt", dialog)
    assert dialogs.ask_iteration(1240) == told
    present, lowest, highest = dialog.asked[3:6]
    assert (present, lowest) == (1240, 0)
    assert highest >= 1_000_000


def _open_box(dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch) -> QMessageBox:
    """Ask about unsaved edits with a box that does not open, and return it."""
    monkeypatch.setattr(QMessageBox, "open", lambda _box: None)
    dialogs.ask_about_unsaved("exam.csv")
    box = dialogs._unsaved_box
    assert isinstance(box, QMessageBox)
    return box


@pytest.mark.parametrize(
    ("button", "answer"),
    [(BUTTONS.Save, Unsaved.SAVE), (BUTTONS.Discard, Unsaved.DISCARD), (BUTTONS.Cancel, Unsaved.CANCEL)],
)
def test_what_is_pressed_answers_what_to_do_with_unsaved_edits(
    dialogs: Dialogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: BUTTONS, answer: Unsaved
) -> None:
    box = _open_box(dialogs, monkeypatch)
    with qtbot.waitSignal(dialogs.unsaved_answered, timeout=1000) as told:
        qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)
    assert told.args == [answer]


def test_closing_the_question_changes_nothing(dialogs: Dialogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    box = _open_box(dialogs, monkeypatch)
    with qtbot.waitSignal(dialogs.unsaved_answered, timeout=1000) as told:
        box.reject()
    assert told.args == [Unsaved.CANCEL]


def test_the_question_names_the_file_and_saves_by_return(dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    box = _open_box(dialogs, monkeypatch)
    assert "exam.csv" in box.text()
    assert box.defaultButton() is box.button(BUTTONS.Save)
    assert box.escapeButton() is None or box.escapeButton() is box.button(BUTTONS.Cancel)


def test_a_name_that_looks_like_html_is_told_as_it_is(dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    formats: list[Qt.TextFormat] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: formats.append(box.textFormat()))
    dialogs.ask_about_unsaved("<b>a</b>")
    assert formats == [Qt.TextFormat.PlainText]


def test_it_is_asked_once_at_a_time_and_can_be_asked_again(
    dialogs: Dialogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Unsaved] = []
    dialogs.unsaved_answered.connect(answers.append)
    first = _open_box(dialogs, monkeypatch)
    assert _open_box(dialogs, monkeypatch) is first
    first.reject()
    second = _open_box(dialogs, monkeypatch)
    assert second is not first
    qtbot.mouseClick(second.button(BUTTONS.Discard), Qt.MouseButton.LeftButton)
    assert answers == [Unsaved.CANCEL, Unsaved.DISCARD]


def test_a_text_is_shown_with_its_title(dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, str]] = []

    def read(box: QMessageBox) -> int:
        shown.append((box.windowTitle(), box.text()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read)
    dialogs.show_text("Keyboard", "Space: play")
    assert shown == [("Keyboard", "Space: play")]


@pytest.mark.parametrize(("chosen", "told"), [("/lessons/mine.md", "/lessons/mine.md"), ("", None)])
def test_a_lesson_to_open_is_asked_for_by_its_ending(
    dialogs: Dialogs, parent: QWidget, monkeypatch: pytest.MonkeyPatch, chosen: str, told: str | None
) -> None:
    dialog = _Answer((chosen, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    assert dialogs.ask_lesson_path("/lessons") == told
    assert dialog.asked[0] is parent
    assert dialog.asked[2] == "/lessons"
    assert "*.md" in dialog.asked[3]
