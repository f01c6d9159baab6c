"""The data, as a person changes them: in the table, with the mouse on the plot, and back again."""

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.app.person import Key, Modifier, Person
from tests.cli.by_hand import EXAM, LABELS, Descent
from tests.conftest import EXAM_HOURS

HOURS, PASS, PROBABILITY = 0, 1, 2


def hours(person: Person) -> list[float]:
    return [float(text) for text in person.column(HOURS)]


def undo_all(person: Person) -> int:
    """Take back everything, and return how many steps that took."""
    count = 0
    while person.action("undo").isEnabled():
        person.choose("undo")
        count += 1
    return count


def test_an_edited_cell_changes_every_view_and_undo_brings_data_and_run_back(person: Person) -> None:
    person.run(20)
    before = person.numbers
    person.edit(8, HOURS, "20")
    assert person.cell(8, HOURS) == "20"
    assert person.iteration == 0, "the present w and b begin a new run"
    assert (person.numbers["weight"], person.numbers["bias"]) == (before["weight"], before["bias"])
    assert person.numbers["cost"] > before["cost"], "failed after 20 hours"
    assert person.numbers["gap"] != before["gap"]
    person.run(1)
    rows = [row if place != 8 else [20.0] for place, row in enumerate(EXAM)]
    weight, bias = Descent().run(rows, LABELS, Descent().run(EXAM, LABELS, [0, 0], 20), 1)
    assert person.numbers["weight"] == f"{weight:.4f}"
    assert person.numbers["bias"] == f"{bias:.4f}".replace("-", "−")
    assert person.cell(8, PROBABILITY) == f"{1 / (1 + math.exp(-(weight * 20 + bias))):.3f}"
    person.choose("undo")
    assert person.cell(8, HOURS) == "5"
    assert person.numbers == before
    person.until(lambda: person.is_told("landscape_plot", "The minimum is at w = 2.6194, b = −12.442"))
    person.choose("redo")
    assert (person.cell(8, HOURS), person.iteration) == ("20", 1)


def test_a_dragged_point_is_one_undo_step_however_far_it_went(person: Person) -> None:
    mouse = person.mouse("fit_plot")
    start = person.pixel("fit_plot", 5, 0)
    stops = [start + QPointF(6 * step, 0) for step in range(1, 12)]
    mouse.drag(start, *stops)
    told = float(person.cell(8, HOURS))
    assert told == pytest.approx(person.place("fit_plot", stops[-1]).x(), abs=0.03)
    assert person.cell(8, PASS) == "0"
    assert undo_all(person) == 1
    assert hours(person) == EXAM_HOURS


def test_a_point_dragged_to_the_other_half_changes_its_class(person: Person) -> None:
    start = person.pixel("fit_plot", 5, 0)
    person.mouse("fit_plot").drag(start, start - QPointF(0, 20), person.pixel("fit_plot", 5, 0.9))
    assert person.cell(8, PASS) == "1"
    assert float(person.cell(8, HOURS)) == pytest.approx(5, abs=0.03)
    assert "overlap" not in person.sentence
    person.choose("undo")
    assert person.cell(8, PASS) == "0"


def test_a_drag_while_it_plays_plays_on_with_the_moved_point(person: Person) -> None:
    person.play_flat_out()
    person.until(lambda: person.iteration > 0)
    mouse, start = person.mouse("fit_plot"), person.pixel("fit_plot", 9, 1)
    mouse.press(start)
    for step in range(1, 6):
        mouse.move(start - QPointF(10 * step, 0))
        QApplication.processEvents()
    assert person.is_playing
    mouse.release(start - QPointF(50, 0))
    person.until(lambda: person.iteration > 5)
    person.choose("play")
    assert float(person.cell(15, HOURS)) < 9
    assert undo_all(person) == 1


def test_a_click_adds_a_point_of_the_half_it_is_in_and_a_double_click_does_not(person: Person) -> None:
    mouse = person.mouse("fit_plot")
    mouse.double_click(person.pixel("fit_plot", 3.3, 0.7))
    mouse.click(person.pixel("fit_plot", 2.25, 0.8))
    person.until(lambda: person.row_count == 17)
    mouse.click(person.pixel("fit_plot", 7.75, 0.2))
    person.until(lambda: person.row_count == 18)
    assert hours(person)[16:] == [pytest.approx(2.25, abs=0.03), pytest.approx(7.75, abs=0.03)]
    assert person.column(PASS)[16:] == ["1", "0"]
    assert undo_all(person) == 2
    assert hours(person) == EXAM_HOURS


def test_what_is_selected_in_one_view_is_removed_in_all(person: Person) -> None:
    assert not person.action("remove_rows").isEnabled()
    mouse = person.mouse("fit_plot")
    mouse.click(person.pixel("fit_plot", 5, 0))
    assert {index.row() for index in person.table.selectedIndexes()} == {8}
    person.key(person.plot("fit_plot"), Key.Key_Delete)
    assert 5 not in hours(person)
    assert not person.action("remove_rows").isEnabled()
    person.select([0, 2])
    person.press("button_remove_rows")
    assert hours(person) == [hour for hour in EXAM_HOURS if hour not in {1, 2, 5}]
    assert undo_all(person) == 2
    assert hours(person) == EXAM_HOURS


def test_a_row_is_added_to_be_typed_over(person: Person) -> None:
    person.press("button_add_row")
    assert (person.row_count, person.cell(16, HOURS)) == (17, "9")
    editor = person.table.findChild(QLineEdit, "cell_editor")
    person.type(editor, "6,25")
    assert person.cell(16, HOURS) == "6.25"
    person.key(person.table, Key.Key_Z, Modifier.ControlModifier)
    person.key(person.table, Key.Key_Z, Modifier.ControlModifier)
    assert person.row_count == 16
    person.key(person.table, Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert person.row_count == 17


def test_cells_are_pasted_from_a_spreadsheet_as_one_step(person: Person) -> None:
    QApplication.clipboard().setText("10\tpass\n0,5\tfail\n")
    person.select([0])
    person.table.setCurrentIndex(person.table.model().index(0, 0))
    person.choose("paste")
    assert hours(person)[:3] == [10, 0.5, 2]
    assert person.column(PASS)[:2] == ["1", "0"]
    assert undo_all(person) == 1
    QApplication.clipboard().clear()


def test_swapped_classes_turn_the_curve_and_keep_the_students(person: Person) -> None:
    person.choose("swap_classes")
    assert person.column(PASS) == [str(1 - label) for label in LABELS]
    person.run(40)
    weight, bias = Descent().run(EXAM, [1 - label for label in LABELS], [0, 0], 40)
    assert person.numbers["weight"] == f"{weight:.4f}".replace("-", "−")
    assert weight < 0 < bias
    person.type(person.find(QLineEdit, "prediction_input"), "1")
    assert person.read("prediction_output") == f"P(fail) = {1 / (1 + math.exp(-(weight + bias))):.3f} → FAIL"


def test_a_cell_that_is_being_typed_in_counts_before_the_next_command(person: Person) -> None:
    person.begin_edit(0, HOURS, "1.25")
    person.choose("add_row")
    assert hours(person)[0] == 1.25
    person.begin_edit(1, HOURS, "abc")
    person.choose("undo")
    assert '"abc" is not a number' in person.message
    assert hours(person) == [1.25, *EXAM_HOURS[1:]]


def test_the_prediction_follows_the_descent_and_what_is_typed(person: Person) -> None:
    field = person.find(QLineEdit, "prediction_input")
    assert person.read("prediction_output") == "P(pass) = 0.500 → PASS"
    person.run(30)
    weight, bias = Descent().run(EXAM, LABELS, [0, 0], 30)
    for text, value in (("2", 2), ("-1e1", -10), ("8,5", 8.5)):
        person.type(field, text)
        h = 1 / (1 + math.exp(-(weight * value + bias)))
        assert person.read("prediction_output") == f"P(pass) = {h:.3f} → {'PASS' if h >= 0.5 else 'FAIL'}"
    person.type(field, "nan")
    assert "not a finite number" in person.read("prediction_output")
    field.clear()
    assert person.read("prediction_output") == "P(pass) = –"
