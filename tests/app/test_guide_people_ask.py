"""What people ask beside the guide: accuracy, odds, log-odds, data and starts that are drawn, standardised features."""

import math

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QPushButton, QSpinBox, QWidget

from tests.app.student import Student, drawn, number_after, shown
from tests.cli.by_hand import EXAM, LABELS, Descent, cost, sigmoid, standardized

CURVE, LANDSCAPE = "convergence_plot", "landscape_plot"


def accuracy(parameters: list[float], threshold: float = 0.5) -> float:
    """Return the share of the exam's rows that are classified right."""
    said = [sigmoid(parameters[0] * x + parameters[1]) >= threshold for (x,) in EXAM]
    return sum(h == bool(y) for h, y in zip(said, LABELS, strict=True)) / 16


def test_the_accuracy_while_training_is_a_curve_and_follows_the_threshold(student: Student) -> None:
    student.run(60)
    student.press("button_accuracy_curve")
    assert not student.action("log_scale").isEnabled()
    shares = [float(row[-1]) for row in student.numbers_of(CURVE)]
    assert shares == [accuracy(Descent().run(EXAM, LABELS, [0, 0], steps)) for steps in range(61)]
    assert f"{accuracy(Descent().run(EXAM, LABELS, [0, 0], 40)):.4f}"[:4] in student.hover(CURVE, (40, 0.5))
    student.show_panel("evaluation")
    student.type(student.find(QDoubleSpinBox, "threshold"), "0.3")
    shares = [float(row[-1]) for row in student.numbers_of(CURVE)]
    assert shares[-1] == accuracy(Descent().run(EXAM, LABELS, [0, 0], 60), 0.3)
    assert student.read("accuracy_value") == f"{shares[-1]:.4f}"
    student.run(5)
    student.data_set("overlapping")
    student.choose("new", "undo", "accuracy_curve")
    assert student.plot(CURVE).getAxis("left").labelText == "J(w, b)"


def test_the_odds_ratio_and_the_log_odds_line_say_what_one_hour_more_means(student: Student) -> None:
    student.set_by_hand("0.75", "-3.3")
    assert student.read("odds_ratio_value") == shown(math.exp(0.75))
    student.show_panel("log_odds")
    words = " ".join(student.words("log_odds_plot"))
    assert f"odds × e^w = {math.exp(0.75):.4f}" in words
    assert "+0.7500" in words
    assert "at hours = 4.4" in words
    rows = student.numbers_of("log_odds_plot")
    for x, _, z in rows:
        h = sigmoid(0.75 * float(x) - 3.3)
        assert float(z) == pytest.approx(math.log(h / (1 - h)), abs=1e-9)
    told = student.hover("log_odds_plot", (6.25, 0.5))
    assert number_after(told, "z") == pytest.approx(0.75 * number_after(told, "hours") - 3.3, rel=1e-9)
    student.show_panel("evaluation")
    student.type(student.find(QDoubleSpinBox, "threshold"), "0.8")
    student.show_panel("log_odds")
    assert f"z = {math.log(4):.4f}" in " ".join(student.words("log_odds_plot"))
    for weight in ("0", "-800", "800", "1e300"):
        student.set_by_hand(weight, "0")
        student.show_panel("log_odds")
        assert student.words("log_odds_plot")
    student.data_set("two-features")
    assert "these data have 2" in student.plot("log_odds_plot").texts.notice


def generated(student: Student, rows: str, noise: str, seed: str) -> tuple[list[str], list[str]]:
    """Fill the box with so many rows, so much noise and a seed, press Make, and return the data."""
    student.choose("generate_data")
    for name, text in (("samples", rows), ("noise", noise), ("seed", seed)):
        student.type(student.find(QWidget, f"generate_{name}"), text)
    student.find(QPushButton, "generate_make").click()
    student.find(QWidget, "generate_dialog").close()
    return student.column(0), student.column(1)


def test_generated_data_are_made_again_by_their_seed_and_what_is_no_recipe_is_not_taken(student: Student) -> None:
    hours, passed = generated(student, "60", "0", "7")
    assert len(hours) == 60
    assert [float(x) >= 5 for x in hours] == [y == "1" for y in passed], "without noise 5 hours decide"
    mixed = generated(student, "60", "2", "7")
    assert mixed[0] == hours
    assert mixed[1] != passed
    assert generated(student, "60", "2", "8") != mixed
    assert generated(student, "60", "2", "7") == mixed
    student.run(5)
    while student.action("undo").isEnabled():
        student.choose("undo")
    assert student.row_count == 16
    student.choose("generate_data")
    noise, rows = student.find(QDoubleSpinBox, "generate_noise"), student.find(QSpinBox, "generate_samples")
    for text in ("nan", "-1", "1e9", "", "much"):
        student.type(noise, text)
        assert 0 <= noise.value() <= 5, text
        student.type(rows, text)
        assert 2 <= rows.value() <= 100_000, text
    student.type(rows, "2")
    student.find(QPushButton, "generate_make").click()
    made = student.row_count
    student.find(QWidget, "generate_dialog").close()
    assert made == rows.value() == 2
    student.play_flat_out()
    student.choose("generate_data")
    student.find(QPushButton, "generate_make").click()
    assert not student.is_playing, "other data under a run end it"
    student.find(QWidget, "generate_dialog").close()


def test_a_random_start_is_drawn_each_time_and_reset_goes_back_to_it(student: Student) -> None:
    student.play_flat_out()
    student.choose("random_start")
    assert not student.is_playing
    start = student.parameters()
    assert 0.0 not in start
    assert student.read("cost_value") == shown(cost(EXAM, LABELS, start))
    student.run(10)
    student.choose("reset")
    assert student.parameters() == start
    student.choose("random_start")
    assert student.parameters() != start
    student.choose("undo", "undo", "undo")
    assert student.parameters() != start
    student.choose("new")
    assert not student.action("random_start").isEnabled()


def test_standardised_features_change_the_valley_and_not_what_is_told(student: Student) -> None:
    student.run(50)
    before = student.numbers
    student.choose("standardize")
    assert {**student.numbers, "iteration": "50"} == before
    plot = student.plot(LANDSCAPE)
    assert [plot.getAxis(side).labelText for side in ("bottom", "left")] == [
        "w\u0303 (standardised)",
        "b\u0303 (standardised)",
    ]
    scaled, (mean,), (spread,) = standardized(EXAM)
    w, b = student.parameters()
    start = [w * spread, b + w * mean]
    told = student.hover(LANDSCAPE, (1.0, 0.5))
    place = [number_after(told, "w\u0303"), number_after(told, "b\u0303")]
    assert number_after(told, "J") == pytest.approx(cost(scaled, LABELS, place), rel=1e-9)
    assert f"w = {shown(place[0] / spread)}, b = {shown(place[1] - place[0] * mean / spread)}" in told
    student.mouse(LANDSCAPE).leave()
    student.run(30)
    w, b = Descent().run(scaled, LABELS, start, 30)
    assert student.parameters() == pytest.approx((w / spread, b - w * mean / spread), rel=1e-9)
    (now,) = drawn(plot._drawing._items._now)
    assert now == pytest.approx((w, b), rel=1e-9)
    student.choose("raw_landscape")
    assert plot.getAxis("bottom").labelText == "w"
    (now,) = drawn(plot._drawing._items._now)
    assert now == pytest.approx(student.parameters(), rel=1e-9)
    student.choose("gradient_arrow", "equal_scales")
    assert any("perpendicular" in words or "right angle" in words for words in student.words(LANDSCAPE))
    student.choose("gradient_arrow", "equal_scales", "standardize")
    assert not student.action("raw_landscape").isEnabled()
    assert plot.getAxis("bottom").labelText == "w"


def test_the_box_and_the_menu_standardise_alike_and_equal_x_do_no_harm(student: Student) -> None:
    student.show_panel("parameters")
    box = student.find(QCheckBox, "standardize")
    action = student.action("standardize")
    box.click()
    assert action.isChecked()
    action.trigger()
    assert not box.isChecked()
    student.choose("undo", "undo")
    assert not box.isChecked()
    for row in range(16):
        student.edit(row, 0, "5")
    box.click()
    student.set_by_hand("1", "-4")
    student.run(3)
    assert student.numbers["cost"] != "–"
    student.drag(LANDSCAPE, (0.0, 0.0), (0.2, 0.1), (0.4, 0.2))
    student.choose("new", "undo")
    student.play_flat_out()
    QTest.qWait(30)
    action.trigger()
    student.until(lambda: student.numbers["cost"] != "–")
    if student.is_playing:
        student.press("play_button")
    assert student.sentence
