"""Lesson files: Markdown with formulas between ``$$`` and scenes in fenced TOML, to frozen values.

A lesson can be written with a text editor, so it is untrusted: everything in it is looked up, nothing evaluated.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lrviz.files.errors import ContentError
from lrviz.files.lesson_scene import Scene, read_scene
from lrviz.files.lesson_source import Source
from lrviz.files.lesson_text import UNREADABLE, LiveText, read_live_text
from lrviz.files.numbers import printable, shown
from lrviz.files.reading import content_of
from lrviz.resources import resource_path

LARGEST_FILE = 1_000_000
"""Bytes."""
_TOO_LARGE = f"A lesson is smaller than {LARGEST_FILE // 1_000_000} MB."
LONGEST_LESSON, MOST_LINES, MOST_FORMULAS = 30_000, 1000, 50
"""Characters, lines and formulas: laying out more takes seconds, in which nothing answers."""
_TOO_LONG = f"A lesson has at most {LONGEST_LESSON:,} characters in {MOST_LINES:,} lines; make several of it."
_LONGEST_TITLE, _LONGEST_FORMULA = 200, 500
_FENCE = re.compile(r" {0,3}(\$\$|`{3,}|~{3,})(.*)")


class LessonError(ValueError):
    """One line for the user: "NAME, line L: what is wrong", with L where it is known."""


@dataclass(frozen=True)
class Formula:
    """TeX, drawn on lines of its own."""

    tex: str


Block = LiveText | Formula | Scene


@dataclass(frozen=True)
class Lesson:
    """A chapter: prose, formulas and scenes in the order of the file."""

    title: str
    blocks: tuple[Block, ...]

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes alone."""
        return tuple(block for block in self.blocks if isinstance(block, Scene))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all its live numbers."""
        return frozenset(number.name for text in self._texts for number in text.numbers)

    @property
    def _texts(self) -> tuple[LiveText, ...]:
        """Everything in which live numbers can stand."""
        texts = [block for block in self.blocks if isinstance(block, LiveText)]
        for scene in self.scenes:
            parts = [scene.look, *(part for task in scene.tasks for part in (task.text, task.hint))]
            texts += [part for part in parts if part is not None]
        return tuple(texts)


def shipped_lessons() -> tuple[Path, ...]:
    """Return the files of the program's own chapters, in their order."""
    return tuple(sorted(resource_path("lessons").glob("*.md")))


def load_lesson(path: str | Path) -> Lesson:
    """Return the lesson in the file at `path`.

    Raises
    ------
    LessonError
        If the file cannot be read, or not as a lesson.
    """
    try:
        content = content_of(Path(path), LARGEST_FILE, _TOO_LARGE)
        text = _decoded(content)
    except ContentError as error:
        raise _told(error, Path(path).name or str(path)) from None
    return read_lesson(text, Path(path).name)


def read_lesson(text: str, name: str) -> Lesson:
    """Return the lesson in `text`; errors call its file `name`.

    Raises
    ------
    LessonError
        If anything in it is unknown, contradicts itself, or is not allowed.
    """
    try:
        return _lesson(text.replace("\r\n", "\n").replace("\r", "\n"))
    except ContentError as error:
        raise _told(error, name) from None


def _told(error: ContentError, name: str) -> LessonError:
    line = "" if error.line is None else f", line {error.line}"
    return LessonError(f"{printable(name)}{line}: {error.reason}")


def _decoded(content: bytes) -> str:
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError("A lesson is written in UTF-8; save it so.", line) from None


def _lesson(text: str) -> Lesson:
    whole = Source(text, 1)
    if len(text) > LONGEST_LESSON or text.count("\n") > MOST_LINES:
        raise ContentError(_TOO_LONG)
    if unreadable := UNREADABLE.search(text):
        raise whole.mistake("This character cannot be shown; remove it.", unreadable[0])
    lines = text.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    title = lines[first].removeprefix("# ").strip()
    if not lines[first].startswith("# ") or not title or len(title) > _LONGEST_TITLE:
        raise ContentError('A lesson begins with its title: "# Title".', first + 1)
    if "{{" in title:
        raise ContentError("A title has no live numbers.", first + 1)
    blocks = tuple(_blocks(lines, first + 1))
    if sum(isinstance(block, Formula) for block in blocks) > MOST_FORMULAS:
        raise ContentError(f"A lesson has at most {MOST_FORMULAS} formulas.")
    return Lesson(title, blocks)


def _blocks(lines: list[str], start: int) -> Iterator[Block]:
    """Yield what stands in `lines` from the place `start` on; places count from 0, lines of the file from 1."""
    prose_start = place = start
    while place < len(lines):
        opening = _FENCE.match(lines[place])
        if opening is None:
            place += 1
            continue
        mark, rest = opening[1], opening[2].strip()
        end = place if mark == "$$" and _is_one_line(rest) else _closing(lines, place, mark)
        if mark == "$$" or (mark[0] == "`" and rest == "scene"):
            yield from _prose(lines, prose_start, place)
            yield _fenced(lines, place, end, is_formula=mark == "$$")
            prose_start = end + 1
        place = end + 1
    yield from _prose(lines, prose_start, len(lines))


def _is_one_line(rest: str) -> bool:
    return len(rest) > 2 and rest.endswith("$$")


def _closing(lines: list[str], opening: int, mark: str) -> int:
    """Return the place of the line that closes what the one at `opening` opens."""
    for place in range(opening + 1, len(lines)):
        closing = lines[place].strip()
        if closing == mark if mark == "$$" else closing.startswith(mark) and not closing.strip(mark[0]):
            return place
    raise ContentError(f"{shown(lines[opening].strip())} is opened here and never closed.", opening + 1)


def _prose(lines: list[str], start: int, end: int) -> Iterator[LiveText]:
    text = "\n".join(lines[start:end])
    if text.strip():
        yield read_live_text(text.strip("\n"), Source(text, start + 1))


def _fenced(lines: list[str], start: int, end: int, *, is_formula: bool) -> Block:
    source = Source("\n".join(lines[start + 1 : end]), start + 2)
    if not is_formula:
        return read_scene(source)
    tex = source.text.strip() if end > start else lines[start].strip()[2:-2].strip()
    if end > start and lines[start].strip() != "$$":
        raise ContentError('A formula stands between two lines "$$".', start + 1)
    if not tex or len(tex) > _LONGEST_FORMULA:
        raise ContentError(f"A formula has 1 to {_LONGEST_FORMULA} characters.", start + 1)
    return Formula(tex)
