"""What the plane of two features works out before it draws: what to draw and to frame, and what it says."""

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.dataset import Dataset
from lrviz.core.logistic import scores, sigmoid
from lrviz.files.numbers import number_text
from lrviz.views.formatting import elided, exact, short
from lrviz.views.plane import Plane
from lrviz.views.point_range import thinned_text

HINTS = ((320.0, "click adds ●, Shift ▲"), (240.0, "● click, ▲ Shift"))
"""How a point is added, in the words that views of so many pixels have room for."""
NO_ROWS = "No data yet. Click here to add a point of class 0, with Shift one of class 1."
_FEW_POINTS = 500
_MOST_CELLS = 1_500
_MARGIN_PIXELS = 12


def rows_to_draw(x: FloatArray, y: FloatArray, labels: FloatArray, plane: Plane) -> IntArray:
    """Return the rows (k,) whose points look like those of all rows in view: of those at one pixel, the last."""
    if len(x) <= _FEW_POINTS:
        return np.arange(len(x))
    (left, right), (bottom, top) = plane.x_range, plane.y_range
    width, height = np.maximum(plane.pixel, [(right - left) / _MOST_CELLS, (top - bottom) / _MOST_CELLS])
    with np.errstate(over="ignore"):
        column = np.round((x - left) / width) + _MARGIN_PIXELS
        line = np.round((y - bottom) / height) + _MARGIN_PIXELS
    columns = round((right - left) / width) + 2 * _MARGIN_PIXELS
    lines = round((top - bottom) / height) + 2 * _MARGIN_PIXELS
    rows = np.flatnonzero((column >= 0) & (column < columns) & (line >= 0) & (line < lines))
    last = np.full(2 * columns * lines, -1)
    cells = (line[rows] * columns + column[rows]).astype(np.intp)
    last[2 * cells + labels[rows].astype(np.intp)] = rows
    return np.sort(last[last >= 0])


def note_text(dataset: Dataset, drawn: int, plane: Plane) -> str:
    """Return what is told where only `drawn` of the points in view are drawn; else how to add one."""
    x, y = dataset.features.T
    (left, right), (bottom, top) = plane.x_range, plane.y_range
    in_view = int(np.count_nonzero((x >= left) & (x <= right) & (y >= bottom) & (y <= top)))
    width = plane.rectangle.width()
    hint = next((words for least, words in HINTS if width >= least), "")
    return thinned_text(len(x), in_view, drawn) or hint


def probability(parameters: FloatArray, place: FloatArray) -> float:
    """h = σ(w·x + b) at `place` (2,); NaN where it is no number."""
    with np.errstate(over="ignore", invalid="ignore"):
        return float(sigmoid(scores(place[np.newaxis], parameters))[0])


def place_text(dataset: Dataset, parameters: FloatArray | None, place: FloatArray, row: int | None) -> str:
    """Return x₁, x₂ and h of `place` (2,), where the point of `row` lies if it is not None, with all digits."""
    names = (elided(name) for name in dataset.feature_names)
    told = [f"{name} = {exact(float(value))}" for name, value in zip(names, place, strict=True)]
    if row is not None:
        told[-1] += f" ({dataset.classes[int(dataset.labels[row])]})"
    if parameters is not None:
        told.append(f"h = {exact(probability(parameters, place))}")
    return "   ".join(told)


def described(dataset: Dataset, parameters: FloatArray | None, threshold: float) -> str:
    """Return what the plane shows, in a sentence for those who do not see it."""
    if dataset.sample_count == 0:
        return "No data yet."
    count = "1 point" if dataset.sample_count == 1 else f"{dataset.sample_count:,} points"
    if parameters is None or not np.isfinite(parameters).all():
        return f"{count} and no line."
    told = f"P({dataset.classes[1]})"
    if not parameters[:2].any():
        return f"{count}; {told} is the same everywhere."
    ways = [
        f"with {'more' if weight > 0 else 'less'} {name}"
        for weight, name in zip(parameters[:2], dataset.feature_names, strict=True)
        if weight
    ]
    height = "one half" if threshold == 0.5 else short(threshold)
    return f"{count}; {told} grows {' and '.join(ways)}; a straight line parts them where it is {height}."


def table_text(dataset: Dataset, probabilities: FloatArray | None) -> str:
    """Return x₁, x₂, y and h of every row, in columns with tabs between them."""
    lines = ["\t".join([*dataset.feature_names, dataset.label_name, "h"])]
    for row, (features, label) in enumerate(zip(dataset.features, dataset.labels, strict=True)):
        told = "" if probabilities is None else number_text(probabilities[row])
        lines.append("\t".join([*map(number_text, features), str(int(label)), told]))
    return "\n".join(lines) + "\n"
