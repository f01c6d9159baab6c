"""Data that are made, and starts that are drawn."""

from collections.abc import Iterator
from itertools import count

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.controllers.generation import GenerationController, drawn_seed
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.generation import generate, random_start
from lrviz.files.builtin import load_builtin
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.generate_dialog import GenerateDialog, Recipe


class Desk:
    """A session, the dialog, and the seeds 17, 18, 19 …"""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session = Session(dataset)
        self.player = Player(self.session)
        self.actions = Actions()
        self.dialog = GenerateDialog()
        qtbot.addWidget(self.dialog)
        seeds = count(17)
        GenerationController(self.session, self.player, self.actions, self.dialog, lambda: next(seeds))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(exam, qtbot)
    yield desk
    desk.player.close()


@pytest.mark.parametrize("features", [1, 2])
def test_what_was_asked_for_is_opened_and_undo_brings_the_old_data_back(desk: Desk, features: int) -> None:
    before = desk.session.document
    desk.dialog.data_requested.emit(Recipe(50, 0.5, 7, features))
    made, expected = desk.session.document.dataset, generate(50, 0.5, 7, features)
    assert np.array_equal(made.features, expected.features)
    assert np.array_equal(made.labels, expected.labels)
    assert made.feature_count == features
    assert not desk.session.document.raw_parameters.any()
    desk.session.undo_stack.undo()
    assert desk.session.document is before


def test_the_action_opens_the_dialog_beside_the_window(desk: Desk) -> None:
    desk.actions.generate_data.trigger()
    QApplication.processEvents()
    assert desk.dialog.isVisible()
    desk.dialog.close()


def test_making_data_pauses_the_run(desk: Desk) -> None:
    desk.player.play()
    desk.dialog.data_requested.emit(Recipe(50, 0.5, 7, 1))
    assert not desk.player.is_running
    assert desk.session.document.iteration == 0


def test_a_random_start_tells_its_seed_and_another_is_another(desk: Desk) -> None:
    features = desk.session.document.dataset.features
    desk.actions.random_start.trigger()
    assert desk.session.undo_stack.undoText() == "Random start (seed 17)"
    first = desk.session.document
    assert first.start.tolist() == random_start(features, 17).tolist()
    assert first.raw_parameters.tolist() == first.start.tolist()
    assert first.is_at_start
    desk.actions.random_start.trigger()
    assert desk.session.undo_stack.undoText() == "Random start (seed 18)"
    assert desk.session.document.start.tolist() != first.start.tolist()
    desk.session.undo_stack.undo()
    assert desk.session.document is first


def test_a_random_start_has_a_weight_for_every_feature_and_is_told_in_their_units(desk: Desk) -> None:
    desk.session.open(load_builtin("two-features"))
    desk.session.edit("Standardise", desk.session.document.with_standardization(True))
    desk.actions.random_start.trigger()
    expected = random_start(desk.session.document.dataset.features, 17)
    assert expected.shape == (3,)
    assert desk.session.document.start.tolist() == expected.tolist()
    assert desk.session.document.raw_parameters.tolist() == pytest.approx(expected.tolist(), rel=1e-12)


def test_without_rows_there_is_nothing_to_start(desk: Desk) -> None:
    desk.session.open(Dataset(frozen(np.empty((0, 1))), frozen([]), ("x",)))
    assert not desk.actions.random_start.isEnabled()
    desk.session.undo_stack.undo()
    assert desk.actions.random_start.isEnabled()


def test_seeds_that_are_drawn_are_short_and_differ() -> None:
    seeds = {drawn_seed() for _ in range(50)}
    assert len(seeds) > 10
    assert all(0 <= seed < 10_000 for seed in seeds)
