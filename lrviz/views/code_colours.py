"""Light colours for Python: keywords, names that are defined or called, numbers."""

import keyword
import re

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from lrviz.views.style import mixed
from lrviz.views.theme import Theme

_BAND_SHARE = 0.1
_TOKEN = re.compile(r"(?P<number>\b\d+(?:\.\d+)?\b)|(?P<called>\b[A-Za-z_]\w*(?=\())|(?P<word>\b[A-Za-z_]\w*)")


def band_colour(theme: Theme) -> str:
    """Return the ground of the line that is lit, on which every colour here keeps 4.5 : 1."""
    return mixed(theme.card, theme.now, _BAND_SHARE)


def code_colours(theme: Theme) -> dict[str, str]:
    """Return the colour of each kind of word."""
    return {"keyword": theme.class_1_text, "called": theme.filled, "number": theme.boundary, "word": theme.ink}


def words_of(text: str) -> list[tuple[int, int, str]]:
    """Return where each word begins, where it ends, and its kind."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = "keyword" if keyword.iskeyword(match.group()) else match.lastgroup or "word"
        found.append((match.start(), match.end(), kind))
    return found


def colour(document: QTextDocument, theme: Theme) -> None:
    """Give every word of `document` its colour; keywords are bold too."""
    cursor = QTextCursor(document)
    colours = code_colours(theme)
    for start, end, kind in words_of(document.toPlainText()):
        look = QTextCharFormat()
        look.setForeground(QColor(colours[kind]))
        look.setFontWeight(QFont.Weight.Bold if kind == "keyword" else QFont.Weight.Normal)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)
