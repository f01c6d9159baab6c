"""Mean squared error beside log loss: the same window, start and steps."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.squared_error import SquaredErrorController
from lrviz.core.arrays import frozen
from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.landscape import Window
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.squared_error_panel import SquaredErrorPanel

WINDOW = Window((-1.0, -17.0), (4.0, 4.0))


class Desk:
    """A session and the panel, in a stack beside another page."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.session = Session(dataset)
        self.analyst = Analyst()
        self.panel = SquaredErrorPanel()
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.stack.addWidget(self.panel)
        self.stack.addWidget(QWidget())
        self.stack.resize(360, 280)
        self.controller = SquaredErrorController(self.session, self.analyst, self.panel)
        self.companion = self.controller._companion
        self.stack.show()
        self.look(WINDOW)
        self.settle()

    def look(self, window: Window) -> None:
        """Let the log loss' landscape show `window`."""
        document = self.session.document
        self.analyst.ask_analysis(document.problem)
        self.analyst.ask_landscape(Chart.through(document.problem, document.parameters), window)

    def train(self, iterations: int, start: tuple[float, float] = (0.0, 0.0)) -> None:
        document = self.session.document.with_start(frozen(start))
        run = descend(document.problem, self.session.method, document.trajectory.parameters[0], iterations, 0.0)
        self.session.show(document.with_trajectory(run))
        self.settle()

    def settle(self) -> None:
        """Wait until what is seen has been told so, and everything is computed."""
        for _ in range(3):
            self.stack.repaint()
            QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.controller.is_busy, timeout=20_000)
        QApplication.processEvents()

    def text(self, name: str) -> str:
        label = self.panel.findChild(QLabel, name)
        return label.text() if label.isVisibleTo(self.panel) else ""

    @property
    def shown(self) -> np.ndarray:
        """Where the plot's dot is."""
        return self.panel.plot._drawing.run.place

    @property
    def window(self) -> Window:
        (left, right), (bottom, top) = self.panel.plot.plane.x_range, self.panel.plot.plane.y_range
        return Window((left, bottom), (right, top))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(exam, qtbot)
    yield desk
    desk.controller.close()
    desk.analyst.close()


def plain_run(dataset: Dataset, rate: float, steps: int, start: tuple[float, float]) -> np.ndarray:
    """Return θ after so many steps on squared error, by a plain loop."""
    x, y, theta = dataset.features[:, 0], dataset.labels, np.array(start)
    for _ in range(steps):
        h = 1 / (1 + np.exp(-(theta[0] * x + theta[1])))
        factors = 2 * (h - y) * h * (1 - h) / len(y)
        theta = theta - rate * np.array([factors @ x, factors.sum()])
    return theta


def test_after_the_same_steps_from_the_same_start_both_are_told(desk: Desk, exam: Dataset) -> None:
    desk.train(3000)
    expected = plain_run(exam, 0.1, 3000, (0.0, 0.0))
    np.testing.assert_allclose(desk.shown, expected, rtol=1e-9)
    assert desk.text("log_loss_value") == "0.1721"
    assert desk.text("log_loss_boundary_value") == "4.6848"
    assert desk.text("squared_error_value") == "0.0612"
    assert float(desk.text("squared_error_boundary_value")) == pytest.approx(-expected[1] / expected[0], abs=6e-5)


def test_scrubbing_shows_the_same_iteration_of_both(desk: Desk, exam: Dataset) -> None:
    desk.train(300)
    desk.session.show(desk.session.document.at_iteration(120))
    np.testing.assert_allclose(desk.shown, plain_run(exam, 0.1, 120, (0.0, 0.0)), rtol=1e-9)
    assert desk.companion.trajectory.last_iteration == 300


def test_it_shows_the_window_of_the_log_loss_and_follows_it(desk: Desk) -> None:
    assert desk.window == WINDOW
    assert desk.companion.landscape.window == WINDOW
    moved = Window((0.0, -9.0), (2.0, 1.0))
    desk.look(moved)
    desk.settle()
    assert desk.window == moved
    assert desk.companion.landscape.window == moved


def test_a_window_chosen_here_stays_until_a_fit(desk: Desk) -> None:
    chosen = Window((1.0, -10.0), (2.0, -5.0))
    desk.panel.plot.is_moved_by_user = True
    desk.panel.plot.window_changed.emit(chosen)
    desk.settle()
    assert desk.companion.landscape.window == chosen
    desk.look(Window((0.0, -9.0), (2.0, 1.0)))
    desk.settle()
    assert desk.companion.landscape.window == chosen
    desk.panel.plot.fit()
    desk.settle()
    assert desk.window == Window((0.0, -9.0), (2.0, 1.0))
    assert desk.companion.landscape.window == desk.window


def test_the_one_minimum_is_marked(desk: Desk) -> None:
    np.testing.assert_allclose(desk.panel.plot._drawing.minimum, [1.8477275, -8.7767105], rtol=1e-6)


def test_on_a_plateau_a_quiet_sentence_says_so(desk: Desk) -> None:
    desk.train(50, (3.0, 4.0))
    sentence = desk.text("plateau_sentence")
    assert sentence.startswith("Here the slope is 2.2")
    assert "almost flat, though J is 0.4466 above the lowest that was found" in sentence
    desk.train(50)
    assert desk.text("plateau_sentence") == ""


def test_a_start_chosen_here_is_the_start_of_both_and_can_be_undone(desk: Desk) -> None:
    desk.panel.plot.start_requested.emit(3.0, 4.0)
    desk.settle()
    assert desk.session.document.raw_parameters.tolist() == [3.0, 4.0]
    assert desk.shown.tolist() == [3.0, 4.0]
    desk.session.undo_stack.undo()
    desk.settle()
    assert desk.shown.tolist() == [0.0, 0.0]


def test_dragging_the_dot_is_one_undo_step(desk: Desk) -> None:
    plot = desk.panel.plot
    plot.parameters_drag_started.emit()
    for weight in (1.0, 2.0, 3.0):
        plot.parameters_dragged.emit(weight, -4.0)
        assert desk.shown.tolist() == [weight, -4.0]
    plot.parameters_drag_finished.emit()
    assert desk.session.undo_stack.count() == 1
    desk.session.undo_stack.undo()
    assert desk.session.document.raw_parameters.tolist() == [0.0, 0.0]


def test_other_data_are_shown_anew(desk: Desk) -> None:
    before = desk.panel.plot._drawing.minimum.copy()
    document = desk.session.document
    desk.session.edit("Move point", document.with_dataset(document.dataset.with_feature(8, 0, 5.7)))
    desk.look(WINDOW)
    desk.settle()
    assert not np.allclose(desk.panel.plot._drawing.minimum, before)
    assert desk.companion.landscape.chart.objective.problem is desk.session.document.problem


def test_standardised_it_runs_in_those_coordinates_and_tells_the_boundary_in_hours(desk: Desk) -> None:
    desk.session.edit("Standardise", desk.session.document.with_standardization(True))
    desk.session.set_learning_rate(1.0)
    desk.look(Window((-1.0, -2.0), (6.0, 3.0)))
    desk.train(500)
    raw = desk.session.document.problem.to_raw(desk.companion.trajectory.parameters[-1])
    assert float(desk.text("squared_error_boundary_value")) == pytest.approx(-raw[1] / raw[0], abs=6e-5)
    assert 4 < float(desk.text("squared_error_boundary_value")) < 5.5


def test_while_it_cannot_be_seen_nothing_is_computed_and_then_it_catches_up(desk: Desk, exam: Dataset) -> None:
    desk.stack.setCurrentIndex(1)
    desk.train(200)
    assert desk.companion.trajectory.last_iteration == 0
    desk.stack.setCurrentIndex(0)
    desk.settle()
    np.testing.assert_allclose(desk.shown, plain_run(exam, 0.1, 200, (0.0, 0.0)), rtol=1e-9)


@pytest.mark.parametrize(
    ("features", "labels", "words"),
    [(np.empty((0, 1)), [], "needs data"), ([[1.0, 2.0], [3.0, 5.0]], [0, 1], "drawn for one feature")],
)
def test_where_it_cannot_be_drawn_a_sentence_says_why(desk: Desk, features, labels, words: str) -> None:
    names = tuple(f"x{number}" for number in range(np.shape(features)[1]))
    desk.session.open(Dataset(frozen(features), frozen(labels), names))
    desk.panel.plot.start_requested.emit(1.0, 1.0)
    desk.panel.plot.parameters_dragged.emit(1.0, 1.0)
    desk.settle()
    assert words in desk.panel.plot.texts.notice
    assert not desk.session.document.start.any()
    desk.session.undo_stack.undo()
    desk.look(WINDOW)
    desk.settle()
    assert desk.panel.plot.texts.notice == ""
    assert desk.text("log_loss_value") == "0.6931"


def test_separable_data_have_no_minimum_here_either(desk: Desk) -> None:
    desk.session.open(Dataset(frozen([[1.0], [2.0], [3.0], [4.0]]), frozen([0, 0, 1, 1]), ("x",)))
    desk.look(WINDOW)
    desk.settle()
    assert desk.panel.plot._drawing.minimum is None


def test_a_moved_threshold_moves_both_boundaries(desk: Desk) -> None:
    desk.train(3000)
    before = [desk.text("log_loss_boundary_value"), desk.text("squared_error_boundary_value")]
    desk.session.set_threshold(0.8)
    after = [desk.text("log_loss_boundary_value"), desk.text("squared_error_boundary_value")]
    assert all(float(new) > float(old) for new, old in zip(after, before, strict=True))


def test_what_fails_in_the_thread_is_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.controller.failed):
        desk.companion.failed.emit(ValueError("no"))
