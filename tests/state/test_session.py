"""The session's signals: each says that something was replaced, once, and only when it was."""

import math

import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance
from lrviz.state.session import Session
from tests.state.stage import Log

DATA = ["dataset_changed", "saved_changed", "trajectory_changed"]


@pytest.fixture
def session(exam: Dataset, qapp) -> Session:
    return Session(exam)


@pytest.fixture
def log(session: Session) -> Log:
    return Log(session)


@pytest.fixture
def other() -> Dataset:
    return Dataset(frozen([[1.0], [2.0]]), frozen([0, 1]), ("dose",), "alive", ("no", "yes"), "doses")


def move(session: Session, x: float, gesture: object = None) -> None:
    """Move the first point, as the table or a drag does."""
    document = session.document
    session.edit("Move point", document.with_dataset(document.dataset.with_feature(0, 0, x)), gesture)


def train(session: Session, steps: int) -> None:
    document = session.document
    tail = document.trajectory.parameters[-1]
    session.show(document.extended(advance(document.problem, session.method, tail, Budget(steps), 0.0)))


def hours(session: Session) -> float:
    return float(session.document.dataset.features[0, 0])


def test_it_starts_as_the_guide_does(session: Session, exam: Dataset):
    assert session.document.dataset is exam
    assert (session.learning_rate, session.iteration_limit, session.tolerance) == (0.1, 3000, 1e-6)
    assert session.method.learning_rate == 0.1
    assert not session.undo_stack.canUndo()


def test_an_edit_tells_of_the_data_the_file_and_the_run_once_each(session: Session, log: Log):
    move(session, 3.0)
    assert sorted(log.taken()) == DATA
    assert {id(document) for document in log.documents} == {id(session.document)}


def test_w_and_b_set_by_hand_tell_of_the_run_alone(session: Session, log: Log):
    session.edit("Set w and b", session.document.with_parameters(frozen([1.0, -4.0])))
    assert log.taken() == ["trajectory_changed"]


def test_steps_and_scrubbing_tell_of_the_run_alone(session: Session, log: Log):
    train(session, 5)
    assert log.taken() == ["trajectory_changed"]
    session.show(session.document.at_iteration(2))
    assert log.taken() == ["trajectory_changed"]
    assert not session.undo_stack.canUndo()


def test_an_iteration_that_is_shown_already_is_not_told_of(session: Session, log: Log):
    train(session, 5)
    log.taken()
    session.show(session.document.at_iteration(5))
    session.show(session.document.at_iteration(99))
    assert log.taken() == []


def test_undo_and_redo_of_an_edit_tell_as_the_edit_does(session: Session, log: Log):
    move(session, 3.0)
    for change in (session.undo_stack.undo, session.undo_stack.redo):
        log.taken()
        change()
        assert sorted(log.taken()) == DATA


def test_undo_of_w_and_b_tells_of_the_run_alone(session: Session, log: Log):
    session.edit("Set w and b", session.document.with_parameters(frozen([1.0, -4.0])))
    log.taken()
    session.undo_stack.undo()
    assert log.taken() == ["trajectory_changed"]


def test_opening_tells_once_of_everything_and_undo_brings_the_old_run_back(session: Session, log: Log, other: Dataset):
    train(session, 5)
    before = session.document
    log.taken()
    session.open(other, "/home/ada/doses.csv")
    assert sorted(log.taken()) == DATA
    assert session.document.dataset is session.document.origin is other
    assert session.document.path == "/home/ada/doses.csv"
    assert session.undo_stack.undoText() == "Open doses"
    session.undo_stack.undo()
    assert session.document is before
    assert sorted(log.taken()) == DATA


def test_saving_tells_of_the_file_alone(session: Session, log: Log):
    move(session, 3.0)
    train(session, 5)
    log.taken()
    session.mark_saved("/home/ada/exam.csv")
    assert log.taken() == ["saved_changed"]
    session.mark_saved("/home/ada/exam.csv")
    assert log.taken() == ["saved_changed"]


def test_undo_and_redo_walk_through_the_edits(session: Session):
    for x in (3.0, 4.0, 5.0):
        move(session, x)
    seen = [hours(session)]
    for change in (*[session.undo_stack.undo] * 3, *[session.undo_stack.redo] * 3):
        change()
        seen.append(hours(session))
    assert seen == [5.0, 4.0, 3.0, 1.0, 3.0, 4.0, 5.0]


def test_an_edit_after_undo_forgets_what_was_undone(session: Session):
    move(session, 3.0)
    session.undo_stack.undo()
    move(session, 4.0)
    assert not session.undo_stack.canRedo()
    session.undo_stack.undo()
    assert hours(session) == 1.0


def test_an_edit_brings_the_run_back_when_it_is_undone(session: Session):
    train(session, 7)
    session.show(session.document.at_iteration(4))
    before = session.document
    move(session, 3.0)
    train(session, 2)
    session.undo_stack.undo()
    assert session.document is before


def test_a_gesture_is_one_step_whatever_is_trained_within(session: Session, log: Log):
    train(session, 3)
    before, gesture = session.document, object()
    log.taken()
    for x in (2.0, 2.5, 3.0):
        move(session, x, gesture)
        assert sorted(log.taken()) == DATA
        train(session, 2)
        log.taken()
    after = session.document
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document is before
    session.undo_stack.redo()
    assert session.document is after


def test_two_gestures_are_two_steps_however_alike_they_are(session: Session):
    move(session, 2.0, ["drag"])
    move(session, 3.0, ["drag"])
    assert session.undo_stack.count() == 2


def test_edits_without_a_gesture_are_steps_of_their_own(session: Session):
    move(session, 2.0)
    move(session, 3.0)
    move(session, 3.5, object())
    move(session, 4.0)
    assert session.undo_stack.count() == 4


def test_a_gesture_that_goes_on_after_an_undo_is_a_step_of_its_own(session: Session):
    gesture = object()
    move(session, 2.0)
    move(session, 3.0, gesture)
    session.undo_stack.undo()
    move(session, 4.0, gesture)
    session.undo_stack.undo()
    assert hours(session) == 2.0


def test_the_last_200_edits_can_be_undone(session: Session):
    for count in range(1, 206):
        move(session, float(count))
    undone = 0
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        undone += 1
    assert undone == 200
    assert hours(session) == 5.0


def test_a_new_learning_rate_is_told_once_and_keeps_the_run(session: Session, log: Log):
    train(session, 5)
    before = session.document
    rates: list[float] = []
    session.learning_rate_changed.connect(rates.append)
    log.taken()
    session.set_learning_rate(0.5)
    session.set_learning_rate(0.5)
    assert log.taken() == ["learning_rate_changed"]
    assert rates == [0.5]
    assert session.method.learning_rate == session.learning_rate == 0.5
    assert session.document is before


@pytest.mark.parametrize("rate", [0.0, -0.0, -0.1, math.nan, math.inf, -math.inf])
def test_a_learning_rate_that_is_not_a_positive_number_is_refused(session: Session, log: Log, rate: float):
    with pytest.raises(ValueError, match="positive"):
        session.set_learning_rate(rate)
    assert session.learning_rate == session.method.learning_rate == 0.1
    assert log.taken() == []


def test_a_limit_is_told_once_and_is_at_least_one(session: Session, log: Log):
    limits: list[int] = []
    session.iteration_limit_changed.connect(limits.append)
    for limit in (3000, 50, 50, 1, 0, -7):
        session.set_iteration_limit(limit)
    assert limits == [50, 1]
    assert session.iteration_limit == 1
    assert set(log.taken()) == {"iteration_limit_changed"}


@pytest.mark.parametrize("speed", [0.0, -1.0, math.nan, -math.inf])
def test_a_speed_that_is_not_positive_changes_nothing(session: Session, log: Log, speed: float):
    before = session.speed
    session.set_speed(speed)
    assert session.speed == before
    assert log.taken() == []


def test_a_speed_is_told_once_and_may_be_infinite(session: Session, log: Log):
    session.set_speed(math.inf)
    session.set_speed(math.inf)
    session.set_speed(0.5)
    assert log.taken() == ["speed_changed"] * 2
    assert session.speed == 0.5
