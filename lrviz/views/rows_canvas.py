"""The base of plots in which every row of the data has its point: what lies under the mouse, and which row is lit."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.views.canvas import Canvas
from lrviz.views.canvas_texts import STRIP_HEIGHT
from lrviz.views.gestures import Handle
from lrviz.views.point_items import PointItems
from lrviz.views.rows_in_sight import count_in_sight, nearest_row, rows_to_draw, thinned_text
from lrviz.views.theme import Theme

_REACH_PIXELS = 10.0


class RowsCanvas(Canvas):
    """A plot that lights the row under the mouse, here or elsewhere; row r of the data is the handle r.

    What a handle with a key below 0 is, a subclass knows.
    """

    row_hovered = Signal(object)
    """The row under the mouse, or None."""

    def __init__(
        self, name: str, title: str, *, moves_vertically: bool = True, strips: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, title, moves_vertically=moves_vertically, parent=parent)
        left, _, right, bottom = self.plotItem.layout.getContentsMargins()
        self.plotItem.layout.setContentsMargins(left, strips * STRIP_HEIGHT, right, bottom)
        self.points = PointItems(self.plotItem)
        self.places: FloatArray = np.empty((0, 2))
        """Where each row lies (m, 2); NaN where it has no place."""
        self.labels: FloatArray = np.empty(0)
        self.drawn: IntArray = np.arange(0)
        """The rows that are drawn; the others coincide with them or lie out of sight."""
        self._hovered_row: int | None = None

    def place_rows(self, places: FloatArray, labels: FloatArray, is_point: npt.NDArray[np.bool_] | None = None) -> None:
        """Draw the rows (m, 2), with labels (m,); those that are no point have a place but are drawn otherwise."""
        self.places, self.labels = places, labels
        as_points = places if is_point is None else np.where(is_point[:, np.newaxis], places, np.nan)
        self.drawn = rows_to_draw(as_points, labels, self.plane)
        x, y = places[self.drawn].T
        self.points.show_points(x, y, labels[self.drawn])
        inside = count_in_sight(as_points, self.plane) if len(self.drawn) < len(places) else 0
        self.texts.show_note(thinned_text(len(places)) if len(self.drawn) < inside else self.remark())
        self.mark_rows()

    def remark(self) -> str:
        """Return the quiet note where no point is left out."""
        return ""

    def show_hovered_row(self, row: int | None) -> None:
        """Mark the point of a row that the mouse is over, here or in the table."""
        if row != self._hovered_row:
            self._hovered_row = row
            self.mark_rows()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self.points.paint(theme)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the nearest point."""
        return self.row_handle(pixel)

    def row_handle(self, pixel: QPointF) -> Handle | None:
        """Return the nearest point as a handle, if it is near."""
        row = nearest_row(self.places, self.plane, pixel, _REACH_PIXELS)
        return None if row is None else Handle(row, self.plane.point(*self.places[row].tolist()))

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark and tell the row."""
        row = None if key is None or key < 0 else key
        self.show_hovered_row(row)
        self.row_hovered.emit(row)

    def mark_rows(self) -> None:
        """Mark the point of the row that the mouse is over."""
        self.mark(self.points.hovered, [] if self._hovered_row is None else [self._hovered_row])

    def mark(self, item: Any, rows: Sequence[int]) -> None:
        """Place the marks of `rows`, as far as these are there and their points are drawn."""
        known = np.array([row for row in rows if row < len(self.places)], dtype=np.intp)
        shown = known[rows_to_draw(self.places[known], self.labels[known], self.plane)]
        item.setData(*self.places[shown].T)
