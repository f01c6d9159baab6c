"""The words and numbers of the data table: what a cell shows and what it tells in full, by column.

The columns are the d features, the label, and three live ones that move with the descent: h(x), loss and h − y.

    shown_text(exam, 0, -2.5)     → "−2.5"          a feature: as short as it can be read back
    shown_text(exam, 1, 1.0)      → "1"             the label
    shown_text(exam, 3, 0.12345)  → "0.123"         a live value: rounded
    full_text(exam, 3, 0.12345)   → "0.12345"       every digit, for the editor and the clipboard
    told_text(exam, 1, 1.0)       → "1 (pass)"      every digit, for tool tips and screen readers
"""

import math

from lrviz.core.dataset import Dataset
from lrviz.files.numbers import number_text
from lrviz.views.formatting import UNDEFINED

LIVE_NAMES = ("h(x)", "loss", "h − y")
LIVE_COUNT = len(LIVE_NAMES)
LIVE_SHAPES = (("0.000",), ("00.000", "0.0e00"), ("+0.000", "−0.000"))
"""The widest texts of each live column, with 0 for any digit: h and h − y are fractions, a loss has no bound."""
_LARGEST_PLAIN = 9999.5
_LARGEST_WITH_DECIMAL = 9.95e99
_MINUS = "−"


def live_text(value: float, *, signed: bool = False) -> str:
    """Return a live value in at most six characters and a sign: 0.500, 12.35, 1234, 1.2e9, 1e308.

    Three decimals, even if they are zeros, so that it does not dance; a large one with about as many digits.
    """
    if not math.isfinite(value):
        return UNDEFINED
    sign = _MINUS if value < 0 else "+" if signed and value > 0 else ""
    return sign + _magnitude(abs(value))


def _magnitude(size: float) -> str:
    if size < _LARGEST_PLAIN:
        extra_digits = math.floor(math.log10(max(size, 1.0)))
        return f"{size:.{3 - extra_digits}f}"
    decimals = 1 if size < _LARGEST_WITH_DECIMAL else 0
    return f"{size:.{decimals}e}".replace("e+0", "e").replace("e+", "e")


def column_name(dataset: Dataset, column: int) -> str:
    """Return what the header says of a column."""
    return (*dataset.feature_names, dataset.label_name, *LIVE_NAMES)[column]


def column_explanation(dataset: Dataset, column: int) -> str:
    """Return the sentence that explains a column."""
    fail, passed = dataset.classes
    if column < dataset.feature_count:
        return f"{dataset.feature_names[column]} is a feature: what the prediction is made from."
    return (
        f"{dataset.label_name} is the label y: 0 is {fail}, 1 is {passed}.",
        f"h(x) is the predicted probability of {passed}.",
        "The loss is −log of the probability given to the row's own class; J is the mean of this column.",
        "h − y is the error of the prediction: the gradient is the mean of h − y, times x for a weight.",
    )[column - dataset.feature_count]


def full_text(dataset: Dataset, column: int, value: float) -> str:
    """Return every digit of a cell; what is not known yet is empty."""
    if column == dataset.feature_count:
        return str(int(value))
    return number_text(value) if math.isfinite(value) else ""


def shown_text(dataset: Dataset, column: int, value: float) -> str:
    """Return what is painted in a cell."""
    if column > dataset.feature_count:
        return live_text(value, signed=column == dataset.feature_count + LIVE_COUNT)
    return full_text(dataset, column, value).replace("-", _MINUS)


def told_text(dataset: Dataset, column: int, value: float) -> str:
    """Return every digit of a cell in print, and a label with its class."""
    text = full_text(dataset, column, value).replace("-", _MINUS)
    return f"{text} ({dataset.classes[int(value)]})" if column == dataset.feature_count else text
