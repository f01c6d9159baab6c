"""The log-odds z = log(h / (1 − h)) = w·x + b: the straight line behind the sigmoid, and what its slope means."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.canvas_texts import STRIP_HEIGHT
from lrviz.views.formatting import elided, exact, fixed
from lrviz.views.log_odds_items import LogOddsItems
from lrviz.views.log_odds_values import LogOddsLine, crossing_wordings, described, slope_wordings
from lrviz.views.point_range import has_outgrown, range_around
from lrviz.views.rows_canvas import RowsCanvas
from lrviz.views.score_reach import largest_score, range_of, reach_for
from lrviz.views.theme import LIGHT, Theme

NO_ROWS = "No points yet: add a row to the data."
_SMALLEST_REACH = 2.0
_NO_DATA = Dataset(np.empty((0, 1)), np.empty(0))


class LogOddsPlot(RowsCanvas):
    """Shows the line, the rows on it at their x, and where it crosses the threshold's log-odds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("log_odds_plot", "Log-odds", moves_vertically=True, strips=2, parent=parent)
        self._items = LogOddsItems(self.plotItem)
        self._dataset = _NO_DATA
        self._line: LogOddsLine | None = None
        self._reach = _SMALLEST_REACH
        self.left_axis.setLabel("log-odds z")
        self.show_theme(LIGHT)
        self.texts.show_hint(NO_ROWS)
        self.home()

    def show_line(self, dataset: Dataset, weight: float, bias: float, threshold: float) -> None:
        """Show the rows of data with one feature on z = `weight`·x + `bias`, and the log-odds of the `threshold`.

        w and b are in the data's own units. Of data with several features nothing is shown.
        """
        before, self._dataset = self._dataset, dataset if dataset.feature_count == 1 else _NO_DATA
        self._line = LogOddsLine(weight, bias, threshold)
        if dataset is not before:
            self.bottom_axis.setLabel(elided(self._dataset.feature_names[0]))
            self.texts.show_hint("" if self._dataset.sample_count else NO_ROWS)
        self._follow(before)
        self._draw()
        self.refresh_hover()

    def _follow(self, before: Dataset) -> None:
        """Frame anew other data, or rows that have left the view; else follow z in rare jumps."""
        x, shown = self._dataset.features[:, 0], self.plane.x_range
        is_another = not self._dataset.is_like(before)
        if is_another or has_outgrown(x, shown, is_chosen=self.is_moved_by_user):
            self.is_moved_by_user = False
            self.home()
        elif not self.is_moved_by_user and (reach := self._wanted_reach(self._reach)) != self._reach:
            self._reach = reach
            self.plane.show(shown, range_of(reach))

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        super().show_notice(text)
        self._draw()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to frame the rows, with z = 0 at half height."""
        self._reach = self._wanted_reach(_SMALLEST_REACH)
        self.plane.show(range_around(self._dataset.features[:, 0]), range_of(self._reach))

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell x and z, of the row or of the place under the mouse."""
        line, dataset, label = self._shown_line, self._dataset, ""
        if line is None:
            return ""
        if key is not None and key < dataset.sample_count:
            x, label = float(dataset.features[key, 0]), f" ({elided(dataset.classes[int(dataset.labels[key])])})"
        else:
            x = self.plane.snapped_position(pixel)[0]
        place, z = f"{elided(dataset.feature_names[0])} = {exact(x)}{label}", float(line.scores(np.array(x)))
        return self.fitting(f"{place}   z = {exact(z)}", f"{place}   z = {fixed(z)}")

    def hover_text_changed(self) -> None:
        """Override Canvas.hover_text_changed to let the text share the strip with the crossing, if both fit."""
        self.texts.place_hover()
        self._items.slope.place(self.texts.strip_top - STRIP_HEIGHT)
        taken = self.plane.rectangle.right() - self.texts.room_beside_hover()[1]
        self._items.told_crossing.place(self.texts.strip_top, taken)

    def numbers(self) -> str:
        """Override Canvas.numbers to return x, y and z of every row."""
        dataset = self._dataset
        rows = zip(dataset.features[:, 0], dataset.labels, self._scores(), strict=True)
        cells = ((number_text(x), str(int(label)), number_text(z)) for x, label, z in rows)
        return numbers_text((dataset.feature_names[0], dataset.label_name, "z"), cells)

    @property
    def _shown_line(self) -> LogOddsLine | None:
        """The line, if there is one to draw and nothing is said in its place."""
        is_seen = self._line is not None and self._line.is_finite and len(self._dataset.labels) > 0
        return self._line if is_seen and not self.texts.notice else None

    def _scores(self) -> FloatArray:
        """Return z (m,) of the rows; NaN while no line is known."""
        x = self._dataset.features[:, 0]
        return np.full(len(x), np.nan) if self._line is None else self._line.scores(x)

    def _wanted_reach(self, shown: float) -> float:
        level = 0.0 if self._line is None else abs(self._line.level)
        return reach_for(max(largest_score(self._scores()), level), shown, _SMALLEST_REACH)

    def _draw(self) -> None:
        name = self._dataset.feature_names[0]
        self.place_rows(np.column_stack([self._dataset.features[:, 0], self._scores()]), self._dataset.labels)
        line = self._shown_line
        if line is None:
            self._items.hide_model()
            self.show_description(
                self.texts.notice or (NO_ROWS if not self._dataset.sample_count else "There is no line.")
            )
        else:
            self._items.show_line(line.weight, line.bias, self.plane)
            self._items.show_crossing(line.boundary, line.level, self.plane)
            self._items.slope.show(*slope_wordings(name, line.weight))
            self._items.told_crossing.show(*crossing_wordings(name, line))
            self.show_description(described(name, line, len(self._dataset.labels)))
        self.hover_text_changed()
