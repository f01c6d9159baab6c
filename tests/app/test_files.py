"""Files at the window: opening, dropping, saving, the title, and closing with unsaved edits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from lrviz.files.data_file import load_dataset
from tests.app.conftest import Open
from tests.app.dialogs import Boxes, Button
from tests.app.person import Person, drop, drop_file
from tests.conftest import EXAM_HOURS

DOSES = "dose,alive\n1,no\n2.5,yes\n4,no\n3.25,yes\n"


@pytest.fixture
def doses(tmp_path: Path) -> Path:
    path = tmp_path / "doses.csv"
    path.write_text(DOSES)
    return path


def title(person: Person) -> str:
    """Return the title as the user reads it, with a star for unsaved edits."""
    return person.window.windowTitle().replace("[*]", "*" if person.window.isWindowModified() else "")


def test_the_title_names_the_data_and_stars_what_is_not_saved(person: Person) -> None:
    assert title(person) == "exam — lrviz"
    person.edit(0, 0, "1.5")
    assert title(person) == "exam* — lrviz"
    person.choose("undo")
    assert title(person) == "exam — lrviz"
    person.run(2)
    assert title(person) == "exam — lrviz"


def test_an_opened_file_replaces_the_data_and_undo_brings_the_old_run_back(
    person: Person, boxes: Boxes, doses: Path
) -> None:
    person.run(15)
    before = person.numbers
    boxes.files = [str(doses), ""]
    person.choose("open")
    assert title(person) == "doses.csv — lrviz"
    assert person.column(0) == ["1", "2.5", "4", "3.25"]
    assert person.iteration == 0
    assert person.find(QLineEdit, "prediction_input").accessibleName() == "dose"
    assert person.read("prediction_output").endswith("→ YES")
    person.choose("open")
    assert title(person) == "doses.csv — lrviz", "Cancel changes nothing"
    person.choose("undo")
    assert title(person) == "exam — lrviz"
    assert person.numbers == before


def test_a_dropped_file_is_opened_and_anything_else_is_not_taken(person: Person, doses: Path) -> None:
    drop(person, QUrl("https://example.org/doses.csv"))
    drop(person, *[QUrl.fromLocalFile(str(doses))] * 2)
    assert person.row_count == 16
    drop_file(person, doses)
    assert title(person) == "doses.csv — lrviz"
    assert person.row_count == 4


def test_a_bad_file_is_told_in_the_bar_and_everything_is_kept(person: Person, tmp_path: Path) -> None:
    person.edit(0, 0, "1.25")
    person.run(3)
    before = person.numbers
    path = tmp_path / "bad.csv"
    for content, words in (
        (None, "no such file"),
        (b"hours,pass\n1,0\nx,1\n", "line 3, column 1"),
        (b"", "empty"),
        (b"\xff\x00\x00PNG", "bad.csv"),
    ):
        if content is not None:
            path.write_bytes(content)
        drop_file(person, path)
        assert "bad.csv" in person.message
        assert words in person.message
        assert "\n" not in person.message
        assert person.numbers == before
        assert person.cell(0, 0) == "1.25"
        assert title(person) == "exam* — lrviz"
    person.press("close_message")
    assert person.message == ""


def test_a_built_in_data_set_is_chosen_in_the_menu(person: Person) -> None:
    named = [action for action in person.window.findChildren(QAction) if isinstance(action.data(), str)]
    entries = {action.data(): action for action in named}
    assert len(entries) == 9
    entries["negative"].trigger()
    assert title(person) == "negative — lrviz"
    person.run(5)
    assert person.numbers["weight"].startswith("−")
    entries["exam"].trigger()
    assert [float(text) for text in person.column(0)] == EXAM_HOURS


def test_new_starts_empty_says_what_to_do_and_takes_the_first_point(person: Person) -> None:
    person.choose("new")
    assert title(person) == "untitled — lrviz"
    assert person.row_count == 0
    assert "add a student, paste from a spreadsheet, or open a CSV file" in person.sentence
    assert set(person.numbers.values()) == {"0", "0.0000", "–"}
    for name in ("play", "step", "run_to_minimum", "go_to_iteration"):
        assert not person.action(name).isEnabled()
    person.mouse("fit_plot").click(person.pixel("fit_plot", 0.5, 0.9))
    person.until(lambda: person.row_count == 1)
    person.run(2)
    person.choose("undo", "undo")
    assert title(person) == "exam — lrviz"


def test_what_is_saved_under_a_name_reads_back_the_same(person: Person, boxes: Boxes, tmp_path: Path) -> None:
    person.edit(3, 0, "2.75")
    boxes.files = [str(tmp_path / "mine")]
    person.choose("save")
    saved = tmp_path / "mine.csv"
    assert title(person) == "mine.csv — lrviz"
    read = load_dataset(saved)
    assert read.features[:, 0].tolist() == [2.75 if hour == 2.5 else hour for hour in EXAM_HOURS]
    assert (read.feature_names, read.label_name, read.classes) == (("hours",), "pass", ("fail", "pass"))
    person.edit(0, 0, "0.5")
    assert title(person) == "mine.csv* — lrviz"
    person.begin_edit(1, 0, "1.75")
    person.choose("save")
    assert load_dataset(saved).features[:2, 0].tolist() == [0.5, 1.75], "also the cell that was typed in"
    assert title(person) == "mine.csv — lrviz"
    person.choose("undo")
    assert title(person) == "mine.csv* — lrviz"
    assert list(tmp_path.iterdir()) == [saved]


def test_a_name_that_cannot_be_written_is_told_and_nothing_is_lost(
    person: Person, boxes: Boxes, tmp_path: Path
) -> None:
    person.edit(3, 0, "2.75")
    boxes.files = [str(tmp_path / "no-such-folder" / "mine.csv"), ""]
    person.choose("save_as")
    assert "mine.csv could not be saved" in person.message
    assert "Your data are still here" in person.message
    assert title(person) == "exam* — lrviz"
    person.choose("save_as")
    assert title(person) == "exam* — lrviz"
    boxes.files = [""]
    person.window.close()
    boxes.answer(Button.Save)
    assert person.window.isVisible(), "nothing was saved"
    assert boxes.files == []


def test_without_edits_it_closes_without_a_question(person: Person, boxes: Boxes) -> None:
    person.run(3)
    person.choose("quit")
    assert not person.window.isVisible()
    assert boxes.asked == []


def test_closing_with_unsaved_edits_asks_once_and_cancel_keeps_the_window(person: Person, boxes: Boxes) -> None:
    person.edit(0, 0, "1.25")
    person.window.close()
    person.window.close()
    assert len(boxes.asked) == 1
    assert "exam" in boxes.asked[0].text()
    boxes.answer(Button.Cancel)
    assert person.window.isVisible()
    person.run(2)
    person.choose("quit")
    assert len(boxes.asked) == 2
    boxes.answer(Button.Discard)
    assert not person.window.isVisible()


def test_a_cell_that_is_being_typed_in_is_an_unsaved_edit_too(person: Person, boxes: Boxes) -> None:
    person.begin_edit(0, 0, "1.25")
    person.window.close()
    assert person.window.isVisible()
    assert len(boxes.asked) == 1
    assert person.cell(0, 0) == "1.25"
    boxes.answer(Button.Discard)


def test_saving_before_closing_closes_only_what_could_be_saved(
    open_window: Open, boxes: Boxes, doses: Path, tmp_path: Path
) -> None:
    person = open_window(load_dataset(doses), str(doses))
    person.edit(0, 0, "0.125")
    doses.unlink()
    doses.mkdir()
    person.window.close()
    boxes.answer(Button.Save)
    assert person.window.isVisible()
    assert "could not be saved" in person.message
    doses.rmdir()
    person.window.close()
    boxes.answer(Button.Save)
    assert not person.window.isVisible()
    assert load_dataset(doses).features[0, 0] == 0.125
