"""What the model says of the students that were asked for."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray

NO_CLASS = -1


@dataclass(frozen=True, eq=False)
class Answers:
    """The predictions of k students.

    Parameters
    ----------
    students : (k, d) array
        Their features.
    probabilities : (k,) array
        P(class 1); NaN where float64 cannot tell it.
    threshold : float
        Class 1 is predicted from this probability on.
    line : (k,) array, optional
        What the line of least squares says, while it is shown.
    """

    students: FloatArray
    probabilities: FloatArray
    threshold: float = 0.5
    line: FloatArray | None = None

    def __len__(self) -> int:
        return len(self.probabilities)

    @property
    def labels(self) -> IntArray:
        """The class (k,) of each: 1 where h ≥ t, else 0; −1 where there is no probability."""
        labels = (self.probabilities >= self.threshold).astype(np.intp)
        return np.where(np.isnan(self.probabilities), NO_CLASS, labels)


NO_ANSWERS = Answers(np.empty((0, 1)), np.empty(0))
