"""The transport: what is pressed becomes a run, and the run's settings are shown in the transport."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from lrviz.state.analyst import Analyst
from lrviz.state.player import Goal, Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.dialogs import Dialogs
from lrviz.views.learning_rate import stepped
from lrviz.views.message_bar import MessageBar
from lrviz.views.speed import next_speed
from lrviz.views.timeline import Timeline
from lrviz.views.transport import Transport

TEN = 10
NO_MINIMUM = "There is no single minimum to run to on these data. Play shows how the cost creeps on."


@dataclass(frozen=True)
class Controls:
    """What the user starts and steers the run with, and where a refusal is told."""

    actions: Actions
    transport: Transport
    timeline: Timeline
    dialogs: Dialogs
    message_bar: MessageBar


class TrainingController(QObject):
    """Play, Pause, Step, Back, Reset, To minimum, the timeline, and the settings of the run."""

    def __init__(
        self, session: Session, player: Player, analyst: Analyst, controls: Controls, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._analyst = analyst
        self._controls = controls
        self._connect_wishes()
        session.dataset_changed.connect(self._show_availability)
        session.trajectory_changed.connect(self._show_availability)
        session.learning_rate_changed.connect(controls.transport.show_learning_rate)
        session.iteration_limit_changed.connect(controls.transport.show_iteration_limit)
        session.speed_changed.connect(controls.transport.show_speed)
        player.goal_changed.connect(self._on_player_goal_changed)
        player.failed.connect(self._on_player_failed)
        analyst.analysis_changed.connect(self._on_analyst_analysis_changed)
        analyst.failed.connect(self._on_analyst_failed)
        controls.transport.show_learning_rate(session.learning_rate)
        controls.transport.show_iteration_limit(session.iteration_limit)
        controls.transport.show_speed(session.speed)
        self._on_player_goal_changed()
        self._on_analyst_analysis_changed()
        self._show_availability()

    def _connect_wishes(self) -> None:
        actions, transport = self._controls.actions, self._controls.transport
        actions.play.triggered.connect(self._on_play_triggered)
        actions.step.triggered.connect(self._on_step_triggered)
        actions.step_ten.triggered.connect(self._on_step_ten_triggered)
        actions.step_back.triggered.connect(self._on_step_back_triggered)
        actions.reset.triggered.connect(self._on_reset_triggered)
        actions.run_to_minimum.triggered.connect(self._on_run_to_minimum_triggered)
        actions.go_to_iteration.triggered.connect(self._on_go_to_iteration_triggered)
        actions.faster.triggered.connect(self._on_faster_triggered)
        actions.slower.triggered.connect(self._on_slower_triggered)
        actions.raise_learning_rate.triggered.connect(self._on_raise_learning_rate_triggered)
        actions.lower_learning_rate.triggered.connect(self._on_lower_learning_rate_triggered)
        actions.type_learning_rate.triggered.connect(transport.edit_learning_rate)
        actions.type_iteration_limit.triggered.connect(transport.edit_iteration_limit)
        transport.learning_rate_changed.connect(self._session.set_learning_rate)
        transport.iteration_limit_changed.connect(self._session.set_iteration_limit)
        transport.speed_changed.connect(self._session.set_speed)
        self._controls.timeline.iteration_requested.connect(self._on_timeline_iteration_requested)

    @Slot()
    def _on_play_triggered(self) -> None:
        if self._player.is_running:
            self._player.pause()
        else:
            self._player.play()

    @Slot()
    def _on_step_triggered(self) -> None:
        self._player.step()

    @Slot()
    def _on_step_ten_triggered(self) -> None:
        self._player.step(TEN)

    @Slot()
    def _on_step_back_triggered(self) -> None:
        self._on_timeline_iteration_requested(self._session.document.iteration - 1)

    @Slot()
    def _on_reset_triggered(self) -> None:
        self._player.pause()
        if not self._session.document.is_at_start:
            self._session.edit("Reset", self._session.document.at_start())

    @Slot()
    def _on_run_to_minimum_triggered(self) -> None:
        document = self._session.document
        analysis = self._analyst.analysis_of(document.problem)
        if document.dataset.sample_count and analysis is not None and analysis.minimum is None:
            self._controls.message_bar.show_message(NO_MINIMUM)
        else:
            self._player.run_to_minimum()

    @Slot()
    def _on_go_to_iteration_triggered(self) -> None:
        iteration = self._controls.dialogs.ask_iteration(self._session.document.iteration)
        if iteration is not None:
            self._player.go_to(iteration)

    @Slot()
    def _on_faster_triggered(self) -> None:
        self._session.set_speed(next_speed(self._session.speed, 1))

    @Slot()
    def _on_slower_triggered(self) -> None:
        self._session.set_speed(next_speed(self._session.speed, -1))

    @Slot()
    def _on_raise_learning_rate_triggered(self) -> None:
        self._session.set_learning_rate(stepped(self._session.learning_rate, 1))

    @Slot()
    def _on_lower_learning_rate_triggered(self) -> None:
        self._session.set_learning_rate(stepped(self._session.learning_rate, -1))

    @Slot(int)
    def _on_timeline_iteration_requested(self, iteration: int) -> None:
        self._player.pause()
        self._session.show(self._session.document.at_iteration(iteration))

    @Slot()
    def _on_player_goal_changed(self) -> None:
        self._controls.actions.show_playing(self._player.is_running)

    @Slot(object)
    def _on_player_failed(self, error: Exception) -> None:
        self._controls.message_bar.show_message(f"The run was paused, because a step could not be computed: {error}")

    @Slot(object)
    def _on_analyst_failed(self, error: Exception) -> None:
        self._controls.message_bar.show_message(
            f"The minimum or the landscape could not be computed; the run goes on without: {error}"
        )

    @Slot()
    def _on_analyst_analysis_changed(self) -> None:
        """Show how large α may be; a run to a minimum that turns out not to exist ends."""
        analysis = self._analyst.analysis_of(self._session.document.problem)
        if analysis is None:
            self._controls.transport.show_zones(None, None)
            return
        self._controls.transport.show_zones(analysis.rates.always, analysis.rates.near_minimum)
        if analysis.minimum is None and self._player.goal is Goal.MINIMUM:
            self._player.pause()
            self._controls.message_bar.show_message(NO_MINIMUM)

    @Slot()
    def _show_availability(self) -> None:
        """Enable what can be done now."""
        document, actions = self._session.document, self._controls.actions
        has_rows = document.dataset.sample_count > 0
        for action in (actions.play, actions.step, actions.step_ten, actions.run_to_minimum, actions.go_to_iteration):
            action.setEnabled(has_rows)
        actions.step_back.setEnabled(document.iteration > 0)
