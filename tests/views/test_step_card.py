import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.worked import WorkedIteration, work_out
from lrviz.views.formula_line import FormulaLine
from lrviz.views.step_card import StepCard


def _worked(parameters: Sequence[float], gradient: Sequence[float], rate: float = 0.1) -> WorkedIteration:
    theta, slope = np.array(parameters, dtype=float), np.array(gradient, dtype=float)
    return WorkedIteration(1240, rate, frozen(theta), frozen(slope), frozen(theta - rate * slope))


WINDOW = _worked([1.2685, -5.8352], [-0.00377, 0.01871])
HUGE = _worked([-123456.789, 12345.678], [-12345.1234, 1e-7], 0.00025)
FIVE = _worked([1.5, -2.25, 3, 4, 5, -5.8352], [0.1, -0.2, 0.3, 0.4, 0.5, 0.6])


@pytest.fixture
def card(qtbot: QtBot) -> StepCard:
    result = StepCard()
    qtbot.addWidget(result)
    result.resize(356, 260)
    with qtbot.waitExposed(result):
        result.show()
    return result


def _shown(card: StepCard) -> list[str]:
    lines = [label for label in card.findChildren(QLabel) if label.isVisible()]
    return [line.text() for line in sorted(lines, key=lambda line: line.y())]


def test_it_reads_as_in_the_design(card: StepCard) -> None:
    card.show_iteration(WINDOW, 16)
    assert _shown(card) == [
        "1 · predict",
        "h = σ(1.2685·x − 5.8352)",
        "2 · gradient",
        "∂J/∂w = ¹⁄₁₆ Σ (h − y)·x = −0.00377",
        "∂J/∂b = ¹⁄₁₆ Σ (h − y) = +0.01871",
        "3 · update",
        "w := 1.2685 − 0.1·(−0.00377) = 1.2689",
        "b := −5.8352 − 0.1·(+0.01871) = −5.8371",
        "|∇J| = 0.01909",
        "w and b move together, from the same gradient.",
    ]


def test_the_arithmetic_on_the_card_is_right(card: StepCard, exam: Dataset) -> None:
    problem = Problem(exam)
    card.show_iteration(work_out(problem, 0, np.array([0.7, -1.3]), 0.25), 16)
    hours, passed = exam.features[:, 0], exam.labels
    h = 1 / (1 + np.exp(-(0.7 * hours - 1.3)))
    slopes = [np.mean((h - passed) * hours), np.mean(h - passed)]
    for line, old, slope in zip(_shown(card)[6:8], (0.7, -1.3), slopes, strict=True):
        numbers = [float(n) for n in re.findall(r"[+-]?\d+\.\d+", line.replace("− ", "").replace("−", "-"))]
        assert numbers == pytest.approx([old, 0.25, slope, old - 0.25 * slope], abs=5.1e-5)


def test_no_rows_are_said_kindly(card: StepCard) -> None:
    card.show_iteration(WINDOW, 16)
    card.show_iteration(None, 0)
    assert _shown(card) == ["No rows yet: nothing to work out."]
    card.show_iteration(WINDOW, 0)
    assert _shown(card) == ["No rows yet: nothing to work out."]
    assert card.toolTip() == ""
    card.show_iteration(WINDOW, 16)
    assert len(_shown(card)) == 10


def test_of_many_weights_the_first_are_shown(card: StepCard) -> None:
    card.show_iteration(FIVE, 16)
    shown = _shown(card)
    assert "h = σ(1.5000·x₁ − 2.2500·x₂ + … − 5.8352)" in shown
    assert "∂J/∂w₂ = ¹⁄₁₆ Σ (h − y)·x₂ = −0.20000" in shown
    assert shown.count("…") == 2
    assert not any("w₃" in line for line in shown)
    assert any(line.startswith("b := ") for line in shown)


def test_not_finite_numbers_are_undefined(card: StepCard) -> None:
    card.show_iteration(_worked([np.nan, np.inf], [np.nan, -np.inf]), 16)
    assert "h = σ(–·x + –)" in _shown(card)


@pytest.mark.parametrize("size", [(356, 262), (276, 202), (240, 150), (700, 500)], ids=str)
@pytest.mark.parametrize("worked", [WINDOW, HUGE, FIVE], ids=["window", "huge", "five"])
def test_nothing_is_cut_off(card: StepCard, size: tuple[int, int], worked: WorkedIteration) -> None:
    card.resize(*size)
    card.show_iteration(worked, 3000)
    lines = [label for label in card.findChildren(QLabel) if label.isVisible()]
    enough_height = size[1] >= 200
    for line in lines:
        assert line.geometry().right() <= size[0]
        assert line.geometry().bottom() <= size[1] or not enough_height, line.text()
    for upper, lower in pairwise(lines):
        assert not upper.geometry().adjusted(0, 1, 0, -1).intersects(lower.geometry().adjusted(0, 1, 0, -1))


def test_columns_of_the_update_are_aligned(card: StepCard) -> None:
    card.show_iteration(WINDOW, 16)
    lines = [line for line in card.findChildren(FormulaLine) if ":=" in line.text()]
    assert len(lines) == 2
    assert lines[0]._widths == lines[1]._widths
    assert lines[0]._fonts is lines[1]._fonts


def test_the_type_keeps_its_size_while_the_numbers_are_usual(card: StepCard) -> None:
    sizes = set()
    for bias in np.linspace(0, -12.4, 60):
        card.show_iteration(_worked([-bias / 5, float(bias)], [-0.01, 0.02]), 16)
        sizes.add(card._size_index)
    assert len(sizes) == 1


def test_every_digit_is_on_hover_and_on_copy(card: StepCard) -> None:
    worked = _worked([1 / 3, -2 / 3], [-1 / 7, 1 / 9])
    card.show_iteration(worked, 16)
    assert f"b = −{2 / 3!r}" in card.toolTip()
    (copy,) = card.actions()
    copy.trigger()
    text = QGuiApplication.clipboard().text()
    for value in (*worked.parameters, *worked.gradient, *worked.updated):
        assert repr(float(value)) in text
    assert "−" not in text


def test_copy_tells_every_weight(card: StepCard) -> None:
    card.show_iteration(FIVE, 16)
    card.actions()[0].trigger()
    assert "w₅ = 5" in QGuiApplication.clipboard().text()


def test_it_is_painted(card: StepCard) -> None:
    card.show_iteration(WINDOW, 16)
    (line,) = (line for line in card.findChildren(FormulaLine) if line.text().startswith("w :="))
    image = line.grab().toImage()
    inked = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 100]
    assert min(inked) < 10
    assert max(inked) > 200
