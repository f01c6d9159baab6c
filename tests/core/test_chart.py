"""The plane of two parameters: what its places mean to the descent, in either coordinates, for one and two features."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.chart import Chart, parameter_names
from lrviz.core.decimation import path_iterations
from lrviz.core.descent import descend
from lrviz.core.framing import natural_extent, path_corners
from lrviz.core.landscape import Window, compute_landscape
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from lrviz.core.trajectory import Trajectory
from tests.core.oracles import dataset, exact_cost, exam, sampled

TWO = sampled(np.random.default_rng(5), (40, 2), scale=3.0, offset=2.0)
CASES = [(features, standardize, is_raw) for features in (1, 2) for standardize in (0, 1) for is_raw in (0, 1)]
EVERY_CHART = pytest.mark.parametrize(("features", "standardize", "is_raw"), CASES)
RAW = {1: np.array([1.3, -6.5]), 2: np.array([0.7, -0.4, 1.1])}


def chart_of(features: int, standardize: int, is_raw: int, l2: float = 0.0) -> Chart:
    """A chart through the raw parameters RAW."""
    problem = Problem(exam() if features == 1 else TWO, l2, bool(standardize))
    return Chart.through(problem, problem.from_raw(RAW[features]), is_raw=bool(is_raw))


def raw_place(chart: Chart, raw: np.ndarray) -> list[float]:
    """Where raw parameters lie, from the means and deviations of the data written out."""
    features = chart.objective.dataset.features
    if chart.is_raw or not chart.objective.standardize:
        return raw[:2].tolist()
    scaled = [w * column.std() for w, column in zip(raw[:-1], features.T, strict=True)]
    bias = raw[-1] + sum(w * column.mean() for w, column in zip(raw[:-1], features.T, strict=True))
    return [*scaled, bias][:2]


def plain_cost(chart: Chart, raw: np.ndarray) -> float:
    data = chart.objective.dataset
    z = data.features @ raw[:-1] + raw[-1]
    return float(np.logaddexp(0.0, (1 - 2 * data.labels) * z).mean())


@pytest.mark.parametrize(
    ("features", "is_standardized", "names"),
    [
        (1, False, ("w", "b")),
        (1, True, ("w\u0303", "b\u0303")),
        (2, False, ("w₁", "w₂", "b")),
        (12, False, ("w₁", "w₂", "w₃", "w₄", "w₅", "w₆", "w₇", "w₈", "w₉", "w₁₀", "w₁₁", "w₁₂", "b")),
    ],
)
def test_parameters_are_called_as_in_the_guide(features: int, is_standardized: bool, names: tuple[str, ...]) -> None:
    assert parameter_names(features, is_standardized=is_standardized) == names


@EVERY_CHART
def test_raw_parameters_and_places_translate_both_ways(features, standardize, is_raw) -> None:
    chart, raw = chart_of(features, standardize, is_raw), RAW[features]
    place = chart.place_of_raw(raw)
    assert place.tolist() == pytest.approx(raw_place(chart, raw), rel=1e-12)
    assert chart.raw_parameters(place) == pytest.approx(raw, rel=1e-12)
    assert chart.places(chart.objective.from_raw(raw)) == pytest.approx(place, rel=1e-12)
    assert chart.objective.to_raw(chart.parameters(place)) == pytest.approx(raw, rel=1e-12)
    many = np.array([place, 2 * place, place + 1])
    assert chart.places(chart.parameters(many)) == pytest.approx(many, rel=1e-12)


@EVERY_CHART
def test_the_cost_at_a_place_is_that_of_its_raw_parameters(features, standardize, is_raw) -> None:
    chart = chart_of(features, standardize, is_raw)
    for place in np.random.default_rng(1).normal(size=(5, 2)):
        raw = chart.raw_parameters(place)
        assert chart.cost(place) == pytest.approx(plain_cost(chart, raw), rel=1e-12)


@EVERY_CHART
def test_slopes_are_the_differences_of_the_cost_on_the_chart(features, standardize, is_raw) -> None:
    chart = chart_of(features, standardize, is_raw, l2=0.2)
    place, step = chart.place_of_raw(RAW[features]), 1e-6
    costs, slopes = chart.costs_and_slopes(place[np.newaxis])
    assert costs[0] == pytest.approx(chart.cost(place), rel=1e-14)
    for axis, direction in enumerate(np.eye(2)):
        ahead, behind = (chart.cost(place + sign * step * direction) for sign in (1, -1))
        assert slopes[0, axis] == pytest.approx((ahead - behind) / (2 * step), rel=1e-6, abs=1e-9)


@EVERY_CHART
def test_a_step_of_the_descent_is_drawn_in_the_direction_given(features, standardize, is_raw) -> None:
    chart = chart_of(features, standardize, is_raw)
    start = chart.objective.from_raw(RAW[features])
    run = descend(chart.objective, GradientDescent(0.01), start, 1, 0.0)
    moved = np.diff(chart.places(run.parameters), axis=0)[0]
    assert 0.01 * chart.step(start) == pytest.approx(moved, rel=1e-9)
    step, slope = chart.step(start), chart.costs_and_slopes(chart.places(start)[np.newaxis])[1][0]
    is_along_slope = abs(step[0] * slope[1] - step[1] * slope[0]) < 1e-9 * np.hypot(*step) * np.hypot(*slope)
    assert is_along_slope == chart.keeps_angles == (not (standardize and is_raw))


@EVERY_CHART
@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_the_landscape_of_every_chart_is_its_cost_at_every_node(features, standardize, is_raw, l2) -> None:
    chart = chart_of(features, standardize, is_raw, l2)
    middle, reach = chart.place_of_raw(RAW[features]), np.array([4.0, 9.0])
    for scale in (1.0, 100.0, 1e4):
        (left, bottom), (right, top) = middle - scale * reach, middle + scale * reach
        landscape = compute_landscape(chart, Window((left, bottom), (right, top)), (7, 9))
        p, q = landscape.axes
        for (row, column), cost in np.ndenumerate(landscape.costs):
            place = np.array([p[column], q[row]])
            raw = chart.raw_parameters(place)
            penalised = chart.parameters(place)[:-1]
            expected = plain_cost(chart, raw) + l2 / 2 * float(penalised @ penalised)
            slack = 1e-14 * (np.abs(raw[:-1]).sum() * np.abs(chart.objective.dataset.features).max() + abs(raw[-1]))
            assert cost == pytest.approx(expected, rel=1e-12, abs=1e-12 + slack)


def test_a_slice_agrees_with_the_cost_of_50_digits() -> None:
    chart = chart_of(2, 0, 0)
    landscape = compute_landscape(chart, Window((-1.0, -2.0), (2.0, 1.0)), (4, 5))
    p, q = landscape.axes
    for (row, column), cost in np.ndenumerate(landscape.costs):
        parameters = [Decimal(float(value)) for value in (p[column], q[row], RAW[2][2])]
        assert cost == pytest.approx(float(exact_cost(TWO.features, TWO.labels, parameters)), rel=1e-12)


@EVERY_CHART
def test_any_other_cost_is_mapped_as_exactly(monkeypatch, features, standardize, is_raw) -> None:
    monkeypatch.setattr("lrviz.core.landscape._BLOCK_ELEMENTS", 160)
    logistic = chart_of(features, standardize, is_raw)
    objective = SquaredError(logistic.objective)
    chart = Chart.through(objective, objective.from_raw(RAW[features]), is_raw=bool(is_raw))
    landscape = compute_landscape(chart, Window((-2.0, -8.0), (3.0, 2.0)), (6, 7))
    p, q = landscape.axes
    data = objective.dataset
    for (row, column), cost in np.ndenumerate(landscape.costs):
        raw = chart.raw_parameters(np.array([p[column], q[row]]))
        h = 1 / (1 + np.exp(-(data.features @ raw[:-1] + raw[-1])))
        assert cost == pytest.approx(np.square(h - data.labels).mean(), rel=1e-12)


@EVERY_CHART
def test_features_are_those_of_the_coordinates_drawn(features, standardize, is_raw) -> None:
    chart = chart_of(features, standardize, is_raw)
    raw = chart.objective.dataset.features
    expected = (raw - raw.mean(axis=0)) / raw.std(axis=0) if standardize and not is_raw else raw
    assert chart.features == pytest.approx(expected, rel=1e-12, abs=1e-14)


def test_three_features_have_no_chart() -> None:
    problem = Problem(sampled(np.random.default_rng(0), (9, 3)))
    with pytest.raises(ValueError, match="these data have 3"):
        Chart.through(problem, np.zeros(4))


def distances(points: np.ndarray, polygon: np.ndarray) -> np.ndarray:
    start, along = polygon[:-1], np.diff(polygon, axis=0)
    lengths = np.maximum((along**2).sum(axis=1), 1e-300)
    share = np.clip(((points[:, np.newaxis] - start) * along).sum(axis=2) / lengths, 0, 1)
    nearest = start + share[:, :, np.newaxis] * along
    return np.hypot(*(points[:, np.newaxis] - nearest).transpose(2, 0, 1)).min(axis=1)


@EVERY_CHART
@pytest.mark.parametrize("rate", [0.1, 1.0])
def test_a_decimated_path_runs_within_a_pixel_on_every_chart(features, standardize, is_raw, rate) -> None:
    chart = chart_of(features, standardize, is_raw)
    run = descend(chart.objective, GradientDescent(rate), np.zeros(features + 1), 20_000, 0.0)
    every = chart.places(run.parameters)
    pixel = np.maximum(np.ptp(every, axis=0), 1e-9) / 400
    chosen = path_iterations(run, chart.cell(pixel), 1500)
    assert len(chosen) <= 1500
    some = np.unique(np.concatenate([np.arange(300), np.linspace(0, run.last_iteration, 400).astype(int)]))
    assert distances(every[some] / pixel, every[chosen] / pixel).max() <= 1.5


@settings(deadline=None, max_examples=60)
@given(st.floats(1e-3, 1e3), st.floats(-1e3, 1e3), st.tuples(st.floats(-1, 1), st.floats(-1, 1)))
def test_within_a_cell_no_place_moves_beyond_a_pixel(scale: float, offset: float, share: tuple[float, float]) -> None:
    problem = Problem(exam(scale, offset), standardize=True)
    chart, pixel = Chart.through(problem, np.zeros(2), is_raw=True), np.array([0.02, 0.3])
    moved = chart.places(np.array(share) * chart.cell(pixel))
    assert np.all(np.abs(moved) <= pixel * (1 + 1e-9))


@EVERY_CHART
def test_the_corners_of_a_path_hold_all_of_it(features, standardize, is_raw) -> None:
    chart = chart_of(features, standardize, is_raw)
    run = descend(chart.objective, GradientDescent(1.0), np.zeros(features + 1), 700, 0.0)
    corners, every = path_corners(chart, run), chart.places(run.parameters)
    slack = 1e-9 * np.abs(every).max()
    assert np.all(corners.min(axis=0) <= every.min(axis=0) + slack)
    assert np.all(corners.max(axis=0) >= every.max(axis=0) - slack)
    if chart.keeps_angles:
        assert corners.min(axis=0) == pytest.approx(every.min(axis=0))
        assert corners.max(axis=0) == pytest.approx(every.max(axis=0))


def test_the_natural_extent_of_two_features_is_that_of_two_weights() -> None:
    deviations = TWO.features.std(axis=0)
    assert natural_extent(chart_of(2, 0, 0).features) == pytest.approx(4 / deviations)
    assert natural_extent(chart_of(2, 1, 0).features) == pytest.approx([4, 4])
    assert natural_extent(chart_of(1, 1, 0).features) == pytest.approx([4, 4])


def test_a_path_far_beyond_float64_is_survived() -> None:
    problem = Problem(dataset([1e-150, 2e-150, 3e-150], [0, 1, 1]), standardize=True)
    chart = Chart.through(problem, np.array([1e200, 1e300]), is_raw=True)
    run = Trajectory.starting_at(problem, np.array([1e200, 1e300]))
    assert path_corners(chart, run).shape == (4, 2)
    assert chart.step(np.array([1e200, 1e300])).shape == (2,)
