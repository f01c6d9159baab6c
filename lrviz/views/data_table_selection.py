"""The data table's selection, told in rows of the data, whatever order the view shows."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from lrviz.core.arrays import IntArray
from lrviz.views.data_table_model import DataTableModel

MOST_RANGES = 1000
"""Every painted cell is sought in every range of the selection: more of them would take too long."""


class DataTableSelection(QItemSelectionModel):
    """The selected cells, of which plots and menus see only the rows."""

    rows_changed = Signal(list)
    """The same rows as `rows`, when something else than `show_rows` has changed them."""

    def __init__(self, model: DataTableModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._table_model = model
        self._rows: IntArray = np.arange(0)
        self.selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self._on_model_reset)

    @property
    def rows(self) -> IntArray:
        """The data rows with a selected cell, in ascending order."""
        return self._rows

    def cells(self) -> npt.NDArray[np.bool_]:
        """Return which cells (m, d + 4) of the view are selected."""
        cells = np.zeros((self._table_model.rowCount(), self._table_model.columnCount()), dtype=np.bool_)
        areas = self.selection()
        for area in (areas.at(place) for place in range(areas.size())):
            cells[area.top() : area.bottom() + 1, area.left() : area.right() + 1] = True
        return cells

    def show_rows(self, rows: Sequence[int]) -> int | None:
        """Select whole data rows, or none if they are too scattered; return the first view row if that is news."""
        model = self._table_model
        places = np.sort(model.view_rows(np.unique(np.asarray(rows, dtype=np.intp))))
        breaks = np.flatnonzero(np.diff(places) != 1) + 1
        if len(breaks) >= MOST_RANGES:
            places, breaks = places[:0], breaks[:0]
        wanted = np.sort(model.order[places])
        if np.array_equal(wanted, self._rows):
            return None
        self._rows = wanted  # before it is selected, so that it is not told as the user's doing
        chosen, last_column = QItemSelection(), model.columnCount() - 1
        for run in np.split(places, breaks):
            if len(run):
                chosen.select(model.index(int(run[0]), 0), model.index(int(run[-1]), last_column))
        self.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return int(places[0]) if len(places) else None

    def _on_selection_changed(self) -> None:
        rows = np.sort(self._table_model.order[self.cells().any(axis=1)])
        if not np.array_equal(rows, self._rows):
            self._rows = rows
            self.rows_changed.emit(rows.tolist())

    def _on_model_reset(self) -> None:
        self._rows = np.arange(0)
