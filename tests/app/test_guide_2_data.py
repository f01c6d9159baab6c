"""Guide 2, the training data: every row is a point, and hovering one lights the other."""

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.app.student import Student
from tests.conftest import EXAM_HOURS, EXAM_PASS
from tests.views.mouse import Mouse

PANELS = {"fit_plot": "fit", "sigmoid_plot": "sigmoid", "loss_plot": "losses", "log_odds_plot": "log_odds"}


@pytest.fixture
def at_curves(student: Student) -> Student:
    """Return a student who has shown every plot in which a row is a point, after 40 iterations."""
    student.show_panel("sigmoid", "losses", "log_odds")
    student.run(40)
    return student


def place_of(student: Student, row: int, plot: str) -> tuple[float, float]:
    """Return where a row's point must be: at x and y, at z and h, at h and its loss, at x and z."""
    w, b = student.parameters()
    x, y = EXAM_HOURS[row], EXAM_PASS[row]
    z = w * x + b
    h = 1 / (1 + math.exp(-z))
    return {
        "fit_plot": (x, y),
        "sigmoid_plot": (z, h),
        "loss_plot": (h, -math.log(h if y else 1 - h)),
        "log_odds_plot": (x, z),
    }[plot]


def go_to(student: Student, plot: str) -> None:
    if plot != "fit_plot":
        student.show_panel(PANELS[plot])


def test_every_row_of_the_table_is_a_point_of_the_plot_and_stays_it_when_sorted(student: Student) -> None:
    rows = student.numbers_of("fit_plot")
    assert [(float(x), int(y)) for x, y, _ in rows] == list(zip(EXAM_HOURS, EXAM_PASS, strict=True))
    assert [float(text) for text in student.column(0)] == EXAM_HOURS
    assert student.column(1) == [str(label) for label in EXAM_PASS]
    header = student.table.horizontalHeader()
    for _ in range(2):  # descending
        place = QPointF(header.sectionViewportPosition(0) + 20, header.height() / 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert student.cell(0, 0) == "9"
    student.hover_row(0)
    assert student.ring("fit_plot") == [(9.0, 1.0)]
    student.hover("fit_plot", (1, 0))
    assert student.lit_rows() == [15]


def test_hovering_a_row_lights_its_point_in_every_plot_and_a_point_its_row(at_curves: Student) -> None:
    for plot in PANELS:
        go_to(at_curves, plot)
        at_curves.hover_row(7)
        assert at_curves.ring(plot) == [pytest.approx(place_of(at_curves, 7, plot))], plot
        Mouse(at_curves.table.viewport()).leave()
        assert at_curves.ring(plot) == [], plot
        told = at_curves.hover(plot, place_of(at_curves, 13, plot))
        assert "row 14 (pass)" in told or "hours = 7.5 (pass)" in told, plot
        assert at_curves.lit_rows() == [13], plot
        assert all(at_curves.ring(other) for other in PANELS), plot
        at_curves.mouse(plot).leave()
        assert at_curves.lit_rows() == [], plot
        assert not any(at_curves.ring(other) for other in PANELS), plot


def test_a_lit_row_may_be_removed_sorted_or_replaced_under_the_mouse(student: Student) -> None:
    student.hover_row(15)
    student.select([15, 14])
    student.choose("remove_rows")
    student.hover("fit_plot", (8, 1))
    assert student.row_count == 14
    student.choose("undo")
    student.hover("fit_plot", (9, 1))
    assert student.lit_rows() == [15]
    student.data_set("quasi")
    student.choose("new")
    student.hover_row(0)
    assert student.ring("fit_plot") == []
    assert student.find(QLabel, "status_sentence").text().startswith("No rows yet")


def test_other_data_under_a_point_that_is_being_dragged_are_not_dragged_on(student: Student) -> None:
    mouse, start = student.mouse("fit_plot"), student.pixel("fit_plot", 9, 1)
    mouse.press(start)
    mouse.move(start + QPointF(-20, 0))
    assert float(student.cell(15, 0)) < 9
    student.data_set("separable")
    before = student.column(0)
    mouse.move(start + QPointF(-40, 0))
    mouse.move(start + QPointF(-60, 0))
    mouse.release(start + QPointF(-60, 0))
    assert student.column(0) == before
    student.choose("undo", "undo")
    assert [float(text) for text in student.column(0)] == EXAM_HOURS
    assert not student.action("undo").isEnabled()
