"""The columns' widths: nothing is cut while there is room, nothing scrolls while it need not, nothing dances."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable
from lrviz.views.data_table_header import shared_widths, shortened

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
LONG_NAME = "hours of study per week"


def students(hours: list[float], name: str = "hours", **changes: Any) -> Dataset:
    labels = frozen(np.arange(len(hours)) % 2)
    return Dataset(frozen(np.reshape(hours, (-1, 1))), labels, (name,), "pass", ("fail", "pass"), **changes)


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable()
    qtbot.addWidget(made)
    made.resize(290, 300)
    made.show()
    return made


def show(table: DataTable, dataset: Dataset) -> None:
    table.show_dataset(dataset)
    QCoreApplication.processEvents()  # the table makes room for the row numbers


def widths(table: DataTable) -> list[int]:
    return [table.columnWidth(column) for column in range(table.model().columnCount())]


def is_cut(table: DataTable, column: int) -> bool:
    """Tell whether a column, alone in the view, looks different if it is given more room, which then is empty."""
    table.setCurrentIndex(QModelIndex())
    table._bars.scale = math.inf  # a bar is as long as its column is wide: without it only texts are compared
    others = [other for other in range(table.model().columnCount()) if other != column]
    width = table.columnWidth(column)
    for other in others:
        table.hideColumn(other)
    before = right_part(table, width, width)
    after = right_part(table, width + 100, width)
    table.setColumnWidth(column, width)
    for other in others:
        table.showColumn(other)
    return before != after


def right_part(table: DataTable, column_width: int, width: int) -> tuple[QImage, QImage]:
    """Return the name and the cells of the one column in the view, when it is as wide as said."""
    column = table.horizontalHeader().logicalIndexAt(0)
    table.setColumnWidth(column, column_width)
    QCoreApplication.processEvents()
    part = QRect(column_width - width + 1, 0, width - 2, 100)
    return table.horizontalHeader().viewport().grab(part).toImage(), table.viewport().grab(part).toImage()


@pytest.mark.parametrize(
    "loss", [0.5, 12.345, 123.45, 1234.5, 1.2e9, 9.9996, 9.9e99, 1e308], ids=lambda loss: f"{loss:g}"
)
def test_a_narrow_table_cuts_no_text_whatever_the_loss(table: DataTable, qtbot: QtBot, loss: float) -> None:
    table.resize(250, 300)
    show(table, students([0.5, 1.25, 10.75]))
    table.show_predictions(frozen([0.25, 0.5, 1.0]), frozen([0.5, loss, 0.0]), frozen([-0.25, 0.5, 1.0]))
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    assert [column for column in range(5) if is_cut(table, column)] == []


def test_columns_share_the_width_of_the_table(table: DataTable) -> None:
    show(table, students([1.0, 2.0]))
    for width in (270, 300, 431):
        table.resize(width, 300)
        assert sum(widths(table)) == table.viewport().width()
    assert min(widths(table)) >= 40


def test_a_long_name_is_cut_only_as_long_as_it_would_scroll(table: DataTable) -> None:
    show(table, students([1.0, 2.0], LONG_NAME))
    assert is_cut(table, 0)
    table.resize(450, 300)
    assert not is_cut(table, 0)
    assert sum(widths(table)) == table.viewport().width()
    assert table.columnWidth(0) - table.columnWidth(1) > 80


def test_a_text_that_outgrows_its_column_gets_room_and_one_that_does_not_moves_nothing(table: DataTable) -> None:
    show(table, students([1.0, 2.0]))
    before = widths(table)
    show(table, students([1.0, 2.5]))
    assert widths(table) == before
    show(table, students([1.0, 1234567.891]))
    wide = widths(table)
    assert wide[0] > before[0]
    assert not is_cut(table, 0)
    show(table, students([1.0, 2.0]))
    assert widths(table) == wide
    show(table, students([1.0, 2.0, -12345.678]))
    assert widths(table) == wide
    table.resize(400, 300)
    show(table, students([1.0, 2.0, -12345.678, 0.30000000000000004]))
    assert not is_cut(table, 0)
    assert not table.horizontalScrollBar().isVisible()


def test_a_width_set_by_the_user_stays_through_an_edit(table: DataTable) -> None:
    show(table, students([1.0, 22.25]))
    table.setColumnWidth(0, 24)
    show(table, students([1.0, 33.75]))
    assert table.columnWidth(0) == 24


def test_a_long_number_far_down_is_measured_too(table: DataTable, qtbot: QtBot) -> None:
    table.resize(360, 300)
    show(table, students([1.0] * 400 + [-12345.625]))
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    table.scrollToBottom()
    assert not is_cut(table, 0)


def test_other_data_with_fewer_columns_are_measured_anew(table: DataTable) -> None:
    show(table, Dataset(frozen([[1.0, 2.0], [3.0, 4.0]]), frozen([0, 1]), ("a", LONG_NAME), "y"))
    assert len(widths(table)) == 6
    show(table, students([1.0, 2.0]))
    fresh = widths(table)
    table.resize(291, 300)
    table.resize(290, 300)
    assert widths(table) == fresh
    assert sum(fresh) == table.viewport().width()


def test_the_arrow_goes_up_then_down_then_away(table: DataTable) -> None:
    header = table.horizontalHeader()
    show(table, students([1.0, 2.0]))
    seen = []
    for column in (0, 0, 0, 0, 3):
        header.flip_sort_indicator(column)
        seen.append((header.sortIndicatorSection(), header.sortIndicatorOrder()))
    assert seen == [(0, ASCENDING), (0, DESCENDING), (-1, ASCENDING), (0, ASCENDING), (3, ASCENDING)]
    assert isinstance(header, QHeaderView)
    assert header.sectionsClickable()


@pytest.mark.parametrize(
    ("needed", "room", "shared"),
    [
        ([30, 50], 60, [30, 50]),  # scrolls
        ([30, 50], 84, [34, 50]),  # on the way to 40
        ([30, 50], 90, [40, 50]),
        ([30, 50], 100, [45, 55]),
        ([200, 50], 120, [96, 50]),  # scrolls
        ([200, 50], 196, [146, 50]),
        ([200, 50], 260, [205, 55]),
        ([30, 30, 30], 100, [33, 33, 34]),
    ],
)
def test_room_goes_first_to_what_needs_it(needed: list[int], room: int, shared: list[int]) -> None:
    assert shared_widths(np.array(needed), room).tolist() == shared


@given(st.lists(st.integers(9, 500), min_size=1, max_size=30), st.integers(0, 3000))
def test_no_pixel_is_lost_and_nothing_is_cut_beside_a_column_with_too_much(needed: list[int], room: int) -> None:
    shared = shared_widths(np.array(needed), room)
    least = np.minimum(needed, 96)
    assert shared.sum() == max(room, least.sum())
    assert (shared >= least).all()
    if (shared < needed).any():
        assert (shared <= np.maximum(needed, 40)).all()


def test_where_the_room_is_short_names_give_way_before_cells() -> None:
    needed, texts = np.array([90, 50, 50, 60]), np.array([45, 30, 50, 60])
    assert shortened(needed, texts, 300).tolist() == needed.tolist()
    narrow = shortened(needed, texts, 220)
    assert narrow.sum() == 220
    assert np.all(narrow >= texts - 4)
    assert shortened(needed, texts, 10).tolist() == [41, 26, 46, 56]
