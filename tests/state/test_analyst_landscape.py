"""The map of the cost: at once where that is quick, from a thread where it is not."""

import numpy as np
import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Window
from lrviz.core.problem import Problem
from lrviz.state.analyst import Analyst
from tests.state.stage import Told

WINDOW = Window((-1.0, -15.0), (4.0, 2.0))
OTHER_WINDOW = Window((0.0, -5.0), (1.0, 0.0))


def test_the_landscape_of_small_data_is_mapped_at_once(held: Analyst, inquiry, told: Told, small: Problem):
    held.ask_analysis(small)
    held.ask_landscape(WINDOW)
    assert told.names == ["analysis", "landscape"]
    assert inquiry.questions == []
    is_the_map_of_the_exam(held, small)


def test_the_landscape_of_large_data_is_mapped_in_the_thread(qtbot, analyst: Analyst, large: Problem):
    told = Told(analyst)
    analyst.ask_analysis(large)
    analyst.ask_landscape(WINDOW)
    assert analyst.landscape is None
    qtbot.waitUntil(lambda: not analyst.is_busy)
    assert told.names == ["analysis", "analysis", "landscape"]
    is_the_map_of_the_exam(analyst, large)


def is_the_map_of_the_exam(analyst: Analyst, problem: Problem) -> None:
    landscape = analyst.landscape
    assert landscape.problem is problem
    assert landscape.window is WINDOW
    assert landscape.costs.shape[0] >= 32
    for (row, column), (w, b) in {(0, 0): (-1.0, -15.0), (-1, 0): (-1.0, 2.0), (0, -1): (4.0, -15.0)}.items():
        rows = zip(problem.dataset.features[:, 0], problem.dataset.labels, strict=True)
        losses = [np.logaddexp(0.0, (1 - 2 * y) * (w * x + b)) for x, y in rows]
        assert landscape.costs[row, column] == pytest.approx(np.mean(losses), rel=1e-12)


def test_of_several_windows_the_latest_is_mapped_and_the_last_map_stays_till_then(held, inquiry, told, large: Problem):
    held.ask_analysis(large)
    inquiry.answer()
    held.ask_landscape(WINDOW)
    inquiry.answer()
    for low in (0.0, 1.0, 2.0):
        held.ask_landscape(Window((low, -9.0), (low + 1, 0.0)))
        assert held.landscape.window is WINDOW
    inquiry.answer()
    inquiry.answer()
    assert held.landscape.window.low == (2.0, -9.0)
    assert len(inquiry.questions) == 4
    assert not held.is_busy


def test_the_map_of_old_data_is_dropped(held: Analyst, inquiry, told: Told, large: Problem, small: Problem):
    held.ask_analysis(large)
    inquiry.answer()
    held.ask_landscape(OTHER_WINDOW)
    held.ask_analysis(small)
    held.ask_landscape(WINDOW)
    inquiry.answer()
    is_the_map_of_the_exam(held, small)
    assert told.names.count("landscape") == 1


@pytest.mark.parametrize("shape", [(0, 1), (4, 2), (3000, 2)])
def test_two_features_or_no_rows_have_no_landscape(held: Analyst, told: Told, small: Problem, shape: tuple[int, int]):
    held.ask_analysis(small)
    held.ask_landscape(WINDOW)
    names = tuple("ab"[: shape[1]])
    held.ask_analysis(Problem(Dataset(frozen(np.ones(shape)), frozen(np.arange(shape[0]) % 2), names)))
    told.names.clear()
    held.ask_landscape(WINDOW)
    assert held.landscape is None
    assert told.names == ["landscape"]


def test_before_any_data_there_is_no_landscape(held: Analyst, told: Told):
    held.ask_landscape(WINDOW)
    assert held.landscape is None
    assert told.names == ["landscape"]
