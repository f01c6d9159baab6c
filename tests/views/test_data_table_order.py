"""Sorting, selecting and hovering: the signals speak of data rows, whatever order the view shows."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
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


def choose(table: DataTable, *cells: tuple[int, int]) -> None:
    model, selection = table.model(), table.selectionModel()
    selection.clear()
    for row, column in cells:
        selection.select(model.index(row, column), selection.SelectionFlag.Select)


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


def click_header(qtbot: QtBot, table: DataTable, column: int) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_header_sorts_up_then_down_then_not_at_all(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    click_header(qtbot, table, 0)
    assert shown(table, 0) == ["1", "1", "2.5", "3"]
    assert shown(table, 1) == ["0", "1", "0", "1"]  # stable
    assert [table.model().headerData(r, Qt.Orientation.Vertical) for r in range(4)] == ["2", "4", "3", "1"]
    click_header(qtbot, table, 0)
    assert shown(table, 0) == ["3", "2.5", "1", "1"]
    assert shown(table, 1) == ["1", "0", "0", "1"]
    click_header(qtbot, table, 0)
    assert shown(table, 0) == ["3", "1", "2.5", "1"]
    assert heard.of("selection_changed") == []


def test_sorting_stays_put_while_values_move_and_rows_come(table: DataTable, qtbot: QtBot) -> None:
    click_header(qtbot, table, 3)
    assert shown(table, 3) == ["0.000", "0.750", "1.500", "2.000"]
    table.show_predictions(*[frozen([0.1, 0.2, 0.3, 0.4])] * 3)
    assert shown(table, 3) == ["0.300", "0.200", "0.100", "0.400"]
    table.show_dataset(students([3.0, 1.0, 99.0, 1.0]))
    assert shown(table, 0) == ["99", "1", "3", "1"]
    table.show_dataset(students([3.0, 1.0, 99.0, 1.0, 0.0], [*LABELS, 0.0]))
    assert shown(table, 0) == ["99", "1", "3", "1", "0"]


def test_signals_speak_of_data_rows_when_the_view_is_sorted(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    click_header(qtbot, table, 0)
    go(table, 3, 0)
    type_into(qtbot, table, "8")
    qtbot.keyClick(editor_of(table), KEY.Key_Return)
    assert heard.of("feature_edit_requested") == [(0, 0, 8.0)]
    choose(table, (0, 0), (1, 0))
    assert heard.of("selection_changed")[-1] == [1, 3]
    qtbot.keyClick(table, KEY.Key_Delete)
    assert heard.of("remove_rows_requested") == [[1, 3]]


def test_selection_and_current_cell_follow_their_rows_through_a_sort(
    table: DataTable, heard: Heard, qtbot: QtBot
) -> None:
    choose(table, (0, 0), (2, 0))
    count = len(heard.said)
    click_header(qtbot, table, 0)
    assert sorted(index.row() for index in table.selectedIndexes()) == [2, 3]
    assert len(heard.said) == count
    qtbot.keyClick(table, KEY.Key_Delete)
    assert heard.of("remove_rows_requested") == [[0, 2]]


def test_equal_values_keep_the_order_of_the_data_both_ways(table: DataTable, qtbot: QtBot) -> None:
    table.show_dataset(students(np.arange(200.0), np.arange(200) % 2))
    even, odd = [str(n) for n in range(0, 200, 2)], [str(n) for n in range(1, 200, 2)]
    click_header(qtbot, table, 1)
    assert shown(table, 0) == even + odd
    click_header(qtbot, table, 1)
    assert shown(table, 0) == odd + even


def test_sorting_commits_an_open_editor_first(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    go(table, 0, 0)
    qtbot.keyClick(table, KEY.Key_7)
    click_header(qtbot, table, 0)
    assert heard.of("feature_edit_requested") == [(0, 0, 7.0)]
    assert shown(table, 0) == ["1", "1", "2.5", "3"]


def test_removing_rows_keeps_the_order_and_other_data_do_not(table: DataTable, qtbot: QtBot) -> None:
    click_header(qtbot, table, 0)
    table.show_dataset(students(HOURS[:3], LABELS[:3]))
    assert shown(table, 0) == ["1", "2.5", "3"]
    table.show_dataset(students([5.0, 4.0, 6.0], LABELS[:3], name="others"))
    assert shown(table, 0) == ["5", "4", "6"]
    assert table.horizontalHeader().sortIndicatorSection() == -1


def test_removing_rows_keeps_the_place(table: DataTable, qtbot: QtBot) -> None:
    table.show_dataset(many := students(np.arange(1000.0), np.arange(1000) % 2))
    go(table, 500, 1)
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 0)
    scrolled = table.verticalScrollBar().value()
    table.show_dataset(many.without_rows([500]))
    qtbot.wait(1)
    assert table.verticalScrollBar().value() == scrolled
    assert (table.currentIndex().row(), table.currentIndex().column()) == (500, 1)
    assert table.selectedIndexes() == []


def test_a_selection_that_is_shown_says_nothing_and_stays_through_an_edit(
    table: DataTable, heard: Heard, qtbot: QtBot
) -> None:
    click_header(qtbot, table, 0)
    table.show_selection([0, 1])
    assert sorted({index.row() for index in table.selectedIndexes()}) == [0, 3]
    table.show_dataset(students([3.0, 1.0, 2.5, 4.0]))
    assert len(table.selectedIndexes()) == 10
    table.show_selection([])
    assert table.selectedIndexes() == []
    assert heard.said == []


def test_a_click_selects_and_the_echo_does_not_widen_it(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 2, 0))
    assert heard.of("selection_changed") == [[2]]
    table.show_selection([2])
    assert len(table.selectedIndexes()) == 1


def test_the_menu_wishes_the_same_as_the_keys(table: DataTable, heard: Heard) -> None:
    actions = {action.text().replace("&", ""): action for action in table._menu.actions()}
    choose(table, (1, 0))
    actions["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "1"
    actions["Add row"].trigger()
    actions["Remove rows"].trigger()
    assert heard.of("add_row_requested") == [()]
    assert heard.of("remove_rows_requested") == [[1]]
    go(table, 0, 0)
    orders = []
    for _ in range(3):
        actions["Sort by this column"].trigger()
        orders.append(shown(table, 0))
    assert orders == [["1", "1", "2.5", "3"], ["3", "2.5", "1", "1"], ["3", "1", "2.5", "1"]]


def test_a_million_rows_are_shown_sorted_and_removed_at_once(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    count = 1_000_000
    table.show_dataset(students(np.arange(count, 0.0, -1.0), np.arange(count) % 2))
    table.show_predictions(*[frozen(np.full(count, 0.5))] * 3)
    click_header(qtbot, table, 0)
    assert table.model().index(0, 0).data() == "1"
    table.selectAll()
    qtbot.wait(1)
    qtbot.keyClick(table, KEY.Key_Delete)
    (rows,) = heard.of("remove_rows_requested")
    assert rows == list(range(count))
    said = len(heard.said)
    table.show_selection(range(0, count, 2))
    assert table.selectionModel().selection().size() == 0  # too scattered to be painted
    assert len(heard.said) == said
    table.show_selection(range(2000))
    click_header(qtbot, table, 0)  # a selection that would be carried along cell by cell is let go, and said to be
    assert table.selectionModel().selection().size() == 0
    assert heard.of("selection_changed")[-1] == []
