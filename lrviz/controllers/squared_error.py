"""The landscape of mean squared error beside that of log loss: the same window, the same start, the same steps."""

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from lrviz.core.chart import Chart
from lrviz.core.landscape import Window
from lrviz.core.logistic import decision_boundary
from lrviz.core.squared_error import SquaredError
from lrviz.state.analyst import Analyst
from lrviz.state.companion import Companion
from lrviz.state.session import Session
from lrviz.views.squared_error_panel import SquaredErrorPanel
from lrviz.views.visibility import Visibility

NO_ROWS = "Mean squared error needs data: add a row to the table."
SEVERAL_FEATURES = "Mean squared error is drawn for one feature; these data have {count}."


class SquaredErrorController(QObject):
    """Shows the cost, and a descent on it that does what the session's run does, while the panel can be seen."""

    failed = Signal(object)

    def __init__(self, session: Session, analyst: Analyst, panel: SquaredErrorPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._analyst = analyst
        self._panel = panel
        self._companion = Companion(self)
        self._visibility = Visibility(panel.plot.viewport())
        self._objective = SquaredError(session.document.problem)
        self._window: Window | None = None
        self._is_raw = False
        self._gesture: object = None
        self._companion.take_objective(self._objective)
        self._connect_state()
        self._connect_wishes()
        self._show_all()

    def _connect_state(self) -> None:
        self._visibility.shown.connect(self._show_all)
        self._session.dataset_changed.connect(self._show_all)
        self._session.trajectory_changed.connect(self._follow_run)
        self._session.threshold_changed.connect(self._show_run)
        self._analyst.analysis_changed.connect(self._ask_minimum)
        self._analyst.landscape_changed.connect(self._follow_window)
        self._companion.trajectory_changed.connect(self._show_run)
        self._companion.landscape_changed.connect(self._show_map)
        self._companion.minimum_changed.connect(self._on_companion_minimum_changed)
        self._companion.failed.connect(self.failed)

    def _connect_wishes(self) -> None:
        plot = self._panel.plot
        plot.window_changed.connect(self._on_plot_window_changed)
        plot.fit_requested.connect(self._follow_window)
        plot.start_requested.connect(self._on_plot_start_requested)
        plot.parameters_drag_started.connect(self._on_plot_parameters_drag_started)
        plot.parameters_dragged.connect(self._on_plot_parameters_dragged)
        plot.parameters_drag_finished.connect(self._on_plot_parameters_drag_finished)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being computed."""
        return self._companion.is_busy

    def close(self) -> None:
        """End the thread."""
        self._companion.close()

    @property
    def _is_drawn(self) -> bool:
        """Whether the panel can be seen and shows the present data, which have such a landscape."""
        dataset = self._session.document.dataset
        has_landscape = dataset.feature_count == 1 and dataset.sample_count > 0
        is_present = self._objective.problem is self._session.document.problem
        return has_landscape and is_present and self._visibility.is_needed

    @Slot()
    def _show_all(self) -> None:
        """Begin anew with other data, or catch up after the panel was hidden."""
        if not self._visibility.is_needed:
            return
        problem = self._session.document.problem
        if self._objective.problem is not problem:
            self._objective, self._window = SquaredError(problem), None
            self._companion.take_objective(self._objective)
            self._panel.plot.show_minimum(None)
        self._panel.show_notice(self._notice())
        if self._is_drawn:
            self._follow_run()
            self._follow_window()
            self._ask_minimum()
        else:
            self._panel.plot.show_landscape(None, 0.0)

    def _notice(self) -> str | None:
        dataset = self._session.document.dataset
        if dataset.feature_count > 1:
            return SEVERAL_FEATURES.format(count=dataset.feature_count)
        return None if dataset.sample_count else NO_ROWS

    @Slot()
    def _follow_run(self) -> None:
        """Make the iterations that the session's run has, and show the one that it shows."""
        if self._is_drawn:
            self._companion.follow(self._session.document.trajectory)
            self._show_run()

    @Slot()
    def _show_run(self) -> None:
        """Show both descents at the iteration shown, or the newest of this one while it is on its way there."""
        run, document = self._companion.trajectory, self._session.document
        if not self._is_drawn or run is None:
            return
        threshold = self._session.threshold
        self._panel.show_log_loss(document.cost, decision_boundary(document.raw_parameters, threshold))
        shown = min(document.iteration, run.last_iteration)
        self._panel.plot.show_path(self._chart(), run, shown)
        cost, slope = float(run.costs[shown]), float(run.gradient_norms[shown])
        raw = self._objective.to_raw(run.parameters[shown])
        self._panel.show_squared_error(cost, decision_boundary(raw, threshold))
        lowest = self._companion.minimum
        if lowest is not None and self._objective.is_plateau(cost, slope, lowest.cost):
            self._panel.show_plateau(slope, cost - lowest.cost)
        else:
            self._panel.show_plateau(None, None)

    def _chart(self) -> Chart:
        """Return the chart in the coordinates that the log loss' landscape has."""
        return Chart.through(self._objective, self._session.document.parameters, is_raw=self._is_raw)

    @Slot()
    def _follow_window(self) -> None:
        """Show the window of the log loss' landscape, unless the user has chosen another one here."""
        landscape, plot = self._analyst.landscape, self._panel.plot
        if not self._is_drawn or landscape is None or landscape.chart.objective is not self._session.document.problem:
            return
        has_same_axes = landscape.chart.is_raw == self._is_raw and self._window is not None
        if self._gesture is not None or (has_same_axes and (plot.is_moved_by_user or landscape.window == self._window)):
            return
        self._window, self._is_raw = landscape.window, landscape.chart.is_raw
        plot.show_window(landscape.window)
        self._companion.ask_landscape(self._chart(), landscape.window)
        self._show_run()

    @Slot()
    def _show_map(self) -> None:
        landscape, lowest = self._companion.landscape, self._companion.minimum
        if landscape is not None and self._is_drawn:
            costs = [float(np.min(landscape.costs)), *([] if lowest is None else [lowest.cost])]
            self._panel.plot.show_landscape(landscape, min(costs))

    @Slot()
    def _ask_minimum(self) -> None:
        """Look for the lowest place, and again once the log loss' minimum is known, near which it may be."""
        if self._is_drawn:
            minimum, known = self._analyst.minimum_of(self._session.document.problem), self._companion.minimum
            if known is None or (minimum is not None and not known.is_minimum):
                self._companion.ask_minimum(None if minimum is None else minimum.parameters)

    @Slot()
    def _on_companion_minimum_changed(self) -> None:
        lowest = self._companion.minimum
        if lowest is not None and self._is_drawn:
            self._panel.plot.show_minimum(lowest.parameters if lowest.is_minimum else None)
            self._show_map()
            self._show_run()

    @Slot(object)
    def _on_plot_window_changed(self, window: Window) -> None:
        if self._is_drawn:
            self._window = window
            self._companion.ask_landscape(self._chart(), window)

    @Slot(float, float)
    def _on_plot_start_requested(self, weight: float, bias: float) -> None:
        if self._is_drawn:
            start = self._chart().raw_parameters(np.array([weight, bias]))
            self._session.edit("Choose start", self._session.document.with_start(start))

    @Slot()
    def _on_plot_parameters_drag_started(self) -> None:
        self._gesture = object()
        self._session.grip.take(self)

    @Slot(float, float)
    def _on_plot_parameters_dragged(self, weight: float, bias: float) -> None:
        """Let both descents begin where the point is dragged to."""
        if self._is_drawn:
            document = self._session.document.with_parameters(self._chart().raw_parameters(np.array([weight, bias])))
            self._session.edit("Set w and b", document, self._gesture)

    @Slot()
    def _on_plot_parameters_drag_finished(self) -> None:
        self._gesture = None
        self._session.grip.let_go(self)
        self._follow_window()
