"""When a task is solved: a name, a comparison, and a number or a word."""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lrviz.files.lesson_names import WORDS, is_known
from lrviz.files.lesson_source import Source
from lrviz.files.numbers import shown

Value = float | int | str | None
"""What a name stands for at a moment; None where it is undefined."""

_CONDITION = re.compile(r"\s*([\w.]+)\s*(<=|>=|!=|<|>|=)\s*(\S.*?)\s*")
_NUMBER = re.compile(r"[+\-−]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_EQUAL_DIGITS = 1e-9
_LONGEST = 200


@dataclass(frozen=True)
class Condition:
    """For example ``Condition("cost", "<", 0.2)``; "=" of numbers forgives what rounding does."""

    name: str
    comparison: str
    value: float | str

    def holds(self, present: Value) -> bool:
        """Whether it holds of the present value; of what is undefined nothing does."""
        if isinstance(self.value, str) or isinstance(present, str):
            return isinstance(present, str) and (present == self.value) == (self.comparison == "=")
        if present is None or math.isnan(present):
            return False
        return _COMPARISONS[self.comparison](present, self.value)


def read_condition(text: str, source: Source) -> Condition:
    """Return the condition that is written in `source`.

    Raises
    ------
    ContentError
        If it is none, or can never be looked up.
    """
    if len(text) > _LONGEST:  # of a longer one the pattern might try the blanks for minutes
        raise source.mistake(f"A condition has at most {_LONGEST} characters.", text)
    parts = _CONDITION.fullmatch(text)
    if parts is None:
        raise source.mistake(f'{shown(text)} is not a condition such as "cost < 0.2".', text)
    name, comparison, value = parts.groups()
    if not is_known(name):
        raise source.mistake(f"There is no value called {shown(name)} to ask about.", text)
    if name in WORDS:
        return Condition(name, comparison, _word(parts, source))
    number = float(value.replace("−", "-")) if _NUMBER.fullmatch(value) else math.nan
    if not math.isfinite(number):
        raise source.mistake(f"{shown(value)} is not a number, and {name} is.", text)
    return Condition(name, comparison, number)


def _word(parts: re.Match[str], source: Source) -> str:
    name, comparison, value = parts.groups()
    word: str = value.strip("\"'")
    if comparison not in {"=", "!="}:
        raise source.mistake(f'{name} is a word: ask with "=" or "!=".', parts[0])
    if word not in WORDS[name]:
        raise source.mistake(f"{name} is one of {', '.join(sorted(WORDS[name]))}; never {shown(word)}.", parts[0])
    return word


def _is_close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_EQUAL_DIGITS)


def _differs(one: float, other: float) -> bool:
    return not _is_close(one, other)


_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": _is_close,
    "!=": _differs,
}
