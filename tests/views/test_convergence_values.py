import math

import numpy as np
import pytest

from lrviz.views.convergence_values import grown, height_range, heights, iteration_range, log_range, stretched


def test_heights_are_the_costs_or_the_logarithm_of_the_gap() -> None:
    costs = np.array([0.7, 0.2, 0.157])
    assert heights(costs, 0.156, is_log=False).tolist() == costs.tolist()
    expected = [math.log10(cost - 0.156) for cost in costs.tolist()]
    assert heights(costs, 0.156, is_log=True).tolist() == pytest.approx(expected, rel=1e-14)


def test_without_a_minimum_the_logarithm_is_that_of_the_cost() -> None:
    assert heights(np.array([1e-5]), None, is_log=True).tolist() == pytest.approx([-5.0])


@pytest.mark.parametrize("cost", [0.25, 0.25 - 1e-16, math.nan, math.inf])
def test_what_has_no_logarithm_has_no_place(cost: float) -> None:
    assert np.isnan(heights(np.array([cost]), 0.25, is_log=True)).all()


def test_a_cost_that_is_not_finite_has_no_place() -> None:
    assert np.isnan(heights(np.array([math.inf, math.nan]), 0.1, is_log=False)).all()


@pytest.mark.parametrize("last", [0, 1, 20, 3000, 10_000_000])
def test_all_iterations_are_in_the_range(last: int) -> None:
    low, high = iteration_range(last)
    assert low < 0
    assert last < high <= max(1.04 * last, 21)


def test_the_range_grows_in_rare_jumps() -> None:
    shown, jumps = iteration_range(0), 0
    for last in range(100_000):
        wider = grown(shown, last)
        jumps += wider != shown
        shown = wider
        assert last <= shown[1]
    assert jumps < 50
    assert shown[1] < 1.4 * 100_000


def test_the_vertical_range_holds_costs_and_minimum_and_stays_while_it_serves() -> None:
    first = height_range(np.array([0.69, 0.4]), 0.15, None)
    assert first[0] < 0.15
    assert first[1] > 0.69
    assert height_range(np.array([0.69, 0.2]), 0.15, first) == first
    risen = height_range(np.array([0.69, 2.0]), 0.15, first)
    assert risen[1] > 2.0


def test_without_a_minimum_the_range_reaches_down_to_zero() -> None:
    low, high = height_range(np.array([0.69, 0.01]), None, None)
    assert low <= 0
    assert high > 0.69


def test_costs_that_are_not_finite_do_not_steer_the_range() -> None:
    assert all(map(math.isfinite, height_range(np.array([0.69, math.inf, math.nan]), 0.1, None)))
    assert all(map(math.isfinite, log_range(np.array([math.nan]), None)))
    assert log_range(np.array([math.nan]), (-3.0, 1.0)) == (-3.0, 1.0)


def test_a_logarithmic_range_moves_by_half_decades() -> None:
    assert log_range(np.array([-0.27, -1.3]), None) == (-1.5, 0.0)
    assert log_range(np.array([-0.27, -1.6]), (-1.5, 0.0)) == (-2.0, 0.0)
    assert log_range(np.array([-0.27, -1.2]), (-2.0, 0.0)) == (-2.0, 0.0)
    low, high = log_range(np.array([-0.5]), None)
    assert high - low >= 0.5


def test_a_range_under_a_hand_only_grows_and_then_leaves_room_above() -> None:
    shown = (0.0, 1.0)
    assert stretched(shown, (0.2, 0.9)) == shown
    assert stretched(shown, (-0.5, 0.9)) == (-0.5, 1.0), "J has a floor, so that no room is needed below"
    low, high = stretched(shown, (0.1, 1.5))
    assert (low, high) == (0.0, 3.0)
    assert stretched((low, high), (0.0, 2.9)) == (low, high), "the next moves fit"
