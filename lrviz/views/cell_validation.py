"""What may be typed or pasted into a cell, and what it means.

    read_cell(exam, 0, "4.5")     → 4.5
    read_cell(exam, 1, "Pass")    → 1.0
    read_cell(exam, 0, "abc")     raises ValueError('"abc" is not a number.')

A text that is read is acceptable, and one that more typing can make so is intermediate, as in Qt's QValidator.
"""

from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.files.numbers import number_text, parse_number


def read_cell(dataset: Dataset, column: int, text: str) -> float:
    """Return the feature or label that a text means; raise ValueError with a sentence if it means none."""
    if column == dataset.feature_count:
        return _read_label(dataset, text)
    value = parse_number(text)
    if abs(value) > LARGEST_FEATURE:
        largest = number_text(LARGEST_FEATURE).replace("+", "")
        raise ValueError(f'"{text.strip()}" is too large: a feature is at most {largest} in magnitude.')
    return value


def _read_label(dataset: Dataset, text: str) -> float:
    word = text.strip().casefold()
    try:
        number = parse_number(word)
    except ValueError:
        number = None
    if number in {0, 1}:  # comes first: the table shows labels as 0 and 1, whatever the classes are called
        return float(number or 0)
    for label, name in enumerate(dataset.classes):
        if word == name.strip().casefold():
            return float(label)
    choices = ["0", "1", *(name for name in dataset.classes if name not in {"0", "1"})]
    raise ValueError(f'"{text.strip()}" is no label: write {", ".join(choices[:-1])} or {choices[-1]}.')


def is_acceptable(dataset: Dataset, column: int, text: str) -> bool:
    """Tell whether a text means a feature or label."""
    try:
        read_cell(dataset, column, text)
    except ValueError:
        return False
    return True


def is_intermediate(dataset: Dataset, column: int, text: str) -> bool:
    """Tell whether more typing can make an acceptable text of it, such as of "", "-", "1e" or "pa"."""
    start = text.strip().casefold()
    if column == dataset.feature_count:
        return not start or any(name.casefold().startswith(start) for name in dataset.classes)
    return is_acceptable(dataset, column, start + "1")
