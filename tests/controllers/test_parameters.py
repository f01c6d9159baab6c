"""w and b by hand: what is set, how it is undone, and the two switches that are one."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from lrviz.controllers.parameters import ParametersController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance
from lrviz.files.builtin import load_builtin
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.parameter_controls import ParameterInput, ParameterSlider
from lrviz.views.parameters_panel import ParametersPanel
from tests.cli.by_hand import EXAM, LABELS, cost

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A session, the panel that moves it, and the action that is the check box."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session = Session(dataset)
        self.analyst = Analyst()
        self.actions = Actions()
        self.panel = ParametersPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(320, 180)
        self.panel.show()
        self.session.dataset_changed.connect(self._analyse)
        ParametersController(self.session, self.analyst, self.actions, self.panel)
        self._analyse()
        QApplication.processEvents()

    def _analyse(self) -> None:
        self.analyst.ask_analysis(self.session.document.problem)

    def slider(self, name: str) -> ParameterSlider:
        return self.panel.findChild(ParameterSlider, f"{name}_slider")

    def input(self, name: str) -> ParameterInput:
        return self.panel.findChild(ParameterInput, f"{name}_input")

    def read(self, name: str) -> str:
        return self.panel.findChild(QLabel, f"{name}_value").text()

    @property
    def raw(self) -> list[float]:
        return self.session.document.raw_parameters.tolist()

    @property
    def switches(self) -> tuple[bool, bool]:
        return self.panel.findChild(QCheckBox, "standardize").isChecked(), self.actions.standardize.isChecked()

    def drag(self, qtbot: QtBot, name: str, *shares: float) -> None:
        slider = self.slider(name)
        places = [QPointF(slider.place_of(share), slider.height() / 2).toPoint() for share in shares]
        qtbot.mousePress(slider, LEFT, pos=places[0])
        for place in places[1:]:
            qtbot.mouseMove(slider, place)
        qtbot.mouseRelease(slider, LEFT, pos=places[-1])

    def type(self, qtbot: QtBot, name: str, text: str) -> None:
        field = self.input(name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    def train(self, steps: int) -> None:
        document = self.session.document
        tail = document.trajectory.parameters[-1]
        self.session.show(document.extended(advance(document.problem, self.session.method, tail, Budget(steps), 0.0)))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(exam, qtbot)
    yield desk
    desk.analyst.close()


def test_a_drag_of_a_slider_sets_w_in_one_undo_step(desk: Desk, qtbot: QtBot) -> None:
    desk.train(50)
    before = desk.session.document
    desk.drag(qtbot, "weight", 0.6, 0.7, 0.8, 0.75)
    assert desk.raw[0] == pytest.approx(2.5, abs=0.1)
    assert desk.raw[1] == before.raw_parameters[1]
    assert desk.session.document.iteration == 0
    assert desk.session.undo_stack.count() == 1
    assert desk.session.undo_stack.undoText() == "Set w and b"
    desk.session.undo_stack.undo()
    assert desk.session.document is before


def test_two_drags_and_a_typed_number_are_three_steps(desk: Desk, qtbot: QtBot) -> None:
    desk.drag(qtbot, "weight", 0.6, 0.7)
    desk.drag(qtbot, "bias", 0.4, 0.3)
    desk.type(qtbot, "bias", "-1,25e1")
    assert desk.session.undo_stack.count() == 3
    assert desk.raw[1] == -12.5
    assert desk.session.document.trajectory.parameters.tolist() == [desk.raw]


def test_what_is_set_is_compared_with_the_best(desk: Desk, qtbot: QtBot) -> None:
    assert (desk.read("hand_cost"), desk.read("best_cost")) == ("0.6931", "0.1569")
    desk.type(qtbot, "weight", "2")
    desk.type(qtbot, "bias", "-10")
    mine = cost(EXAM, LABELS, [2.0, -10.0])
    assert desk.read("hand_cost") == f"{mine:.4f}"
    assert desk.read("hand_gap") == f"{mine - 0.15693828570192214:.2e}"
    assert desk.read("odds_ratio") == f"{math.exp(2):.4f}"


def test_the_sliders_follow_the_run_and_change_nothing(desk: Desk) -> None:
    for _ in range(3):
        desk.train(100)
        assert desk.slider("weight").meaning() == desk.raw[0]
        assert desk.input("bias").value() == desk.raw[1]
    assert desk.session.undo_stack.count() == 0
    assert desk.session.document.iteration == 300


def test_the_number_that_is_there_already_is_no_edit(desk: Desk, qtbot: QtBot) -> None:
    desk.train(10)
    desk.type(qtbot, "weight", desk.input("weight").text())
    assert desk.session.document.iteration == 10
    assert desk.session.undo_stack.count() == 0


def test_a_number_beyond_the_slider_moves_its_ends_and_undo_brings_them_back(desk: Desk, qtbot: QtBot) -> None:
    first = desk.slider("weight").meaning_range()
    desk.type(qtbot, "weight", "1000")
    assert desk.slider("weight").meaning_range()[1] >= 1000
    assert desk.slider("weight").value() < desk.slider("weight").maximum()
    desk.session.undo_stack.undo()
    assert desk.slider("weight").meaning_range() == first


def test_while_a_slider_is_held_its_ends_stand_still(desk: Desk, qtbot: QtBot) -> None:
    desk.type(qtbot, "weight", "1000")
    wide = desk.slider("weight").meaning_range()
    slider = desk.slider("weight")
    middle = QPointF(slider.place_of(0.5), slider.height() / 2).toPoint()
    qtbot.mousePress(slider, LEFT, pos=middle)
    assert desk.raw[0] == pytest.approx(0.0, abs=20)
    assert slider.meaning_range() == wide
    qtbot.mouseRelease(slider, LEFT, pos=middle)
    assert slider.meaning_range()[1] < wide[1]


def test_other_data_bring_their_own_range_and_names(desk: Desk, qtbot: QtBot) -> None:
    thousandfold = Dataset(frozen([[1000 * x] for (x,) in EXAM]), frozen(LABELS), ("ms",))
    before = desk.slider("weight").meaning_range()[1]
    desk.session.open(thousandfold)
    assert desk.slider("weight").meaning_range()[1] == pytest.approx(before / 1000)
    assert any("ms + 1" in label.text() for label in desk.panel.findChildren(QLabel))
    desk.session.undo_stack.undo()
    assert desk.slider("weight").meaning_range()[1] == before


def test_the_two_switches_are_one_and_keep_w_and_b(desk: Desk, qtbot: QtBot) -> None:
    desk.type(qtbot, "weight", "2")
    desk.type(qtbot, "bias", "-10")
    steps = desk.session.undo_stack.count()
    desk.panel.findChild(QCheckBox, "standardize").click()
    assert desk.switches == (True, True)
    assert desk.session.document.problem.standardize
    assert desk.raw == pytest.approx([2.0, -10.0], abs=1e-12)
    assert (desk.input("weight").text(), desk.input("bias").text()) == ("2.0000", "−10.0000")
    assert desk.session.undo_stack.count() == steps + 1
    desk.actions.standardize.trigger()
    assert desk.switches == (False, False)
    assert desk.session.undo_stack.count() == steps + 2
    desk.session.undo_stack.undo()
    assert desk.switches == (True, True)
    assert desk.session.undo_stack.undoText() == "Standardise features"
    desk.session.undo_stack.undo()
    assert desk.switches == (False, False)
    desk.session.undo_stack.redo()
    assert desk.switches == (True, True)


def test_opened_data_start_as_they_are_and_the_switches_follow(desk: Desk) -> None:
    desk.actions.standardize.setChecked(True)
    desk.session.open(load_builtin("overlapping"))
    assert desk.switches == (False, False)
    desk.session.undo_stack.undo()
    assert desk.switches == (True, True)


def test_by_hand_is_in_the_units_of_the_data_whatever_the_descent_runs_in(desk: Desk, qtbot: QtBot) -> None:
    desk.actions.standardize.setChecked(True)
    desk.type(qtbot, "weight", "2")
    desk.type(qtbot, "bias", "-10")
    hours = np.array([x for (x,) in EXAM])
    assert desk.raw == pytest.approx([2.0, -10.0], abs=1e-12)
    assert desk.session.document.parameters.tolist() == pytest.approx([2 * hours.std(), -10 + 2 * hours.mean()])
    assert desk.session.document.cost == pytest.approx(cost(EXAM, LABELS, [2.0, -10.0]), abs=1e-12)


def test_with_several_features_the_chosen_weight_moves_and_no_other(desk: Desk, qtbot: QtBot) -> None:
    desk.session.open(load_builtin("two-features"))
    desk.train(20)
    before = desk.raw
    desk.panel._choice.setCurrentIndex(1)
    desk.type(qtbot, "weight", "1.5")
    assert desk.raw == [before[0], 1.5, before[2]]
    desk.type(qtbot, "bias", "-3")
    assert desk.raw == [before[0], 1.5, -3.0]
    desk.session.undo_stack.undo()
    assert desk.raw == [before[0], 1.5, before[2]]


@pytest.mark.parametrize("key", ["separable", "quasi"])
def test_where_there_is_no_minimum_there_is_no_best(desk: Desk, key: str) -> None:
    desk.session.open(load_builtin(key))
    assert (desk.read("hand_cost"), desk.read("best_cost"), desk.read("hand_gap")) == ("0.6931", "–", "–")


def test_without_rows_there_is_no_cost_and_nothing_breaks(desk: Desk, qtbot: QtBot) -> None:
    desk.session.open(Dataset(frozen(np.empty((0, 1))), frozen([]), ("x",)))
    assert (desk.read("hand_cost"), desk.read("best_cost")) == ("–", "–")
    desk.drag(qtbot, "weight", 0.5, 0.9)
    desk.actions.standardize.setChecked(True)
    assert desk.raw[0] > 0
    assert desk.switches == (True, True)


def test_a_model_beyond_float64_is_shown_as_undefined_and_can_be_left_by_hand(desk: Desk, qtbot: QtBot) -> None:
    document = desk.session.document
    desk.session.edit("Set w and b", document.with_parameters(frozen([math.nan, math.inf])))
    assert (desk.input("weight").text(), desk.input("bias").text()) == ("–", "–")
    desk.type(qtbot, "weight", "2")
    desk.drag(qtbot, "bias", 0.5, 0.25)
    assert desk.raw == [2.0, pytest.approx(-10.0, abs=0.5)]
    assert desk.read("hand_cost") == f"{desk.session.document.cost:.4f}"
