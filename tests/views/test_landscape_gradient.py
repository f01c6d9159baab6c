"""The arrow −∇J with the level line it leaves, and equal scales, with which the right angle between them is seen."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lrviz.core.chart import Chart
from lrviz.core.descent import descend
from lrviz.core.landscape import Window, compute_landscape
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.views.landscape_arrow import LENGTH
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.landscape_words import NOT_PERPENDICULAR, SCALES_DIFFER
from lrviz.views.theme import DARK
from tests.core.oracles import exam, sampled
from tests.views.mouse import Mouse

TWO = sampled(np.random.default_rng(5), (40, 2), scale=3.0, offset=2.0)
RAW, STANDARDIZED, SLICE = Problem(exam()), Problem(exam(), standardize=True), Problem(TWO, standardize=True)
STARTS = {RAW: [0.4, 1.5], STANDARDIZED: [-1.0, 2.0], SLICE: [1.5, -2.0, 0.5]}


class Shown:
    """A plot around the start of a run, with the arrow."""

    def __init__(self, qtbot: QtBot, problem: Problem, *, is_equal: bool, is_raw: bool = False) -> None:
        self.start = np.array(STARTS[problem])
        self.chart = Chart.through(problem, self.start, is_raw=is_raw)
        self.place = self.chart.places(self.start)
        self.plot = LandscapePlot()
        qtbot.addWidget(self.plot)
        self.plot.resize(520, 400)
        with qtbot.waitExposed(self.plot):
            self.plot.show()
        self.plot.show_path(self.chart, descend(problem, GradientDescent(1e-4), self.start, 1, 0.0), 0)
        self.plot.show_gradient(True)
        self.plot.show_equal_scales(is_equal)
        reach = np.array([2.0, 3.0])
        low, high = self.place - reach, self.place + reach
        self.plot.show_window(Window((low[0], low[1]), (high[0], high[1])))
        self.map()

    def map(self) -> None:
        landscape = compute_landscape(self.chart, self.plot.shown_window, (180, 180))
        self.plot.show_landscape(landscape, float(landscape.costs.min()))

    @property
    def shaft(self) -> np.ndarray:
        """The arrow's points (n, 2) in pixels, its foot first and its tip second."""
        x, y = self.plot._drawing._arrow._shaft.getData()
        return self.plot.plane.pixels(x, y)

    @property
    def level(self) -> np.ndarray:
        """The level line's places (n, 2)."""
        return np.column_stack(self.plot._drawing._arrow._level.getData())

    def tangent(self) -> np.ndarray:
        """The direction (2,) in pixels in which the level line that is drawn passes the dot."""
        pixels = self.plot.plane.pixels(*self.level.T)
        foot = self.plot.plane.pixels(self.place[:1], self.place[1:])
        distance = np.hypot(*(pixels - foot).T)
        near = pixels[distance < 12]
        assert len(near) >= 2
        assert np.nanmin(distance) < 3, "the line goes through the dot"
        along = near[-1] - near[0]
        return along / np.hypot(*along)


def between(one: np.ndarray, other: np.ndarray) -> float:
    """The angle in degrees, 0 to 90."""
    cosine = abs(one @ other) / np.hypot(*one) / np.hypot(*other)
    return float(np.degrees(np.arccos(min(cosine, 1.0))))


@pytest.mark.parametrize("problem", [RAW, STANDARDIZED, SLICE], ids=["raw", "standardised", "slice"])
def test_with_equal_scales_the_arrow_leaves_the_level_line_at_a_right_angle(qtbot: QtBot, problem: Problem) -> None:
    shown = Shown(qtbot, problem, is_equal=True)
    arrow = shown.shaft[1] - shown.shaft[0]
    assert between(arrow, shown.tangent()) == pytest.approx(90, abs=2)
    assert shown.plot._drawing._note.text == ""
    # The same from differences of the cost alone, of places one pixel apart in the window.
    pixel, step = shown.plot.plane.pixel, 1e-4
    slopes = [
        (shown.chart.cost(shown.place + step * pixel * axis) - shown.chart.cost(shown.place - step * pixel * axis))
        for axis in np.eye(2)
    ]
    downhill = np.array([-slopes[0], slopes[1]])  # pixels count downwards
    assert arrow / np.hypot(*arrow) == pytest.approx(downhill / np.hypot(*downhill), abs=1e-5)


@pytest.mark.parametrize("problem", [RAW, STANDARDIZED, SLICE], ids=["raw", "standardised", "slice"])
@pytest.mark.parametrize("is_equal", [False, True])
def test_the_arrow_points_where_the_next_step_goes_and_is_always_as_long(qtbot, problem, is_equal) -> None:
    shown = Shown(qtbot, problem, is_equal=is_equal)
    run = descend(problem, GradientDescent(1e-4), shown.start, 1, 0.0)
    made = np.diff(shown.plot.plane.pixels(*shown.chart.places(run.parameters).T), axis=0)[0]
    arrow = shown.shaft[1] - shown.shaft[0]
    assert arrow / LENGTH == pytest.approx(made / np.hypot(*made), abs=1e-3)
    assert shown.shaft[0] == pytest.approx(shown.plot.plane.pixels(shown.place[:1], shown.place[1:])[0], abs=1e-6)


def test_where_scales_differ_it_says_that_the_right_angle_is_not_seen(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=False)
    assert between(shown.shaft[1] - shown.shaft[0], shown.tangent()) < 88
    assert shown.plot._drawing._note.text in SCALES_DIFFER
    shown.plot.show_equal_scales(True)
    assert shown.plot._drawing._note.text == ""


@pytest.mark.parametrize("is_equal", [False, True])
def test_in_raw_units_of_a_standardised_run_the_true_step_is_drawn_and_said_not_to_be_perpendicular(
    qtbot: QtBot, is_equal: bool
) -> None:
    shown = Shown(qtbot, STANDARDIZED, is_equal=is_equal, is_raw=True)
    w, b = shown.chart.places(descend(STANDARDIZED, GradientDescent(1e-4), shown.start, 1, 0.0).parameters).T
    made = np.diff(shown.plot.plane.pixels(w, b), axis=0)[0]
    assert between(shown.shaft[1] - shown.shaft[0], made) < 0.1
    assert between(made, shown.tangent()) < 85
    assert shown.plot._drawing._note.text in NOT_PERPENDICULAR
    assert shown.plot._drawing._arrow._labels[0].text() == "step"


def test_the_level_line_has_the_present_cost_everywhere(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=False)
    places = shown.level[np.isfinite(shown.level[:, 0])]
    assert len(places) > 50
    expected = shown.chart.cost(shown.place)
    assert [shown.chart.cost(place) for place in places] == pytest.approx([expected] * len(places), rel=1e-6)


def test_a_valley_thinner_than_the_maps_nodes_still_has_its_level_line_at_the_dot(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=True)
    run = descend(RAW, GradientDescent(0.1), np.zeros(2), 3_000, 0.0)
    shown.plot.show_path(shown.chart, run, 3_000)
    shown.plot.show_window(Window((-40.0, -60.0), (40.0, 40.0)))
    shown.map()
    place = run.parameters[-1]
    pixels = np.abs((shown.level - place) / shown.plot.plane.pixel).max(axis=1)
    assert np.nanmin(pixels) <= 4


def test_turned_off_or_without_a_run_nothing_of_it_is_drawn(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=False)
    arrow = shown.plot._drawing._arrow
    shown.plot.show_notice("Nothing to see.")
    assert len(arrow._shaft.getData()[0] if arrow._shaft.getData()[0] is not None else []) == 0
    shown.plot.show_notice(None)
    shown.plot.show_path(shown.chart, descend(RAW, GradientDescent(1e-4), shown.start, 1, 0.0), 0)
    assert len(arrow._shaft.getData()[0]) > 0
    shown.plot.show_gradient(False)
    for item in (arrow._shaft, arrow._level):
        assert item.getData()[0] is None or len(item.getData()[0]) == 0
    assert not any(label.isVisible() for label in arrow._labels)
    assert shown.plot._drawing._note.text == ""


def test_the_note_gives_way_to_what_the_mouse_is_told(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=False)
    shown.plot.resize(330, 260)
    Mouse(shown.plot.viewport()).move(shown.plot.plane.point(1.0, 0.5))
    label = shown.plot._drawing._note._label
    hover = shown.plot.texts._hover
    assert hover.text()
    assert not label.isVisible() or not label.sceneBoundingRect().intersects(hover.sceneBoundingRect())


def test_where_there_is_no_slope_or_no_number_there_is_no_arrow(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=False)
    for place in ([1e290, 1e290], [np.inf, 0.0], [np.nan, np.nan]):
        run = Trajectory.starting_at(RAW, np.array(place))
        shown.plot.show_path(Chart.through(RAW, run.parameters[0]), run, 0)
        shown.plot.grab()
    shown.plot.show_theme(DARK)
    shown.plot.grab()


def scales(plot: LandscapePlot) -> float:
    """How many times as long as a vertical unit a horizontal one is drawn."""
    width, height = plot.plane.pixel
    return float(height / width)


def test_equal_scales_stay_equal_when_the_view_is_framed_zoomed_moved_or_resized(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=True)
    plot = shown.plot
    assert scales(plot) == pytest.approx(1)
    mouse = Mouse(plot.viewport())
    mouse.turn(plot.plane.point(*shown.place.tolist()), 3)
    assert scales(plot) == pytest.approx(1)
    mouse.drag(plot.plane.point(0.1, 0.1), plot.plane.point(0.4, 0.6))
    assert scales(plot) == pytest.approx(1)
    window = Window((-1.0, -17.0), (4.0, 4.0))
    plot.show_window(window)
    for size in ((520, 400), (300, 400), (700, 250)):
        plot.resize(*size)
        assert scales(plot) == pytest.approx(1)
        (left, bottom), (right, top) = plot.shown_window.low, plot.shown_window.high
        assert left <= -1 + 1e-9
        assert right >= 4 - 1e-9
        assert bottom <= -17 + 1e-9
        assert top >= 4 - 1e-9
    plot.show_equal_scales(False)
    plot.show_window(window)
    assert plot.shown_window == window


def test_in_another_size_equal_scales_show_another_window_and_that_is_told(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RAW, is_equal=True)
    with qtbot.waitSignal(shown.plot.window_resized, timeout=2000):
        shown.plot.resize(300, 420)
    shown.plot.show_equal_scales(False)
    with qtbot.assertNotEmitted(shown.plot.window_resized):
        shown.plot.resize(420, 300)
    with qtbot.assertNotEmitted(shown.plot.window_resized), qtbot.assertNotEmitted(shown.plot.window_changed):
        shown.plot.show_equal_scales(True)
        shown.plot.show_window(Window((-3.0, -3.0), (3.0, 9.0)))
