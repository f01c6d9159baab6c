from typing import Any

import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.files.builtin import load_builtin
from lrviz.files.data_file import read_dataset
from lrviz.files.dataset_text import dataset_text
from lrviz.resources import resource_path


def two_rows(**changes: Any) -> Dataset:
    return Dataset(features=frozen([[1.0], [2.5]]), labels=frozen([0, 1]), **changes)


def test_the_exam_is_written_as_it_was() -> None:
    assert dataset_text(load_builtin("exam")) == resource_path("datasets", "exam.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("label_name", "classes", "written"),
    [
        ("y", ("0", "1"), ("0", "1")),
        ("pass", ("fail", "pass"), ("0", "1")),
        ("pass", ("pass", "fail"), ("1", "0")),
        ("y", ("1", "0"), ("1", "0")),
        ("y", ("fail", "pass"), ("fail", "pass")),
        ("y", ("2", "5"), ("2", "5")),
        ("y", ("no", "a,b"), ("no", '"a,b"')),
        ("y", ("same", "same"), ("0", "1")),
        ("y", ("", "word"), ("0", "1")),
        ("y", ("1", "word"), ("0", "1")),
        ("y", ("0.5", "1"), ("0", "1")),
    ],
)
def test_classes_are_written_if_readable(label_name: str, classes: tuple[str, str], written: tuple[str, str]) -> None:
    text = dataset_text(two_rows(feature_names=("x",), label_name=label_name, classes=classes))
    assert text == f"x,{label_name}\n1,{written[0]}\n2.5,{written[1]}\n"


@pytest.mark.parametrize("label", [0, 1])
def test_one_class_alone_can_be_read_again(label: int) -> None:
    dataset = two_rows(label_name="diagnosis", classes=("benign", "malignant")).without_rows([1 - label])
    back = read_dataset(dataset_text(dataset).encode(), "x")
    assert back.labels.tolist() == [label]


def test_a_swapped_exam_with_one_row_keeps_its_class() -> None:
    dataset = two_rows(label_name="pass", classes=("fail", "pass")).with_classes_swapped().without_rows([1])
    back = read_dataset(dataset_text(dataset).encode(), "x")
    assert back.classes[int(back.labels[0])] == "fail"


def test_names_with_separators_are_quoted() -> None:
    text = dataset_text(two_rows(feature_names=('h,"o"',), label_name="a;b\tc"))
    assert text.startswith('"h,""o""","a;b\tc"\n')


def test_no_rows_are_a_header() -> None:
    assert dataset_text(two_rows(feature_names=("hours",), label_name="pass").without_rows([0, 1])) == "hours,pass\n"


def test_with_tabs_it_reads_back_as_the_same_data(exam: Dataset) -> None:
    text = dataset_text(exam, "\t")
    assert text.splitlines()[0] == "hours\tpass"
    again = read_dataset(text.encode(), "exam.tsv")
    assert again.features.tolist() == exam.features.tolist()
    assert again.labels.tolist() == exam.labels.tolist()
