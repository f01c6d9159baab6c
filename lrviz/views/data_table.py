"""The training data as a table: edited in place, sorted, copied and pasted, with each row's live prediction.

The signals say what the user wishes, always in rows of the data, whatever order the view shows; the ``show_…``
methods draw values and wish nothing.
"""

from collections.abc import Sequence

import numpy as np
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.views.cell_delegate import CellDelegate
from lrviz.views.data_table_bars import LossBars
from lrviz.views.data_table_clipboard import Paste, copied_text, resolved_paste
from lrviz.views.data_table_header import DataTableHeader
from lrviz.views.data_table_looks import paint_empty, style_sheet, with_tabular_figures
from lrviz.views.data_table_model import DataTableModel
from lrviz.views.data_table_selection import MOST_RANGES, DataTableSelection
from lrviz.views.theme import LIGHT, Theme

__all__ = ["DataTable", "Paste"]

_Flag = QItemSelectionModel.SelectionFlag


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
        self._selection = DataTableSelection(self._model, self)
        self._header = DataTableHeader(self._model, self)
        self._delegate, self._bars = CellDelegate(self._model, self), LossBars(self._model, self)
        self._hovered: int | None = None
        self.setModel(self._model)
        self.setSelectionModel(self._selection)
        self.setItemDelegate(self._delegate)
        self._set_up_behaviour()
        self._set_up_headers()
        self._menu = self._context_menu()
        self._delegate.feature_accepted.connect(self.feature_edit_requested)
        self._delegate.label_accepted.connect(self.label_edit_requested)
        self._delegate.refused.connect(self.problem_found)
        self._delegate.left.connect(self._on_cell_left)
        self._model.modelReset.connect(self._on_model_reset)
        self._selection.rows_changed.connect(self.selection_changed)
        self._header.sectionPressed.connect(self._before_sort)
        self.show_theme(LIGHT)

    def _set_up_behaviour(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setTabKeyNavigation(False)  # Tab leaves the table, else a keyboard could never
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFont(with_tabular_figures(self.font()))

    def _set_up_headers(self) -> None:
        self.setHorizontalHeader(self._header)
        # The header asks for the flags of every selected cell: a minute for a million. It needs no selection.
        self._header.setSelectionModel(QItemSelectionModel(self._model, self._header))
        self._header.fit_columns()
        self.setSortingEnabled(True)
        rows = self.verticalHeader()
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
            self._selection.setCurrentIndex(kept, _Flag.NoUpdate)
        if typed and self._open_editor() is None:
            self.problem_found.emit(f'The rows changed while "{typed}" was being typed: type it again.')
        self._header.follow_edit()
        names = ", ".join((*dataset.feature_names, dataset.label_name))
        self.setAccessibleDescription(f"{dataset.sample_count} rows of {names}, and their h(x), loss and h − y.")

    def show_predictions(self, probabilities: FloatArray, losses: FloatArray, residuals: FloatArray) -> None:
        """Show h(x), loss and h − y, (m,) arrays by data row; only visible rows cost anything."""
        last = self.rowAt(self.viewport().height() - 1)
        rows = max(self.rowAt(0), 0), last if last >= 0 else self._model.rowCount() - 1
        self._model.show_predictions((probabilities, losses, residuals), *rows)
        self._bars.show_losses(losses)

    @property
    def selected_rows(self) -> list[int]:
        """The data rows of which a cell is selected."""
        return [int(row) for row in self._selection.rows]

    def show_selection(self, rows: Sequence[int]) -> None:
        """Select whole data rows and bring the first into sight, unless they are selected already."""
        first = self._selection.show_rows(rows)
        if first is not None and self._open_editor() is None:
            self.scrollTo(self._model.index(first, max(self.currentIndex().column(), 0)))

    def show_hovered_row(self, row: int | None) -> None:
        """Tint the data row that the mouse is over, here or in a plot."""
        self._model.show_hovered_row(row)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._muted = QtGui.QColor(theme.muted)
        self._delegate.error_colour = theme.error
        self._model.show_theme(theme)
        self._bars.show_theme(theme)
        self.setStyleSheet(style_sheet(theme))

    def commit_pending_edit(self) -> None:
        """Take what stands in an open editor, or say why not; then there is no open editor."""
        editor = self._open_editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, self._delegate.EndEditHint.NoHint)

    def copy_selection(self) -> None:
        """Put the selected rectangle on the clipboard as text between tabs, every digit of it."""
        try:
            text = copied_text(self._model, self._selection.cells())
        except ValueError as problem:
            self.problem_found.emit(str(problem))
            return
        if text is not None:
            QtGui.QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Wish for the clipboard's text in the cells from the selection's corner on, or say why it cannot be."""
        self.commit_pending_edit()
        text, current = QtGui.QGuiApplication.clipboard().text(), self.currentIndex()
        start = (current.row(), current.column()) if current.isValid() else (self._model.rowCount(), 0)
        try:
            paste = resolved_paste(self._model, text, self._selection.cells(), start)
        except ValueError as problem:
            self.problem_found.emit(str(problem))
        else:
            self.paste_requested.emit(paste)

    def select_added_row(self, row: int) -> None:
        """Go to a data row that was just added and open its first cell."""
        for place in self._model.view_rows(np.array([row])):
            index = self._model.index(int(place), 0)
            self.setFocus()
            self._go_to(index)
            self.edit(index)

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
        self._selection.setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def _on_model_reset(self) -> None:
        self._hovered = None

    def _before_sort(self) -> None:
        """Commit, and let go of a selection that is too large to be carried along cell by cell."""
        self.commit_pending_edit()
        if len(self._selection.rows) > MOST_RANGES:
            self.clearSelection()

    def _request_removal(self) -> None:
        if len(self._selection.rows):
            self.remove_rows_requested.emit(self._selection.rows.tolist())

    def _sort_by_current_column(self) -> None:
        self._before_sort()
        self._header.flip_sort_indicator(max(self.currentIndex().column(), 0))

    def _open_editor(self) -> QLineEdit | None:
        editor = self.indexWidget(self.currentIndex())
        return editor if isinstance(editor, QLineEdit) else None

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

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Override QTableView.paintEvent to say in an empty table how it is filled."""
        super().paintEvent(event)
        if not self._model.rowCount():
            paint_empty(self.viewport(), self._muted)
