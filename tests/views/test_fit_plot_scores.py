"""The fit of several features, over their score z."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from lrviz.views.theme import LIGHT
from tests.views.fits import sigmoid
from tests.views.mouse import Mouse
from tests.views.pictures import columns_of, is_painted

SCORES = np.array([-4.0, -1.0, 0.5, 3.0])
DATA = Dataset(np.arange(12.0).reshape(4, 3), np.array([0, 0, 1, 1]), ("a", "b", "c"), "y", ("no", "yes"), "three")


@pytest.fixture
def plot(qtbot: QtBot) -> FitPlot:
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.show()
    result.show_scores(DATA, SCORES)
    QApplication.processEvents()
    return result


def test_rows_lie_at_their_scores_under_the_sigmoid_itself(plot: FitPlot) -> None:
    picture = plot.grab().toImage()
    for z, label in zip(SCORES, DATA.labels, strict=True):
        colour = LIGHT.class_1 if label else LIGHT.class_0
        assert is_painted(picture, plot.plane.point(z, label), colour), z
    for z in (-5.0, -2.3, 1.2, 5.0):
        assert is_painted(picture, plot.plane.point(z, sigmoid(z)), LIGHT.ink, reach=1), z
    assert plot.bottom_axis.labelText == "score z = w·x + b"


def test_the_boundary_is_at_the_score_of_the_threshold(plot: FitPlot) -> None:
    assert plot._items.boundary_label.text() == "z = 0"
    plot.show_threshold(0.9)
    assert plot._items.boundary_label.text() == "z = logit t = 2.20"
    painted = columns_of(plot.grab().toImage(), LIGHT.boundary, plot.plane.rectangle)
    assert all(abs(column + 0.5 - plot.plane.point(np.log(9), 0.0).x()) <= 2 for column in painted)


def test_a_row_is_told_with_its_score(plot: FitPlot) -> None:
    mouse = Mouse(plot.viewport())
    mouse.move(plot.plane.point(0.5, 1.0))
    assert plot.texts.hover == f"z = 0.5 (yes)   h = {sigmoid(0.5)!r}"


def test_rows_can_be_selected_and_hovered_but_not_moved_or_added(plot: FitPlot, qtbot: QtBot) -> None:
    told: list[object] = []
    for signal in (plot.point_drag_started, plot.point_dragged, plot.point_add_requested):
        signal.connect(lambda *wish: told.append(wish))
    for signal in (plot.boundary_dragged, plot.curve_dragged):
        signal.connect(lambda *wish: told.append(wish))
    mouse, point = Mouse(plot.viewport()), plot.plane.point(0.5, 1.0)
    with qtbot.waitSignal(plot.row_hovered, timeout=1000) as hovered:
        mouse.move(point)
    assert hovered.args == [2]
    with qtbot.waitSignal(plot.selection_changed, timeout=1000) as selected:
        mouse.click(point)
    assert selected.args == [[2]]
    mouse.drag(point, plot.plane.point(2.0, 0.0))
    mouse.drag(plot.plane.point(0.0, 0.8), plot.plane.point(2.0, 0.8))
    mouse.drag(plot.plane.point(2.0, sigmoid(2.0)), plot.plane.point(2.0, 0.2))
    mouse.click(plot.plane.point(-2.0, 0.8))
    with qtbot.assertNotEmitted(plot.point_add_requested, wait=QApplication.doubleClickInterval() + 100):
        pass
    assert told == []


def test_the_threshold_can_be_moved(plot: FitPlot, qtbot: QtBot) -> None:
    mouse = Mouse(plot.viewport())
    mouse.move(plot.plane.point(4.0, 0.5))
    assert plot.viewport().cursor().shape() is Qt.CursorShape.SizeVerCursor
    with qtbot.waitSignal(plot.threshold_dragged, timeout=1000) as dragged:
        mouse.drag(plot.plane.point(4.0, 0.5), plot.plane.point(4.0, 0.3))
    assert dragged.args == [pytest.approx(0.3, abs=0.006)]


def test_the_range_stands_still_while_scores_move_within_it(plot: FitPlot) -> None:
    before = plot.plane.x_range
    plot.show_scores(DATA, 1.2 * SCORES)
    assert plot.plane.x_range == before
    plot.show_scores(DATA, 10 * SCORES)
    low, high = plot.plane.x_range
    assert low < -40.0
    assert high > 30.0


@pytest.mark.parametrize("scores", [[np.nan] * 4, [np.inf, -np.inf, 0.0, 1.0], [1e300, -1e300, 5e-324, 0.0]])
def test_scores_that_are_no_numbers_fail_nowhere(plot: FitPlot, scores: list[float]) -> None:
    plot.show_scores(DATA, np.array(scores))
    plot.show_selection([0, 3])
    mouse = Mouse(plot.viewport())
    mouse.move(plot.plane.rectangle.center())
    mouse.turn(plot.plane.rectangle.center(), -5)
    plot.fit()
    plot.grab()
    assert plot.numbers().startswith("z\ty\th\n")


def test_without_rows_it_is_said_where_to_add_one(plot: FitPlot) -> None:
    plot.show_scores(DATA.without_rows(range(4)), np.empty(0))
    assert "Add a row in the table" in plot.texts._middle.toPlainText()


def test_one_feature_after_several_is_drawn_as_ever(plot: FitPlot, exam: Dataset) -> None:
    plot.show_dataset(exam)
    plot.show_model(1.0, -5.0, np.full(16, 0.5))
    assert plot.bottom_axis.labelText == "hours"
    assert plot.is_editable
    assert plot.plane.x_range == pytest.approx((0.36, 9.64))
