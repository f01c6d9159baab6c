"""The loss of every row on its curve, −log h or −log(1 − h), and the cost J as their mean."""

import math

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.canvas_texts import STRIP_HEIGHT
from lrviz.views.formatting import count, elided, exact, fixed
from lrviz.views.loss_items import LossItems
from lrviz.views.rows_canvas import RowsCanvas
from lrviz.views.rows_in_sight import rows_to_draw
from lrviz.views.theme import LIGHT, Theme

_PROBABILITY_RANGE = (-0.03, 1.03)
_TOPS = (1.5, 3.0, 6.0, 12.0)
"""How far up the view goes; a larger loss has an arrow, with its value."""
_SMALL_SHARE = 0.3
_FLOOR_SHARE = 0.045
_ARROW_PIXELS = 9.0


def top_for(largest: float, shown: float) -> float:
    """Return how far up the view goes for a `largest` loss; the top `shown` is kept until it is outgrown or wasted."""
    if largest <= shown and (shown == _TOPS[0] or largest >= _SMALL_SHARE * shown):
        return shown
    return next((top for top in _TOPS if largest <= top), _TOPS[-1])


def value_text(loss: float) -> str:
    """Return 0.6931, ∞ or "–"."""
    return "∞" if loss == math.inf else fixed(loss)


def above_text(losses: FloatArray) -> str:
    """Return what is told of the losses (k,) above the view: ↑ 1000.0, or ↑ 3, up to 1000.0."""
    if len(losses) == 0:
        return ""
    largest = "∞" if losses.max() == math.inf else fixed(float(losses.max()), 1)
    return f"↑ {largest}" if len(losses) == 1 else f"↑ {count(len(losses))}, up to {largest}"


class LossPlot(RowsCanvas):
    """Shows what each prediction costs, and that J is the mean of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("loss_plot", "Losses", moves_vertically=True, strips=2, parent=parent)
        self._items = LossItems(self.plotItem)
        self._h: FloatArray = np.empty(0)
        self._losses: FloatArray = np.empty(0)
        self._cost = math.nan
        self._classes = ("0", "1")
        self._top = _TOPS[0]
        self.bottom_axis.setLabel("h(x)")
        self.left_axis.setLabel("loss")
        self.show_theme(LIGHT)
        self.home()

    def show_classes(self, class_titles: tuple[str, str]) -> None:
        """Take what class 0 and class 1 are called."""
        self._classes = class_titles
        self.bottom_axis.setLabel(f"h(x) = P({elided(class_titles[1])})")

    def show_losses(self, h: FloatArray, losses: FloatArray, labels: FloatArray, cost: float) -> None:
        """Show each row at its h (m,) with its loss (m,), by its label (m,), and the mean J."""
        self._h, self._losses, self._cost = h, losses, cost
        self.labels = labels
        top = top_for(self._largest(), self._top)
        if top != self._top and not self.is_moved_by_user:
            self.home()
        self._draw()
        self.refresh_hover()

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        super().show_notice(text)
        self._draw()
        if text:
            self.show_description(text)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._items.show_curves(self.plane)
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to show all of 0 ≤ h ≤ 1, and every loss up to the highest top."""
        self._top = top_for(self._largest(), self._top)
        self.plane.show(_PROBABILITY_RANGE, (-_FLOOR_SHARE * self._top, self._top))

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell of the row under the mouse, or else which loss is the largest."""
        del pixel
        if len(self._losses) == 0:
            return ""
        row = self._worst if key is None or key >= len(self._losses) else key
        title = elided(self._classes[int(self.labels[row])])
        h, loss = float(self._h[row]), float(self._losses[row])
        short = f"row {row + 1} ({title})   loss = {value_text(loss)}"
        if key is None:
            return self.fitting(f"largest: {short}", f"largest: row {row + 1}, {value_text(loss)}")
        every = (
            f"row {row + 1} ({title})   h = {exact(h)}   loss = {exact(loss) if loss < math.inf else value_text(loss)}"
        )
        return self.fitting(every, f"row {row + 1} ({title})   h = {fixed(h)}   loss = {value_text(loss)}", short)

    def hover_text_changed(self) -> None:
        """Override Canvas.hover_text_changed to write J above, and the formulas where nothing else is told."""
        self.texts.place_hover()
        if self.texts.notice:
            self._items.hide_words()
            return
        top, left = self.texts.strip_top, self.plane.rectangle.left()
        self._items.told_mean.place(top - STRIP_HEIGHT)
        self._items.place_legend(top, left)
        self._items.place_above(self.plane)
        for label in self._items.formulas:
            label.setVisible(not self.texts.hover)
        for label in self._items.above:
            label.show()

    def numbers(self) -> str:
        """Override Canvas.numbers to return h, y and the loss of every row."""
        rows = zip(self._h, self.labels, self._losses, strict=True)
        cells = ((number_text(h), str(int(label)), number_text(loss)) for h, label, loss in rows)
        return numbers_text(("h", "y", "loss"), cells)

    def _largest(self) -> float:
        return float(self._losses[np.isfinite(self._losses)].max(initial=0.0))

    def _draw(self) -> None:
        """Draw the rows; one whose loss lies above the view is an arrow at its top edge."""
        plane, items = self.plane, self._items
        edge = plane.y_range[1] - _ARROW_PIXELS * float(plane.pixel[1])
        is_above = self._losses > plane.y_range[1]
        places = np.column_stack([self._h, np.where(is_above, edge, self._losses)])
        self.place_rows(places, self.labels, ~is_above)
        arrows = rows_to_draw(np.where(is_above[:, np.newaxis], places, np.nan), self.labels, plane)
        stems = np.concatenate([self.drawn, arrows])
        items.show_stems(places[stems], self.labels[stems])
        items.show_arrows(places[arrows], self.labels[arrows])
        items.tell_above(*(above_text(self._losses[is_above & (self.labels == label)]) for label in (0, 1)))
        items.show_mean(self._cost, plane)
        self._show_told_mean()
        self.hover_text_changed()

    def _show_told_mean(self) -> None:
        rows, mean = len(self._losses), value_text(self._cost)
        losses = "1 loss" if rows == 1 else f"{count(rows)} losses"
        self._items.told_mean.show(f"J = {mean} = mean of {losses}", f"J = {mean}")
        told = f"{losses[:1].upper()}{losses[1:]}, whose mean J is {mean}"
        if rows:
            told += f"; the largest is {value_text(float(self._losses[self._worst]))}, of row {self._worst + 1}"
        self.show_description(f"{told}.")

    @property
    def _worst(self) -> int:
        """The row with the largest loss."""
        return int(np.argmax(np.where(np.isnan(self._losses), -1.0, self._losses)))
