"""The code view: one line after the other, in step with the run; and the run as a script."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.controllers.code_variables import Execution
from lrviz.core.descent import MOST_ITERATIONS, has_ended
from lrviz.core.typical import typical_row
from lrviz.files.listing import Listing, listing
from lrviz.files.script import python_script
from lrviz.state.document import Document
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.code_view import CodeView
from lrviz.views.visibility import Visibility

NO_ROWS = "No rows yet: nothing to execute."
ENDED = "The run has ended: no step follows."
STANDARDIZED = "x is standardised, and w, b belong to it."


class CodeController(QObject):
    """Executes the algorithm line by line; its last line makes the run's own step.

    Whatever else moves the run (Play, the timeline, an edit) puts the cursor back on the loop's line.
    """

    def __init__(self, session: Session, player: Player, actions: Actions, view: CodeView) -> None:
        super().__init__(view)
        self._session = session
        self._player = player
        self._actions = actions
        self._view = view
        self._visibility = Visibility(view)
        self._place = 0
        self._from = session.document
        self._reached: Document | None = None
        self._listing = _listing_of(session.document)
        session.trajectory_changed.connect(self._on_session_trajectory_changed)
        session.learning_rate_changed.connect(self._show)
        player.failed.connect(self._on_player_failed)
        self._visibility.shown.connect(self._show)
        actions.next_line.triggered.connect(self._on_next_line_triggered)
        actions.copy_as_python.triggered.connect(self._on_copy_as_python_triggered)
        self._show()

    @property
    def line(self) -> int:
        """The number of the lit line."""
        return self._listing.iteration[self._place].number

    @property
    def _is_at_update(self) -> bool:
        """Whether the line that makes the step is being executed."""
        return self._place == len(self._listing.iteration) - 1

    @Slot()
    def _on_next_line_triggered(self) -> None:
        """Execute the next line; one asked for while the step of the last is still computed is left out."""
        if self._player.is_running:
            self._player.pause()
        if not self._is_at_update:
            if self._place == 0 and not self._can_go_on():
                return
            self._place += 1
            if self._is_at_update:
                self._player.step()
        elif self._reached is not None:
            self._start_at(self._reached)
        self._show()

    @Slot()
    def _on_copy_as_python_triggered(self) -> None:
        document = self._session.document
        example = typical_row(document.dataset.features)
        script = python_script(document.problem, document.shown_trajectory, self._session.threshold, example)
        self._view.copy(script)

    @Slot()
    def _on_session_trajectory_changed(self) -> None:
        document = self._session.document
        if self._place and self._reached is None and _shows_again(document, self._from):
            self._from = document  # the iterations after it were cut
        elif self._is_at_update and _is_step_from(document, self._from):
            self._reached = document
        else:
            self._start_at(document)
        self._show()

    @Slot()
    def _on_player_failed(self) -> None:
        self._start_at(self._session.document)
        self._show()

    def _start_at(self, document: Document) -> None:
        self._place, self._from, self._reached = 0, document, None
        self._listing = _listing_of(document)

    def _can_go_on(self) -> bool:
        """Whether a step follows the iteration shown."""
        session, document = self._session, self._session.document
        if document.dataset.sample_count == 0 or document.iteration >= MOST_ITERATIONS:
            return False
        return document.replays_with(session.learning_rate) or not has_ended(
            document.shown_trajectory, session.tolerance
        )

    @Slot()
    def _show(self) -> None:
        self._actions.next_line.setEnabled(self._place > 0 or self._can_go_on())
        if self._visibility.is_needed:
            self._view.show_listing(self._listing)
            self._view.show_line(self.line)
            self._view.show_note(self._note())
            self._view.show_variables(*self._execution().variables())

    def _execution(self) -> Execution:
        """Return the iteration that is being executed, up to the lit line."""
        document, learning_rate = self._from, self._session.learning_rate
        following = document.trajectory if self._reached is None else self._reached.trajectory
        if self._reached is not None or document.replays_with(learning_rate):
            learning_rate = following.learning_rate(document.iteration + 1) or learning_rate
        lines = self._listing.iteration[: self._place + 1]
        done = {name for line in lines[1:] for name in line.sets}
        return Execution(document, learning_rate, done, lines[-1].sets, self._reached)

    def _note(self) -> str:
        document = self._session.document
        if document.dataset.sample_count == 0:
            return NO_ROWS
        notes = [STANDARDIZED] if document.problem.standardize else []
        if self._place == 0 and not self._can_go_on():
            notes.insert(0, ENDED)
        return " ".join(notes)


def _listing_of(document: Document) -> Listing:
    starts_at_zero = not document.trajectory.parameters[0].any()
    return listing(document.dataset.feature_count, starts_at_zero=starts_at_zero)


def _shows_again(document: Document, other: Document) -> bool:
    """Whether `document` shows the iteration that `other` shows, whatever follows it."""
    return (
        document.problem is other.problem
        and document.iteration == other.iteration
        and np.array_equal(document.parameters, other.parameters)
    )


def _is_step_from(document: Document, other: Document) -> bool:
    """Whether `document` shows the iteration that follows the one `other` shows."""
    return document.iteration == other.iteration + 1 and _shows_again(document.at_iteration(other.iteration), other)
