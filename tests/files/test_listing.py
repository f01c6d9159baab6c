"""The listing is a program: executed line by line it makes a step of gradient descent."""

import ast
import math
from code import InteractiveInterpreter
from types import CodeType

import numpy as np
import pytest

from lrviz.files.listing import Listing, listing

X, Y = [1.0, 2.0, 4.0, 5.0], [0, 1, 0, 1]
ROWS = [[1.0, -2.0], [2.0, 0.5], [4.0, 1.0], [5.0, -1.0]]


def step(rows: list[list[float]], w: list[float], b: float, alpha: float) -> tuple[list[float], float]:
    """Return the next w and b by the formula, with `math` alone."""
    errors = [
        1 / (1 + math.exp(-(math.fsum(p * q for p, q in zip(w, row, strict=True)) + b))) - y
        for row, y in zip(rows, Y, strict=True)
    ]
    slopes = [
        math.fsum(e * v for e, v in zip(errors, column, strict=True)) / len(rows) for column in np.transpose(rows)
    ]
    return [v - alpha * s for v, s in zip(w, slopes, strict=True)], b - alpha * math.fsum(errors) / len(rows)


def compiled(shown: Listing, first: int, last: int) -> CodeType:
    """Compile the lines from `first` to `last`, out of the loop's body."""
    text = "\n".join(line.removeprefix("    ") if first > 1 else line for line in shown.lines[first - 1 : last])
    return compile(text, "listing", "exec")


@pytest.mark.parametrize("feature_count", [1, 2])
def test_each_line_of_an_iteration_sets_the_variables_that_are_named(feature_count: int) -> None:
    shown = listing(feature_count, starts_at_zero=True)
    loop, *body = shown.iteration
    assert loop.sets == ("i",)
    assert [line.number for line in body] == list(range(loop.number + 1, loop.number + 1 + len(body)))
    variables: dict[str, object] = {"x": X if feature_count == 1 else ROWS, "y": Y, "alpha": 0.3}
    python = InteractiveInterpreter(variables)
    python.runcode(compiled(shown, 1, loop.number - 1))
    for line in body:
        known = {name: id(value) for name, value in variables.items()}
        python.runcode(compiled(shown, line.number, line.number))
        assert {name for name, value in variables.items() if known.get(name) != id(value)} == set(line.sets)
    w, b = step([[v] for v in X] if feature_count == 1 else ROWS, [0.0] * feature_count, 0.0, 0.3)
    assert variables["w"] == pytest.approx(w[0] if feature_count == 1 else w, abs=1e-15)
    assert variables["b"] == pytest.approx(b, abs=1e-15)


@pytest.mark.parametrize("feature_count", [1, 2, 5])
def test_it_is_python_of_about_twenty_lines_that_a_narrow_panel_has_room_for(feature_count: int) -> None:
    shown = listing(feature_count, starts_at_zero=True)
    ast.parse("\n".join(shown.lines))
    assert 15 <= len(shown.lines) <= 30
    assert max(map(len, shown.lines)) <= 60


def test_a_start_elsewhere_is_not_told_as_zero() -> None:
    assert "w, b = 0.0, 0.0" in listing(1, starts_at_zero=True).lines
    assert "w, b = [0.0] * 3, 0.0" in listing(3, starts_at_zero=True).lines
    for feature_count in (1, 3):
        assert "w, b = start" in listing(feature_count, starts_at_zero=False).lines
