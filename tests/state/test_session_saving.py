"""Whether there is something to lose, and which file it would go to."""

import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance
from lrviz.state.session import Session
from tests.state.stage import Log

FILE, COPY = "/home/ada/exam.csv", "/home/ada/copy.csv"


@pytest.fixture
def unnamed(exam: Dataset, qapp) -> Session:
    """Return a session with data that came from no file."""
    return Session(exam)


@pytest.fixture
def named(exam: Dataset, qapp) -> Session:
    return Session(exam, FILE)


def edit(session: Session, x: float = 3.0) -> None:
    document = session.document
    session.edit("Edit hours", document.with_dataset(document.dataset.with_feature(0, 0, x)))


def undo(session: Session) -> None:
    session.undo_stack.undo()


def redo(session: Session) -> None:
    session.undo_stack.redo()


def test_data_just_opened_are_not_unsaved(unnamed: Session, named: Session):
    assert not unnamed.has_unsaved_edits
    assert not named.has_unsaved_edits
    assert (unnamed.document.path, named.document.path) == (None, FILE)


def test_an_edit_is_unsaved_until_it_is_undone_and_again_when_it_is_redone(unnamed: Session, named: Session):
    for session in (unnamed, named):
        edit(session)
        assert session.has_unsaved_edits
        undo(session)
        assert not session.has_unsaved_edits
        redo(session)
        assert session.has_unsaved_edits


def test_a_run_is_nothing_to_save(named: Session):
    document = named.document
    steps = advance(document.problem, named.method, document.trajectory.parameters[-1], Budget(9), 0.0)
    named.show(document.extended(steps))
    named.show(named.document.at_iteration(4))
    named.edit("Choose start", named.document.with_start(frozen([1.0, -2.0])))
    named.edit("Reset", named.document.at_start())
    named.set_learning_rate(0.7)
    assert not named.has_unsaved_edits


def test_what_was_saved_is_not_unsaved_and_what_it_was_before_is(named: Session):
    edit(named)
    named.mark_saved(FILE)
    assert not named.has_unsaved_edits
    undo(named)
    assert named.has_unsaved_edits
    redo(named)
    assert not named.has_unsaved_edits


def test_when_saved_is_told_it_is_known_already(named: Session):
    known: list[bool] = []
    named.saved_changed.connect(lambda: known.append(named.has_unsaved_edits))
    edit(named)
    named.mark_saved(FILE)
    undo(named)
    assert known == [True, False, True]


def test_saving_under_another_name_saves_there_from_now_on(named: Session):
    edit(named)
    named.mark_saved(COPY)
    assert named.document.path == COPY
    assert not named.has_unsaved_edits
    edit(named, 4.0)
    assert named.document.path == COPY
    assert named.has_unsaved_edits


def test_undo_does_not_go_back_to_the_file_before_save_as(named: Session):
    edit(named)
    named.edit("Reset", named.document.at_start())
    named.mark_saved(COPY)
    undo(named)
    assert named.document.path == COPY
    assert not named.has_unsaved_edits
    undo(named)
    assert named.document.path == COPY
    assert named.has_unsaved_edits
    redo(named)
    assert named.document.path == COPY
    assert not named.has_unsaved_edits


def test_new_data_that_were_saved_have_a_file_whatever_is_undone(unnamed: Session):
    edit(unnamed, 3.0)
    edit(unnamed, 4.0)
    unnamed.mark_saved(FILE)
    undo(unnamed)
    assert unnamed.document.path == FILE
    assert unnamed.has_unsaved_edits


def test_save_as_follows_into_what_can_be_redone(unnamed: Session):
    edit(unnamed)
    undo(unnamed)
    unnamed.mark_saved(FILE)
    redo(unnamed)
    assert unnamed.document.path == FILE
    assert unnamed.has_unsaved_edits


def test_other_data_have_a_file_of_their_own_across_undo(named: Session):
    other = Dataset(frozen([[1.0], [2.0]]), frozen([0, 1]))
    named.open(other)
    assert named.document.path is None
    named.mark_saved(COPY)
    undo(named)
    assert named.document.path == FILE
    assert not named.has_unsaved_edits
    redo(named)
    assert named.document.path == COPY
    assert not named.has_unsaved_edits


def test_unsaved_edits_are_still_unsaved_after_opening_other_data_and_back(named: Session):
    edit(named)
    named.open(Dataset(frozen([[1.0], [2.0]]), frozen([0, 1])), COPY)
    assert not named.has_unsaved_edits
    undo(named)
    assert named.has_unsaved_edits


def test_a_file_that_now_holds_other_data_no_longer_holds_these(named: Session):
    named.open(Dataset(frozen([[1.0], [2.0]]), frozen([0, 1])))
    named.mark_saved(FILE)
    undo(named)
    assert named.document.path == FILE
    assert named.has_unsaved_edits


def test_the_same_data_opened_again_from_another_file_belong_to_that_file(unnamed: Session, exam: Dataset):
    unnamed.mark_saved(FILE)
    log = Log(unnamed)
    unnamed.open(exam, COPY)
    assert unnamed.document.path == COPY
    assert not unnamed.has_unsaved_edits
    assert log.taken() == ["dataset_changed", "saved_changed", "trajectory_changed"]
