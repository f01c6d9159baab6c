"""The map of the cost: at once where that is quick, from a thread where it is not."""

import numpy as np
import pytest

from lrviz.core.arrays import frozen
from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Window
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from lrviz.state.analyst import Analyst, nodes_a_side
from tests.state.stage import Told, chart_of, repeated

WINDOW = Window((-1.0, -15.0), (4.0, 2.0))
OTHER_WINDOW = Window((0.0, -5.0), (1.0, 0.0))


def test_the_landscape_of_small_data_is_mapped_at_once(held: Analyst, inquiry, told: Told, small: Problem):
    held.ask_analysis(small)
    held.ask_landscape(chart_of(small), WINDOW)
    assert told.names == ["analysis", "landscape"]
    assert inquiry.questions == []
    is_the_map_of_the_exam(held, small)


def test_the_landscape_of_large_data_is_mapped_in_the_thread(qtbot, analyst: Analyst, large: Problem):
    told = Told(analyst)
    analyst.ask_analysis(large)
    analyst.ask_landscape(chart_of(large), WINDOW)
    assert analyst.landscape is None
    qtbot.waitUntil(lambda: not analyst.is_busy)
    assert told.names == ["analysis", "analysis", "landscape"]
    is_the_map_of_the_exam(analyst, large)


def is_the_map_of_the_exam(analyst: Analyst, problem: Problem) -> None:
    landscape = analyst.landscape
    assert landscape.chart.objective is problem
    assert landscape.window is WINDOW
    assert landscape.costs.shape[0] >= 32
    for (row, column), (w, b) in {(0, 0): (-1.0, -15.0), (-1, 0): (-1.0, 2.0), (0, -1): (4.0, -15.0)}.items():
        rows = zip(problem.dataset.features[:, 0], problem.dataset.labels, strict=True)
        losses = [np.logaddexp(0.0, (1 - 2 * y) * (w * x + b)) for x, y in rows]
        assert landscape.costs[row, column] == pytest.approx(np.mean(losses), rel=1e-12)


def test_of_several_windows_the_latest_is_mapped_and_the_last_map_stays_till_then(held, inquiry, told, large: Problem):
    held.ask_analysis(large)
    inquiry.answer()
    held.ask_landscape(chart_of(large), WINDOW)
    inquiry.answer()
    for low in (0.0, 1.0, 2.0):
        held.ask_landscape(chart_of(large), Window((low, -9.0), (low + 1, 0.0)))
        assert held.landscape.window is WINDOW
    inquiry.answer()
    inquiry.answer()
    assert held.landscape.window.low == (2.0, -9.0)
    assert len(inquiry.questions) == 4
    assert not held.is_busy


def test_the_map_of_old_data_is_dropped(held: Analyst, inquiry, told: Told, large: Problem, small: Problem):
    held.ask_analysis(large)
    inquiry.answer()
    held.ask_landscape(chart_of(large), OTHER_WINDOW)
    held.ask_analysis(small)
    held.ask_landscape(chart_of(small), WINDOW)
    inquiry.answer()
    is_the_map_of_the_exam(held, small)
    assert told.names.count("landscape") == 1


def test_a_map_in_other_coordinates_than_the_last_asked_is_dropped(held: Analyst, inquiry, told: Told, exam: Dataset):
    problem = Problem(repeated(exam), standardize=True)
    held.ask_analysis(problem)
    inquiry.answer()
    held.ask_landscape(Chart.through(problem, np.zeros(2)), WINDOW)
    held.ask_landscape(Chart.through(problem, np.zeros(2), is_raw=True), WINDOW)
    inquiry.answer()
    assert held.landscape is None
    inquiry.answer()
    assert held.landscape.chart.is_raw


def test_a_slice_that_has_moved_meanwhile_is_shown_until_the_next(held: Analyst, inquiry, told: Told):
    features = frozen(np.random.default_rng(1).normal(size=(3000, 2)))
    problem = Problem(Dataset(features, frozen(np.arange(3000) % 2), ("a", "b")))
    held.ask_analysis(problem)
    inquiry.answer()
    for bias in (1.0, 2.0, 3.0):
        held.ask_landscape(Chart.through(problem, np.array([0.0, 0.0, bias])), WINDOW)
    inquiry.answer()
    assert held.landscape.chart.base[2] == 1.0
    inquiry.answer()
    assert held.landscape.chart.base[2] == 3.0, "of those that waited the latest"
    assert not held.is_busy


def test_any_cost_can_be_mapped(held: Analyst, told: Told, small: Problem):
    held.ask_landscape(Chart.through(SquaredError(small), np.zeros(2)), Window((-1.0, -1.0), (1.0, 1.0)))
    assert told.names == ["landscape"]
    middle = held.landscape.costs[len(held.landscape.costs) // 2 - 1 : len(held.landscape.costs) // 2 + 1]
    assert abs(middle.mean() - 0.25) < 0.3
    assert held.landscape.costs.max() <= 1


def test_what_cannot_be_drawn_has_no_landscape(held: Analyst, inquiry, told: Told, small: Problem, large: Problem):
    held.ask_analysis(small)
    held.ask_landscape(chart_of(small), WINDOW)
    told.names.clear()
    held.forget_landscape()
    assert held.landscape is None
    assert told.names == ["landscape"]
    held.ask_landscape(chart_of(large), WINDOW)
    held.forget_landscape()
    inquiry.answer()
    assert held.landscape is None, "an answer that comes too late"


@pytest.mark.parametrize(("rows", "features"), [(1, 1), (16, 1), (16, 2), (900, 2), (3000, 1), (10**6, 1), (10**6, 2)])
def test_a_map_is_as_fine_as_its_rows_leave_time_for(rows: int, features: int) -> None:
    data = Dataset(frozen(np.ones((rows, features))), frozen(np.arange(rows) % 2), tuple("ab"[:features]))
    side, is_quick = nodes_a_side(chart_of(Problem(data)))
    assert 32 <= side <= (180 if features == 1 else 120)
    assert side**2 * rows <= (6_000_000 if is_quick else 40_000_000) or side == 32
