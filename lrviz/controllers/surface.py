"""The cost surface: the landscape's own map and window, seen in perspective while it is asked for."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.core.arrays import FloatArray
from lrviz.core.chart import MOST_FEATURES, Chart
from lrviz.core.decimation import path_iterations
from lrviz.core.landscape import Landscape, Window
from lrviz.core.surface import coarsened
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.surface_view import SurfaceView
from lrviz.views.visibility import Visibility

NODES = 37
"""Of the surface, a side."""
NO_ROWS = "The surface needs data: add a row to the table."
MANY_FEATURES = "The surface is drawn for one or two features; these data have {count}."
_MOST_PATH_POINTS = 300
_RESOLVED = 1 / 400
"""The part of the window that a path's point must move to be seen."""


class SurfaceController(QObject):
    """Shows what the analyst has mapped, and the run on it, while the surface is switched on and can be seen."""

    def __init__(self, session: Session, analyst: Analyst, actions: Actions, surface: SurfaceView) -> None:
        super().__init__(surface)
        self._session = session
        self._analyst = analyst
        self._switch = actions.surface
        self._surface = surface
        self._visibility = Visibility(surface)
        self._visibility.shown.connect(self._show_all)
        actions.surface.toggled.connect(self._show_all)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._show_path)
        analyst.analysis_changed.connect(self._show_path)
        analyst.landscape_changed.connect(self._show_all)
        self._show_all()

    @property
    def _is_needed(self) -> bool:
        return self._switch.isChecked() and self._visibility.is_needed

    @property
    def _landscape(self) -> Landscape | None:
        """The map of the present data, which lags a little while they are dragged; None if there is none."""
        landscape, problem = self._analyst.landscape, self._session.document.problem
        if landscape is None or landscape.chart.objective is problem:
            return landscape
        count = landscape.chart.objective.dataset.feature_count
        return landscape if self._session.grip.is_held and count == problem.dataset.feature_count else None

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        if not self._session.grip.is_held or self._landscape is None:  # else a map follows, and the run at once
            self._show_all()

    @Slot()
    def _show_all(self) -> None:
        """Show the surface anew, and the run on it."""
        if not self._is_needed:
            return
        self._surface.show_notice(self._notice())
        landscape = self._landscape
        if landscape is None:
            self._surface.show_landscape(None)
        else:
            self._surface.show_landscape(replace(landscape, costs=coarsened(landscape.costs, NODES)))
        self._show_path()

    @Slot()
    def _show_path(self) -> None:
        landscape = self._landscape
        if not self._is_needed or landscape is None:
            return
        document, chart = self._session.document, landscape.chart
        trajectory, now = document.trajectory, document.iteration
        iterations = path_iterations(trajectory, chart.cell(_resolution(landscape.window)), _MOST_PATH_POINTS)
        split = int(np.searchsorted(iterations, now))
        shown = np.concatenate([iterations[:split], [now], iterations[split:]])
        self._surface.show_path(chart.places(trajectory.parameters[shown]), trajectory.costs[shown], split)
        self._show_minimum(chart)

    def _show_minimum(self, chart: Chart) -> None:
        minimum = self._analyst.minimum_of(self._session.document.problem)
        if minimum is None:
            self._surface.show_minimum(None, None)
        else:
            self._surface.show_minimum(chart.place_of_raw(minimum.parameters), minimum.cost)

    def _notice(self) -> str | None:
        """Return why there can be no surface, if so."""
        dataset = self._session.document.dataset
        if dataset.feature_count > MOST_FEATURES:
            return MANY_FEATURES.format(count=dataset.feature_count)
        return None if dataset.sample_count else NO_ROWS


def _resolution(window: Window) -> FloatArray:
    return np.asarray(np.subtract(window.high, window.low) * _RESOLVED)
