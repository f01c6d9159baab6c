"""The variables of the listing as they are told: short beside the code, with every digit on hover."""

from collections.abc import Sequence
from dataclasses import dataclass

from lrviz.core.arrays import FloatArray
from lrviz.views import formatting

_DECIMALS = {"w": 5, "b": 5, "dw": 5, "db": 5, "h": 4, "error": 4}
"""Of numbers that move, so that they do not dance; others are told without needless zeros."""
_MOST_TOLD = 40
"""Values of a list whose every digit is told on hover."""


@dataclass(frozen=True, eq=False)
class Variable:
    """A variable and its present value.

    Parameters
    ----------
    name : str
        What the listing calls it.
    value : float, (n,) array, (n, d) array, or None
        None is a variable that has none yet.
    is_new : bool
        Whether the line that is being executed has set it.
    """

    name: str
    value: float | FloatArray | None
    is_new: bool = False


def short_text(variable: Variable, most: int) -> str:
    """Return "w = 1.69967" or "x = [1, 1.5, … 9]", with at most so many values of a list before its last."""
    value = variable.value
    if value is None:
        return f"{variable.name} = {formatting.UNDEFINED}"
    if isinstance(value, float | int):
        return f"{variable.name} = {_number(variable.name, value)}"
    return f"{variable.name} = {_list(variable.name, value, most)}"


def every_digit(variable: Variable) -> str:
    """Return the value with all its digits; of a long list the first values and how many there are."""
    value = variable.value
    if value is None:
        return f"{variable.name} has no value yet"
    if isinstance(value, float | int):
        return f"{variable.name} = {formatting.exact(value)}"
    told = [_digits(item) for item in value[:_MOST_TOLD].tolist()]
    rest = f"\n… {formatting.count(len(value))} values" if len(value) > _MOST_TOLD else ""
    return f"{variable.name} =\n" + "\n".join(told) + rest


def _list(name: str, values: FloatArray, most: int) -> str:
    first = [_item(name, item) for item in values[:most].tolist()]
    if len(values) <= most:
        return f"[{', '.join(first)}]"
    gap = "" if len(values) == most + 1 else "… "
    return f"[{''.join(f'{item}, ' for item in first)}{gap}{_item(name, values[-1].tolist())}]"


def _item(name: str, item: float | Sequence[float]) -> str:
    if isinstance(item, float | int):
        return _number(name, item)
    return f"[{', '.join(_number(name, value) for value in item)}]"


def _number(name: str, value: float) -> str:
    decimals = _DECIMALS.get(name)
    if decimals is not None:
        return formatting.fixed(value, decimals)
    return formatting.brief(value)


def _digits(item: float | Sequence[float]) -> str:
    if isinstance(item, float | int):
        return formatting.exact(item)
    return f"[{', '.join(map(formatting.exact, item))}]"
