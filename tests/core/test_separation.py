from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.core.separation import Separation, find_separation, has_one_class
from tests.core.oracles import dataset, exam, sampled

NONE, QUASI, COMPLETE = Separation.NONE, Separation.QUASI, Separation.COMPLETE


def parted_on_a_line(x: list[int], y: list[int]) -> Separation:
    """Try every cut between and on the values, in both directions."""
    if len(set(x)) == 1:
        return NONE
    answer = NONE
    for direction in (1, -1):
        for cut in {2 * value for value in x} | {2 * value + 1 for value in x}:
            sides = [direction * (2 * value - cut) * (1 if label else -1) for value, label in zip(x, y, strict=True)]
            if all(side > 0 for side in sides):
                return COMPLETE
            if all(side >= 0 for side in sides) and any(side > 0 for side in sides):
                answer = QUASI
    return answer


def parted_in_the_plane(points: list[tuple[int, int]], y: list[int]) -> Separation:
    """In whole numbers: the cone {θ: Sθ ≤ 0} is spanned by those cross products of two signed rows that lie in it.

    Their sum lies in its relative interior: it is strict in every row in which any θ of the cone is.
    """
    if len(set(y)) == 1:
        return COMPLETE
    rows = [np.array([*point, 1]) * (1 - 2 * label) for point, label in zip(points, y, strict=True)]
    if np.linalg.matrix_rank(np.array(rows)) < 3:
        # All points lie on one line: any coordinate that changes along it is a place on it.
        axis = 0 if len({point[0] for point in points}) > 1 else 1
        return parted_on_a_line([point[axis] for point in points], y)
    total, found = np.zeros(3, dtype=int), False
    for one, other in combinations(rows, 2):
        for ray in (np.cross(one, other), np.cross(other, one)):
            if ray.any() and all(row @ ray <= 0 for row in rows):
                total, found = total + ray, True
    if not found:
        return NONE
    return COMPLETE if all(row @ total < 0 for row in rows) else QUASI


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ([1, 2, 3, 4], [0, 0, 1, 1], COMPLETE),
        ([1, 2, 3, 4], [1, 1, 0, 0], COMPLETE),
        ([4, 1, 3, 2], [1, 0, 1, 0], COMPLETE),
        ([1, 2, 2, 4], [0, 0, 1, 1], QUASI),
        ([1, 2, 2, 4], [1, 1, 0, 0], QUASI),
        ([1, 2, 2], [0, 0, 1], QUASI),
        ([1, 3, 2, 4], [0, 0, 1, 1], NONE),
        ([1, 2, 3], [0, 1, 0], NONE),
        ([1, 1, 3, 3], [0, 1, 0, 1], NONE),
        ([2, 2], [0, 1], NONE),
        ([0, 0, 0], [0, 1, 1], NONE),
        ([2, 2], [1, 1], COMPLETE),
        ([2], [0], COMPLETE),
        ([1, 2, 3], [0, 0, 0], COMPLETE),
        ([0.1 + 0.2, 0.3], [1, 0], COMPLETE),
        ([1e150, -1e150], [1, 0], COMPLETE),
        ([5e-324, 0.0], [1, 0], COMPLETE),
    ],
)
def test_one_feature_is_parted_by_a_threshold(x: list[float], y: list[int], expected: Separation) -> None:
    assert find_separation(dataset(x, y)) is expected


def test_the_exam_classes_overlap() -> None:
    assert find_separation(exam()) is NONE


@pytest.mark.parametrize("width", [1, 2, 5])
def test_without_rows_nothing_is_separated(width: int) -> None:
    empty = Dataset(np.empty((0, width)), np.empty(0), tuple("abcde"[:width]))
    assert find_separation(empty) is NONE
    assert not has_one_class(empty)


@pytest.mark.parametrize(("y", "expected"), [([0], True), ([1, 1], True), ([0, 0], True), ([0, 1], False)])
def test_one_class_is_one_label(y: list[int], expected: bool) -> None:
    assert has_one_class(dataset(range(len(y)), y)) is expected


ROWS = st.lists(st.tuples(st.integers(-4, 4), st.integers(0, 1)), min_size=2, max_size=8)


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_every_line_is_judged_as_by_trying_all_cuts(rows: list[tuple[int, int]]) -> None:
    x, y = [row[0] for row in rows], [row[1] for row in rows]
    expected = COMPLETE if len(set(y)) == 1 else parted_on_a_line(x, y)
    assert find_separation(dataset(x, y)) is expected
    # A copy of the column changes nothing, but now linear programs decide.
    assert find_separation(dataset(np.column_stack([x, x]), y)) is expected


PLANE = st.lists(
    st.tuples(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), st.integers(0, 1)), min_size=2, max_size=8
)


@settings(deadline=None, max_examples=80)
@given(PLANE)
def test_every_plane_is_judged_as_in_whole_numbers(rows: list[tuple[tuple[int, int], int]]) -> None:
    points, y = [row[0] for row in rows], [row[1] for row in rows]
    assert find_separation(dataset(points, y)) is parted_in_the_plane(points, y)


@pytest.mark.parametrize("width", [2, 5])
@pytest.mark.parametrize("scale", [1e-100, 1e-6, 1.0, 1e6, 1e100])
@pytest.mark.parametrize("offset", [0.0, 50.0])
def test_more_features_are_judged_alike_in_any_unit(width: int, scale: float, offset: float) -> None:
    rng = np.random.default_rng([8, width])
    points = rng.integers(-9, 10, size=(80, width))
    side = points @ rng.integers(1, 4, size=width)
    points, labels = points[side != 0], side[side != 0] > 0
    units = scale * 10.0 ** np.arange(width)

    def judged(added: list[np.ndarray], added_labels: list[int]) -> Separation:
        every = np.vstack([points, *added]) + offset
        return find_separation(dataset(every * units, np.append(labels, added_labels)))

    on_the_plane, among_passes = np.zeros(width), points[labels].mean(axis=0)
    assert judged([], []) is COMPLETE
    assert judged([on_the_plane, on_the_plane], [0, 1]) is QUASI
    assert judged([among_passes], [1]) is COMPLETE
    assert judged([among_passes], [0]) is NONE


@pytest.mark.parametrize("width", [2, 5])
def test_as_few_rows_as_parameters_in_general_position_are_always_parted(width: int) -> None:
    points = np.random.default_rng(width).normal(size=(width + 1, width))
    for labels in ([0] * width + [1], [1, 0] * ((width + 1) // 2) + [0] * ((width + 1) % 2)):
        assert find_separation(dataset(points, labels)) is COMPLETE


def test_xor_is_not_separated_and_overlapping_samples_are_not() -> None:
    assert find_separation(dataset([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1])) is NONE
    assert find_separation(sampled(np.random.default_rng(9), (300, 5))) is NONE


def test_equal_points_of_both_classes_are_not_separated() -> None:
    assert find_separation(dataset([(3, 4)] * 4, [0, 1, 0, 1])) is NONE
    assert find_separation(dataset([(3, 4), (5, 1)] * 2, [0, 0, 1, 1])) is NONE


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e150])
def test_a_constant_column_changes_nothing(constant: float) -> None:
    for x, expected in (([1, 2, 3, 4], COMPLETE), ([1, 2, 2, 4], QUASI), ([1, 3, 2, 4], NONE)):
        columns = np.column_stack([x, np.full(4, constant)])
        assert find_separation(dataset(columns, [0, 0, 1, 1])) is expected
