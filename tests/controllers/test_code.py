"""The code is executed line by line, and the run goes with it."""

import math
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.controllers.code_desk import Desk
from tests.state.stage import Stage, next_parameters

LINES = ("for i", "h =", "error =", "dw =", "db =", "w, b =")


@pytest.fixture
def desk(exam: Dataset, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Desk]:
    stage = Stage(exam, monkeypatch)
    yield Desk(stage, qtbot)
    stage.player.close()


def test_the_lines_of_an_iteration_follow_one_another_and_the_last_makes_the_step(desk: Desk, exam: Dataset) -> None:
    desk.session.set_learning_rate(0.25)
    desk.stage.run(3)
    for line in LINES:
        assert desk.lit.startswith(line)
        assert desk.stage.iteration == 3
        assert not desk.stage.inquiry.is_waiting
        desk.next()
        if line == LINES[-2]:
            break
    assert desk.lit.startswith(LINES[-1])
    desk.stage.settle()
    assert desk.stage.iteration == 4
    assert desk.lit.startswith(LINES[-1])
    desk.next()
    assert desk.lit.startswith(LINES[0])
    assert desk.stage.iteration == 4
    before = desk.session.document.trajectory.parameters[3]
    w, b = next_parameters(exam, (float(before[0]), float(before[1])), 0.25)
    assert desk.exact("w") == pytest.approx([w], abs=1e-14)
    assert desk.exact("b") == pytest.approx([b], abs=1e-14)


def test_the_variables_hold_what_python_would_hold(desk: Desk, exam: Dataset) -> None:
    assert [desk.label(name).text().strip() for name in ("h", "error", "dw", "db")] == [
        f"{name} = –" for name in ("h", "error", "dw", "db")
    ]
    assert desk.marked == {"i"}
    desk.session.edit("Set", desk.session.document.with_parameters(frozen([2.0, -10.0])))
    x, y = exam.features[:, 0].tolist(), exam.labels.tolist()
    h = [1 / (1 + math.exp(10 - 2 * v)) for v in x]
    error = [p - t for p, t in zip(h, y, strict=True)]
    dw = math.fsum(e * v for e, v in zip(error, x, strict=True)) / len(x)
    db = math.fsum(error) / len(x)
    for name, value in (("h", h), ("error", error), ("dw", [dw]), ("db", [db])):
        assert desk.label(name).text().strip() == f"{name} = –"
        desk.next()
        assert desk.exact(name) == pytest.approx(value, abs=1e-14)
        assert desk.marked == {name}
    assert desk.exact("w") == [2.0]
    desk.next()
    assert desk.marked == {"w", "b"}
    assert desk.exact("w") == pytest.approx([2 - 0.1 * dw], abs=1e-14)
    assert desk.exact("b") == pytest.approx([-10 - 0.1 * db], abs=1e-14)
    assert desk.exact("i") == [0]
    desk.stage.settle()
    desk.next()
    assert desk.exact("i") == [1]
    assert desk.marked == {"i"}
    assert desk.exact("h") == pytest.approx(h, abs=1e-14), "what the last iteration has computed is still there"
    assert desk.exact("x") == x
    assert desk.exact("y") == y


def test_a_line_asked_for_before_the_step_is_made_is_left_out(desk: Desk) -> None:
    desk.next(9)
    assert desk.lit.startswith(LINES[-1])
    assert len(desk.stage.inquiry.questions) == 1
    desk.stage.settle()
    desk.next()
    assert desk.lit.startswith(LINES[0])
    assert desk.stage.iteration == desk.stage.last == 1


def test_play_the_timeline_and_an_edit_put_the_cursor_back(desk: Desk, exam: Dataset) -> None:
    desk.stage.run(5)
    desk.next(2)
    desk.stage.scrub(2)
    assert desk.lit.startswith(LINES[0])
    assert desk.exact("i") == [2]
    assert desk.exact("w") == [float(desk.session.document.trajectory.parameters[2, 0])]
    desk.next(3)
    desk.stage.edit(exam.with_feature(0, 0, 3.0))
    assert desk.lit.startswith(LINES[0])
    assert desk.exact("x")[0] == 3.0
    desk.next(2)
    desk.stage.player.play()
    desk.stage.play_on(3)
    assert desk.lit.startswith(LINES[0])
    assert desk.exact("i") == [desk.stage.iteration]


def test_next_line_pauses_a_run_that_plays(desk: Desk) -> None:
    desk.stage.player.play()
    desk.stage.play_on(2)
    desk.next()
    assert not desk.stage.player.is_running
    assert desk.lit.startswith(LINES[1])


def test_iterations_already_made_are_shown_again_with_their_own_learning_rate(desk: Desk) -> None:
    desk.stage.run(2)
    desk.session.set_learning_rate(0.5)
    desk.stage.run(2)
    desk.stage.scrub(1)
    assert desk.exact("alpha") == [0.1]
    desk.next(5)
    assert desk.stage.iteration == 2
    assert desk.stage.last == 4
    assert desk.exact("alpha") == [0.1]
    assert desk.exact("w") == [float(desk.session.document.trajectory.parameters[2, 0])]
    desk.next()
    assert desk.exact("alpha") == [0.5]


def test_a_new_learning_rate_cuts_what_followed_and_the_cursor_stays(desk: Desk) -> None:
    desk.stage.run(4)
    desk.stage.scrub(2)
    desk.next(2)
    desk.session.set_learning_rate(0.3)
    assert desk.exact("alpha") == [0.3]
    desk.next(3)
    assert desk.lit.startswith(LINES[-1])
    desk.stage.settle()
    assert desk.lit.startswith(LINES[-1])
    assert desk.stage.iteration == desk.stage.last == 3
    desk.next()
    assert desk.exact("w") == [float(desk.session.document.parameters[0])]


def test_going_back_from_the_update_starts_the_iteration_anew(desk: Desk) -> None:
    desk.next(5)
    desk.stage.settle()
    desk.stage.scrub(0)
    assert desk.lit.startswith(LINES[0])
    assert desk.exact("w") == [0.0]


def test_a_step_that_fails_gives_the_cursor_back(desk: Desk) -> None:
    desk.next(5)
    desk.stage.inquiry.fail(ValueError("no"))
    assert desk.lit.startswith(LINES[0])
    desk.next()
    assert desk.lit.startswith(LINES[1])
