"""What the sigmoid fit works out before it draws: h at a place, the range to show, the numbers to copy."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.framing import frame_line
from lrviz.core.logistic import probability
from lrviz.files.numbers import number_text
from lrviz.views.axes import tick_texts
from lrviz.views.formatting import elided, fixed
from lrviz.views.plane import Range, snapped

THINNED = "{count:,} points, drawn once where they coincide"
_MARGIN = 0.08
_EMPTY_RANGE = (0.0, 10.0)
_SMALLEST_SHARE = 0.2
_FAR_DIGITS = 1e-4
"""The part of itself to which a boundary beyond the view is told."""


@dataclass(frozen=True, eq=False)
class FitModel:
    """A model of one feature, in the data's own units, and what it says of each row.

    Parameters
    ----------
    weight, bias : float
        w and b.
    boundary : float or None
        Where h is one half.
    probabilities : (m,) array
        h of each row.
    """

    weight: float
    bias: float
    boundary: float | None
    probabilities: FloatArray

    def probability(self, x: float) -> float:
        """h(x) = σ(w·x + b)."""
        return probability(self.weight, self.bias, x)

    @property
    def is_finite(self) -> bool:
        """Whether there is a curve."""
        return bool(np.isfinite(self.weight) and np.isfinite(self.bias))

    @property
    def is_rising(self) -> bool:
        """Whether class 1 is predicted right of the boundary; without one, whether it is everywhere."""
        return self.weight > 0 if self.boundary is not None else self.probability(0.0) >= 0.5


def range_around(x: FloatArray) -> Range:
    """Return the range that shows all of x (m,)."""
    return frame_line(x, _MARGIN) if len(x) else _EMPTY_RANGE


def has_outgrown(x: FloatArray, shown: Range, *, is_chosen: bool, is_growing: bool = False) -> bool:
    """Whether the range `shown` no longer serves x (m,): some lie outside, or all in less than a fifth of it.

    A range that the user has chosen serves as long as any point can lie in it. While rows are being added
    (`is_growing`) a wide range is the room for the next ones.
    """
    if len(x) == 0:
        return False
    lowest, highest = float(x.min()), float(x.max())
    if is_chosen:
        return highest < shown[0] or lowest > shown[1]
    is_small = not is_growing and 0 < highest - lowest < _SMALLEST_SHARE * (shown[1] - shown[0])
    return lowest < shown[0] or highest > shown[1] or is_small


def thinned_text(x: FloatArray, drawn: int, shown: Range) -> str:
    """Return what is told where only `drawn` of the points x (m,) in the range `shown` are drawn, else nothing."""
    in_view = int(np.count_nonzero((x >= shown[0]) & (x <= shown[1])))
    return THINNED.format(count=len(x)) if drawn < in_view else ""


def boundary_text(name: str, boundary: float, shown: Range, pixel: float) -> str:
    """Return hours = −b/w = 4.60, to one `pixel` in units of x; of a boundary beyond the range `shown`, the side."""
    left, right = shown
    is_in_view = left <= boundary <= right
    step = pixel if is_in_view else max(pixel, abs(boundary) * _FAR_DIGITS)
    text = f"{elided(name)} = −b/w = {tick_texts([snapped(boundary, step)], step)[0]}"
    if is_in_view:
        return text
    return f"← {text}" if boundary < left else f"{text} →"


def described(dataset: Dataset, model: FitModel | None) -> str:
    """Return what a plot of one feature shows, in a sentence for those who do not see it."""
    if dataset.sample_count == 0:
        return "No data yet."
    count = "1 point" if dataset.sample_count == 1 else f"{dataset.sample_count:,} points"
    if model is None or not model.is_finite:
        return f"{count} and no curve."
    name, probability = dataset.feature_names[0], f"P({dataset.classes[1]})"
    if model.boundary is None:
        return f"{count}; {probability} is about {fixed(model.probability(0.0), 2)} everywhere."
    course = "rises" if model.is_rising else "falls"
    return f"{count}; {probability} {course} with {name} and is one half at {name} = {fixed(model.boundary)}."


def table_text(dataset: Dataset, model: FitModel | None) -> str:
    """Return x, y and h of every row, in columns with tabs between them."""
    lines = [f"{dataset.feature_names[0]}\t{dataset.label_name}\th"]
    for row, (x, label) in enumerate(zip(dataset.features[:, 0], dataset.labels, strict=True)):
        told = "" if model is None else number_text(model.probabilities[row])
        lines.append(f"{number_text(x)}\t{int(label)}\t{told}")
    return "\n".join(lines) + "\n"
