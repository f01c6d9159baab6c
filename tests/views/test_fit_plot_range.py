import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from tests.views.fits import BIAS, WEIGHT, data, show
from tests.views.mouse import Mouse

HARD = {
    "huge": [-1e150, -3e149, 1e150],
    "all huge": [1e150, 1e150],
    "tiny": [1e-300, 2e-300],
    "close": [5.0, 5.0 + 5e-13, 5.0 + 1e-12],
    "negative": [-30.0, -20.5, -20.0],
    "equal": [3.0, 3.0, 3.0],
    "zero": [0.0, 0.0],
    "one": [-7.25],
    "far apart": [1e-12, 1e12],
    "dates": [1.7e9, 1.7e9 + 1],
}


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> FitPlot:
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.show()
    show(result, exam, WEIGHT, BIAS)
    QApplication.processEvents()
    return result


@pytest.mark.parametrize("x", HARD.values(), ids=HARD)
def test_all_points_are_in_view_whatever_their_scale(plot: FitPlot, x: list[float]) -> None:
    show(plot, data(x, [index % 2 for index in range(len(x))], "hard"), 0.5, -0.25)
    plot.grab()
    box = plot.plane.rectangle
    pixels = plot.plane.pixels(np.array(x), np.zeros(len(x)))
    assert (pixels[:, 0] > box.left() + 5).all()
    assert (pixels[:, 0] < box.right() - 5).all()
    low, high = plot.plane.x_range
    assert high - low <= 1.3 * (max(x) - min(x)) + 1.1 * max(map(abs, x), default=0.0) + 1.0


@pytest.mark.parametrize("x", HARD.values(), ids=HARD)
def test_nothing_a_user_does_to_hard_data_fails(plot: FitPlot, x: list[float]) -> None:
    hard = data(x, [index % 2 for index in range(len(x))], "hard")
    plot.show_dataset(hard)
    mouse, centre = Mouse(plot.viewport()), plot.plane.rectangle.center()
    dragged: list[float] = []
    plot.point_dragged.connect(lambda _row, place, _label: dragged.append(place))
    for weight, bias in ((0.0, 0.0), (1e-150, 1.0), (-1e300, 1e300), (1e300, -1e-300), (5e-324, 1e150)):
        show(plot, hard, weight, bias)
        for notches in (30, -60, 10):
            mouse.turn(centre, notches)
            mouse.move(centre + QPointF(11, 7))
            plot.grab()
        plot.fit()
        point = plot.plane.point(x[0], 0.0)
        mouse.drag(point, point + QPointF(30, -40))
        plot.show_predictions(np.array(x[:1]), np.array([0.5]))
        plot.grab()
    assert len(dragged) == 5
    assert all(abs(place) <= 1e150 for place in dragged)


def test_points_that_leave_the_view_move_it_and_others_do_not(plot: FitPlot, exam: Dataset) -> None:
    before = plot.plane.x_range
    plot.show_dataset(exam.with_feature(0, 0, 1.3))
    assert plot.plane.x_range == before
    plot.show_dataset(exam.with_feature(0, 0, 20.0))
    assert plot.plane.x_range[1] > 20.0


def test_a_view_that_the_user_chose_is_kept_while_the_data_are_edited(plot: FitPlot, exam: Dataset) -> None:
    Mouse(plot.viewport()).turn(plot.plane.point(4.0, 0.5), 3)
    chosen = plot.plane.x_range
    plot.show_dataset(exam.with_feature(0, 0, 20.0))
    plot.show_dataset(exam.without_rows([0, 1]))
    assert plot.plane.x_range == chosen
    plot.fit()
    low, high = plot.plane.x_range
    assert low < 2.0
    assert high > 9.0


@pytest.mark.parametrize("is_moved", [False, True], ids=["followed", "chosen"])
def test_other_data_are_framed_anew(plot: FitPlot, *, is_moved: bool) -> None:
    if is_moved:
        Mouse(plot.viewport()).turn(plot.plane.point(4.0, 0.5), 3)
    plot.show_dataset(data([3.5, 5.0, 70.0], [0, 1, 1], "another"))
    low, high = plot.plane.x_range
    assert low < 3.5
    assert high > 70.0
    assert not plot.is_moved_by_user


def test_the_view_stands_still_under_a_dragged_point_and_follows_its_release(plot: FitPlot, exam: Dataset) -> None:
    plot.point_dragged.connect(lambda row, x, _label: plot.show_dataset(exam.with_feature(row, 0, x)))
    mouse, before = Mouse(plot.viewport()), plot.plane.x_range
    point = plot.plane.point(9.0, 1.0)
    mouse.press(point)
    for step in (20, 60, 200):
        mouse.move(point + QPointF(step, 0))
        assert plot.plane.x_range == before
    mouse.release(point + QPointF(200, 0))
    assert plot.plane.x_range[1] > 9.0 + 200 * (before[1] - before[0]) / 500


def test_probabilities_are_never_zoomed_or_panned_out_of_sight(plot: FitPlot) -> None:
    mouse, centre = Mouse(plot.viewport()), plot.plane.rectangle.center()
    mouse.turn(centre, 5)
    mouse.drag(centre, centre + QPointF(40, 90))
    assert plot.plane.y_range == (-0.08, 1.08)
