"""Heights, patches and a path on the surface."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.projection import heights_at
from lrviz.core.surface import TALL, HeightScale, choose_scale, coarsened, cut_patches, draped

NOTHING = np.empty(0)
BOWL = np.add.outer(np.linspace(-2, 2, 21) ** 2, np.linspace(-2, 2, 21) ** 2)


def test_heights_are_linear_in_the_cost() -> None:
    scale = HeightScale(1.0, 3.0, is_cut=True)
    np.testing.assert_allclose(scale.heights(np.array([1.0, 2.0, 3.0, 4.0])), TALL * np.array([0, 0.5, 1, 1.5]))


def test_what_is_not_finite_is_as_high_as_what_is_cut_off() -> None:
    heights = HeightScale(0.0, 1.0, is_cut=False).heights(np.array([np.nan, np.inf, -np.inf, 1e300]))
    assert np.isfinite(heights).all()
    assert (heights[[0, 1, 3]] > TALL).all()
    assert heights[2] == 0


def test_a_valley_in_high_walls_is_cut_off_at_a_round_cost_that_shows_half_of_it() -> None:
    costs = np.array([0.157, 0.5, 1.0, 2.05, 4.0, 7.0, 11.5])
    scale = choose_scale(costs, NOTHING)
    assert scale == HeightScale(0.0, 2.5, is_cut=True)
    assert np.mean(costs <= scale.high) >= 0.5


def test_a_path_that_climbs_a_wall_is_shown_whole() -> None:
    costs = np.array([0.157, 0.5, 1.0, 2.05, 4.0, 7.0, 11.5])
    scale = choose_scale(costs, np.array([0.7, 3.4, np.nan, 99.0]))
    assert 3.4 <= scale.high < 11.5
    assert scale.is_cut


def test_where_nothing_is_much_higher_nothing_is_cut() -> None:
    assert choose_scale(np.array([0.2, 0.4, 0.5]), NOTHING) == HeightScale(0.2, 0.5, is_cut=False)


def test_heights_begin_at_zero_unless_the_valley_would_be_flat() -> None:
    assert choose_scale(np.array([0.1, 0.5, 0.9]), NOTHING).low == 0.0
    assert choose_scale(np.array([10.0, 10.1, 10.2]), NOTHING).low == 10.0


@pytest.mark.parametrize(
    "costs",
    [[0.7, 0.7], [0.0, 0.0], [np.nan, np.inf], [1e300, 1e308], [1e-320, 3e-320], [5.0, np.inf], [0.5, 0.5, 0.5, 9.0]],
)
def test_any_costs_have_a_scale_and_finite_heights(costs: list[float]) -> None:
    scale = choose_scale(np.array(costs), np.array([np.inf, np.nan]))
    assert scale.high > scale.low
    assert np.isfinite(scale.heights(np.array(costs))).all()


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=30), st.lists(st.floats(0, 1e6), max_size=5))
def test_the_path_and_half_of_the_costs_are_always_shown(costs: list[float], on_path: list[float]) -> None:
    scale = choose_scale(np.array(costs), np.array(on_path))
    assert np.mean(np.array(costs) <= scale.high) >= 0.5
    assert all(cost <= scale.high for cost in on_path if cost <= max(costs))
    assert scale.is_cut == (scale.high < max(costs))


def test_a_grid_is_coarsened_to_its_own_values() -> None:
    wide = np.add.outer(np.linspace(0, 1, 181), 2 * np.linspace(0, 1, 121))
    few = coarsened(wide, 41)
    np.testing.assert_allclose(few, np.add.outer(np.linspace(0, 1, 41), 2 * np.linspace(0, 1, 41)), atol=1e-12)
    assert coarsened(few, 41) is few


def test_patches_that_are_not_cut_are_the_grids_own() -> None:
    heights = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]])
    patches = cut_patches(heights)
    assert patches.cells.tolist() == [0, 1]
    assert patches.firsts.tolist() == [0, 4, 8]
    assert patches.points[4:].tolist() == [[0, -1, 0.2], [1, -1, 0.3], [1, 1, 0.6], [0, 1, 0.5]]


def test_no_patch_rises_above_the_top_and_cuts_meet_at_it() -> None:
    heights = HeightScale(0.0, 3.0, is_cut=True).heights(BOWL)
    patches = cut_patches(heights)
    assert patches.points[:, 2].max() == pytest.approx(TALL)
    sizes = np.diff(patches.firsts)
    assert set(sizes.tolist()) == {3, 4, 5}
    low = {cell for cell in range(400) if (corner_heights(heights, cell) <= TALL).any()}
    assert patches.cells.tolist() == sorted(low)
    rim = patches.points[np.abs(patches.points[:, 2] - TALL) < 1e-12]
    np.testing.assert_allclose(heights_at(heights, rim[:, :2]), TALL, atol=1e-9)


def corner_heights(heights: np.ndarray, cell: int) -> np.ndarray:
    row, column = divmod(cell, heights.shape[1] - 1)
    return heights[row : row + 2, column : column + 2].ravel()


def test_a_surface_that_is_all_too_high_has_no_patches() -> None:
    patches = cut_patches(np.full((5, 5), 2 * TALL))
    assert len(patches.cells) == 0
    assert len(patches.points) == 0


def test_a_draped_path_lies_on_the_surface_and_goes_through_its_places() -> None:
    heights = HeightScale(0.0, 8.0, is_cut=False).heights(BOWL)
    ground = np.array([[-0.9, -0.8], [0.3, 0.5], [0.31, 0.5], [0.31, 0.5]])
    points = draped(heights, ground)
    np.testing.assert_allclose(points[:, 2], heights_at(heights, points[:, :2]))
    assert np.abs(np.diff(points[:, :2], axis=0)).max() < 0.06, "it follows the surface between them"
    for place in ground:
        assert np.hypot(*(points[:, :2] - place).T).min() < 1e-12


def test_a_path_that_leaves_the_ground_has_a_gap_and_ends_on_the_edge() -> None:
    points = draped(np.zeros((9, 9)), np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 0.5], [0.5, 0.5]]))
    gaps = np.flatnonzero(np.isnan(points[:, 0]))
    assert len(gaps) >= 1
    before, after = points[: gaps[0]], points[gaps[-1] + 1 :]
    assert before[0, :2].tolist() == [0.0, 0.0]
    assert before[-1, :2].tolist() == [1.0, 0.0]
    assert after[0, :2].tolist() == pytest.approx([1.0, 0.5])
    assert after[-1, :2].tolist() == [0.5, 0.5]


def test_a_move_right_over_the_ground_is_seen_where_it_crosses() -> None:
    points = draped(np.zeros((9, 9)), np.array([[-9.0, -9.0], [11.0, 11.0]]))
    seen = points[np.isfinite(points[:, 0]), :2]
    assert seen[0].tolist() == pytest.approx([-1.0, -1.0])
    assert seen[-1].tolist() == pytest.approx([1.0, 1.0])
    assert len(draped(np.zeros((9, 9)), np.array([[-9.0, 5.0], [11.0, 5.0]]))) == 0


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e308, -1e308])
def test_places_beyond_all_numbers_are_left_out(value: float) -> None:
    points = draped(np.zeros((9, 9)), np.array([[0.0, 0.0], [0.2, 0.2], [value, 0.0], [value, value]]))
    seen = points[np.isfinite(points).all(axis=1)]
    assert len(seen) > 2
    assert np.abs(seen[:, :2]).max() <= 1


def test_a_path_of_one_place_has_no_line() -> None:
    assert len(draped(np.zeros((9, 9)), np.zeros((1, 2)))) == 0
