"""Blocks of cells from and to a spreadsheet, through the clipboard and the keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable, Paste

HOURS = [3.0, 0.1 + 0.2, 2.5]
LABELS = [1.0, 0.0, 0.0]


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable()
    qtbot.addWidget(made)
    made.show_dataset(Dataset(frozen(np.reshape(HOURS, (-1, 1))), frozen(LABELS), ("hours",), "pass", ("fail", "pass")))
    made.show_predictions(frozen([0.25, 0.5, 1 / 3]), frozen([1.5, 0.75, np.nan]), frozen([-0.75, 0.5, -1e-20]))
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def wishes(table: DataTable) -> list[Paste]:
    made = []
    table.paste_requested.connect(made.append)
    return made


@pytest.fixture
def problems(table: DataTable) -> list[str]:
    said = []
    table.problem_found.connect(said.append)
    return said


def choose(table: DataTable, top: int, left: int, bottom: int, right: int) -> None:
    table.clearSelection()
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            index = table.model().index(row, column)
            table.selectionModel().select(index, table.selectionModel().SelectionFlag.Select)


def copy(qtbot: QtBot, table: DataTable) -> str:
    QGuiApplication.clipboard().setText("nothing was copied")
    qtbot.keySequence(table, QKeySequence.StandardKey.Copy)
    return QGuiApplication.clipboard().text()


def paste(qtbot: QtBot, table: DataTable, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keySequence(table, QKeySequence.StandardKey.Paste)


def told(wish: Paste) -> tuple[tuple[int, ...], list[list[float]], list[float]]:
    return wish.rows, wish.features.tolist(), wish.labels.tolist()


def test_the_whole_table_is_copied_with_every_digit(table: DataTable, qtbot: QtBot) -> None:
    qtbot.keySequence(table, QKeySequence.StandardKey.SelectAll)
    assert copy(qtbot, table) == (
        "3\t1\t0.25\t1.5\t-0.75\n0.30000000000000004\t0\t0.5\t0.75\t0.5\n2.5\t0\t0.3333333333333333\t\t-1e-20"
    )


def test_a_rectangle_is_copied_as_it_is_sorted(table: DataTable, qtbot: QtBot) -> None:
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    choose(table, 1, 0, 2, 1)
    assert copy(qtbot, table) == "2.5\t0\n3\t1"


def test_cells_that_are_no_rectangle_are_not_copied(table: DataTable, qtbot: QtBot, problems: list[str]) -> None:
    choose(table, 0, 0, 0, 1)
    table.selectionModel().select(table.model().index(2, 2), table.selectionModel().SelectionFlag.Select)
    assert copy(qtbot, table) == "nothing was copied"
    assert problems == ["Only one rectangle of cells can be copied at a time: select one."]


def test_nothing_is_copied_where_nothing_is_selected(table: DataTable, qtbot: QtBot, problems: list[str]) -> None:
    table.clearSelection()
    assert copy(qtbot, table) == "nothing was copied"
    assert problems == []


def test_a_block_goes_over_the_end_and_appends(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    table.setCurrentIndex(table.model().index(2, 0))
    paste(qtbot, table, "4,5\tpass\n-1e3\t0\n7\t1\n")
    (wish,) = wishes
    assert told(wish) == ((2, 3, 4), [[4.5], [-1000.0], [7.0]], [1, 0, 1])
    assert not wish.features.flags.writeable


def test_a_block_in_one_column_keeps_the_other(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    table.setCurrentIndex(table.model().index(0, 1))
    paste(qtbot, table, "0\nPASS")
    assert told(wishes[0]) == ((0, 1), [[3.0], [0.1 + 0.2]], [0, 1])


def test_a_block_is_pasted_where_the_sorted_rows_stand(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    table.setCurrentIndex(table.model().index(1, 0))
    paste(qtbot, table, "8\t0\n9\t1\n10\t0")
    assert told(wishes[0]) == ((2, 0, 3), [[8.0], [9.0], [10.0]], [0, 1, 0])


def test_a_header_row_is_skipped(table: DataTable, qtbot: QtBot, wishes: list[Paste], problems: list[str]) -> None:
    table.setCurrentIndex(table.model().index(0, 0))
    paste(qtbot, table, "hours studied\tresult\n8\t0")
    assert told(wishes[0]) == ((0,), [[8.0]], [0])
    paste(qtbot, table, "Hours\tpass\n9\t1")  # "pass" is a class too, but these are the names of the columns
    assert told(wishes[1]) == ((0,), [[9.0]], [1])
    paste(qtbot, table, "size\tpass\n8\t0")
    assert problems == ['Row 1, column 1 of the pasted block: "size" is not a number. Nothing was pasted.']


def test_a_class_that_is_called_like_its_column_is_no_header(
    table: DataTable, qtbot: QtBot, wishes: list[Paste]
) -> None:
    table.setCurrentIndex(table.model().index(0, 1))
    paste(qtbot, table, "pass\nfail")
    assert told(wishes[0])[2] == [1, 0]


def test_one_value_fills_the_selection(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    choose(table, 0, 1, 2, 1)
    paste(qtbot, table, "pass")
    assert told(wishes[0]) == ((0, 1, 2), [[3.0], [0.1 + 0.2], [2.5]], [1, 1, 1])
    choose(table, 1, 0, 2, 1)
    paste(qtbot, table, "1")
    assert told(wishes[1]) == ((1, 2), [[1.0], [1.0]], [1, 1])


def test_an_empty_table_takes_a_block(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    table.show_dataset(Dataset(np.zeros((0, 1)), np.zeros(0), ("hours",), "pass", ("fail", "pass")))
    paste(qtbot, table, "1\t0\n2\t1")
    assert told(wishes[0]) == ((0, 1), [[1.0], [2.0]], [0, 1])


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ((0, 0, "1\t0\nabc\t1"), 'Row 2, column 1 of the pasted block: "abc" is not a number. Nothing was pasted.'),
        ((0, 0, "h\tlabel\n1\t3"), 'Row 2, column 2 of the pasted block: "3" is no label: write 0, 1, fail or pass. '),
        ((0, 0, "1e200"), 'Row 1, column 1 of the pasted block: "1e200" is too large: a feature is at most 1e150 '),
        ((0, 0, "1e200\n5"), 'Row 1, column 1 of the pasted block: "1e200" is too large: a feature is at most 1e150 '),
        ((0, 0, "1\t\n2\t1"), "Row 1, column 2 of the pasted block: "),
        ((0, 0, "1\t0\n2"), "The rows of the pasted block are not equally long."),
        ((0, 0, "1\t0\t0.5"), "The pasted block has 3 columns, but only 2 can be edited from here on."),
        ((0, 1, "1\t0"), "The pasted block has 2 columns, but only 1 can be edited from here on."),
        ((0, 2, "1"), "h(x), loss and h − y are computed: only the other columns can be pasted over."),
        ((2, 0, "1\n2"), "The pasted block goes over the end, and a new row needs hours and pass."),
        ((2, 1, "1\n0"), "The pasted block goes over the end, and a new row needs hours and pass."),
    ],
)
def test_a_block_with_a_bad_cell_is_refused_as_a_whole(
    table: DataTable, qtbot: QtBot, problems: list[str], pasted: tuple[int, int, str], sentence: str
) -> None:
    row, column, text = pasted
    table.setCurrentIndex(table.model().index(row, column))
    with qtbot.assertNotEmitted(table.paste_requested):
        paste(qtbot, table, text)
    (said,) = problems
    assert said.startswith(sentence)
    assert said.endswith("Nothing was pasted.")


def test_live_cells_cannot_be_filled(table: DataTable, qtbot: QtBot, wishes: list[Paste], problems: list[str]) -> None:
    choose(table, 0, 1, 1, 2)
    paste(qtbot, table, "1")
    assert wishes == []
    assert problems == [
        "h(x), loss and h − y are computed: only the other columns can be pasted over. Nothing was pasted."
    ]


def test_only_text_is_taken_from_the_clipboard(
    table: DataTable, qtbot: QtBot, wishes: list[Paste], problems: list[str]
) -> None:
    items = QMimeData()
    items.setData("application/x-qabstractitemmodeldatalist", b"\x00\x00\x00\x01")
    QGuiApplication.clipboard().setMimeData(items)
    qtbot.keySequence(table, QKeySequence.StandardKey.Paste)
    assert wishes == []
    assert problems == ["There is no text on the clipboard to paste."]
    assert table.dragDropMode() == table.DragDropMode.NoDragDrop
    assert not table.acceptDrops()


def test_an_open_editor_is_committed_before_a_paste(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    edits = []
    table.feature_edit_requested.connect(lambda *edit: edits.append(edit))
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_7)
    QGuiApplication.clipboard().setText("4")
    table.paste()
    assert edits == [(0, 0, 7.0)]
    assert told(wishes[0])[1] == [[4.0]]


def test_0_and_1_are_labels_whatever_the_classes_are_called(
    table: DataTable, qtbot: QtBot, wishes: list[Paste]
) -> None:
    table.show_dataset(Dataset(frozen([[1.0], [2.0]]), frozen([0, 1]), ("hours",), "pass", ("1", "2")))
    table.setCurrentIndex(table.model().index(0, 1))
    paste(qtbot, table, "1\n0")
    assert told(wishes[0])[2] == [1, 0]
    paste(qtbot, table, "1\n2")  # only the names of the classes can be meant
    assert told(wishes[1])[2] == [0, 1]


def test_two_features_are_pasted_beside_each_other(table: DataTable, qtbot: QtBot, wishes: list[Paste]) -> None:
    table.show_dataset(Dataset(frozen([[1.0, 2.0], [3.0, 4.0]]), frozen([0, 1]), ("a", "b"), "y"))
    table.setCurrentIndex(table.model().index(0, 1))
    paste(qtbot, table, "7\t1\n8\t0")
    assert told(wishes[0]) == ((0, 1), [[1.0, 7.0], [3.0, 8.0]], [1, 0])
