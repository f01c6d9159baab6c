"""The algorithm from scratch, as about twenty lines of Python: what the window shows and what a copied script runs.

There are two of them: with one feature w is a number, with several it is a list.
"""

from dataclasses import dataclass
from functools import cache

_SIGMA = """\
def sigma(z):
    if z < 0:
        return exp(z) / (1 + exp(z))
    return 1 / (1 + exp(-z))
"""
_LOSS = """\
def loss(z, t):
    u = -z if t else z
    return max(u, 0) + log1p(exp(-abs(u)))
"""
_DOT = """\
def dot(p, q):
    return sum(u * v for u, v in zip(p, q))
"""
_LOOP_OF_ONE = """\
for i in range(iterations):
    h = [sigma(w * v + b) for v in x]
    error = [p - t for p, t in zip(h, y)]
    dw = sum(e * v for e, v in zip(error, x)) / m
    db = sum(error) / m
    w, b = w - alpha * dw, b - alpha * db
"""
_LOOP_OF_SEVERAL = """\
for i in range(iterations):
    h = [sigma(dot(w, row) + b) for row in x]
    error = [p - t for p, t in zip(h, y)]
    dw = [dot(error, c) / m for c in columns]
    db = sum(error) / m
    w = [v - alpha * s for v, s in zip(w, dw)]
    b = b - alpha * db
"""
_COST = """\
J = sum(loss(u, t) for u, t in zip(z, y)) / m
"""
_IMPORTS = "from math import exp, log1p"


@dataclass(frozen=True)
class Executed:
    """A line that is executed in every iteration.

    Parameters
    ----------
    number : int
        Its number in the listing, from 1 on.
    sets : tuple of str
        The variables that it gives a value.
    """

    number: int
    sets: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """The lines, and which of them make up one iteration: the loop's own line is the first, an update the last."""

    lines: tuple[str, ...]
    iteration: tuple[Executed, ...]


@dataclass(frozen=True)
class Algorithm:
    """The parts of the program for one feature or for several, each a text that ends with a line end."""

    functions: tuple[str, ...]
    columns: str
    """What the loop needs beside x, y, m, w and b."""
    loop: str
    cost: str

    @classmethod
    def of(cls, feature_count: int) -> "Algorithm":
        """Return the program for so many features."""
        if feature_count == 1:
            return cls((_SIGMA, _LOSS), "", _LOOP_OF_ONE, "z = [w * v + b for v in x]\n" + _COST)
        cost = "z = [dot(w, row) + b for row in x]\n" + _COST
        return cls((_SIGMA, _LOSS, _DOT), "columns = list(zip(*x))\n", _LOOP_OF_SEVERAL, cost)


@cache
def listing(feature_count: int, *, starts_at_zero: bool) -> Listing:
    """Return the listing of a run on so many features; where it does not start at 0 it says "start"."""
    algorithm = Algorithm.of(feature_count)
    zeros = "0.0, 0.0" if feature_count == 1 else f"[0.0] * {feature_count}, 0.0"
    first = f"m = len(x)\n{algorithm.columns}w, b = {zeros if starts_at_zero else 'start'}\n"
    before = [_IMPORTS, "", *"\n".join(algorithm.functions).splitlines(), "", *first.splitlines()]
    loop = algorithm.loop.splitlines()
    executed = [Executed(len(before) + 1 + place, _set_by(line)) for place, line in enumerate(loop)]
    return Listing((*before, *loop, "", *algorithm.cost.splitlines()), tuple(executed))


def _set_by(line: str) -> tuple[str, ...]:
    """Return the names at the left of "=", or between "for" and "in" in the loop's line."""
    names = line.removeprefix("for ").partition(" in " if line.startswith("for ") else " = ")[0]
    return tuple(name.strip() for name in names.split(","))
