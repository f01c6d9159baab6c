"""The run, as a person makes it: play, step, back, reset, the timeline, and a new learning rate."""

import math
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSlider, QSpinBox, QToolButton

from tests.app.conftest import Open
from tests.app.dialogs import Boxes
from tests.app.person import Key, Modifier, Person
from tests.cli.by_hand import EXAM, LABELS, Descent, cost


def shown(value: float) -> str:
    """Return a number as the read-outs tell it."""
    return f"{value:.4f}".replace("-", "−")


def reads(person: Person, parameters: list[float]) -> bool:
    """Whether the read-outs show these w and b, and J there."""
    numbers = person.numbers
    told = (numbers["weight"], numbers["bias"], numbers["cost"])
    return told == tuple(map(shown, (*parameters, cost(EXAM, LABELS, parameters))))


def test_playing_to_the_limit_shows_the_numbers_of_the_guide(person: Person) -> None:
    person.type(person.find(QLineEdit, "prediction_input"), "5")
    person.play_flat_out()
    person.reach(3000)
    assert person.numbers == {
        "iteration": "3000",
        "weight": "1.6997",
        "bias": "−7.9626",
        "cost": "0.1721",
        "gap": "1.52e-02",
        "boundary": "4.6848",
    }
    assert person.sentence.startswith("3,000 iterations done: J = 0.1721, still 0.0152 above the minimum.")
    assert person.read("prediction_output") == "P(pass) = 0.631 → PASS"
    weight, bias = Descent().run(EXAM, LABELS, [0, 0], 3000)
    assert person.exact("weight") == pytest.approx(weight, rel=1e-11)
    assert person.exact("bias") == pytest.approx(bias, rel=1e-11)
    assert person.exact("boundary") == pytest.approx(-bias / weight, rel=1e-11)
    assert person.last_iteration == 3000
    assert person.column(1) == ["0"] * 7 + ["1", "0"] + ["1"] * 7
    assert person.cell(8, 2).startswith("0.631"), "the student with 5 hours"


def test_play_at_the_limit_extends_it_by_as_much_again(person: Person) -> None:
    limit = person.find(QSpinBox, "iteration_limit")
    person.type(limit, "40")
    person.play_flat_out()
    person.reach(40)
    assert "40 iterations done" in person.sentence
    person.press("play_button")
    person.reach(80)
    assert limit.value() == 80
    assert reads(person, Descent().run(EXAM, LABELS, [0, 0], 80))


def test_step_back_and_reset_go_where_they_say(person: Person) -> None:
    assert not person.find(QToolButton, "button_step_back").isEnabled()
    person.press("button_step")
    person.reach(1)
    assert (person.numbers["weight"], person.numbers["bias"]) == ("0.0984", "0.0000")
    person.press("button_step")
    person.reach(2)
    person.press("button_step_back")
    assert person.iteration == 1
    assert person.last_iteration == 2
    assert person.sentence.startswith("Iteration 1 of 2: J = ")
    assert reads(person, [0.0984375, 0.0])
    person.press("button_reset")
    assert (person.iteration, person.last_iteration) == (0, 0)
    assert reads(person, [0.0, 0.0])
    person.choose("undo")
    assert (person.iteration, person.last_iteration) == (1, 2)


def test_the_keys_in_a_plot_drive_the_run(person: Person) -> None:
    plot = person.plot("landscape_plot")
    person.key(plot, Key.Key_Right, Modifier.ShiftModifier)
    person.reach(10)
    person.key(plot, Key.Key_Right)
    person.reach(11)
    person.key(plot, Key.Key_Left)
    assert person.iteration == 10
    person.key(plot, Key.Key_Home)
    assert person.iteration == 0
    rate = person.find(QDoubleSpinBox, "learning_rate")
    person.key(plot, Key.Key_Up)
    assert rate.value() == 0.2
    person.key(plot, Key.Key_End)
    assert person.is_playing
    person.key(plot, Key.Key_Space)
    assert not person.is_playing


def test_keys_that_drive_the_plots_mean_something_else_in_a_field(person: Person) -> None:
    field = person.find(QLineEdit, "prediction_input")
    person.type(field, "12")
    person.key(field, Key.Key_Home)
    QTest.keyClicks(field, "3 4")
    assert field.text() == "3 412"
    assert not person.is_playing
    assert person.iteration == 0


def test_pause_keeps_the_run_and_play_goes_on_from_there(person: Person) -> None:
    person.play_flat_out()
    person.until(lambda: person.iteration > 0)
    person.press("play_button")
    paused = person.iteration
    assert person.sentence.startswith(f"Paused after {paused:,} iteration")
    person.run(3)
    assert person.iteration == paused + 3
    assert reads(person, Descent().run(EXAM, LABELS, [0, 0], paused + 3))
    person.press("play_button")
    person.press("button_reset")
    assert not person.is_playing
    assert person.iteration == 0


def test_the_timeline_shows_every_iteration_made_in_every_view(person: Person) -> None:
    person.run(60)
    timeline = person.find(QSlider, "timeline")
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.rect().center())
    middle = person.iteration
    assert 25 <= middle <= 35
    parameters = Descent().run(EXAM, LABELS, [0, 0], middle)
    assert reads(person, parameters)
    assert person.exact("boundary") == pytest.approx(-parameters[1] / parameters[0], rel=1e-9)
    hours = 1 / (1 + math.exp(-(parameters[0] * 9 + parameters[1])))
    assert person.cell(15, 2) == f"{hours:.3f}"
    for name in ("landscape_plot", "convergence_plot"):
        person.until(lambda name=name: person.is_told(name, f"At iteration {middle}"))
    person.key(timeline, Key.Key_Right)
    assert person.iteration == middle + 1
    person.key(timeline, Key.Key_End)
    assert person.iteration == person.last_iteration == 60


def test_after_going_back_play_shows_the_made_iterations_again(person: Person) -> None:
    person.run(30)
    person.find(QSlider, "timeline").setValue(10)
    person.run(5)
    assert (person.iteration, person.last_iteration) == (15, 30)


def test_go_to_makes_the_steps_that_are_missing(person: Person, boxes: Boxes) -> None:
    boxes.iterations = [(1234, True), (7, True), (900, False)]
    person.choose("go_to_iteration")
    person.reach(1234)
    assert reads(person, Descent().run(EXAM, LABELS, [0, 0], 1234))
    person.choose("go_to_iteration", "go_to_iteration")
    assert (person.iteration, person.last_iteration) == (7, 1234)


def test_a_new_learning_rate_keeps_the_run_and_goes_on_from_here(person: Person) -> None:
    person.run(20)
    person.type(person.find(QDoubleSpinBox, "learning_rate"), "0,05")
    assert (person.iteration, person.last_iteration) == (20, 20)
    person.run(10)
    before = Descent(0.1).run(EXAM, LABELS, [0, 0], 20)
    assert reads(person, Descent(0.05).run(EXAM, LABELS, before, 10))


def test_a_new_learning_rate_after_going_back_cuts_the_rest_and_undo_restores_it(person: Person) -> None:
    person.run(30)
    person.find(QSlider, "timeline").setValue(20)
    slider = person.find(QSlider, "learning_rate_slider")
    person.key(slider, Key.Key_Right)
    rate = person.find(QDoubleSpinBox, "learning_rate").value()
    assert rate > 0.1
    person.run(1)
    assert person.last_iteration == 21
    assert reads(person, Descent(rate).run(EXAM, LABELS, Descent(0.1).run(EXAM, LABELS, [0, 0], 20), 1))
    person.choose("undo")
    assert (person.iteration, person.last_iteration) == (20, 30)


def test_to_minimum_arrives_where_newton_does(person: Person) -> None:
    person.type(person.find(QDoubleSpinBox, "learning_rate"), "1.7")
    person.press("button_run_to_minimum")
    person.until(lambda: not person.is_playing)
    assert person.iteration > 3000, "past the limit"
    assert person.sentence.startswith(f"Converged after {person.iteration:,} iterations: J = 0.1569")
    assert person.exact("weight") == pytest.approx(2.619389, abs=2e-3)
    assert person.exact("bias") == pytest.approx(-12.442150, abs=1e-2)
    assert re.fullmatch(r"\d\.\d\de-(0[7-9]|1\d)", person.numbers["gap"])


@pytest.mark.parametrize(("rate", "word"), [("1.0", "overshooting"), ("1.8", "oscillating")])
def test_a_rate_that_is_too_large_is_told_in_the_fields_own_words(person: Person, rate: str, word: str) -> None:
    person.type(person.find(QDoubleSpinBox, "learning_rate"), rate)
    person.find(QSlider, "speed").setValue(person.find(QSlider, "speed").maximum())
    person.choose("run_to_minimum")
    person.until(lambda: person.iteration > 400)
    assert person.sentence.startswith(f"Running, {word}: J = ")
    person.choose("play")
    assert not person.is_playing


def test_on_separable_data_a_sentence_says_why_there_is_no_minimum(person: Person, open_window: Open) -> None:
    separable = next(
        action for action in person.window.findChildren(type(person.action("play"))) if action.data() == "separable"
    )
    separable.trigger()
    person.choose("run_to_minimum")
    assert not person.is_playing
    assert "no single minimum" in person.message
    assert person.numbers["gap"] == "–"
    person.run(3)
    assert "there is no minimum, the weights grow for ever" in person.sentence
