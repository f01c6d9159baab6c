"""What the evaluation shows of the session: counts at once, the curve as often as it can be afforded."""

import math

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sklearn.metrics import confusion_matrix, precision_score, roc_auc_score

from lrviz.controllers.evaluation import NO_NUMBERS, NO_ROWS, ONE_CLASS, EvaluationController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.session import Session
from lrviz.views.evaluation_panel import EvaluationPanel
from lrviz.views.roc_plot import RocPlot


class Desk:
    """A session and the panel that shows it, alone or in a window."""

    def __init__(self, dataset: Dataset, qtbot: QtBot, *, is_in_window: bool = False) -> None:
        self.session = Session(dataset)
        self.panel = EvaluationPanel()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        QVBoxLayout(self.window).addWidget(self.panel)
        self.window.resize(360, 460)
        if is_in_window:
            with qtbot.waitExposed(self.window):
                self.window.show()
        EvaluationController(self.session, self.panel)

    @property
    def plot(self) -> RocPlot:
        return self.panel.findChild(RocPlot, "roc_plot")

    def text(self, name: str) -> str:
        return self.panel.findChild(QLabel, f"{name}_value").text()

    @property
    def counts(self) -> list[str]:
        return [self.text(name) for name in ("tn", "fp", "fn", "tp")]

    def set_parameters(self, *parameters: float) -> None:
        self.session.edit("Set w and b", self.session.document.with_parameters(frozen(parameters)))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Desk:
    return Desk(exam, qtbot)


def sampled(samples: int, features: int, seed: int = 0) -> Dataset:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, features)).round(1)
    labels = rng.random(samples) < 1 / (1 + np.exp(-x.sum(axis=1)))
    return Dataset(frozen(x), frozen(labels.astype(float)), tuple(f"x{k}" for k in range(features)))


def test_at_the_start_everybody_is_predicted_to_pass(desk: Desk) -> None:
    assert desk.counts == ["0", "8", "0", "8"]
    assert (desk.text("accuracy"), desk.text("auc")) == ("0.5000", "0.5000")


def test_the_numbers_follow_the_run_and_the_threshold(desk: Desk) -> None:
    desk.set_parameters(1.6997, -7.9626)
    assert desk.counts == ["7", "1", "1", "7"]
    assert desk.text("auc") == "0.9844"
    desk.session.set_threshold(0.9)
    assert desk.counts == ["8", "0", "2", "6"]
    assert (desk.text("precision"), desk.text("recall")) == ("1.0000", "0.7500")
    desk.session.undo_stack.undo()
    assert (desk.counts, desk.text("precision")) == (["8", "0", "8", "0"], "–")
    desk.session.set_threshold(0.5)
    assert desk.counts == ["0", "8", "0", "8"]


def test_a_threshold_that_is_wished_in_the_panel_is_set(desk: Desk) -> None:
    desk.panel.threshold_changed.emit(0.25)
    assert desk.session.threshold == 0.25
    assert not desk.session.undo_stack.canUndo()
    assert desk.panel.findChild(QWidget, "threshold").value() == 0.25


@pytest.mark.parametrize("features", [1, 2, 5])
@pytest.mark.parametrize("is_standardized", [False, True])
def test_any_number_of_features_is_scikit_learns(qtbot: QtBot, features: int, is_standardized: bool) -> None:
    dataset = sampled(300, features)
    desk = Desk(dataset, qtbot)
    desk.session.edit("Standardise", desk.session.document.with_standardization(is_standardized))
    weights = np.linspace(0.7, 1.5, features)
    desk.set_parameters(*weights, -0.3)
    desk.session.set_threshold(0.42)
    h = 1 / (1 + np.exp(-(dataset.features @ weights - 0.3)))
    predicted = h >= 0.42
    assert desk.counts == [str(count) for count in confusion_matrix(dataset.labels, predicted).ravel()]
    assert desk.text("precision") == f"{precision_score(dataset.labels, predicted):.4f}"
    # Standardised coordinates round h otherwise, which may part what ties.
    assert float(desk.text("auc")) == pytest.approx(roc_auc_score(dataset.labels, h.round(12)), abs=2e-3)


def test_why_there_is_no_curve_is_said(desk: Desk) -> None:
    desk.session.open(Dataset(frozen(np.empty((0, 1))), frozen([])))
    assert (desk.plot.texts.notice, desk.counts) == (NO_ROWS, ["0", "0", "0", "0"])
    assert (desk.text("accuracy"), desk.text("auc")) == ("–", "–")
    desk.session.open(Dataset(frozen([[1.0], [2.0]]), frozen([1, 1])))
    assert (desk.plot.texts.notice, desk.text("auc"), desk.text("recall")) == (ONE_CLASS, "–", "1.0000")
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert (desk.plot.texts.notice, desk.text("auc")) == ("", "0.5000")


def test_a_run_that_left_the_numbers_is_told_as_undefined(desk: Desk) -> None:
    desk.set_parameters(math.inf, -math.inf)
    assert desk.plot.texts.notice == NO_NUMBERS
    assert desk.counts == ["–", "–", "–", "–"]
    assert {desk.text(name) for name in ("accuracy", "precision", "recall", "auc")} == {"–"}
    desk.set_parameters(1.0, -5.0)
    assert desk.plot.texts.notice == ""


def test_class_names_come_from_the_data(desk: Desk) -> None:
    document = desk.session.document
    desk.session.edit("Swap", document.with_dataset(document.dataset.with_classes_swapped()))
    texts = [label.text() for label in desk.panel.findChildren(QLabel)]
    assert "● pass" in texts
    assert "→ fail" in texts


def test_a_hidden_panel_draws_no_curve_and_catches_up_when_shown(exam: Dataset, qtbot: QtBot) -> None:
    desk = Desk(exam, qtbot, is_in_window=True)
    desk.panel.hide()
    desk.set_parameters(1.6997, -7.9626)
    assert desk.counts == ["7", "1", "1", "7"]
    assert desk.text("auc") == "0.5000"
    desk.panel.show()
    qtbot.waitUntil(lambda: desk.text("auc") == "0.9844", timeout=2000)


def test_the_curve_of_many_rows_is_drawn_now_and_then_and_at_last(qtbot: QtBot) -> None:
    desk = Desk(sampled(60_000, 1), qtbot, is_in_window=True)
    drawn: list[float] = []
    show_roc = desk.panel.show_roc
    desk.panel.show_roc = lambda roc: (drawn.append(roc.auc), show_roc(roc))
    for weight in (1.0, 0.0, 0.5, -1.0):
        desk.set_parameters(weight, 0.1)
        assert desk.counts != []
    assert len(drawn) <= 1
    qtbot.waitUntil(lambda: bool(drawn) and drawn[-1] < 0.4, timeout=3000)
    assert len(drawn) <= 2
    qtbot.wait(150)
    assert len(drawn) <= 2


def test_each_frame_of_few_rows_has_its_curve(exam: Dataset, qtbot: QtBot) -> None:
    desk = Desk(exam, qtbot, is_in_window=True)
    seen = []
    for weight in (1.0, -1.0, 0.0):
        desk.set_parameters(weight, 0.0)
        seen.append(desk.text("auc"))
    QApplication.processEvents()
    assert seen == ["0.9844", "0.0156", "0.5000"]
