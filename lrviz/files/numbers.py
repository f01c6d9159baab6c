"""Numbers as people type them and as files carry them.

    [sign] digits [mark digits] [e [sign] digits]        mark: "." or ","        sign: "+", "-" or "−"

Nothing else is a number: Python's own `float` would also take nan, 1_000 and digits of other scripts.
"""

import math
import re

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9][0-9.,'’_\s]*")
_MINUS = "−"
_SHOWN_LENGTH = 24


class NumberError(ValueError):
    """Why a text is not a number, in a sentence for the user."""


def parse_number(text: str) -> float:
    """Return the number that `text` spells; "1,5" is 1.5, and so "1,000" is 1.

    Raises
    ------
    NumberError
        If it is empty, not finite, not in the form above, or beyond the range of float64.
    """
    plain = text.strip().replace(_MINUS, "-")
    if not _NUMBER.fullmatch(plain):
        raise NumberError(_complaint(text, plain))
    value = float(plain.replace(",", "."))
    if math.isinf(value):
        raise NumberError(f"{shown(text)} is too large.")
    return value


def is_number(text: str) -> bool:
    """Whether `parse_number` takes `text`."""
    try:
        parse_number(text)
    except NumberError:
        return False
    return True


def number_text(value: float) -> str:
    """Return the shortest text that reads back as exactly `value`, with "." as the decimal mark."""
    return repr(float(value)).removesuffix(".0")


def looks_numeric(text: str) -> bool:
    """Whether `text` is, or was meant as, a number: nan, 1e999, "1 000" and "1,000.5" too."""
    plain = text.strip().replace(_MINUS, "-")
    return bool(_NUMBER.fullmatch(plain) or _GROUPED.fullmatch(plain)) or _python_reads(plain)


def printable(text: str) -> str:
    """Return `text` on one line, with a blank for every character that cannot be shown."""
    return "".join(character if character.isprintable() else " " for character in text)


def shown(text: str) -> str:
    """Return `text` in quotes as a message tells it: on one line, and not too long."""
    stripped = printable(text[: _SHOWN_LENGTH * 4]).strip()
    return f'"{stripped}"' if len(stripped) <= _SHOWN_LENGTH else f'"{stripped[:_SHOWN_LENGTH]}…"'


def _complaint(text: str, plain: str) -> str:
    if not plain:
        return "A number is missing."
    if _GROUPED.fullmatch(plain):
        return f"{shown(text)} is not a number: write the digits without separators between them."
    if _python_reads(plain) and not math.isfinite(float(plain)):
        return f"{shown(text)} is not a finite number."
    return f"{shown(text)} is not a number."


def _python_reads(plain: str) -> bool:
    try:
        float(plain)
    except ValueError:
        return False
    return True
