import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.views.point_range import has_outgrown, range_around

LARGE = st.floats(-1e150, 1e150)


@given(st.lists(LARGE, min_size=1, max_size=20))
def test_the_range_holds_every_point_with_air_at_both_ends(values: list[float]) -> None:
    low, high = range_around(np.array(values))
    assert math.isfinite(low)
    assert math.isfinite(high)
    length = max(values) - min(values)
    if length > 1e-9 * max(map(abs, values)):
        assert low < min(values) <= max(values) < high
        assert high - low < 1.3 * length
    else:
        assert low < high


def test_the_range_of_no_points_is_one_to_click_in() -> None:
    assert range_around(np.empty(0)) == (0.0, 10.0)


@pytest.mark.parametrize(
    ("x", "is_outgrown"),
    [
        ([1, 9], False),
        ([-0.1, 9], True),
        ([1, 10.1], True),
        ([1, 2.9], True),
        ([1, 3.1], False),
        ([5, 5], False),
        ([], False),
    ],
)
def test_a_range_is_outgrown_by_points_outside_and_by_points_that_fill_a_fifth(
    x: list[float], *, is_outgrown: bool
) -> None:
    assert has_outgrown(np.array(x, dtype=float), (0.0, 10.0), is_chosen=False) is is_outgrown


@pytest.mark.parametrize(("x", "is_outgrown"), [([-5, 5], False), ([1, 2], False), ([11, 12], True), ([-2, -1], True)])
def test_a_range_that_the_user_chose_serves_while_a_point_can_lie_in_it(x: list[float], *, is_outgrown: bool) -> None:
    assert has_outgrown(np.array(x, dtype=float), (0.0, 10.0), is_chosen=True) is is_outgrown


@given(st.lists(LARGE, min_size=1, max_size=20))
def test_the_range_around_points_is_never_outgrown_by_them(values: list[float]) -> None:
    x = np.array(values)
    length = max(values) - min(values)
    if length == 0 or length > 1e-9 * max(map(abs, values)):
        assert not has_outgrown(x, range_around(x), is_chosen=False)


def test_while_rows_are_added_a_wide_range_is_kept_for_the_next() -> None:
    x = np.array([3.0, 4.0])
    assert has_outgrown(x, (0.0, 10.0), is_chosen=False)
    assert not has_outgrown(x, (0.0, 10.0), is_chosen=False, is_growing=True)
    assert has_outgrown(np.array([3.0, 14.0]), (0.0, 10.0), is_chosen=False, is_growing=True)
