"""What each entry of a scene may hold: readers of TOML's values, which say in a sentence what they want."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from lrviz.core.descent import MOST_ITERATIONS
from lrviz.core.metrics import LARGEST_THRESHOLD, SMALLEST_THRESHOLD
from lrviz.files.builtin import BUILTIN
from lrviz.files.lesson_text import UNREADABLE

VIEWS = (
    "data",
    "prediction",
    "fit",
    "step",
    "landscape",
    "convergence",
    "parameters",
    "sigmoid",
    "losses",
    "log_odds",
    "squared_error",
    "evaluation",
    "code",
)
"""The panels that a scene can show."""
OPTIONS = ("line", "arrow", "equal-scales", "surface", "raw", "accuracy", "log-scale", "score")
"""What a scene can show in the plots beside the run."""
MOST_ITERATIONS_AT_ONCE = 200_000
"""Made before the scene is shown: about a second."""
MOST_SAMPLES, MOST_FEATURES = 10_000, 2
_LONGEST_TEXT = 4000
_LARGEST_PARAMETER = 1e6

Field = Callable[[Any], Any]
"""Returns what an entry means; raises `WrongValueError`."""


class WrongValueError(ValueError):
    """What the value must be, so that it completes "learning_rate must be …"."""


@dataclass(frozen=True)
class Generated:
    """Data that are made for a scene."""

    samples: int
    noise: float
    seed: int
    features: int


def number(low: float, high: float, *, wanted: str) -> Field:
    """Return the reader of a number from `low` to `high`."""

    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise WrongValueError(wanted)
        return float(value)

    return read


def whole(low: int, high: int) -> Field:
    """Return the reader of a whole number from `low` to `high`."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise WrongValueError(f"a whole number from {low:,} to {high:,}")
        return value

    return read


def one_of(names: Collection[str]) -> Field:
    """Return the reader of one of these names."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in names:
            raise WrongValueError(f"one of {', '.join(names)}")
        return value

    return read


def some_of(names: Sequence[str]) -> Field:
    """Return the reader of a list of these names, each once."""

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or any(not isinstance(name, str) or name not in names for name in value):
            raise WrongValueError(f"a list of some of {', '.join(names)}")
        return tuple(dict.fromkeys(value))

    return read


def flag(value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise WrongValueError("true or false")
    return value


def text(value: Any) -> str:
    """Read words."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_TEXT:
        raise WrongValueError(f"a text of at most {_LONGEST_TEXT} characters")
    if UNREADABLE.search(value):
        raise WrongValueError("a text without characters that cannot be shown")
    return value


def line(value: Any) -> str:
    """Read words on one line."""
    if "\n" in (told := text(value)):
        raise WrongValueError("a text on one line")
    return told


def speed(value: Any) -> float:
    """Read iterations a second, infinite for "max"."""
    return math.inf if value == "max" else _pace(value)


def parameters(value: Any) -> tuple[float, ...]:
    """Read weights and bias."""
    if not isinstance(value, list) or len(value) < 2:
        raise WrongValueError(_PARAMETERS_WANTED)
    return tuple(_parameter(each) for each in value)


def corners(value: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Read the low and the high corner of a part of the plane of w and b."""
    if not isinstance(value, list) or len(value) != 2:
        raise WrongValueError(_CORNERS_WANTED)
    low, high = (tuple(_coordinate(each) for each in corner) if isinstance(corner, list) else () for corner in value)
    if len(low) != 2 or len(high) != 2 or not all(one < other for one, other in zip(low, high, strict=True)):
        raise WrongValueError(_CORNERS_WANTED)
    return (low[0], low[1]), (high[0], high[1])


def generated(value: Any) -> Generated:
    """Read how data are made."""
    wanted = "such as {samples = 200, noise = 1.0, seed = 1}, also with features = 2"
    if not isinstance(value, dict) or not {"samples", "noise", "seed"} <= set(value) <= {*_GENERATED}:
        raise WrongValueError(wanted)
    try:
        return Generated(**{"features": 1} | {key: _GENERATED[key](each) for key, each in value.items()})
    except WrongValueError as error:
        raise WrongValueError(f"{wanted}: one of its values must be {error}") from None


_PARAMETERS_WANTED = "a list of the weights and then the bias, such as [0.5, -3.0]"
_CORNERS_WANTED = "two corners [[w, b], [w, b]], the low one first"
_pace = number(1e-3, 1e6, wanted='a number of iterations a second, or "max"')
_parameter = number(-_LARGEST_PARAMETER, _LARGEST_PARAMETER, wanted=_PARAMETERS_WANTED)
_coordinate = number(-_LARGEST_PARAMETER, _LARGEST_PARAMETER, wanted=_CORNERS_WANTED)
_GENERATED: dict[str, Field] = {
    "samples": whole(2, MOST_SAMPLES),
    "noise": number(0.0, 100.0, wanted="a number from 0 to 100"),
    "seed": whole(0, 2**31 - 1),
    "features": whole(1, MOST_FEATURES),
}

FIELDS: dict[str, Field] = {
    "title": line,
    "data": one_of([entry.key for entry in BUILTIN]),
    "generated": generated,
    "learning_rate": number(1e-12, 1e9, wanted="a positive number"),
    "iteration_limit": whole(1, MOST_ITERATIONS),
    "speed": speed,
    "standardize": flag,
    "start": parameters,
    "parameters": parameters,
    "iterations": whole(0, MOST_ITERATIONS_AT_ONCE),
    "threshold": number(
        SMALLEST_THRESHOLD, LARGEST_THRESHOLD, wanted=f"a number from {SMALLEST_THRESHOLD} to {LARGEST_THRESHOLD}"
    ),
    "views": some_of(VIEWS),
    "options": some_of(OPTIONS),
    "z": number(-1e3, 1e3, wanted="a number from -1000 to 1000"),
    "predict": line,
    "window": corners,
    "look": text,
}
"""By key; the tasks, ``[[try]]``, are read apart."""
TASK_FIELDS: dict[str, Field] = {"task": text, "when": list, "hint": text}
