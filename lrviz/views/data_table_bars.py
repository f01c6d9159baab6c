"""Each row's loss as a bar in its cell, behind the number, in the faint colour of the row's class.

A bar is as long as its loss is of a common scale. The scale begins at twice ln 2, so that the loss of a tossed coin
fills half a cell, and doubles or halves in rare jumps: bars grow and shrink with the losses, and do not dance.
"""

import math

from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lrviz.core.arrays import FloatArray
from lrviz.views.data_table_cells import NumberPainter
from lrviz.views.data_table_model import DataTableModel, Index
from lrviz.views.plot_items import faint
from lrviz.views.theme import LIGHT, Theme

SMALLEST_SCALE = 2 * math.log(2)
_WASTED_SHARE = 0.2
_OPACITY = 0.28
"""Faint enough for the number in ink on it to be read: 7 : 1 and more."""
_INSET = 2
_SELECTED = QStyle.StateFlag.State_Selected.value


def scale_for(largest: float, shown: float) -> float:
    """Return a scale that `largest` fits into; the scale `shown` is kept until it is outgrown or wasted."""
    if largest <= shown and (shown <= SMALLEST_SCALE or largest >= _WASTED_SHARE * shown):
        return shown
    doublings = math.ceil(math.log2(max(largest / SMALLEST_SCALE, 1.0)))
    return SMALLEST_SCALE * 2.0 ** min(doublings, 1000)


def largest_finite(losses: FloatArray) -> float:
    """Return the largest finite loss; 0 where there is none."""
    return float(losses.max(initial=0.0, where=losses < math.inf))


class LossBars(QStyledItemDelegate):
    """Paints the cells of the loss column."""

    def __init__(self, model: DataTableModel, table: QTableView) -> None:
        super().__init__(table)
        self._model = model
        self._numbers = NumberPainter(model)
        self._table = table
        self._column = model.loss_column
        self.scale = SMALLEST_SCALE
        table.setItemDelegateForColumn(self._column, self)
        model.modelReset.connect(self._on_model_reset)
        self.show_theme(LIGHT)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._colours = (faint(theme.class_0, _OPACITY), faint(theme.class_1, _OPACITY))

    def show_losses(self, losses: FloatArray) -> None:
        """Choose the scale for losses (m,); if it jumps, every bar is painted anew."""
        before, self.scale = self.scale, scale_for(largest_finite(losses), self.scale)
        if self.scale != before:
            self._table.viewport().update()

    def _on_model_reset(self) -> None:
        """Move to the column of the losses, which stands elsewhere if there are other features."""
        if self._column != self._model.loss_column:
            self._table.setItemDelegateForColumn(self._column, self._table.itemDelegate())
            self._column = self._model.loss_column
            self._table.setItemDelegateForColumn(self._column, self)

    def bar(self, index: Index) -> tuple[float, QColor] | None:
        """Return which part of its cell the bar of a row fills, and its colour; None where no loss is known."""
        model = self._model
        if not 0 <= index.row() < len(model.order):
            return None
        row = int(model.order[index.row()])
        loss = float(model.losses[row])
        if math.isnan(loss):
            return None
        return min(loss / self.scale, 1.0), self._colours[int(model.dataset.labels[row])]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate.paint to paint the bar between the ground and the number."""
        found = self.bar(index)
        if found is not None and not option.state.value & _SELECTED:
            share, colour = found
            ground = self._model.ground(index)
            if ground is not None:
                painter.fillRect(option.rect, ground)
            cell = option.rect
            room = cell.width() - 2 * _INSET
            height = cell.height() - 2 * _INSET
            painter.fillRect(cell.left() + _INSET, cell.top() + _INSET, round(share * room), height, colour)
        if not self._numbers.paint(painter, option, index, None):
            super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate.initStyleOption to leave the ground, which would cover the bar, to `paint`."""
        super().initStyleOption(option, index)
        option.backgroundBrush = QBrush()
