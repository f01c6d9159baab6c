"""The data table's rows and columns, read straight from arrays.

Sorting is a permutation: view row r shows data row ``order[r]``. The data themselves are never touched, and no row
costs any Python work before it is painted.
"""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from lrviz.core.arrays import FloatArray, IntArray, frozen
from lrviz.core.dataset import Dataset
from lrviz.views.data_table_texts import (
    LIVE_COUNT,
    column_explanation,
    column_name,
    full_text,
    shown_text,
    told_text,
)
from lrviz.views.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_TEXTS: dict[int, Callable[[Dataset, int, float], str]] = {
    _ROLE.DisplayRole: shown_text,
    _ROLE.EditRole: full_text,
    _ROLE.ToolTipRole: told_text,
    _ROLE.AccessibleTextRole: told_text,
}
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable
_NUMBER_PLACE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DataTableModel(QAbstractTableModel):
    """m rows of d features, the label, h(x), loss and h − y, in an order of the user's choice."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dataset = Dataset(features=np.zeros((0, 1)), labels=np.zeros(0))
        self.label_column = 1  # d: columns up to it can be edited, those after it are live
        self.order: IntArray = np.arange(0)
        self.sorted_by: int | None = None
        self._sort_order = Qt.SortOrder.AscendingOrder
        self._view_rows = self.order
        self._live: tuple[FloatArray, ...] = self._unknown()
        self._hovered: int | None = None
        self.show_theme(LIGHT)

    def _unknown(self) -> tuple[FloatArray, ...]:
        return (frozen(np.full(self.dataset.sample_count, np.nan)),) * LIVE_COUNT

    def view_rows(self, data_rows: IntArray) -> IntArray:
        """Return where data rows stand in the view; what is no data row is left out."""
        rows = np.asarray(data_rows, dtype=np.intp)
        return np.asarray(self._view_rows[rows[(rows >= 0) & (rows < len(self.order))]])

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._ink, self._muted, self._hover = QColor(theme.ink), QColor(theme.muted), QColor(theme.grid)
        self._hover.setAlphaF(0.5)
        self._classes = (QColor(theme.class_0_text), QColor(theme.class_1_text))

    def show_dataset(self, dataset: Dataset) -> None:
        """Show other data: in the present order if they are the same rows edited or with more rows after them."""
        old, count = self.dataset, self.dataset.sample_count
        if _is_replaced(old, dataset):
            self.sorted_by = None
            self._reset(dataset)
        elif dataset.sample_count == count:
            self._take_edit(dataset)
        elif _begins_with(dataset, old):
            self.beginInsertRows(QModelIndex(), count, dataset.sample_count - 1)
            added = np.arange(count, dataset.sample_count)
            unknown = np.full(len(added), np.nan)
            self.dataset, self._live = dataset, tuple(frozen(np.append(live, unknown)) for live in self._live)
            self._set_order(np.append(self.order, added))
            self.endInsertRows()
        else:
            self._reset(dataset)

    def _take_edit(self, dataset: Dataset) -> None:
        """Take the same rows with other values; what is the same as before is not painted, and not laid out, again."""
        old, self.dataset = self.dataset, dataset
        is_other = (old.features != dataset.features).any(axis=1) | (old.labels != dataset.labels)
        places = self.view_rows(np.flatnonzero(is_other))
        if len(places):
            # Up to the loss, whose bar has the colour of the label.
            last = self.index(int(places.max()), self.loss_column)
            self.dataChanged.emit(self.index(int(places.min()), 0), last)
        if (old.label_name, old.classes) != (dataset.label_name, dataset.classes):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _reset(self, dataset: Dataset) -> None:
        self.beginResetModel()
        self.dataset, self.label_column = dataset, dataset.feature_count
        self._live, self._hovered = self._unknown(), None
        if self.sorted_by is not None and self.sorted_by > self.label_column:
            self.sorted_by = None  # the live values of the new rows are not known yet
        self._set_order(self._sorted_order())
        self.endResetModel()

    def show_predictions(self, live: tuple[FloatArray, ...], first: int, last: int) -> None:
        """Take h(x), loss and h − y, (m,) by data row, and repaint what changed in view rows `first` to `last`."""
        if any(values.shape != self.dataset.labels.shape for values in live):
            raise ValueError("The table needs one prediction for every row.")
        rows = self.order[first : last + 1]
        moved = [_steps(old[rows]) != _steps(new[rows]) for old, new in zip(self._live, live, strict=True)]
        self._live = live
        places = np.flatnonzero(np.any(moved, axis=0))
        if len(places):
            start = self.index(first + int(places[0]), self.label_column + 1)
            end = self.index(first + int(places[-1]), self.label_column + LIVE_COUNT)
            self.dataChanged.emit(start, end, [_ROLE.DisplayRole])

    def show_hovered_row(self, row: int | None) -> None:
        """Tint one data row."""
        before, self._hovered = self._hovered, row
        changed = np.array([changed for changed in {before, row} if changed is not None], dtype=np.intp)
        for view_row in self.view_rows(changed).tolist():
            start = self.index(view_row, 0)
            self.dataChanged.emit(start, start.siblingAtColumn(self.columnCount() - 1), [_ROLE.BackgroundRole])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Override QAbstractItemModel.sort to permute the view; column −1 is the order of the data."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        cells = [(int(self.order[index.row()]), index.column()) for index in kept]
        self.sorted_by, self._sort_order = column if column >= 0 else None, order
        self._set_order(self._sorted_order())
        self.changePersistentIndexList(kept, [self.index(int(self._view_rows[row]), place) for row, place in cells])
        self.layoutChanged.emit()

    def _sorted_order(self) -> IntArray:
        if self.sorted_by is None:
            return np.arange(self.dataset.sample_count)
        values = self.values(self.sorted_by)
        descending = self._sort_order == Qt.SortOrder.DescendingOrder
        return np.argsort(-values if descending else values, kind="stable")

    def _set_order(self, order: IntArray) -> None:
        self.order = order
        self._view_rows = np.empty_like(order)
        self._view_rows[order] = np.arange(len(order))

    @property
    def loss_column(self) -> int:
        """The column of the losses."""
        return self.label_column + 2

    @property
    def losses(self) -> FloatArray:
        """The loss (m,) of each data row; NaN while it is not known."""
        return self._live[1]

    def values(self, column: int) -> FloatArray:
        """Return a column (m,), by data row."""
        if column < self.label_column:
            return np.asarray(self.dataset.features[:, column])
        return self.dataset.labels if column == self.label_column else self._live[column - self.label_column - 1]

    def full_texts(self, view_rows: slice, columns: range) -> Iterator[list[str]]:
        """Return every digit of a rectangle of cells, row by row; what is not known yet is empty."""
        rows = self.order[view_rows]
        texts = [
            [full_text(self.dataset, column, value) for value in self.values(column)[rows].tolist()]
            for column in columns
        ]
        return (list(row) for row in zip(*texts, strict=True))

    def look(self, index: Index) -> tuple[str, QColor] | None:
        """Return what is written in a cell and its colour, in one answer; None if there is no such cell."""
        place, column = index.row(), index.column()
        if not (0 <= place < len(self.order) and column <= self.label_column + LIVE_COUNT):
            return None
        row = int(self.order[place])
        return shown_text(self.dataset, column, float(self.values(column)[row])), self._ink_of(row, column)

    def ground(self, index: Index) -> QColor | None:
        """Return the tint of a cell, if it has one."""
        is_tinted = self._hovered is not None and self._holds(index) and self.order[index.row()] == self._hovered
        return self._hover if is_tinted else None

    def _ink_of(self, row: int, column: int) -> QColor:
        if column == self.label_column:
            return self._classes[int(self.dataset.labels[row])]
        # A loss stands on its bar, on which muted ink would be hard to read.
        return self._ink if column < self.label_column or column == self.loss_column else self._muted

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Override QAbstractTableModel.rowCount to return m."""
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Override QAbstractTableModel.columnCount to return d + 4."""
        return 0 if parent.isValid() else self.label_column + 1 + LIVE_COUNT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override QAbstractTableModel.flags to let features and label be edited."""
        return _EDITABLE if index.column() <= self.label_column else _READ_ONLY

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Override QAbstractTableModel.data to answer from the arrays."""
        if not self._holds(index):
            return None
        row, column = int(self.order[index.row()]), index.column()
        text = _TEXTS.get(role)
        if text is not None:
            return text(self.dataset, column, float(self.values(column)[row]))
        if role == _ROLE.ForegroundRole:
            return self._ink_of(row, column)
        if role == _ROLE.TextAlignmentRole:
            return _NUMBER_PLACE
        return self.ground(index) if role == _ROLE.BackgroundRole else None

    def _holds(self, index: Index) -> bool:
        return index.isValid() and index.row() < self.rowCount() and index.column() < self.columnCount()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Override QAbstractTableModel.headerData to name columns, and rows by their place in the data."""
        if role == _ROLE.TextAlignmentRole:
            return _NUMBER_PLACE
        count = self.rowCount() if orientation == Qt.Orientation.Vertical else self.columnCount()
        # While rows or columns vanish, Qt asks once more for those that were there.
        if role not in {_ROLE.DisplayRole, _ROLE.ToolTipRole} or not 0 <= section < count:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.order[section] + 1) if role == _ROLE.DisplayRole else None
        return (column_name if role == _ROLE.DisplayRole else column_explanation)(self.dataset, section)


def _is_replaced(old: Dataset, new: Dataset) -> bool:
    """Tell whether these are other data altogether; an edit keeps the name, saving under a name keeps the values."""
    return old.feature_names != new.feature_names or (old.name != new.name and not _begins_with(new, old))


def _begins_with(longer: Dataset, shorter: Dataset) -> bool:
    pairs = ((longer.features, shorter.features), (longer.labels, shorter.labels))
    return all(np.array_equal(whole[: len(start)], start) for whole, start in pairs)


def _steps(live: FloatArray) -> FloatArray:
    """Return the numbers of the intervals within which a live value's three decimals and its sign stay the same."""
    with np.errstate(over="ignore"):
        return np.asarray(np.floor(live * 2000.0))
