"""The question that is asked, and the answer that follows data and run."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from lrviz.controllers.prediction import PredictionController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.document import Document
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.fit_plot import FitPlot
from lrviz.views.prediction import PredictionPanel


class Desk:
    """A session, and the panel that asks it."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session = Session(dataset)
        self.panel, self.fit = PredictionPanel(), FitPlot()
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.fit)
        self.panel.resize(500, 80)
        self.actions = Actions()
        self.prediction = PredictionController(self.session, self.actions, self.panel, self.fit)
        self.field = self.panel.findChild(QLineEdit, "prediction_input")

    @property
    def answer(self) -> str:
        return self.panel.findChild(QLabel, "prediction_output").text()

    @property
    def is_drawn(self) -> bool:
        return bool(np.isfinite(self.fit._predictions[1]).any())

    def set_model(self, weight: float, bias: float) -> None:
        document = self.session.document.with_parameters(frozen([weight, bias]))
        self.session.edit("Set w and b", document)


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Desk:
    return Desk(exam, qtbot)


def data(x: Sequence[float], classes: tuple[str, str] = ("no", "yes")) -> Dataset:
    labels = [row % 2 for row in range(len(x))]
    return Dataset(frozen(x).reshape(-1, 1), frozen(labels), ("dose",), "alive", classes, "doses")


def test_the_first_question_is_a_round_number_near_the_middle(desk: Desk) -> None:
    assert desk.field.text() == "5"
    assert desk.answer == "P(pass) = 0.500 → PASS"
    assert desk.is_drawn


@pytest.mark.parametrize(
    ("x", "question"),
    [
        ([4.71, 4.74], "4.72"),
        ([7.0], "7"),
        ([-30.0, -20.0, -10.0], "-20"),
        ([1234.5678, 1234.5679], "1234.56785"),
        ([1e150, 1e150], "1e+150"),
        ([0.0, 0.0], "0"),
    ],
)
def test_the_first_question_lies_between_the_data_however_close_they_are(
    desk: Desk, x: list[float], question: str
) -> None:
    desk.session.open(data(x))
    assert min(x) <= float(desk.field.text()) <= max(x)
    assert desk.field.text() == question


def test_without_rows_nothing_is_asked(desk: Desk) -> None:
    desk.session.open(data([]))
    assert desk.field.text() == ""
    assert desk.answer == "P(yes) = –"
    assert not desk.is_drawn


def test_the_answer_is_the_sigmoid_of_the_model_shown(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    for text, score in (("6", 2.0), ("4,5", -1.0), ("+2e0", -6.0)):
        desk.field.setText(text)
        h = 1 / (1 + math.exp(-score))
        assert desk.answer == f"P(pass) = {h:.3f} → {'PASS' if score >= 0 else 'FAIL'}"
        assert np.ravel(desk.fit._predictions) == pytest.approx([6 + (score - 2) / 2, h])


def test_one_half_is_a_pass(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    desk.field.setText("5")
    assert desk.answer == "P(pass) = 0.500 → PASS"
    desk.field.setText("4.9999999")
    assert desk.answer == "P(pass) = 0.500 → FAIL"


def test_an_edit_keeps_the_question_and_other_data_ask_their_own(desk: Desk) -> None:
    desk.field.setText("6.5")
    document = desk.session.document
    desk.session.edit("Move point", document.with_dataset(document.dataset.with_feature(0, 0, 40.0)))
    assert desk.field.text() == "6.5"
    desk.session.open(data([10.0, 20.0, 30.0], ("dead", "alive")))
    assert desk.field.text() == "20"
    assert desk.answer == "P(alive) = 0.500 → ALIVE"
    desk.session.undo_stack.undo()
    assert desk.field.text() == "6.5", "the question of the data that are back"
    assert desk.answer.startswith("P(pass) = 0.5")


@pytest.mark.parametrize("text", ["1e151", "-1e300", "nan", "1e999", "five"])
def test_what_cannot_be_asked_has_no_answer_and_no_point(desk: Desk, text: str) -> None:
    desk.field.setText(text)
    assert "PASS" not in desk.answer
    assert "FAIL" not in desk.answer
    assert not desk.is_drawn


def test_a_score_beyond_float64_is_certain_and_one_that_is_no_number_unanswered(desk: Desk) -> None:
    desk.field.setText("1e150")
    desk.set_model(1e300, 0.0)
    assert desk.answer == "P(pass) = 1.000 → PASS"
    desk.set_model(-1e300, 0.0)
    assert desk.answer == "P(pass) = 0.000 → FAIL"
    desk.set_model(math.inf, -math.inf)
    assert desk.answer == "P(pass) = –"
    assert not desk.is_drawn
    desk.set_model(0.0, 1.0)
    assert desk.answer == "P(pass) = 0.731 → PASS"


def test_several_features_are_asked_for_and_not_drawn(desk: Desk) -> None:
    desk.session.open(Dataset(frozen([[1.0, 2.0], [3.0, 5.0]]), frozen([0, 1]), ("a", "b")))
    assert desk.field.text() == "2 4"
    assert not desk.is_drawn
    document = desk.session.document
    desk.session.edit("Set", document.with_parameters(frozen([1.0, -2.0, 0.5])))
    desk.field.setText("6 2; 3 8")
    expected = [1 / (1 + math.exp(-score)) for score in (2.5, -12.5)]
    np.testing.assert_allclose(desk.prediction.probabilities, expected, rtol=1e-14)
    assert desk.answer == "1 of 2 1"
    assert not desk.is_drawn
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert desk.field.text() == "5"
    assert desk.is_drawn


def test_standardised_features_are_asked_for_in_their_own_units(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    desk.session.edit("Standardise", desk.session.document.with_standardization(True))
    desk.field.setText("6 4")
    np.testing.assert_allclose(
        desk.prediction.probabilities, [1 / (1 + math.exp(-2)), 1 / (1 + math.exp(2))], rtol=1e-12
    )


def test_several_students_follow_the_model_and_the_threshold(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    desk.field.setText("4 5 6")
    assert desk.answer == "2 of 3 PASS"
    assert desk.fit._predictions[0].tolist() == [4.0, 5.0, 6.0], "all are on the curve"
    desk.session.set_threshold(0.6)
    assert desk.answer == "1 of 3 PASS"
    desk.session.set_threshold(0.1)
    assert desk.answer == "3 of 3 PASS"
    desk.set_model(2.0, -13.5)
    assert desk.answer == "1 of 3 PASS"


def test_the_worked_example_of_the_guide(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    desk.prediction.ask("6")
    assert desk.answer == "P(pass) = 0.881 → PASS"
    assert desk.prediction.text == desk.field.text() == "6"
    assert desk.prediction.values.tolist() == [[6.0]]
    assert desk.prediction.probabilities == pytest.approx([1 / (1 + math.exp(-2))])


def test_a_lesson_asks_as_if_it_had_been_typed(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.panel.prediction_requested):
        desk.prediction.ask("5; 6.5; 8")
    assert desk.prediction.values.tolist() == [[5.0], [6.5], [8.0]]
    assert desk.answer == "3 of 3 PASS"
    desk.prediction.ask("")
    assert desk.prediction.values.shape == (0, 1)
    assert desk.prediction.probabilities.shape == (0,)


def test_what_was_asked_comes_back_with_the_users_own_data(desk: Desk) -> None:
    desk.field.setText("6.5 7")
    desk.session.set_aside(Document.opening(data([1.0, 3.0])))
    assert desk.field.text() == "2"
    desk.prediction.ask("1 2 3")
    desk.session.take_back()
    assert desk.field.text() == "6.5 7"
    assert desk.answer == "2 of 2 PASS"


def test_the_line_of_least_squares_says_what_it_says(desk: Desk, exam: Dataset) -> None:
    label = desk.panel.findChild(QLabel, "prediction_line")
    desk.actions.least_squares_line.setChecked(True)
    desk.field.setText("20")
    slope, intercept = np.polyfit(exam.features[:, 0], exam.labels, 1)
    assert label.text() == f"line: {slope * 20 + intercept:.3f}, no probability" == "line: 3.194, no probability"
    document = desk.session.document
    desk.session.edit("Move point", document.with_dataset(document.dataset.with_feature(0, 0, 9.0)))
    assert label.text() != "line: 3.194, no probability"
    desk.session.open(Dataset(frozen([[1.0, 2.0], [3.0, 5.0]]), frozen([0, 1]), ("a", "b")))
    assert label.isHidden()
    desk.session.undo_stack.undo()
    assert not label.isHidden()
    desk.actions.least_squares_line.setChecked(False)
    assert label.isHidden()


def test_swapped_classes_answer_for_the_other_class(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    desk.field.setText("6")
    document = desk.session.document
    desk.session.edit("Swap", document.with_dataset(document.dataset.with_classes_swapped()))
    assert desk.answer == f"P(fail) = {1 / (1 + np.exp(-2)):.3f} → FAIL"
