"""Shows the session in the views: data when they change, the run whenever an iteration is made or looked at."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from lrviz.controllers.narration import Settings, narrate
from lrviz.core.worked import Predictions, work_out
from lrviz.state.analyst import Analyst
from lrviz.state.document import Document
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.convergence_plot import ConvergencePlot
from lrviz.views.data_table import DataTable
from lrviz.views.panels import Panels
from lrviz.views.status_sentence import StatusSentence
from lrviz.views.step_card import StepCard
from lrviz.views.timeline import Timeline
from lrviz.views.visibility import Visibility

NO_ROWS = "There is no cost without data."
_PAUSE_MS = 40
"""Between two curves of what is held, of which only the point at iteration 0 moves: every frame is for what is held."""


@dataclass(frozen=True)
class Views:
    """The views that show the run; the fit, the landscape and the prediction have controllers of their own."""

    table: DataTable
    convergence: ConvergencePlot
    step_card: StepCard
    timeline: Timeline
    status: StatusSentence
    panels: Panels


class PresentationController(QObject):
    """Draws from the session's values alone; asks for nothing."""

    def __init__(
        self, session: Session, player: Player, analyst: Analyst, views: Views, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._analyst = analyst
        self._views = views
        self._is_run_due = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_curve)
        self._step_visibility = Visibility(views.step_card)
        self._step_visibility.shown.connect(self._show_step)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._on_session_trajectory_changed)
        session.learning_rate_changed.connect(self._on_session_learning_rate_changed)
        session.iteration_limit_changed.connect(self._show_sentence)
        player.goal_changed.connect(self._show_sentence)
        session.grip.released.connect(self._on_grip_released)
        analyst.analysis_changed.connect(self._on_analyst_analysis_changed)
        self._on_session_dataset_changed()
        self._on_session_trajectory_changed()

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        dataset = self._session.document.dataset
        self._is_run_due = True
        self._views.table.show_dataset(dataset)
        self._views.panels.data.show_subtitle(f"{dataset.sample_count:,} row{'' if dataset.sample_count == 1 else 's'}")
        self._views.convergence.show_notice(None if dataset.sample_count else NO_ROWS)

    @Slot()
    def _on_session_trajectory_changed(self) -> None:
        self._is_run_due = False
        document = self._session.document
        predictions = Predictions.of(document.problem, document.parameters)
        self._views.table.show_predictions(predictions.probabilities, predictions.losses, predictions.residuals)
        self._show_numbers(document)
        self._show_step()
        self._show_sentence()

    @Slot()
    def _on_session_learning_rate_changed(self) -> None:
        self._show_step()

    @Slot()
    def _on_analyst_analysis_changed(self) -> None:
        """Show what is known now; of new data that comes before their run is told, and is shown with that."""
        if not self._is_run_due:
            self._show_numbers(self._session.document)
            self._show_sentence()

    @Slot()
    def _on_grip_released(self) -> None:
        self._show_numbers(self._session.document)

    def _show_numbers(self, document: Document) -> None:
        minimum = self._analyst.minimum_of(document.problem)
        gap = None if minimum is None else minimum.gap(document.cost)
        if not self._session.grip.is_held or self._views.convergence.shows_accuracy:
            self._show_curve()  # also the accuracy, of which nothing is known without the run on its own data
        elif not self._pause.isActive():
            self._pause.start()
        self._views.timeline.show_position(document.iteration, document.trajectory.last_iteration)
        raw = document.raw_parameters
        self._views.timeline.show_numbers(raw[:-1].tolist(), float(raw[-1]), document.cost, gap)

    @Slot()
    def _show_curve(self) -> None:
        self._pause.stop()
        document, is_held = self._session.document, self._session.grip.is_held
        minimum = self._analyst.minimum_of(document.problem)
        lowest = None if minimum is None else minimum.cost
        self._views.convergence.show_trajectory(document.trajectory, document.iteration, lowest, is_held=is_held)

    @Slot()
    def _show_step(self) -> None:
        """Show the step that leads on from the iteration shown: the one made then, or the one that Step would make."""
        session, document = self._session, self._session.document
        samples, iteration = document.dataset.sample_count, document.iteration
        if samples == 0 or not np.isfinite(document.cost):
            self._views.panels.step.show_title("This iteration")
            self._views.step_card.show_iteration(None, samples)
            return
        self._views.panels.step.show_title(f"Iteration {iteration:,} → {iteration + 1:,}")
        if not self._step_visibility.is_needed:
            return
        learning_rate = session.learning_rate
        if document.replays_with(learning_rate):
            learning_rate = document.trajectory.learning_rate(iteration + 1) or learning_rate
        worked = work_out(document.problem, iteration, document.parameters, learning_rate)
        self._views.step_card.show_iteration(worked, samples)

    @Slot()
    def _show_sentence(self) -> None:
        session = self._session
        settings = Settings(self._player.is_running, session.iteration_limit, session.tolerance)
        analysis = self._analyst.analysis_of(session.document.problem)
        self._views.status.show_sentence(narrate(session.document, analysis, settings))
