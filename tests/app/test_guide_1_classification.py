"""Guide 1, what classification is: the straight line that is no probability, and the sigmoid in its place."""

from fractions import Fraction

import pytest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from lrviz.views.theme import LIGHT
from tests.app.student import Student, is_close_to, number_after
from tests.conftest import EXAM_HOURS, EXAM_PASS


def least_squares() -> tuple[float, float]:
    """Return slope and intercept of the exam data, by the normal equations in fractions."""
    x, y = [Fraction(hours) for hours in EXAM_HOURS], [Fraction(label) for label in EXAM_PASS]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
    return float(slope), float(mean_y - slope * mean_x)


@pytest.fixture
def at_line(student: Student) -> Student:
    """Return a student who has pressed "Line" in the header of the fit."""
    student.press("button_least_squares_line")
    return student


def see_0_to_20(student: Student) -> None:
    """Turn the wheel, and drag the empty space beside the points, until 0 and 20 hours are in view."""
    mouse, plane = student.mouse("fit_plot"), student.plot("fit_plot").plane
    while plane.x_range[1] - plane.x_range[0] < 22:
        mouse.turn(student.pixel("fit_plot", 5, 0.5), -1)
    start, stop = (student.pixel("fit_plot", hours, 0.3) for hours in (13, 13 - (20.5 - plane.x_range[1])))
    mouse.drag(start, (start + stop) / 2, stop)
    assert plane.x_range[0] < -0.5
    assert plane.x_range[1] > 20.2
    assert [float(text) for text in student.column(0)] == EXAM_HOURS


def test_the_line_is_read_off_at_0_and_20_hours_and_its_parts_below_0_and_above_1_are_marked(at_line: Student) -> None:
    slope, intercept = least_squares()
    see_0_to_20(at_line)
    for hours in (0, 20):
        told = at_line.hover("fit_plot", (hours, 0.5))
        assert number_after(told, "hours") == pytest.approx(hours, abs=0.02)
        assert number_after(told, "line") == pytest.approx(slope * number_after(told, "hours") + intercept, rel=1e-12)
    assert number_after(told, "line") == pytest.approx(3.194, abs=5e-3)
    low, high = at_line.plot("fit_plot").getViewBox().viewRange()[1]
    assert low < intercept
    assert high > 20 * slope + intercept
    at_line.choose("theme_light")
    assert {"below 0", "above 1"} <= set(at_line.words("fit_plot"))
    left = f"{at_line.plot('fit_plot').plane.x_range[0]:.2f}".replace("-", "−")
    at_line.until(lambda: at_line.is_told("fit_plot", f"below 0 between {left} and 1.96 and above 1 between 7.61 and"))
    at_line.mouse("fit_plot").leave()
    for hours, colour in (
        (0.5, LIGHT.error),
        (12, LIGHT.error),
        (18, LIGHT.error),
        (3.25, LIGHT.ink),
        (6.2, LIGHT.ink),
    ):
        assert is_close_to(at_line.colour("fit_plot", (hours, slope * hours + intercept)), colour), hours


def test_one_click_swaps_line_and_sigmoid_and_leaves_the_run_alone(student: Student) -> None:
    student.run(7)
    before, title = student.numbers, student.find(QWidget, "fit_panel").title
    student.press("button_least_squares_line")
    assert student.find(QWidget, "fit_panel").title == "Least-squares line"
    assert "line = " in student.hover("fit_plot", (6.2, 0.2))
    assert student.find(QLabel, "boundary_value").isHidden()
    assert "line = 0.5 at hours = 4.78" in student.words("fit_plot")
    student.press("button_least_squares_line")
    assert student.find(QWidget, "fit_panel").title == title == "Sigmoid fit"
    assert "h = " in student.hover("fit_plot", (6.2, 0.2))
    assert student.find(QLabel, "boundary_value").isVisible()
    assert student.numbers == before
    assert not student.action("undo").isEnabled()


def test_the_prediction_says_what_the_line_says_and_that_it_is_none(at_line: Student) -> None:
    slope, intercept = least_squares()
    field = at_line.find(QWidget, "prediction_input")
    for hours, told in (("0", "−0.346"), ("20", "3.194")):
        at_line.type(field, hours)
        assert at_line.read("prediction_line") == f"line: {told}, no probability"
        assert at_line.read("prediction_output").startswith("P(pass) = 0.500")
    at_line.type(field, "0 5 20")
    model = at_line.find(QTableView, "prediction_list").model()
    column = [float(model.index(row, 3).data().replace("−", "-")) for row in range(3)]
    assert column == pytest.approx([intercept, 5 * slope + intercept, 20 * slope + intercept], abs=5e-4)
    at_line.press("button_least_squares_line")
    assert model.columnCount() == 3


def test_the_line_stays_sound_over_data_that_have_none(at_line: Student) -> None:
    at_line.choose("new")
    assert at_line.hover("fit_plot", (3, 0.5)).startswith("hours = 3")
    at_line.click("fit_plot", (0.5, 0.9))
    assert at_line.row_count == 1
    assert any(word.startswith("No line: all ") for word in at_line.words("fit_plot"))
    at_line.click("fit_plot", (0.75, 0.1))
    assert "line = " in at_line.hover("fit_plot", (0.6, 0.3))
    at_line.edit(0, 0, "1e150")
    at_line.edit(1, 0, "-1e150")
    assert at_line.hover("fit_plot", (0.0, 0.3))
    for _ in range(5):
        at_line.choose("undo")
    assert at_line.row_count == 16
    at_line.data_set("two-features")
    assert not at_line.action("least_squares_line").isEnabled()
    at_line.choose("undo")
    assert at_line.find(QWidget, "fit_panel").title == "Least-squares line"
