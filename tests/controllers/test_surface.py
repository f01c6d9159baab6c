"""The cost surface follows the landscape, while it is switched on and can be seen."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.surface import NODES, SurfaceController
from lrviz.core.arrays import frozen
from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.landscape import Window
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.surface_view import SurfaceView
from tests.cli.by_hand import EXAM, LABELS, cost

WINDOW = Window((-1.0, -17.0), (4.0, 4.0))


class Desk:
    """A session and the surface, in a stack beside another page."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session = Session(dataset)
        self.analyst = Analyst()
        self.actions = Actions()
        self.view = SurfaceView()
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.view)
        self.actions.surface.toggled.connect(self.stack.setCurrentIndex)
        SurfaceController(self.session, self.analyst, self.actions, self.view)
        self.stack.resize(360, 280)
        self.stack.show()
        self.look(WINDOW)

    def look(self, window: Window, *, is_raw: bool = False) -> None:
        document = self.session.document
        self.analyst.ask_analysis(document.problem)
        chart = Chart.through(document.problem, document.parameters, is_raw=is_raw)
        self.analyst.ask_landscape(chart, window)

    def train(self, iterations: int) -> None:
        document = self.session.document
        run = descend(document.problem, self.session.method, document.trajectory.parameters[0], iterations, 0.0)
        self.session.show(document.with_trajectory(run))

    @property
    def now(self) -> list[float]:
        return self.view._places[self.view._now].tolist()


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(exam, qtbot)
    yield desk
    desk.analyst.close()


def test_it_is_drawn_when_it_is_switched_on_and_not_before(desk: Desk) -> None:
    desk.train(100)
    assert desk.view._landscape is None
    desk.actions.surface.setChecked(True)
    assert desk.view._landscape.window == WINDOW
    assert desk.now == desk.session.document.parameters.tolist()
    desk.actions.surface.setChecked(False)
    desk.train(50)
    assert desk.now != desk.session.document.parameters.tolist()


def test_its_few_nodes_are_costs_of_the_same_landscape(desk: Desk) -> None:
    desk.actions.surface.setChecked(True)
    landscape = desk.view._landscape
    assert landscape.costs.shape == (NODES, NODES)
    rows = [[x] for (x,) in EXAM]
    for row, column in ((0, 0), (0, 36), (36, 0), (20, 20), (13, 31)):
        weight, bias = landscape.axes[0][column], landscape.axes[1][row]
        expected = cost(rows, LABELS, [float(weight), float(bias)])
        assert landscape.costs[row, column] == pytest.approx(expected, rel=2e-3)


def test_the_path_minimum_and_present_place_are_the_runs(desk: Desk) -> None:
    desk.actions.surface.setChecked(True)
    desk.train(3000)
    assert desk.now == pytest.approx([1.6996684, -7.9625714])
    assert desk.view._costs[desk.view._now] == pytest.approx(0.1721133)
    assert desk.view._minimum[0].tolist() == pytest.approx([2.619389, -12.442150])
    assert 2 < len(desk.view._places) < 400
    desk.session.show(desk.session.document.at_iteration(700))
    assert desk.now == desk.session.document.parameters.tolist()
    assert len(desk.view._places) > desk.view._now + 1, "what follows is shown too"


def test_it_moves_with_the_landscapes_window(desk: Desk) -> None:
    desk.actions.surface.setChecked(True)
    desk.look(Window((0.0, -9.0), (2.0, 1.0)))
    assert desk.view._landscape.window == Window((0.0, -9.0), (2.0, 1.0))


def test_standardised_it_can_be_seen_in_either_units(desk: Desk) -> None:
    desk.actions.surface.setChecked(True)
    desk.session.edit("Standardise", desk.session.document.with_standardization(True))
    desk.look(Window((-1.0, -3.0), (7.0, 3.0)))
    desk.train(30)
    assert desk.now == pytest.approx(desk.session.document.parameters.tolist())
    desk.look(WINDOW, is_raw=True)
    assert desk.now == pytest.approx(desk.session.document.raw_parameters.tolist())
    assert desk.view._minimum[0].tolist() == pytest.approx([2.619389, -12.442150], rel=1e-5)


def test_a_map_of_earlier_data_is_taken_away(desk: Desk) -> None:
    desk.actions.surface.setChecked(True)
    document = desk.session.document
    desk.session.edit("Move point", document.with_dataset(document.dataset.with_feature(8, 0, 2.0)))
    assert desk.view._landscape is None
    desk.look(WINDOW)
    assert desk.view._landscape is not None


def test_while_data_are_dragged_the_last_map_stays_until_theirs_is_there_but_not_the_run(
    desk: Desk,
) -> None:
    desk.actions.surface.setChecked(True)
    before, document = desk.view._landscape, desk.session.document
    desk.session.grip.take(desk.view)
    moved = document.dataset.with_feature(8, 0, 2.0)
    desk.session.edit("Move point", document.with_dataset(moved).with_parameters(frozen([1.0, -4.0])))
    assert desk.view._landscape is before
    assert desk.now == [1.0, -4.0]
    desk.look(WINDOW)
    assert desk.view._landscape is not before
    assert desk.view._landscape.chart.objective is desk.session.document.problem
    two = Dataset(frozen([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 2.5]]), frozen([0, 1, 0, 1]), ("a", "b"))
    desk.session.open(two)
    assert desk.view._landscape is None, "which has other axes"


@pytest.mark.parametrize(
    ("features", "labels", "words"),
    [(np.empty((0, 1)), [], "needs data"), ([[1.0, 2.0, 1.0], [3.0, 5.0, 2.0]], [0, 1], "one or two features")],
)
def test_where_there_can_be_no_surface_a_sentence_says_why(desk: Desk, features, labels, words: str) -> None:
    desk.actions.surface.setChecked(True)
    names = tuple(f"x{number}" for number in range(np.shape(features)[1]))
    desk.session.open(Dataset(frozen(features), frozen(labels), names))
    assert words in desk.view._notice
    desk.session.undo_stack.undo()
    assert desk.view._notice == ""


def test_two_features_have_a_surface_over_both_weights(desk: Desk, qtbot: QtBot) -> None:
    desk.actions.surface.setChecked(True)
    data = Dataset(frozen([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 2.5]]), frozen([0, 1, 0, 1]), ("a", "b"))
    desk.session.open(data)
    desk.look(Window((-2.0, -2.0), (2.0, 2.0)))
    desk.train(5)
    QApplication.processEvents()
    assert desk.view._frame.names == ("w₁", "w₂", "J")
    assert desk.now == desk.session.document.parameters[:2].tolist()
    assert not desk.view.grab().isNull()
    qtbot.waitUntil(lambda: not desk.analyst.is_busy, timeout=20_000)
