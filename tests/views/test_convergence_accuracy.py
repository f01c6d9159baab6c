import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.accuracy_curve import AccuracyCurve
from lrviz.core.descent import descend
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.views.convergence_plot import ConvergencePlot
from tests.core.oracles import HOURS, PASS, dataset, exam, plain_descent
from tests.views.mouse import Mouse

LOWEST = 0.15693829
PROBLEM = Problem(exam())


@pytest.fixture
def plot(qtbot: QtBot) -> ConvergencePlot:
    result = ConvergencePlot()
    qtbot.addWidget(result)
    result.resize(500, 320)
    with qtbot.waitExposed(result):
        result.show()
    return result


def descent(iterations: int) -> Trajectory:
    return descend(PROBLEM, GradientDescent(0.1), np.zeros(2), iterations, 0.0)


def plain_accuracies(iterations: int) -> list[float]:
    result = []
    for _, (w, b, _, _) in zip(range(iterations + 1), plain_descent(HOURS, PASS, 0.1), strict=False):
        right = sum((1 / (1 + math.exp(-(w * x + b))) >= 0.5) == bool(y) for x, y in zip(HOURS, PASS, strict=True))
        result.append(right / 16)
    return result


def over(plot: ConvergencePlot, iteration: float) -> QPointF:
    return plot.plane.point(iteration, 0.5)


def test_the_curve_is_the_share_that_is_right_in_every_iteration(plot: ConvergencePlot) -> None:
    plot.show_trajectory(descent(300), 300, LOWEST)
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    x, y = plot._items._made.getData()
    assert x.tolist() == [*range(300), 300]
    assert y.tolist() == plain_accuracies(300)
    assert plot.left_axis.labelText == "accuracy"
    assert plot.plane.y_range[0] < 0.0
    assert plot.plane.y_range[1] > 1.0
    assert not plot._items._label.isVisible()
    assert plot.texts.note == ""


def test_the_cost_comes_back(plot: ConvergencePlot) -> None:
    run = descent(100)
    plot.show_trajectory(run, 100, LOWEST)
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    plot.show_accuracy(None)
    assert plot._items._made.getData()[1].tolist() == run.costs.tolist()
    assert plot.plane.y_range[1] < 0.9
    assert plot.left_axis.labelText == "J(w, b)"


def test_the_log_scale_waits_until_the_cost_is_shown_again(plot: ConvergencePlot) -> None:
    plot.show_trajectory(descent(100), 100, LOWEST)
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    plot.show_log_scale(True)
    assert plot._items._made.getData()[1].tolist() == plain_accuracies(100)
    assert plot.left_axis.labelText == "accuracy"
    plot.show_accuracy(None)
    assert plot.left_axis.labelText == "J − J*, log scale"


def test_a_long_run_is_looked_at_here_and_there_and_it_is_said(plot: ConvergencePlot) -> None:
    run = descent(3000)
    plot.show_trajectory(run, 3000, LOWEST)
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    assert plot.texts.note == "1 in 8 drawn"
    x, y = plot._items._made.getData()
    plain = plain_accuracies(3000)
    assert y.tolist() == [plain[int(k)] for k in x]
    assert np.diff(x).max() == 8
    plot.plane.show((1000.0, 1100.0), plot.plane.y_range)
    assert plot.texts.note == ""
    plot.show_accuracy(None)
    assert plot.texts.note == ""


def test_hover_tells_the_accuracy_and_how_many_rows_are_right(plot: ConvergencePlot) -> None:
    plot.show_trajectory(descent(1000), 1000, LOWEST)
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    Mouse(plot.viewport()).move(over(plot, 403))
    share = plain_accuracies(403)[-1]
    assert plot.texts.hover == f"iteration 403   accuracy = {share:.4f} ({round(16 * share)} of 16)"
    assert plot._items._hovered.getData()[1].tolist() == [share]


def test_scrubbing_parts_the_curve_at_the_iteration_looked_at(plot: ConvergencePlot) -> None:
    run = descent(1000)
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    plot.show_trajectory(run, 333, LOWEST)
    assert plot._items._made.getData()[0].max() == 333
    assert plot._items._later.getData()[0].max() == 1000
    assert plot._items._now.getData()[1].tolist() == [plain_accuracies(333)[-1]]


def test_the_range_stays_while_the_run_goes_on(plot: ConvergencePlot) -> None:
    run, ranges = descent(1000), set()
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    for last in range(0, 1001, 10):
        plot.show_trajectory(run.up_to(last), last, LOWEST)
        ranges.add((plot.plane.x_range, plot.plane.y_range))
    assert len({up for _, up in ranges}) == 1
    assert len(ranges) < 25


def test_a_run_of_other_columns_has_no_curve_until_its_own_is_handed_over(plot: ConvergencePlot) -> None:
    two = Problem(dataset([[1.0, 2.0], [2.0, 1.0]], [0, 1]))
    plot.show_trajectory(descent(50), 50, LOWEST)
    plot.show_accuracy(AccuracyCurve(two, 0.5))
    plot.grab()
    Mouse(plot.viewport()).move(over(plot, 10))
    assert plot.texts.hover == "iteration 10   accuracy = –"
    assert len(plot._items._now.getData()[0]) == 0


def test_a_run_without_rows_is_survived(plot: ConvergencePlot) -> None:
    empty = Problem(dataset(np.empty((0, 1)), []))
    plot.show_accuracy(AccuracyCurve(empty, 0.5))
    plot.show_trajectory(Trajectory.starting_at(empty, np.zeros(2)), 0, None)
    plot.grab()
    Mouse(plot.viewport()).move(over(plot, 1))
    assert plot.texts.hover == "iteration 0   accuracy = –"


def test_numbers_are_copied(plot: ConvergencePlot) -> None:
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    plot.show_trajectory(descent(20), 20, LOWEST)
    plot.copy_numbers()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "iteration\taccuracy"
    assert [float(line.split("\t")[1]) for line in lines[1:]] == plain_accuracies(20)


def test_screen_readers_hear_the_accuracy(plot: ConvergencePlot, qtbot: QtBot) -> None:
    plot.show_accuracy(AccuracyCurve(PROBLEM, 0.5))
    plot.show_trajectory(descent(1240), 1240, LOWEST)
    QApplication.processEvents()
    share = plain_accuracies(1240)[-1]
    told = "At iteration 1,240 of 1,240 the accuracy at the threshold 0.5 is "
    told += f"{share:.4f}, {round(16 * share)} of 16 rows right."
    qtbot.waitUntil(lambda: plot.accessibleDescription() == told, timeout=2000)
