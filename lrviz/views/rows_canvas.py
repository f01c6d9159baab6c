"""The base of plots in which every row of the data has its point: what lies under the mouse, and which row is lit."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.views.canvas import Canvas
from lrviz.views.canvas_texts import STRIP_HEIGHT
from lrviz.views.gestures import Handle
from lrviz.views.point_items import PointItems
from lrviz.views.rows_in_sight import nearest_row, rows_to_draw
from lrviz.views.theme import Theme

_REACH_PIXELS = 10.0
_THINNED = "{count:,} points, thinned"


class RowsCanvas(Canvas):
    """A plot that lights the row under the mouse, here or elsewhere; row r of the data is the handle r."""

    row_hovered = Signal(object)
    """The row under the mouse, or None."""

    def __init__(
        self, name: str, title: str, *, moves_vertically: bool, strips: int, parent: QWidget | None = None
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
        inside = self._count_in_sight(as_points) if len(self.drawn) < len(places) else 0
        self.texts.show_note(_THINNED.format(count=len(places)) if len(self.drawn) < inside else "")
        self._mark_row()

    def show_hovered_row(self, row: int | None) -> None:
        """Mark the point of a row that the mouse is over, here or in the table."""
        if row != self._hovered_row:
            self._hovered_row = row
            self._mark_row()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self.points.paint(theme)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the nearest point."""
        row = nearest_row(self.places, self.plane, pixel, _REACH_PIXELS)
        return None if row is None else Handle(row, self.plane.point(*self.places[row].tolist()))

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark and tell the row."""
        row = key if key is not None and key >= 0 else None
        self.show_hovered_row(row)
        self.row_hovered.emit(row)

    def fitting(self, *wordings: str) -> str:
        """Return the first of `wordings`, the longest first, that has room above the data; else the last."""
        metrics, room = self.fontMetrics(), self.plane.rectangle.width()
        return next((text for text in wordings if metrics.horizontalAdvance(text) <= room), wordings[-1])

    def _mark_row(self) -> None:
        rows = [] if self._hovered_row is None or self._hovered_row >= len(self.places) else [self._hovered_row]
        marked = self.places[rows]
        self.points.hovered.setData(*marked[np.isfinite(marked).all(axis=1)].T)

    def _count_in_sight(self, places: FloatArray) -> int:
        (left, right), (bottom, top) = self.plane.x_range, self.plane.y_range
        x, y = places.T
        return int(np.count_nonzero((x >= left) & (x <= right) & (y >= bottom) & (y <= top)))
