"""How well the predicted classes agree with the labels: at one threshold, and at every threshold at once."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray, frozen

SMALLEST_THRESHOLD, LARGEST_THRESHOLD = 0.001, 0.999
"""Between which thresholds one can be chosen."""
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Confusion:
    """Counts of rows: true and false positives (predicted 1), false and true negatives (predicted 0).

    accuracy = (tp + tn)/m, precision = tp/(tp + fp), recall = tp/(tp + fn), false positive rate = fp/(fp + tn): None
    where nothing is counted below the line, for then there is no such share.
    """

    tp: int
    fp: int
    fn: int
    tn: int

    @classmethod
    def of(cls, labels: FloatArray, probabilities: FloatArray, threshold: float) -> Self:
        """Return the counts for labels (m,) and h (m,), where h ≥ `threshold` predicts class 1.

        Every row is counted once: one whose h is NaN, after a run that diverged, is not predicted to be class 1.
        """
        passed, predicted = labels == 1, probabilities >= threshold
        positives, tp = int(np.count_nonzero(predicted)), int(np.count_nonzero(passed & predicted))
        fn = int(np.count_nonzero(passed)) - tp
        return cls(tp=tp, fp=positives - tp, fn=fn, tn=len(labels) - positives - fn)

    @property
    def accuracy(self) -> float | None:
        """The share of all rows that are predicted right."""
        return _share(self.tp + self.tn, self.fp + self.fn)

    @property
    def precision(self) -> float | None:
        """The share that is class 1 among the rows that are predicted to be."""
        return _share(self.tp, self.fp)

    @property
    def recall(self) -> float | None:
        """The share that is predicted to be class 1 among the rows that are: the true positive rate."""
        return _share(self.tp, self.fn)

    @property
    def false_positive_rate(self) -> float | None:
        """The share that is predicted to be class 1 among the rows that are class 0."""
        return _share(self.fp, self.tn)


@dataclass(frozen=True, eq=False)
class Roc:
    """The receiver operating characteristic: both rates at every threshold (Fawcett, Pattern Recogn. Lett. 27, 2006).

    Parameters
    ----------
    fpr, tpr, thresholds : (n,) arrays
        Rates of false and of true positives where h ≥ threshold predicts class 1. The thresholds are ∞, from where no
        row passes, and then each different h, falling; rows of one h pass together. Empty where a class is missing
        or an h is NaN.
    auc : float or None
        The area under the curve by trapezoids, which is how often a row of class 1 has a larger h than a row of class
        0, ties counting one half (Mann and Whitney). None where there is no curve.
    """

    fpr: FloatArray
    tpr: FloatArray
    thresholds: FloatArray
    auc: float | None

    @classmethod
    def of(cls, labels: FloatArray, probabilities: FloatArray) -> Self:
        """Return the curve for labels (m,) and h (m,); the rows are sorted once."""
        positives = int(np.count_nonzero(labels == 1))
        negatives = len(labels) - positives
        if not (positives and negatives) or np.isnan(probabilities).any():
            nothing = frozen([])
            return cls(nothing, nothing, nothing, None)
        order = np.argsort(probabilities)[::-1]
        falling = probabilities[order]
        last_of_ties = np.append(np.flatnonzero(np.diff(falling)), len(falling) - 1)
        passed = np.concatenate([[0], last_of_ties + 1])
        tp = np.concatenate([[0], np.cumsum(labels[order] == 1)[last_of_ties]])
        fp = passed - tp
        twice_area = int((np.diff(fp) * (tp[1:] + tp[:-1])).sum())
        thresholds = frozen(np.concatenate([[np.inf], falling[last_of_ties]]))
        return cls(frozen(fp / negatives), frozen(tp / positives), thresholds, twice_area / (2 * positives * negatives))

    def threshold_at(self, index: int, present: float) -> float:
        """Return a threshold that leads to the point `index`: `present` if it does, else the one with fewest decimals.

        All t with thresholds[index + 1] < t ≤ thresholds[index] do. Where no threshold that can be chosen is among
        them, the nearest that can is returned.
        """
        last = len(self.thresholds) - 1
        high = min(float(self.thresholds[index]), LARGEST_THRESHOLD)
        low = float(self.thresholds[index + 1]) if index < last else 0.0
        if low < present <= high:
            return present
        for decimals in range(1, _MOST_DECIMALS + 1):
            rounded = round((low + high) / 2, decimals)
            if low < rounded <= high:
                return max(rounded, SMALLEST_THRESHOLD)
        return min(max(high, SMALLEST_THRESHOLD), LARGEST_THRESHOLD)


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None
