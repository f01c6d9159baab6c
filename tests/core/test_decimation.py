from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.decimation import cost_curve_iterations, path_extent, path_iterations
from lrviz.core.descent import Budget, advance
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Steps, Trajectory
from tests.core.oracles import exam

PROBLEM = Problem(exam())
LENGTHS = [100, 100_000, 1_000_000]
MOST = 1200


def history(values: np.ndarray) -> Trajectory:
    """A trajectory of such w, b, J after its start, taken in by two uneven pieces."""
    rows, cut = np.column_stack([values, np.ones(len(values))]), len(values) * 2 // 3
    start = Trajectory.starting_at(PROBLEM, np.zeros(2))
    return start.extended(Steps(rows[:cut], 0.1)).extended(Steps(rows[cut:], 0.1))


def shapes(length: int) -> dict[str, np.ndarray]:
    rng, n = np.random.default_rng(length), np.arange(1, length)
    walk = rng.normal(size=(length - 1, 3)).cumsum(axis=0)
    spikes = np.full((length - 1, 3), 0.5)
    spikes[rng.integers(0, length - 1, size=9)] = rng.normal(size=(9, 3)) * 100
    spiral = np.column_stack([np.cos(n / 50), np.sin(n / 50), 1 / n]) * np.exp(-n / length * 3)[:, np.newaxis]
    two_cycle = np.column_stack([n % 2, -(n % 2), n % 2 + 1 / n])
    return {"walk": walk, "spikes": spikes, "spiral": spiral, "two_cycle": two_cycle}


@cache
def histories_of(length: int) -> dict[str, Trajectory]:
    return {name: history(values) for name, values in shapes(length).items()}


@pytest.fixture(params=LENGTHS)
def histories(request: pytest.FixtureRequest) -> dict[str, Trajectory]:
    return histories_of(request.param)


SHAPES = pytest.mark.parametrize("shape", ["walk", "spikes", "spiral", "two_cycle"])


def in_order_within(iterations: np.ndarray, first: int, last: int) -> bool:
    return bool(iterations[0] == first and iterations[-1] == last and np.all(np.diff(iterations) > 0))


@SHAPES
def test_a_cost_curve_of_any_length_is_drawn_by_few_points_and_none_of_its_extremes_is_lost(histories, shape) -> None:
    trajectory, last = histories[shape], histories[shape].last_iteration
    chosen = cost_curve_iterations(trajectory, 0, last, MOST)
    assert in_order_within(chosen, 0, last)
    assert len(chosen) <= MOST + 2
    costs = trajectory.costs
    assert costs[chosen].min() == costs.min()
    assert costs[chosen].max() == costs.max()


@SHAPES
def test_every_stretch_of_a_cost_curve_keeps_its_lowest_and_highest_cost(histories, shape) -> None:
    trajectory, last = histories[shape], histories[shape].last_iteration
    chosen, costs = cost_curve_iterations(trajectory, 0, last, MOST), trajectory.costs
    # An interval of the drawing is a most/2-th of the history, or up to twice that where blocks make it up.
    interval = 4 * (last + 1) // MOST + 1
    for first in np.random.default_rng(3).integers(0, last, size=200):
        inside = costs[first : first + interval]
        near = costs[chosen[(chosen >= first - interval) & (chosen < first + 2 * interval)]]
        assert near.min() <= inside.min()
        assert near.max() >= inside.max()


@pytest.mark.parametrize("share", [(0.0, 0.01), (0.4, 0.5), (0.3, 0.99), (0.9, 1.0)])
def test_a_part_of_a_cost_curve_is_drawn_as_finely_as_the_whole(histories, share) -> None:
    trajectory = histories["walk"]
    first, last = (int(part * trajectory.last_iteration) for part in share)
    chosen = cost_curve_iterations(trajectory, first, last, MOST)
    assert in_order_within(chosen, first, last)
    assert min(last - first + 1, MOST // 4) <= len(chosen) <= MOST + 2
    inside = trajectory.costs[first : last + 1]
    assert trajectory.costs[chosen].min() == inside.min()
    assert trajectory.costs[chosen].max() == inside.max()


@pytest.mark.parametrize(("first", "last", "expected"), [(-5, 3, [0, 1, 2, 3]), (95, 500, [95, 96, 97, 98, 99])])
def test_iterations_that_do_not_exist_are_left_out(first: int, last: int, expected: list[int]) -> None:
    assert cost_curve_iterations(history(shapes(100)["walk"]), first, last, MOST).tolist() == expected


@pytest.mark.parametrize("length", [2, 99, 100])
def test_a_short_history_is_drawn_whole(length: int) -> None:
    trajectory = history(shapes(length)["walk"])
    assert cost_curve_iterations(trajectory, 0, length - 1, 100).tolist() == list(range(length))
    assert path_iterations(trajectory, np.ones(2), 100).tolist() == list(range(length))


@SHAPES
@pytest.mark.parametrize("pixel", [1e-6, 1.0, 1e6])
def test_a_path_of_any_length_is_drawn_by_few_points_and_none_of_its_extremes_is_lost(histories, shape, pixel) -> None:
    trajectory = histories[shape]
    chosen = path_iterations(trajectory, np.array([pixel, pixel]), MOST)
    assert in_order_within(chosen, 0, trajectory.last_iteration)
    assert len(chosen) <= MOST
    seen, every = trajectory.parameters[chosen], trajectory.parameters
    # What lies within a pixel is drawn as one point.
    slack = pixel if len(chosen) < len(trajectory) else 0.0
    assert np.all(seen.min(axis=0) <= every.min(axis=0) + slack)
    assert np.all(seen.max(axis=0) >= every.max(axis=0) - slack)


def distances(points: np.ndarray, polygon: np.ndarray) -> np.ndarray:
    """How far each point lies from the polygon."""
    start, along = polygon[:-1], np.diff(polygon, axis=0)
    lengths = np.maximum((along**2).sum(axis=1), 1e-300)
    share = np.clip(((points[:, np.newaxis] - start) * along).sum(axis=2) / lengths, 0, 1)
    nearest = start + share[:, :, np.newaxis] * along
    return np.hypot(*(points[:, np.newaxis] - nearest).transpose(2, 0, 1)).min(axis=1)


@pytest.mark.parametrize(("rate", "steps"), [(0.1, 40_000), (0.5, 10_000), (1.74, 20_000), (3.0, 20_000)])
def test_the_path_of_a_descent_runs_within_a_pixel_of_what_is_drawn(rate: float, steps: int) -> None:
    taken = advance(PROBLEM, GradientDescent(rate), np.zeros(2), Budget(steps), 0.0)
    trajectory = Trajectory.starting_at(PROBLEM, np.zeros(2)).extended(taken)
    every = trajectory.parameters
    pixel = np.ptp(every, axis=0) / 400
    chosen = path_iterations(trajectory, pixel, 1500)
    assert len(chosen) <= 1500
    some = np.unique(np.concatenate([np.arange(300), np.linspace(0, steps, 400).astype(int)]))
    assert distances(every[some] / pixel, every[chosen] / pixel).max() <= 1.5


def test_the_two_ends_of_an_oscillation_are_both_drawn(histories) -> None:
    trajectory = histories["two_cycle"]
    for chosen in (
        path_iterations(trajectory, np.array([0.01, 0.01]), MOST),
        cost_curve_iterations(trajectory, 0, trajectory.last_iteration, MOST),
    ):
        assert set(trajectory.parameters[chosen, 0]) == {0.0, 1.0}
    late = cost_curve_iterations(trajectory, trajectory.last_iteration * 3 // 4, trajectory.last_iteration, MOST)
    assert np.ptp(trajectory.costs[late]) >= 1


@pytest.mark.parametrize("axis", [0, 1])
def test_a_path_along_one_axis_is_drawn_with_every_turn(axis: int) -> None:
    values = np.zeros((5000, 3))
    # Up and down 20 times, with 250 iterations between two turns.
    values[:, axis] = np.abs((np.arange(1, 5001) + 250) % 500 - 250)
    trajectory = history(values)
    chosen = path_iterations(trajectory, np.array([1.0, 1.0]), 4000)
    drawn = np.interp(np.arange(5001), chosen, trajectory.parameters[chosen, axis])
    assert np.abs(drawn - trajectory.parameters[:, axis]).max() <= 1


@SHAPES
def test_the_extent_of_a_path_is_its_smallest_rectangle(histories, shape) -> None:
    every = histories[shape].parameters
    assert np.array_equal(path_extent(histories[shape]), [every.min(axis=0), every.max(axis=0)])


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 3000), st.integers(0, 2**32 - 1), st.data())
def test_any_part_of_any_history_keeps_its_extremes(length: int, seed: int, data: st.DataObject) -> None:
    values = np.random.default_rng(seed).integers(-3, 4, size=(length, 3)).cumsum(axis=0).astype(float)
    trajectory = history(values).up_to(data.draw(st.integers(0, length)))
    first = data.draw(st.integers(0, trajectory.last_iteration))
    last = data.draw(st.integers(first, trajectory.last_iteration))
    most = data.draw(st.sampled_from([8, 50, 1000]))
    chosen = cost_curve_iterations(trajectory, first, last, most)
    assert in_order_within(chosen, first, last)
    assert len(chosen) <= most + 2
    inside = trajectory.costs[first : last + 1]
    assert (trajectory.costs[chosen].min(), trajectory.costs[chosen].max()) == (inside.min(), inside.max())
    path, every = path_iterations(trajectory, np.array([0.5, 0.5]), most), trajectory.parameters
    assert in_order_within(path, 0, trajectory.last_iteration)
    assert len(path) <= most
    assert np.array_equal(every[path].min(axis=0), every.min(axis=0))
    assert np.array_equal(every[path].max(axis=0), every.max(axis=0))
    assert np.array_equal(path_extent(trajectory), [every.min(axis=0), every.max(axis=0)])


def test_a_last_iteration_beyond_float64_leaves_the_extent_finite() -> None:
    values = np.zeros((70, 3))
    values[:, 0], values[:, 1] = np.arange(70), -np.arange(70)
    values[-1] = np.inf, -np.inf, np.inf
    assert path_extent(history(values)).tolist() == [[0.0, -68.0], [68.0, 0.0]]


def test_a_path_that_is_nowhere_finite_has_an_extent_all_the_same() -> None:
    trajectory = Trajectory.starting_at(PROBLEM, np.array([np.inf, 0.0]))
    assert np.isfinite(path_extent(trajectory)).all()
