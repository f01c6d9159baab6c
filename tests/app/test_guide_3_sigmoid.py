"""Guide 3, the sigmoid: a z that is moved, its value and slope, the rows at their own z, and the symmetry."""

import math
import re

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.app.student import Student, drawn, shown
from tests.conftest import EXAM_HOURS, EXAM_PASS

PLOT = "sigmoid_plot"


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


@pytest.fixture
def at_sigmoid(student: Student) -> Student:
    """Return a student who has shown the panel of the sigmoid."""
    student.show_panel("sigmoid")
    return student


def told_z(student: Student) -> float:
    """Return the z that stands above the curve, after checking what is told of it and of −z."""
    mirrored, told = student.words(PLOT)
    z, value, slope = (
        float(text.replace("−", "-"))
        for text in re.fullmatch(r"z = (\S+)   σ\(z\) = (\S+)   slope .*= (\S+)", told).groups()
    )
    assert value == pytest.approx(sigmoid(z), abs=2e-4)
    assert slope == pytest.approx(sigmoid(z) * sigmoid(-z), abs=2e-4)
    assert mirrored.endswith(f"σ(−z) = 1 − σ(z) = {1 - value:.4f}")
    return z


def test_z_is_dragged_and_clicked_along_the_curve_with_its_value_its_slope_and_its_mirror_image(
    at_sigmoid: Student,
) -> None:
    assert told_z(at_sigmoid) == 2.0
    for stop in (-1.5, 0.0, 4.0):
        z = told_z(at_sigmoid)
        at_sigmoid.drag(PLOT, (z, sigmoid(z)), ((z + stop) / 2, 0.9), (stop, 0.1))
        assert told_z(at_sigmoid) == pytest.approx(stop, abs=0.03), "only its place across counts"
    items = at_sigmoid.plot(PLOT)._items
    for x, y in drawn(items.z, items.mirror):
        assert y == pytest.approx(sigmoid(x), abs=1e-12)
        assert abs(x) == pytest.approx(4.0, abs=0.03)
    assert at_sigmoid.iteration == 0
    assert not at_sigmoid.action("undo").isEnabled()
    at_sigmoid.set_by_hand("1", "-5")
    at_sigmoid.show_panel("sigmoid")
    at_sigmoid.click(PLOT, (-3.2, 0.6))
    assert told_z(at_sigmoid) == pytest.approx(-3.2, abs=0.03)
    at_sigmoid.click(PLOT, (2.5, sigmoid(2.5)))  # the row with 7.5 hours
    assert told_z(at_sigmoid) == 2.5


def test_the_rows_sit_on_the_curve_at_their_own_z_and_move_along_it_with_the_run(at_sigmoid: Student) -> None:
    assert at_sigmoid.column_of(PLOT, 0) == [0.0] * 16
    for steps in (5, 200):
        at_sigmoid.run(steps)
        w, b = at_sigmoid.parameters()
        z = [w * hours + b for hours in EXAM_HOURS]
        assert at_sigmoid.column_of(PLOT, 0) == pytest.approx(z, abs=1e-12)
        assert at_sigmoid.column_of(PLOT, 1) == EXAM_PASS
        assert at_sigmoid.column_of(PLOT, 2) == pytest.approx(list(map(sigmoid, z)), abs=1e-12)
    assert at_sigmoid.hover(PLOT, (z[-1], sigmoid(z[-1]))).startswith("row 16 (pass)")


def test_z_cannot_be_lost_and_rows_far_away_are_followed(at_sigmoid: Student) -> None:
    mouse, start = at_sigmoid.mouse(PLOT), at_sigmoid.pixel(PLOT, 2.0, sigmoid(2.0))
    mouse.drag(start, start + QPointF(50, 0), QPointF(1e5, -1e5), QPointF(-1e5, 1e5), QPointF(1e5, 0))
    left, right = at_sigmoid.plot(PLOT).plane.x_range
    z = told_z(at_sigmoid)
    assert left <= z <= right
    at_sigmoid.set_by_hand("1e200", "-1e200")
    at_sigmoid.show_panel("sigmoid")
    assert at_sigmoid.column_of(PLOT, 2) == [1.0 if hours > 1 else 0.5 for hours in EXAM_HOURS]
    at_sigmoid.choose("new")
    at_sigmoid.click(PLOT, (0.0, 0.5))
    at_sigmoid.choose("fit_views")
    assert any(shown(0.25) in words for words in at_sigmoid.words(PLOT)), "the slope at 0"
    at_sigmoid.choose("undo", "undo", "undo")
    QApplication.processEvents()
    assert at_sigmoid.column_of(PLOT, 0) == [0.0] * 16
