"""Whoever tries to break it: odd data in every panel and overlay, and a storm of commands, keys and drags."""

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QDoubleSpinBox, QSlider
from pytestqt.qtbot import QtBot
from sklearn.metrics import confusion_matrix

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.app.conftest import Open
from tests.app.student import Student

OVERLAYS = (
    "least_squares_line",
    "score_view",
    "gradient_arrow",
    "equal_scales",
    "surface",
    "raw_landscape",
    "accuracy_curve",
    "log_scale",
    "standardize",
)
PANELS = ("parameters", "sigmoid", "losses", "log_odds", "squared_error", "evaluation", "code")
PLOTS = ("fit_plot", "landscape_plot", "convergence_plot", "sigmoid_plot", "loss_plot", "log_odds_plot")
SLIDERS = ("weight_slider", "bias_slider", "threshold_slider", "learning_rate_slider", "speed", "timeline")
COMMANDS = (
    *("step", "step_ten", "step_back", "reset", "play", "play", "run_to_minimum", "undo", "undo", "redo"),
    *("random_start", "add_row", "rate_creeping", "rate_oscillating", "next_line", "next_line", "copy_as_python"),
    *("swap_classes", "lesson", "next_scene", "leave_lesson", "fit_views", "enlarge", "arrange", "theme_dark"),
    *("theme_light", *OVERLAYS),
)
MIXED = (0, 0, 1, 0, 1, 0, 1, 1)
ODD_NAME = "<b>🙂</b> \"'&{x}%s\\\n" * 12


def data(*columns: npt.ArrayLike, labels: npt.ArrayLike = MIXED, name: str = "x") -> Dataset:
    """Return a data set of these columns."""
    features = np.array(columns, dtype=float).T
    names = tuple(f"{name}{place}" for place in range(len(columns)))
    return Dataset(frozen(features), frozen(labels), names)


ODD = {
    "no rows": data([], labels=[]),
    "one row": data([3], [4], labels=[1]),
    "one class": data([1, 2, 3], labels=[1, 1, 1]),
    "one x": data([5] * 8, [3] * 8),
    "huge": data(np.linspace(-1e150, 1e150, 8)),
    "tiny": data(np.arange(8) * 1e-300),
    "collinear": data(np.arange(8), np.arange(8) * -2),
    "twelve": data(*np.random.default_rng(1).normal(size=(12, 8))),
    "names": data(np.arange(8), name=ODD_NAME),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_data_go_through_every_panel_and_overlay(open_window: Open, qtbot: QtBot, kind: str) -> None:
    window = open_window(ODD[kind]).window
    window.resize(1600, 1000)
    with Student(window, qtbot).attended() as student:
        student.show_panel(*PANELS)
        for name in OVERLAYS:
            student.action(name).trigger()
            for dock in window.findChildren(QDockWidget):
                dock.raise_()
            QApplication.processEvents()
        slider = student.find(QSlider, "threshold_slider")
        for end in (slider.minimum(), slider.maximum()):
            slider.setValue(end)
        for rate in ("1e300", "0.1"):
            student.type(student.find(QDoubleSpinBox, "learning_rate"), rate)
            student.action("step_ten").trigger()
            QTest.qWait(50)
        student.choose("fit_views")
        window.grab()
        assert student.row_count == len(ODD[kind].labels)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_leaves_numbers_that_agree_and_a_history_that_can_be_walked(student: Student, seed: int) -> None:
    dice = np.random.default_rng(seed)
    student.show_panel(*PANELS)
    for _ in range(80):
        strike(student, dice)
        QApplication.processEvents()
    student.action("leave_lesson").trigger()
    if student.is_playing:
        student.choose("play")
    student.until(lambda: not student.is_playing)
    QTest.qWait(200)
    walk(student, "redo")
    top = (student.numbers, student.column(0))
    walk(student, "undo")
    walk(student, "redo")
    assert (student.numbers, student.column(0)) == top
    check_counts(student)


def strike(student: Student, dice: np.random.Generator) -> None:
    """Do one thing of many."""
    kind = dice.integers(5)
    if kind < 2:
        student.action(str(dice.choice(COMMANDS))).trigger()
    elif kind == 2:
        slider = student.find(QSlider, str(dice.choice(SLIDERS)))
        slider.setValue(int(dice.integers(slider.minimum(), slider.maximum(), endpoint=True)))
    elif kind == 3:
        plot = student.plot(str(dice.choice(PLOTS)))
        places = [QPointF(dice.uniform(0, plot.width()), dice.uniform(0, plot.height())) for _ in range(4)]
        student.mouse(plot.objectName()).drag(*places)
        student.mouse(plot.objectName()).turn(places[0], float(dice.choice((-3, 3))))
    else:
        student.data_set(str(dice.choice(("exam", "separable", "outlier", "large-scale"))))


def walk(student: Student, way: str) -> None:
    """Undo, or redo, as far as it goes."""
    while student.action(way).isEnabled():
        student.action(way).trigger()
    QApplication.processEvents()


def check_counts(student: Student) -> None:
    """Compare the confusion counts with scikit-learn's, from the rows in the table and w, b with all digits."""
    weight, bias = student.parameters()
    x = np.array(student.column(0), dtype=float)
    labels = np.array([int(cell.split()[0]) for cell in student.column(1)])
    threshold = student.find(QDoubleSpinBox, "threshold").value()
    z = np.clip(weight * x + bias, -700, 700)
    counts = confusion_matrix(labels, 1 / (1 + np.exp(-z)) >= threshold, labels=[0, 1]).ravel()
    assert [student.read(f"{name}_value") for name in ("tn", "fp", "fn", "tp")] == [str(count) for count in counts]
