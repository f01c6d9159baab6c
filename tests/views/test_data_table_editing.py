"""Cells are edited as a user does it: by keys and double clicks, checked while they are typed."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable

# The offscreen plugin says this of a tool tip that is shown.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")

HOURS = [3.0, 1.0, 2.5, 1.0]
LABELS = [1.0, 0.0, 0.0, 1.0]
KEY = Qt.Key


def students(hours: npt.ArrayLike = HOURS, labels: npt.ArrayLike = LABELS, **changes: Any) -> Dataset:
    facts = {"feature_names": ("hours",), "label_name": "pass", "classes": ("fail", "pass"), "name": "students"}
    return Dataset(frozen(np.reshape(hours, (-1, 1))), frozen(labels), **(facts | changes))


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable()
    qtbot.addWidget(made)
    made.resize(290, 480)
    made.show_dataset(students())
    made.show_predictions(
        frozen([0.25, 0.5, 0.125, 0.75]), frozen([1.5, 0.75, 0.0, 2.0]), frozen([-0.75, 0.5, 0.125, -0.25])
    )
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


class Heard:
    """All that a table said, in order."""

    def __init__(self, table: DataTable) -> None:
        self.said = []
        for name in (
            "feature_edit_requested",
            "label_edit_requested",
            "paste_requested",
            "remove_rows_requested",
            "add_row_requested",
            "selection_changed",
            "row_hovered",
            "problem_found",
        ):
            getattr(table, name).connect(lambda *values, name=name: self.said.append((name, *values)))

    def of(self, name: str) -> list[Any]:
        return [values[0] if len(values) == 1 else tuple(values) for kind, *values in self.said if kind == name]


@pytest.fixture
def heard(table: DataTable) -> Heard:
    return Heard(table)


def shown(table: DataTable, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def go(table: DataTable, row: int, column: int) -> None:
    table.setCurrentIndex(table.model().index(row, column))


def centre(table: DataTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def editor_of(table: DataTable) -> QLineEdit:
    found = table.indexWidget(table.currentIndex())
    assert isinstance(found, QLineEdit)
    return found


def type_into(qtbot: QtBot, table: DataTable, text: str) -> None:
    """Type into the current cell: the first key opens the editor, which has the focus from then on."""
    qtbot.keyClicks(table, text[0])
    qtbot.keyClicks(editor_of(table), text[1:])


def double_click(qtbot: QtBot, table: DataTable, row: int, column: int) -> None:
    place = centre(table, row, column)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_typing_and_enter_wishes_a_feature_and_goes_down(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 1, 0)
    type_into(qtbot, table, "4,5")
    qtbot.keyClick(editor_of(table), KEY.Key_Return)
    assert heard.of("feature_edit_requested") == [(1, 0, 4.5)]
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 0)
    assert shown(table, 0)[1] == "1"  # until the controller shows the new data
    assert heard.of("problem_found") == []


def test_tab_goes_along_editable_cells_only_and_back(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 0, 0)
    qtbot.keyClick(table, KEY.Key_F2)
    path = []
    for _ in range(7):
        path.append((table.currentIndex().row(), table.currentIndex().column()))
        qtbot.keyClick(editor_of(table), KEY.Key_Tab)
    assert path == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0)]
    qtbot.keyClick(editor_of(table), KEY.Key_Tab)
    assert table.state() != QAbstractItemView.State.EditingState  # after the last cell
    qtbot.keyClick(table, KEY.Key_F2)
    qtbot.keyClick(editor_of(table), KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, 0)
    assert len(table.selectedIndexes()) == 1
    assert heard.of("feature_edit_requested") == heard.of("label_edit_requested") == []  # nothing was changed


@pytest.mark.parametrize(("text", "label"), [("0", 0), ("FAIL", 0), (" fail ", 0)])
def test_a_label_takes_digits_and_class_names(
    table: DataTable, heard: Heard, qtbot: QtBot, text: str, label: int
) -> None:
    double_click(qtbot, table, 0, 1)
    editor_of(table).selectAll()
    qtbot.keyClicks(editor_of(table), text)
    qtbot.keyClick(editor_of(table), KEY.Key_Enter)
    assert heard.of("label_edit_requested") == [(0, label)]
    assert heard.of("feature_edit_requested") == []


def test_escape_keeps_the_old_value(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 0, 0)
    type_into(qtbot, table, "77")
    qtbot.keyClick(editor_of(table), KEY.Key_Escape)
    table.commit_pending_edit()
    assert heard.of("feature_edit_requested") == heard.of("problem_found") == []


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ((0, "abc"), '"abc" is not a number.'),
        ((0, "1e200"), '"1e200" is too large: a feature is at most 1e150 in magnitude.'),
        ((1, "2"), '"2" is no label: write 0, 1, fail or pass.'),
        ((1, "0.5"), '"0.5" is no label: write 0, 1, fail or pass.'),
    ],
)
def test_a_bad_cell_says_at_once_what_is_wrong_and_is_refused(
    table: DataTable, heard: Heard, qtbot: QtBot, cell: tuple[int, str], sentence: str
) -> None:
    column, typed = cell
    go(table, 2, column)
    type_into(qtbot, table, typed)
    editor = editor_of(table)
    assert editor.accessibleDescription() == sentence
    assert "border" in editor.styleSheet()
    qtbot.keyClick(editor, KEY.Key_Return)
    assert heard.of("problem_found") == [f"Row 3, {('hours', 'pass')[column]}: {sentence} The old value is kept."]
    assert heard.of("feature_edit_requested") == heard.of("label_edit_requested") == []
    assert table.currentIndex().row() == 2


def test_another_cell_that_is_clicked_or_gone_to_commits(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 0, 0)
    type_into(qtbot, table, "4")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 2, 0))
    type_into(qtbot, table, "5")
    qtbot.keyClick(editor_of(table), KEY.Key_Down)
    assert heard.of("feature_edit_requested") == [(0, 0, 4.0), (2, 0, 5.0)]
    assert table.currentIndex().row() == 3


def test_a_good_beginning_is_not_blamed_but_refused_when_left(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 0, 0)
    type_into(qtbot, table, "-")
    assert editor_of(table).styleSheet() == ""
    qtbot.keyClicks(editor_of(table), "x")
    assert editor_of(table).styleSheet() != ""
    qtbot.keyClick(editor_of(table), KEY.Key_Backspace)
    assert editor_of(table).styleSheet() == editor_of(table).accessibleDescription() == ""
    table.commit_pending_edit()
    assert len(heard.of("problem_found")) == 1


def test_live_columns_cannot_be_edited_and_typing_does_not_search(table: DataTable, qtbot: QtBot) -> None:
    go(table, 0, 3)
    qtbot.keyClicks(table, "2 ")
    assert table.currentIndex().row() == 0  # not the row whose loss begins with 2
    qtbot.keyClick(table, KEY.Key_F2)
    double_click(qtbot, table, 0, 3)
    assert table.state() != QAbstractItemView.State.EditingState
    assert table.currentIndex().row() == 0


def test_live_values_and_edited_data_leave_an_open_editor_alone(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 1, 0)
    type_into(qtbot, table, "12")
    editor = editor_of(table)
    for step in range(5):
        table.show_predictions(*[frozen(np.full(4, step / 8))] * 3)
        table.show_dataset(students([3.0, 9.0, 2.5, step]))
    assert editor_of(table) is editor
    assert editor.text() == "12"
    assert shown(table, 2) == ["0.500"] * 4
    table.commit_pending_edit()
    assert heard.of("feature_edit_requested") == [(1, 0, 12.0)]
    assert table.state() != QAbstractItemView.State.EditingState
    table.commit_pending_edit()
    assert len(heard.of("feature_edit_requested")) == 1


def test_typed_text_is_not_lost_silently_when_rows_go(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 1, 0)
    type_into(qtbot, table, "12")
    table.show_dataset(students(HOURS[:2], LABELS[:2]))
    assert heard.of("problem_found") == ['The rows changed while "12" was being typed: type it again.']
    assert heard.of("feature_edit_requested") == []


def test_an_open_editor_survives_rows_that_are_added(table: DataTable, qtbot: QtBot) -> None:
    go(table, 1, 0)
    type_into(qtbot, table, "12")
    table.show_dataset(students([*HOURS, 7.0], [*LABELS, 1.0]))
    assert editor_of(table).text() == "12"
    assert shown(table, 0) == ["3", "1", "2.5", "1", "7"]
    assert shown(table, 2)[4] == "–"


def test_an_added_row_is_opened(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    table.show_dataset(students([*HOURS, 7.0], [*LABELS, 1.0]))
    table.select_added_row(4)
    assert editor_of(table).text() == "7"
    assert heard.said == [("selection_changed", [4])]
    qtbot.keyClick(editor_of(table), KEY.Key_8)
    qtbot.keyClick(editor_of(table), KEY.Key_Return)
    assert heard.of("feature_edit_requested") == [(4, 0, 8.0)]
