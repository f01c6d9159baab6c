"""Opening and saving: what is written is read back, and what cannot be is told."""

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lrviz.app import Program
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.conftest import EXAM_HOURS, EXAM_PASS


@pytest.fixture
def program(exam: Dataset, qtbot: QtBot) -> Iterator[Program]:
    """Return a whole program, of which nothing is shown."""
    program = Program(exam)
    qtbot.addWidget(program.window)
    yield program
    program.close()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of what is chosen in the next file dialogs."""
    paths: list[str] = []

    def choose(*_arguments: object) -> tuple[str, str]:
        return paths.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return paths


def data(rows: Sequence[Sequence[float]], labels: Sequence[int], **named: object) -> Dataset:
    names = tuple(f"x{number + 1}" for number in range(len(rows[0]))) if rows else ("x1",)
    settings = {"feature_names": names, **named}
    return Dataset(frozen(rows).reshape(len(labels), len(settings["feature_names"])), frozen(labels), **settings)


def put(program: Program, dataset: Dataset) -> None:
    program.session.open(dataset)
    QApplication.processEvents()


def contents(dataset: Dataset) -> tuple:
    return (
        dataset.features.tolist(),
        dataset.labels.tolist(),
        dataset.feature_names,
        dataset.label_name,
        dataset.classes,
    )


ROUND_TRIPS = {
    "every digit": data([[0.1], [1 / 3], [-1e-300], [1e150]], [0, 1, 0, 1], label_name="y"),
    "several features": data([[1, 2], [3, 4], [5, 7]], [0, 1, 1], label_name="y", feature_names=("hours", "sleep")),
    "names with marks": data([[1], [2]], [0, 1], label_name="y", feature_names=('a "b", c; d',)),
    "words": data([[1], [2]], [1, 0], label_name="state", classes=("died", "lived")),
    "numbers as classes": data([[1], [2]], [1, 0], label_name="kind", classes=("3", "7")),
    "no row": data([], [], label_name="y"),
}


@pytest.mark.parametrize("kind", ROUND_TRIPS)
def test_what_is_saved_is_opened_again_as_it_was(
    program: Program, chosen: list[str], tmp_path: Path, kind: str
) -> None:
    put(program, ROUND_TRIPS[kind])
    path = str(tmp_path / "data.csv")
    chosen[:] = [path, path]
    program.parts.actions.save.trigger()
    assert not program.session.has_unsaved_edits
    put(program, data([[9]], [1]))
    program.parts.actions.open.trigger()
    assert program.parts.message_bar.text == ""
    assert contents(program.session.document.dataset) == contents(ROUND_TRIPS[kind])
    assert program.session.document.path == path


def test_swapped_classes_are_saved_so_that_every_row_keeps_its_class(
    program: Program, chosen: list[str], tmp_path: Path
) -> None:
    program.parts.actions.swap_classes.trigger()
    swapped = program.session.document.dataset
    assert swapped.classes == ("pass", "fail")
    assert swapped.labels.tolist() == [1 - label for label in EXAM_PASS]
    chosen[:] = [str(tmp_path / "swapped.csv")]
    program.parts.actions.save.trigger()
    lines = (tmp_path / "swapped.csv").read_text().splitlines()
    assert lines[0] == "hours,pass"
    program.parts.dialogs.ask_open_path = lambda _folder: str(tmp_path / "swapped.csv")
    program.parts.actions.open.trigger()
    read = program.session.document.dataset
    names = [read.classes[int(label)] for label in read.labels]
    assert names == ["pass" if label else "fail" for label in EXAM_PASS]


def test_a_name_without_a_suffix_gets_one_and_save_uses_it_from_then_on(
    program: Program, chosen: list[str], tmp_path: Path
) -> None:
    chosen[:] = [str(tmp_path / "mine"), str(tmp_path / "mine.tsv")]
    program.parts.actions.save_as.trigger()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]
    document = program.session.document
    program.session.edit("Edit", document.with_dataset(document.dataset.with_feature(0, 0, 0.25)))
    program.parts.actions.save.trigger()
    assert (tmp_path / "mine.csv").read_text().splitlines()[1] == "0.25,0"
    program.parts.actions.save_as.trigger()
    assert program.session.document.path == str(tmp_path / "mine.tsv")
    assert chosen == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_what_cannot_be_written_is_told_and_stays_unsaved(
    program: Program, chosen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("lrviz.controllers.documents.write_atomically", fail)
    program.parts.actions.add_row.trigger()
    path = str(tmp_path / "mine.csv")
    chosen[:] = [path]
    program.parts.actions.save.trigger()
    told = program.parts.message_bar.text
    assert told == f"{path} could not be saved: {os.strerror(number)}. Your data are still here."
    assert program.session.has_unsaved_edits
    assert program.session.document.path is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_told(program: Program, chosen: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    chosen[:] = [str(folder / "mine.csv")]
    program.parts.actions.save.trigger()
    assert "could not be saved" in program.parts.message_bar.text
    assert list(folder.iterdir()) == []


def test_a_file_that_is_opened_pauses_the_run_and_can_be_undone(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("hours,pass\n1,0\n2,1\n")
    program.player.play()
    program.window.file_dropped.emit(str(path))
    assert not program.player.is_playing
    assert program.session.document.dataset.name == "two"
    program.session.undo_stack.undo()
    assert program.session.document.dataset.features[:, 0].tolist() == EXAM_HOURS


def test_the_next_file_is_looked_for_where_the_last_one_was(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("hours,pass\n1,0\n2,1\n")
    folders: list[str] = []
    program.parts.dialogs.ask_open_path = folders.append
    program.parts.actions.open.trigger()
    program.window.file_dropped.emit(str(path))
    program.parts.actions.open.trigger()
    assert folders == [str(Path.home()), str(tmp_path)]
