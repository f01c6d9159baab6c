"""The data sets that come with the program, each to teach one thing."""

from dataclasses import dataclass

from lrviz.core.dataset import Dataset
from lrviz.files.data_file import load_dataset
from lrviz.resources import resource_path


@dataclass(frozen=True)
class BuiltinDataset:
    """A data set of the program's own.

    Parameters
    ----------
    key : str
        What the command line calls it; its file is ``resources/datasets/KEY.csv``.
    title : str
        What the menu calls it.
    note : str
        What it teaches, in one sentence.
    """

    key: str
    title: str
    note: str


BUILTIN = (
    BuiltinDataset(
        "exam",
        "Exam",
        "After 3,000 iterations at a learning rate of 0.1 the cost is still 0.0152 above the minimum.",
    ),
    BuiltinDataset(
        "separable",
        "Separable",
        "A gap lies between benign and malignant: the cost has no minimum, and the weight grows for ever.",
    ),
    BuiltinDataset(
        "quasi",
        "Quasi-separable",
        "The classes touch at 5 hours and nowhere overlap: here too the weight grows for ever.",
    ),
    BuiltinDataset(
        "overlapping",
        "Overlapping",
        "The same hours end in a pass or a fail: even the best curve gets only 30 of the 40 students right.",
    ),
    BuiltinDataset(
        "outlier",
        "Outlier",
        "The exam with one student who failed after 20 hours: the boundary moves from 4.75 to 6.48 hours, "
        "and the weight at the minimum falls from 2.62 to 0.13.",
    ),
    BuiltinDataset(
        "imbalanced",
        "Imbalanced",
        "Only 6 of 60 visitors buy: always saying no is right for 54, and at a threshold of 0.5 the best curve finds "
        "2 of the 6 buyers.",
    ),
    BuiltinDataset(
        "negative",
        "Negative weight",
        "The colder, the icier, so the weight is negative; with temperatures on both sides of zero "
        "the condition number at the minimum is 17 instead of the exam's 1207.",
    ),
    BuiltinDataset(
        "large-scale",
        "Large scale",
        "Prices in euros: at a learning rate of 0.1 the cost swings in the thousands of millions, while on "
        "standardised prices 3,000 iterations reach the minimum.",
    ),
    BuiltinDataset(
        "two-features",
        "Two features",
        "Hours and sleep together get 36 of the 40 students right, hours alone only 31.",
    ),
)
"""In the order of the menu; the exam, which the window opens with, comes first."""


def load_builtin(key: str) -> Dataset:
    """Return the built-in data set of this key, which is also its name.

    Raises
    ------
    KeyError
        If there is none.
    """
    if all(builtin.key != key for builtin in BUILTIN):
        raise KeyError(key)
    return load_dataset(resource_path("datasets", f"{key}.csv"))
