import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.document import Document
from lrviz.state.session import Session
from lrviz.state.settings import Settings

OWN = Dataset(frozen([[1.0], [2.0], [3.0]]), frozen([0, 1, 1]), ("hours",), name="own")
SCENE = Dataset(frozen([[5.0], [6.0]]), frozen([0, 1]), ("doses",), name="scene")


@pytest.fixture
def session(qapp: object) -> Session:
    assert qapp
    result = Session(OWN, "/own.csv")
    result.edit("Remove row", result.document.with_dataset(OWN.without_rows([0])))
    return result


def test_the_users_work_comes_back_untouched(session: Session) -> None:
    before, steps = session.document, session.undo_stack.count()
    settings = Settings(0.7, 50, 5.0, 0.2)
    session.set_settings(settings)
    session.set_aside(Document.opening(SCENE))
    assert session.is_set_aside
    assert session.document.dataset is SCENE
    session.edit("Set w and b", session.document.with_parameters(frozen([1.0, 2.0])))
    session.set_settings(Settings())
    session.take_back()
    assert not session.is_set_aside
    assert session.document is before
    assert session.settings == settings
    assert session.undo_stack.count() == steps
    session.undo_stack.undo()
    assert session.document.dataset is OWN


def test_a_scene_has_undo_steps_of_its_own_and_none_of_the_one_before(session: Session) -> None:
    session.set_aside(Document.opening(SCENE))
    assert not session.undo_stack.canUndo()
    moved = session.document.with_parameters(frozen([1.0, 2.0]))
    session.edit("Set w and b", moved)
    session.undo_stack.undo()
    assert np.array_equal(session.document.raw_parameters, [0, 0])
    session.set_aside(Document.opening(OWN))
    assert not session.undo_stack.canUndo()
    assert not session.undo_stack.canRedo()
    session.take_back()
    assert session.undo_stack.undoText() == "Remove row"


def test_who_shows_undo_is_told_of_every_change(session: Session) -> None:
    told = QSignalSpy(session.undo_changed)
    session.set_aside(Document.opening(SCENE))
    entered = told.count()
    assert entered > 0
    session.take_back()
    assert told.count() > entered


def test_unsaved_edits_are_those_of_the_user_whatever_is_tried_in_a_scene(session: Session) -> None:
    assert session.has_unsaved_edits
    session.set_aside(Document.opening(SCENE))
    assert session.has_unsaved_edits
    session.take_back()
    session.undo_stack.undo()
    session.set_aside(Document.opening(SCENE))
    session.edit("Swap", session.document.with_dataset(SCENE.with_classes_swapped()))
    assert not session.has_unsaved_edits


def test_setting_aside_and_taking_back_are_told_once_each(session: Session) -> None:
    told = QSignalSpy(session.aside_changed)
    session.set_aside(Document.opening(SCENE))
    session.set_aside(Document.opening(OWN))
    assert told.count() == 1
    session.take_back()
    session.take_back()
    assert told.count() == 2


def test_taking_back_what_was_not_set_aside_changes_nothing(session: Session) -> None:
    before = session.document
    session.take_back()
    assert session.document is before
    assert session.undo_stack.canUndo()


def test_only_the_settings_that_differ_are_told(session: Session) -> None:
    rate, threshold = QSignalSpy(session.learning_rate_changed), QSignalSpy(session.threshold_changed)
    session.set_settings(Settings(threshold=0.3))
    assert rate.count() == 0
    assert threshold.count() == 1
    assert threshold.at(0) == [0.3]


@pytest.mark.parametrize(("wished", "taken"), [(0.25, 0.25), (-1.0, 0.001), (2.0, 0.999), (float("nan"), 0.5)])
def test_the_threshold_is_the_nearest_that_is_allowed(session: Session, wished: float, taken: float) -> None:
    session.set_threshold(wished)
    assert session.threshold == taken


def test_standardising_keeps_w_and_b_in_the_datas_units(session: Session) -> None:
    session.show(session.document.with_parameters(frozen([1.5, -4.0])))
    told = QSignalSpy(session.dataset_changed)
    session.edit("Standardise features", session.document.with_standardization(True))
    assert told.count() == 1
    document = session.document
    features = document.dataset.features[:, 0]
    assert document.problem.standardize
    assert document.raw_parameters == pytest.approx([1.5, -4.0], rel=1e-14)
    assert document.parameters == pytest.approx([1.5 * features.std(), -4.0 + 1.5 * features.mean()], rel=1e-14)
    session.undo_stack.undo()
    assert not session.document.problem.standardize
