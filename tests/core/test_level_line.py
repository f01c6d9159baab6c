import numpy as np
import pytest

from lrviz.core.chart import Chart
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.level_line import put_on_level
from lrviz.core.problem import Problem
from tests.core.oracles import dataset, exam

WINDOW = Window((-1.0, -17.0), (4.0, 4.0))
NODE = np.array([5.0, 21.0]) / 179


@pytest.fixture(params=[(False, False), (True, False), (True, True)], ids=["raw", "standardised", "translated"])
def landscape(request: pytest.FixtureRequest) -> Landscape:
    standardize, is_raw = request.param
    problem = Problem(exam(), standardize=standardize)
    return compute_landscape(Chart.through(problem, np.zeros(2), is_raw=is_raw), WINDOW, (180, 180))


def test_places_near_a_level_line_are_put_on_it(landscape: Landscape) -> None:
    rng, chart = np.random.default_rng(2), landscape.chart
    for on_line in rng.uniform([0.5, -6.0], [2.0, 2.0], size=(30, 2)):
        level = chart.cost(on_line)
        near = on_line + rng.uniform(-0.3, 0.3, size=(4, 2)) * NODE
        moved = put_on_level(landscape, near, level)
        assert [chart.cost(place) for place in moved] == pytest.approx([level] * 4, rel=1e-9)
        assert np.all(np.abs(moved - near) <= NODE)


def test_a_place_that_would_move_beyond_the_next_node_stays(landscape: Landscape) -> None:
    places = np.array([[1.0, -4.0], [2.0, -9.0]])
    assert put_on_level(landscape, places, 20.0).tolist() == places.tolist()


def test_at_the_bottom_where_there_is_no_slope_places_stay() -> None:
    problem = Problem(dataset([-1.0, 1.0], [0, 0]))
    landscape = compute_landscape(Chart.through(problem, np.zeros(2)), Window((-1, -900), (1, -800)), (9, 9))
    places = np.array([[0.0, -850.0], [0.5, -820.0]])
    assert put_on_level(landscape, places, 0.0).tolist() == places.tolist()


def test_no_places_and_places_of_too_many_rows_are_returned_as_they_are(monkeypatch, landscape: Landscape) -> None:
    assert put_on_level(landscape, np.empty((0, 2)), 0.3).shape == (0, 2)
    monkeypatch.setattr("lrviz.core.level_line._MOST_SCORES", 31)
    places = np.array([[1.0, -4.0], [2.0, -9.0]])
    assert put_on_level(landscape, places, landscape.chart.cost(places[0]) + 1e-3) is places
