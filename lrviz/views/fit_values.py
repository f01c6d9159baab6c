"""What the sigmoid fit shows: rows at their x or at their score, the sigmoid or a straight line, and which range."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, Self

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.core.framing import frame_line
from lrviz.core.least_squares import Line
from lrviz.core.logistic import decision_boundary, logit, probability
from lrviz.views.plane import Range
from lrviz.views.point_range import has_outgrown, range_around

PROBABILITY_RANGE = (-0.08, 1.08)
_SCORE_MARGIN = 0.35
_SCORE_RANGE = (-6.0, 6.0)
"""The part of the scores that is always shown: there the sigmoid bends."""
_SMALLEST_SCORE_SHARE, _EDGE_SHARE = 0.4, 0.03


@dataclass(frozen=True, eq=False)
class FitPoints:
    """The rows of `dataset` at x (m,): their only feature, or their score z.

    Data with more than one feature have no x; only scores place their rows.
    """

    dataset: Dataset
    x: FloatArray
    is_score: bool = False

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """Return rows of one feature at its values."""
        return cls(dataset, dataset.features[:, 0] if dataset.feature_count == 1 else np.empty(0))

    @classmethod
    def at_scores(cls, dataset: Dataset, scores: FloatArray) -> Self:
        """Return rows at their scores z (m,), those that are too far off to be drawn moved nearer."""
        return cls(dataset, np.clip(scores, -LARGEST_FEATURE, LARGEST_FEATURE), is_score=True)

    @property
    def labels(self) -> FloatArray:
        """The class of each row that has a place."""
        return self.dataset.labels[: len(self.x)]

    @cached_property
    def places(self) -> FloatArray:
        """Where each row lies (m, 2): at x, at the height of its class."""
        return np.column_stack([self.x, self.labels])

    @property
    def name(self) -> str:
        """What x is called."""
        return "z" if self.is_score else self.dataset.feature_names[0]

    def is_like(self, other: "FitPoints") -> bool:
        """Whether `other` are rows of the same columns at the same kind of place."""
        return self.dataset.is_like(other.dataset) and self.is_score == other.is_score

    def range(self, threshold: float) -> Range:
        """Return the range that shows all rows, and of scores where h = t too."""
        if not self.is_score:
            return range_around(self.x)
        low, high = frame_line(self.x, _SCORE_MARGIN)
        edge = logit(threshold)
        return min(low, edge - 1.0, _SCORE_RANGE[0]), max(high, edge + 1.0, _SCORE_RANGE[1])

    def has_outgrown(self, shown: Range, threshold: float, *, is_chosen: bool, is_growing: bool = False) -> bool:
        """Whether the range `shown` no longer serves the rows; scores, which move by themselves, move it rarely."""
        if not self.is_score or is_chosen:
            return has_outgrown(self.x, shown, is_chosen=is_chosen, is_growing=is_growing)
        low, high = self.range(threshold)
        length = shown[1] - shown[0]
        air = _EDGE_SHARE * length
        is_cut = bool(np.any((self.x < shown[0] + air) | (self.x > shown[1] - air)))
        return is_cut or high - low < _SMALLEST_SCORE_SHARE * length


class Shape(Protocol):
    """What is drawn through the points."""

    @property
    def values(self) -> FloatArray:
        """Its value at each row (m,)."""

    @property
    def threshold(self) -> float:
        """From which value on class 1 is predicted."""

    @property
    def boundary(self) -> float | None:
        """The x where it is at the threshold."""

    @property
    def is_rising(self) -> bool:
        """Whether class 1 is predicted right of the boundary; without one, whether it is everywhere."""

    def value(self, x: float) -> float:
        """Its value at x."""


@dataclass(frozen=True, eq=False)
class FitModel:
    """A model of one feature, in the data's own units, and what it says of each row.

    Parameters
    ----------
    weight, bias : float
        w and b.
    threshold : float
        t: class 1 is predicted where h ≥ t.
    values : (m,) array
        h of each row.
    boundary : float or None
        Where h is t.
    """

    weight: float
    bias: float
    threshold: float
    values: FloatArray
    boundary: float | None = field(init=False)

    def __post_init__(self) -> None:
        boundary = decision_boundary(np.array([self.weight, self.bias]), self.threshold)
        object.__setattr__(self, "boundary", boundary)

    def value(self, x: float) -> float:
        """h(x) = σ(w·x + b)."""
        return probability(self.weight, self.bias, x)

    @property
    def is_finite(self) -> bool:
        """Whether there is a curve."""
        return bool(np.isfinite(self.weight) and np.isfinite(self.bias))

    @property
    def is_rising(self) -> bool:
        """Whether class 1 is predicted right of the boundary; without one, whether it is everywhere."""
        return self.weight > 0 if self.boundary is not None else self.value(0.0) >= self.threshold


@dataclass(frozen=True, eq=False)
class StraightLine:
    """The line of least squares as what is drawn: its value at each row is taken for a probability."""

    line: Line
    threshold: float
    values: FloatArray

    @property
    def boundary(self) -> float | None:
        """The x where the line is at the threshold."""
        return self.line.x_at(self.threshold)

    def value(self, x: float) -> float:
        """Return ŷ(x)."""
        return self.line.value(x)

    @property
    def is_rising(self) -> bool:
        """Whether class 1 is predicted right of the boundary; without one, whether it is everywhere."""
        return self.line.slope > 0 if self.boundary is not None else self.value(0.0) >= self.threshold
