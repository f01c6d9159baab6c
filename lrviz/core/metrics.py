"""How well the predicted classes agree with the labels."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray


@dataclass(frozen=True)
class Confusion:
    """Counts of rows: true and false positives (predicted 1), false and true negatives (predicted 0)."""

    tp: int
    fp: int
    fn: int
    tn: int

    @classmethod
    def of(cls, labels: FloatArray, probabilities: FloatArray, threshold: float) -> Self:
        """Return the counts for labels (m,) and h (m,), where h ≥ `threshold` predicts class 1."""
        actual, predicted = labels == 1, probabilities >= threshold
        return cls(
            tp=int(np.count_nonzero(actual & predicted)),
            fp=int(np.count_nonzero(~actual & predicted)),
            fn=int(np.count_nonzero(actual & ~predicted)),
            tn=int(np.count_nonzero(~actual & ~predicted)),
        )
