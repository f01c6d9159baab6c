import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from lrviz.views.plane import Plane
from lrviz.views.plane_field import PlaneField
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.fits import sigmoid
from tests.views.pictures import likeness, pixels_of

SMALL = st.floats(-5, 5)


@pytest.fixture
def plot(qtbot: QtBot) -> pg.PlotWidget:
    result = pg.PlotWidget()
    qtbot.addWidget(result)
    result.resize(400, 260)
    result.getViewBox().disableAutoRange()
    result.show()
    result.grab()
    return result


@pytest.fixture
def plane(plot: pg.PlotWidget) -> Plane:
    result = Plane(plot.getViewBox(), moves_vertically=True)
    result.show((0.0, 10.0), (-3.0, 3.0))
    return result


def painted(field: PlaneField, threshold: float, theme: Theme) -> QImage:
    """Return the colours of the view, each pixel at its place in the widget."""
    box = field.rectangle
    picture = QImage(round(box.right()) + 1, round(box.bottom()) + 1, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.fillRect(box, field.brush(threshold, theme))
    painter.end()
    return picture


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SMALL, SMALL, SMALL, SMALL)
def test_a_level_line_runs_where_the_score_is(plane: Plane, w1: float, w2: float, b: float, score: float) -> None:
    field = PlaneField.of(np.array([w1, w2, b]), plane)
    assert field is not None
    ends = field.line_at(score)
    corners = [w1 * x + w2 * y + b for x in plane.x_range for y in plane.y_range]
    if ends is None:
        assert not min(corners) + 1e-6 < score < max(corners) - 1e-6
        return
    for end in ends:
        x, y = plane.position(end)
        assert w1 * x + w2 * y + b == pytest.approx(score, abs=1e-8)
        assert field.rectangle.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(end)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
def test_colours_go_from_one_class_through_the_card_to_the_other(plane: Plane, theme: Theme, threshold: float) -> None:
    field = PlaneField.of(np.array([2.0, -1.0, -10.0]), plane)
    assert field is not None
    picture = pixels_of(painted(field, threshold, theme))
    on_line = field.line_at(float(np.log(threshold / (1 - threshold))))
    assert on_line is not None
    middle = (on_line[0] + on_line[1]) / 2
    assert likeness(picture[int(middle.y()), int(middle.x())], theme.card) < 12
    for x, colour in ((0.2, theme.class_0), (9.8, theme.class_1)):
        place = plane.point(x, 0.0)
        pixel = picture[int(place.y()), int(place.x())]
        assert 20 < likeness(pixel, colour) < likeness(picture[int(middle.y()), int(middle.x())], colour)


def test_colours_depend_on_the_probability_alone(plane: Plane) -> None:
    field = PlaneField.of(np.array([0.7, 0.9, -3.0]), plane)
    assert field is not None
    picture = pixels_of(painted(field, 0.5, LIGHT))
    rng = np.random.default_rng(5)
    seen = []
    for x, y in zip(rng.uniform(0.1, 9.9, 300), rng.uniform(-2.9, 2.9, 300), strict=True):
        place = plane.point(x, y)
        seen.append((sigmoid(0.7 * x + 0.9 * y - 3.0), *picture[int(place.y()), int(place.x())]))
    seen.sort()
    heights, colours = np.array(seen)[:, 0], np.array(seen)[:, 1:]
    red_above = colours[heights > 0.55][:, 0]
    assert (np.diff(red_above) <= 4).all(), "ever bluer"
    blue_below = colours[heights < 0.45][:, 2]
    assert (np.diff(blue_below) >= -4).all(), "ever less orange"


@pytest.mark.parametrize("scale", [1e4, 1e12, 1e100, 1e290])
def test_a_step_is_sharp_and_where_it_belongs_however_steep(plane: Plane, scale: float) -> None:
    field = PlaneField.of(np.array([scale, 0.0, -4.0 * scale]), plane)
    assert field is not None
    picture = pixels_of(painted(field, 0.5, LIGHT))
    line = int(field.rectangle.center().y())
    is_left, is_right = (
        likeness(picture[line, int(plane.point(x, 0.0).x())], picture_colour)
        for x, picture_colour in ((3.9, LIGHT.class_0), (4.1, LIGHT.class_1))
    )
    far_left, far_right = (
        likeness(picture[line, int(plane.point(x, 0.0).x())], picture_colour)
        for x, picture_colour in ((0.5, LIGHT.class_0), (9.5, LIGHT.class_1))
    )
    assert abs(int(is_left) - int(far_left)) < 8
    assert abs(int(is_right) - int(far_right)) < 8


def test_without_weights_there_is_one_colour_and_no_line(plane: Plane) -> None:
    field = PlaneField.of(np.array([0.0, 0.0, 0.0]), plane)
    assert field is not None
    assert field.line_at(0.0) is None
    assert field.brush(0.5, LIGHT).color().name().upper() == LIGHT.card


@pytest.mark.parametrize("theta", [(np.nan, 0.0, 0.0), (0.0, np.inf, 0.0), (1e308, 1e308, 1e308)])
def test_parameters_that_are_no_numbers_make_no_field(plane: Plane, theta: tuple[float, float, float]) -> None:
    assert PlaneField.of(np.array(theta), plane) is None


def test_an_upright_and_a_level_line_cross_the_whole_view(plane: Plane) -> None:
    for theta, first, last in (
        ((1.0, 0.0, -2.5), (2.5, -3.0), (2.5, 3.0)),
        ((0.0, 2.0, 1.0), (0.0, -0.5), (10.0, -0.5)),
    ):
        field = PlaneField.of(np.array(theta), plane)
        assert field is not None
        ends = field.line_at(0.0)
        assert ends is not None
        reached = sorted(plane.position(QPointF(end)) for end in ends)
        assert np.array(reached) == pytest.approx(np.array([first, last]), abs=1e-9)
