"""Bytes to text: UTF-8, UTF-16 with its mark, or Windows' own CP1252; anything else is refused as binary."""

import codecs
import re

from lrviz.files.errors import ContentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BINARY = "This is not a text file; save the table as CSV."
_BYTE_ORDER_MARK = "\ufeff"


def decoded(content: bytes) -> str:
    """Return the text in `content`, every line end as a line feed and byte order marks left out.

    Raises
    ------
    ContentError
        If the bytes are no text in any of the encodings, or hold a control character.
    """
    text = _with_line_feeds(_as_text(content).replace(_BYTE_ORDER_MARK, ""))
    control = _CONTROL.search(text)
    if control:
        raise ContentError(_BINARY, line=_line_at(text, control.start()))
    return text


def _as_text(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise ContentError(_BINARY) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _as_windows_text(content)


def _as_windows_text(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(content[: error.start].decode("latin-1"))
        raise ContentError(_BINARY, line=_line_at(before, len(before))) from None


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
