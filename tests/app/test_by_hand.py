"""w and b by hand, learning rates by what they do, generated data and random starts, all in the window."""

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDockWidget,
    QDoubleSpinBox,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from tests.app.person import Person

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def at_sliders(person: Person) -> Person:
    """Return a person who has shown the panel with the sliders."""
    person.find(QDockWidget, "parameters_dock").toggleViewAction().trigger()
    QApplication.processEvents()
    return person


def drag(slider: QSlider, *shares: float) -> None:
    places = [QPointF(slider.place_of(share), slider.height() / 2).toPoint() for share in shares]
    QTest.mousePress(slider, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(slider, place)
    QTest.mouseRelease(slider, LEFT, pos=places[-1])


def test_the_worked_example_is_set_by_hand_and_read_everywhere(at_sliders: Person) -> None:
    at_sliders.type(at_sliders.find(QDoubleSpinBox, "weight_input"), "2")
    at_sliders.type(at_sliders.find(QDoubleSpinBox, "bias_input"), "-10")
    at_sliders.type(at_sliders.find(QWidget, "prediction_input"), "6")
    assert (at_sliders.read("weight_value"), at_sliders.read("bias_value")) == ("2.0000", "−10.0000")
    assert at_sliders.read("boundary_value") == "5.0000"
    assert at_sliders.read("prediction_output") == f"P(pass) = {1 / (1 + math.exp(-2)):.3f} → PASS"
    assert at_sliders.read("hand_cost_value") == at_sliders.read("cost_value")
    assert at_sliders.read("best_cost_value") == "0.1569"
    assert at_sliders.read("odds_ratio_value") == "7.3891"


def test_a_dragged_slider_moves_the_curve_and_one_undo_gives_the_run_back(at_sliders: Person) -> None:
    at_sliders.run(5)
    before = at_sliders.numbers
    drag(at_sliders.find(QSlider, "weight_slider"), 0.2, 0.5, 0.8)
    assert at_sliders.iteration == 0
    assert at_sliders.exact("weight") == pytest.approx(3.0, abs=0.1)
    at_sliders.choose("undo")
    assert at_sliders.numbers == before


def test_standardising_is_a_visible_switch_that_keeps_w_and_b(at_sliders: Person) -> None:
    at_sliders.run(3)
    weight = at_sliders.exact("weight")
    box, action = at_sliders.find(QCheckBox, "standardize"), at_sliders.find(QAction, "action_standardize")
    box.click()
    assert action.isChecked()
    assert at_sliders.exact("weight") == pytest.approx(weight, rel=1e-12)
    at_sliders.choose("undo")
    assert not action.isChecked()
    assert not box.isChecked()
    assert at_sliders.iteration == 3


@pytest.mark.parametrize(("name", "rate"), [("creeping", "0.00091"), ("overshooting", "0.69"), ("oscillating", "2.1")])
def test_a_preset_tells_its_rate_and_sets_it(person: Person, name: str, rate: str) -> None:
    action = person.action(f"rate_{name}")
    person.until(action.isEnabled)
    assert f"(α = {rate})" in action.text()
    action.trigger()
    assert person.find(QDoubleSpinBox, "learning_rate").text() == rate
    assert person.iteration == 0


def test_generated_data_replace_the_exam_and_undo_brings_it_back(person: Person) -> None:
    person.choose("generate_data")
    person.find(QSpinBox, "generate_samples").setValue(40)
    person.find(QPushButton, "generate_make").click()
    assert person.row_count == 40
    person.find(QWidget, "generate_dialog").close()
    person.choose("undo")
    assert person.row_count == 16


def test_a_random_start_is_told_with_its_seed(person: Person) -> None:
    person.choose("random_start")
    assert "random start (seed " in person.action("undo").text()
    first = person.numbers
    person.choose("random_start")
    assert person.numbers != first
    person.run(2)
    person.choose("reset")
    assert person.iteration == 0
    assert person.exact("weight") != 0.0
