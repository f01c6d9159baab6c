import math

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lrviz.controllers.accuracy import AccuracyController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.convergence_plot import ConvergencePlot


class Desk:
    """A session and the plot of its run, as the whole window feeds it."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session, self.actions, self.plot = Session(dataset), Actions(), ConvergencePlot()
        qtbot.addWidget(self.plot)
        AccuracyController(self.session, self.actions, self.plot)
        self.session.trajectory_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        document = self.session.document
        self.plot.show_trajectory(document.trajectory, document.iteration, None)

    @property
    def drawn(self) -> list[float]:
        items = self.plot._items
        return items._made.getData()[1].tolist() or items._now.getData()[1].tolist()

    def set_model(self, *parameters: float) -> None:
        self.session.edit("Set w and b", self.session.document.with_parameters(frozen(parameters)))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Desk:
    return Desk(exam, qtbot)


def share_right(dataset: Dataset, weight: float, bias: float, threshold: float) -> float:
    rows = zip(dataset.features[:, 0].tolist(), dataset.labels.tolist(), strict=True)
    return sum((1 / (1 + math.exp(-(weight * x + bias))) >= threshold) == bool(y) for x, y in rows) / len(
        dataset.labels
    )


def test_the_accuracy_is_shown_only_while_it_is_wished(desk: Desk, exam: Dataset) -> None:
    desk.set_model(2.0, -9.0)
    assert desk.drawn == [desk.session.document.cost]
    desk.actions.accuracy_curve.setChecked(True)
    assert desk.drawn == [share_right(exam, 2.0, -9.0, 0.5)]
    assert not desk.actions.log_scale.isEnabled()
    desk.actions.accuracy_curve.setChecked(False)
    assert desk.drawn == [desk.session.document.cost]
    assert desk.actions.log_scale.isEnabled()


def test_it_follows_the_run_the_threshold_and_the_data(desk: Desk, exam: Dataset) -> None:
    desk.actions.accuracy_curve.setChecked(True)
    desk.set_model(1.7, -8.0)
    assert desk.drawn == [share_right(exam, 1.7, -8.0, 0.5)]
    desk.session.set_threshold(0.9)
    assert desk.drawn == [share_right(exam, 1.7, -8.0, 0.9)]
    edited = exam.with_label(15, 0)
    desk.session.edit("Edit", desk.session.document.with_dataset(edited))
    assert desk.drawn == [share_right(edited, 1.7, -8.0, 0.9)]
    desk.session.undo_stack.undo()
    assert desk.drawn == [share_right(exam, 1.7, -8.0, 0.9)]


def test_other_columns_may_come_and_go_while_it_is_shown(desk: Desk, exam: Dataset) -> None:
    desk.actions.accuracy_curve.setChecked(True)
    desk.session.open(Dataset(frozen([[1.0, 2.0], [3.0, 5.0], [4.0, 0.0]]), frozen([0, 1, 1]), ("a", "b")))
    assert desk.drawn == [pytest.approx(2 / 3)]
    desk.session.open(exam.without_rows(range(16)))
    assert np.isnan(desk.drawn).all()
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert desk.drawn == [0.5]
