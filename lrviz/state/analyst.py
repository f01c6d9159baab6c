"""What is known of a problem before any training: separation, minimum, learning rates, and the map of its cost."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from lrviz.core.chart import Chart
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.minimum import Minimum, find_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation, find_separation
from lrviz.core.stability import StableLearningRate, stable_learning_rate
from lrviz.state.worker import Inquiry, Question

_AT_ONCE = 2_000
"""Rows of one feature up to which an analysis (about 2 ms) does not wait for the thread; with several features it does,
because SciPy takes a second to be imported."""
_NODES_AT_ONCE = 6_000_000
_NODES_AT_MOST = 40_000_000
_FINEST, _FINEST_SLICE, _FINE_ENOUGH, _COARSEST = 180, 120, 80, 32
"""Nodes a side: of the finest map, of the finest that moves with what is held, of the coarsest that is computed at
once, and of the coarsest of all."""


@dataclass(frozen=True, eq=False)
class Analysis:
    """The facts about one problem."""

    problem: Problem
    separation: Separation
    minimum: Minimum | None
    rates: StableLearningRate

    @property
    def infimum(self) -> float:
        """What J does not fall below: J*, or 0 where the classes are parted; infinite where that is not known."""
        if self.minimum is not None:
            return self.minimum.cost
        return 0.0 if self.separation is Separation.COMPLETE else float("inf")


def analyse(problem: Problem) -> Analysis:
    """Return the facts about `problem`."""
    separation = find_separation(problem.dataset)
    minimum = find_minimum(problem, separation)
    return Analysis(problem, separation, minimum, stable_learning_rate(problem, minimum))


def nodes_a_side(chart: Chart) -> tuple[int, bool]:
    """Return how fine a map is, and whether it is computed in a few milliseconds; one that often moves is coarser."""
    samples, finest = chart.objective.dataset.sample_count, _FINEST_SLICE if chart.is_slice else _FINEST
    nodes = int((_NODES_AT_ONCE / samples) ** 0.5)
    if nodes >= _FINE_ENOUGH:
        return min(nodes, finest), True
    return max(_COARSEST, min(finest, int((_NODES_AT_MOST / samples) ** 0.5))), False


class Analyst(QObject):
    """Answers small questions at once and large ones from a thread; of several that wait, the latest.

    While a large answer is awaited, `analysis` is None and `landscape` the last one.
    """

    analysis_changed = Signal()
    landscape_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.analysis: Analysis | None = None
        self.landscape: Landscape | None = None
        self._problem: Problem | None = None
        self._chart: Chart | None = None
        self._waiting: dict[type, Question] = {}
        self._inquiry = Inquiry("analysis", self)
        self._inquiry.answered.connect(self._on_inquiry_answered)
        self._inquiry.failed.connect(self._on_inquiry_failed)

    def analysis_of(self, problem: Problem) -> Analysis | None:
        """Return what is known of `problem`; None while that is awaited."""
        return self.analysis if self.analysis is not None and self.analysis.problem is problem else None

    def minimum_of(self, problem: Problem) -> Minimum | None:
        """Return the minimum of `problem`, if it has one and it is known."""
        analysis = self.analysis_of(problem)
        return None if analysis is None else analysis.minimum

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._inquiry.is_waiting

    def ask_analysis(self, problem: Problem) -> None:
        """Have `problem` analysed; `analysis_changed` follows, now or later."""
        if problem is not self._problem:
            self._waiting.clear()
            self._chart = None
        self._problem = problem
        if problem.dataset.feature_count == 1 and problem.dataset.sample_count <= _AT_ONCE:
            self._take(analyse(problem))
            return
        self.analysis = None
        self.analysis_changed.emit()
        self._put(Analysis, partial(analyse, problem))

    def forget_landscape(self) -> None:
        """Have no landscape, where nothing can be drawn; `landscape_changed` follows."""
        self._waiting.pop(Landscape, None)
        self._chart = self.landscape = None
        self.landscape_changed.emit()

    def ask_landscape(self, chart: Chart, window: Window) -> None:
        """Have the cost, of data with rows, mapped over `window` of `chart`; `landscape_changed` follows."""
        self._chart = chart
        side, is_quick = nodes_a_side(chart)
        question = partial(compute_landscape, chart, window, (side, side))
        if is_quick:
            self._waiting.pop(Landscape, None)
            self._take(question())
        else:
            self._put(Landscape, question)

    def close(self) -> None:
        """End the thread."""
        self._waiting.clear()
        self._inquiry.close()

    def _put(self, kind: type, question: Question) -> None:
        """Ask, or replace the question of the same kind that waits."""
        self._waiting[kind] = question
        self._ask_next()

    def _ask_next(self) -> None:
        if self._waiting and not self._inquiry.is_waiting:
            self._inquiry.ask(self._waiting.pop(next(iter(self._waiting))))

    def _take(self, answer: object) -> None:
        """Take what is still asked for; anything else came too late."""
        if isinstance(answer, Analysis) and answer.problem is self._problem:
            self.analysis = answer
            self.analysis_changed.emit()
        elif isinstance(answer, Landscape) and self._is_asked_for(answer.chart):
            self.landscape = answer
            self.landscape_changed.emit()

    def _is_asked_for(self, chart: Chart) -> bool:
        """Whether `chart` is of the cost and in the coordinates of the last one; what it holds may have moved since."""
        asked = self._chart
        return asked is not None and chart.objective is asked.objective and chart.is_raw == asked.is_raw

    @Slot(object)
    def _on_inquiry_answered(self, answer: object) -> None:
        self._take(answer)
        self._ask_next()

    @Slot(object)
    def _on_inquiry_failed(self, error: object) -> None:
        self.failed.emit(error)
        self._ask_next()
