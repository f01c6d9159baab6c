"""Guide 4, the hypothesis: w and b by slider, field, curve and boundary; what each does, and one undo step each."""

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSlider

from tests.app.person import Key
from tests.app.student import Student, number_after


@pytest.fixture
def at_hand(student: Student) -> Student:
    """Return a student who has shown the sliders, and set w = 1 and b = −5 by hand."""
    student.set_by_hand("1", "-5")
    return student


def steepness(student: Student) -> float:
    """Return how steep the curve is drawn where it crosses one half, measured in the plot."""
    x, y = student.plot("fit_plot")._items.curve.getData()
    place = int(abs(y - 0.5).argmin())
    return float((y[place + 1] - y[place - 1]) / (x[place + 1] - x[place - 1]))


def height(student: Student, hours: float) -> float:
    """Return h of the model at some hours."""
    w, b = student.parameters()
    return 1 / (1 + math.exp(-(w * hours + b)))


def test_w_makes_the_curve_steep_and_b_moves_it(at_hand: Student) -> None:
    assert at_hand.read("boundary_value") == "5.0000"
    assert steepness(at_hand) == pytest.approx(0.25, rel=0.02)
    at_hand.set_by_hand("3", "-15")
    assert at_hand.read("boundary_value") == "5.0000"
    assert steepness(at_hand) == pytest.approx(0.75, rel=0.02)
    at_hand.set_by_hand("3", "-18")
    assert at_hand.read("boundary_value") == "6.0000"
    assert steepness(at_hand) == pytest.approx(0.75, rel=0.02)
    at_hand.set_by_hand("-3", "15")
    assert steepness(at_hand) == pytest.approx(-0.75, rel=0.02)


def test_sliders_and_fields_set_w_and_b_live_and_each_drag_and_key_is_one_undo_step(at_hand: Student) -> None:
    before = at_hand.numbers
    for name, index in (("weight", 0), ("bias", 1)):
        slider, kept = at_hand.find(QSlider, f"{name}_slider"), at_hand.parameters()
        middle = QPointF(slider.place_of(slider.sliderPosition() / 1000 + 0.5), slider.height() / 2).toPoint()
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
        seen = []
        for step in (10, 25, 40):
            QTest.mouseMove(slider, middle + QPointF(step, 0).toPoint())
            seen.append((at_hand.exact(name), at_hand.cell(10, 2), at_hand.read("boundary_value")))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle + QPointF(40, 0).toPoint())
        assert len(set(seen)) == 3, "table and boundary follow while it is held"
        assert seen == sorted(seen, key=lambda told: told[0])
        assert at_hand.parameters()[1 - index] == kept[1 - index]
        assert at_hand.find(QDoubleSpinBox, f"{name}_input").value() == at_hand.exact(name)
        at_hand.choose("undo")
        assert at_hand.numbers == before
    field = at_hand.find(QDoubleSpinBox, "weight_input")
    at_hand.key(field, Key.Key_Up)
    at_hand.key(field, Key.Key_Up)
    assert at_hand.exact("weight") > 1
    at_hand.choose("undo", "undo")
    assert at_hand.parameters() == (1.0, -5.0)


def test_the_dragged_boundary_keeps_w_and_the_dragged_curve_its_boundary_and_each_is_one_undo_step(
    at_hand: Student,
) -> None:
    at_hand.drag("fit_plot", (5.0, 0.75), (5.8, 0.4), (7.25, 0.75))
    w, b = at_hand.parameters()
    assert w == 1.0
    assert -b / w == pytest.approx(7.25, abs=0.03)
    assert at_hand.row_count == 16
    at_hand.choose("undo")
    assert at_hand.parameters() == (1.0, -5.0)
    at_hand.drag("fit_plot", (6.25, height(at_hand, 6.25)), (6.25, 0.85), (6.25, 0.93))
    w, b = at_hand.parameters()
    assert -b / w == pytest.approx(5.0, abs=1e-9)
    assert height(at_hand, 6.25) == pytest.approx(0.93, abs=0.01)
    assert w > 1.5
    at_hand.drag("fit_plot", (6.25, height(at_hand, 6.25)), (6.25, 0.5), (6.25, 0.2))
    assert at_hand.exact("weight") < 0, "pulled below one half it falls"
    at_hand.choose("undo", "undo")
    assert at_hand.parameters() == (1.0, -5.0)


def test_by_hand_begins_a_new_run_and_undo_gives_the_old_one_back(student: Student) -> None:
    student.run(12)
    before, boundary = student.numbers, student.exact("boundary")
    student.drag("fit_plot", (boundary, 0.8), (boundary + 0.3, 0.8), (boundary + 0.5, 0.8))
    assert (student.iteration, student.last_iteration) == (0, 0)
    student.choose("undo")
    assert (student.numbers, student.last_iteration) == (before, 12)
    assert not student.action("undo").isEnabled()


def test_what_is_no_number_is_not_taken_and_any_number_is(at_hand: Student) -> None:
    field = at_hand.find(QDoubleSpinBox, "weight_input")
    for text in ("nan", "inf", "", "abc", "1e999", "--2", "1_0"):
        at_hand.type(field, text)
        assert at_hand.parameters() == (1.0, -5.0), text
        at_hand.plot("fit_plot").setFocus()
        assert field.text() == "1.0000", text
    at_hand.type(field, "0")
    assert at_hand.read("boundary_value") == "–"
    flat = [number_after(at_hand.hover("fit_plot", (hours, 0.75)), "h") for hours in (1.25, 3.25, 8.75)]
    assert flat == [pytest.approx(1 / (1 + math.exp(5)))] * 3, "no steepness, no boundary"
    at_hand.type(at_hand.find(QDoubleSpinBox, "bias_input"), "1e300")
    assert at_hand.numbers["boundary"] == "–"
    at_hand.type(field, "-1e300")
    assert at_hand.read("boundary_value") == "1.0000"
    assert at_hand.cell(15, 2) == "0.000"
    at_hand.type(field, "1,5")
    assert at_hand.exact("weight") == 1.5


def test_a_drag_out_of_the_plot_or_interrupted_by_an_undo_an_edit_or_other_data_loses_nothing(at_hand: Student) -> None:
    for start in ((5.0, 0.75), (6.25, height(at_hand, 6.25))):
        mouse, pixel = at_hand.mouse("fit_plot"), at_hand.pixel("fit_plot", *start)
        far = [QPointF(1e6, -1e6), QPointF(-1e6, 1e6), QPointF(0, 0), QPointF(1e6, 1e6)]
        mouse.drag(pixel, pixel + QPointF(6, -6), *far)
        left, right = at_hand.plot("fit_plot").plane.x_range
        assert left - 1e-9 <= at_hand.exact("boundary") <= right + 1e-9
        at_hand.choose("undo")
        assert at_hand.parameters() == (1.0, -5.0)
    mouse, pixel = at_hand.mouse("fit_plot"), at_hand.pixel("fit_plot", 5.0, 0.75)
    mouse.press(pixel)
    mouse.move(pixel + QPointF(30, 0))
    at_hand.choose("undo")
    assert at_hand.parameters() == (1.0, -5.0)
    mouse.move(pixel + QPointF(50, 0))
    moved = at_hand.exact("bias")
    at_hand.choose("add_row")
    mouse.move(pixel + QPointF(60, 0))
    at_hand.data_set("two-features")  # the plot of one feature is hidden while it is held
    mouse.release(pixel + QPointF(60, 0))
    QApplication.processEvents()
    assert at_hand.row_count == 40
    at_hand.choose("undo")
    assert at_hand.row_count == 17
    assert at_hand.exact("bias") < moved < -5
    while at_hand.action("undo").isEnabled():
        at_hand.choose("undo")
    assert at_hand.parameters() == (0.0, 0.0)
    assert at_hand.row_count == 16
