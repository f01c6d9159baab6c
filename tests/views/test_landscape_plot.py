import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.chart import Chart
from lrviz.core.descent import descend
from lrviz.core.landscape import Window, compute_landscape
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.landscape_words import MOVED_BY_USER
from lrviz.views.theme import LIGHT
from tests.core.oracles import HOURS, PASS, exam
from tests.views.mouse import Mouse

WINDOW = Window((-1.0, -17.0), (4.0, 4.0))
CHART = Chart.through(Problem(exam()), np.zeros(2))


@pytest.fixture
def plot(qtbot: QtBot) -> LandscapePlot:
    result = LandscapePlot()
    qtbot.addWidget(result)
    result.resize(460, 380)
    with qtbot.waitExposed(result):
        result.show()
    result.show_window(WINDOW)
    return result


@pytest.fixture
def run() -> Trajectory:
    return descend(Problem(exam()), GradientDescent(0.1), np.zeros(2), 500, 0.0)


def show_all(plot: LandscapePlot, run: Trajectory, iteration: int) -> None:
    plot.show_landscape(compute_landscape(CHART, WINDOW, (120, 120)), 0.1569)
    plot.show_path(CHART, run, iteration)
    plot.show_minimum(np.array([2.619389, -12.442150]))


def pixel_of(plot: LandscapePlot, weight: float, bias: float) -> QPointF:
    return plot.plane.point(weight, bias)


def seen_at(plot: LandscapePlot, weight: float, bias: float) -> QColor:
    return plot.grab().toImage().pixelColor(pixel_of(plot, weight, bias).toPoint())


def plain_cost(w: float, b: float) -> float:
    return sum(math.log1p(math.exp((1 - 2 * y) * (w * x + b))) for x, y in zip(HOURS, PASS, strict=True)) / 16


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_the_present_point_is_drawn_green_where_it_is(plot, run) -> None:
    show_all(plot, run, 500)
    assert distance(seen_at(plot, *run.parameters[500]), QColor(LIGHT.now)) < 30
    plot.show_path(CHART, run, 100)
    assert distance(seen_at(plot, *run.parameters[100]), QColor(LIGHT.now)) < 30
    assert distance(seen_at(plot, *run.parameters[500]), QColor(LIGHT.now)) > 100


def test_start_and_minimum_are_drawn_where_they_are(plot, run) -> None:
    show_all(plot, run, 500)
    for place in ((0.0, 0.0), (2.619389, -12.442150)):
        assert distance(seen_at(plot, *place), QColor(LIGHT.on_landscape)) < 40


def test_the_map_agrees_with_the_axes(plot) -> None:
    plot.show_landscape(compute_landscape(CHART, WINDOW, (180, 180)), 0.1569)
    image = plot.grab().toImage()
    places = [(w, b) for w in (-0.7, 0.4, 1.5, 2.6, 3.7) for b in (-15.0, -10.0, -5.0, 0.0, 3.0)]
    costs = [plain_cost(w, b) for w, b in places]
    light = [image.pixelColor(pixel_of(plot, w, b).toPoint()).lightnessF() for w, b in places]
    for i, (cost, shade) in enumerate(zip(costs, light, strict=True)):
        for other_cost, other_shade in zip(costs[i + 1 :], light[i + 1 :], strict=True):
            if max(cost, other_cost) > 2 * min(cost, other_cost):
                assert (cost < other_cost) == (shade > other_shade)


def test_hover_tells_w_b_and_the_cost_with_all_digits(plot, run) -> None:
    show_all(plot, run, 500)
    Mouse(plot.viewport()).move(pixel_of(plot, -0.5, -9.0))
    told = dict(part.split(" = ") for part in plot.texts.hover.replace("−", "-").split("   "))
    assert float(told["w"]) == pytest.approx(-0.5, abs=0.02)
    assert float(told["J"]) == pytest.approx(plain_cost(float(told["w"]), float(told["b"])), rel=1e-13)


def test_hover_over_the_point_and_the_minimum_tells_theirs(plot, run) -> None:
    show_all(plot, run, 500)
    mouse = Mouse(plot.viewport())
    mouse.move(pixel_of(plot, *run.parameters[500]))
    assert f"w = {float(run.parameters[500, 0])!r} " in plot.texts.hover
    mouse.move(pixel_of(plot, 2.62, -12.44))
    assert plot.texts.hover.startswith("minimum: w = 2.619389   b = −12.44215   J = 0.156938")


def test_a_click_chooses_a_start_and_a_double_click_fits_instead(plot, run, qtbot) -> None:
    show_all(plot, run, 500)
    mouse, place = Mouse(plot.viewport()), pixel_of(plot, 3.0, 2.0)
    with qtbot.waitSignal(plot.start_requested, timeout=2000) as chosen:
        mouse.click(place)
    assert chosen.args == pytest.approx([3.0, 2.0], abs=0.08)
    asked: list[object] = []
    plot.start_requested.connect(lambda *place: asked.append(place))
    with qtbot.waitSignal(plot.fit_requested, timeout=2000):
        mouse.double_click(place)
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    assert not asked


def test_dragging_the_point_sets_w_and_b(plot, run, qtbot) -> None:
    show_all(plot, run, 500)
    told: list[tuple[float, float]] = []
    plot.parameters_dragged.connect(lambda *place: told.append(place))
    with qtbot.waitSignals([plot.parameters_drag_started, plot.parameters_drag_finished], timeout=2000):
        Mouse(plot.viewport()).drag(
            pixel_of(plot, *run.parameters[500]), pixel_of(plot, 1.0, 0.0), pixel_of(plot, 3.0, -6.0)
        )
    assert told[-1] == pytest.approx((3.0, -6.0), abs=0.08)


def test_dragging_the_ground_pans_and_tells_the_window(plot, run, qtbot) -> None:
    show_all(plot, run, 500)
    with qtbot.waitSignal(plot.window_changed, timeout=2000) as moved:
        Mouse(plot.viewport()).drag(pixel_of(plot, 3.0, 0.0), pixel_of(plot, 2.0, 0.0))
    assert moved.args[0].low == pytest.approx((0.0, -17.0), abs=0.05)
    assert plot.texts.note == MOVED_BY_USER
    assert not plot.gestures.is_dragging


def test_showing_a_window_emits_nothing_and_says_when_it_moved(plot, qtbot) -> None:
    with qtbot.assertNotEmitted(plot.window_changed), qtbot.assertNotEmitted(plot.user_moved_view):
        plot.show_window(Window((0.0, -30.0), (6.0, 0.0)), moved_at=1240)
    assert plot.texts.note == "view moved at 1,240"
    assert plot.plane.x_range == (0.0, 6.0)
    plot.show_window(WINDOW)
    assert plot.texts.note == ""


def test_it_draws_no_more_points_than_it_needs(plot) -> None:
    run = descend(Problem(exam()), GradientDescent(3.0), np.zeros(2), 20_000, 0.0)
    show_all(plot, run, 20_000)
    x, y = plot._drawing._items._path.getData()
    assert 2 <= len(x) <= 1_600
    assert (x[0], y[0]) == (0.0, 0.0)
    assert (x[-1], y[-1]) == tuple(run.parameters[-1])


def test_parameters_beyond_all_bounds_are_survived(plot) -> None:
    for scale in (1e12, 1e300):
        run = Trajectory.starting_at(Problem(exam()), np.array([scale, -scale]))
        plot.show_path(CHART, run, 0)
        plot.grab()
    run = descend(Problem(exam(), l2=1e5), GradientDescent(1e300), np.zeros(2), 3, 0.0)
    plot.show_path(CHART, run, run.last_iteration)
    plot.grab()


def test_a_notice_takes_the_place_of_everything(plot, run) -> None:
    show_all(plot, run, 500)
    plot.show_notice("Only for one feature.")
    assert plot.texts.notice == "Only for one feature."
    assert plot.handle_at(pixel_of(plot, *run.parameters[500])) is None
    Mouse(plot.viewport()).move(pixel_of(plot, 1.0, 1.0))
    assert plot.texts.hover == ""
    plot.show_notice(None)
    show_all(plot, run, 500)
    assert plot.handle_at(pixel_of(plot, *run.parameters[500])) is not None


def test_numbers_are_copied_with_every_digit(plot, run) -> None:
    show_all(plot, run, 500)
    plot.copy_numbers()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "iteration\tw\tb\tJ"
    assert len(lines) == 502
    assert [float(cell) for cell in lines[-1].split("\t")] == [500, *run.parameters[500], run.costs[500]]


def test_screen_readers_hear_where_the_run_is(plot, run, qtbot) -> None:
    show_all(plot, run, 500)
    qtbot.waitUntil(lambda: "iteration 500" in plot.accessibleDescription(), timeout=2000)
    qtbot.waitUntil(lambda: "minimum is at w = 2.6194" in plot.accessibleDescription(), timeout=2000)
