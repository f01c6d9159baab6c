"""The score z = w·x + b over the pixels of a plane of two features: where it has a value, and how h is coloured.

In pixels z is linear too, so that every line of equal h is straight, and the colours are one linear gradient.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import logit, sigmoid
from lrviz.views.plane import Plane
from lrviz.views.theme import Theme

_STRENGTH = 0.38
"""How much of a class' colour there is where it is certain."""
_STEEPEST = 1e9
"""Scores of the corners beyond which a step is one whatever its height."""
_FLATTEST = 1e-9
"""Changes of the score below which all of the view has one colour."""
_BENDS = np.linspace(-7.0, 7.0, 43)
"""Scores at which the colours are given; between them they change evenly."""

Ends = tuple[QPointF, QPointF]


@dataclass(frozen=True)
class PlaneField:
    """z over a plot: `middle` in the middle of `rectangle`, and `slope` more for each pixel along `direction`."""

    rectangle: QRectF
    middle: float
    slope: float
    direction: tuple[float, float]

    @classmethod
    def of(cls, parameters: FloatArray, plane: Plane) -> Self | None:
        """Return the field of raw θ (3,) over the view of `plane`; None beyond float64."""
        box = plane.rectangle
        place = np.array(plane.position(box.center()))
        with np.errstate(over="ignore", invalid="ignore"):
            middle = float(parameters[:2] @ place + parameters[2])
            across, up = (float(step) for step in parameters[:2] * plane.pixel)
            slope = float(np.hypot(across, up))
            reached = slope * (box.width() + box.height())
        if not np.isfinite([middle, reached]).all():
            return None
        direction = (across / slope, -up / slope) if slope > 0 else (0.0, 0.0)
        return cls(box, middle, slope, direction)

    def line_at(self, score: float) -> Ends | None:
        """Return the ends, in pixels, of the part in view of the line where z is `score`; None if there is none."""
        if self.slope == 0:
            return None
        distance = (score - self.middle) / self.slope
        (right, down), centre = self.direction, self.rectangle.center()
        if not abs(distance) <= self._reach:
            return None
        base = QPointF(centre.x() + distance * right, centre.y() + distance * down)
        return _chord(base, (-down, right), self.rectangle)

    def brush(self, threshold: float, theme: Theme) -> QBrush:
        """Return the colours of h over the view: those of the classes, through the card's own at h = t."""
        highest = self.slope * self._reach
        if highest < _FLATTEST:
            return QBrush(_colour(float(sigmoid(np.array(self.middle))), threshold, theme))
        shrunk = min(1.0, _STEEPEST / highest)
        middle, highest = self.middle * shrunk, highest * shrunk
        (right, down), centre, reach = self.direction, self.rectangle.center(), self._reach
        offset = QPointF(right * reach, down * reach)
        gradient = QLinearGradient(centre - offset, centre + offset)
        scores = np.unique(np.concatenate([_BENDS, [logit(threshold), middle - highest, middle + highest]]))
        places = (scores - middle) / (2 * highest) + 0.5
        seen = (places >= 0) & (places <= 1)
        for place, h in zip(places[seen], sigmoid(scores[seen]), strict=True):
            gradient.setColorAt(float(place), _colour(float(h), threshold, theme))
        return QBrush(gradient)

    @property
    def _reach(self) -> float:
        """How many pixels from the middle along `direction` the farthest corner lies."""
        right, down = self.direction
        return (abs(right) * self.rectangle.width() + abs(down) * self.rectangle.height()) / 2


def _colour(h: float, threshold: float, theme: Theme) -> QColor:
    if h < threshold:
        return _mixed(theme.card, theme.class_0, _STRENGTH * (threshold - h) / threshold)
    return _mixed(theme.card, theme.class_1, _STRENGTH * (h - threshold) / (1 - threshold))


def _mixed(ground: str, colour: str, share: float) -> QColor:
    under, over = QColor(ground), QColor(colour)
    channels = ((under.redF(), over.redF()), (under.greenF(), over.greenF()), (under.blueF(), over.blueF()))
    return QColor.fromRgbF(*(low + share * (high - low) for low, high in channels))


def _chord(base: QPointF, direction: tuple[float, float], box: QRectF) -> Ends | None:
    """Return the ends of what the line through `base` along `direction` has in `box`."""
    first, last = -np.inf, np.inf
    sides = ((base.x(), box.left(), box.right()), (base.y(), box.top(), box.bottom()))
    for step, (start, low, high) in zip(direction, sides, strict=True):
        if abs(step) < 1e-12:
            if not low <= start <= high:
                return None
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    if not first < last:
        return None
    along = QPointF(*direction)
    return base + along * float(first), base + along * float(last)
