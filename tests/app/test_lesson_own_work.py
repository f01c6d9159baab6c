"""One's own work while the guide is open: out of reach, and given back by every way out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDockWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lrviz.app.program import _open_programs
from lrviz.files.lesson import load_lesson, shipped_lessons
from lrviz.state.session import Session
from lrviz.views.action_specs import OVERLAYS
from tests.app.conftest import Open
from tests.app.dialogs import Boxes, Button
from tests.app.person import drop_file
from tests.app.reader import Reader

SCENE_COUNTS = [len(load_lesson(path).scenes) for path in shipped_lessons()]


@pytest.fixture
def reader(open_window: Open, qtbot: QtBot, boxes: Boxes) -> Reader:
    """Return a reader who has work of their own: an edit, a run, settings, overlays, panels and a question."""
    result = Reader(open_window().window, qtbot, boxes)
    result.edit(0, 0, "1.25")
    result.run(7)
    result.type(result.find(QWidget, "learning_rate"), "0.2")
    result.show_panel("evaluation")
    result.type(result.find(QWidget, "threshold"), "0.4")
    result.find(QDockWidget, "convergence_dock").toggleViewAction().trigger()
    result.choose("gradient_arrow", "log_scale")
    result.type(result.find(QWidget, "prediction_input"), "7 8")
    return result


def session_of(reader: Reader) -> Session:
    return next(program.session for program in _open_programs if program.window is reader.window)


def arranged(reader: Reader) -> tuple[object, ...]:
    """Return all that a user has set, besides the document and the panels."""
    overlays = {name: reader.action(name).isChecked() for name in (*OVERLAYS, "lesson")}
    question = reader.find(QWidget, "prediction_input").property("text")
    return session_of(reader).settings, overlays, question, reader.action("undo").text(), reader.window.windowTitle()


def wait_for_panels(reader: Reader, wanted: set[str]) -> None:
    def are_seen() -> None:
        assert reader.panels == wanted

    reader.until(are_seen)


def upset(reader: Reader) -> None:
    """Change whatever can be changed in a scene."""
    reader.choose("swap_classes", "surface", "accuracy_curve", "gradient_arrow", "step", "raise_learning_rate")
    reader.type(reader.find(QWidget, "prediction_input"), "3")


def test_leaving_any_chapter_gives_all_of_ones_own_work_back(reader: Reader) -> None:
    session = session_of(reader)
    own, before, panels = session.document, arranged(reader), reader.panels
    for chapter in range(len(SCENE_COUNTS)):
        reader.open(chapter)
        assert session.document is not own
        if chapter == 0:
            upset(reader)
        reader.choose("swap_classes")
        reader.leave()
        assert session.document is own
        assert arranged(reader) == before
        assert reader.iteration == 7
    wait_for_panels(reader, panels)


def test_next_and_previous_scene_walk_through_all_scenes(reader: Reader) -> None:
    all_scenes = [(chapter, scene) for chapter, count in enumerate(SCENE_COUNTS) for scene in range(count)]
    reader.choose("lesson")
    reader.window.hide()  # drawn, they would take their time
    walks = []
    for name in ("next_scene", "previous_scene"):
        walk = [reader.place]
        while reader.action(name).isEnabled():
            reader.choose(name)
            walk.append(reader.place)
        walks.append(walk)
    assert walks == [all_scenes, all_scenes[::-1]]


def drop_a_file(reader: Reader, folder: Path) -> None:
    path = folder / "doses.csv"
    path.write_text("dose,alive\n1,no\n2.5,yes\n4,no\n3.25,yes\n")
    drop_file(reader, path)


def choose_data(reader: Reader, _folder: Path) -> None:
    reader.data_set("negative")


def generate_data(reader: Reader, _folder: Path) -> None:
    reader.choose("generate_data")
    reader.find(QPushButton, "generate_make").click()
    reader.find(QWidget, "generate_dialog").close()


def begin_anew(reader: Reader, _folder: Path) -> None:
    reader.choose("new")


def test_other_data_opened_in_a_scene_follow_on_ones_own_work(reader: Reader, tmp_path: Path) -> None:
    session = session_of(reader)
    own, before, panels = session.document, arranged(reader), reader.panels
    for open_data in (drop_a_file, choose_data, generate_data, begin_anew):
        reader.open(1)
        upset(reader)
        open_data(reader, tmp_path)
        assert not reader.is_reading
        assert session.document.origin is not own.origin
        reader.choose("undo")
        assert session.document is own
        assert arranged(reader) == before
        assert (reader.cell(0, 0), reader.iteration) == ("1.25", 7)
        wait_for_panels(reader, panels)


def test_closing_in_a_scene_asks_about_ones_own_edits_and_shows_them(reader: Reader, boxes: Boxes) -> None:
    own = session_of(reader).document
    reader.open(1)
    upset(reader)
    reader.window.close()
    assert len(boxes.asked) == 1
    assert session_of(reader).document is own
    boxes.answer(Button.Cancel)
    assert reader.window.isVisible()
    assert not reader.is_reading
    assert reader.cell(0, 0) == "1.25"
    reader.window.close()
    boxes.answer(Button.Discard)
    assert not reader.window.isVisible()


def test_edits_in_a_scene_are_no_reason_to_ask(open_window: Open, qtbot: QtBot, boxes: Boxes) -> None:
    reader = Reader(open_window().window, qtbot, boxes)
    reader.open(1)
    upset(reader)
    reader.window.close()
    assert boxes.asked == []
    assert not reader.window.isVisible()


def test_undo_in_a_scene_ends_where_the_scene_began(reader: Reader) -> None:
    session = session_of(reader)
    own = session.document
    reader.open(1)
    at_first = session.document
    assert not reader.action("undo").isEnabled()
    reader.edit(8, 1, "1")
    reader.edit(0, 0, "9")
    reader.choose("undo", "undo")
    assert session.document is at_first
    assert not reader.action("undo").isEnabled()
    reader.choose("redo")
    reader.leave()
    assert session.document is own
    assert not reader.action("redo").isEnabled()
    while reader.action("undo").isEnabled():
        reader.choose("undo")
    assert reader.cell(0, 0) == "1"
