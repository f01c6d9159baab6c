"""Markdown with live numbers, ``{{minimum.bias:2}}``. It is untrusted: no HTML, no pictures, no way to a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lrviz.files.lesson_names import is_known
from lrviz.files.lesson_source import Source
from lrviz.files.numbers import shown

MOST_DECIMALS = 12
OPENING, CLOSING = "\ue000", "\ue001"
"""Characters of private use that frame a live number's place; a lesson file itself must not have them."""

UNREADABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{OPENING}{CLOSING}]")
"""Characters that a lesson must not have, however they are written."""
MOST_CELLS = 500
"""Of all tables in one text: Qt lays out a few thousand in minutes."""

_LIVE = re.compile(r"\{\{(?:\s*([\w.]+)\s*(?::\s*(\d{1,2})\s*)?\}\})?")
_MARKED = re.compile(f"{OPENING}(\\d+){CLOSING}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"`+[^`]*`+")
_WEB_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s()]+)\)")
_HTML = re.compile(r"<(?!https?://)[A-Za-z/!?]")
_LINK_TARGET = re.compile(r"^[\s>*+\-\d.]*\[[^\]]+\]:")


@dataclass(frozen=True)
class LiveNumber:
    """The place of a number in a text; `decimals` is None where the lesson leaves it open."""

    name: str
    decimals: int | None = None


@dataclass(frozen=True)
class LiveText:
    """Markdown in which the place of each of `numbers` is marked; see `with_numbers`."""

    markdown: str
    numbers: tuple[LiveNumber, ...] = ()


def with_numbers(text: str, told: Callable[[int], str]) -> str:
    """Return marked text, in any form, with ``told(i)`` in the place of the number `i`."""
    return _MARKED.sub(lambda place: told(int(place[1])), text)


def read_live_text(text: str, source: Source) -> LiveText:
    """Return the text that stands in `source`.

    Raises
    ------
    ContentError
        If it has an unknown live number, HTML, a picture, a huge table, or a link that leads elsewhere than to the web.
    """
    if text.count("|") > MOST_CELLS:
        raise source.mistake(f"A text has tables of at most {MOST_CELLS} cells.", "|")
    numbers: list[LiveNumber] = []

    def mark(found: re.Match[str]) -> str:
        numbers.append(_live_number(found, source))
        return f"{OPENING}{len(numbers) - 1}{CLOSING}"

    return LiveText(_LIVE.sub(mark, _plain_links(text, source)), tuple(numbers))


def _live_number(found: re.Match[str], source: Source) -> LiveNumber:
    name, decimals = found[1], found[2]
    if name is None:
        raise source.mistake("A live number is written {{name}} or {{name:2}}.", found[0])
    if not is_known(name):
        raise source.mistake(f"There is no live number called {shown(name)}.", found[0])
    if decimals is not None and int(decimals) > MOST_DECIMALS:
        raise source.mistake(f"A live number has at most {MOST_DECIMALS} decimals.", found[0])
    return LiveNumber(name, None if decimals is None else int(decimals))


def _plain_links(text: str, source: Source) -> str:
    """Return the Markdown with links to the web written out as text, after a look at what it must not have."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        if "![" in line:
            raise source.mistake("A lesson has no pictures: show a view of the window in a scene.", line.strip())
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        lines.append(line if fence or mark else _plain_line(line, source))
    return "\n".join(lines)


def _plain_line(line: str, source: Source) -> str:
    written_out = _WEB_LINK.sub(r"\1 (\2)", line)
    outside_code = _CODE.sub("", written_out)
    if _HTML.search(outside_code):
        raise source.mistake('A lesson has no HTML: write a blank after "<".', line.strip())
    if "](" in outside_code or _LINK_TARGET.match(outside_code):
        raise source.mistake("A link is written [words](https://address); it cannot lead to a file.", line.strip())
    return written_out
