"""Edits of the data, from the table and from the plots: each is one undo step."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from lrviz.core.dataset import Dataset, DatasetError
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.data_table import DataTable, Paste
from lrviz.views.fit_stack import FitStack
from lrviz.views.message_bar import MessageBar


class EditingController(QObject):
    """Turns wishes into edits; the table and the plots show one selection."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        table: DataTable,
        fits: FitStack,
        message_bar: MessageBar,
    ) -> None:
        super().__init__(table)
        self._session = session
        self._actions = actions
        self._table = table
        self._fit, self._plane = fits.fit, fits.plane
        self._message_bar = message_bar
        self._gesture: object = None
        self._selected: list[int] = []
        self._problem = ""
        self._connect_table()
        self._connect_plots()
        self._connect_actions()
        session.dataset_changed.connect(self._on_session_dataset_changed)
        self._show_availability()

    def _connect_table(self) -> None:
        self._table.feature_edit_requested.connect(self._on_table_feature_edit_requested)
        self._table.label_edit_requested.connect(self._on_table_label_edit_requested)
        self._table.paste_requested.connect(self._on_table_paste_requested)
        self._table.add_row_requested.connect(self._on_add_row_triggered)
        self._table.remove_rows_requested.connect(self._remove)
        self._table.selection_changed.connect(self._on_table_selection_changed)
        self._table.problem_found.connect(self._on_table_problem_found)

    def _connect_plots(self) -> None:
        for plot in (self._fit, self._plane):
            plot.point_drag_started.connect(self._on_plot_point_drag_started)
            plot.point_drag_finished.connect(self._on_plot_point_drag_finished)
            plot.selection_changed.connect(self._on_plot_selection_changed)
            plot.remove_requested.connect(self._remove)
            plot.row_hovered.connect(self._table.show_hovered_row)
            self._table.row_hovered.connect(plot.show_hovered_row)
        self._fit.point_dragged.connect(self._on_fit_point_dragged)
        self._fit.point_add_requested.connect(self._on_fit_point_add_requested)
        self._plane.point_dragged.connect(self._on_plane_point_dragged)
        self._plane.point_add_requested.connect(self._on_plane_point_add_requested)

    def _connect_actions(self) -> None:
        self._actions.add_row.triggered.connect(self._on_add_row_triggered)
        self._actions.remove_rows.triggered.connect(self._on_remove_rows_triggered)
        self._actions.swap_classes.triggered.connect(self._on_swap_classes_triggered)
        self._actions.copy.triggered.connect(self._table.copy_selection)
        self._actions.paste.triggered.connect(self._table.paste)
        self._actions.undo.triggered.connect(self._on_undo_triggered)
        self._actions.redo.triggered.connect(self._on_redo_triggered)
        self._actions.close_message.triggered.connect(self._message_bar.clear)
        self._session.undo_changed.connect(self._show_availability)

    def _edit(self, text: str, dataset: Dataset, gesture: object = None) -> None:
        self._session.edit(text, self._session.document.with_dataset(dataset), gesture)
        if self._message_bar.is_showing(self._problem):
            self._message_bar.clear()  # what it complained of has been typed anew

    @property
    def _dataset(self) -> Dataset:
        return self._session.document.dataset

    @Slot(int, int, float)
    def _on_table_feature_edit_requested(self, row: int, column: int, value: float) -> None:
        self._edit(f"Edit {self._dataset.feature_names[column]}", self._dataset.with_feature(row, column, value))

    @Slot(int, int)
    def _on_table_label_edit_requested(self, row: int, label: int) -> None:
        self._edit(f"Edit {self._dataset.label_name}", self._dataset.with_label(row, label))

    @Slot(str)
    def _on_table_problem_found(self, problem: str) -> None:
        self._problem = problem
        self._message_bar.show_message(problem)

    @Slot(object)
    def _on_table_paste_requested(self, paste: Paste) -> None:
        self._edit("Paste", self._dataset.with_rows(paste.rows, paste.features, paste.labels))

    @Slot()
    def _on_add_row_triggered(self) -> None:
        """Add a copy of the last row, for its cells to be typed over; in an empty table, zeros."""
        self._table.commit_pending_edit()
        dataset = self._dataset
        features = list(dataset.features[-1]) if dataset.sample_count else [0.0] * dataset.feature_count
        label = int(dataset.labels[-1]) if dataset.sample_count else 0
        self._edit("Add row", dataset.with_row(features, label))
        self._table.select_added_row(self._dataset.sample_count - 1)

    @Slot()
    def _on_remove_rows_triggered(self) -> None:
        self._remove(self._selected)

    @Slot(list)
    def _remove(self, rows: Sequence[int]) -> None:
        self._table.commit_pending_edit()
        if rows:
            text = "Remove row" if len(rows) == 1 else f"Remove {len(rows)} rows"
            self._edit(text, self._dataset.without_rows(rows))

    @Slot()
    def _on_swap_classes_triggered(self) -> None:
        self._table.commit_pending_edit()
        self._edit("Swap classes", self._dataset.with_classes_swapped())

    @Slot()
    def _on_undo_triggered(self) -> None:
        self._table.commit_pending_edit()
        self._session.undo_stack.undo()

    @Slot()
    def _on_redo_triggered(self) -> None:
        self._table.commit_pending_edit()
        self._session.undo_stack.redo()

    @Slot(int)
    def _on_plot_point_drag_started(self, _row: int) -> None:
        self._table.commit_pending_edit()
        self._gesture = object()
        self._session.grip.take(self)

    @Slot(int, float, int)
    def _on_fit_point_dragged(self, row: int, x: float, label: int) -> None:
        self._move(row, [x], label)

    @Slot(int, float, float)
    def _on_plane_point_dragged(self, row: int, x: float, y: float) -> None:
        self._move(row, [x, y], int(self._dataset.labels[row]))

    def _move(self, row: int, features: list[float], label: int) -> None:
        try:
            dataset = self._dataset.with_rows([row], [features], [label])
        except DatasetError as error:
            self._message_bar.show_message(str(error))
        else:
            self._edit("Move point", dataset, self._gesture)

    @Slot(int)
    def _on_plot_point_drag_finished(self, _row: int) -> None:
        self._gesture = None
        self._session.grip.let_go(self)

    @Slot(float, int)
    def _on_fit_point_add_requested(self, x: float, label: int) -> None:
        self._add([x], label)

    @Slot(float, float, int)
    def _on_plane_point_add_requested(self, x: float, y: float, label: int) -> None:
        self._add([x, y], label)

    def _add(self, features: list[float], label: int) -> None:
        self._table.commit_pending_edit()
        if self._dataset.feature_count != len(features):
            return
        try:
            self._edit("Add point", self._dataset.with_row(features, label))
        except DatasetError as error:
            self._message_bar.show_message(str(error))
        else:
            self._show_selection([self._dataset.sample_count - 1])
            self._on_plot_selection_changed([self._dataset.sample_count - 1])

    def _show_selection(self, rows: list[int]) -> None:
        for plot in (self._fit, self._plane):
            plot.show_selection(rows)

    @Slot(list)
    def _on_table_selection_changed(self, rows: list[int]) -> None:
        self._selected = rows
        self._show_selection(rows)
        self._show_availability()

    @Slot(list)
    def _on_plot_selection_changed(self, rows: list[int]) -> None:
        self._selected = rows
        self._table.show_selection(rows)
        self._show_availability()

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        # The table knows which of its rows are still the same.
        self._selected = self._table.selected_rows
        self._show_selection(self._selected)
        self._show_availability()

    @Slot()
    def _show_availability(self) -> None:
        stack = self._session.undo_stack
        self._actions.show_undo(stack.undoText(), stack.redoText())
        self._actions.remove_rows.setEnabled(bool(self._selected))
