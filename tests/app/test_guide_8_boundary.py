"""Guide 8, the decision boundary: a threshold moved in four ways, and what it does to boundary, regions and counts."""

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QDoubleSpinBox, QLabel

from tests.app.student import Student, drawn, shown
from tests.cli.by_hand import EXAM, LABELS, sigmoid

COUNTS = ("tp", "fp", "fn", "tn")
RATES = ("accuracy", "precision", "recall")


@pytest.fixture
def at_threshold(student: Student) -> Student:
    """Return a student with w = 1 and b = −5 who has shown the panel of the threshold."""
    student.choose("theme_light")
    student.set_by_hand("1", "-5")
    student.show_panel("evaluation")
    return student


def share(part: int, rest: int) -> str:
    return f"{part / (part + rest):.4f}" if part + rest else "–"


def check(student: Student, wanted: float, most: float = 1e-12) -> float:
    """Return t, which must be as `wanted`, and be followed by whatever depends on it."""
    threshold = student.find(QDoubleSpinBox, "threshold").value()
    assert threshold == pytest.approx(wanted, abs=most)
    w, b = student.parameters()
    assert student.exact("boundary") == pytest.approx((math.log(threshold / (1 - threshold)) - b) / w, rel=1e-9)
    told = [(sigmoid(w * x + b) >= threshold, bool(y)) for (x,), y in zip(EXAM, LABELS, strict=True)]
    tp, fp, fn, tn = (told.count(pair) for pair in ((True, True), (True, False), (False, True), (False, False)))
    assert [student.read(f"{name}_value") for name in COUNTS] == [str(count) for count in (tp, fp, fn, tn)]
    rates = [share(tp + tn, fp + fn), share(tp, fp), share(tp, fn)]
    assert [student.read(f"{name}_value") for name in RATES] == rates
    assert drawn(student.plot("roc_plot")._items._now) == [(fp / (fp + tn), tp / (tp + fn))]
    return threshold


def reddish(student: Student, hours: float) -> bool:
    """Whether the ground at some hours has the tint of class 0, which is warmer than that of class 1."""
    colour = student.colour("fit_plot", (hours, 0.75))
    return colour.red() > colour.blue()


def test_the_field_the_slider_the_line_and_the_roc_point_move_one_threshold(at_threshold: Student) -> None:
    check(at_threshold, 0.5)
    at_threshold.type(at_threshold.find(QDoubleSpinBox, "threshold"), "0.7")
    check(at_threshold, 0.7)
    at_threshold.slide("threshold_slider", 0.7, 0.5, 0.3)
    check(at_threshold, 0.3, 0.01)
    start = at_threshold.find(QDoubleSpinBox, "threshold").value()
    at_threshold.drag("fit_plot", (1.5, start), (1.5, 0.6), (1.5, 0.8))
    check(at_threshold, 0.8, 0.01)
    (point,) = drawn(at_threshold.plot("roc_plot")._items._now)
    at_threshold.drag("roc_plot", point, (0.05, 0.85), (1 / 8, 1.0))
    threshold = check(at_threshold, 0.38, 0.13)
    assert (at_threshold.read("fp_value"), at_threshold.read("fn_value")) == ("1", "0")
    assert f"t = {threshold:.2f}" in at_threshold.words("fit_plot")
    at_threshold.click("roc_plot", (0.0, 0.5))
    assert at_threshold.read("fp_value") == "0"
    assert at_threshold.parameters() == (1.0, -5.0)


def test_the_regions_meet_at_the_boundary_and_the_roc_curve_has_every_threshold(at_threshold: Student) -> None:
    assert reddish(at_threshold, 4.75) != reddish(at_threshold, 5.25)
    warm = reddish(at_threshold, 4.75)
    at_threshold.type(at_threshold.find(QDoubleSpinBox, "threshold"), "0.9")
    boundary = 5 + math.log(9)
    assert at_threshold.read("boundary_value") == shown(boundary)
    assert [reddish(at_threshold, hours) == warm for hours in (2.25, 5.25, boundary - 0.2)] == [True] * 3
    assert [reddish(at_threshold, hours) == warm for hours in (boundary + 0.2, 8.75)] == [False] * 2
    assert any("(logit t − b)/w = 7.2" in words for words in at_threshold.words("fit_plot"))
    at_threshold.set_by_hand("-1", "5")
    assert [reddish(at_threshold, hours) == warm for hours in (2.25, 3.25)] == [False, True]
    at_threshold.set_by_hand("1", "-5")
    at_threshold.show_panel("evaluation")
    rows = [[float(text) for text in row] for row in at_threshold.numbers_of("roc_plot")]
    for threshold, fpr, tpr in rows:
        said = [sigmoid(x - 5) >= threshold for (x,) in EXAM]
        assert fpr == sum(h and not y for h, y in zip(said, LABELS, strict=True)) / 8
        assert tpr == sum(h and y for h, y in zip(said, LABELS, strict=True)) / 8
    passed = [x for (x,), y in zip(EXAM, LABELS, strict=True) if y]
    failed = [x for (x,), y in zip(EXAM, LABELS, strict=True) if not y]
    pairs = [one > other for one in passed for other in failed]
    assert at_threshold.read("auc_value") == f"{sum(pairs) / len(pairs):.4f}"


def test_a_share_of_nothing_is_a_dash(at_threshold: Student) -> None:
    at_threshold.set_by_hand("0", "-3")
    at_threshold.show_panel("evaluation")
    assert [at_threshold.read(f"{name}_value") for name in (*COUNTS, *RATES)] == [
        *("0", "0", "8", "8"),
        *("0.5000", "–", "0.0000"),
    ]
    assert at_threshold.read("boundary_value") == "–"
    for row in range(16):
        at_threshold.edit(row, 1, "0")
    assert at_threshold.read("recall_value") == at_threshold.read("auc_value") == "–"
    assert at_threshold.plot("roc_plot").texts.notice == "The ROC curve needs both classes."
    at_threshold.choose("new")
    assert {at_threshold.read(f"{name}_value") for name in (*RATES, "auc")} == {"–"}
    assert {at_threshold.read(f"{name}_value") for name in COUNTS} <= {"0", "–"}
    assert at_threshold.plot("roc_plot").texts.notice == "The ROC curve needs data."


def test_no_threshold_leaves_its_range_whatever_is_typed_or_dragged(at_threshold: Student) -> None:
    field = at_threshold.find(QDoubleSpinBox, "threshold")
    for text in ("nan", "inf", "", "0", "1", "-0.5", "1e-9", "half", "2"):
        at_threshold.type(field, text)
        assert field.value() == 0.5, text
    for text, value in (("0,25", 0.25), ("9.99e-1", 0.999), (".001", 0.001)):
        at_threshold.type(field, text)
        check(at_threshold, value)
    at_threshold.type(field, "0.5")
    mouse, line = at_threshold.mouse("fit_plot"), at_threshold.pixel("fit_plot", 1.5, 0.5)
    mouse.drag(line, line + QPointF(0, -9), QPointF(1e6, -1e6))
    assert 0.9 < field.value() <= 0.999
    mouse.drag(at_threshold.pixel("fit_plot", 1.5, field.value()), line, QPointF(-1e6, 1e6))
    assert 0.001 <= field.value() < 0.1
    point = at_threshold.plot("roc_plot").plane.point(1.0, 1.0)
    at_threshold.mouse("roc_plot").drag(point, point + QPointF(-20, 0), QPointF(-1e6, 1e6), QPointF(1e6, -1e6))
    assert 0.001 <= field.value() <= 0.999
    mouse.press(line)
    at_threshold.choose("new")
    mouse.move(line + QPointF(0, 30))
    mouse.release(line + QPointF(0, 30))
    at_threshold.choose("undo")
    assert at_threshold.row_count == 16
    assert at_threshold.find(QLabel, "accuracy_value").text() != "–"
