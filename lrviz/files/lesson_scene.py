"""Scenes: the state that a lesson puts the window into, from a fenced block of TOML."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lrviz.files.builtin import load_builtin
from lrviz.files.lesson_condition import Condition, read_condition
from lrviz.files.lesson_fields import FIELDS, TASK_FIELDS, Generated, WrongValueError
from lrviz.files.lesson_source import Source
from lrviz.files.lesson_text import LiveText, read_live_text
from lrviz.files.numbers import shown

LONGEST_SCENE = 8000
"""Characters: the memory that TOML's reader takes for a key grows with the square of its dots."""
MOST_WORK = 20_000_000
"""Rows times iterations before a scene is shown, where a step costs as much as 150 rows: about a second."""
_ROWS_OF_A_STEP = 150

_TRY = re.compile(r"^[ \t]*\[\[[ \t]*try[ \t]*\]\]", re.MULTILINE)
_PLACE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


@dataclass(frozen=True)
class Task:
    """What to try; solved when all of its conditions hold."""

    text: LiveText
    conditions: tuple[Condition, ...]
    hint: LiveText | None = None


@dataclass(frozen=True)
class Scene:
    """A state of the window; `data` is a built-in data set, unless data are `generated`.

    `start`, where Reset goes, and `parameters`, set by hand at iteration 0, are raw weights and then the bias.
    """

    title: str
    data: str = "exam"
    generated: Generated | None = None
    learning_rate: float = 0.1
    iteration_limit: int = 3000
    speed: float = 60.0
    standardize: bool = False
    start: tuple[float, ...] | None = None
    parameters: tuple[float, ...] | None = None
    iterations: int = 0
    threshold: float = 0.5
    views: tuple[str, ...] = ("fit",)
    options: tuple[str, ...] = ()
    z: float | None = None
    predict: str | None = None
    window: tuple[tuple[float, float], tuple[float, float]] | None = None
    look: LiveText | None = None
    tasks: tuple[Task, ...] = ()


def read_scene(source: Source) -> Scene:
    """Return the scene that is written in `source`.

    Raises
    ------
    ContentError
        If it is no TOML, an entry is unknown or of another kind, or two of them contradict each other.
    """
    if len(source.text) > LONGEST_SCENE:
        raise source.mistake(f"A scene has at most {LONGEST_SCENE:,} characters.")
    table = _toml(source)
    _check_keys(table, {*FIELDS, "try"}, source, "a scene")
    values = {key: _value(table, key, source) for key in FIELDS if key in table}
    if "title" not in values:
        raise source.mistake('A scene needs a title: title = "…".')
    if "look" in values:
        values["look"] = read_live_text(values["look"], _at_key(source, "look"))
    scene = Scene(**values, tasks=_tasks(table.get("try", []), source))
    _check_parameters(scene, table, source)
    return scene


def _toml(source: Source) -> dict[str, Any]:
    try:
        return tomllib.loads(source.text)
    except RecursionError:
        raise source.mistake("The scene is nested too deeply.") from None
    except ValueError as error:
        place = _PLACE.search(str(error))
        lines = source.text.count("\n")
        line = source.line if place is None else source.line + (int(place[1]) - 1 if place[1] else lines)
        reason = _PLACE.sub("", str(error)).rstrip(".")
        raise Source("", line).mistake(f"The scene is not TOML: {reason}.") from None


def _check_keys(table: dict[str, Any], known: Collection[str], source: Source, what: str) -> None:
    for key in table:
        if key not in known:
            raise _at_key(source, key).mistake(f"{shown(key)} is not an entry of {what}.")


def _value(table: dict[str, Any], key: str, source: Source) -> Any:
    try:
        return {**FIELDS, **TASK_FIELDS}[key](table[key])
    except (WrongValueError, TypeError) as error:
        raise _at_key(source, key).mistake(f"{key} must be {error}.") from None


def _at_key(source: Source, key: str) -> Source:
    """Return the part of `source` that begins with the entry `key`."""
    entry = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[.=]", source.text, re.MULTILINE)
    return source if entry is None else _from(source, entry.start())


def _from(source: Source, start: int, end: int | None = None) -> Source:
    return Source(source.text[start:end], source.line + source.text.count("\n", 0, start))


def _tasks(entries: Any, source: Source) -> tuple[Task, ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _at_key(source, "try").mistake("Tasks are written under [[try]].")
    starts = [found.start() for found in _TRY.finditer(source.text)]
    if len(starts) != len(entries):
        return tuple(_task(entry, source) for entry in entries)
    parts = [_from(source, start, end) for start, end in pairwise([*starts, len(source.text)])]
    return tuple(_task(entry, part) for entry, part in zip(entries, parts, strict=True))


def _task(entry: dict[str, Any], source: Source) -> Task:
    _check_keys(entry, TASK_FIELDS, source, "a task")
    if "task" not in entry:
        raise source.mistake('A task needs words: task = "…".')
    words = read_live_text(_value(entry, "task", source), _at_key(source, "task"))
    asked = entry.get("when")
    if not isinstance(asked, list) or not asked or not all(isinstance(each, str) for each in asked):
        raise _at_key(source, "when").mistake('A task needs conditions: when = ["cost < 0.2"].')
    conditions = tuple(read_condition(each, _at_key(source, "when")) for each in asked)
    if "hint" not in entry:
        return Task(words, conditions)
    return Task(words, conditions, read_live_text(_value(entry, "hint", source), _at_key(source, "hint")))


def _check_parameters(scene: Scene, table: dict[str, Any], source: Source) -> None:
    """Compare the scene with its data, and with what the window can do."""
    if scene.generated and "data" in table:
        raise _at_key(source, "generated").mistake("A scene has either data or generated, not both.")
    made = scene.generated
    rows, count = (made.samples, made.features) if made else load_builtin(scene.data).features.shape
    most = MOST_WORK // (rows + _ROWS_OF_A_STEP)
    if scene.iterations > most:
        raise _at_key(source, "iterations").mistake(f"{rows:,} rows allow at most {most:,} iterations.")
    for key, parameters in (("start", scene.start), ("parameters", scene.parameters)):
        if parameters is not None and len(parameters) != count + 1:
            raise _at_key(source, key).mistake(f"{key} must have {count + 1} numbers: the weights, then the bias.")
    if not scene.views:
        raise _at_key(source, "views").mistake("A scene shows at least one view.")
