"""The training data as a table: edited in place, sorted, copied and pasted, with each row's live prediction.

The signals say what the user wishes, always in rows of the data, whatever order the view shows; the ``show_…``
methods draw values and wish nothing.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.dataset import Dataset
from lrviz.files.clipboard import block_text, parse_block
from lrviz.views.cell_delegate import CellDelegate, Paste, block_paste, fill_paste
from lrviz.views.data_table_model import DataTableModel
from lrviz.views.theme import LIGHT, Theme

__all__ = ["DataTable", "Paste"]

_EMPTY = "Add a student, paste from a spreadsheet, or open a CSV file."
_SAMPLED_ROWS = 32
_CELL_PADDING, _NARROWEST, _WIDEST = 9, 40, 96
_MOST_RANGES = 1000  # every painted cell is sought in every range of the selection
_Flag = QItemSelectionModel.SelectionFlag
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_STYLE = """
QTableView {{ background: {card}; color: {ink}; gridline-color: {grid}; border: none; }}
QHeaderView {{ background: {card}; border: none; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: none; padding: 2px 4px; }}
QHeaderView::section:horizontal {{ border-bottom: 1px solid {grid}; padding-top: 7px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center; width: 9px; height: 7px; }}
QTableCornerButton::section {{ background: {card}; border: none; border-bottom: 1px solid {grid}; }}
"""


class DataTable(QTableView):
    """The rows of a data set: features, label, and what the present weights and bias make of them."""

    feature_edit_requested = Signal(int, int, float)
    label_edit_requested = Signal(int, int)
    paste_requested = Signal(object)
    """A `Paste`: the rows to be replaced or added, in full."""
    remove_rows_requested = Signal(list)
    add_row_requested = Signal()
    selection_changed = Signal(list)
    row_hovered = Signal(object)
    problem_found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data_table")
        self.setAccessibleName("Training data")
        self._model = DataTableModel(self)
        self._delegate = CellDelegate(self._model, self)
        self._known_rows: IntArray = np.arange(0)
        self._hovered: int | None = None
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._set_up_behaviour()
        self._menu = self._context_menu()
        self._delegate.accepted.connect(self._on_cell_accepted)
        self._delegate.refused.connect(self.problem_found)
        self._delegate.left.connect(self._on_cell_left)
        self._model.modelReset.connect(self._on_model_reset)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.show_theme(LIGHT)

    def _set_up_behaviour(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setTabKeyNavigation(False)  # Tab leaves the table, else a keyboard could never
        self.setWordWrap(False)
        self.setMouseTracking(True)
        font = self.font()
        font.setFeature(QtGui.QFont.Tag("tnum"), 1)
        self.setFont(font)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        # The header asks for the flags of every selected cell: a minute for a million. It needs no selection.
        columns.setSelectionModel(QItemSelectionModel(self._model, columns))
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setMinimumSectionSize(24)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, _ASCENDING)
        columns.sectionPressed.connect(self._before_sort)
        self.setSortingEnabled(True)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 8)

    def _context_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("&Copy", self.copy_selection)
        menu.addAction("&Paste", self.paste)
        menu.addSeparator()
        menu.addAction("&Add row", self.add_row_requested.emit)
        menu.addAction("&Remove rows", self._request_removal)
        menu.addSeparator()
        menu.addAction("&Sort by this column", self._sort_by_current_column)
        return menu

    def show_dataset(self, dataset: Dataset) -> None:
        """Show the data; selection, order and an open editor stay if they are the same rows edited."""
        editor, current = self._open_editor(), self.currentIndex()
        typed = editor.text() if editor is not None and editor.isModified() else ""
        row, column = current.row(), current.column()
        self._model.show_dataset(dataset)
        if row >= 0 and not self.currentIndex().isValid():
            kept = self._model.index(min(row, dataset.sample_count - 1), column)
            self.selectionModel().setCurrentIndex(kept, _Flag.NoUpdate)
        if typed and self._open_editor() is None:
            self.problem_found.emit(f'The rows changed while "{typed}" was being typed: type it again.')
        if self._model.sorted_by is None:
            self.horizontalHeader().setSortIndicator(-1, _ASCENDING)
        names = ", ".join((*dataset.feature_names, dataset.label_name))
        self.setAccessibleDescription(f"{dataset.sample_count} rows of {names}, and their h(x), loss and h − y.")

    def show_predictions(self, probabilities: FloatArray, losses: FloatArray, residuals: FloatArray) -> None:
        """Show h(x), loss and h − y, (m,) arrays by data row; only visible rows cost anything."""
        last = self.rowAt(self.viewport().height() - 1)
        rows = max(self.rowAt(0), 0), last if last >= 0 else self._model.rowCount() - 1
        self._model.show_predictions((probabilities, losses, residuals), *rows)

    def show_selection(self, rows: Sequence[int]) -> None:
        """Select whole data rows and bring the first into sight, unless they are selected already."""
        places = np.sort(self._model.view_rows(np.unique(np.asarray(rows, dtype=np.intp))))
        breaks = np.flatnonzero(np.diff(places) != 1) + 1
        if len(breaks) >= _MOST_RANGES:
            places, breaks = places[:0], breaks[:0]
        wanted = np.sort(self._model.order[places])
        if np.array_equal(wanted, self._known_rows):
            return
        self._known_rows = wanted
        chosen, last_column = QItemSelection(), self._model.columnCount() - 1
        for run in np.split(places, breaks):
            if len(run):
                chosen.select(self._model.index(int(run[0]), 0), self._model.index(int(run[-1]), last_column))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)
        if len(places) and self._open_editor() is None:
            self.scrollTo(self._model.index(int(places[0]), max(self.currentIndex().column(), 0)))

    def show_hovered_row(self, row: int | None) -> None:
        """Tint the data row that the mouse is over, here or in a plot."""
        self._model.show_hovered_row(row)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._muted = QtGui.QColor(theme.muted)
        self._delegate.error_colour = theme.error
        self._model.show_theme(theme)
        self.setStyleSheet(_STYLE.format(card=theme.card, ink=theme.ink, grid=theme.grid, muted=theme.muted))

    def commit_pending_edit(self) -> None:
        """Take what stands in an open editor, or say why not; then there is no open editor."""
        editor = self._open_editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, self._delegate.EndEditHint.NoHint)

    def copy_selection(self) -> None:
        """Put the selected rectangle on the clipboard as text between tabs, every digit of it."""
        cells = self._selected_cells()
        rows, columns = (np.flatnonzero(cells.any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return
        top, bottom, left, right = (int(place) for place in (rows[0], rows[-1] + 1, columns[0], columns[-1] + 1))
        if not cells[top:bottom, left:right].all():
            self.problem_found.emit("Only one rectangle of cells can be copied at a time: select one.")
            return
        texts = self._model.full_texts(slice(top, bottom), range(left, right))
        QtGui.QGuiApplication.clipboard().setText(block_text(list(texts)))

    def paste(self) -> None:
        """Wish for the clipboard's text in the cells from the selection's corner on, or say why it cannot be."""
        self.commit_pending_edit()
        try:
            paste = self._resolved(QtGui.QGuiApplication.clipboard().text())
        except ValueError as problem:
            self.problem_found.emit(str(problem))
        else:
            self.paste_requested.emit(paste)

    def _resolved(self, text: str) -> Paste:
        block = parse_block(text)
        if not any(block):
            raise ValueError("There is no text on the clipboard to paste.")
        dataset, order, cells = self._model.dataset, self._model.order, self._selected_cells()
        rows, columns = (np.flatnonzero(cells.any(axis=axis)) for axis in (1, 0))
        if cells.sum() > 1 and len(block) == len(block[0]) == 1:
            return fill_paste(dataset, block[0][0], order[rows], cells[rows])
        if len(rows):
            return block_paste(dataset, block, order[rows[0] :], int(columns[0]))
        current = self.currentIndex()
        start = current.row() if current.isValid() else len(order)
        return block_paste(dataset, block, order[start:], max(current.column(), 0))

    def select_added_row(self, row: int) -> None:
        """Go to a data row that was just added and open its first cell."""
        for place in self._model.view_rows(np.array([row])):
            index = self._model.index(int(place), 0)
            self.setFocus()
            self._go_to(index)
            self.edit(index)

    def _on_cell_accepted(self, row: int, column: int, value: float) -> None:
        if column == self._model.label_column:
            self.label_edit_requested.emit(row, int(value))
        else:
            self.feature_edit_requested.emit(row, column, value)

    def _on_cell_left(self, down: int, right: int) -> None:
        """Go on to the next row, or along the editable cells, whose editor is opened."""
        width, current = self._model.label_column + 1, self.currentIndex()
        row, column = divmod(current.row() * width + current.column() + down * width + right, width)
        target = self._model.index(row, column)
        if target.isValid():
            self._go_to(target)
            if right:
                self.edit(target)

    def _go_to(self, index: QModelIndex) -> None:
        """Make a cell the only one selected, even if Shift is held, as in Shift+Tab."""
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def _on_model_reset(self) -> None:
        self._known_rows, self._hovered = np.arange(0), None
        self._fit_columns()

    def _before_sort(self) -> None:
        """Commit, and let go of a selection that is too large to be carried along cell by cell."""
        self.commit_pending_edit()
        if len(self._known_rows) > _MOST_RANGES:
            self.clearSelection()

    def _on_selection_changed(self) -> None:
        """Say which rows are selected, unless they were last shown or said."""
        rows = np.sort(self._model.order[self._selected_cells().any(axis=1)])
        if not np.array_equal(rows, self._known_rows):
            self._known_rows = rows
            self.selection_changed.emit(rows.tolist())

    def _request_removal(self) -> None:
        if len(self._known_rows):
            self.remove_rows_requested.emit(self._known_rows.tolist())

    def _sort_by_current_column(self) -> None:
        """Do what a click on the header does: ascending, then descending, then the order of the data."""
        self._before_sort()
        header, column = self.horizontalHeader(), max(self.currentIndex().column(), 0)
        again = header.sortIndicatorSection() == column
        if again and header.sortIndicatorOrder() == _DESCENDING:
            column = -1
        header.setSortIndicator(column, _DESCENDING if again and column >= 0 else _ASCENDING)

    def _open_editor(self) -> QLineEdit | None:
        editor = self.indexWidget(self.currentIndex())
        return editor if isinstance(editor, QLineEdit) else None

    def _selected_cells(self) -> npt.NDArray[np.bool_]:
        cells = np.zeros((self._model.rowCount(), self._model.columnCount()), dtype=np.bool_)
        areas = self.selectionModel().selection()
        for area in (areas.at(place) for place in range(areas.size())):
            cells[area.top() : area.bottom() + 1, area.left() : area.right() + 1] = True
        return cells

    def _fit_columns(self) -> None:
        """Give each column what its texts need and share out the rest, so that nothing scrolls while it need not."""
        model, measure = self._model, self.fontMetrics().horizontalAdvance
        sampled = range(min(model.rowCount(), _SAMPLED_ROWS))
        needed = [
            max(measure(text) for text in (model.column_name(column), *model.sample_texts(column, sampled)))
            for column in range(model.columnCount())
        ]
        widths = np.clip(np.array(needed) + _CELL_PADDING, _NARROWEST, _WIDEST)
        spare = max(self.viewport().width() - int(widths.sum()), 0)
        widths += np.diff(np.linspace(0, spare, len(widths) + 1).astype(int))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, int(width))

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Override QTableView.keyPressEvent to copy, paste and remove, and never to search by typing."""
        typed = event.text().isprintable() and event.text() != ""
        editable = 0 <= self.currentIndex().column() <= self._model.label_column
        if event.matches(QtGui.QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QtGui.QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self._request_removal()
        elif typed and (event.text() == " " or not editable):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Override QTableView.viewportEvent to say which row the mouse is over."""
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.Leave}:
            place = self.rowAt(int(event.position().y())) if isinstance(event, QtGui.QMouseEvent) else -1
            row = int(self._model.order[place]) if place >= 0 else None
            if row != self._hovered:
                self._hovered = row
                self.row_hovered.emit(row)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        """Override QTableView.contextMenuEvent to open the menu."""
        self._menu.popup(event.globalPos())

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Override QTableView.resizeEvent to fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Override QTableView.paintEvent to say in an empty table how it is filled."""
        super().paintEvent(event)
        if not self._model.rowCount():
            painter = QtGui.QPainter(self.viewport())
            painter.setPen(self._muted)
            place = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), _EMPTY)
