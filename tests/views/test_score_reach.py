import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.views.score_reach import largest_score, range_of, reach_for


@given(st.floats(0, 1e289), st.floats(0, 1e289), st.sampled_from([2.0, 6.0]))
def test_the_largest_is_in_sight_and_the_room_is_not_wasted(before: float, now: float, smallest: float) -> None:
    reach = reach_for(now, reach_for(before, smallest, smallest), smallest)
    assert reach >= max(now, smallest)
    assert reach == smallest or now >= 0.15 * reach


def test_a_growing_score_moves_the_reach_rarely() -> None:
    reach, seen = 6.0, set()
    for largest in np.linspace(0, 100, 5000):
        reach = reach_for(float(largest), reach, 6.0)
        seen.add(reach)
    assert seen == {6.0, 7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 70.0, 100.0}


def test_a_score_that_swings_keeps_the_reach() -> None:
    assert {reach_for(largest, 20.0, 6.0) for largest in (3.1, 19.9, 5.0, 12.0)} == {20.0}


@pytest.mark.parametrize("scores", [[], [math.nan, math.inf, -math.inf]])
def test_scores_that_are_no_numbers_are_left_out(scores: list[float]) -> None:
    assert largest_score(np.array(scores)) == 0.0
    assert largest_score(np.array([*scores, -4.0])) == 4.0


@pytest.mark.parametrize("largest", [1e290, 1e300, 1.7e308])
def test_the_ends_of_numbers_give_a_range_that_can_be_shown(largest: float) -> None:
    low, high = range_of(reach_for(largest, 6.0, 6.0))
    assert -math.inf < low < -1e290
    assert 1e290 < high < 1e300
