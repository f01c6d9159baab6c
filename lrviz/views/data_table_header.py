"""The data table's column header: a click on it sorts, and it gives each column the width that its texts need."""

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from lrviz.core.arrays import IntArray
from lrviz.views.data_table_model import DataTableModel
from lrviz.views.data_table_texts import LIVE_SHAPES, column_name, shown_text

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_MEASURED_CELLS = 1000
"""Of more cells a sample is measured, evenly spread: an edit is shown 60 times a second while a point is dragged."""
_PADDING = 9
_AIR = 4
_NARROWEST, _COMFORTABLE, _WIDEST = 24, 40, 96
_AS_ZEROS = str.maketrans("123456789", "0" * 9)


class DataTableHeader(QHeaderView):
    """The names of the columns, their widths, and the arrow that shows which of them the rows are sorted by."""

    def __init__(self, model: DataTableModel, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table_model = model
        self._table = table
        self._needed: IntArray = np.arange(0)
        self._texts: IntArray = np.arange(0)
        self.setModel(model)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumSectionSize(_NARROWEST)
        self.setSortIndicatorClearable(True)
        self._show_unsorted()
        model.modelReset.connect(self.fit_columns)

    def _show_unsorted(self) -> None:
        self.setSortIndicator(-1, _ASCENDING)

    def flip_sort_indicator(self, column: int) -> None:
        """Do what a click on the header does: ascending, then descending, then the order of the data."""
        if self.sortIndicatorSection() != column:
            self.setSortIndicator(column, _ASCENDING)
        elif self.sortIndicatorOrder() == _ASCENDING:
            self.setSortIndicator(column, _DESCENDING)
        else:
            self._show_unsorted()

    def fit_columns(self) -> None:
        """Measure the texts and share out the room."""
        self._needed = self._measured()
        self._share_room()

    def follow_edit(self) -> None:
        """Drop the arrow if the model dropped its order; share out the room anew if a text has outgrown its column."""
        if self._table_model.sorted_by is None:
            self._show_unsorted()
        needed = self._measured()
        has_grown = needed > self._needed
        self._needed = np.maximum(needed, self._needed)
        if any(self.sectionSize(int(column)) < needed[column] for column in np.flatnonzero(has_grown)):
            self._share_room()

    def _measured(self) -> IntArray:
        """Return the width (d + 4,) that each column needs for its name and its texts; note what the texts need."""
        name_width, text_width = (view.fontMetrics().horizontalAdvance for view in (self, self._table))
        model, columns = self._table_model, range(self._table_model.columnCount())
        names = [name_width(column_name(model.dataset, column)) for column in columns]
        self._texts = _PADDING + np.array(
            [max(map(text_width, _shapes(model, column)), default=0) for column in columns]
        )
        return np.asarray(np.maximum(_PADDING + np.array(names), self._texts))

    def _share_room(self) -> None:
        room = self.viewport().width()
        for column, width in enumerate(shared_widths(shortened(self._needed, self._texts, room), room).tolist()):
            self.resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QHeaderView.resizeEvent to share out the new room."""
        super().resizeEvent(event)
        self._share_room()


def _shapes(model: DataTableModel, column: int) -> set[str]:
    """Return a column's texts with 0 for any digit: digits are equally wide, so that few texts are to be measured."""
    if column > model.label_column:
        return set(LIVE_SHAPES[column - model.label_column - 1])
    every = math.ceil(model.rowCount() * (model.label_column + 1) / _MEASURED_CELLS) or 1
    values = model.values(column)[::every].tolist()
    return {shown_text(model.dataset, column, value).translate(_AS_ZEROS) for value in values}


def shortened(needed: IntArray, texts: IntArray, room: int) -> IntArray:
    """Return the widths (k,) that are `needed` less what long names can give up where the `room` is short.

    A name may end in "…", of which a tool tip tells the rest; the cells, which need `texts` (k,) with some air, are
    not cut off.
    """
    least = np.minimum(needed, _WIDEST)
    spare = np.maximum(least - np.maximum(texts - _AIR, _NARROWEST), 0)
    missing = min(max(int(least.sum()) - room, 0), int(spare.sum()))
    return np.asarray(least - _parts(missing, spare)) if missing else needed


def shared_widths(needed: IntArray, room: int) -> IntArray:
    """Return widths (k,) that add up to `room`, unless the columns that need it scroll.

    Each column gets what it needs up to 96 pixels, even if that scrolls; room to spare goes to those that need more or
    are less than 40 wide, and what is left then to all alike.
    """
    least = np.minimum(needed, _WIDEST)
    wanting = np.maximum(needed, _COMFORTABLE) - least
    spare = max(room - int(least.sum()), 0)
    wanted = min(spare, int(wanting.sum()))
    return least + _parts(wanted, wanting) + _parts(spare - wanted, np.ones_like(needed))


def _parts(whole: int, shares: IntArray) -> IntArray:
    """Return integers (k,) that add up to `whole`, in proportion to `shares` (k,)."""
    ends = np.cumsum(shares) * whole // max(int(shares.sum()), 1)
    return np.diff(ends, prepend=0)
