"""Numbers as people read them: short, with "−" for minus and "–" for what is undefined."""

import math

from lrviz.files.numbers import number_text

UNDEFINED = "–"
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LONGEST_NAME = 18
_MINUS = "−"
_LONGEST = 10
"""Characters without the sign; a longer number is told in scientific form."""


def fixed(value: float | None, decimals: int = 4) -> str:
    """Return 1.2685, −5.8352, 1.2346e+07 or "–"; only zero itself is told as 0.0000."""
    if value is None or not math.isfinite(value):
        return UNDEFINED
    return (_MINUS if value < 0 else "") + _magnitude(abs(value), decimals)


def signed(value: float | None, decimals: int = 4) -> str:
    """Return the same with "+" before what is positive."""
    text = fixed(value, decimals)
    return f"+{text}" if value is not None and value > 0 and text != UNDEFINED else text


def gap(value: float | None) -> str:
    """Return a distance to the minimum, such as 4.35e-02."""
    if value is None or not math.isfinite(value):
        return UNDEFINED
    return (_MINUS if value < 0 else "") + (f"{abs(value):.2e}" if value else "0")


def exact(value: float | None) -> str:
    """Return every digit: the shortest text that reads back as the same number."""
    if value is None or not math.isfinite(value):
        return UNDEFINED
    return number_text(value).replace("-", _MINUS, 1) if value < 0 else number_text(abs(value))


def short(value: float) -> str:
    """Return six significant digits without needless zeros, as in an entry field: 0.1, 0.25, 1e-05."""
    return f"{value:.6g}"


def brief(value: float) -> str:
    """Return the same to be read, not to be typed again: −0.25."""
    return short(value).replace("-", _MINUS, 1) if value < 0 else short(value)


def count(number: int) -> str:
    """Return 3,000."""
    return f"{number:,}"


def counted(number: int, noun: str) -> str:
    """Return 1 point, or 3,000 points."""
    return f"{count(number)} {noun}{'' if number == 1 else 's'}"


def power_text(exponent: float) -> str:
    """Return 10⁻³."""
    return "10" + f"{round(exponent)}".translate(_SUPERSCRIPTS)


def elided(name: str) -> str:
    """Return a column's or a class' name as far as a plot has room for it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _magnitude(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    if len(text) <= _LONGEST and (float(text) or not value):
        return text
    scientific = f"{value:.4e}"
    return scientific if len(scientific) <= _LONGEST else f"{value:.3e}"
