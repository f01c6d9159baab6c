import numpy as np
import pytest

from lrviz.views.plane_values import described, hint, place_text, probability, table_text
from tests.views.planes import LABELS, PLACES, THETA, data, h


@pytest.mark.parametrize(
    ("width", "told"), [(500.0, "click adds ●, Shift ▲"), (300.0, "● click, ▲ Shift"), (239.0, "")]
)
def test_how_a_point_is_added_is_said_as_far_as_there_is_room(width: float, told: str) -> None:
    assert hint(width) == told


def test_a_place_is_told_with_both_features_and_h() -> None:
    some, theta = data(PLACES, LABELS), np.array(THETA)
    told = place_text(some, theta, np.array([8.0, 7.0]), 4)
    assert told == f"hours = 8   sleep = 7 (yes)   h = {probability(theta, np.array([8.0, 7.0]))!r}"
    assert probability(theta, np.array([8.0, 7.0])) == pytest.approx(h(THETA, 8.0, 7.0), rel=1e-14)
    assert place_text(some, None, np.array([-0.5, 7.25]), None) == "hours = −0.5   sleep = 7.25"


@pytest.mark.parametrize("theta", [(1e200, 1e200, 0.0), (np.nan, 0.0, 0.0), (1e308, -1e308, 0.0)])
def test_a_probability_beyond_all_numbers_is_undefined_or_certain(theta: tuple[float, float, float]) -> None:
    told = probability(np.array(theta), np.array([1e150, 1e150]))
    assert np.isnan(told) or told in {0.0, 1.0}


def test_a_sentence_says_what_is_shown() -> None:
    some = data(PLACES, LABELS)
    assert described(some, np.array(THETA), 0.5) == (
        "6 points; P(yes) grows with more hours and with more sleep; a straight line parts them where it is one half."
    )
    assert described(some, np.array([-1.0, 0.0, 2.0]), 0.75) == (
        "6 points; P(yes) grows with less hours; a straight line parts them where it is 0.75."
    )
    assert described(some, np.zeros(3), 0.5) == "6 points; P(yes) is the same everywhere."
    assert described(some, np.full(3, np.nan), 0.5) == "6 points and no line."
    assert described(some.without_rows(range(1, 6)), None, 0.5) == "1 point and no line."
    assert described(some.without_rows(range(6)), None, 0.5) == "No data yet."


def test_rows_are_copied_with_every_digit() -> None:
    some = data([(0.1, -3.0), (2.0, 1 / 3)], [0, 1])
    assert table_text(some, np.array([0.1 + 0.2, 1.0])) == (
        "hours\tsleep\ty\th\n0.1\t-3\t0\t0.30000000000000004\n2\t0.3333333333333333\t1\t1\n"
    )
    assert table_text(some, None) == "hours\tsleep\ty\th\n0.1\t-3\t0\t\n2\t0.3333333333333333\t1\t\n"
