"""Live numbers and tasks, while things change."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lrviz.controllers.lesson_watch import PACE_MS
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.files.lesson_condition import Value
from lrviz.views.lesson_scene import SceneCard
from tests.controllers.classroom import Classroom

TEXT = """# T

J is {{cost}}, z {{sigma.z}}, α {{learning_rate}}, line {{line_shown}}, code {{code.line}}, asked {{predictions}}.

```scene
title = "A"
[[try]]
task = "Low."
when = ["cost < 0.3"]
[[try]]
task = "Low, and the line."
when = ["cost < 0.3", "line_shown = 1"]
[[try]]
task = "Threshold."
when = ["threshold >= 0.8"]
[[try]]
task = "Status."
when = ["status = converged"]
```

```scene
title = "B"
[[try]]
task = "z."
when = ["sigma.z > 3"]
```
"""
GOOD, BAD = (1.7, -8.0), (-1.0, 0.0)


@pytest.fixture
def room(exam: Dataset, qtbot: QtBot, tmp_path: Path) -> Iterator[Classroom]:
    file = tmp_path / "01-t.md"
    file.write_text(TEXT, "utf-8")
    result = Classroom(exam, qtbot, [file])
    result.actions.lesson.trigger()
    yield result
    result.close()


def ticks(room: Classroom, scene: int = 0) -> str:
    card = room.panel.findChildren(SceneCard)[scene]
    return "".join(label.text() for label in card.findChildren(QLabel) if label.text() in {"☐", "☑"})


def set_model(room: Classroom, parameters: tuple[float, float]) -> None:
    document = room.session.document
    room.session.edit("Set w and b", document.with_parameters(frozen(parameters)))


def settle(room: Classroom, qtbot: QtBot) -> None:
    """Wait until the next change is shown at once."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not room.lesson._watch._clock.isActive(), timeout=20 * PACE_MS)


def heard(room: Classroom) -> list[Mapping[str, Value]]:
    """Return a list that takes on what the panel is told to show from now on."""
    told: list[Mapping[str, Value]] = []
    room.panel.show_numbers = told.append
    return told


def test_a_task_is_ticked_when_all_its_conditions_hold_and_stays_so(room: Classroom) -> None:
    assert ticks(room) == "☐☐☐☐"
    set_model(room, GOOD)
    assert ticks(room) == "☑☐☐☐"
    set_model(room, BAD)
    assert ticks(room) == "☑☐☐☐"
    room.actions.least_squares_line.setChecked(True)
    assert ticks(room) == "☑☐☐☐"
    set_model(room, GOOD)
    assert ticks(room) == "☑☑☐☐"
    room.session.set_threshold(0.85)
    assert ticks(room) == "☑☑☑☐"


def test_a_word_is_asked_about_too(room: Classroom) -> None:
    room.session.set_learning_rate(0.5)
    minimum = room.analyst.minimum_of(room.session.document.problem)
    assert minimum is not None
    room.session.edit("Set w and b", room.session.document.with_parameters(minimum.parameters))
    assert ticks(room)[3] == "☑"


def test_a_scene_that_is_started_over_has_nothing_solved(room: Classroom) -> None:
    set_model(room, GOOD)
    room.panel.scene_requested.emit(0)
    assert ticks(room) == "☐☐☐☐"


def test_tasks_are_those_of_the_scene_that_is_shown(room: Classroom) -> None:
    room.panel.scene_requested.emit(1)
    set_model(room, GOOD)
    assert ticks(room) == "☐☐☐☐"
    room.sigmoid.z = 3.5
    room.lesson.refresh()
    assert ticks(room, 1) == "☑"


def test_a_moment_suffices_however_fast_it_passes(room: Classroom) -> None:
    for _ in range(5):
        set_model(room, BAD)
    set_model(room, GOOD)
    set_model(room, BAD)
    assert ticks(room)[0] == "☑"


def test_nothing_is_ticked_while_a_scene_is_set_up(room: Classroom) -> None:
    set_model(room, GOOD)
    room.session.set_threshold(0.9)
    room.panel.scene_requested.emit(1)
    room.panel.scene_requested.emit(0)
    assert ticks(room) == "☐☐☐☐"


def test_numbers_are_shown_at_once_and_then_ten_times_a_second(room: Classroom, qtbot: QtBot) -> None:
    settle(room, qtbot)
    told = heard(room)
    for weight in range(20):
        set_model(room, (weight / 10, -1.0))
    assert len(told) == 1
    qtbot.waitUntil(lambda: len(told) == 2, timeout=5 * PACE_MS)
    assert told[-1]["cost"] == room.session.document.cost
    qtbot.wait(2 * PACE_MS)
    assert len(told) == 2


def test_only_the_names_that_the_lesson_uses_are_told(room: Classroom, qtbot: QtBot) -> None:
    settle(room, qtbot)
    told = heard(room)
    room.session.set_learning_rate(0.25)
    (numbers,) = told
    assert numbers == {
        "cost": pytest.approx(0.693147, abs=1e-6),
        "sigma.z": -1.0,
        "learning_rate": 0.25,
        "line_shown": 0,
        "code.line": 7,
        "predictions": 0,
    }


def test_nothing_is_shown_after_leaving(room: Classroom, qtbot: QtBot) -> None:
    set_model(room, GOOD)
    set_model(room, BAD)
    told = heard(room)
    room.lesson.leave()
    room.lesson.refresh()
    qtbot.wait(2 * PACE_MS)
    assert told == []
