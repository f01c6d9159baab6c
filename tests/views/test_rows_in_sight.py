import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from lrviz.views.plane import Plane
from lrviz.views.rows_in_sight import count_in_sight, nearest_row, rows_to_draw
from tests.views.sketch import Sketch


@pytest.fixture
def plane(qtbot: QtBot) -> Plane:
    sketch = Sketch()
    qtbot.addWidget(sketch)
    sketch.resize(500, 260)
    sketch.show()
    sketch.grab()
    return sketch.plane


def test_few_rows_are_all_drawn_but_those_without_a_place(plane: Plane) -> None:
    places = np.array([[1.0, 0.5], [1.0, 0.5], [math.nan, 0.5], [3.0, math.inf], [1e300, 0.0]])
    assert rows_to_draw(places, np.zeros(5), plane).tolist() == [0, 1, 4]


def test_of_many_rows_every_place_of_either_class_keeps_a_point(plane: Plane) -> None:
    rng = np.random.default_rng(3)
    places = rng.uniform((-1.0, -0.1), (11.0, 1.1), (40_000, 2))
    labels = rng.integers(0, 2, 40_000).astype(float)
    rows = rows_to_draw(places, labels, plane)
    assert len(rows) < 35_000
    for label in (0.0, 1.0):
        drawn = plane.pixels(*places[rows][labels[rows] == label].T)
        seen = (labels == label) & (places >= (0.0, 0.0)).all(axis=1) & (places <= (10.0, 1.0)).all(axis=1)
        for pixel in plane.pixels(*places[seen].T)[::50]:
            assert np.abs(drawn - pixel).max(axis=1).min() <= 2.0


def test_many_rows_on_a_steep_curve_are_thinned_along_it_not_only_across(plane: Plane) -> None:
    places = np.column_stack([np.full(5000, 5.0), np.linspace(0.0, 1.0, 5000)])
    rows = rows_to_draw(places, np.zeros(5000), plane)
    height = plane.rectangle.height()
    assert height / 2 - 2 <= len(rows) <= height / 2 + 2


def test_many_rows_at_the_ends_of_numbers_are_survived(plane: Plane) -> None:
    places = np.full((1000, 2), 1e300)
    places[0], places[1], places[2] = (5.0, 0.5), (math.nan, 0.5), (-math.inf, math.inf)
    assert rows_to_draw(places, np.ones(1000), plane).tolist() == [0]


def test_the_nearest_row_is_found_within_reach_only(plane: Plane) -> None:
    places = np.array([[2.0, 0.2], [math.nan, 0.5], [6.0, 0.8]])
    target = plane.point(6.0, 0.8)
    assert nearest_row(places, plane, target + QPointF(5, -4), 10.0) == 2
    assert nearest_row(places, plane, target + QPointF(9, -9), 10.0) is None
    assert nearest_row(np.full((2, 2), math.nan), plane, target, 10.0) is None
    assert nearest_row(np.empty((0, 2)), plane, target, 10.0) is None


def test_of_many_points_at_one_place_the_last_of_either_class_is_drawn(plane: Plane) -> None:
    places = np.tile([5.0, 0.5], (1000, 1))
    assert rows_to_draw(places, np.arange(1000) % 2.0, plane).tolist() == [998, 999]


@pytest.mark.parametrize("shown", [(-1e150, 1e150), (0.0, 1e-12), (1e9, 1e9 + 1)])
def test_thinning_works_at_every_scale(plane: Plane, shown: tuple[float, float]) -> None:
    plane.show(shown, (0.0, 1.0))
    places = np.column_stack([np.linspace(*shown, 50_000), np.ones(50_000)])
    cells = plane.rectangle.width() / 2
    assert 0.9 * cells < len(rows_to_draw(places, np.ones(50_000), plane)) < 1.1 * cells + 2


def test_many_points_just_out_of_view_are_drawn_as_far_as_they_reach_into_it(plane: Plane) -> None:
    plane.show((0.0, 10.0), (0.0, 1.0))
    pixel = float(plane.pixel[0])
    places = np.full((600, 2), 1e150)
    places[:3] = [(5.0, 0.5), (-6.0 * pixel, 0.5), (-40.0 * pixel, 0.5)]
    assert rows_to_draw(places, np.zeros(600), plane).tolist() == [0, 1]


def test_rows_in_sight_are_those_in_both_ranges(plane: Plane) -> None:
    plane.show((0.0, 10.0), (0.0, 1.0))
    places = np.array([[0.0, 0.0], [10.0, 1.0], [10.1, 0.5], [5.0, -0.1], [math.nan, 0.5], [5.0, 0.5]])
    assert count_in_sight(places, plane) == 3
