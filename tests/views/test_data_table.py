"""What the table shows: numbers, colours, widths, words for screen readers."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable
from lrviz.views.theme import DARK

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


def editor_of(table: DataTable) -> QLineEdit:
    found = table.indexWidget(table.currentIndex())
    assert isinstance(found, QLineEdit)
    return found


def type_into(qtbot: QtBot, table: DataTable, text: str) -> None:
    """Type into the current cell: the first key opens the editor, which has the focus from then on."""
    qtbot.keyClicks(table, text[0])
    qtbot.keyClicks(editor_of(table), text[1:])


def centre(table: DataTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def test_rows_are_shown_with_their_live_columns(table: DataTable) -> None:
    assert [table.model().headerData(c, Qt.Orientation.Horizontal) for c in range(5)] == [
        "hours",
        "pass",
        "h(x)",
        "loss",
        "h − y",
    ]
    assert shown(table, 0) == ["3", "1", "2.5", "1"]
    assert shown(table, 1) == ["1", "0", "0", "1"]
    assert shown(table, 2) == ["0.250", "0.500", "0.125", "0.750"]
    assert shown(table, 3) == ["1.500", "0.750", "0.000", "2.000"]
    assert shown(table, 4) == ["−0.750", "+0.500", "+0.125", "−0.250"]


def test_all_columns_fit_the_dock_and_every_header_explains_itself(table: DataTable, qtbot: QtBot) -> None:
    for width in (290, 400):
        table.resize(width, 100)  # so low that the vertical scroll bar takes its room too
        qtbot.waitUntil(lambda: table.verticalScrollBar().isVisible())
        assert not table.horizontalScrollBar().isVisible()
        assert sum(table.columnWidth(c) for c in range(5)) == table.viewport().width()
    for column in range(5):
        assert table.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole).endswith(".")


def test_only_visible_live_cells_are_repainted(table: DataTable) -> None:
    many = students(np.arange(1000.0), np.arange(1000) % 2)
    table.show_dataset(many)
    changed = []
    table.model().dataChanged.connect(
        lambda start, end: changed.append((start.row(), start.column(), end.row(), end.column()))
    )
    table.show_predictions(*[frozen(np.full(1000, 0.5))] * 3)
    (first,) = changed
    assert first[0] == 0
    assert 10 < first[2] < 40
    assert first[1::2] == (2, 4)
    table.show_predictions(*[frozen(np.full(1000, 0.50001))] * 3)
    assert changed == [first]  # three decimals show no difference
    assert table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "0.50001"


def test_an_empty_table_says_how_to_fill_it(table: DataTable) -> None:
    before = table.grab().toImage()
    table.show_dataset(students([], []))
    middle = table.viewport().rect().center() + table.viewport().pos()
    picture = table.grab().toImage()
    ratio = picture.devicePixelRatio()
    ink = {
        picture.pixel(int(x * ratio), int(y * ratio))
        for x in range(middle.x() - 60, middle.x() + 60)
        for y in range(middle.y() - 20, middle.y() + 20)
    }
    assert len(ink) > 5
    assert before != picture
    table.show_predictions(*[frozen([])] * 3)
    table.show_selection([3])


def test_it_speaks_to_screen_readers_and_keyboards(table: DataTable, qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Training data"
    assert interface.text(QAccessible.Text.Description).startswith("4 rows of hours, pass")
    assert table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "1 (pass)"
    assert table.objectName() == "data_table"
    assert not table.tabKeyNavigation()
    go(table, 0, 0)
    qtbot.keyClick(table, KEY.Key_F2)
    assert editor_of(table).accessibleName() == "hours, row 1"


def test_a_theme_colours_the_classes(table: DataTable) -> None:
    table.show_theme(DARK)
    ink = Qt.ItemDataRole.ForegroundRole
    assert table.model().index(0, 1).data(ink).name().upper() == DARK.class_1_text
    assert table.model().index(1, 1).data(ink).name().upper() == DARK.class_0_text


def test_several_features_are_columns_of_their_own(qtbot: QtBot, table: DataTable, heard: Heard) -> None:
    pair = Dataset(frozen([[1.0, 2.0], [3.0, 4.0]]), frozen([0, 1]), ("a", "b"), "y")
    table.show_dataset(pair)
    assert [shown(table, c) for c in range(3)] == [["1", "3"], ["2", "4"], ["0", "1"]]
    go(table, 1, 1)
    type_into(qtbot, table, "9")
    qtbot.keyClick(editor_of(table), KEY.Key_Tab)
    assert heard.of("feature_edit_requested") == [(1, 1, 9.0)]
    assert table.currentIndex().column() == 2


def test_hovering_is_said_once_a_row_and_shown_rows_are_tinted(table: DataTable, heard: Heard, qtbot: QtBot) -> None:
    for column in (0, 1):
        qtbot.mouseMove(table.viewport(), centre(table, 1, column))
    qtbot.mouseMove(table.viewport(), centre(table, 3, 1))
    qtbot.mouseMove(table.viewport(), QPoint(10, 400))
    qtbot.waitUntil(lambda: heard.of("row_hovered") == [1, 3, None])
    table.show_hovered_row(2)
    background = Qt.ItemDataRole.BackgroundRole
    assert [table.model().index(r, 0).data(background) is None for r in range(4)] == [True, True, False, True]
