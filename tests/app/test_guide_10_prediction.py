"""Guide 10, making predictions: one new student, several at once, and the worked example."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QTableView

from tests.app.student import Student, drawn
from tests.cli.by_hand import sigmoid


@pytest.fixture
def at_field(student: Student) -> QLineEdit:
    return student.find(QLineEdit, "prediction_input")


def answers(student: Student) -> list[tuple[str, str, str]]:
    """Return what stands in the list: hours, P and class of each student."""
    model = student.find(QTableView, "prediction_list").model()
    return [tuple(str(model.index(row, column).data()) for column in range(3)) for row in range(model.rowCount())]


def test_the_worked_example_is_0_88_and_passes_at_one_half_and_fails_at_0_9(
    student: Student, at_field: QLineEdit
) -> None:
    student.set_by_hand("2", "-10")
    student.type(at_field, "6")
    assert student.read("prediction_output") == "P(pass) = 0.881 → PASS"
    assert drawn(student.plot("fit_plot")._items.prediction) == [(6.0, pytest.approx(1 / (1 + math.exp(-2))))]
    student.show_panel("evaluation")
    student.type(student.find(QDoubleSpinBox, "threshold"), "0.9")
    assert student.read("prediction_output") == "P(pass) = 0.881 → FAIL"
    student.type(student.find(QDoubleSpinBox, "threshold"), "0.88")
    assert student.read("prediction_output") == "P(pass) = 0.881 → PASS"


def test_several_students_are_asked_for_at_once_follow_the_descent_and_are_copied(
    student: Student, at_field: QLineEdit
) -> None:
    student.type(at_field, "1 5 6.5; 9")
    for steps in (0, 50, 1000):
        if steps:
            student.run(steps)
        w, b = student.parameters()
        h = [sigmoid(w * x + b) for x in (1, 5, 6.5, 9)]
        assert answers(student) == [
            (hours, f"{p:.3f}", "PASS" if p >= 0.5 else "FAIL")
            for hours, p in zip(("1", "5", "6.5", "9"), h, strict=True)
        ]
        passed = sum(p >= 0.5 for p in h)
        assert student.read("prediction_output") == f"{passed} of 4 PASS"
    student.set_by_hand("2", "-10")
    student.type(at_field, "6 4.5")
    shown = student.find(QTableView, "prediction_list")
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, *rows = [text.split("\t") for text in QGuiApplication.clipboard().text().splitlines()]
    assert head == ["hours", "P(pass)", "class"]
    assert [(float(x), float(p), name) for x, p, name in rows] == [
        (6, pytest.approx(sigmoid(2), rel=1e-15), "pass"),
        (4.5, pytest.approx(sigmoid(-1), rel=1e-15), "fail"),
    ]


def test_what_cannot_be_predicted_is_told_in_words_and_the_rest_is_kept(student: Student, at_field: QLineEdit) -> None:
    student.set_by_hand("2", "-10")
    for text in ("nan", "six", "1 2 x", "1;;2", "1e999", "--3", "5 nan"):
        student.type(at_field, text)
        assert "P(pass)" not in student.read("prediction_output") or "–" in student.read("prediction_output"), text
        assert at_field.text() == text
        assert student.parameters() == (2.0, -10.0)
    student.type(at_field, "")
    assert drawn(student.plot("fit_plot")._items.prediction) == []
    assert student.read("prediction_output") == "P(pass) = –"
    student.type(at_field, "6,5")
    assert student.read("prediction_output") == "P(pass) = 0.953 → PASS"
    for count, told in ((1000, "1,000 of 1,000 PASS"), (1001, "1,001 students are too many: at most 1,000 at a time.")):
        at_field.clear()
        at_field.insert(" ".join(["5"] * count))  # pasted
        assert student.read("prediction_output") == told
    student.choose("new")
    assert student.read("prediction_output").endswith("–")
    student.choose("undo")
    student.type(at_field, "-1e150")
    assert student.read("prediction_output") == "P(pass) = 0.000 → FAIL"
    student.data_set("two-features")
    assert student.read("prediction_output").startswith("P(pass) = 0.500")
    student.choose("undo")
    assert at_field.text() == "-1e150", "what was asked of these data last"
