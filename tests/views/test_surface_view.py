"""The cost surface: what is seen of it, and from where."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.chart import Chart
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.problem import Problem
from lrviz.core.projection import Camera, heights_at, on_ground, rises_above
from lrviz.core.surface import TALL, HeightScale
from lrviz.views.surface_body import SurfaceBody
from lrviz.views.surface_frame import tick_values
from lrviz.views.surface_sight import Sight
from lrviz.views.surface_view import SurfaceView
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.core.oracles import exam
from tests.views.pictures import is_painted, likeness, pixels_of

CHART = Chart.through(Problem(exam()), np.zeros(2))
WINDOW = Window((-1.0, -17.0), (4.0, 4.0))
MINIMUM = np.array([2.619389, -12.442150])
WAY = np.array([[0.0, 0.0], [0.4, -1.0], [1.0, -4.0], [1.6997, -7.9626]])
COSTS = np.array([0.6931, 0.55, 0.4, 0.1721])


def seen(view: SurfaceView) -> QImage:
    return view.grab().toImage()


def pixel_of(view: SurfaceView, place: np.ndarray) -> QPointF:
    """Return the pixel of a place of the window, on the surface as it is drawn."""
    ground = on_ground(WINDOW, place)
    return view._sight.point(*ground.tolist(), min(float(heights_at(view._body.heights, ground)), TALL))


@pytest.fixture
def view(qtbot: QtBot) -> SurfaceView:
    view = SurfaceView()
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show_landscape(compute_landscape(CHART, WINDOW, (41, 41)))
    view.show()
    QApplication.processEvents()
    return view


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_start_now_and_minimum_are_seen_where_they_lie(view: SurfaceView, theme: Theme) -> None:
    view.show_theme(theme)
    view.show_path(WAY, COSTS, 3)
    view.show_minimum(MINIMUM, 0.156938)
    picture = seen(view)
    assert is_painted(picture, pixel_of(view, WAY[3]), theme.now, 4)
    assert is_painted(picture, pixel_of(view, WAY[0]), theme.on_landscape, 4)
    assert is_painted(picture, pixel_of(view, MINIMUM), theme.on_landscape, 4)
    assert is_painted(picture, QPointF(2, 298), theme.card)


def test_the_path_is_drawn_to_the_present_place_and_goes_on_faintly(view: SurfaceView) -> None:
    view.show_path(WAY, COSTS, 3)
    between = (WAY[1] + WAY[2]) / 2
    assert is_painted(seen(view), pixel_of(view, between), LIGHT.on_landscape, 4)
    view.show_path(WAY, COSTS, 0)
    assert not is_painted(seen(view), pixel_of(view, between), LIGHT.on_landscape, 1)
    assert is_painted(seen(view), pixel_of(view, WAY[0]), LIGHT.now, 4)


def test_the_lowest_place_is_lighter_than_the_walls(view: SurfaceView) -> None:
    picture = seen(view)
    low = QColor(picture.pixel(pixel_of(view, MINIMUM).toPoint())).lightness()
    wall = QColor(picture.pixel(pixel_of(view, np.array([3.0, -4.5])).toPoint())).lightness()
    assert low > 200
    assert wall < low - 30


def test_what_lies_behind_the_surface_is_faint_and_clear_from_the_other_side(view: SurfaceView) -> None:
    view.show_path(WAY, COSTS, 3)

    def greenest(azimuth: float) -> int:
        view.look(Camera(azimuth, math.radians(18), 1.0, TALL / 2))
        return int(likeness(pixels_of(seen(view)), LIGHT.now).min())

    behind, before = greenest(math.radians(140)), greenest(math.radians(-62))
    assert before == 0
    assert behind > 30


@pytest.mark.parametrize("azimuth", np.linspace(-math.pi, math.pi, 9)[:-1] + 0.1)
@pytest.mark.parametrize("elevation", [0.2, 0.7, 1.4])
def test_from_every_side_the_near_patches_hide_the_far_ones(qapp, azimuth: float, elevation: float) -> None:
    """Each patch whose middle nothing rises before is seen there in its own colour, and no other is."""
    side = 16
    x, y = np.meshgrid(np.linspace(-1, 1, side + 1), np.linspace(-1, 1, side + 1))
    island = (1 - x**2) * (1 - y**2)  # flat at its edges, so that nothing is seen from below
    hills = island * (0.5 + 0.5 * np.cos(5 * x + 1) * np.cos(6 * y))
    body = SurfaceBody(hills, HeightScale(0.0, 1.2, is_cut=False), LIGHT)
    body._colours = [QColor(cell, 255 - cell, (cell * 53) % 256) for cell in range(side * side)]
    sight = Sight(Camera(azimuth, elevation, 1.0, TALL / 2), QRectF(10, 10, 880, 680))
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    body.paint(painter, sight)
    painter.end()
    rows, columns = np.divmod(np.arange(side * side), side)
    ground = np.column_stack([(columns + 0.5) / side, (rows + 0.5) / side]) * 2 - 1
    middles = np.column_stack([ground, heights_at(body.heights, ground)])
    rises = rises_above(body.heights, middles + np.array([0, 0, 1e-3]), sight.camera.eye, TALL)
    colours = [image.pixelColor(*np.rint(pixel).astype(int).tolist()) for pixel in sight.pixels(middles)]
    own = [colour == expected for colour, expected in zip(colours, body._colours, strict=True)]
    visible, hidden = np.flatnonzero(rises < -0.01), np.flatnonzero(rises > 0.05)
    assert len(visible) > 30
    assert len(hidden) > 10 or elevation > 0.6, "the test needs hills that hide others"
    assert np.mean([own[cell] for cell in visible]) > 0.9, "all but twisted ones that are seen almost edge on"
    assert not any(own[cell] for cell in hidden)


def test_where_the_walls_are_cut_off_the_picture_says_so(view: SurfaceView, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(view, "_paint_words", lambda _painter, scale: told.append(f"{scale.is_cut} {scale.high:g}"))
    view.show_theme(LIGHT)
    seen(view)
    view.show_landscape(compute_landscape(CHART, Window((1.0, 0.0), (2.0, 3.0)), (41, 41)))
    seen(view)
    assert told[0] == "True 2.5"
    assert told[1].startswith("False")


def test_a_path_that_climbs_above_the_cut_raises_it(view: SurfaceView) -> None:
    before = view._body.scale.high
    view.show_path(np.array([[0.0, 0.0], [3.5, 0.0]]), np.array([0.69, 6.3]), 1)
    assert view._body.scale.high >= 6.3 > before


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308])
def test_costs_that_are_no_numbers_are_painted_around(view: SurfaceView, value: float) -> None:
    costs = view._landscape.costs.copy()
    costs[10:20, 5:30] = value
    view.show_landscape(Landscape(CHART, WINDOW, costs))
    view.show_path(np.array([[0.0, 0.0], [np.nan, 0.0]]), np.array([0.69, np.nan]), 1)
    view.show_minimum(np.array([np.inf, 0.0]), np.nan)
    assert likeness(pixels_of(seen(view)), LIGHT.landscape[5]).min() < 200
    view.show_landscape(Landscape(CHART, WINDOW, np.full((5, 5), value)))
    view.show_landscape(Landscape(CHART, WINDOW, np.full((5, 5), 0.5)))
    seen(view)


def test_without_a_landscape_there_is_only_the_card(view: SurfaceView) -> None:
    view.show_landscape(None)
    view.show_path(WAY, COSTS, 3)
    assert not likeness(pixels_of(seen(view)), LIGHT.card).any()


def test_a_notice_stands_in_place_of_the_surface(view: SurfaceView) -> None:
    view.show_path(WAY, COSTS, 3)
    view.show_notice("No data.")
    pixels = pixels_of(seen(view))
    assert likeness(pixels, LIGHT.now).min() > 60
    assert likeness(pixels, LIGHT.muted).min() < 60
    view.show_notice(None)
    assert likeness(pixels_of(seen(view)), LIGHT.now).min() == 0


def test_while_the_run_goes_on_the_surface_is_not_painted_again(view: SurfaceView) -> None:
    view.repaint()
    picture = view._picture
    for now in range(4):
        view.show_path(WAY, COSTS, now)
        view.repaint()
    assert view._picture is picture
    view.look(view.camera.turned(0.1, 0.0))
    view.repaint()
    assert view._picture is not picture


def test_showing_is_no_wish(view: SurfaceView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.camera_changed):
        view.show_theme(DARK)
        view.show_path(WAY, COSTS, 2)
        view.show_minimum(None, None)
        view.show_notice("…")
        view.show_landscape(None)


def test_it_tells_screen_readers_where_the_descent_is(view: SurfaceView) -> None:
    view.show_path(WAY, COSTS, 3)
    view.show_minimum(MINIMUM, 0.156938)
    view.description.tell_now()
    assert view.accessibleName() == "Cost surface J(w, b)"
    assert view.accessibleDescription() == (
        "The descent is at w = 1.6997, b = −7.9626 with J = 0.1721. The minimum is J = 0.1569."
    )
    assert view.objectName() == "surface_view"


@pytest.mark.parametrize("size", [(1, 1), (60, 40), (300, 230), (1200, 900)])
def test_in_any_size_the_box_fits_into_the_widget(view: SurfaceView, size: tuple[int, int]) -> None:
    view.resize(*size)
    view.show_path(WAY, COSTS, 3)
    assert not seen(view).isNull()
    if min(size) < 200:
        return
    for azimuth in np.linspace(-3, 3, 13):
        view.look(Camera(float(azimuth), 0.6, 1.0, TALL / 2))
        corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (0, TALL)])
        pixels = view._sight.pixels(corners)
        assert (pixels >= 0).all()
        assert (pixels <= size).all()


@pytest.mark.parametrize(
    ("low", "high", "most"), [(-1.0, 4.0, 5), (-17.0, 4.0, 3), (0.0, 2.5, 5), (1e-9, 3e-9, 4), (-1e290, 1e290, 5)]
)
def test_ticks_are_round_few_and_within(low: float, high: float, most: int) -> None:
    values, spacing = tick_values(low, high, most)
    assert 1 <= len(values) <= most + 1
    assert all(low - 1e-9 * spacing <= value <= high + 1e-9 * spacing for value in values)
    assert float(f"{spacing:.1e}") == pytest.approx(spacing)


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (1.0, 1.0 + 1e-15), (np.nan, 1.0), (-np.inf, np.inf)])
def test_where_nothing_can_be_told_apart_there_are_no_ticks(low: float, high: float) -> None:
    assert tick_values(low, high, 5)[0] == []
