import itertools
import math

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from lrviz.views.plane import Plane, snapped

HOURS = (0.0, 10.0)
SHARE = (-0.08, 1.08)


@pytest.fixture
def plot(qtbot: QtBot) -> pg.PlotWidget:
    result = pg.PlotWidget()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.getViewBox().disableAutoRange()
    result.show()
    result.grab()
    return result


@pytest.fixture
def plane(plot: pg.PlotWidget) -> Plane:
    result = Plane(plot.getViewBox(), moves_vertically=False)
    result.show(HOURS, SHARE)
    return result


@pytest.fixture
def free_plane(plot: pg.PlotWidget) -> Plane:
    result = Plane(plot.getViewBox(), moves_vertically=True)
    result.show(HOURS, SHARE)
    return result


def test_the_corners_of_the_range_lie_in_the_corners_of_the_view(plane: Plane) -> None:
    box = plane.rectangle
    assert box.width() > 300
    assert plane.point(0.0, 1.08) == box.topLeft()
    lower_right = plane.point(10.0, -0.08)
    assert (lower_right.x(), lower_right.y()) == pytest.approx((box.right(), box.bottom()))
    assert plane.pixel == pytest.approx([10.0 / box.width(), 1.16 / box.height()])


def test_places_are_those_that_pyqtgraph_draws_at(plane: Plane, plot: pg.PlotWidget) -> None:
    for x, y in itertools.product((0.0, 3.3, 10.0), (0.0, 0.5, 1.0)):
        drawn = plot.getViewBox().mapViewToScene(pg.Point(x, y))
        told = plane.point(x, y)
        assert (told.x(), told.y()) == pytest.approx((drawn.x(), drawn.y()), abs=0.01)


@pytest.mark.parametrize("range_", [HOURS, (-1.2e150, 1.2e150), (1e-12, 3e-12), (999.0, 1001.0)])
def test_a_place_and_its_pixel_are_told_from_each_other(plane: Plane, range_: tuple[float, float]) -> None:
    plane.show(range_, SHARE)
    assert plane.x_range == pytest.approx(range_, rel=1e-12)
    for share in (0.0, 0.25, 0.7, 1.0):
        x = range_[0] + share * (range_[1] - range_[0])
        back = plane.position(plane.point(x, 0.5))
        assert back == pytest.approx((x, 0.5), abs=1e-9 * (range_[1] - range_[0]))


def test_many_places_are_mapped_at_once_and_far_ones_do_no_harm(plane: Plane) -> None:
    pixels = plane.pixels(np.array([0.0, 10.0, 1e308, -1e308]), np.array([1.08, -0.08, 0.5, 0.5]))
    box = plane.rectangle
    assert pixels[:2] == pytest.approx(np.array([[box.left(), box.top()], [box.right(), box.bottom()]]))
    assert pixels[2, 0] > 1e300
    assert pixels[3, 0] < -1e300


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [(3.14159, 0.02, 3.14), (3.14159, 0.01, 3.14), (3.14159, 0.0099, 3.142), (1234567.0, 250.0, 1234600.0)],
)
def test_a_number_keeps_the_digits_that_a_step_can_tell(value: float, step: float, rounded: float) -> None:
    assert snapped(value, step) == pytest.approx(rounded, rel=1e-12)


@given(st.floats(-1e150, 1e150), st.floats(1e-160, 1e150))
def test_rounding_moves_nothing_by_more_than_half_a_step(value: float, step: float) -> None:
    assert abs(snapped(value, step) - value) <= step / 2 * (1 + 1e-9) + abs(value) * 1e-15


def test_what_is_not_finite_and_steps_of_nothing_are_left_alone() -> None:
    assert math.isnan(snapped(math.nan, 0.1))
    assert snapped(math.inf, 0.1) == math.inf
    assert snapped(1.23, 0.0) == 1.23
    assert snapped(1.79765e308, 1.8e304) == 1.79765e308, "rounded up it would be beyond all numbers"


def test_a_place_is_told_without_digits_that_a_pixel_cannot_tell(plane: Plane) -> None:
    x, y = plane.snapped_position(plane.point(3.14159, 0.51234))
    assert (x, y) == (3.14, 0.512)


def test_zooming_keeps_the_place_under_the_mouse(plane: Plane) -> None:
    at = plane.point(3.0, 0.25)
    plane.zoom(at, 0.5)
    assert plane.x_range == pytest.approx((1.5, 6.5))
    assert plane.y_range == SHARE
    assert plane.position(at)[0] == pytest.approx(3.0)


def test_a_plane_that_moves_both_ways_zooms_and_pans_both_ways(free_plane: Plane) -> None:
    free_plane.zoom(free_plane.point(5.0, 0.5), 2.0)
    assert free_plane.x_range == pytest.approx((-5.0, 15.0))
    assert free_plane.y_range == pytest.approx((-0.66, 1.66))
    width, height = free_plane.pixel
    free_plane.pan(QPointF(10, 20))
    assert free_plane.x_range == pytest.approx((-5.0 - 10 * width, 15.0 - 10 * width))
    assert free_plane.y_range == pytest.approx((-0.66 + 20 * height, 1.66 + 20 * height))


def test_the_content_follows_a_pan_pixel_by_pixel(plane: Plane) -> None:
    before = plane.point(4.0, 0.5)
    plane.pan(QPointF(37.0, 11.0))
    after = plane.point(4.0, 0.5)
    assert (after.x() - before.x(), after.y() - before.y()) == pytest.approx((37.0, 0.0), abs=1e-6)


def test_zooming_in_and_out_again_ends_where_it_began(plane: Plane) -> None:
    at = plane.point(7.0, 0.5)
    for _ in range(20):
        plane.zoom(at, 0.85)
    for _ in range(20):
        plane.zoom(at, 1 / 0.85)
    assert plane.x_range == pytest.approx(HOURS)


@pytest.mark.parametrize("factor", [0.5, 2.0, 1e-9, 1e9])
def test_zooming_ends_at_a_hundred_thousand_times(free_plane: Plane, factor: float) -> None:
    for _ in range(60):
        free_plane.zoom(free_plane.point(5.0, 0.5), factor)
    length = free_plane.x_range[1] - free_plane.x_range[0]
    assert length == pytest.approx(10.0 * (1e5 if factor > 1 else 1e-5), rel=1e-6)
    assert np.isfinite([*free_plane.x_range, *free_plane.y_range]).all()


@pytest.mark.parametrize("range_", [(1e9, 1e9 + 2), (-1e150, 1e150), (0.0, 1e-300)])
def test_no_zoom_and_no_pan_leaves_what_numbers_can_tell(free_plane: Plane, range_: tuple[float, float]) -> None:
    free_plane.show(range_, SHARE)
    for factor in [0.5] * 40 + [3.0] * 80:
        free_plane.zoom(free_plane.rectangle.center(), factor)
        free_plane.pan(QPointF(1e6, -1e6))
        low, high = free_plane.x_range
        assert np.isfinite([low, high]).all()
        assert low < low / 2 + high / 2 < high


@pytest.mark.parametrize("range_", [(5.0, 5.0 + 1e-12), (1e150, 1e150), (-3e-270, -3e-270)])
def test_a_range_too_short_to_be_told_apart_is_shown_as_short_as_can_be(
    plane: Plane, range_: tuple[float, float]
) -> None:
    plane.show((-7.0, -6.0), SHARE)
    plane.show(range_, SHARE)
    low, high = plane.x_range
    assert low < range_[0] <= range_[1] < high
    assert high - low < 1e-9 * abs(range_[0])


@pytest.mark.parametrize("range_", [(math.nan, 1.0), (0.0, math.inf), (3.0, 1.0)])
def test_what_is_no_range_changes_nothing(plane: Plane, range_: tuple[float, float]) -> None:
    plane.show(range_, SHARE)
    assert plane.x_range == HOURS
