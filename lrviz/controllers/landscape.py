"""The cost landscape: which window it shows, when its map is computed anew, and w and b set by the mouse."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.decimation import path_extent
from lrviz.core.framing import frame, is_lost_in, is_well_inside, natural_extent
from lrviz.core.landscape import Window
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.landscape_plot import LandscapePlot

NO_ROWS = "The landscape needs data: add a point in the plot above."
_LOST_SHARE, _SMALL_SHARE = 0.1, 0.5
"""Parts of the window below which what matters is framed anew: while a run goes on, and at its start."""
SEVERAL_FEATURES = "The landscape over w and b is drawn for one feature; these data have {count}."


class LandscapeController(QObject):
    """Keeps the window around start, path and minimum, until the user moves it; a fit takes it back."""

    def __init__(self, session: Session, analyst: Analyst, plot: LandscapePlot) -> None:
        super().__init__(plot)
        self._session = session
        self._analyst = analyst
        self._plot = plot
        self._gesture: object = None
        self._window: Window | None = None
        self._origin = session.document.origin
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._on_session_trajectory_changed)
        analyst.analysis_changed.connect(self._on_analyst_analysis_changed)
        analyst.landscape_changed.connect(self._on_analyst_landscape_changed)
        plot.window_changed.connect(self._on_plot_window_changed)
        plot.fit_requested.connect(self._on_plot_fit_requested)
        plot.start_requested.connect(self._on_plot_start_requested)
        plot.parameters_drag_started.connect(self._on_plot_parameters_drag_started)
        plot.parameters_dragged.connect(self._on_plot_parameters_dragged)
        plot.parameters_drag_finished.connect(self._on_plot_parameters_drag_finished)
        self._on_session_dataset_changed()
        self._on_session_trajectory_changed()

    @property
    def _is_shown(self) -> bool:
        dataset = self._session.document.dataset
        return dataset.feature_count == 1 and dataset.sample_count > 0

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        dataset = self._session.document.dataset
        if dataset.feature_count > 1:
            self._plot.show_notice(SEVERAL_FEATURES.format(count=dataset.feature_count))
        else:
            self._plot.show_notice(None if dataset.sample_count else NO_ROWS)
        if not self._is_shown:
            self._plot.show_landscape(None, 0.0)
            self._plot.show_minimum(None)
        if self._session.document.origin is not self._origin:
            self._origin = self._session.document.origin
            self._window = None
        before = self._window
        self._analyst.ask_analysis(self._session.document.problem)
        if before is not None and self._window is before:  # else it has been framed anew, and mapped with that
            self._analyst.ask_landscape(before)

    @Slot()
    def _on_session_trajectory_changed(self) -> None:
        if self._is_shown:
            document = self._session.document
            self._plot.show_path(document.trajectory, document.iteration)
            self._follow()

    @Slot()
    def _on_analyst_analysis_changed(self) -> None:
        if self._is_shown:
            minimum = self._analyst.minimum_of(self._session.document.problem)
            self._plot.show_minimum(None if minimum is None else minimum.parameters)
            self._follow()

    @Slot()
    def _on_analyst_landscape_changed(self) -> None:
        landscape = self._analyst.landscape
        if landscape is not None and self._is_shown:
            analysis = self._analyst.analysis_of(landscape.problem)
            infimum = np.inf if analysis is None else analysis.infimum
            self._plot.show_landscape(landscape, min(infimum, float(np.min(landscape.costs))))

    def _points(self) -> FloatArray:
        """Return what the window frames (n, 2): the corners of the path, and the minimum."""
        document = self._session.document
        points = [*path_extent(document.trajectory)]
        minimum = self._analyst.minimum_of(document.problem)
        return np.array(points if minimum is None else [*points, minimum.parameters])

    def _follow(self) -> None:
        """Frame anew what has left the window or become small in it, unless the user chose it or holds a point."""
        is_chosen = self._plot.is_moved_by_user and self._window is not None
        if is_chosen or self._gesture is not None:
            return
        points = self._points()
        wanted, trajectory = self._framing(points), self._session.document.trajectory
        if self._window is None:
            self._frame(wanted)
        elif not is_well_inside(points, self._window):
            self._frame(wanted, moved_at=trajectory.last_iteration)
        elif is_lost_in(wanted, self._window, _SMALL_SHARE if len(trajectory) == 1 else _LOST_SHARE):
            self._frame(wanted)

    def _framing(self, points: FloatArray) -> Window:
        return frame(points, natural_extent(self._session.document.dataset.features))

    def _frame(self, window: Window, moved_at: int | None = None) -> None:
        self._window = window
        self._plot.show_window(window, moved_at)
        self._analyst.ask_landscape(window)

    @Slot(object)
    def _on_plot_window_changed(self, window: Window) -> None:
        self._window = window
        if self._is_shown:
            self._analyst.ask_landscape(window)

    @Slot()
    def _on_plot_fit_requested(self) -> None:
        if self._is_shown:
            self._frame(self._framing(self._points()))

    @Slot(float, float)
    def _on_plot_start_requested(self, weight: float, bias: float) -> None:
        if self._is_shown:
            self._session.edit("Choose start", self._session.document.with_start(frozen([weight, bias])))

    @Slot()
    def _on_plot_parameters_drag_started(self) -> None:
        self._gesture = object()

    @Slot(float, float)
    def _on_plot_parameters_dragged(self, weight: float, bias: float) -> None:
        if self._is_shown:
            document = self._session.document.with_parameters(frozen([weight, bias]))
            self._session.edit("Set w and b", document, self._gesture)

    @Slot()
    def _on_plot_parameters_drag_finished(self) -> None:
        self._gesture = None
        self._follow()
