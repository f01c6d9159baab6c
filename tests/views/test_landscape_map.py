import numpy as np
import pytest
from PySide6.QtGui import QColor

from lrviz.core.chart import Chart
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.problem import Problem
from lrviz.views.landscape_map import colour_table, level_line, level_lines, level_values, map_image, shades
from lrviz.views.theme import DARK, LIGHT
from tests.core.oracles import exam

CHART = Chart.through(Problem(exam()), np.zeros(2))


def bowl(size: int = 41) -> Landscape:
    """Return a landscape that is no logistic cost but x² + y² over −2 … 2, whose level lines are circles."""
    x = np.linspace(-2, 2, size)
    costs = np.add.outer(x**2, x**2)
    return Landscape(CHART, Window((-2.0, -2.0), (2.0, 2.0)), costs)


def brightness(colour: QColor) -> float:
    return 0.2126 * colour.redF() + 0.7152 * colour.greenF() + 0.0722 * colour.blueF()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_lowest_cost_is_the_lightest_in_every_theme(theme) -> None:
    landscape = compute_landscape(CHART, Window((-1.0, -17.0), (4.0, 4.0)), (60, 50))
    image = map_image(landscape.costs, colour_table(theme.landscape))
    seen = np.array([[brightness(image.pixelColor(x, y)) for x in range(50)] for y in range(60)])
    order = landscape.costs.ravel().argsort()
    assert seen.ravel()[order[0]] == seen.max()
    assert np.all(np.diff(seen.ravel()[order]) <= 1e-9), "a higher cost is lighter than a lower one"


def test_the_first_row_of_costs_is_the_first_of_the_picture() -> None:
    image = map_image(np.array([[0.0, 1.0], [4.0, 9.0]]), colour_table(LIGHT.landscape))
    assert image.pixelColor(0, 0) == QColor(LIGHT.landscape[0])
    assert image.pixelColor(1, 1) == QColor(LIGHT.landscape[-1])


def test_shades_go_from_none_to_all_and_never_fall() -> None:
    costs = 0.1 + np.array([0.0, 1e-9, 1e-3, 0.1, 1.0, 50.0])
    seen = shades(costs)
    assert seen[0] == 0
    assert seen[-1] == 1
    assert np.all(np.diff(seen) > 0)


def test_what_is_not_finite_is_the_darkest() -> None:
    assert shades(np.array([0.0, 1.0, np.inf, np.nan])).tolist() == [0, 1, 1, 1]
    assert shades(np.full((2, 2), 0.7)).tolist() == [[0, 0], [0, 0]]


def test_levels_are_spaced_evenly_in_the_logarithm_above_the_minimum() -> None:
    excess = level_values(np.array([[0.5, 0.5 + 1e-6], [3.0, 40.5]]), 0.5) - 0.5
    assert np.allclose(excess, [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30])


def test_levels_below_the_rounding_of_the_cost_are_left_out() -> None:
    assert len(level_values(np.array([1e20, 1e20 + 1e6]), 1e20)) == 0


def test_level_lines_of_a_bowl_are_circles() -> None:
    lines = level_lines(bowl(), 0.0)
    for x, y in lines:
        squares = (x**2 + y**2)[np.isfinite(x)]
        levels = 10.0 ** np.arange(-3, 1)
        nearest = np.abs(np.log(squares[:, np.newaxis] / np.concatenate([levels, 3 * levels]))).min(axis=1)
        assert np.median(nearest) < 0.02
    assert sum(np.isfinite(x).sum() for x, _ in lines) > 200


def test_dark_lines_lie_lower_than_light_ones() -> None:
    (dark_x, dark_y), (light_x, light_y) = level_lines(bowl(), 0.0)
    assert np.nanmax(dark_x**2 + dark_y**2) < np.nanmin(light_x**2 + light_y**2)


@pytest.mark.parametrize("costs", [np.full((3, 3), 0.69), np.full((3, 3), np.inf), np.full((3, 3), np.nan)])
def test_a_plain_without_heights_has_no_lines(costs) -> None:
    landscape = Landscape(CHART, Window((0.0, 0.0), (1.0, 1.0)), costs)
    assert [len(x) for x, _ in level_lines(landscape, 0.69)] == [0, 0]


def test_where_no_cost_is_near_the_infimum_there_are_lines_all_the_same() -> None:
    levels = level_values(np.array([[0.5, 0.6], [0.9, 1.4]]), 0.0)
    assert len(levels) >= 4
    assert np.all((levels > 0.5) & (levels < 1.4))


@pytest.mark.parametrize("level", [0.17, 0.3, 0.69, 2.5])
def test_the_line_of_one_level_runs_where_the_cost_is_that(level: float) -> None:
    landscape = compute_landscape(CHART, Window((-1.0, -17.0), (4.0, 4.0)), (180, 180))
    places = level_line(landscape, level)
    places = places[np.isfinite(places[:, 0])]
    assert len(places) > 20
    assert np.array([CHART.cost(place) for place in places]) == pytest.approx(level, rel=1e-6)


@pytest.mark.parametrize("level", [np.nan, np.inf, 1e9, -1.0])
def test_a_level_that_is_nowhere_has_no_line(level: float) -> None:
    landscape = compute_landscape(CHART, Window((-1.0, -17.0), (4.0, 4.0)), (40, 40))
    assert level_line(landscape, level).shape == (0, 2)
