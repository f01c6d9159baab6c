import dataclasses
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset, DatasetError

Row = tuple[list[float], int]


def three_rows() -> Dataset:
    return Dataset(np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]), np.array([0.0, 1.0, 1.0]), ("a", "b"))


def contents(data: Dataset) -> list[tuple[list[float], float]]:
    return [(row.tolist(), float(label)) for row, label in zip(data.features, data.labels, strict=True)]


def test_the_values_are_copied_and_cannot_be_written() -> None:
    features, labels = np.array([[1.0], [2.0]]), np.array([0.0, 1.0])
    data = Dataset(features, labels)
    features[0, 0], labels[0] = 9.0, 1.0
    assert contents(data) == [([1.0], 0.0), ([2.0], 1.0)]
    with pytest.raises(ValueError, match="read-only"):
        data.features[0, 0] = 5.0
    with pytest.raises(ValueError, match="read-only"):
        data.labels[0] = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        data.name = "other"


EDITS: list[tuple[Callable[[Dataset], Dataset], list[tuple[list[float], float]]]] = [
    (lambda d: d.with_feature(1, 0, -2.5), [([1, 10], 0), ([-2.5, 20], 1), ([3, 30], 1)]),
    (lambda d: d.with_feature(2, 1, 1e150), [([1, 10], 0), ([2, 20], 1), ([3, 1e150], 1)]),
    (lambda d: d.with_label(0, 1), [([1, 10], 1), ([2, 20], 1), ([3, 30], 1)]),
    (lambda d: d.with_row([4.0, 40.0], 0), [([1, 10], 0), ([2, 20], 1), ([3, 30], 1), ([4, 40], 0)]),
    (lambda d: d.with_rows([2, 0], [[7, 70], [8, 80]], [0, 1]), [([8, 80], 1), ([2, 20], 1), ([7, 70], 0)]),
    (
        lambda d: d.with_rows([1, 3, 4], [[7, 70], [8, 80], [9, 90]], [0, 1, 0]),
        [([1, 10], 0), ([7, 70], 0), ([3, 30], 1), ([8, 80], 1), ([9, 90], 0)],
    ),
    (lambda d: d.with_rows([], np.empty((0, 2)), []), [([1, 10], 0), ([2, 20], 1), ([3, 30], 1)]),
    (lambda d: d.without_rows([1]), [([1, 10], 0), ([3, 30], 1)]),
    (lambda d: d.without_rows([2, 0, 2]), [([2, 20], 1)]),
    (lambda d: d.without_rows([0, 1, 2]), []),
    (lambda d: d.without_rows([]), [([1, 10], 0), ([2, 20], 1), ([3, 30], 1)]),
    (lambda d: d.with_classes_swapped(), [([1, 10], 1), ([2, 20], 0), ([3, 30], 0)]),
    (lambda d: dataclasses.replace(d, name="other"), [([1, 10], 0), ([2, 20], 1), ([3, 30], 1)]),
]


@pytest.mark.parametrize(("edit", "expected"), EDITS)
def test_an_edit_returns_new_data_and_leaves_the_old_as_they_were(edit, expected) -> None:
    old = three_rows()
    new = edit(old)
    assert new is not old
    assert contents(new) == expected
    assert (new.feature_names, new.label_name) == (("a", "b"), "y")
    assert (new.sample_count, new.feature_count) == (len(expected), 2)
    assert contents(old) == contents(three_rows())
    assert not new.features.flags.writeable
    assert not new.labels.flags.writeable


def test_swapping_the_classes_swaps_their_names_too_and_twice_is_nothing() -> None:
    data = dataclasses.replace(three_rows(), classes=("fail", "pass"), name="exam")
    once = data.with_classes_swapped()
    assert (once.classes, once.name) == (("pass", "fail"), "exam")
    twice = once.with_classes_swapped()
    assert twice.classes == ("fail", "pass")
    assert contents(twice) == contents(data)


def test_a_new_name_changes_nothing_else() -> None:
    data = dataclasses.replace(three_rows(), classes=("fail", "pass"), label_name="outcome")
    other = dataclasses.replace(data, name="copy")
    assert (other.name, data.name) == ("copy", "data")
    assert (other.classes, other.label_name) == (("fail", "pass"), "outcome")


def test_equal_data_are_still_two_data_sets() -> None:
    one, other = three_rows(), three_rows()
    assert one != other
    assert len({one, other}) == 2


@pytest.mark.parametrize("value", [1e150, -1e150, 0.0, -0.0, 5e-324, 0.1])
def test_every_feature_up_to_the_largest_is_taken_unrounded(value: float) -> None:
    assert Dataset(np.array([[value]]), np.array([1.0])).features[0, 0] == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, math.nextafter(1e150, math.inf), -1.7e308])
def test_a_feature_that_is_no_number_or_too_large_is_refused(value: float) -> None:
    with pytest.raises(DatasetError, match="at most 1e150"):
        Dataset(np.array([[1.0], [value]]), np.array([0.0, 1.0]))
    with pytest.raises(DatasetError, match="at most 1e150"):
        three_rows().with_feature(0, 1, value)
    with pytest.raises(DatasetError, match="at most 1e150"):
        three_rows().with_row([1.0, value], 0)


@pytest.mark.parametrize("label", [2.0, -1.0, 0.5, math.nan, math.inf])
def test_a_label_other_than_0_and_1_is_refused(label: float) -> None:
    with pytest.raises(DatasetError, match="0 or 1"):
        Dataset(np.array([[1.0], [2.0]]), np.array([0.0, label]))
    with pytest.raises(DatasetError, match="0 or 1"):
        three_rows().with_row([1.0, 2.0], label)


def test_an_edit_cannot_bring_in_a_third_class() -> None:
    with pytest.raises(DatasetError, match="0 or 1"):
        three_rows().with_label(0, 2)


@pytest.mark.parametrize(
    ("features", "labels", "names", "sentence"),
    [
        (np.ones(3), np.ones(3), ("x1",), "feature column"),
        (np.ones((3, 1, 1)), np.ones(3), ("x1",), "feature column"),
        (np.ones((3, 0)), np.ones(3), (), "feature column"),
        (np.ones((3, 1)), np.ones(2), ("x1",), "one label"),
        (np.ones((3, 1)), np.ones((3, 1)), ("x1",), "one label"),
        (np.ones((0, 1)), np.ones(1), ("x1",), "one label"),
        (np.ones((3, 2)), np.ones(3), ("x1",), "one name"),
        (np.ones((3, 1)), np.ones(3), ("x1", "x2"), "one name"),
    ],
)
def test_shapes_that_disagree_are_refused(features, labels, names, sentence) -> None:
    with pytest.raises(DatasetError, match=sentence):
        Dataset(features, labels, names)


def test_data_may_have_no_rows() -> None:
    empty = Dataset(np.empty((0, 2)), np.empty(0), ("a", "b"))
    assert (empty.sample_count, empty.feature_count) == (0, 2)
    assert contents(empty.with_row([1.0, 2.0], 1)) == [([1.0, 2.0], 1.0)]


VALUES = st.floats(-1e150, 1e150)


@st.composite
def edits(draw: st.DrawFn, rows: int) -> tuple[str, list[int], list[list[float]], list[int]]:
    """One edit of data with so many rows: its name, row indices, features and labels."""
    kind = draw(st.sampled_from(["put", "remove", "feature", "label", "swap"] if rows else ["put", "swap"]))
    existing = st.integers(0, max(rows - 1, 0))
    if kind == "put":
        inside = draw(st.lists(existing, unique=True, max_size=3)) if rows else []
        indices = [*inside, *range(rows, rows + draw(st.integers(0, 3)))]
    else:
        indices = draw(st.lists(existing, min_size=1, max_size=3 if kind == "remove" else 1))
    features = [[draw(VALUES), draw(VALUES)] for _ in indices]
    return kind, indices, features, [draw(st.integers(0, 1)) for _ in indices]


def edited(data: Dataset, kind: str, indices: list[int], features: list[list[float]], labels: list[int]) -> Dataset:
    match kind:
        case "put":
            return data.with_rows(indices, np.reshape(features, (-1, 2)), labels)
        case "remove":
            return data.without_rows(indices)
        case "feature":
            return data.with_feature(indices[0], 1, features[0][1])
        case "label":
            return data.with_label(indices[0], labels[0])
    return data.with_classes_swapped()


def edited_list(rows: list[Row], kind: str, indices: list[int], features: list, labels: list[int]) -> list[Row]:
    rows = list(rows)
    match kind:
        case "put":
            for index, feature, label in zip(indices, features, labels, strict=True):
                rows[index : index + 1] = [(feature, label)]
        case "remove":
            rows = [row for index, row in enumerate(rows) if index not in indices]
        case "feature":
            rows[indices[0]] = ([rows[indices[0]][0][0], features[0][1]], rows[indices[0]][1])
        case "label":
            rows[indices[0]] = (rows[indices[0]][0], labels[0])
        case "swap":
            rows = [(row, 1 - label) for row, label in rows]
    return rows


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_edits_are_those_of_a_plain_list_and_every_old_value_stays(data: st.DataObject) -> None:
    history = [(Dataset(np.empty((0, 2)), np.empty(0), ("a", "b")), [])]
    for _ in range(data.draw(st.integers(1, 8))):
        old, rows = data.draw(st.sampled_from(history))
        edit = data.draw(edits(len(rows)))
        history.append((edited(old, *edit), edited_list(rows, *edit)))
    for value, rows in history:
        assert contents(value) == rows


@pytest.mark.parametrize(
    ("label_name", "classes", "titles"),
    [
        ("sold", ("0", "1"), ("sold = 0", "sold = 1")),
        ("y", ("0", "1"), ("0", "1")),
        ("pass", ("fail", "pass"), ("fail", "pass")),
        ("sold", ("1", "2"), ("1", "2")),
    ],
)
def test_classes_that_are_only_numbers_are_told_with_their_column(label_name, classes, titles) -> None:
    data = Dataset(np.ones((1, 1)), np.ones(1), ("x",), label_name, classes)
    assert data.class_titles == titles


def test_data_are_like_their_edits_and_unlike_other_data() -> None:
    data = three_rows()
    assert data.with_row([9.0, 9.0], 1).is_like(data)
    assert data.with_classes_swapped().is_like(data)
    assert not dataclasses.replace(data, name="other").is_like(data)
    assert not dataclasses.replace(data, feature_names=("a", "other")).is_like(data)
