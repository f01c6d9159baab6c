"""The code of a run that has ended, has no rows, several features or standardised ones; and the copied script."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.code import ENDED, NO_ROWS, STANDARDIZED
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.files.builtin import load_builtin
from lrviz.files.script import python_script
from tests.controllers.code_desk import Desk
from tests.state.stage import Stage


@pytest.fixture
def desk(exam: Dataset, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Desk]:
    stage = Stage(exam, monkeypatch)
    yield Desk(stage, qtbot)
    stage.player.close()


def test_a_run_that_has_ended_has_no_next_line(desk: Desk) -> None:
    desk.session.tolerance = 10.0
    desk.stage.scrub(0)
    desk.session.set_learning_rate(0.2)
    assert not desk.actions.next_line.isEnabled()
    assert desk.note == ENDED
    desk.next()
    assert desk.lit.startswith("for i")


def test_without_rows_there_is_nothing_to_execute(desk: Desk, exam: Dataset) -> None:
    desk.stage.edit(exam.without_rows(range(16)))
    assert not desk.actions.next_line.isEnabled()
    assert desk.note == NO_ROWS
    assert desk.label("x").text().strip() == "x = []"
    desk.session.undo_stack.undo()
    assert desk.actions.next_line.isEnabled()
    assert desk.note == ""


def test_several_features_have_a_listing_of_their_own(desk: Desk) -> None:
    desk.session.open(load_builtin("two-features"))
    desk.next(5)
    assert desk.lit.startswith("w = [")
    assert desk.marked == {"w"}
    assert desk.stage.iteration == 0
    desk.next()
    assert desk.lit.startswith("b = b")
    desk.stage.settle()
    assert desk.stage.iteration == 1
    assert desk.exact("b") == [float(desk.session.document.parameters[-1])]
    assert not desk.label("w").isHidden()
    desk.session.undo_stack.undo()
    assert desk.lit.startswith("for i")


def test_standardised_features_are_told_as_the_code_sees_them(desk: Desk, exam: Dataset) -> None:
    desk.session.edit("Standardise", desk.session.document.with_standardization(True))
    assert desk.note == STANDARDIZED
    x = exam.features[:, 0]
    assert desk.exact("x") == pytest.approx(((x - x.mean()) / x.std()).tolist(), abs=1e-14)
    desk.stage.run(2)
    assert desk.exact("w") == [float(desk.session.document.parameters[0])]


def test_a_start_elsewhere_is_not_told_as_zero(desk: Desk) -> None:
    listing = desk.view.findChild(QPlainTextEdit, "code_listing")
    assert "w, b = 0.0, 0.0" in listing.toPlainText()
    desk.session.edit("Set", desk.session.document.with_start(frozen([1.0, -2.0])))
    assert "w, b = start" in listing.toPlainText()


def test_copy_takes_the_run_up_to_the_iteration_shown(desk: Desk) -> None:
    desk.stage.run(20)
    desk.stage.scrub(7)
    desk.session.set_threshold(0.7)
    desk.actions.copy_as_python.trigger()
    document = desk.session.document
    expected = python_script(document.problem, document.trajectory.up_to(7), 0.7, [5.0])
    assert QGuiApplication.clipboard().text() == expected
    assert "Copied" in desk.note
    assert "lines" in desk.note


@pytest.mark.parametrize("parameters", [[np.nan, 0.0], [np.inf, -np.inf], [1e308, 1e308]])
def test_a_run_beyond_float64_is_told_and_copied(desk: Desk, parameters: list[float]) -> None:
    desk.session.edit("Set", desk.session.document.with_parameters(frozen(parameters)))
    desk.next(7)
    desk.actions.copy_as_python.trigger()
    assert "Copied" in desk.note


def test_a_hidden_panel_is_not_drawn_and_catches_up(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk.view.setParent(window)
    desk.view.hide()
    window.show()
    desk.stage.run(2)
    assert desk.exact("i") == [0]
    assert desk.code.line == 14
    desk.view.show()
    qtbot.waitUntil(lambda: desk.exact("i") == [2])
    window.close()
    desk.view.setParent(None)
