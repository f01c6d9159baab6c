"""The training data: a frozen value; every edit returns a new one.

    hours = Dataset(features=frozen([[2.0], [7.0]]), labels=frozen([0, 1]), feature_names=("hours",))
    more = hours.with_feature(0, 0, 2.5)

`hours` still holds 2.0: undo is keeping the old value.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from lrviz.core.arrays import FloatArray, frozen

LARGEST_FEATURE = 1e150
"""Beyond this magnitude a square, and with it the Hessian, leaves the range of float64."""


class DatasetError(ValueError):
    """What is wrong with the data, in a sentence for the user."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Labelled examples; two of them are the same only if they are one object.

    Parameters
    ----------
    features : (m, d) array
        One row an example; finite, at most 1e150 in magnitude. d is at least 1, m may be 0.
    labels : (m,) array
        The class of each row, 0 or 1.
    feature_names : tuple of d strings
        The columns' names, as the axes and the table show them.
    label_name : str
        The name of the label column.
    classes : tuple of two strings
        What label 0 and label 1 are called.
    name : str
        What the data set is called in the window's title.

    Raises
    ------
    DatasetError
        If the shapes disagree, a feature is not finite or too large, or a label is not 0 or 1.
    """

    features: FloatArray
    labels: FloatArray
    feature_names: tuple[str, ...] = ("x1",)
    label_name: str = "y"
    classes: tuple[str, str] = ("0", "1")
    name: str = "data"

    def __post_init__(self) -> None:
        object.__setattr__(self, "features", frozen(self.features))
        object.__setattr__(self, "labels", frozen(self.labels))
        if self.features.ndim != 2 or self.features.shape[1] == 0:
            raise DatasetError("The data need at least one feature column.")
        if self.labels.shape != (self.sample_count,):
            raise DatasetError("There must be one label for every row.")
        if len(self.feature_names) != self.feature_count:
            raise DatasetError("There must be one name for every feature column.")
        if not np.all(np.abs(self.features) <= LARGEST_FEATURE):
            raise DatasetError("Every feature must be a number of at most 1e150 in magnitude.")
        if not np.all((self.labels == 0) | (self.labels == 1)):
            raise DatasetError("Every label must be 0 or 1.")

    @property
    def sample_count(self) -> int:
        """The number of rows, m."""
        return int(self.features.shape[0])

    @property
    def feature_count(self) -> int:
        """The number of feature columns, d."""
        return int(self.features.shape[1])

    @property
    def class_titles(self) -> tuple[str, str]:
        """What label 0 and label 1 are called where they stand alone: "sold = 0" says more than "0"."""
        if self.classes != ("0", "1") or self.label_name in {"", "y"}:
            return self.classes
        return (f"{self.label_name} = 0", f"{self.label_name} = 1")

    def with_feature(self, row: int, column: int, value: float) -> Self:
        """Return the data with one feature of one row replaced."""
        features = self.features.copy()
        features[row, column] = value
        return replace(self, features=features)

    def with_label(self, row: int, label: int) -> Self:
        """Return the data with the label of one row replaced."""
        labels = self.labels.copy()
        labels[row] = label
        return replace(self, labels=labels)

    def with_rows(self, rows: Sequence[int], features: npt.ArrayLike, labels: npt.ArrayLike) -> Self:
        """Return the data with (k, d) `features` and (k,) `labels` in the rows of these k indices.

        Indices from m on append: they must follow one another.
        """
        indices = np.asarray(rows, dtype=np.intp)
        added = max(0, int(indices.max(initial=-1)) + 1 - self.sample_count)
        new_features = np.concatenate([self.features, np.zeros((added, self.feature_count))])
        new_labels = np.concatenate([self.labels, np.zeros(added)])
        new_features[indices] = features
        new_labels[indices] = labels
        return replace(self, features=new_features, labels=new_labels)

    def with_row(self, features: Sequence[float], label: int) -> Self:
        """Return the data with one more row at the end."""
        return self.with_rows([self.sample_count], [features], [label])

    def without_rows(self, rows: Sequence[int]) -> Self:
        """Return the data without the rows of these indices."""
        kept = np.ones(self.sample_count, dtype=bool)
        kept[list(rows)] = False
        return replace(self, features=self.features[kept], labels=self.labels[kept])

    def with_classes_swapped(self) -> Self:
        """Return the data with class 0 as class 1 and the other way round."""
        return replace(self, labels=1 - self.labels, classes=(self.classes[1], self.classes[0]))

    def is_like(self, other: "Dataset") -> bool:
        """Whether both have one name and the same features, so that one may be an edit of the other."""
        return (self.name, self.feature_names) == (other.name, other.feature_names)
