import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from lrviz.core.descent import descend
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.views.convergence_plot import ConvergencePlot
from lrviz.views.theme import LIGHT
from tests.core.oracles import dataset, exam
from tests.views.mouse import Mouse

LOWEST = 0.15693829


@pytest.fixture
def plot(qtbot: QtBot) -> ConvergencePlot:
    result = ConvergencePlot()
    qtbot.addWidget(result)
    result.resize(500, 320)
    with qtbot.waitExposed(result):
        result.show()
    return result


def descent(iterations: int, learning_rate: float = 0.1) -> Trajectory:
    return descend(Problem(exam()), GradientDescent(learning_rate), np.zeros(2), iterations, 0.0)


def over(plot: ConvergencePlot, iteration: float) -> QPointF:
    return plot.plane.point(iteration, sum(plot.plane.y_range) / 2)


def test_the_curve_is_the_cost_of_every_iteration(plot) -> None:
    run = descent(150)
    plot.show_trajectory(run, 150, LOWEST)
    x, y = plot._items._made.getData()
    assert x.tolist() == list(range(151))
    assert y.tolist() == run.costs.tolist()
    assert y[0] == pytest.approx(math.log(2), rel=1e-15)


def test_the_present_point_is_drawn_at_its_iteration(plot) -> None:
    run = descent(1000)
    for iteration in (1000, 300):
        plot.show_trajectory(run, iteration, LOWEST)
        place = plot.plane.point(float(iteration), float(run.costs[iteration]))
        seen = plot.grab().toImage().pixelColor(place.toPoint())
        assert abs(seen.green() - QColor(LIGHT.now).green()) < 30
        assert seen.red() < 60


def test_what_follows_the_iteration_looked_at_stays_in_sight(plot) -> None:
    run = descent(1000)
    plot.show_trajectory(run, 300, LOWEST)
    assert plot._items._made.getData()[0].max() == 300
    assert plot._items._later.getData()[0].max() == 1000


def test_the_minimum_is_a_line_with_its_value(plot) -> None:
    plot.show_trajectory(descent(10), 10, LOWEST)
    assert set(plot._items._minimum.getData()[1]) == {LOWEST}
    assert plot._items._label.text() == "minimum J* = 0.1569"
    assert plot._items._label.isVisible()
    plot.show_trajectory(descent(10), 10, None)
    assert not plot._items._label.isVisible()


def test_a_long_history_is_drawn_with_no_more_points_than_pixels_and_keeps_its_peaks(plot) -> None:
    run = descent(60_000, learning_rate=3.0)
    plot.show_trajectory(run, run.last_iteration, LOWEST)
    x, y = plot._items._made.getData()
    assert len(x) < 2_000
    assert y.max() == run.costs.max()
    assert y.min() == run.costs.min()


def test_the_range_moves_rarely_while_the_run_goes_on(plot) -> None:
    run, ranges = descent(3000), []
    for last in range(0, 3001, 10):
        plot.show_trajectory(run.up_to(last), last, LOWEST)
        ranges.append((plot.plane.x_range, plot.plane.y_range))
        assert plot.plane.x_range[1] >= last
    assert len(set(ranges)) < 30


def test_another_run_is_framed_anew(plot) -> None:
    plot.show_trajectory(descent(3000), 3000, LOWEST)
    plot.show_trajectory(descent(5), 5, LOWEST)
    assert plot.plane.x_range[1] < 30


def test_a_view_that_the_user_moved_stays_until_a_fit(plot) -> None:
    run = descent(1000)
    plot.show_trajectory(run, 1000, LOWEST)
    Mouse(plot.viewport()).turn(over(plot, 500), 3)
    chosen = plot.plane.x_range
    plot.show_trajectory(descent(2000), 2000, LOWEST)
    assert plot.plane.x_range == chosen
    plot.fit()
    assert plot.plane.x_range[1] > 2000


def test_the_log_scale_shows_the_gap(plot) -> None:
    run = descent(200)
    plot.show_trajectory(run, 200, LOWEST)
    plot.show_log_scale(True)
    y = plot._items._made.getData()[1]
    assert y.tolist() == pytest.approx([math.log10(cost - LOWEST) for cost in run.costs.tolist()], rel=1e-12)
    assert plot.left_axis.labelText == "J − J*, log scale"
    assert not plot._items._label.isVisible()
    plot.show_log_scale(False)
    assert plot._items._made.getData()[1].tolist() == run.costs.tolist()


def test_the_log_scale_names_the_cost_where_there_is_no_minimum(plot) -> None:
    separable = Problem(dataset([1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1]))
    run = descend(separable, GradientDescent(1.0), np.zeros(2), 100, 0.0)
    plot.show_log_scale(True)
    plot.show_trajectory(run, 100, None)
    assert plot.left_axis.labelText == "J, log scale"
    assert plot._items._made.getData()[1][-1] == pytest.approx(math.log10(run.costs[-1]), rel=1e-14)


def test_hover_tells_the_iteration_its_cost_and_its_gap(plot) -> None:
    run = descent(1000)
    plot.show_trajectory(run, 1000, LOWEST)
    mouse = Mouse(plot.viewport())
    mouse.move(over(plot, 400))
    assert plot.texts.hover.startswith("iteration 400   J = ")
    assert repr(float(run.costs[400])) in plot.texts.hover
    assert plot.texts.hover.endswith(f"J − J* = {run.costs[400] - LOWEST:.2e}")
    assert plot._items._hovered.getData()[0].tolist() == [400]
    mouse.move(over(plot, 1010))
    assert plot.texts.hover.startswith("iteration 1,000 ")
    mouse.leave()
    assert plot.texts.hover == ""
    assert len(plot._items._hovered.getData()[0]) == 0


def test_costs_that_are_not_finite_are_left_out(plot) -> None:
    run = descend(Problem(exam(), l2=1e5), GradientDescent(1e200), np.zeros(2), 50, 0.0)
    assert not np.isfinite(run.costs[-1])
    for is_log in (False, True):
        plot.show_log_scale(is_log)
        plot.show_trajectory(run, run.last_iteration, LOWEST)
        plot.grab()
        assert len(plot._items._now.getData()[0]) == 0
        assert all(map(math.isfinite, (*plot.plane.x_range, *plot.plane.y_range)))


def test_a_run_without_rows_is_survived(plot) -> None:
    empty = Trajectory.starting_at(Problem(dataset(np.empty((0, 1)), [])), np.zeros(2))
    plot.show_trajectory(empty, 0, None)
    plot.show_log_scale(True)
    plot.grab()
    Mouse(plot.viewport()).move(over(plot, 1))
    assert plot.texts.hover == "iteration 0   J = –"


def test_numbers_are_copied_with_every_digit(plot) -> None:
    run = descent(20)
    plot.show_trajectory(run, 20, LOWEST)
    plot.copy_numbers()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "iteration\tJ\t|∇J|"
    assert [float(cell) for cell in lines[-1].split("\t")] == [20, run.costs[20], run.gradient_norms[20]]


def test_screen_readers_hear_the_cost_and_the_gap(plot, qtbot) -> None:
    plot.show_trajectory(descent(1240), 1240, LOWEST)
    told = "At iteration 1,240 of 1,240 J is 0.2004, 4.35e-02 above the minimum."
    qtbot.waitUntil(lambda: plot.accessibleDescription() == told, timeout=2000)


def by_hand(*parameters: float) -> Trajectory:
    return Trajectory.starting_at(Problem(exam()), np.array(parameters))


def test_runs_under_a_hand_move_no_range_until_it_lets_go(plot) -> None:
    plot.show_trajectory(by_hand(0.0, 0.0), 0, LOWEST)
    before = plot.plane.x_range, plot.plane.y_range
    for weight in (0.1, 0.2, 0.05):
        plot.show_trajectory(by_hand(weight, 0.0), 0, LOWEST, is_held=True)
        assert (plot.plane.x_range, plot.plane.y_range) == before
    last = by_hand(1.5, -7.0)
    plot.show_trajectory(last, 0, LOWEST, is_held=True)
    assert (plot.plane.x_range, plot.plane.y_range) == before
    plot.show_trajectory(last, 0, LOWEST)
    low, high = plot.plane.y_range
    assert low < LOWEST < last.costs[0] < high
    assert high - low < (before[1][1] - before[1][0]) / 2, "what became small is framed anew"


def test_a_run_under_a_hand_that_leaves_is_kept_in_view_with_room_for_more(plot) -> None:
    plot.show_trajectory(by_hand(0.0, 0.0), 0, LOWEST)
    ranges = set()
    for bias in np.linspace(0.0, -30.0, 61):
        run = by_hand(0.0, float(bias))
        plot.show_trajectory(run, 0, LOWEST, is_held=True)
        low, high = plot.plane.y_range
        assert low < LOWEST < run.costs[0] < high
        ranges.add(high)
    assert len(ranges) < 8, "61 moves"


def test_a_fit_under_a_hand_frames_and_nothing_is_due_after_it(plot) -> None:
    plot.show_trajectory(by_hand(0.0, 0.0), 0, LOWEST)
    run = by_hand(1.5, -7.0)
    plot.show_trajectory(run, 0, LOWEST, is_held=True)
    plot.fit()
    framed = plot.plane.y_range
    assert framed[1] < 0.5
    plot.show_trajectory(run, 0, LOWEST)
    assert plot.plane.y_range == framed


def test_what_the_user_looks_at_stays_when_the_hand_lets_go(plot) -> None:
    plot.show_trajectory(by_hand(0.0, 0.0), 0, LOWEST)
    Mouse(plot.viewport()).turn(over(plot, 5), 2)
    chosen = plot.plane.x_range, plot.plane.y_range
    for is_held in (True, False):
        plot.show_trajectory(by_hand(1.5, -7.0), 0, LOWEST, is_held=is_held)
        assert (plot.plane.x_range, plot.plane.y_range) == chosen
