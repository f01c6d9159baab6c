"""The fit's panel: which plot it shows, and w, b and t by hand."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from tests.conftest import EXAM_HOURS
from tests.controllers.fit_desk import FitDesk
from tests.views.fits import data, sigmoid
from tests.views.planes import LABELS, PLACES
from tests.views.planes import data as plane_data

THREE = Dataset(
    np.random.default_rng(2).normal(size=(20, 3)), np.arange(20) % 2.0, ("a", "b", "c"), "y", ("no", "yes"), "three"
)


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> FitDesk:
    result = FitDesk(exam, qtbot)
    result.set(2.0, -10.0)
    return result


@pytest.fixture
def plane_desk(qtbot: QtBot) -> FitDesk:
    result = FitDesk(plane_data(PLACES, LABELS), qtbot)
    result.set(1.5, 0.5, -10.0)
    return result


def place(desk: FitDesk, x: float, y: float) -> QPointF:
    return desk.plot.plane.point(x, y)


def test_one_feature_is_a_sigmoid_two_are_a_plane_and_three_lie_over_their_score(desk: FitDesk) -> None:
    assert desk.header == ("Sigmoid fit", "● fail   ▲ pass   h(x) = σ(w·x + b)")
    desk.session.open(plane_data(PLACES, LABELS))
    assert desk.header == ("Decision plane", "● no   ▲ yes   h(x) = σ(w·x + b)")
    assert desk.plane.isVisible()
    desk.session.open(THREE)
    assert desk.header == ("Fit over the score z", "● no   ▲ yes   h = σ(z)")
    assert desk.fit.isVisible()
    assert desk.fit.bottom_axis.labelText == "score z = w·x + b"
    desk.session.undo_stack.undo()
    assert desk.plane.isVisible()
    desk.session.undo_stack.undo()
    assert desk.header[0] == "Sigmoid fit"
    assert desk.fit.bottom_axis.labelText == "hours"


def test_two_features_can_be_seen_over_their_score(plane_desk: FitDesk) -> None:
    desk = plane_desk
    desk.actions.score_view.trigger()
    assert desk.header[0] == "Fit over the score z"
    assert desk.fit.isVisible()
    z = [1.5 * x + 0.5 * y - 10.0 for x, y in PLACES]
    assert desk.fit.places[:, 0] == pytest.approx(z)
    desk.actions.score_view.trigger()
    assert desk.plane.isVisible()


def test_overlays_can_be_had_only_where_they_mean_something(desk: FitDesk) -> None:
    for dataset, has_line, has_score in (
        (data([1.0, 2.0], [0, 1]), True, False),
        (plane_data(PLACES, LABELS), False, True),
        (THREE, False, False),
    ):
        desk.session.open(dataset)
        assert desk.actions.least_squares_line.isEnabled() is has_line
        assert desk.actions.score_view.isEnabled() is has_score


@pytest.mark.parametrize("dataset", [plane_data(PLACES, LABELS), THREE], ids=["plane", "score"])
def test_every_plot_follows_the_descent(dataset: Dataset, qtbot: QtBot) -> None:
    desk = FitDesk(dataset, qtbot)
    before = desk.plot.grab().toImage()
    desk.train(50, 0.05)
    assert desk.plot.grab().toImage() != before
    copied = [float(line.split("\t")[-1]) for line in desk.plot.numbers().splitlines()[1:]]
    *weights, bias = desk.theta
    scores = [sum(w * x for w, x in zip(weights, row, strict=True)) + bias for row in dataset.features.tolist()]
    assert copied == pytest.approx([sigmoid(z) for z in scores])


def test_the_boundary_is_dragged_and_only_b_follows(desk: FitDesk) -> None:
    mouse = desk.mouse
    mouse.drag(place(desk, 5.0, 0.8), place(desk, 5.5, 0.8), place(desk, 6.0, 0.8), place(desk, 7.0, 0.8))
    weight, bias = desk.theta
    assert weight == 2.0
    assert -bias / weight == pytest.approx(7.0, abs=0.02)
    assert desk.boundary == f"{-bias / weight:.4f}"
    assert desk.undo_count == 1
    desk.session.undo_stack.undo()
    assert desk.theta == [2.0, -10.0]


def test_the_boundary_of_another_threshold_is_dragged_to_the_mouse_too(desk: FitDesk) -> None:
    desk.session.set_threshold(0.8)
    start = 5.0 + math.log(4) / 2
    assert desk.boundary == f"{start:.4f}"
    desk.mouse.drag(place(desk, start, 0.3), place(desk, 7.0, 0.3))
    weight, bias = desk.theta
    assert sigmoid(weight * 7.0 + bias) == pytest.approx(0.8, abs=0.01)


def test_the_curve_is_dragged_through_the_mouse_about_its_boundary(desk: FitDesk) -> None:
    stops = [(6.2, 0.8), (6.8, 0.7), (7.0, 0.9)]
    desk.mouse.drag(place(desk, 6.0, sigmoid(2.0)), *(place(desk, *stop) for stop in stops))
    weight, bias = desk.theta
    assert sigmoid(weight * 7.0 + bias) == pytest.approx(0.9, abs=0.01)
    assert -bias / weight == pytest.approx(5.0, abs=1e-9)
    assert desk.undo_count == 1
    desk.session.undo_stack.undo()
    assert desk.theta == [2.0, -10.0]


def test_a_curve_laid_level_on_the_way_keeps_its_pivot(desk: FitDesk) -> None:
    stops = [(7.0, 0.7), (7.0, 0.5), (7.0, 0.2)]
    desk.mouse.drag(place(desk, 6.0, sigmoid(2.0)), *(place(desk, *stop) for stop in stops))
    weight, bias = desk.theta
    assert weight < 0
    assert -bias / weight == pytest.approx(5.0, abs=1e-9)


def test_a_level_curve_turns_about_the_middle_of_the_view(desk: FitDesk) -> None:
    desk.set(0.0, 1.0)
    desk.mouse.drag(place(desk, 8.0, sigmoid(1.0)), place(desk, 8.0, 0.8), place(desk, 8.0, 0.95))
    weight, bias = desk.theta
    assert weight > 0
    assert weight * 5.0 + bias == pytest.approx(1.0, abs=0.05), "5 is the middle"
    assert sigmoid(weight * 8.0 + bias) == pytest.approx(0.95, abs=0.01)


def test_the_threshold_is_dragged_and_the_boundary_follows(desk: FitDesk) -> None:
    desk.mouse.drag(place(desk, 8.5, 0.5), place(desk, 8.5, 0.6), place(desk, 8.5, 0.75))
    assert desk.session.threshold == pytest.approx(0.75, abs=0.006)
    assert desk.theta == [2.0, -10.0]
    expected = 5.0 + math.log(desk.session.threshold / (1 - desk.session.threshold)) / 2
    assert float(desk.boundary) == pytest.approx(expected, abs=1e-4)
    assert desk.undo_count == 0
    desk.mouse.drag(place(desk, 8.5, desk.session.threshold), place(desk, 8.5, 1.0), place(desk, 8.5, 1.08))
    assert desk.session.threshold == 0.999


def test_the_line_of_the_plane_is_dragged_and_only_b_follows(plane_desk: FitDesk) -> None:
    desk = plane_desk
    desk.mouse.drag(place(desk, 4.5, 6.5), place(desk, 5.0, 6.5), place(desk, 7.0, 7.0))
    *weights, bias = desk.theta
    assert weights == [1.5, 0.5]
    assert bias == pytest.approx(-(1.5 * 7.0 + 0.5 * 7.0), abs=0.06)
    assert desk.undo_count == 1
    assert desk.boundary == "–"
    desk.session.undo_stack.undo()
    assert desk.theta == [1.5, 0.5, -10.0]


def test_what_is_set_by_hand_begins_a_new_run(desk: FitDesk) -> None:
    desk.train(30)
    weight, bias = desk.theta
    boundary = -bias / weight
    desk.mouse.drag(place(desk, boundary, 0.8), place(desk, 7.0, 0.8))
    assert desk.session.document.iteration == desk.session.document.trajectory.last_iteration == 0


def test_by_hand_is_in_raw_units_on_standardised_features_too(desk: FitDesk) -> None:
    desk.session.show(desk.session.document.with_standardization(is_standardized=True))
    assert desk.theta == pytest.approx([2.0, -10.0])
    desk.mouse.drag(place(desk, 5.0, 0.8), place(desk, 7.0, 0.8))
    weight, bias = desk.theta
    assert weight == pytest.approx(2.0)
    assert -bias / weight == pytest.approx(7.0, abs=0.02)
    assert desk.boundary == f"{-bias / weight:.4f}"


def test_one_click_swaps_the_sigmoid_and_the_line(desk: FitDesk) -> None:
    desk.actions.least_squares_line.trigger()
    assert desk.header == ("Least-squares line", "● fail   ▲ pass   ŷ = slope·x + intercept")
    assert desk.fit._items.line.below.isVisible()
    assert desk.boundary == "5.0000", "the read-out is the model's"
    desk.actions.least_squares_line.trigger()
    assert desk.header[0] == "Sigmoid fit"
    assert not desk.fit._items.line.below.isVisible()


def test_the_line_follows_the_data_and_says_why_there_is_none(desk: FitDesk, exam: Dataset) -> None:
    desk.actions.least_squares_line.trigger()
    moved = exam.with_feature(15, 0, 40.0)
    desk.session.edit("Move point", desk.session.document.with_dataset(moved))
    slope, intercept = np.polyfit(moved.features[:, 0], moved.labels, 1)
    copied = [line.split("\t")[3] for line in desk.fit.numbers().splitlines()]
    assert copied[0] == "line"
    assert float(copied[16]) == pytest.approx(slope * 40 + intercept)
    desk.session.open(data([3.0, 3.0], [0, 1]))
    assert desk.fit.texts.note == "No line: all hours are equal"
    assert desk.header[0] == "Least-squares line"
    desk.session.open(data([], []))
    assert desk.fit.texts.note == ""
    desk.session.open(plane_data(PLACES, LABELS))
    assert desk.header[0] == "Decision plane"
    desk.session.open(exam)
    assert desk.fit._items.line.below.isVisible()


def test_a_hidden_fit_costs_nothing_and_catches_up_when_it_is_shown(desk: FitDesk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    window.centralWidget().setLayout(QVBoxLayout())
    window.centralWidget().layout().addWidget(desk.panels.fit)
    with qtbot.waitExposed(window):
        window.show()
    before = desk.fit.numbers()
    desk.panels.fit.hide()
    desk.set(1.0, -3.0)
    assert desk.boundary == "3.0000", "numbers are always up to date"
    assert desk.fit.numbers() == before
    desk.panels.fit.show()
    expected = [f"{sigmoid(hours - 3.0):.9f}" for hours in EXAM_HOURS]

    def shown() -> list[str]:
        return [f"{float(line.split()[-1]):.9f}" for line in desk.fit.numbers().splitlines()[1:]]

    qtbot.waitUntil(lambda: shown() == expected, timeout=5000)
    desk.panels.fit.setParent(None)


@pytest.mark.parametrize("theta", [(math.nan, 0.0), (1e300, -1e300), (5e-324, 1.0)])
def test_no_parameters_fail(desk: FitDesk, theta: tuple[float, float]) -> None:
    desk.set(*theta)
    centre = desk.fit.plane.rectangle.center()
    desk.mouse.drag(centre, centre + QPointF(20, 20), centre + QPointF(-40, 60))
    desk.actions.least_squares_line.trigger()
    desk.fit.grab()
