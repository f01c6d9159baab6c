"""Each row's loss as a bar behind its number: its length and colour, a calm scale, and a number that stays readable."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable
from lrviz.views.data_table_bars import SMALLEST_SCALE, scale_for
from lrviz.views.theme import DARK, LIGHT, Theme

HOURS, LABELS = [3.0, 1.0, 2.5, 1.5], [1, 0, 0, 1]
LOSSES = [0.3, 0.6, 1.2, 0.0]


def students(labels: list[int] = LABELS, columns: int = 1, name: str = "students") -> Dataset:
    names = ("hours", "sleep", "age")[:columns]
    features = frozen(np.tile(np.array(HOURS)[:, np.newaxis], columns))
    return Dataset(features, frozen(labels), names, "pass", ("fail", "pass"), name)


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_dataset(students())
    show(made, LOSSES)
    with qtbot.waitExposed(made):
        made.show()
    made.setCurrentIndex(QModelIndex())
    return made


def show(table: DataTable, losses: list[float]) -> None:
    table.show_predictions(frozen([0.5] * 4), frozen(losses), frozen([0.5] * 4))


def picture(table: DataTable) -> QImage:
    QCoreApplication.processEvents()
    return table.viewport().grab().toImage()


def bar_pixels(table: DataTable, row: int, column: int = 3) -> list[QColor]:
    """Return the colours along the lower part of a cell, under its number, that are not its ground."""
    cell = table.visualRect(table.model().index(row, column))
    seen = picture(table)
    line = [seen.pixelColor(x, cell.bottom() - 3) for x in range(cell.left() + 1, cell.right())]
    return [colour for colour in line if colour != line[-1]]


def room(table: DataTable, column: int = 3) -> int:
    return table.visualRect(table.model().index(0, column)).width() - 4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_bar_is_as_long_as_its_loss_is_of_the_scale_in_the_colour_of_the_class(
    table: DataTable, theme: Theme
) -> None:
    table.show_theme(theme)
    for row, (loss, label) in enumerate(zip(LOSSES, LABELS, strict=True)):
        bar = bar_pixels(table, row)
        assert len(bar) == pytest.approx(loss / (2 * math.log(2)) * room(table), abs=1)
        colour = QColor(theme.class_1 if label else theme.class_0)
        for seen in bar:
            assert abs(seen.hsvHue() - colour.hsvHue()) < 12


def test_the_loss_of_a_tossed_coin_fills_half_a_cell(table: DataTable) -> None:
    show(table, [math.log(2)] * 4)
    assert [len(bar_pixels(table, row)) for row in range(4)] == pytest.approx([room(table) / 2] * 4, abs=1)


def test_the_scale_doubles_in_rare_jumps_and_comes_back() -> None:
    scale, seen = SMALLEST_SCALE, [SMALLEST_SCALE]
    for largest in [*np.linspace(0.5, 40.0, 2000), *np.linspace(40.0, 0.2, 2000)]:
        scale = scale_for(float(largest), scale)
        assert largest <= scale
        assert scale == SMALLEST_SCALE or largest >= scale / 5
        if scale != seen[-1]:
            seen.append(scale)
    assert all(math.log2(step / SMALLEST_SCALE) == round(math.log2(step / SMALLEST_SCALE)) for step in seen)
    assert len(seen) <= 10
    assert seen[-1] == SMALLEST_SCALE


def test_a_jump_of_the_scale_shortens_every_bar(table: DataTable) -> None:
    before = len(bar_pixels(table, 1))
    show(table, [*LOSSES[:3], 2.0])
    assert len(bar_pixels(table, 1)) == pytest.approx(before / 2, abs=1)
    assert len(bar_pixels(table, 3)) == pytest.approx(2.0 / (4 * math.log(2)) * room(table), abs=1)


@pytest.mark.parametrize(("loss", "share"), [(math.inf, 1.0), (math.nan, 0.0), (1e308, 1.0), (1000.0, 1000 / 1419.57)])
def test_hard_losses_have_a_bar_as_far_as_they_can(table: DataTable, loss: float, share: float) -> None:
    show(table, [loss, 0.1, 0.1, 0.1])
    bar = table._bars.bar(table.model().index(0, 3))
    assert (0.0 if bar is None else bar[0]) == pytest.approx(share, rel=1e-4, abs=0.51 if loss == 1e308 else 0)
    picture(table)


def test_an_index_that_is_no_more_has_no_bar(table: DataTable) -> None:
    kept = table.model().index(3, 3)
    table.show_dataset(students().without_rows([0, 1]))
    assert table._bars.bar(kept) is None
    assert table._bars.bar(QModelIndex()) is None


def test_the_bars_follow_the_order_of_the_rows(table: DataTable) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    lengths = [len(bar_pixels(table, place)) for place in range(4)]
    expected = [LOSSES[row] / SMALLEST_SCALE * room(table) for row in np.argsort(HOURS)]
    assert lengths == pytest.approx(expected, abs=1)


def test_a_flipped_label_changes_the_colour_even_where_the_loss_stays(table: DataTable) -> None:
    show(table, [math.log(2)] * 4)
    before = set(map(QColor.name, bar_pixels(table, 0)))
    table.show_dataset(students([0, 0, 0, 1]))
    assert set(map(QColor.name, bar_pixels(table, 0))).isdisjoint(before)


def test_the_bars_move_with_the_column_of_the_losses(table: DataTable) -> None:
    table.show_dataset(students(columns=3, name="more"))
    show(table, LOSSES)
    assert len(bar_pixels(table, 2, 5)) == pytest.approx(1.2 / SMALLEST_SCALE * room(table, 5), abs=1)
    assert table.itemDelegateForColumn(3) is table.itemDelegate()
    table.show_dataset(students(name="fewer"))
    assert table.itemDelegateForColumn(3) is table._bars


def test_a_selected_row_shows_the_selection(table: DataTable) -> None:
    table.selectRow(2)
    assert bar_pixels(table, 2) == []


def test_a_hovered_row_is_tinted_under_its_bar(table: DataTable) -> None:
    cell = table.visualRect(table.model().index(2, 3))
    plain = picture(table)
    table.show_hovered_row(2)
    tinted = picture(table)
    for x in (cell.left() + 6, cell.right() - 2):
        assert plain.pixelColor(x, cell.bottom() - 3) != tinted.pixelColor(x, cell.bottom() - 3)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("is_hovered", [False, True], ids=["plain", "hovered"])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_number_on_its_bar_reaches_a_contrast_of_four_and_a_half(
    table: DataTable, theme: Theme, *, is_hovered: bool
) -> None:
    table.show_theme(theme)
    show(table, [1.38] * 4)
    for row in (0, 1):
        if is_hovered:
            table.show_hovered_row(row)
        index = table.model().index(row, 3)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        light, dark = sorted((luminance(ink), luminance(bar_pixels(table, row)[5])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
