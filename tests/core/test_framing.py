import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.framing import frame, frame_line, natural_extent
from tests.core.oracles import HOURS, dataset

EXTENT = np.array([2.0, 10.0])


def features(*x: float) -> np.ndarray:
    return dataset(x, [0] * len(x)).features


def test_the_weights_extent_moves_a_score_by_four_over_one_deviation() -> None:
    weight, bias = natural_extent(features(*HOURS))
    assert weight * statistics.pstdev(HOURS) == pytest.approx(4, rel=1e-12)
    # The bias must be able to make up for what that weight does at the mean.
    assert bias == pytest.approx(4 + weight * statistics.fmean(HOURS), rel=1e-12)


@pytest.mark.parametrize("scale", [1e-150, 1e-6, -1.0, 1e6, 1e149])
def test_in_other_units_the_extent_is_that_of_the_same_scores(scale: float) -> None:
    weight, bias = natural_extent(features(*HOURS))
    other_weight, other_bias = natural_extent(features(*(x * scale for x in HOURS)))
    assert other_weight * abs(scale) == pytest.approx(weight, rel=1e-12)
    assert other_bias == pytest.approx(bias, rel=1e-12)


@pytest.mark.parametrize(
    ("x", "weight", "bias"),
    [([5.0, 5.0, 5.0], 0.8, 8.0), ([-5.0], 0.8, 8.0), ([0.0, 0.0], 4.0, 4.0), ([], 4.0, 4.0), ([-2.0, 2.0], 2.0, 4.0)],
)
def test_data_without_spread_or_rows_have_an_extent_too(x: list[float], weight: float, bias: float) -> None:
    assert natural_extent(features(*x)).tolist() == pytest.approx([weight, bias])


def test_all_points_lie_well_inside_their_window() -> None:
    points = np.array([[0.0, 0.0], [1.7, -8.0], [2.6, -12.4]])
    window = frame(points, EXTENT)
    for axis, (low, high) in enumerate(zip(points.min(axis=0), points.max(axis=0), strict=True)):
        margin = (high - low) / 3
        assert low - 1.1 * margin <= window.low[axis] <= low - margin
        assert high + margin <= window.high[axis] <= high + 1.1 * margin


@pytest.mark.parametrize("point", [(0.0, 0.0), (3.0, -5.0), (1e6, -1e6), (1e150, -1e-150)])
def test_a_single_point_is_the_middle_of_a_window_of_the_natural_extent(point: tuple[float, float]) -> None:
    window = frame(np.array([point, point]), EXTENT)
    for axis in (0, 1):
        low, high = window.low[axis], window.high[axis]
        assert low < point[axis] < high
        assert low / 2 + high / 2 == pytest.approx(point[axis], rel=1e-9, abs=1e-12 * EXTENT[axis])
        assert high - low >= EXTENT[axis] / 5 * (1 - 1e-9)
    assert window.contains(np.array(point))


def test_points_that_are_not_finite_are_left_out() -> None:
    points = np.array([[0.0, 0.0], [1.0, 1.0]])
    beyond = np.array([[math.inf, 0.0], [0.0, -math.inf], [math.nan, 5e9]])
    assert frame(np.vstack([points, beyond]), EXTENT) == frame(points, EXTENT)


@pytest.mark.parametrize("points", [np.empty((0, 2)), np.array([[math.nan, math.inf]])])
def test_without_points_the_window_is_around_zero(points: np.ndarray) -> None:
    assert frame(points, EXTENT) == frame(np.zeros((1, 2)), EXTENT)


def test_a_window_contains_its_border_and_nothing_beyond() -> None:
    window = frame(np.array([[0.0, 0.0], [1.0, 4.0]]), EXTENT)
    (left, bottom), (right, top) = window.low, window.high
    for p, q in ((left, bottom), (right, top), (left, top), (0.5, 2.0)):
        assert window.contains(np.array([p, q]))
    beyond = [
        (math.nextafter(left, -math.inf), 2.0),
        (math.nextafter(right, math.inf), 2.0),
        (0.5, math.nextafter(bottom, -math.inf)),
        (0.5, math.nextafter(top, math.inf)),
        (math.nan, 2.0),
    ]
    for point in beyond:
        assert not window.contains(np.array(point))


VALUES = st.one_of(st.floats(-1e150, 1e150), st.floats(-100, 100))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=6), st.tuples(st.floats(1e-150, 1e150), st.floats(4, 9))
)
def test_every_finite_point_is_inside_a_window_with_room(points: list, extent: tuple[float, float]) -> None:
    window = frame(np.array(points), np.array(extent))
    assert all(window.contains(np.array(point)) for point in points)
    for low, high in zip(window.low, window.high, strict=True):
        assert math.isfinite(low)
        assert low < high < math.inf


@pytest.mark.parametrize(
    ("values", "margin", "expected"),
    [
        ([0.0, 10.0], 0.06, (-0.6, 10.6)),
        ([3.0, -1.0, 1.0], 0.25, (-2.0, 4.0)),
        ([3.0, math.nan, math.inf, -1.0], 0.25, (-2.0, 4.0)),
        ([1.0, 9.0], 0.0, (1.0, 9.0)),
        ([8.0, 8.0], 0.06, (4.0, 12.0)),
        ([-8.0], 0.06, (-12.0, -4.0)),
        ([0.0], 0.06, (-0.5, 0.5)),
        ([], 0.06, (0.0, 1.0)),
        ([math.nan], 0.06, (0.0, 1.0)),
    ],
)
def test_an_interval_has_air_at_both_ends(values: list[float], margin: float, expected: tuple[float, float]) -> None:
    assert frame_line(np.array(values), margin) == pytest.approx(expected)


@settings(deadline=None, max_examples=60)
@given(st.lists(VALUES, min_size=1, max_size=6))
def test_every_value_is_inside_its_interval(values: list[float]) -> None:
    low, high = frame_line(np.array(values))
    assert low <= min(values)
    assert max(values) <= high
    assert low < high


@pytest.mark.parametrize("x", [[5e-324, 1e-323, 0.0], [1e-300, 3e-300], [1e-307, 2e-307]])
def test_however_small_the_data_windows_stay_where_they_can_be_shown(x: list[float]) -> None:
    extent = natural_extent(np.array(x)[:, np.newaxis])
    assert np.isfinite(extent).all()
    window = frame(np.array([[0.0, 0.0], [1e306, -3.0]]), extent)
    assert np.abs([*window.low, *window.high]).max() < 1e300
