"""Guide 5, why not squared error: its landscape at the same window, its descent in step, its plateaus in words."""

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLabel, QSlider

from tests.app.person import Key
from tests.app.student import Student, number_after, shown
from tests.cli.by_hand import EXAM, LABELS, sigmoid

PLOT = "squared_error_plot"


def squared_error(w: float, b: float) -> float:
    """Return the mean of (h − y)²."""
    return math.fsum((sigmoid(w * x + b) - y) ** 2 for (x,), y in zip(EXAM, LABELS, strict=True)) / 16


def descend(w: float, b: float, rate: float, iterations: int) -> tuple[float, float]:
    """Return w and b after so many steps of gradient descent on it."""
    for _ in range(iterations):
        h = [sigmoid(w * x + b) for (x,) in EXAM]
        slopes = [2 * (p - y) * p * (1 - p) for p, y in zip(h, LABELS, strict=True)]
        dw = math.fsum(slope * x for slope, (x,) in zip(slopes, EXAM, strict=True)) / 16
        db = math.fsum(slopes) / 16
        w, b = w - rate * dw, b - rate * db
    return w, b


@pytest.fixture
def at_both(student: Student) -> Student:
    """Return a student who has shown the landscape of squared error beside that of log loss."""
    student.show_panel("squared_error")
    student.until(lambda: student.read("squared_error_value") == "0.2500")
    return student


def last_row(student: Student) -> list[float]:
    return [float(text) for text in student.numbers_of(PLOT)[-1]]


def test_its_descent_is_in_step_with_the_iteration_that_is_shown(at_both: Student) -> None:
    at_both.run(30)
    at_both.type(at_both.find(QDoubleSpinBox, "learning_rate"), "0.5")
    at_both.run(20)
    at_both.until(lambda: len(at_both.numbers_of(PLOT)) == 51)
    w, b = descend(*descend(0, 0, 0.1, 30), 0.5, 20)
    assert last_row(at_both) == pytest.approx([50, w, b, squared_error(w, b)], rel=1e-11)
    assert at_both.read("squared_error_value") == shown(squared_error(w, b))
    assert at_both.read("squared_error_boundary_value") == shown(-b / w)
    assert at_both.read("log_loss_value") == at_both.read("cost_value")
    assert at_both.read("log_loss_boundary_value") == at_both.read("boundary_value")
    timeline = at_both.find(QSlider, "timeline")
    timeline.setFocus()
    at_both.key(timeline, Key.Key_Home)
    assert at_both.read("squared_error_value") == "0.2500"
    for _ in range(3):
        at_both.key(timeline, Key.Key_Right)
    assert at_both.iteration == 3
    assert at_both.read("squared_error_value") == shown(squared_error(*descend(0, 0, 0.1, 3)))
    at_both.choose("reset")
    assert at_both.read("squared_error_value") == "0.2500"


def test_it_has_the_window_of_the_log_loss_its_own_heights_and_the_same_start(at_both: Student) -> None:
    def ranges(plot: str) -> list[list[float]]:
        return at_both.plot(plot).getViewBox().viewRange()

    at_both.until(lambda: ranges(PLOT) == ranges("landscape_plot"))
    at_both.mouse("landscape_plot").turn(at_both.pixel("landscape_plot", 1, -5), -2)
    at_both.until(lambda: ranges(PLOT) == ranges("landscape_plot"))
    at_both.drag("landscape_plot", (3, -14), (2.5, -13), (2, -12))
    at_both.until(lambda: ranges(PLOT) == ranges("landscape_plot"))
    told = at_both.hover(PLOT, (2.0, -3.0))
    w, b, height = (number_after(told, name) for name in ("w", "b", "J"))
    assert (w, b) == (pytest.approx(2, abs=0.05), pytest.approx(-3, abs=0.2))
    assert height == pytest.approx(squared_error(w, b), rel=1e-12)
    at_both.until(lambda: at_both.plot(PLOT)._drawing.landscape.window == at_both.plot(PLOT).shown_window)
    at_both.click(PLOT, (2.0, -3.0))
    w, b = at_both.parameters()
    assert (w, b) == (pytest.approx(2, abs=0.05), pytest.approx(-3, abs=0.2))
    assert last_row(at_both)[1:3] == [w, b]
    at_both.drag(PLOT, (w, b), (w - 0.5, b - 2), (1.0, -6.0))
    assert at_both.parameters() == (pytest.approx(1, abs=0.05), pytest.approx(-6, abs=0.2))
    at_both.choose("undo")
    assert at_both.parameters() == (w, b)
    at_both.choose("undo")
    assert at_both.parameters() == (0.0, 0.0)


def test_on_a_plateau_a_sentence_says_that_it_is_flat_and_not_low(at_both: Student) -> None:
    assert at_both.find(QLabel, "plateau_sentence").isHidden()
    at_both.set_by_hand("-4", "20")
    at_both.show_panel("squared_error")
    at_both.until(lambda: at_both.find(QLabel, "plateau_sentence").isVisible())
    sentence = at_both.read("plateau_sentence")
    assert sentence.startswith("Here the slope is ")
    assert "almost flat, though J is 0." in sentence
    lowest = squared_error(-4, 20) - number_after(sentence.replace("J is ", "J = "), "J")
    assert 0.04 < lowest < 0.06, "about as low as the one finite minimum"
    start = at_both.exact("cost")
    at_both.run(60)
    at_both.until(lambda: len(at_both.numbers_of(PLOT)) == 61)
    assert last_row(at_both)[3] == pytest.approx(squared_error(-4, 20), abs=0.01), "it hardly moves"
    assert at_both.exact("cost") < start - 0.5, "while log loss runs down"
    at_both.set_by_hand("1", "-5")
    at_both.show_panel("squared_error")
    assert at_both.find(QLabel, "plateau_sentence").isHidden()


def test_without_rows_with_several_features_hidden_or_closed_it_says_so_or_is_still(at_both: Student) -> None:
    at_both.choose("new")
    assert at_both.plot(PLOT).texts.notice == "Mean squared error needs data: add a row to the table."
    at_both.data_set("two-features")
    assert "one feature; these data have 2" in at_both.plot(PLOT).texts.notice
    at_both.choose("undo", "undo")
    at_both.until(lambda: at_both.read("squared_error_value") == "0.2500")
    at_both.play_flat_out()
    at_both.until(lambda: at_both.iteration > 100)
    at_both.show_panel("convergence")  # in the same place: this one is out of sight, the run goes on
    at_both.until(lambda: at_both.iteration > 500)
    at_both.show_panel("squared_error")
    at_both.data_set("outlier")
    at_both.until(lambda: at_both.iteration == 0)
    mouse, now = at_both.mouse(PLOT), at_both.pixel(PLOT, 0, 0)
    mouse.press(now)
    mouse.move(now + QPointF(20, 5))
    at_both.choose("new", "undo")
    mouse.move(now + QPointF(30, 5))
    at_both.choose("play")
    at_both.until(lambda: at_both.iteration > 0)
    at_both.window.hide()
    at_both.window.close()  # while both descents run
    QApplication.processEvents()
