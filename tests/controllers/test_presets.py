"""The four actions that set α."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from lrviz.controllers.presets import PresetsController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance
from lrviz.files.builtin import load_builtin
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions

NAMES = ("creeping", "monotone", "overshooting", "oscillating")


class Desk:
    """A session and the actions, whose presets are searched when the test says so."""

    def __init__(self, dataset: Dataset) -> None:
        self.session = Session(dataset)
        self.analyst = Analyst()
        self.actions = Actions()
        self.controller = PresetsController(self.session, self.analyst, self.actions)
        self.session.dataset_changed.connect(self.analyse)
        self.analyse()

    def analyse(self) -> None:
        self.analyst.ask_analysis(self.session.document.problem)

    def settle(self) -> None:
        """Let the clock tick until nothing is searched any more."""
        timer = self.controller._timer
        while timer.isActive():
            timer.stop()
            timer.timeout.emit()

    def action(self, name: str) -> QAction:
        return getattr(self.actions, f"rate_{name}")

    @property
    def texts(self) -> list[str]:
        return [self.action(name).text().replace("&", "") for name in NAMES]

    @property
    def enabled(self) -> list[bool]:
        return [self.action(name).isEnabled() for name in NAMES]


@pytest.fixture
def desk(exam: Dataset, qapp) -> Iterator[Desk]:
    desk = Desk(exam)
    yield desk
    desk.analyst.close()


def test_every_action_tells_its_value(desk: Desk) -> None:
    desk.settle()
    assert desk.enabled == [True] * 4
    assert desk.texts == [
        "Creeping (α = 0.00091)",
        "Monotone (α = 0.25)",
        "Overshooting (α = 0.69)",
        "Oscillating (α = 2.1)",
    ]


def test_it_sets_the_learning_rate_and_nothing_else(desk: Desk) -> None:
    desk.settle()
    document = desk.session.document
    steps = advance(document.problem, desk.session.method, document.parameters, Budget(10), 0.0)
    desk.session.show(document.extended(steps))
    document = desk.session.document
    for name, rate in zip(NAMES, (0.00091, 0.25, 0.69, 2.1), strict=True):
        desk.action(name).trigger()
        assert desk.session.learning_rate == rate
    assert desk.session.document is document
    assert desk.session.undo_stack.count() == 0


def test_before_the_search_nothing_is_offered_that_is_not_known(desk: Desk) -> None:
    assert desk.enabled == [False] * 4
    assert desk.texts == ["Creeping", "Monotone", "Overshooting", "Oscillating"]
    desk.controller._search_on()
    assert desk.enabled == [True, True, False, False]


def test_other_coordinates_have_other_rates_and_undo_brings_the_first_back(desk: Desk) -> None:
    desk.settle()
    first = desk.texts
    desk.session.edit("Standardise", desk.session.document.with_standardization(True))
    assert desk.enabled == [False] * 4
    desk.settle()
    assert desk.enabled == [True, True, False, True], "on standardised hours nothing between the limits overshoots"
    assert "(α = 7.2)" in desk.texts[1]
    assert desk.texts[2] == "Overshooting"
    desk.session.undo_stack.undo()
    desk.settle()
    assert desk.texts == first


def test_parted_classes_never_oscillate(desk: Desk) -> None:
    desk.session.open(load_builtin("separable"))
    desk.settle()
    assert desk.enabled == [True, True, False, False]


def test_without_rows_nothing_can_be_set(desk: Desk) -> None:
    desk.session.open(Dataset(frozen(np.empty((0, 1))), frozen([]), ("x",)))
    desk.settle()
    assert desk.enabled == [False] * 4


def test_a_step_of_the_run_does_not_begin_the_search_anew(desk: Desk) -> None:
    desk.settle()
    desk.analyst.analysis_changed.emit()
    assert not desk.controller._timer.isActive()


def test_a_drag_of_a_point_is_searched_for_when_it_rests(desk: Desk, qtbot: QtBot) -> None:
    gesture = object()
    for x in (5.5, 6.0, 6.5):
        document = desk.session.document
        desk.session.edit("Move", document.with_dataset(document.dataset.with_feature(8, 0, x)), gesture)
        assert desk.enabled == [False] * 4
    qtbot.waitUntil(lambda: desk.enabled[:2] == [True, True], timeout=20_000)
    desk.settle()
    assert desk.enabled == [True] * 4
