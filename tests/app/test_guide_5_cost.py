"""Guide 5, the cost: every row on its curve, its bar in the table, J as the mean of them."""

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from lrviz.views.theme import LIGHT
from tests.app.student import Student, drawn, is_close_to, shown
from tests.cli.by_hand import EXAM, LABELS, cost, sigmoid

LOSS_COLUMN = 3


@pytest.fixture
def at_losses(student: Student) -> Student:
    """Return a student who has shown the panel of the losses, after 300 iterations."""
    student.choose("theme_light")
    student.show_panel("losses")
    student.run(300)
    return student


def losses(student: Student) -> list[float]:
    """Return −log of what is said of the class that it was, for each row, at the w and b that are read."""
    w, b = student.parameters()
    said = [sigmoid(w * x + b) for (x,) in EXAM]
    return [-math.log(h if y else 1 - h) for h, y in zip(said, LABELS, strict=True)]


def bar_length(student: Student, row: int) -> int:
    """Return how many pixels wide the bar in a row's cell of the loss is painted."""
    rectangle = student.table.visualRect(student.table.model().index(row, LOSS_COLUMN))
    picture = student.table.viewport().grab(rectangle).toImage()
    ground, line = QColor(LIGHT.card), 4  # above the number
    colours = [picture.pixelColor(column, line) for column in range(1, picture.width() - 3)]
    return sum(not is_close_to(colour, ground.name(), 8) for colour in colours)


def test_every_row_lies_on_its_curve_has_its_bar_in_the_table_and_j_is_their_mean(at_losses: Student) -> None:
    w, b = at_losses.parameters()
    assert at_losses.column_of("loss_plot", 0) == pytest.approx([sigmoid(w * x + b) for (x,) in EXAM])
    assert at_losses.column_of("loss_plot", 2) == pytest.approx(losses(at_losses))
    mean = math.fsum(losses(at_losses)) / 16
    assert at_losses.exact("cost") == pytest.approx(mean, rel=1e-13)
    assert f"J = {shown(mean)} = mean of 16 losses" in at_losses.words("loss_plot")
    for label in (0, 1):
        for h, height in drawn(at_losses.plot("loss_plot")._items.curves[label])[5:-5:40]:
            assert height == pytest.approx(-math.log(h if label else 1 - h), rel=1e-9)
    worst = losses(at_losses).index(max(losses(at_losses)))
    told = at_losses.hover("loss_plot", (0.5, 1.4))
    assert told.startswith(f"largest: row {worst + 1} (")
    assert shown(max(losses(at_losses))) in told
    assert at_losses.column(LOSS_COLUMN) == [f"{loss:.3f}" for loss in losses(at_losses)]
    expected, lengths = losses(at_losses)[:9], [bar_length(at_losses, row) for row in range(9)]
    longest = max(lengths)
    assert longest > 15
    assert lengths.index(longest) == expected.index(max(expected))
    for loss, length in zip(expected, lengths, strict=True):
        assert length / longest == pytest.approx(loss / max(expected), abs=2 / longest)


def test_all_of_it_moves_while_w_is_dragged_and_your_j_is_beside_the_best(at_losses: Student) -> None:
    at_losses.show_panel("parameters")
    slider = at_losses.find(QSlider, "weight_slider")
    middle = QPointF(slider.place_of(slider.sliderPosition() / 1000 + 0.5), slider.height() / 2).toPoint()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    for step in (8, 20):
        QTest.mouseMove(slider, middle + QPointF(step, 0).toPoint())
        mean = cost(EXAM, LABELS, at_losses.parameters())
        assert at_losses.read("hand_cost_value") == at_losses.read("cost_value") == shown(mean)
        assert f"J = {shown(mean)} = mean of 16 losses" in at_losses.words("loss_plot")
        assert at_losses.column(LOSS_COLUMN)[9] == f"{losses(at_losses)[9]:.3f}"
        assert at_losses.read("best_cost_value") == "0.1569"
        assert float(at_losses.read("hand_gap_value")) == pytest.approx(mean - 0.15693828570192214, rel=6e-3)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle)
    at_losses.set_by_hand("2.6193891465136671", "-12.442150281204942")
    assert at_losses.read("hand_cost_value") == at_losses.read("best_cost_value")
    assert at_losses.read("hand_gap_value") in {"0", "–"} or float(at_losses.read("hand_gap_value")) < 1e-12


def test_a_confident_mistake_costs_without_bound_and_without_data_there_is_no_loss(at_losses: Student) -> None:
    at_losses.set_by_hand("200", "-1000")  # the boundary is 5: 4.5 hours passed, and has 100 against it
    at_losses.show_panel("losses")
    assert at_losses.read("cost_value") == shown((100 + math.log(2)) / 16)
    assert "↑ 100.0" in at_losses.words("loss_plot")
    at_losses.set_by_hand("1e300", "-1e300")
    at_losses.show_panel("losses")
    assert at_losses.words("loss_plot")
    at_losses.choose("new")
    assert at_losses.read("hand_cost_value") == at_losses.read("best_cost_value") == "–"
    assert at_losses.plot("loss_plot").texts.notice == "There is no loss without data."
    at_losses.choose("add_row", "undo", "undo")
    assert at_losses.plot("loss_plot").texts.notice == ""
    at_losses.data_set("separable")
    at_losses.until(lambda: at_losses.read("best_cost_value") == "–")
