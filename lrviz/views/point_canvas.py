"""The base of the plots in which rows are selected and edited as points, and other things are dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lrviz.core.dataset import LARGEST_FEATURE
from lrviz.views.plane import snapped
from lrviz.views.rows_canvas import RowsCanvas


class PointCanvas(RowsCanvas):
    """Says which row is dragged, selected or to be removed; a handle with a key below 0 is no row.

    A subclass tells by `drag_to` where something goes, and by `has_outgrown` when the points are to be framed anew.
    """

    point_drag_started = Signal(int)
    point_drag_finished = Signal(int)
    handle_drag_started = Signal()
    """Something that is no point, the boundary say, is being dragged."""
    handle_drag_finished = Signal()
    selection_changed = Signal(list)
    remove_requested = Signal(list)

    def __init__(self, name: str, title: str, *, moves_vertically: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name, title, moves_vertically=moves_vertically, parent=parent)
        self._selection: list[int] = []
        self._is_row_dragged = False
        self.gestures.handle_clicked.connect(self._on_gestures_handle_clicked)
        self.gestures.drag_started.connect(self._on_gestures_drag_started)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.gestures.drag_finished.connect(self._on_gestures_drag_finished)

    @property
    def is_editable(self) -> bool:
        """Whether points can be moved and added."""
        return True

    def drag_to(self, key: int, pixel: QPointF) -> None:
        """Wish the row, or what else `key` means, at `pixel`."""

    def has_outgrown(self, *, is_growing: bool) -> bool:
        """Whether the ranges shown no longer serve the points, to which rows are being added if `is_growing`."""
        del is_growing
        return False

    def follow_points(self, *, is_another: bool = False, is_growing: bool = False) -> None:
        """Frame the points anew where a range no longer serves them, but never under the mouse that drags one."""
        if is_another:
            self.gestures.abandon()  # what was being dragged is gone
        if not self.gestures.is_dragging and (is_another or self.has_outgrown(is_growing=is_growing)):
            self.is_moved_by_user = False
            self.home()

    def show_selection(self, rows: Sequence[int]) -> None:
        """Ring the points of `rows`."""
        self._selection = list(rows)
        self.mark_rows()

    def mark_rows(self) -> None:
        """Override RowsCanvas.mark_rows to ring the rows that are selected too."""
        super().mark_rows()
        self.mark(self.points.selected, self._selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent to remove the selected points."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._selection:
            self.remove_requested.emit(list(self._selection))
        else:
            super().keyPressEvent(event)

    def tellable(self, value: float, axis: int) -> float:
        """Return a coordinate without digits that a pixel of `axis` cannot tell, within what data can hold."""
        return min(max(snapped(value, float(self.plane.pixel[axis])), -LARGEST_FEATURE), LARGEST_FEATURE)

    def position_within(self, pixel: QPointF) -> tuple[float, float]:
        """Return the data coordinates of a pixel, or of the nearest that is in view."""
        box = self.plane.rectangle
        inside = QPointF(
            min(max(pixel.x(), box.left()), box.right()),
            min(max(pixel.y(), box.top()), box.bottom()),
        )
        return self.plane.snapped_position(inside)

    @Slot(int, bool)
    def _on_gestures_handle_clicked(self, row: int, is_added: bool) -> None:
        if row >= len(self.places):
            return
        self.show_selection(sorted(set(self._selection) ^ {row}) if is_added else [row])
        self.selection_changed.emit(list(self._selection))

    @Slot(int)
    def _on_gestures_drag_started(self, key: int) -> None:
        self._is_row_dragged = key >= 0 and self.is_editable
        if key < 0:
            self.handle_drag_started.emit()
        elif self._is_row_dragged:
            self.point_drag_started.emit(key)

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, key: int, pixel: QPointF) -> None:
        if key < 0 or (self.is_editable and key < len(self.places)):
            self.drag_to(key, pixel)

    @Slot(int)
    def _on_gestures_drag_finished(self, key: int) -> None:
        if key < 0:
            self.handle_drag_finished.emit()
        elif self._is_row_dragged:
            self.point_drag_finished.emit(key)
        self.follow_points()
