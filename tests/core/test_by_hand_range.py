import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.by_hand_range import natural_reach, reach_for, rounded_up
from lrviz.core.minimum import find_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import find_separation
from lrviz.files.builtin import BUILTIN, load_builtin
from tests.core.oracles import exam

positive = st.floats(1e-200, 1e200)


@given(positive)
def test_rounding_up_gives_the_next_round_number(value: float) -> None:
    up = rounded_up(value)
    assert value <= up <= 2 * value
    assert float(f"{up:.1e}") == up
    assert f"{up:.1e}"[:3] in {"1.0", "1.5", "2.0", "3.0", "5.0", "7.5"}
    assert rounded_up(up) == up


@pytest.mark.parametrize("key", [builtin.key for builtin in BUILTIN])
def test_the_minimum_of_every_data_set_lies_on_the_sliders_and_can_be_seen_there(key: str) -> None:
    data = load_builtin(key)
    reach = natural_reach(data.features)
    assert reach.shape == (data.feature_count + 1,)
    minimum = find_minimum(Problem(data), find_separation(data))
    if minimum is not None:
        assert np.all(np.abs(minimum.parameters) < reach)
        assert np.all(np.abs(minimum.parameters) > reach / 50)


@pytest.mark.parametrize("scale", [1e-100, 1e-3, 1e3, 1e100])
def test_the_weight_goes_as_far_as_the_unit_of_the_feature_asks(scale: float) -> None:
    weight, bias = natural_reach(exam(scale).features)
    assert 8 / 2.4 / scale * 0.9 < weight < 8 / 2.2 / scale * 2
    assert bias == natural_reach(exam().features)[-1]


@pytest.mark.parametrize("features", [np.empty((0, 1)), np.zeros((3, 1)), np.full((2, 1), 1e150), np.full((2, 2), 7.0)])
def test_data_without_spread_have_a_range_all_the_same(features: np.ndarray) -> None:
    reach = natural_reach(features)
    assert np.all(np.isfinite(reach))
    assert np.all(reach > 0)


def test_an_edit_of_a_point_does_not_move_the_ends() -> None:
    features = exam().features
    moved = features.copy()
    moved[8, 0] += 0.5
    assert natural_reach(moved).tolist() == natural_reach(features).tolist()


def test_a_value_outside_moves_the_end_beyond_it_and_one_inside_does_not() -> None:
    assert reach_for(4.9, present=5.0, natural=5.0) == 5.0
    assert reach_for(-5.1, present=5.0, natural=5.0) == 7.5
    assert reach_for(5.1, present=7.5, natural=5.0) == 7.5
    assert reach_for(-1e6, present=5.0, natural=5.0) == 1.5e6


def test_a_growing_value_moves_the_end_only_now_and_then() -> None:
    reach, jumps = 5.0, 0
    for value in np.geomspace(1, 1000, 500):
        before, reach = reach, reach_for(value, reach, 5.0)
        jumps += reach != before
    assert 3 < jumps < 20


def test_a_slider_that_has_become_too_coarse_takes_its_ends_back() -> None:
    assert reach_for(2.0, present=5000.0, natural=5.0) == 5.0
    assert reach_for(200.0, present=5000.0, natural=5.0) == 5000.0
    assert reach_for(90.0, present=5000.0, natural=5.0) == 150.0


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_moves_nothing(value: float) -> None:
    assert reach_for(value, present=5.0, natural=5.0) == 5.0


@given(st.floats(-1e299, 1e299), positive, positive)
def test_the_range_always_holds_the_value(value: float, present: float, natural: float) -> None:
    reach = reach_for(value, present, natural)
    assert reach >= abs(value)
    assert reach_for(value, reach, natural) == reach
