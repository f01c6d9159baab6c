"""The cost landscape: what is drawn over which plane, when it is mapped anew, and w and b set by the mouse."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.controllers.landscape_maps import LandscapeMaps
from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.chart import MOST_FEATURES, Chart
from lrviz.core.framing import frame, is_lost_in, is_well_inside, natural_extent, path_corners
from lrviz.core.landscape import Window
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.card import Card
from lrviz.views.formatting import fixed
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.panels import LEGEND
from lrviz.views.visibility import Visibility

NO_ROWS = "The landscape needs data: add a point in the plot above."
SEVERAL_FEATURES = (
    "The landscape is drawn for one or two features; these data have {count}. "
    "The descent, the convergence and all numbers work as ever."
)
_LOST_SHARE, _SMALL_SHARE = 0.1, 0.5
"""Parts of the window below which what matters is framed anew: while a run goes on, and at its start."""


def chart_title(chart: Chart | None) -> str:
    """Return what the panel is called: whose cost over which parameters, and what is held."""
    if chart is None:
        return "Cost landscape"
    p, q, *held = chart.names
    if chart.is_slice:
        return f"J({p}, {q}) at {held[0]} = {fixed(float(chart.base[2]), 2)}"
    return f"Cost J({p}, {q})"


class LandscapeController(QObject):
    """Keeps the window around start, path and minimum, until the user moves it; a fit takes it back."""

    def __init__(self, session: Session, analyst: Analyst, actions: Actions, plot: LandscapePlot, card: Card) -> None:
        super().__init__(plot)
        self._session = session
        self._analyst = analyst
        self._actions = actions
        self._plot = plot
        self._card = card
        self._visibility = Visibility(plot)
        self._gesture: object = None
        self._window: Window | None = None
        self._chart: Chart | None = None
        self._names: tuple[str, ...] = ()
        self._extent = np.ones(2)
        self._shown: object = None
        self._maps = LandscapeMaps(session.grip, analyst, plot)
        self._origin = session.document.origin
        self._connect()
        plot.show_gradient(actions.gradient_arrow.isChecked())
        plot.show_equal_scales(actions.equal_scales.isChecked())
        self._on_session_dataset_changed()
        self._show_run()

    def _connect(self) -> None:
        plot, actions = self._plot, self._actions
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self._session.trajectory_changed.connect(self._on_session_trajectory_changed)
        self._session.grip.released.connect(self._on_grip_released)
        self._analyst.analysis_changed.connect(self._on_analyst_analysis_changed)
        self._analyst.landscape_changed.connect(self._on_analyst_landscape_changed)
        self._visibility.shown.connect(self._map_slice)
        actions.raw_landscape.toggled.connect(self._show_run)
        actions.gradient_arrow.toggled.connect(plot.show_gradient)
        actions.equal_scales.toggled.connect(self._on_equal_scales_toggled)
        plot.window_changed.connect(self._on_plot_window_changed)
        plot.window_resized.connect(self._ask_map)
        plot.fit_requested.connect(self._on_plot_fit_requested)
        plot.start_requested.connect(self._on_plot_start_requested)
        plot.parameters_drag_started.connect(self._on_plot_parameters_drag_started)
        plot.parameters_dragged.connect(self._on_plot_parameters_dragged)
        plot.parameters_drag_finished.connect(self._on_plot_parameters_drag_finished)

    def show_window(self, window: Window) -> None:
        """Show exactly this part of the plane (equal scales may show more), until the user moves it or fits."""
        if self._chart is not None:
            self._frame(window, is_chosen=True)

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        """Show other data and the run on them."""
        document = self._shown = self._session.document
        count, samples = document.dataset.feature_count, document.dataset.sample_count
        if count > MOST_FEATURES:
            self._plot.show_notice(SEVERAL_FEATURES.format(count=count))
        else:
            self._plot.show_notice(None if samples else NO_ROWS)
        self._actions.raw_landscape.setEnabled(document.problem.standardize)
        if document.origin is not self._origin:
            self._origin = document.origin
            self._window = None
        names = self._names
        self._take_chart()
        if self._chart is None or self._names != names:
            self._plot.show_minimum(None)
        if self._chart is None:
            self._maps.forget()
        else:
            self._plot.show_path(self._chart, document.trajectory, document.iteration)
        before = self._window
        self._analyst.ask_analysis(document.problem)
        if self._chart is not None and before is not None and self._window is before:  # else it was framed, and mapped
            self._maps.ask_soon(self._chart)

    @Slot()
    def _on_session_trajectory_changed(self) -> None:
        shown, self._shown = self._shown, None
        if self._session.document is not shown:  # else it has been shown with its data
            self._show_run()

    @Slot()
    def _show_run(self) -> None:
        self._take_chart()
        chart, document = self._chart, self._session.document
        if chart is None:
            return
        self._plot.show_path(chart, document.trajectory, document.iteration)
        self._follow()
        self._map_slice()

    @Slot()
    def _on_analyst_analysis_changed(self) -> None:
        if self._chart is not None:
            minimum = self._analyst.minimum_of(self._session.document.problem)
            self._plot.show_minimum(None if minimum is None else minimum.parameters)
            self._follow()

    @Slot()
    def _on_analyst_landscape_changed(self) -> None:
        landscape = self._analyst.landscape
        if landscape is None or self._chart is None:
            self._plot.show_landscape(None, 0.0)
            return
        analysis = self._analyst.analysis_of(self._session.document.problem)
        infimum = np.inf if analysis is None else analysis.infimum
        self._plot.show_landscape(landscape, min(infimum, float(np.min(landscape.costs))))

    @Slot()
    def _on_grip_released(self) -> None:
        self._follow()
        self._maps.catch_up()

    @Slot(bool)
    def _on_equal_scales_toggled(self, is_on: bool) -> None:
        is_chosen = self._plot.is_moved_by_user
        self._plot.show_equal_scales(is_on)
        if self._window is not None and self._chart is not None:
            self._frame(self._window, is_chosen=is_chosen)

    def _take_chart(self) -> None:
        """Take the chart of what is shown now; where its coordinates are others, the window is to be framed anew."""
        before, document = self._chart, self._session.document
        is_drawable = document.dataset.feature_count <= MOST_FEATURES and document.dataset.sample_count > 0
        is_raw = self._actions.raw_landscape.isChecked()
        chart = Chart.through(document.problem, document.parameters, is_raw=is_raw) if is_drawable else None
        self._chart = chart
        self._card.show_title(chart_title(chart))
        if chart is None:
            return
        if chart.names != self._names:
            self._names, self._window = chart.names, None
            self._card.show_subtitle(f"{LEGEND}, projected" if chart.is_slice else LEGEND)
        if before is None or before.objective is not chart.objective or before.is_raw != chart.is_raw:
            self._extent = natural_extent(chart.features)

    @Slot()
    def _ask_map(self) -> None:
        if self._chart is not None and self._window is not None:
            self._maps.ask(self._chart)

    @Slot()
    def _map_slice(self) -> None:
        """Map anew what is drawn at one value of a parameter when that has moved, if it or its surface is seen."""
        chart = self._chart
        if chart is None or self._maps.is_asked_for(chart):
            return
        if self._visibility.is_needed or self._actions.surface.isChecked():
            self._maps.ask_soon(chart)

    def _points(self, chart: Chart) -> FloatArray:
        """Return what the window frames (n, 2): the path, and the minimum."""
        document = self._session.document
        points = [*path_corners(chart, document.trajectory)]
        minimum = self._analyst.minimum_of(document.problem)
        return np.array(points if minimum is None else [*points, chart.place_of_raw(minimum.parameters)])

    def _follow(self) -> None:
        """Frame anew what has left the window or, if nothing is held, become small in it, unless the user chose it."""
        is_chosen = self._plot.is_moved_by_user and self._window is not None
        if is_chosen or self._gesture is not None or self._chart is None:
            return
        points, trajectory = self._points(self._chart), self._session.document.trajectory
        wanted = frame(points, self._extent)
        if self._window is None:
            self._frame(wanted)
        elif not is_well_inside(points, self._plot.shown_window):
            self._frame(wanted, moved_at=trajectory.last_iteration)
        elif not self._session.grip.is_held and is_lost_in(
            wanted, self._window, _SMALL_SHARE if len(trajectory) == 1 else _LOST_SHARE
        ):
            self._frame(wanted)

    def _frame(self, window: Window, moved_at: int | None = None, *, is_chosen: bool = False) -> None:
        self._window = window
        self._plot.show_window(window, moved_at, is_chosen=is_chosen)
        if self._chart is not None:
            self._maps.ask_soon(self._chart, 0)

    @Slot(object)
    def _on_plot_window_changed(self, window: Window) -> None:
        self._window = window
        self._ask_map()

    @Slot()
    def _on_plot_fit_requested(self) -> None:
        if self._chart is not None:
            self._frame(frame(self._points(self._chart), self._extent))

    @Slot(float, float)
    def _on_plot_start_requested(self, p: float, q: float) -> None:
        if self._chart is not None:
            start = self._chart.raw_parameters(frozen([p, q]))
            self._session.edit("Choose start", self._session.document.with_start(start))

    @Slot()
    def _on_plot_parameters_drag_started(self) -> None:
        self._gesture = object()
        self._session.grip.take(self)

    @Slot(float, float)
    def _on_plot_parameters_dragged(self, p: float, q: float) -> None:
        if self._chart is not None:
            document = self._session.document.with_parameters(self._chart.raw_parameters(frozen([p, q])))
            self._session.edit("Set w and b", document, self._gesture)

    @Slot()
    def _on_plot_parameters_drag_finished(self) -> None:
        self._gesture = None
        self._session.grip.let_go(self)
