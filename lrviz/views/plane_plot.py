"""The plane of two features: the points, the probability as colours, and the straight line that decides."""

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.logistic import logit
from lrviz.views import plane_values
from lrviz.views.formatting import elided
from lrviz.views.gestures import Handle
from lrviz.views.plane_field import PlaneField
from lrviz.views.plane_items import PlaneItems
from lrviz.views.point_canvas import PointCanvas
from lrviz.views.point_range import has_outgrown, range_around
from lrviz.views.theme import LIGHT, Theme

_BOUNDARY = -1
_REACH_PIXELS = 6.0
_CURSORS = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
)
"""Of a line that moves to the right, to the lower right, down, and to the lower left."""
_HALF = 0.5
_NO_DATA = Dataset(np.empty((0, 2)), np.empty(0), ("x1", "x2"))


class PlanePlot(PointCanvas):
    """Shows data of two features and the model; says where the user drags a point or the line of the decision."""

    point_dragged = Signal(int, float, float)
    point_add_requested = Signal(float, float, int)
    boundary_dragged = Signal(float, float)
    """A place through which the line is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plane_plot", "Decision plane", parent=parent)
        self._items = PlaneItems(self.plotItem)
        self._dataset = _NO_DATA
        self._threshold = _HALF
        self._parameters: FloatArray | None = None
        self._probabilities: FloatArray | None = None
        self.gestures.clicked.connect(self._on_gestures_clicked)
        self.show_theme(LIGHT)
        self.show_dataset(_NO_DATA)
        self.home()

    def show_dataset(self, dataset: Dataset) -> None:
        """Show the points of data with two features."""
        before, self._dataset = self._dataset, dataset
        if self._probabilities is not None and len(self._probabilities) != dataset.sample_count:
            self._parameters = self._probabilities = None
        across, up = map(elided, dataset.feature_names)
        self.bottom_axis.setLabel(across)
        self.left_axis.setLabel(up)
        self.texts.show_hint("" if dataset.sample_count else plane_values.NO_ROWS)
        is_growing = dataset.sample_count > before.sample_count
        self.follow_points(is_another=not dataset.is_like(before), is_growing=is_growing)
        self._draw()
        self.refresh_hover()

    def show_model(self, parameters: FloatArray, probabilities: FloatArray) -> None:
        """Show h(x) = σ(w₁·x₁ + w₂·x₂ + b) of raw θ (3,), and know h of each row (m,)."""
        self._parameters, self._probabilities = parameters, probabilities
        self._draw_field()
        self.refresh_hover()

    def show_threshold(self, threshold: float) -> None:
        """Show from which probability on class 1 is predicted."""
        if threshold != self._threshold:
            self._threshold = threshold
            self._draw_field()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme)
        self._draw_field()

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to frame the points."""
        across, up = self._dataset.features.T
        self.plane.show(range_around(across), range_around(up))

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the nearest point, or else the line of the decision."""
        found, field = self.row_handle(pixel), self._field
        ends = None if found is not None or field is None else field.line_at(logit(self._threshold))
        if field is None or ends is None:
            return found
        (right, down), offset = field.direction, pixel - ends[0]
        distance = offset.x() * right + offset.y() * down
        if abs(distance) > _REACH_PIXELS:
            return None
        nearest = pixel - QPointF(right, down) * distance
        cursor = _CURSORS[round(math.atan2(down, right) / (math.pi / 4)) % 4]
        return Handle(_BOUNDARY, nearest, cursor, takes_clicks=False)

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell both features and h, with all digits."""
        is_row = key is not None and 0 <= key < self._dataset.sample_count
        row = key if is_row else None
        place = np.array(self.plane.snapped_position(pixel)) if row is None else self._dataset.features[row]
        return plane_values.place_text(self._dataset, self._parameters, place, row)

    def numbers(self) -> str:
        """Override Canvas.numbers to return every row with its probability."""
        return plane_values.table_text(self._dataset, self._probabilities)

    def drag_to(self, key: int, pixel: QPointF) -> None:
        """Override PointCanvas.drag_to to wish what is dragged there."""
        if key < 0:
            self.boundary_dragged.emit(*self.position_within(pixel))
        else:
            x, y = self.plane.position(pixel)
            self.point_dragged.emit(key, self.tellable(x, 0), self.tellable(y, 1))

    def has_outgrown(self, *, is_growing: bool) -> bool:
        """Override PointCanvas.has_outgrown: either range can be."""
        is_chosen = self.is_moved_by_user
        return any(
            has_outgrown(values, shown, is_chosen=is_chosen, is_growing=is_growing)
            for values, shown in zip(self._dataset.features.T, (self.plane.x_range, self.plane.y_range), strict=True)
        )

    def remark(self) -> str:
        """Override RowsCanvas.remark to tell how a point is added."""
        return plane_values.hint(self.plane.rectangle.width())

    @Slot(float, float, bool)
    def _on_gestures_clicked(self, x: float, y: float, is_shifted: bool) -> None:
        self.point_add_requested.emit(self.tellable(x, 0), self.tellable(y, 1), int(is_shifted))

    @property
    def _field(self) -> PlaneField | None:
        """The score over the view, if there is something to draw."""
        if self._parameters is None or self._dataset.sample_count == 0:
            return None
        return PlaneField.of(self._parameters, self.plane)

    def _draw(self) -> None:
        self.place_rows(self._dataset.features, self._dataset.labels)
        self._draw_field()

    def _draw_field(self) -> None:
        self.show_description(plane_values.described(self._dataset, self._parameters, self._threshold))
        self._items.show_field(self._field, self._threshold, self.plane, self.theme)
