"""The clock of the run: what Play, Pause, Step and To minimum do."""

import math
import time
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from lrviz.core.descent import MOST_ITERATIONS, Budget, advance, has_ended
from lrviz.core.trajectory import Steps
from lrviz.state.document import Document
from lrviz.state.session import Session
from lrviz.state.worker import Inquiry

FRAME_MS = 16
ANSWER_SECONDS = 0.006
"""The most that the worker computes for one frame: it holds the interpreter's lock while its arrays are small."""
_MOST_STEPS = 1 << 14
_REPLAY_FRAMES = 120
_FEW_STEPS = 1000
"""So many are made before anyone could press Pause."""


class Goal(Enum):
    """How far the clock lets the run go."""

    PAUSED = "paused"
    ITERATION_LIMIT = "iteration limit"
    MINIMUM = "minimum"
    ITERATION = "iteration"
    """One that the user named, and that is farther than a few steps."""


class Player(QObject):
    """Advances the session's run, by a worker in a thread of its own.

    One question is under way at most: a slow machine drops frames and never queues them. Pausing is not asking.
    """

    goal_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._goal = Goal.PAUSED
        self._owed = 0.0
        self._asked_of: Document | None = None
        self._wished_of: Document | None = None
        self._last_tick = 0.0
        self._inquiry = Inquiry("training", self)
        self._inquiry.answered.connect(self._on_inquiry_answered)
        self._inquiry.failed.connect(self._on_inquiry_failed)
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_clock_timeout)

    @property
    def goal(self) -> Goal:
        """What is being played towards."""
        return self._goal

    @property
    def is_running(self) -> bool:
        """Whether the run goes on without being asked again, and `pause` would stop it."""
        return self._goal is not Goal.PAUSED

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""
        return self._goal in {Goal.ITERATION_LIMIT, Goal.MINIMUM}

    def play(self) -> None:
        """Run to the iteration limit; at the limit already, extend it by as much again."""
        iteration, limit = self._session.document.iteration, self._session.iteration_limit
        if iteration >= limit and self._can_go_on():
            self._session.set_iteration_limit(iteration + limit)
        self._start(Goal.ITERATION_LIMIT)

    def run_to_minimum(self) -> None:
        """Run flat out, past the iteration limit, until the descent has converged or is paused."""
        self._start(Goal.MINIMUM)

    def pause(self) -> None:
        """Stop the clock."""
        self._owed = 0.0
        self._clock.stop()
        self._set_goal(Goal.PAUSED)

    def step(self, count: int = 1) -> None:
        """Pause and make `count` more steps, or show the next ones where they are already made."""
        if self.is_running:
            self.pause()
        if not self._is_shown(self._wished_of):
            self._owed = 0.0  # those were wished of what was shown before
        self._wished_of = self._session.document
        self._owed += count
        if not self._inquiry.is_waiting:
            self._advance(int(self._owed))

    def go_to(self, iteration: int) -> None:
        """Pause and show `iteration`, making the steps that lead there where they are missing."""
        self.pause()
        document = self._session.document
        self._session.show(document.at_iteration(iteration))
        missing = iteration - document.trajectory.last_iteration
        if missing > 0:
            self.step(missing)
            if self._inquiry.is_waiting and missing > _FEW_STEPS:
                self._set_goal(Goal.ITERATION)
        else:
            self._asked_of = None  # an answer under way would lead on from there

    def close(self) -> None:
        """Stop, and end the thread."""
        self.pause()
        self._inquiry.close()

    def _start(self, goal: Goal) -> None:
        if self._can_go_on():
            self._owed = 1.0  # the first step at once, whatever the speed
            self._wished_of = self._session.document
            self._last_tick = time.perf_counter()
            self._clock.start(FRAME_MS)
            self._set_goal(goal)

    def _set_goal(self, goal: Goal) -> None:
        if goal is not self._goal:
            self._goal = goal
            self.goal_changed.emit(goal)

    def _can_go_on(self) -> bool:
        """Whether an iteration follows the one shown: there are data, and the run has not ended."""
        session, document = self._session, self._session.document
        if document.dataset.sample_count == 0 or document.iteration >= MOST_ITERATIONS:
            return False
        if self._goal is Goal.ITERATION_LIMIT and document.iteration >= session.iteration_limit:
            return False
        return document.replays_with(session.learning_rate) or not has_ended(
            document.shown_trajectory, session.tolerance
        )

    @Slot()
    def _on_clock_timeout(self) -> None:
        now = time.perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        if self._inquiry.is_waiting:
            return  # its answer starts the clock again
        if self._goal is Goal.MINIMUM or math.isinf(self._session.speed):
            self._owed = _MOST_STEPS
        else:
            self._owed = min(self._owed + elapsed * self._session.speed, _MOST_STEPS)
        self._advance(int(self._owed))
        if self.is_playing and not self._inquiry.is_waiting:
            self._clock.start(FRAME_MS)

    def _wind_clock(self) -> None:
        """Let the clock tick a frame after its last tick, or at once where the answer took longer than that."""
        passed = (time.perf_counter() - self._last_tick) * 1000
        self._clock.start(max(0, FRAME_MS - int(passed)))

    def _advance(self, count: int) -> None:
        """Go on by `count` steps: show them where they exist, else ask for them; pause where none follows."""
        session, document = self._session, self._session.document
        if not self._can_go_on():
            self.pause()
            return
        if self._goal is Goal.ITERATION_LIMIT:
            count = min(count, session.iteration_limit - document.iteration)
        if count < 1:
            return
        if document.replays_with(session.learning_rate):
            self._replay(count)
            return
        if not document.is_at_end:
            session.edit(f"Continue from iteration {document.iteration}", document.cut_here())
        self._ask(count)

    def _replay(self, count: int) -> None:
        """Show the next of the iterations already made; a Step that leads past the last goes on from there."""
        session, document = self._session, self._session.document
        last = document.trajectory.last_iteration
        shown = min(count, last - document.iteration)
        self._owed -= shown
        if self.is_playing:
            # Flat out it still lasts two seconds: it is there to be seen.
            shown = min(shown, max(1, last // _REPLAY_FRAMES))
        session.show(document.at_iteration(document.iteration + shown))
        if not self.is_playing and self._owed >= 1:
            self._advance(int(self._owed))

    def _ask(self, count: int) -> None:
        session, document = self._session, self._session.document
        self._asked_of = self._wished_of = document
        budget = Budget(min(count, _MOST_STEPS, MOST_ITERATIONS - document.iteration), ANSWER_SECONDS)
        tail = document.trajectory.parameters[-1]
        self._inquiry.ask(partial(advance, document.problem, session.method, tail, budget, session.tolerance))

    def _is_shown(self, document: Document | None) -> bool:
        """Whether what `document` showed is still what is looked at."""
        return document is not None and self._session.document.shows_same_iteration(document)

    @Slot(object)
    def _on_inquiry_answered(self, steps: Steps) -> None:
        """Take the steps, unless the run that they follow no longer stands or another iteration is looked at."""
        if self._is_shown(self._asked_of):
            if not self.is_playing and 1 <= self._owed < len(steps):
                steps = steps.first(int(self._owed))  # asked while playing, or before "Go to" wished for fewer
            self._owed = max(0.0, self._owed - len(steps))
            self._session.show(self._session.document.extended(steps))
        elif not self._is_shown(self._wished_of):
            self._owed = 0.0
        if not self._can_go_on():
            self.pause()
        elif self.is_playing:
            self._wind_clock()
        elif self._owed >= 1:
            self._advance(int(self._owed))
        else:
            self._set_goal(Goal.PAUSED)

    @Slot(object)
    def _on_inquiry_failed(self, error: Exception) -> None:
        self.pause()
        self.failed.emit(error)
