"""A second descent beside the session's: on mean squared error, from the same start, with the same learning rates."""

import math
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from lrviz.core.arrays import FloatArray
from lrviz.core.chart import Chart
from lrviz.core.descent import Budget, advance, has_ended
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.optimizers import GradientDescent
from lrviz.core.squared_error import SquaredError
from lrviz.core.squared_error_minimum import SquaredErrorMinimum, find_squared_error_minimum
from lrviz.core.trajectory import Steps, Trajectory, last_common_iteration
from lrviz.state.player import ANSWER_SECONDS
from lrviz.state.worker import Inquiry, Question

_MOST_STEPS = 1 << 12
_NO_TOLERANCE = -math.inf
"""No small slope ends the run: on a plateau it may be 0, and that is what is to be seen."""
_NODES = 3_000_000
_COARSEST, _FINEST = 32, 120


class Companion(QObject):
    """Keeps the run, the map and the lowest place of one squared error, computed in a thread of its own.

    One question is under way at most; of several of one kind that wait, the latest is asked. An answer about what has
    been replaced meanwhile is dropped.
    """

    trajectory_changed = Signal()
    landscape_changed = Signal()
    minimum_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trajectory: Trajectory | None = None
        self.landscape: Landscape | None = None
        self.minimum: SquaredErrorMinimum | None = None
        self._objective: SquaredError | None = None
        self._leader: Trajectory | None = None
        self._asked_of: object = None
        self._waiting: dict[type, Question] = {}
        self._inquiry = Inquiry("companion", self)
        self._inquiry.answered.connect(self._on_inquiry_answered)
        self._inquiry.failed.connect(self._on_inquiry_failed)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._inquiry.is_waiting

    def take_objective(self, objective: SquaredError) -> None:
        """Begin anew with another cost."""
        self._waiting.clear()
        self._objective = objective
        self._leader = self.trajectory = self.landscape = self.minimum = None

    def ask_minimum(self, near: FloatArray | None) -> None:
        """Have the lowest place looked for, from raw θ `near` (d + 1,) too; `minimum_changed` follows."""
        if self._objective is not None:
            self._waiting[SquaredErrorMinimum] = partial(find_squared_error_minimum, self._objective, near)
            self._ask_next()

    def ask_landscape(self, chart: Chart, window: Window) -> None:
        """Have the cost mapped over `window` of `chart`; `landscape_changed` follows."""
        samples = max(chart.objective.dataset.sample_count, 1)
        side = min(max(int((_NODES / samples) ** 0.5), _COARSEST), _FINEST)
        self._waiting[Landscape] = partial(compute_landscape, chart, window, (side, side))
        self._ask_next()

    def follow(self, leader: Trajectory) -> None:
        """Have as many iterations as `leader`, from its start and with its learning rates.

        What was made so and is still right is kept, even what `leader` no longer has.
        """
        if self._objective is None:
            return
        self._leader, run = leader, self.trajectory
        if run is None or not np.array_equal(run.parameters[0], leader.parameters[0], equal_nan=True):
            self.trajectory = Trajectory.starting_at(self._objective, leader.parameters[0])
        elif (common := last_common_iteration(run, leader)) < min(run.last_iteration, leader.last_iteration):
            self.trajectory = run.up_to(common)
        self._ask_next()

    def close(self) -> None:
        """End the thread."""
        self._waiting.clear()
        self._leader = None
        self._inquiry.close()

    def _ask_next(self) -> None:
        if self._inquiry.is_waiting:
            return
        question = self._waiting.pop(next(iter(self._waiting))) if self._waiting else self._steps_question()
        if question is not None:
            self._asked_of = self.trajectory
            self._inquiry.ask(question)

    def _steps_question(self) -> Question | None:
        """Return what asks for the next steps with one learning rate; None if the run is as long as the leader."""
        run, leader, objective = self.trajectory, self._leader, self._objective
        if run is None or leader is None or objective is None or has_ended(run, _NO_TOLERANCE):
            return None
        following = run.last_iteration + 1
        rate = leader.learning_rate(following) if following <= leader.last_iteration else None
        if rate is None:
            return None
        ends = [stretch.first for stretch in leader.stretches if stretch.first > following]
        steps = min([*ends[:1], len(leader)]) - following
        budget = Budget(min(steps, _MOST_STEPS), ANSWER_SECONDS)
        return partial(advance, objective, GradientDescent(rate), run.parameters[-1], budget, _NO_TOLERANCE)

    def _take(self, answer: object) -> None:
        """Take what is about the present cost and run; anything else came too late."""
        if isinstance(answer, Steps) and self.trajectory is not None and self.trajectory is self._asked_of:
            self.trajectory = self.trajectory.extended(answer)
            self.trajectory_changed.emit()
        elif isinstance(answer, Landscape) and answer.chart.objective is self._objective:
            self.landscape = answer
            self.landscape_changed.emit()
        elif isinstance(answer, SquaredErrorMinimum) and answer.objective is self._objective:
            self.minimum = answer
            self.minimum_changed.emit()

    @Slot(object)
    def _on_inquiry_answered(self, answer: object) -> None:
        self._take(answer)
        self._ask_next()

    @Slot(object)
    def _on_inquiry_failed(self, error: object) -> None:
        self._leader = None  # else the same question would be asked again, and fail again
        self.failed.emit(error)
        self._ask_next()
