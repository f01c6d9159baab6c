"""A data set to the text of a CSV file, which reads back as the same data set.

Two things a file cannot carry: classes that were swapped come back in their own order (every row keeps its class),
and where only one of two named classes is left the labels are written as 0 and 1, without the names.
"""

from lrviz.core.dataset import Dataset
from lrviz.files.delimited import quoted
from lrviz.files.labels import Classes, default_classes, is_class_word
from lrviz.files.numbers import NumberError, number_text, parse_number


def dataset_text(dataset: Dataset, separator: str = ",") -> str:
    """Return the header and the rows of `dataset`, the label last, with "." as decimal mark."""
    header = separator.join(map(quoted, (*dataset.feature_names, dataset.label_name)))
    columns = [map(number_text, column) for column in dataset.features.T.tolist()]
    words = [quoted(word) for word in _label_texts(dataset)]
    labels = [words[int(label)] for label in dataset.labels.tolist()]
    return "\n".join([header, *map(separator.join, zip(*columns, labels, strict=True)), ""])


def _label_texts(dataset: Dataset) -> Classes:
    """Return what is written for label 0 and for label 1."""
    default = default_classes(dataset.label_name)
    if dataset.classes == default:
        return ("0", "1")
    if dataset.classes == default[::-1]:
        return ("1", "0")
    both = 0 < dataset.labels.sum() < dataset.sample_count
    return dataset.classes if both and _can_be_read(dataset.classes) else ("0", "1")


def _can_be_read(classes: Classes) -> bool:
    """Whether a file's reader takes these for two words, or for two whole numbers."""
    return len(set(classes)) == 2 and (all(map(is_class_word, classes)) or all(map(_is_whole, classes)))


def _is_whole(text: str) -> bool:
    try:
        value = parse_number(text)
    except NumberError:
        return False
    return value.is_integer() and number_text(value) == text
