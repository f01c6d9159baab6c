"""The sigmoid fit: the points, the curve h(x) = σ(w·x + b), where it crosses one half, and every residual."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.views import fit_values
from lrviz.views.canvas import Canvas
from lrviz.views.fit_items import FitItems
from lrviz.views.fit_sampling import residual_lines, rows_to_draw, sample_curve
from lrviz.views.fit_values import FitModel, described
from lrviz.views.formatting import elided, exact
from lrviz.views.gestures import Handle
from lrviz.views.plane import snapped
from lrviz.views.theme import LIGHT, Theme

PROBABILITY_RANGE = (-0.08, 1.08)
NO_ROWS = "No data yet. Click here to add a point: class 1 in the upper half, class 0 in the lower half."
_REACH_PIXELS = 10.0
_PIXELS_PER_SAMPLE = 2
_HALF = 0.5
_NO_DATA = Dataset(np.empty((0, 1)), np.empty(0))


class FitPlot(Canvas):
    """Shows the data and the model; says which point the user drags, adds, selects or removes."""

    point_drag_started = Signal(int)
    point_dragged = Signal(int, float, int)
    point_drag_finished = Signal(int)
    point_add_requested = Signal(float, int)
    selection_changed = Signal(list)
    remove_requested = Signal(list)
    row_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("fit_plot", "Sigmoid fit", moves_vertically=False, parent=parent)
        self._items = FitItems(self.plotItem)
        self._dataset = _NO_DATA
        self._x = _NO_DATA.features[:, 0]
        self._drawn = np.arange(0)
        self._model: FitModel | None = None
        self._prediction: tuple[float | None, float] = (None, 0.0)
        self._selection: list[int] = []
        self._hovered_row: int | None = None
        self.gestures.clicked.connect(self._on_gestures_clicked)
        self.gestures.handle_clicked.connect(self._on_gestures_handle_clicked)
        self.gestures.drag_started.connect(self.point_drag_started)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.gestures.drag_finished.connect(self._on_gestures_drag_finished)
        self.show_theme(LIGHT)
        self.show_dataset(_NO_DATA)
        self.home()

    def show_dataset(self, dataset: Dataset) -> None:
        """Show the points of data with one feature; of data with more, none."""
        before, self._dataset = self._dataset, dataset
        has_one_feature = dataset.feature_count == 1
        self._x = dataset.features[:, 0] if has_one_feature else np.empty(0)
        if self._model is not None and len(self._model.probabilities) != len(self._x):
            self._model = None
        self.bottom_axis.setLabel(elided(dataset.feature_names[0]) if has_one_feature else "")
        self.left_axis.setLabel(f"P({elided(dataset.class_titles[1])})")
        self.texts.show_hint(NO_ROWS if has_one_feature and len(self._x) == 0 else "")
        is_another = (before.name, before.feature_names) != (dataset.name, dataset.feature_names)
        self._frame_if_outgrown(is_another=is_another, is_growing=len(self._x) > before.sample_count)
        self._draw()
        self.refresh_hover()

    def show_model(self, weight: float, bias: float, boundary: float | None, probabilities: FloatArray) -> None:
        """Show the curve h(x) = σ(`weight`·x + `bias`), in the data's own units.

        Parameters
        ----------
        weight, bias : float
            w and b.
        boundary : float or None
            Where h is one half.
        probabilities : (m,) array
            h of each row.
        """
        self._model = FitModel(weight, bias, boundary, probabilities)
        self._draw_model()
        self.refresh_hover()

    def show_prediction(self, x: float | None, probability: float) -> None:
        """Show the point of the curve at `x`, or none."""
        if (x, probability) != self._prediction:
            self._prediction = (x, probability)
            self._items.show_prediction(x, probability, PROBABILITY_RANGE[0])

    def show_selection(self, rows: Sequence[int]) -> None:
        """Ring the points of `rows`."""
        self._selection = list(rows)
        self._mark_rows()

    def show_hovered_row(self, row: int | None) -> None:
        """Mark the point of a row that the mouse is over, here or in the table."""
        if row != self._hovered_row:
            self._hovered_row = row
            self._mark_rows()

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        super().show_notice(text)
        self._draw_model()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to frame the points."""
        self.plane.show(fit_values.range_around(self._x), PROBABILITY_RANGE)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the nearest point."""
        if len(self._x) == 0:
            return None
        pixels = self.plane.pixels(self._x, self._dataset.labels)
        distances = np.hypot(pixels[:, 0] - pixel.x(), pixels[:, 1] - pixel.y())
        row = int(np.argmin(distances))
        return Handle(row, QPointF(*pixels[row])) if distances[row] <= _REACH_PIXELS else None

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell x and h(x), with all digits."""
        name, classes = elided(self._dataset.feature_names[0]), self._dataset.classes
        if key is not None and key < len(self._x):
            x, label = float(self._x[key]), f" ({classes[int(self._dataset.labels[key])]})"
        else:
            x, label = self.plane.snapped_position(pixel)[0], ""
        told = "" if self._model is None else f"   h = {exact(self._model.probability(x))}"
        return f"{name} = {exact(x)}{label}{told}"

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark and tell the row."""
        self.show_hovered_row(key)
        self.row_hovered.emit(key)

    def hover_text_changed(self) -> None:
        """Override Canvas.hover_text_changed to let the text share the strip with the boundary's label, if both fit."""
        boundary = None if self._shown_model is None else self._shown_model.boundary
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
        return fit_values.table_text(self._dataset, self._model)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent to remove the selected points."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._selection:
            self.remove_requested.emit(list(self._selection))
        else:
            super().keyPressEvent(event)

    @Slot(float, float)
    def _on_gestures_clicked(self, x: float, y: float) -> None:
        self.point_add_requested.emit(self._tellable(x), int(y >= _HALF))

    @Slot(int, bool)
    def _on_gestures_handle_clicked(self, row: int, is_added: bool) -> None:
        if row >= len(self._x):
            return
        self.show_selection(sorted(set(self._selection) ^ {row}) if is_added else [row])
        self.selection_changed.emit(list(self._selection))

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, row: int, pixel: QPointF) -> None:
        if row < len(self._x):
            x, y = self.plane.position(pixel)
            self.point_dragged.emit(row, self._tellable(x), int(y >= _HALF))

    @Slot(int)
    def _on_gestures_drag_finished(self, row: int) -> None:
        self.point_drag_finished.emit(row)
        self._frame_if_outgrown()

    def _tellable(self, x: float) -> float:
        """Return x without digits that a pixel cannot tell, within what data can hold."""
        return min(max(snapped(x, float(self.plane.pixel[0])), -LARGEST_FEATURE), LARGEST_FEATURE)

    def _frame_if_outgrown(self, *, is_another: bool = False, is_growing: bool = False) -> None:
        """Frame the points anew where the range no longer serves them, but never under the mouse that drags one."""
        is_chosen, shown = self.is_moved_by_user, self.plane.x_range
        has_grown = fit_values.has_outgrown(self._x, shown, is_chosen=is_chosen, is_growing=is_growing)
        if (is_another or has_grown) and not self.gestures.is_dragging:
            self.is_moved_by_user = False
            self.home()

    def _draw(self) -> None:
        labels = self._dataset.labels[: len(self._x)]
        self._drawn = rows_to_draw(self._x, labels, self.plane)
        self.texts.show_note(fit_values.thinned_text(self._x, len(self._drawn), self.plane.x_range))
        self._items.show_points(self._x[self._drawn], labels[self._drawn])
        self._mark_rows()
        self._draw_model()

    def _mark_rows(self) -> None:
        labels = self._dataset.labels
        for item, rows in (
            (self._items.selected, self._selection),
            (self._items.hovered, [] if self._hovered_row is None else [self._hovered_row]),
        ):
            chosen = np.array([row for row in rows if row < len(self._x)], dtype=np.intp)
            shown = chosen[rows_to_draw(self._x[chosen], labels[chosen], self.plane)]
            item.setData(self._x[shown], labels[shown])

    @property
    def _shown_model(self) -> FitModel | None:
        """The model, if there is a curve to draw and nothing is said in its place."""
        is_seen = self._model is not None and self._model.is_finite and len(self._x) > 0 and not self.texts.notice
        return self._model if is_seen else None

    def _draw_model(self) -> None:
        model, plane = self._shown_model, self.plane
        self.show_description(self.texts.notice or described(self._dataset, model))
        if model is None:
            self._items.hide_model()
            self.hover_text_changed()
            return
        samples = int(plane.rectangle.width()) // _PIXELS_PER_SAMPLE
        self._items.curve.setData(*sample_curve(model.weight, model.bias, plane.x_range, samples))
        rows = self._drawn
        self._items.residuals.setData(
            *residual_lines(self._x[rows], self._dataset.labels[rows], model.probabilities[rows])
        )
        text = ""
        if model.boundary is not None:
            name = self._dataset.feature_names[0]
            text = fit_values.boundary_text(name, model.boundary, plane.x_range, float(plane.pixel[0]))
        self._items.show_boundary(model.boundary, text, plane)
        self.hover_text_changed()
        self._items.show_regions(model, plane)
