"""The ROC curve: what every threshold would do, and the one that is chosen."""

import numpy as np
from PySide6.QtCore import QPointF, QSizeF, Signal, Slot
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.metrics import Roc
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.canvas import Canvas
from lrviz.views.formatting import fixed, short
from lrviz.views.gestures import Handle
from lrviz.views.roc_items import RocItems
from lrviz.views.theme import LIGHT, Theme

_MARGIN_PIXELS, _FEWEST_PIXELS = 9.0, 40.0
_NOW_KEY = -1
_REACH_PIXELS = 12.0
_ALL_DRAWN, _GRID = 2_000, 1_024
_LONG_NAME_PIXELS, _NOTE_PIXELS = 150, 380
_NOTE = "dashed: guessing"
_Rates = tuple[float, float]


class RocPlot(Canvas):
    """Shows the curve and the operating point; says to which threshold the user drags it along the curve."""

    threshold_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("roc_plot", "ROC curve", parent=parent)
        self._items = RocItems(self.plotItem)
        self._roc: Roc | None = None
        self._drawn: IntArray = np.arange(0)
        self._threshold = 0.5
        self._now: _Rates | None = None
        self._framed_size = QSizeF()
        self.gestures.handle_clicked.connect(self._on_gestures_handle_clicked)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.show_theme(LIGHT)
        self.view_changed()

    def show_roc(self, roc: Roc | None) -> None:
        """Show the curve; one without points, and None, show none."""
        self._roc = roc if roc is not None and len(roc.fpr) else None
        self._drawn = np.arange(0) if self._roc is None else _telling_apart(self._roc)
        self._items.show_curve(self._places)
        self._describe()
        self.refresh_hover()

    def show_operating_point(self, threshold: float, rates: tuple[float | None, float | None]) -> None:
        """Show where `threshold` lies: its rates of false and of true positives; none if one is undefined."""
        fpr, tpr = rates
        self._threshold = threshold
        self._now = None if fpr is None or tpr is None else (fpr, tpr)
        self._items.show_now(self._now)
        self._describe()
        self.refresh_hover()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme)

    def home(self) -> None:
        """Override Canvas.home to show both rates from 0 to 1, with room for a marker at either end."""
        rectangle = self.plane.rectangle
        margins = (
            _MARGIN_PIXELS / max(length - 2 * _MARGIN_PIXELS, _FEWEST_PIXELS)
            for length in (rectangle.width(), rectangle.height())
        )
        self.plane.show(*((-margin, 1.0 + margin) for margin in margins))

    def view_changed(self) -> None:
        """Override Canvas.view_changed to frame the curve in a new size, and to name the axes as there is room."""
        size = self.plane.rectangle.size()
        if size != self._framed_size:
            self._framed_size = size
            self._name_axes()
            if not self.is_moved_by_user:
                self.home()

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the operating point, or else the nearest point of the curve."""
        if self._roc is None:
            return None
        if self._now is not None:
            now = self.plane.point(*self._now)
            if np.hypot(now.x() - pixel.x(), now.y() - pixel.y()) <= _REACH_PIXELS:
                return Handle(_NOW_KEY, now)
        index, distance = self._nearest(self._roc, pixel)
        return Handle(index, self._pixel_of(self._roc, index)) if distance <= _REACH_PIXELS else None

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell threshold and rates: of the operating point, or the nearest of the curve."""
        if self._roc is None:
            return ""
        if (key == _NOW_KEY or self.gestures.is_dragging) and self._now is not None:
            return self._told(self._threshold, self._now)
        index, _ = self._nearest(self._roc, pixel)
        rates = float(self._roc.fpr[index]), float(self._roc.tpr[index])
        return self._told(self._roc.threshold_at(index, self._threshold), rates)

    def refresh_hover(self) -> None:
        """Override Canvas.refresh_hover to mark the point that is told of."""
        super().refresh_hover()
        place = None
        if self.mouse is not None and self._roc is not None and not self.gestures.is_dragging:
            index, _ = self._nearest(self._roc, self.mouse)
            place = float(self._roc.fpr[index]), float(self._roc.tpr[index])
        self._items.show_hovered(place)

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark what can be dragged."""
        self._items.show_grip(self._now if key == _NOW_KEY else None)

    def numbers(self) -> str:
        """Override Canvas.numbers to return every threshold with its rates."""
        roc = self._roc
        rows = () if roc is None else zip(roc.thresholds.tolist(), roc.fpr.tolist(), roc.tpr.tolist(), strict=True)
        return numbers_text(("threshold", "FPR", "TPR"), (list(map(number_text, row)) for row in rows))

    @property
    def _places(self) -> FloatArray:
        """The points (k, 2) that are drawn."""
        if self._roc is None:
            return np.empty((0, 2))
        return np.column_stack([self._roc.fpr[self._drawn], self._roc.tpr[self._drawn]])

    def _nearest(self, roc: Roc, pixel: QPointF) -> tuple[int, float]:
        """Return the point of the curve nearest to `pixel`, and how many pixels it is away."""
        pixels = self.plane.pixels(roc.fpr[self._drawn], roc.tpr[self._drawn])
        distances = np.hypot(pixels[:, 0] - pixel.x(), pixels[:, 1] - pixel.y())
        place = int(np.argmin(distances))
        return int(self._drawn[place]), float(distances[place])

    def _pixel_of(self, roc: Roc, index: int) -> QPointF:
        return self.plane.point(float(roc.fpr[index]), float(roc.tpr[index]))

    def _told(self, threshold: float, rates: _Rates) -> str:
        """Return threshold and rates with as many words as there is room for."""
        fpr, tpr = rates
        t = short(threshold)
        return self.fitting(
            f"t = {t}   FPR = {fixed(fpr)}   TPR = {fixed(tpr)}",
            f"t {threshold:.3g}   FPR {fpr:.2f}   TPR {tpr:.2f}",
            f"{fpr:.2f} / {tpr:.2f}",
            f"t {threshold:.3g}",
        )

    def _name_axes(self) -> None:
        rectangle = self.plane.rectangle
        for axis, length, short_name, name in (
            (self.bottom_axis, rectangle.width(), "FPR", "false positive rate"),
            (self.left_axis, rectangle.height(), "TPR", "true positive rate"),
        ):
            label = name if length >= _LONG_NAME_PIXELS else short_name
            if label != axis.labelText:
                axis.setLabel(label)
        self.texts.show_note(_NOTE if rectangle.width() >= _NOTE_PIXELS else "")

    def _describe(self) -> None:
        if self._roc is None:
            self.show_description(self.texts.notice)
            return
        area = f"The area under the curve is {fixed(self._roc.auc)}."
        if self._now is not None:
            fpr, tpr = map(fixed, self._now)
            area = f"At the threshold {short(self._threshold)} FPR is {fpr} and TPR is {tpr}. {area}"
        self.show_description(area)

    def _request(self, index: int) -> None:
        if self._roc is not None:
            threshold = self._roc.threshold_at(index, self._threshold)
            if threshold != self._threshold:
                self.threshold_requested.emit(threshold)

    @Slot(int, bool)
    def _on_gestures_handle_clicked(self, key: int, _is_added: bool) -> None:
        if self._roc is not None and 0 <= key < len(self._roc.fpr):
            self._request(key)

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, _key: int, pixel: QPointF) -> None:
        if self._roc is not None:
            self._request(self._nearest(self._roc, pixel)[0])


def _telling_apart(roc: Roc) -> IntArray:
    """Return the points of the curve, of many only those that differ by a thousandth of its width or height."""
    if len(roc.fpr) <= _ALL_DRAWN:
        return np.arange(len(roc.fpr))
    cells = np.floor(roc.fpr * _GRID) * (_GRID + 1) + np.floor(roc.tpr * _GRID)
    return np.union1d(np.flatnonzero(np.diff(cells, prepend=-1)), [len(cells) - 1])
