"""The base of the plots in which each row is a point: one selection, one hovered row, and what is dragged."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.dataset import LARGEST_FEATURE
from lrviz.views.canvas import Canvas
from lrviz.views.gestures import Handle
from lrviz.views.plane import snapped
from lrviz.views.point_items import PointItems
from lrviz.views.theme import Theme

_REACH_PIXELS = 10.0


class PointCanvas(Canvas):
    """Says which row is dragged, selected, hovered or to be removed; a handle with a key below 0 is no row.

    A subclass tells by `places` where the rows lie, by `drawn_of` which of some rows are drawn, by `drag_to` where
    something goes, and by `drag_ended` what follows a drag.
    """

    point_drag_started = Signal(int)
    point_drag_finished = Signal(int)
    handle_drag_started = Signal()
    """Something that is no point, the boundary say, is being dragged."""
    handle_drag_finished = Signal()
    selection_changed = Signal(list)
    remove_requested = Signal(list)
    row_hovered = Signal(object)

    def __init__(self, name: str, title: str, *, moves_vertically: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name, title, moves_vertically=moves_vertically, parent=parent)
        self.points = PointItems(self.plotItem)
        self._selection: list[int] = []
        self._hovered_row: int | None = None
        self.gestures.handle_clicked.connect(self._on_gestures_handle_clicked)
        self.gestures.drag_started.connect(self._on_gestures_drag_started)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.gestures.drag_finished.connect(self._on_gestures_drag_finished)

    @property
    def places(self) -> tuple[FloatArray, FloatArray]:
        """Where the rows lie: x (m,) and y (m,)."""
        return np.empty(0), np.empty(0)

    @property
    def is_editable(self) -> bool:
        """Whether points can be moved and added."""
        return True

    def drawn_of(self, rows: IntArray) -> IntArray:
        """Return those of `rows` whose points are drawn."""
        return rows

    def drag_to(self, key: int, pixel: QPointF) -> None:
        """Wish the row, or what else `key` means, at `pixel`."""

    def drag_ended(self) -> None:
        """Do what had to wait for the end of a drag."""

    def show_selection(self, rows: Sequence[int]) -> None:
        """Ring the points of `rows`."""
        self._selection = list(rows)
        self.mark_rows()

    def show_hovered_row(self, row: int | None) -> None:
        """Mark the point of a row that the mouse is over, here or in the table."""
        if row != self._hovered_row:
            self._hovered_row = row
            self.mark_rows()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self.points.paint(theme)

    def mark_rows(self) -> None:
        """Draw the rings of the rows that are selected and hovered."""
        x, y = self.places
        hovered = [] if self._hovered_row is None else [self._hovered_row]
        for item, rows in ((self.points.selected, self._selection), (self.points.hovered, hovered)):
            shown = self.drawn_of(np.array([row for row in rows if row < len(x)], dtype=np.intp))
            item.setData(x[shown], y[shown])

    def row_handle(self, pixel: QPointF) -> Handle | None:
        """Return the nearest point as a handle, if it is near."""
        x, y = self.places
        if len(x) == 0:
            return None
        pixels = self.plane.pixels(x, y)
        distances = np.nan_to_num(np.hypot(pixels[:, 0] - pixel.x(), pixels[:, 1] - pixel.y()), nan=np.inf)
        row = int(np.argmin(distances))
        return Handle(row, QPointF(*pixels[row])) if distances[row] <= _REACH_PIXELS else None

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark and tell the row."""
        row = None if key is None or key < 0 else key
        self.show_hovered_row(row)
        self.row_hovered.emit(row)

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
        if row >= len(self.places[0]):
            return
        self.show_selection(sorted(set(self._selection) ^ {row}) if is_added else [row])
        self.selection_changed.emit(list(self._selection))

    @Slot(int)
    def _on_gestures_drag_started(self, key: int) -> None:
        if key < 0:
            self.handle_drag_started.emit()
        elif self.is_editable:
            self.point_drag_started.emit(key)

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, key: int, pixel: QPointF) -> None:
        if key < 0 or (self.is_editable and key < len(self.places[0])):
            self.drag_to(key, pixel)

    @Slot(int)
    def _on_gestures_drag_finished(self, key: int) -> None:
        if key < 0:
            self.handle_drag_finished.emit()
        elif self.is_editable:
            self.point_drag_finished.emit(key)
        self.drag_ended()
