"""A player without its thread and without real time: the test says when the clock ticks and when an answer arrives."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from lrviz.core.arrays import frozen
from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget
from lrviz.core.problem import Problem
from lrviz.state.analyst import Analyst
from lrviz.state.player import Player
from lrviz.state.session import Session

FRAME = 0.016
SIGNALS = (
    "dataset_changed",
    "trajectory_changed",
    "saved_changed",
    "learning_rate_changed",
    "iteration_limit_changed",
    "speed_changed",
)


class HeldInquiry(QObject):
    """Stands in for `Inquiry`: keeps the question until the test has it answered."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, _name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_waiting = False
        self.is_closed = False
        self.questions: list[Callable] = []

    def ask(self, question: Callable) -> None:
        assert not self.is_waiting, "a second question was asked while one was under way"
        self.is_waiting = True
        self.questions.append(question)

    def answer(self) -> None:
        """Answer the question under way with what it returns or raises."""
        assert self.is_waiting
        try:
            result = self.questions[-1]()
        except ValueError as error:
            self.fail(error)
        else:
            self.is_waiting = False
            self.answered.emit(result)

    def fail(self, error: Exception) -> None:
        self.is_waiting = False
        self.failed.emit(error)

    def close(self) -> None:
        self.is_closed = True

    @property
    def asked_steps(self) -> int:
        """How many steps the last question is about."""
        return self._budget.steps

    def answer_steps(self, most: int | None = None) -> None:
        """Answer as a worker that has time for `most` steps, whatever this machine has time for."""
        question, steps = self.questions[-1], self.asked_steps
        budget = Budget(steps if most is None else min(steps, most))
        arguments = [budget if isinstance(part, Budget) else part for part in question.args]
        self.is_waiting = False
        self.answered.emit(question.func(*arguments))

    @property
    def _budget(self) -> Budget:
        return next(part for part in self.questions[-1].args if isinstance(part, Budget))


class Watch:
    """Stands in for the module `time`."""

    def __init__(self) -> None:
        self.now = 1000.0

    def perf_counter(self) -> float:
        return self.now


class Stage:
    """A session and its player, in the hands of the test."""

    def __init__(self, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
        self.watch = Watch()
        monkeypatch.setattr("lrviz.state.player.Inquiry", HeldInquiry)
        monkeypatch.setattr("lrviz.state.player.time", self.watch)
        self.session = Session(dataset)
        self.player = Player(self.session)
        self.inquiry: HeldInquiry = self.player._inquiry
        self._timer = self.player.findChild(QTimer)

    @property
    def iteration(self) -> int:
        return self.session.document.iteration

    @property
    def last(self) -> int:
        return self.session.document.trajectory.last_iteration

    @property
    def is_ticking(self) -> bool:
        return self._timer.isActive()

    def tick(self, seconds: float = FRAME) -> None:
        """Let time pass, and the clock tick if it runs."""
        self.watch.now += seconds
        if self._timer.isActive():
            if self._timer.isSingleShot():
                self._timer.stop()
            self._timer.timeout.emit()

    def settle(self, most: int | None = None) -> int:
        """Answer until nothing is asked any more; return how often."""
        count = 0
        while self.inquiry.is_waiting:
            self.inquiry.answer_steps(most)
            count += 1
        return count

    def play_on(self, frames: int, seconds: float = FRAME) -> None:
        """Let so many frames go by on a machine that answers every question within one."""
        for _ in range(frames):
            self.tick(seconds)
            if self.inquiry.is_waiting:
                self.inquiry.answer_steps()

    def run(self, steps: int) -> None:
        """Make so many steps."""
        self.player.step(steps)
        self.settle()

    def scrub(self, iteration: int) -> None:
        self.session.show(self.session.document.at_iteration(iteration))

    def edit(self, dataset: Dataset) -> None:
        self.session.edit("Edit", self.session.document.with_dataset(dataset))


def until_paused(stage: Stage, frames: int = 5000) -> None:
    for _ in range(frames):
        if not stage.player.is_playing:
            return
        stage.play_on(1)
    pytest.fail("It plays on and on.")


class Log:
    """What a session tells, in order, and that it already holds what it tells of."""

    def __init__(self, session: Session) -> None:
        self.told: list[str] = []
        self.documents: list[object] = []
        self._session = session
        for name in SIGNALS:
            getattr(session, name).connect(self._listener(name))

    def _listener(self, name: str) -> Callable[..., None]:
        def listen(*_values: object) -> None:
            self.told.append(name)
            self.documents.append(self._session.document)

        return listen

    def taken(self) -> list[str]:
        """Return what was told since the last time."""
        told, self.told = self.told, []
        return told


class Told:
    """What an analyst told, in order."""

    def __init__(self, analyst: Analyst) -> None:
        self.names: list[str] = []
        self.errors: list[object] = []
        analyst.analysis_changed.connect(lambda: self.names.append("analysis"))
        analyst.landscape_changed.connect(lambda: self.names.append("landscape"))
        analyst.failed.connect(self.errors.append)


def chart_of(problem: Problem) -> Chart:
    """Return the chart through w = b = 0."""
    return Chart.through(problem, np.zeros(problem.parameter_count))


def repeated(exam: Dataset, times: int = 150) -> Dataset:
    """Return data with the same mean cost everywhere, and so with the same minimum, but many rows."""
    return Dataset(frozen(np.tile(exam.features, (times, 1))), frozen(np.tile(exam.labels, times)))


def next_parameters(dataset: Dataset, parameters: tuple[float, float], learning_rate: float) -> tuple[float, float]:
    """Return w and b after one step, by the formula of the guide, with `math` alone."""
    dw, db = gradient(dataset, parameters)
    return parameters[0] - learning_rate * dw, parameters[1] - learning_rate * db


def gradient(dataset: Dataset, parameters: tuple[float, float]) -> tuple[float, float]:
    """Return (∂J/∂w, ∂J/∂b) = (1/m) Σ (h − y)·(x, 1)."""
    w, b = parameters
    rows = [(float(x), float(y)) for x, y in zip(dataset.features[:, 0], dataset.labels, strict=True)]
    errors = [_sigmoid(w * x + b) - y for x, y in rows]
    return (
        math.fsum(error * x for error, (x, _) in zip(errors, rows, strict=True)) / len(rows),
        math.fsum(errors) / len(rows),
    )


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
