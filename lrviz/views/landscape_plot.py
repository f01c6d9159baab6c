"""The cost landscape: J over w and b, the path of the descent on it, and the minimum."""

import numpy as np
from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.decimation import path_iterations
from lrviz.core.landscape import Landscape, Window
from lrviz.core.trajectory import Trajectory
from lrviz.files.numbers import number_text
from lrviz.views.canvas import Canvas
from lrviz.views.formatting import count, exact, fixed
from lrviz.views.gestures import Handle
from lrviz.views.landscape_items import LandscapeItems
from lrviz.views.landscape_map import LevelLines, colour_table, level_lines, map_image
from lrviz.views.theme import LIGHT, Theme

MOVED_BY_USER = "moved by hand · F fits"
MOVED_AT = "view moved at {iteration}"
_NOW_KEY = 0
_REACH_PIXELS = 12.0
_MOST_PATH_POINTS = 1_500
_CROWDED_VIEWS = 10
_FARTHEST = 1e4
"""Windows beyond which a point of the path is drawn nearer than it is: Qt cannot draw beyond some million pixels."""
_MOST_ROWS_AT_HOVER = 50_000
_NO_LINES = LevelLines((np.empty(0), np.empty(0)), (np.empty(0), np.empty(0)))


class LandscapePlot(Canvas):
    """Shows map, path and minimum; says which start the user chooses and where the present point is dragged."""

    window_changed = Signal(object)
    """The `Window` that the user has moved or zoomed to."""
    start_requested = Signal(float, float)
    parameters_drag_started = Signal()
    parameters_dragged = Signal(float, float)
    parameters_drag_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("landscape_plot", "Cost landscape J(w, b)", parent=parent)
        self._items = LandscapeItems(self.plotItem)
        self._landscape: Landscape | None = None
        self._lowest = 0.0
        self._trajectory: Trajectory | None = None
        self._iteration = 0
        self._is_hovered = False
        self._minimum: FloatArray | None = None
        self.bottom_axis.setLabel("w")
        self.left_axis.setLabel("b")
        self.gestures.clicked.connect(self._on_gestures_clicked)
        self.gestures.drag_started.connect(self._on_gestures_drag_started)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.gestures.drag_finished.connect(self._on_gestures_drag_finished)
        self.user_moved_view.connect(self._on_user_moved_view)
        self.show_theme(LIGHT)
        self.show_window(Window((-1.0, -1.0), (1.0, 1.0)))

    def show_landscape(self, landscape: Landscape | None, lowest: float) -> None:
        """Show the cost over its window, with level lines counted from `lowest`; None shows no map."""
        self._landscape, self._lowest = landscape, lowest
        self._draw_map()
        self.refresh_hover()

    def show_path(self, trajectory: Trajectory, iteration: int) -> None:
        """Show the run, as the descent sees it, and where it is at `iteration`."""
        self._trajectory, self._iteration = trajectory, iteration
        self._draw_path()
        self._items.show_hovered(self._now if self._is_hovered else None)
        self.refresh_hover()

    def show_minimum(self, parameters: FloatArray | None) -> None:
        """Show the minimum θ* (2,), or that there is none."""
        self._minimum = parameters
        self._items.show_minimum(parameters)
        self._describe()

    def show_window(self, window: Window, moved_at: int | None = None) -> None:
        """Show this part of the plane; `moved_at` is the iteration that made it move, which is told."""
        self.is_moved_by_user = False
        (left, bottom), (right, top) = window.low, window.high
        self.plane.show((left, right), (bottom, top))
        self.texts.show_note("" if moved_at is None else MOVED_AT.format(iteration=count(moved_at)))

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        super().show_notice(text)
        if text:
            self._trajectory = None
            self._items.hide_path()
            self.show_description(text)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme)
        self._draw_map()

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw the path for the range and the pixels there are."""
        self._draw_path()

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the present point."""
        place = self._now
        if place is None or not np.isfinite(place).all():
            return None
        point = self.plane.point(float(place[0]), float(place[1]))
        distance = np.hypot(point.x() - pixel.x(), point.y() - pixel.y())
        return Handle(_NOW_KEY, point) if distance <= _REACH_PIXELS else None

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell w, b and J: of the present point and of the minimum with all digits."""
        now = self._now
        if key is not None and now is not None and self._trajectory is not None:
            return _told(now, exact(float(self._trajectory.costs[self._iteration])))
        if self._minimum is not None and self._landscape is not None and self._is_near(self._minimum, pixel):
            return f"minimum: {_told(self._minimum, exact(self._landscape.problem.cost(self._minimum)))}"
        place = np.array(self.plane.snapped_position(pixel))
        return _told(place, self._cost_at(place))

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark what can be dragged."""
        self._is_hovered = key is not None
        self._items.show_hovered(self._now if self._is_hovered else None)

    def numbers(self) -> str:
        """Override Canvas.numbers to return w, b and J of every iteration."""
        lines = ["iteration\tw\tb\tJ"]
        if self._trajectory is not None:
            rows = zip(self._trajectory.parameters.tolist(), self._trajectory.costs.tolist(), strict=True)
            for iteration, ((weight, bias), cost) in enumerate(rows):
                lines.append(f"{iteration}\t{number_text(weight)}\t{number_text(bias)}\t{number_text(cost)}")
        return "\n".join(lines) + "\n"

    @property
    def _now(self) -> FloatArray | None:
        if self._trajectory is None:
            return None
        return np.asarray(self._trajectory.parameters[self._iteration])

    def _is_near(self, place: FloatArray, pixel: QPointF) -> bool:
        point = self.plane.point(float(place[0]), float(place[1]))
        return bool(np.hypot(point.x() - pixel.x(), point.y() - pixel.y()) <= _REACH_PIXELS)

    def _cost_at(self, place: FloatArray) -> str:
        """Return J at `place` (2,): with all digits, or for many rows, where that takes long, the nearest node's."""
        landscape = self._landscape
        if landscape is None:
            return exact(None)
        if landscape.problem.dataset.sample_count <= _MOST_ROWS_AT_HOVER:
            return exact(landscape.problem.cost(place))
        column, row = (int(np.abs(axis - at).argmin()) for axis, at in zip(landscape.axes, place, strict=True))
        return f"about {fixed(float(landscape.costs[row, column]))}"

    def _draw_map(self) -> None:
        landscape = self._landscape
        if landscape is None:
            self._items.show_map(None, None, _NO_LINES)
            return
        image = map_image(landscape.costs, colour_table(self.theme.landscape))
        self._items.show_map(landscape, image, level_lines(landscape, self._lowest))

    def _draw_path(self) -> None:
        trajectory, now = self._trajectory, self._iteration
        if trajectory is None:
            return
        iterations = path_iterations(trajectory, self.plane.pixel, _MOST_PATH_POINTS)
        split = int(np.searchsorted(iterations, now))
        made, later = np.append(iterations[:split], now), np.concatenate([[now], iterations[split:]])
        drawn = self._drawable(trajectory, made)
        self._items.show_path(drawn, self._drawable(trajectory, later), is_crowded=self._is_crowded(drawn))
        self._describe()

    def _is_crowded(self, places: FloatArray) -> bool:
        """Whether the way along `places` (n, 2) is many times as long as the view is wide and high."""
        steps = np.minimum(np.abs(np.diff(places, axis=0)) / self.plane.pixel, self.plane.rectangle.width())
        return bool(steps.sum() > _CROWDED_VIEWS * (self.plane.rectangle.width() + self.plane.rectangle.height()))

    def _drawable(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return the places (n, 2) of iterations, those that are too far off to be drawn moved nearer."""
        places = trajectory.parameters[iterations, :2]
        (left, right), (bottom, top) = self.plane.x_range, self.plane.y_range
        low, high = np.array([left, bottom]), np.array([right, top])
        far = _FARTHEST * (high - low)
        return np.asarray(np.clip(places, low - far, high + far))

    def _describe(self) -> None:
        if self._trajectory is None or self._now is None:
            return
        cost = float(self._trajectory.costs[self._iteration])
        where = f"At iteration {count(self._iteration)} w, b and J are {', '.join(map(fixed, (*self._now, cost)))}."
        if self._minimum is None:
            self.show_description(f"{where} There is no single minimum.")
        else:
            weight, bias = (fixed(float(value)) for value in self._minimum)
            self.show_description(f"{where} The minimum is at w = {weight}, b = {bias}.")

    @Slot()
    def _on_user_moved_view(self) -> None:
        self.texts.show_note(MOVED_BY_USER)
        (left, right), (bottom, top) = self.plane.x_range, self.plane.y_range
        self.window_changed.emit(Window((left, bottom), (right, top)))

    @Slot(float, float)
    def _on_gestures_clicked(self, weight: float, bias: float) -> None:
        self.start_requested.emit(*self.plane.snapped_position(self.plane.point(weight, bias)))

    @Slot(int)
    def _on_gestures_drag_started(self, _key: int) -> None:
        self.parameters_drag_started.emit()

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, _key: int, pixel: QPointF) -> None:
        self.parameters_dragged.emit(*self.plane.snapped_position(pixel))

    @Slot(int)
    def _on_gestures_drag_finished(self, _key: int) -> None:
        self.parameters_drag_finished.emit()


def _told(place: FloatArray, cost: str) -> str:
    weight, bias = (exact(float(value)) for value in place)
    return f"w = {weight}   b = {bias}   J = {cost}"
