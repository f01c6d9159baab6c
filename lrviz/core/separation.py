"""Whether a hyperplane parts the classes, which decides before any training whether a minimum exists.

Without a penalty the cost has a finite minimum only if the classes overlap (Albert and Anderson, Biometrika 71, 1984):
where a hyperplane parts them completely or quasi-completely (touching it), the weights grow for ever.
"""

from enum import Enum

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.logistic import signed_rows
from lrviz.core.scaling import Scaling

_TOLERANCE = 1e-7
"""The linear program's own tolerance, on standardised features."""


class Separation(Enum):
    """How the classes lie to each other."""

    NONE = "none"
    QUASI = "quasi"
    COMPLETE = "complete"


def has_one_class(dataset: Dataset) -> bool:
    """Whether all labels (of at least one row) are the same."""
    return bool(dataset.sample_count and np.ptp(dataset.labels) == 0)


def find_separation(dataset: Dataset) -> Separation:
    """Return how the classes of `dataset` lie: one class is complete, equal x with both classes none."""
    if dataset.sample_count == 0:
        return Separation.NONE
    if has_one_class(dataset):
        return Separation.COMPLETE
    if dataset.feature_count == 1:
        return _on_a_line(dataset.features[:, 0], dataset.labels)
    return _in_space(dataset)


def _on_a_line(x: FloatArray, labels: FloatArray) -> Separation:
    """With one feature the extremes of the classes decide, exactly."""
    if np.ptp(x) == 0:
        return Separation.NONE
    fails, passes = x[labels == 0], x[labels == 1]
    gap = max(passes.min() - fails.max(), fails.min() - passes.max())
    if gap > 0:
        return Separation.COMPLETE
    return Separation.QUASI if gap == 0 else Separation.NONE


def _in_space(dataset: Dataset) -> Separation:
    """With more features: linear programs over θ with −1 ≤ θ ≤ 1, S the signed rows on standardised features.

    Complete: some θ has Sθ < 0 in every row (maximise the margin t, Sθ + t ≤ 0).
    Quasi: some θ has Sθ ≤ 0 in every row and < 0 in one (maximise −Σ Sθ).
    """
    from scipy.optimize import linprog  # 0.2 s that only several features need

    scaled = Scaling.standardizing(dataset.features).apply(dataset.features)
    rows = signed_rows(scaled, dataset.labels)
    samples, count = rows.shape
    bounds = [(-1.0, 1.0)] * count
    margin = linprog(
        c=np.append(np.zeros(count), -1.0),
        A_ub=np.column_stack([rows, np.ones(samples)]),
        b_ub=np.zeros(samples),
        bounds=[*bounds, (None, 1.0)],
        method="highs",
    )
    if -margin.fun > _TOLERANCE:
        return Separation.COMPLETE
    total = linprog(c=rows.sum(axis=0), A_ub=rows, b_ub=np.zeros(samples), bounds=bounds, method="highs")
    return Separation.QUASI if -total.fun > _TOLERANCE * samples else Separation.NONE
