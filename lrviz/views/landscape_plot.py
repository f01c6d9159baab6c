"""The cost landscape: J over two parameters, the path of the descent on it, and the minimum."""

import numpy as np
from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.chart import Chart
from lrviz.core.landscape import Landscape, Window
from lrviz.core.trajectory import Trajectory
from lrviz.views import landscape_words as words
from lrviz.views.canvas import Canvas
from lrviz.views.formatting import count, exact, fixed
from lrviz.views.gestures import Handle
from lrviz.views.landscape_drawing import LandscapeDrawing, Run
from lrviz.views.theme import LIGHT, Theme

_NOW_KEY = 0
_REACH_PIXELS = 12.0
_MOST_ROWS_AT_HOVER = 50_000
_TITLE = "Cost landscape J(w, b)"


class LandscapePlot(Canvas):
    """Shows map, path and minimum; says which start the user chooses and where the present point is dragged.

    Places are told in the coordinates of the chart that is shown.
    """

    window_changed = Signal(object)
    """The `Window` that the user has moved or zoomed to."""
    window_resized = Signal()
    """Equal scales show another part of the plane, since the plot has another size."""
    start_requested = Signal(float, float)
    parameters_drag_started = Signal()
    parameters_dragged = Signal(float, float)
    parameters_drag_finished = Signal()

    def __init__(self, name: str = "landscape_plot", title: str = _TITLE, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent=parent)
        self._drawing = LandscapeDrawing(self.plotItem, self.plane)
        self._minimum: FloatArray | None = None
        self._is_hovered = self._has_gradient = self._has_equal_scales = False
        self.gestures.clicked.connect(self._on_gestures_clicked)
        self.gestures.drag_started.connect(self._on_gestures_drag_started)
        self.gestures.dragged.connect(self._on_gestures_dragged)
        self.gestures.drag_finished.connect(self._on_gestures_drag_finished)
        self.user_moved_view.connect(self._on_user_moved_view)
        self.view_box.sigResized.connect(self._on_view_box_resized)
        self.show_theme(LIGHT)
        self.show_window(Window((-1.0, -1.0), (1.0, 1.0)))

    @property
    def shown_window(self) -> Window:
        """The part of the plane that is shown."""
        (left, right), (bottom, top) = self.plane.x_range, self.plane.y_range
        return Window((left, bottom), (right, top))

    def show_landscape(self, landscape: Landscape | None, lowest: float) -> None:
        """Show the cost over its window, with level lines counted from `lowest`; None shows no map."""
        self._drawing.show_landscape(landscape, lowest)
        self.refresh_hover()

    def show_path(self, chart: Chart, trajectory: Trajectory, iteration: int) -> None:
        """Show the run on `chart`, and where it is at `iteration`."""
        before = self._drawing.run
        is_other = before is None or before.chart.objective is not chart.objective or before.chart.names != chart.names
        self._drawing.show_run(Run(chart, trajectory, iteration))
        if is_other:
            self.gestures.abandon()  # what is held is another run's
            self._show_names(chart)
            self._place_minimum()
            self.hover_text_changed()
        self._drawing.show_hovered(self._is_hovered)
        self._describe()
        self.refresh_hover()

    def show_minimum(self, parameters: FloatArray | None) -> None:
        """Show the minimum, raw θ* (d + 1,), or that there is none."""
        self._minimum = parameters
        self._place_minimum()
        self._describe()

    def show_window(self, window: Window, moved_at: int | None = None, *, is_chosen: bool = False) -> None:
        """Show this part of the plane; `moved_at` is the iteration that made it move, which is told.

        One that `is_chosen` is to stay until a fit, as if the user had moved to it.
        """
        self.is_moved_by_user = is_chosen
        (left, bottom), (right, top) = window.low, window.high
        self.plane.show((left, right), (bottom, top))
        note = words.CHOSEN if is_chosen else ""
        self.texts.show_note(note if moved_at is None else words.MOVED_AT.format(iteration=count(moved_at)))

    def show_gradient(self, is_shown: bool) -> None:
        """Show −∇J as an arrow from the present point, and the level line through it, or neither."""
        self._has_gradient = is_shown
        self._drawing.show_gradient(is_shown, has_equal_scales=self._has_equal_scales)
        self.hover_text_changed()

    def show_equal_scales(self, is_on: bool) -> None:
        """Give both axes one scale, now and whatever is shown later, so that all of it stays in view."""
        self._has_equal_scales = is_on
        self.view_box.setAspectLocked(is_on, ratio=1.0)
        self.show_gradient(self._has_gradient)

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the data, or with None the data again."""
        super().show_notice(text)
        if text:
            self._drawing.show_run(None)
            self._drawing.show_hovered(False)
            self.show_description(text)
        self.hover_text_changed()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._drawing.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw the path for the range and the pixels there are."""
        self._drawing.draw_path()

    def hover_text_changed(self) -> None:
        """Override Canvas.hover_text_changed to give the words on the arrow's angle what the text leaves."""
        super().hover_text_changed()
        self._drawing.place_note(self.texts.strip_top, self.plane.rectangle.right() - self.texts.room_beside_hover()[1])

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Override Canvas.handle_at to find the present point."""
        run = self._drawing.run
        if run is None or not self._is_near(run.place, pixel):
            return None
        return Handle(_NOW_KEY, self.plane.point(*run.place.tolist()))

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell the place and J: of the present point and the minimum with all digits."""
        run, at_minimum = self._drawing.run, self._drawing.minimum
        if run is None:
            return ""
        if key is not None:
            return words.told(run.chart, run.place, exact(run.cost))
        if at_minimum is not None and self._minimum is not None and self._is_near(at_minimum, pixel):
            return words.told_minimum(run.chart, self._minimum)
        place = np.array(self.plane.snapped_position(pixel))
        return words.told(run.chart, place, self._cost_at(run.chart, place))

    def hover(self, key: int | None) -> None:
        """Override Canvas.hover to mark what can be dragged."""
        self._is_hovered = key is not None
        self._drawing.show_hovered(self._is_hovered)

    def numbers(self) -> str:
        """Override Canvas.numbers to return the parameters and J of every iteration."""
        run = self._drawing.run
        return "" if run is None else words.numbers(run.chart, run.trajectory)

    def _is_near(self, place: FloatArray, pixel: QPointF) -> bool:
        if not np.isfinite(place).all():
            return False
        point = self.plane.point(*place.tolist())
        return bool(np.hypot(point.x() - pixel.x(), point.y() - pixel.y()) <= _REACH_PIXELS)

    def _cost_at(self, chart: Chart, place: FloatArray) -> str:
        """Return J at `place` (2,): with all digits, or for many rows, where that takes long, the nearest node's."""
        landscape = self._drawing.landscape
        if chart.objective.dataset.sample_count <= _MOST_ROWS_AT_HOVER:
            return exact(chart.cost(place))
        if landscape is None:
            return exact(None)
        column, row = (int(np.abs(axis - at).argmin()) for axis, at in zip(landscape.axes, place, strict=True))
        return f"about {fixed(float(landscape.costs[row, column]))}"

    def _show_names(self, chart: Chart) -> None:
        for axis, name in zip((self.bottom_axis, self.left_axis), chart.names, strict=False):
            label = name if chart.is_raw else f"{name} (standardised)"
            if axis.labelText != label:
                axis.setLabel(label)

    def _place_minimum(self) -> None:
        run, minimum = self._drawing.run, self._minimum
        if run is None or minimum is None:
            self._drawing.show_minimum(None)
        else:
            self._drawing.show_minimum(run.chart.place_of_raw(minimum), is_projected=run.chart.is_slice)

    def _describe(self) -> None:
        run = self._drawing.run
        if run is not None:
            self.show_description(words.description(run.chart, run.trajectory, run.iteration, self._minimum))

    @Slot()
    def _on_user_moved_view(self) -> None:
        self.texts.show_note(words.MOVED_BY_USER)
        self.window_changed.emit(self.shown_window)

    @Slot()
    def _on_view_box_resized(self) -> None:
        if self._has_equal_scales:
            self.window_resized.emit()

    @Slot(float, float)
    def _on_gestures_clicked(self, p: float, q: float) -> None:
        self.start_requested.emit(*self.plane.snapped_position(self.plane.point(p, q)))

    @Slot(int)
    def _on_gestures_drag_started(self, _key: int) -> None:
        self.parameters_drag_started.emit()

    @Slot(int, QPointF)
    def _on_gestures_dragged(self, _key: int, pixel: QPointF) -> None:
        self.parameters_dragged.emit(*self.plane.snapped_position(pixel))

    @Slot(int)
    def _on_gestures_drag_finished(self, _key: int) -> None:
        self.parameters_drag_finished.emit()
