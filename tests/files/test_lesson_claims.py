"""What the shipped lessons state in numbers that are not live: worked out anew, in plain Python."""

import math
from collections.abc import Callable
from functools import cache

import pytest

from lrviz.files.builtin import load_builtin
from lrviz.resources import resource_path
from tests.cli.by_hand import EXAM, LABELS, Descent, cost, sigmoid

HOURS = [row[0] for row in EXAM]
MINIMUM = (2.619389, -12.442150)


def line(hours: list[float]) -> tuple[float, float]:
    """Return slope and intercept of least squares."""
    mean_x, mean_y = sum(hours) / len(hours), sum(LABELS) / len(LABELS)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(hours, LABELS, strict=True))
    slope /= sum((x - mean_x) ** 2 for x in hours)
    return slope, mean_y - slope * mean_x


def the_line_crosses_0_a_little_below_2() -> bool:
    slope, intercept = line(HOURS)
    return 1.95 <= -intercept / slope < 2


def one_diligent_student_tilts_it() -> bool:
    (slope, low), (flatter, high) = line(HOURS), line([*HOURS[:-1], 20.0])
    return flatter < 0.08 < slope and high > low and (0.5 - high) / flatter - (0.5 - low) / slope > 0.5


@cache
def reached(iterations: int) -> tuple[float, float]:
    weight, bias = Descent().run(EXAM, LABELS, [0, 0], iterations)
    return weight, bias


def the_drop_is_made_early() -> bool:
    first, early, last = (cost(EXAM, LABELS, reached(n)) for n in (0, 500, 3000))
    return (first - early) / (first - last) > 4 / 5


def buyers() -> tuple[int, int]:
    labels = load_builtin("imbalanced").labels.tolist()
    return len(labels), len(labels) - int(sum(labels))


def the_condition_number_is_about_1200() -> bool:
    w, b = MINIMUM
    weights = [sigmoid(w * x + b) * sigmoid(-w * x - b) / len(HOURS) for x in HOURS]
    ww, wb, bb = (sum(s * x**power for s, x in zip(weights, HOURS, strict=True)) for power in (2, 1, 0))
    root = math.sqrt((ww - bb) ** 2 + 4 * wb**2)
    return 1150 < (ww + bb + root) / (ww + bb - root) < 1250


def p_at_5() -> float:
    weight, bias = reached(3000)
    return sigmoid(5 * weight + bias)


def every_boundary_has_one_on_the_wrong_side() -> bool:
    passed = {x for x, y in zip(HOURS, LABELS, strict=True) if y}
    return 4.5 in passed and 5 not in passed and max(set(HOURS) - passed) == 5 and min(passed) == 4.5


@pytest.mark.parametrize(
    ("chapter", "words", "is_true"),
    [
        ("01", "It crosses 0 a little below 2 hours", the_line_crosses_0_a_little_below_2),
        ("01", "tilts the whole line, and moves the place where it crosses one half", one_diligent_student_tilts_it),
        ("02", "someone passed with 4.5 hours, someone failed with 5", every_boundary_has_one_on_the_wrong_side),
        ("03", "Their row says h = 0.631", lambda: round(p_at_5(), 3) == 0.631),
        ("05", "log 2 = 0.6931", lambda: round(math.log(2), 4) == 0.6931),
        ("05", "very wrong for half of them", lambda: sum(LABELS) == 8 and sigmoid(10) > 0.9999),
        ("06", "More than four fifths of the drop in J is made in the first 500", the_drop_is_made_early),
        ("08", "right for 54 of 60", lambda: buyers() == (60, 54)),
        ("10", "2 · 6 − 10 = 2, and σ(2) = 1/(1 + e⁻²) = 0.88", lambda: round(sigmoid(2), 2) == 0.88),
        ("10", "of many students with 5 hours about 63 in 100 would", lambda: round(100 * p_at_5()) == 63),
        ("11", "condition number at the minimum is about 1200", the_condition_number_is_about_1200),
    ],
)
def test_what_a_lesson_states_is_so(chapter: str, words: str, is_true: Callable[[], bool]) -> None:
    (path,) = resource_path("lessons").glob(f"{chapter}-*.md")
    assert words in path.read_text("utf-8")
    assert is_true()
