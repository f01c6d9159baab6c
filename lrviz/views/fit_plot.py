"""The sigmoid fit: the points, the curve h(x) = σ(w·x + b) or a straight line, the boundary, and every residual."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.least_squares import Line
from lrviz.core.logistic import sigmoid
from lrviz.views import fit_texts
from lrviz.views.fit_handles import BOUNDARY, CURVE, boundary_handle, curve_handle, threshold_handle
from lrviz.views.fit_items import FitItems
from lrviz.views.fit_line import value_range
from lrviz.views.fit_sampling import curve_in
from lrviz.views.fit_values import PROBABILITY_RANGE, FitModel, FitPoints, Shape, StraightLine
from lrviz.views.gestures import Handle
from lrviz.views.plot_items import NONE
from lrviz.views.point_canvas import PointCanvas
from lrviz.views.theme import LIGHT, Theme

_HALF = 0.5
_NO_DATA = Dataset(np.empty((0, 1)), np.empty(0))


class FitPlot(PointCanvas):
    """Shows the data and the model; says where the user drags a point, the boundary, the curve or the threshold."""

    point_dragged = Signal(int, float, int)
    point_add_requested = Signal(float, int)
    boundary_dragged = Signal(float)
    curve_dragged = Signal(float, float)
    """The place x and the probability through which the curve is held."""
    threshold_dragged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("fit_plot", "Sigmoid fit", moves_vertically=False, parent=parent)
        self._items = FitItems(self.plotItem)
        self._rows = FitPoints.of(_NO_DATA)
        self._threshold = _HALF
        self._model: FitModel | None = None
        self._line: Line | None = None
        self._remark = ""
        self._predictions = (NONE, NONE)
        self.gestures.clicked.connect(self._on_gestures_clicked)
        self.show_theme(LIGHT)
        self.show_dataset(_NO_DATA)
        self.home()

    def show_dataset(self, dataset: Dataset, *, model_follows: bool = False) -> None:
        """Show the points of data with one feature; of data with more, none.

        What goes through them is drawn now, or if `model_follows` with that.
        """
        self._show_rows(FitPoints.of(dataset), model_follows=model_follows)

    def show_scores(self, dataset: Dataset, scores: FloatArray) -> None:
        """Show the rows of `dataset` at their `scores` z (m,), under σ(z) itself; they can be selected, not moved."""
        rows = FitPoints.at_scores(dataset, scores)
        self._model = FitModel(1.0, 0.0, self._threshold, sigmoid(rows.x))
        self._show_rows(rows)

    def show_model(self, weight: float, bias: float, probabilities: FloatArray) -> None:
        """Show the curve h(x) = σ(`weight`·x + `bias`), in the data's own units, and h of each row (m,)."""
        self._model = FitModel(weight, bias, self._threshold, probabilities)
        self._draw_shape()
        self.refresh_hover()

    def show_threshold(self, threshold: float) -> None:
        """Show from which probability on class 1 is predicted."""
        if threshold != self._threshold:
            self._threshold = threshold
            if self._model is not None:
                self._model = replace(self._model, threshold=threshold)
            self._draw_shape()
            self.refresh_hover()

    def show_line(self, line: Line | None, remark: str = "") -> None:
        """Show the line of least squares in place of the curve, or with None the curve, with a quiet `remark`."""
        if (line, remark) != (self._line, self._remark):
            self._line, self._remark = line, remark
            self._fit_height()
            self._draw()
            self.refresh_hover()

    def show_predictions(self, x: FloatArray, probabilities: FloatArray) -> None:
        """Show the points of the curve at x (k,), where h is `probabilities` (k,); of the line while that is on."""
        if not all(map(np.array_equal, (x, probabilities), self._predictions)):
            self._predictions = (x, probabilities)
            self._draw_predictions()

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        super().show_notice(text)
        self._draw_shape()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._fit_height()
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to frame the points."""
        x_range = self._rows.range(self._threshold)
        self.plane.show(x_range, PROBABILITY_RANGE if self._line is None else value_range(self._line, x_range))

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the nearest point, or else a line."""
        if len(self._rows.x) == 0:
            return None
        found = self.row_handle(pixel)
        shape = self._shown_shape
        if found is None and self.is_editable and isinstance(shape, FitModel):
            found = boundary_handle(pixel, shape.boundary, self.plane)
            found = found or curve_handle(pixel, *curve_in(self.plane, shape), self.plane)
        return found or threshold_handle(pixel, self._threshold, self.plane)

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell x and h(x), or the line's value, with all digits."""
        if key is not None and 0 <= key < len(self._rows.x):
            return fit_texts.place_text(self._rows, self._shape, float(self._rows.x[key]), key)
        return fit_texts.place_text(self._rows, self._shape, self.plane.snapped_position(pixel)[0], None)

    def hover_text_changed(self) -> None:
        """Override Canvas.hover_text_changed to let the text share the strip with the boundary's label, if both fit."""
        shape = self._shown_shape
        boundary = None if shape is None else shape.boundary
        label = self._items.boundary_label.boundingRect().width()
        if boundary is None or not self.texts.has_room_beside_hover(label):
            self._items.boundary_label.hide()
            self.texts.place_hover()
            return
        left, right = self.plane.x_range
        self.texts.place_hover(kept_free=label, is_left=boundary > left / 2 + right / 2)
        self._items.place_label(self.texts.room_beside_hover(), self.texts.strip_top)

    def numbers(self) -> str:
        """Override Canvas.numbers to return every row with its probability."""
        return fit_texts.table_text(self._rows, self._model, self._line)

    @property
    def is_editable(self) -> bool:
        """Override PointCanvas.is_editable: a score cannot be moved."""
        return not self._rows.is_score

    def drag_to(self, key: int, pixel: QPointF) -> None:
        """Override PointCanvas.drag_to to wish what is dragged there."""
        x, y = self.plane.position(pixel) if key >= 0 else self.position_within(pixel)
        if key >= 0:
            self.point_dragged.emit(key, self.tellable(x, 0), int(y >= _HALF))
        elif key == BOUNDARY:
            self.boundary_dragged.emit(x)
        elif key == CURVE:
            self.curve_dragged.emit(x, y)
        else:
            self.threshold_dragged.emit(y)

    def has_outgrown(self, *, is_growing: bool) -> bool:
        """Override PointCanvas.has_outgrown: only the horizontal range can be."""
        shown, is_chosen = self.plane.x_range, self.is_moved_by_user
        return self._rows.has_outgrown(shown, self._threshold, is_chosen=is_chosen, is_growing=is_growing)

    def remark(self) -> str:
        """Override RowsCanvas.remark to tell what there is to tell of the line of least squares."""
        return self._remark

    @Slot(float, float)
    def _on_gestures_clicked(self, x: float, y: float) -> None:
        if self.is_editable:
            self.point_add_requested.emit(self.tellable(x, 0), int(y >= _HALF))

    @property
    def _shape(self) -> Shape | None:
        """What goes through the points."""
        if self._line is not None:
            return StraightLine(self._line, self._threshold, self._line.value(self._rows.x))
        return self._model

    @property
    def _shown_shape(self) -> Shape | None:
        """The shape, if it can be drawn and nothing is said in its place."""
        shape = self._shape
        is_seen = len(self._rows.x) > 0 and not self.texts.notice
        return None if not is_seen or (isinstance(shape, FitModel) and not shape.is_finite) else shape

    def _show_rows(self, rows: FitPoints, *, model_follows: bool = False) -> None:
        before, self._rows = self._rows, rows
        if self._model is not None and len(self._model.values) != len(rows.x):
            self._model = None
        for axis, title in zip((self.bottom_axis, self.left_axis), fit_texts.axis_titles(rows), strict=True):
            if axis.labelText != title:
                axis.setLabel(title)
        self.texts.show_hint(fit_texts.hint(rows))
        self.follow_points(is_another=not rows.is_like(before), is_growing=len(rows.x) > before.dataset.sample_count)
        if model_follows:
            self.place_rows(rows.places, rows.labels)
            return
        self._draw()
        self.refresh_hover()

    def _fit_height(self) -> None:
        """Show as much up and down as what goes through the points needs."""
        wanted = PROBABILITY_RANGE if self._line is None else value_range(self._line, self.plane.x_range)
        if wanted != self.plane.y_range:
            self.view_box.setYRange(*wanted, padding=0)

    def _draw(self) -> None:
        self.place_rows(self._rows.places, self._rows.labels)
        self._draw_shape()

    def _draw_predictions(self) -> None:
        x, heights = self._predictions
        if self._line is not None:
            with np.errstate(over="ignore", invalid="ignore"):
                heights = self._line.value(x)
        self._items.show_predictions(x, heights, self.plane.y_range[0])

    def _draw_shape(self) -> None:
        shape, rows = self._shown_shape, self._rows
        self.show_description(self.texts.notice or fit_texts.described(rows, shape, self.plane.x_range))
        if shape is None:
            self._items.hide_shape()
        else:
            self._items.show_shape(shape, rows, self.drawn, self.plane)
        has_threshold = len(rows.x) > 0 and not self.texts.notice
        self._items.show_threshold(self._threshold if has_threshold else None, self.plane)
        self._draw_predictions()
        self.hover_text_changed()
