"""What a lesson can tell or ask about at one moment: frozen, and worked out only as far as it is asked."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.diagnosis import Status, diagnose
from lrviz.core.least_squares import Line, fit_line
from lrviz.core.metrics import Confusion, Roc
from lrviz.core.minimum import Minimum
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from lrviz.core.squared_error_minimum import SquaredErrorMinimum, find_squared_error_minimum
from lrviz.core.worked import Predictions
from lrviz.state.analyst import Analysis
from lrviz.state.document import Document
from lrviz.state.settings import Settings

_KNOWN_PROBLEMS = 4
"""Of so many the minimum of the squared error, which takes milliseconds, is not searched for again."""


def _no_questions() -> FloatArray:
    return frozen(np.empty((0, 1)))


@dataclass(frozen=True, eq=False)
class Asides:
    """What the views beside the run show.

    Parameters
    ----------
    is_line_shown : bool
        Whether the least-squares line is drawn.
    sigma_z : float or None
        Where the movable z of the sigmoid stands.
    questions : (k, d) array
        Each x of which a prediction is asked.
    code_line : int or None
        The line of the algorithm that is lit.
    """

    is_line_shown: bool = False
    sigma_z: float | None = None
    questions: FloatArray = field(default_factory=_no_questions)
    code_line: int | None = None


@dataclass(frozen=True, eq=False)
class Facts:
    """The values from which every name of `lesson_names` is told."""

    document: Document
    analysis: Analysis | None
    settings: Settings
    tolerance: float
    asides: Asides = field(default_factory=Asides)

    @cached_property
    def raw_parameters(self) -> FloatArray:
        """θ (d + 1,) in the data's own units."""
        return self.document.raw_parameters

    @cached_property
    def predictions(self) -> Predictions:
        """What the model says of each row."""
        return Predictions.of(self.document.problem, self.document.parameters)

    @cached_property
    def confusion(self) -> Confusion:
        """The counts at the threshold."""
        return Confusion.of(self.document.dataset.labels, self.predictions.probabilities, self.settings.threshold)

    @cached_property
    def roc(self) -> Roc:
        """Both rates at every threshold."""
        return Roc.of(self.document.dataset.labels, self.predictions.probabilities)

    @cached_property
    def status(self) -> Status | None:
        """What the run is doing."""
        document, analysis = self.document, self.analysis
        if analysis is None or document.dataset.sample_count == 0:
            return None
        return diagnose(document.problem, analysis.separation, document.shown_trajectory, self.tolerance)

    @cached_property
    def line(self) -> Line | None:
        """The least-squares line through 0 and 1; None unless there is one feature."""
        dataset = self.document.dataset
        return fit_line(dataset.features[:, 0], dataset.labels) if dataset.feature_count == 1 else None

    @cached_property
    def squared_error(self) -> SquaredErrorMinimum | None:
        """The lowest place of the mean squared error that is known."""
        minimum = None if self.analysis is None else self.analysis.minimum
        return _squared_error_minimum(self.document.problem, minimum)


@lru_cache(_KNOWN_PROBLEMS)
def _squared_error_minimum(problem: Problem, minimum: Minimum | None) -> SquaredErrorMinimum | None:
    near = None if minimum is None else minimum.parameters
    return find_squared_error_minimum(SquaredError(problem), near)
