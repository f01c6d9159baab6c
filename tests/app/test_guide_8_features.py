"""Guide 8, more features: the plane of two with its line and its slice of J, and what works with three."""

import math
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from tests.app.person import drop_file
from tests.app.student import Student, drawn, number_after, shown
from tests.cli.by_hand import Descent, cost, sigmoid

PLANE = "plane_plot"
THREE = [(1, 8, 30), (2, 5, 25), (3, 7, 28), (4, 4, 31), (5, 8, 27), (6, 6, 33), (2.5, 6, 29), (4.5, 7, 26)]
PASSED = [0, 0, 1, 0, 1, 1, 0, 1]
BIAS = re.compile(r"J\(w₁, w₂\) at b = (\S+)")


@pytest.fixture
def on_plane(student: Student) -> Student:
    """Return a student with the built-in data of two features."""
    student.data_set("two-features")
    student.choose("theme_light")
    return student


@pytest.fixture
def with_three(student: Student, tmp_path: Path) -> Student:
    """Return a student who has dropped a file with three features on the window."""
    path = tmp_path / "nights.csv"
    rows = [",".join(map(str, (*row, label))) for row, label in zip(THREE, PASSED, strict=True)]
    path.write_text("\n".join(["hours,sleep,age,pass", *rows, ""]))
    drop_file(student, path)
    assert student.row_count == 8
    return student


def table(student: Student) -> tuple[list[list[float]], list[int]]:
    """Return features and labels as they stand in the table."""
    columns = [[float(text) for text in student.column(place)] for place in (0, 1)]
    return [list(row) for row in zip(*columns, strict=True)], [int(text) for text in student.column(2)]


def line(student: Student) -> list[tuple[float, float]]:
    return drawn(student.plot(PLANE)._items.boundary)


def test_two_features_have_their_points_their_field_and_their_line(on_plane: Student) -> None:
    rows, labels = table(on_plane)
    assert [[float(x), float(y)] for x, y, _, _ in on_plane.numbers_of(PLANE)] == rows
    on_plane.run(400)
    v, w, b = Descent().run(rows, labels, [0, 0, 0], 400)
    assert on_plane.parameters() == pytest.approx((v, w, b), rel=1e-9)
    for x, y in line(on_plane):
        assert v * x + w * y + b == pytest.approx(0, abs=1e-6)
    told = on_plane.hover(PLANE, (6.0, 7.0))
    x, y = number_after(told, "hours"), number_after(told, "sleep")
    assert number_after(told, "h") == pytest.approx(sigmoid(v * x + w * y + b), rel=1e-9)
    on_plane.mouse(PLANE).leave()
    (left, right), (low, high) = on_plane.plot(PLANE).plane.x_range, on_plane.plot(PLANE).plane.y_range
    corners = [(left + 0.03 * (right - left), low + 0.03 * (high - low))]
    corners.append((right - 0.03 * (right - left), high - 0.03 * (high - low)))
    fails, passes = (on_plane.colour(PLANE, corner) for corner in corners)
    assert fails.red() > fails.blue()
    assert passes.blue() > passes.red()


def test_line_and_points_of_the_plane_are_dragged_and_a_threshold_moves_the_line(on_plane: Student) -> None:
    on_plane.run(400)
    before, weights = on_plane.numbers, on_plane.parameters()[:2]
    (x, y), *_ = drawn(on_plane.plot(PLANE)._items.grip)
    on_plane.drag(PLANE, (x, y), (x - 0.5, y), (x - 1, y - 0.5))
    assert on_plane.parameters()[:2] == weights
    rows, labels = table(on_plane)
    (left, bottom), (right, top) = line(on_plane)
    off = (right - left) * (y - 0.5 - bottom) - (top - bottom) * (x - 1 - left)
    assert abs(off) / math.hypot(right - left, top - bottom) < 0.05, "it goes through the mouse"
    on_plane.choose("undo")
    assert on_plane.numbers == before
    still = line(on_plane)
    on_plane.show_panel("evaluation")
    on_plane.slide("threshold_slider", 0.5, 0.8)
    assert line(on_plane) != still
    counts = sum(int(on_plane.read(f"{name}_value")) for name in ("tp", "fp", "fn", "tn"))
    assert counts == len(rows) == len(labels)
    on_plane.drag(PLANE, (rows[3][0], rows[3][1]), (5, 8), (6.0, 7.0))
    changed = [row for row, (old, new) in enumerate(zip(rows, table(on_plane)[0], strict=True)) if old != new]
    assert len(changed) == 1
    assert table(on_plane)[0][changed[0]] == pytest.approx([6, 7], abs=0.05)
    assert table(on_plane)[1] == labels
    on_plane.choose("undo")
    mouse, place = on_plane.mouse(PLANE), on_plane.pixel(PLANE, 9.7, 4.3)
    mouse.hold(Qt.KeyboardModifier.ShiftModifier)
    mouse.click(place)
    on_plane.until(lambda: on_plane.row_count == 41)
    assert on_plane.cell(40, 2) == "1"
    on_plane.choose("remove_rows")
    assert table(on_plane) == (rows, labels)


def test_the_landscape_is_a_slice_at_the_present_b_and_says_so(on_plane: Student) -> None:
    rows, labels = table(on_plane)
    for steps in (1, 300):
        on_plane.run(steps)
        title = on_plane.find(QWidget, "landscape_panel").title
        bias = on_plane.exact("bias")
        assert BIAS.fullmatch(title)[1] == f"{bias:.2f}".replace("-", "−")
        told = on_plane.hover("landscape_plot", (0.5, 0.25))
        place = [number_after(told, "w₁"), number_after(told, "w₂")]
        assert number_after(told, "J") == pytest.approx(cost(rows, labels, [*place, bias]), rel=1e-9)
        assert on_plane.plot("landscape_plot").getAxis("bottom").labelText == "w₁"
    on_plane.until(lambda: on_plane.is_told("landscape_plot", "lies at another b"))
    on_plane.until(lambda: on_plane.plot("landscape_plot")._drawing.landscape.chart.base[2] == bias)


def test_the_fit_over_the_score_shows_two_features_as_one_curve(on_plane: Student) -> None:
    on_plane.run(100)
    rows, labels = table(on_plane)
    on_plane.press("button_score_view")
    assert on_plane.plot("fit_plot").isVisible()
    v, w, b = Descent().run(rows, labels, [0, 0, 0], 100)
    scores = [v * x + w * y + b for x, y in rows]
    assert on_plane.column_of("fit_plot", 0) == pytest.approx(scores, abs=1e-9)
    assert on_plane.column_of("fit_plot", 2) == pytest.approx([sigmoid(z) for z in scores], abs=1e-9)
    on_plane.drag("fit_plot", (scores[0], labels[0]), (0.0, 0.5), (1.0, 0.5))
    assert table(on_plane) == (rows, labels), "a score cannot be moved"
    on_plane.press("button_score_view")
    assert on_plane.plot(PLANE).isVisible()


def test_with_three_features_table_convergence_metrics_and_the_fit_over_the_score_work(with_three: Student) -> None:
    with_three.type(with_three.find(QWidget, "learning_rate"), "0.001")
    with_three.run(120)
    parameters = Descent(0.001).run(THREE, PASSED, [0, 0, 0, 0], 120)
    z = [sum(w * x for w, x in zip(parameters, (*row, 1), strict=True)) for row in THREE]
    assert with_three.table.model().columnCount() == 7
    assert with_three.column(4) == [f"{sigmoid(score):.3f}" for score in z]
    assert with_three.read("cost_value") == shown(cost(THREE, PASSED, parameters))
    assert with_three.read("boundary_value") == "–"
    costs = with_three.column_of("convergence_plot", 1)
    assert len(costs) == 121
    assert costs[-1] == pytest.approx(cost(THREE, PASSED, parameters), rel=1e-9)
    assert with_three.find(QWidget, "fit_panel").title == "Fit over the score z"
    assert with_three.column_of("fit_plot", 0) == pytest.approx(z, abs=1e-9)
    with_three.show_panel("evaluation")
    right = sum((sigmoid(score) >= 0.5) == bool(label) for score, label in zip(z, PASSED, strict=True))
    assert with_three.read("accuracy_value") == f"{right / 8:.4f}"
    assert "these data have 3" in with_three.plot("landscape_plot").texts.notice
    with_three.type(with_three.find(QLineEdit, "prediction_input"), "3 6 29; 5 5 30")
    model = with_three.find(QTableView, "prediction_list").model()
    told = [sum(w * x for w, x in zip(parameters, row, strict=True)) for row in ((3, 6, 29, 1), (5, 5, 30, 1))]
    assert [model.index(row, 3).data() for row in (0, 1)] == [f"{sigmoid(score):.3f}" for score in told]


def test_a_clumsy_hand_on_several_features_breaks_nothing(with_three: Student) -> None:
    with_three.type(with_three.find(QLineEdit, "prediction_input"), "3 6")
    assert "3" in with_three.read("prediction_output")
    with_three.click("fit_plot", (2.0, 0.25))
    with_three.mouse("landscape_plot").click(QPointF(60, 60))
    assert with_three.row_count == 8
    for name in ("gradient_arrow", "equal_scales", "surface", "surface", "random_start", "standardize"):
        with_three.choose(name)
    assert with_three.action("standardize").isChecked()
    with_three.edit(0, 1, "1e150")
    with_three.run(2)
    with_three.data_set("two-features")
    start = with_three.pixel(PLANE, *table(with_three)[0][0])
    mouse = with_three.mouse(PLANE)
    mouse.press(start)
    mouse.move(start + QPointF(20, 20))
    with_three.data_set("exam")
    mouse.move(start + QPointF(40, 20))
    mouse.release(start)
    with_three.data_set("two-features")
    with_three.choose("new", "undo")
    with_three.show_panel("parameters")
    for text in ("0", "1e300", "-1e300"):
        with_three.type(with_three.find(QWidget, "weight_input"), text)
        with_three.hover(PLANE, (5, 6))
        assert len(line(with_three)) in {0, 2}
    with_three.choose("fit_views", "swap_classes", "undo")
    assert with_three.row_count == 40
