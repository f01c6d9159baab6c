"""The sigmoid σ(z) over the score z: the rows of the data on it, and a z that the user moves."""

import math

import numpy as np
from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import sigmoid
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.canvas_texts import STRIP_HEIGHT
from lrviz.views.formatting import counted, elided, exact, fixed
from lrviz.views.gestures import Handle
from lrviz.views.plane import snapped
from lrviz.views.rows_canvas import RowsCanvas
from lrviz.views.score_reach import largest_score, range_of, reach_for
from lrviz.views.sigmoid_items import SigmoidItems
from lrviz.views.theme import LIGHT, Theme

PROBABILITY_RANGE = (-0.08, 1.08)
SMALLEST_REACH = 6.0
_Z = -1
"""The handle of the movable z; those of the rows are their numbers."""
_REACH_PIXELS = 12.0


class SigmoidPlot(RowsCanvas):
    """Shows σ, its value and slope at z, and that −z has what is missing from 1."""

    z_changed = Signal(float)
    """The z that the user wishes: the marker was dragged, or a place clicked on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sigmoid_plot", "Sigmoid σ(z)", moves_vertically=False, strips=2, parent=parent)
        self._items = SigmoidItems(self.plotItem)
        self._classes = ("0", "1")
        self._scores: FloatArray = np.empty(0)
        self._z: float | None = None
        self._reach = SMALLEST_REACH
        self.gestures.clicked.connect(self._on_gestures_clicked)
        self.gestures.handle_clicked.connect(self._on_gestures_handle_clicked)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.gestures.drag_finished.connect(self._follow)
        self.bottom_axis.setLabel("z = w·x + b")
        self.left_axis.setLabel("σ(z)")
        self.show_theme(LIGHT)
        self.home()

    def show_rows(self, z: FloatArray, labels: FloatArray, class_titles: tuple[str, str]) -> None:
        """Show a point of the curve for each row: its score z (m,), in the colour of its label (m,)."""
        self._scores, self._classes = z, class_titles
        self.labels = labels
        self._follow()
        self._draw_rows()
        self.refresh_hover()

    def show_z(self, z: float) -> None:
        """Show the movable z; one that is not finite is not shown."""
        self._z = z if math.isfinite(z) else None
        self._follow()
        self._draw_z()
        self.refresh_hover()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._items.show_curve(self.plane)
        self._draw_rows()
        self._draw_z()

    def home(self) -> None:
        """Override Canvas.home to show every row, z and −z, with 0 in the middle."""
        self._reach = reach_for(self._largest(), SMALLEST_REACH, SMALLEST_REACH)
        self.plane.show(range_of(self._reach), PROBABILITY_RANGE)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the movable z before any row."""
        if self._z is not None:
            place = self.plane.point(self._z, float(sigmoid(np.array(self._z))))
            if math.hypot(place.x() - pixel.x(), place.y() - pixel.y()) <= _REACH_PIXELS:
                return Handle(_Z, place)
        return super().handle_at(pixel)

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell of a row; the numbers of the movable z are always there."""
        del pixel
        if key is None or not 0 <= key < len(self._scores) or self.gestures.is_dragging:
            return ""
        z, row = float(self._scores[key]), f"row {key + 1} ({elided(self._classes[int(self.labels[key])])})"
        h = float(sigmoid(np.array(z)))
        texts = [f"{row}   z = {told(z)}   h = {told(h)}" for told in (exact, fixed)]
        return self.fitting(*texts, f"{row}   z = {fixed(z)}")

    def hover_text_changed(self) -> None:
        """Override Canvas.hover_text_changed to tell of a row in place of −z."""
        self.texts.place_hover()
        self._items.values.place(self.texts.strip_top - STRIP_HEIGHT)
        if self.texts.hover:
            self._items.mirrored.hide()
        else:
            self._items.mirrored.place(self.texts.strip_top)

    def numbers(self) -> str:
        """Override Canvas.numbers to return z, y and σ(z) of every row."""
        rows = zip(self._scores, self.labels, sigmoid(self._scores), strict=True)
        return numbers_text("zyh", ((number_text(z), str(int(label)), number_text(h)) for z, label, h in rows))

    @Slot(float, float, bool)
    def _on_gestures_clicked(self, z: float, _y: float, _is_shifted: bool) -> None:
        self._wish(z)

    @Slot(int, bool)
    def _on_gestures_handle_clicked(self, key: int, _is_added: bool) -> None:
        if 0 <= key < len(self._scores) and math.isfinite(self._scores[key]):
            self.z_changed.emit(float(self._scores[key]))

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, _key: int, pixel: QPointF) -> None:
        left, right = self.plane.x_range
        self._wish(min(max(self.plane.position(pixel)[0], left), right))

    def _wish(self, z: float) -> None:
        self.z_changed.emit(snapped(z, float(self.plane.pixel[0])))

    def _largest(self) -> float:
        return max(largest_score(self._scores), abs(self._z or 0.0))

    @Slot()
    def _follow(self) -> None:
        """Move the range where rows or z have left it, but not under the mouse, and not one that the user chose."""
        reach = reach_for(self._largest(), self._reach, SMALLEST_REACH)
        if reach != self._reach and not self.is_moved_by_user and not self.gestures.is_dragging:
            self._reach = reach
            self.plane.show(range_of(reach), PROBABILITY_RANGE)

    def _draw_rows(self) -> None:
        self.place_rows(np.column_stack([self._scores, sigmoid(self._scores)]), self.labels)
        self._describe()

    def _draw_z(self) -> None:
        z = self._z
        self._items.show_z(z, self.plane)
        if z is None:
            self._items.values.show("z = –   (click to choose one)", "z = –")
            self._items.mirrored.show("")
        else:
            value, rest = (float(share) for share in sigmoid(np.array([z, -z])))
            slope, numbers = fixed(value * rest), f"z = {fixed(z)}   σ(z) = {fixed(value)}"
            self._items.values.show(
                f"{numbers}   slope σ(z)(1 − σ(z)) = {slope}",
                f"{numbers}   slope = {slope}",
                f"z = {fixed(z)}   σ = {fixed(value)}   slope {slope}",
                numbers,
                f"σ = {fixed(value)}",
            )
            mirrored = f"σ(−z) = 1 − σ(z) = {fixed(rest)}"
            self._items.mirrored.show(f"mirrored in (0, ½):   {mirrored}", mirrored, f"σ(−z) = {fixed(rest)}")
        self.hover_text_changed()
        self._describe()

    def _describe(self) -> None:
        told = f"{counted(len(self._scores), 'row')} on the curve σ(z)"
        if self._z is not None:
            value, rest = (float(share) for share in sigmoid(np.array([self._z, -self._z])))
            told += f"; at z = {fixed(self._z)} it is {fixed(value)}, its slope {fixed(value * rest)}"
            told += f", and at −z it is {fixed(rest)}"
        self.show_description(f"{told}.")
