"""What a landscape's plot draws of the values it is given: map, path, minimum, and the gradient by choice."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtGui import QFont

from lrviz.core.arrays import FloatArray
from lrviz.core.chart import Chart
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.trajectory import Trajectory
from lrviz.views import landscape_words as words
from lrviz.views.landscape_arrow import LENGTH, GradientArrow
from lrviz.views.landscape_items import LandscapeItems
from lrviz.views.landscape_map import LevelLines, colour_table, level_line, level_lines, map_image
from lrviz.views.landscape_path import draw_path
from lrviz.views.number_strip import NumberStrip
from lrviz.views.plane import Plane
from lrviz.views.theme import LIGHT, Theme

_NEARBY = 120
"""Nodes a side of the map around the arrow."""
_MOST_ROWS_NEARBY = 2_000
_NEAR_PIXELS = 4.0
_NO_LINES = LevelLines((np.empty(0), np.empty(0)), (np.empty(0), np.empty(0)))


@dataclass(frozen=True, eq=False)
class Run:
    """A run on a chart, and the iteration at which it is."""

    chart: Chart
    trajectory: Trajectory
    iteration: int

    @property
    def parameters(self) -> FloatArray:
        """θ (d + 1,) of the descent now."""
        return np.asarray(self.trajectory.parameters[self.iteration])

    @property
    def place(self) -> FloatArray:
        """Where that is (2,)."""
        return self.chart.places(self.parameters)

    @property
    def cost(self) -> float:
        """J now."""
        return float(self.trajectory.costs[self.iteration])


class LandscapeDrawing:
    """The items of one plot, and the values they were last drawn of."""

    def __init__(self, plot_item: Any, plane: Plane) -> None:
        self._plane = plane
        self._items = LandscapeItems(plot_item)
        self._arrow = GradientArrow(plot_item)
        self._note = NumberStrip(plot_item)
        self._theme: Theme = LIGHT
        self._lowest = 0.0
        self._has_gradient = self._has_equal_scales = False
        self.landscape: Landscape | None = None
        self.run: Run | None = None
        self.minimum: FloatArray | None = None
        """The place (2,) of the minimum, or of its projection."""

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        self._theme = theme
        self._items.paint(theme)
        self._arrow.paint(theme, font)
        self._note.paint(theme.muted, font)
        self._draw_map()

    def show_landscape(self, landscape: Landscape | None, lowest: float) -> None:
        """Draw the map, with level lines counted from `lowest`, or none."""
        self.landscape, self._lowest = landscape, lowest
        self._draw_map()
        self._draw_level()

    def show_run(self, run: Run | None) -> None:
        """Draw the path and the present point, or none."""
        self.run = run
        if run is None:
            self._items.hide_path()
            self._hide_gradient()
        self.draw_path()
        if run is not None and self.landscape is not None and run.chart.holds_same(self.landscape.chart):
            self._draw_level()  # else another map is on its way, and brings its line

    def show_minimum(self, place: FloatArray | None, *, is_projected: bool = False) -> None:
        """Draw the × at `place` (2,), faintly if the minimum lies beside the chart, or none."""
        self.minimum = place
        self._items.show_minimum(place, is_projected=is_projected)

    def show_hovered(self, is_hovered: bool) -> None:
        """Mark the present point as what the mouse can drag, or unmark it."""
        self._items.show_hovered(self.run.place if is_hovered and self.run is not None else None)

    def show_gradient(self, is_shown: bool, *, has_equal_scales: bool) -> None:
        """Draw arrow and level line, or neither; `has_equal_scales` is what the angle between them depends on."""
        self._has_gradient, self._has_equal_scales = is_shown, has_equal_scales
        if is_shown:
            self._draw_arrow()
            self._draw_level()
        else:
            self._hide_gradient()

    def draw_path(self) -> None:
        """Draw what depends on the range and the pixels of the view."""
        if self.run is not None:
            path = draw_path(self.run.chart, self.run.trajectory, self.run.iteration, self._plane)
            self._items.show_path(path.made, path.later, is_crowded=path.is_crowded)
        self._draw_arrow()

    def place_note(self, top: float, taken: float) -> None:
        """Put the words on the arrow's angle above the data, of whose width so many pixels are `taken`."""
        self._note.place(top, taken)

    def _draw_map(self) -> None:
        landscape = self.landscape
        if landscape is None:
            self._items.show_map(None, None, _NO_LINES)
            return
        image = map_image(landscape.costs, colour_table(self._theme.landscape))
        self._items.show_map(landscape, image, level_lines(landscape, self._lowest))

    def _draw_arrow(self) -> None:
        run = self.run
        if run is None or not self._has_gradient:
            return
        keeps_angles, step = run.chart.keeps_angles, run.chart.step(run.parameters)
        is_right_angle = keeps_angles and self._has_equal_scales
        self._arrow.show_label(words.GRADIENT if keeps_angles else words.STEP)
        self._arrow.show_arrow(run.place, step, self._plane, marks_angle=is_right_angle)
        if not keeps_angles:
            self._note.show(*words.NOT_PERPENDICULAR)
        else:
            self._note.show(*(("",) if is_right_angle else words.SCALES_DIFFER))

    def _draw_level(self) -> None:
        run, landscape = self.run, self.landscape
        if run is None or landscape is None or not self._has_gradient:
            return
        places = level_line(landscape, run.cost)
        if self._is_missed(run.place, places) and len(run.chart.objective.rows) <= _MOST_ROWS_NEARBY:
            # It runs between two nodes here: a map of what is around the arrow finds it.
            reach = LENGTH * self._plane.pixel
            (left, bottom), (right, top) = run.place - reach, run.place + reach
            nearby = compute_landscape(run.chart, Window((left, bottom), (right, top)), (_NEARBY, _NEARBY))
            places = np.concatenate([places, level_line(nearby, run.cost)])
        self._arrow.show_level(places)

    def _is_missed(self, place: FloatArray, places: FloatArray) -> bool:
        """Whether `place` (2,) is in view, and none of `places` (n, 2) as near as a line through it must have one."""
        (left, right), (bottom, top) = self._plane.x_range, self._plane.y_range
        if not Window((left, bottom), (right, top)).contains(place):
            return False
        pixels = np.abs((places - place) / self._plane.pixel).max(axis=1, initial=0.0)
        return not (pixels <= _NEAR_PIXELS).any()

    def _hide_gradient(self) -> None:
        self._arrow.hide()
        self._note.show("")
