"""What the plane of two features works out before it draws: h at a place, and what it says."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.logistic import scores, sigmoid
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.formatting import counted, elided, exact, short

HINTS = ((320.0, "click adds ●, Shift ▲"), (240.0, "● click, ▲ Shift"))
"""How a point is added, in the words that views of so many pixels have room for."""
NO_ROWS = "No data yet. Click here to add a point of class 0, with Shift one of class 1."


def hint(width: float) -> str:
    """Return how a point is added, as far as a view so many pixels wide has room for it."""
    return next((words for least, words in HINTS if width >= least), "")


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
    count = counted(dataset.sample_count, "point")
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
    told = [""] * dataset.sample_count if probabilities is None else map(number_text, probabilities)
    rows = zip(dataset.features, dataset.labels, told, strict=True)
    cells = ([*map(number_text, features), str(int(label)), h] for features, label, h in rows)
    return numbers_text([*dataset.feature_names, dataset.label_name, "h"], cells)
