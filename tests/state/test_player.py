import math

import numpy as np
import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.player import Goal, Player
from lrviz.state.session import Session


@pytest.fixture
def session(exam: Dataset) -> Session:
    return Session(exam)


@pytest.fixture
def player(session: Session, qapp):
    player = Player(session)
    yield player
    player.close()


def reaches(qtbot, session: Session, iteration: int) -> None:
    qtbot.waitUntil(lambda: session.document.iteration == iteration, timeout=5000)


def plain_descent(exam: Dataset, steps: int, learning_rate: float) -> tuple[float, float]:
    w = b = 0.0
    rows = list(zip(exam.features[:, 0], exam.labels, strict=True))
    for _ in range(steps):
        errors = [1 / (1 + math.exp(-(w * x + b))) - y for x, y in rows]
        dw = sum(e * x for e, (x, _) in zip(errors, rows, strict=True)) / len(rows)
        db = sum(errors) / len(rows)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


def test_a_step_is_the_first_iteration_of_plain_descent(qtbot, session, player, exam):
    player.step()
    reaches(qtbot, session, 1)
    assert session.document.raw_parameters == pytest.approx(plain_descent(exam, 1, 0.1), rel=1e-13)


def test_steps_pressed_faster_than_they_are_answered_are_all_made(qtbot, session, player, exam):
    for _ in range(25):
        player.step()
    player.step(10)
    reaches(qtbot, session, 35)
    qtbot.wait(30)
    assert session.document.iteration == 35
    assert session.document.raw_parameters == pytest.approx(plain_descent(exam, 35, 0.1), rel=1e-12)


def test_playing_stops_at_the_limit_and_play_extends_it(qtbot, session, player):
    session.set_speed(math.inf)
    player.play()
    reaches(qtbot, session, 3000)
    qtbot.waitUntil(lambda: not player.is_playing)
    assert session.document.trajectory.last_iteration == 3000
    player.play()
    assert session.iteration_limit == 6000
    reaches(qtbot, session, 6000)


def test_playing_at_ten_a_second_is_slow(qtbot, session, player):
    session.set_speed(10)
    player.play()
    reaches(qtbot, session, 1)
    qtbot.wait(350)
    assert 2 <= session.document.iteration <= 8
    player.pause()


def test_pause_stops_at_once(qtbot, session, player):
    session.set_speed(math.inf)
    player.play()
    qtbot.waitUntil(lambda: session.document.iteration > 0)
    player.pause()
    qtbot.wait(50)
    iteration = session.document.iteration
    qtbot.wait(100)
    assert session.document.iteration == iteration
    assert player.goal is Goal.PAUSED


def test_to_minimum_runs_past_the_limit_until_converged(qtbot, session, player):
    session.set_learning_rate(1.7)
    session.set_iteration_limit(100)
    player.run_to_minimum()
    qtbot.waitUntil(lambda: not player.is_playing, timeout=10000)
    assert session.document.trajectory.gradient_norms[-1] <= 1e-6
    assert session.document.iteration > 3000


def test_an_answer_to_an_old_question_is_dropped(qtbot, session, player, exam):
    player.step()
    session.edit("Move point", session.document.with_dataset(exam.with_feature(0, 0, 3.0)))
    qtbot.wait(100)
    assert session.document.iteration == 0


def test_going_back_and_on_replays_without_new_steps(qtbot, session, player):
    player.step(50)
    reaches(qtbot, session, 50)
    trajectory = session.document.trajectory
    session.show(session.document.at_iteration(20))
    player.step(5)
    assert session.document.iteration == 25
    assert session.document.trajectory is trajectory


def test_a_new_learning_rate_cuts_what_came_after_and_undo_restores_it(qtbot, session, player):
    player.step(50)
    reaches(qtbot, session, 50)
    whole = session.document.trajectory.parameters.copy()
    session.show(session.document.at_iteration(20))
    session.set_learning_rate(0.5)
    player.step()
    reaches(qtbot, session, 21)
    assert session.document.trajectory.last_iteration == 21
    assert session.document.trajectory.learning_rate(21) == 0.5
    session.undo_stack.undo()
    assert np.array_equal(session.document.trajectory.parameters, whole)
    assert session.document.iteration == 20
    session.undo_stack.redo()
    assert session.document.trajectory.last_iteration == 21


def test_without_rows_nothing_starts(qtbot, player, session):
    session.open(Dataset(frozen(np.empty((0, 1))), frozen([])))
    player.play()
    player.step()
    qtbot.wait(50)
    assert not player.is_playing
    assert session.document.iteration == 0


def test_go_to_makes_the_missing_steps(qtbot, session, player):
    player.go_to(5000)
    reaches(qtbot, session, 5000)
    player.go_to(12)
    assert session.document.iteration == 12
    assert session.document.trajectory.last_iteration == 5000


def test_an_exception_in_the_worker_pauses_and_is_told(qtbot, session, player, monkeypatch):
    def broken(*_args: object) -> None:
        raise MemoryError("no memory")

    monkeypatch.setattr("lrviz.state.player.advance", broken)
    with qtbot.waitSignal(player.failed) as told:
        player.play()
    assert "no memory" in str(told.args[0])
    assert not player.is_playing
    assert session.document.iteration == 0
