"""Cells that are painted straight away look as the style would paint them, and only those that differ are painted."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable
from lrviz.views.data_table_cells import NumberPainter
from lrviz.views.theme import DARK, LIGHT, Theme

HOURS, LABELS = [3.0, -1.25, 2.5, 1.0, 4.0], [1, 0, 0, 1, 1]


def students(hours: list[float] = HOURS, labels: list[int] = LABELS, **names: object) -> Dataset:
    facts = {"feature_names": ("hours",), "label_name": "pass", "classes": ("fail", "pass"), "name": "students"}
    return Dataset(frozen(np.reshape(hours, (-1, 1))), frozen(labels), **(facts | names))


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable()
    qtbot.addWidget(made)
    made.resize(290, 200)
    made.show_dataset(students())
    h, losses = [0.25, 0.5, 0.125, 1.0, np.nan], [1.5, 0.75, 0.0, 12345.0, np.inf]
    made.show_predictions(frozen(h), frozen(losses), frozen([-0.75, 0.5, 0.0, 1.0, -1.0]))
    with qtbot.waitExposed(made):
        made.show()
    made.setCurrentIndex(QModelIndex())
    return made


def picture(table: DataTable) -> QImage:
    QApplication.processEvents()
    return table.grab().toImage()


def nothing(_table: DataTable) -> None:
    """Leave the table as it is."""


def hover(table: DataTable) -> None:
    table.show_hovered_row(2)


def select(table: DataTable) -> None:
    index, flag = table.model().index(1, 0), QItemSelectionModel.SelectionFlag
    table.selectionModel().select(index, flag.Select | flag.Rows)
    table.show_hovered_row(1)


def focus(table: DataTable) -> None:
    table.setFocus()
    table.selectionModel().setCurrentIndex(table.model().index(0, 3), QItemSelectionModel.SelectionFlag.NoUpdate)


def narrow(table: DataTable) -> None:
    for column in range(5):
        table.horizontalHeader().resizeSection(column, 26)


def sort(table: DataTable) -> None:
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)


def enlarge(table: DataTable) -> None:
    font = table.font()
    font.setPointSize(font.pointSize() + 3)
    table.setFont(font)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("change", [nothing, hover, select, focus, narrow, sort, enlarge])
def test_the_pixels_are_those_of_the_style(
    table: DataTable, theme: Theme, change: Callable[[DataTable], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    table.show_theme(theme)
    change(table)
    seen = picture(table)
    monkeypatch.setattr(NumberPainter, "paint", lambda *_: False)
    assert seen == picture(table)


def test_most_cells_are_painted_straight_away(table: DataTable, monkeypatch: pytest.MonkeyPatch) -> None:
    painted, paint = [], NumberPainter.paint

    def counted(painter: NumberPainter, *cell: object) -> bool:
        painted.append(paint(painter, *cell))
        return painted[-1]

    monkeypatch.setattr(NumberPainter, "paint", counted)
    table.grab()
    assert painted == [True] * 25, "else the test above compares the style with itself"


class Painted(QObject):
    """The part of a widget that was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def rows_in(table: QTableView, region: QRegion) -> list[int]:
    """Return the rows of which a middle lies in a region."""
    rects = (table.visualRect(table.model().index(row, 0)) for row in range(table.model().rowCount()))
    return [row for row, rect in enumerate(rects) if region.contains(rect.center())]


def test_an_edit_paints_its_row_alone_and_the_headers_not_at_all(table: DataTable, qtbot: QtBot) -> None:
    seen, header = Painted(table.viewport()), Painted(table.horizontalHeader().viewport())
    table.show_dataset(students([3.0, -1.25, 2.75, 1.0, 4.0]))
    qtbot.wait(20)
    assert rows_in(table, seen.region) == [2]
    assert header.region.isEmpty()
    assert table.model().index(2, 0).data() == "2.75"


def test_an_edit_of_a_sorted_table_paints_the_row_where_it_stands(table: DataTable, qtbot: QtBot) -> None:
    sort(table)
    qtbot.wait(20)
    seen = Painted(table.viewport())
    table.show_dataset(students(labels=[1, 0, 1, 1, 1]))
    qtbot.wait(20)
    assert rows_in(table, seen.region) == [2], "the third largest"
    assert table.model().index(2, 1).data() == "1"


def test_the_same_numbers_paint_nothing(table: DataTable, qtbot: QtBot) -> None:
    seen = Painted(table.viewport())
    table.show_dataset(students())
    qtbot.wait(20)
    assert seen.region.isEmpty()


@pytest.mark.parametrize(("names", "column", "told"), [({"label_name": "passed"}, 1, "passed")])
def test_other_names_are_shown_in_the_header(
    table: DataTable, qtbot: QtBot, names: dict[str, str], column: int, told: str
) -> None:
    header = Painted(table.horizontalHeader().viewport())
    table.show_dataset(students(**names))
    qtbot.wait(20)
    assert not header.region.isEmpty()
    assert table.model().headerData(column, Qt.Orientation.Horizontal) == told
