"""Which plane the landscape shows: raw, standardised, translated, or the weights of two features at the present b."""

import statistics
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Window
from lrviz.files.builtin import load_builtin
from tests.controllers.landscape_desk import Desk
from tests.core.oracles import HOURS

MINIMUM = (2.619389, -12.442150)
MEAN, SPREAD = statistics.fmean(HOURS), statistics.pstdev(HOURS)


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(exam, qtbot)
    yield desk
    desk.close()


@pytest.fixture
def two(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(load_builtin("two-features"), qtbot)
    desk.settle()
    yield desk
    desk.close()


def standardise(desk: Desk) -> None:
    desk.session.edit("Standardise features", desk.session.document.with_standardization(True))
    desk.settle()


def minimum_shown(desk: Desk) -> np.ndarray:
    return np.array(desk.plot._drawing._items._minimum.getData())[:, 0]


def dot_shown(desk: Desk) -> np.ndarray:
    return np.array(desk.plot._drawing._items._now.getData())[:, 0]


def is_mapped(desk: Desk) -> bool:
    """Whether the map covers what is seen, and is that of the plane that is shown."""
    landscape = desk.analyst.landscape
    assert landscape is not None
    return landscape.window == desk.window and landscape.chart.names == desk.controller._chart.names


def test_a_standardised_run_is_drawn_in_the_coordinates_in_which_it_goes(desk: Desk) -> None:
    desk.train(200, 0.1)
    w, b = desk.session.document.raw_parameters
    standardise(desk)
    assert desk.card.title == "Cost J(w\u0303, b\u0303)"
    assert minimum_shown(desk) == pytest.approx([MINIMUM[0] * SPREAD, MINIMUM[1] + MINIMUM[0] * MEAN], abs=1e-5)
    assert dot_shown(desk) == pytest.approx([w * SPREAD, b + w * MEAN], rel=1e-12)
    assert desk.shows(dot_shown(desk), minimum_shown(desk))
    assert is_mapped(desk)
    assert desk.note == ""


def test_by_choice_a_standardised_run_is_drawn_over_raw_w_and_b(desk: Desk) -> None:
    assert not desk.actions.raw_landscape.isEnabled()
    standardise(desk)
    assert desk.actions.raw_landscape.isEnabled()
    desk.train(300, 1.0)
    desk.actions.raw_landscape.setChecked(True)
    assert desk.card.title == "Cost J(w, b)"
    assert minimum_shown(desk) == pytest.approx(MINIMUM, abs=1e-6)
    assert dot_shown(desk) == pytest.approx(desk.session.document.raw_parameters, rel=1e-12)
    assert desk.shows((0.0, 0.0), dot_shown(desk), MINIMUM)
    assert is_mapped(desk)
    desk.actions.raw_landscape.setChecked(False)
    assert minimum_shown(desk)[0] == pytest.approx(MINIMUM[0] * SPREAD, abs=1e-5)
    assert is_mapped(desk)


def test_undoing_the_standardisation_brings_the_raw_plane_back(desk: Desk) -> None:
    window = desk.window
    standardise(desk)
    assert desk.window != window
    desk.session.undo_stack.undo()
    assert desk.window == window
    assert minimum_shown(desk) == pytest.approx(MINIMUM, abs=1e-6)
    assert is_mapped(desk)
    assert not desk.actions.raw_landscape.isEnabled()


@pytest.mark.parametrize("is_raw", [False, True])
def test_a_start_chosen_and_a_dot_dragged_on_a_standardised_plane_set_raw_w_and_b(desk: Desk, is_raw: bool) -> None:
    standardise(desk)
    desk.actions.raw_landscape.setChecked(is_raw)
    expected = np.array([3.0, -1.5] if is_raw else [3.0 / SPREAD, -1.5 - 3.0 * MEAN / SPREAD])
    desk.plot.start_requested.emit(3.0, -1.5)
    assert desk.session.document.start == pytest.approx(expected, rel=1e-12)
    assert dot_shown(desk) == pytest.approx([3.0, -1.5], rel=1e-12)
    desk.session.undo_stack.undo()
    desk.plot.parameters_drag_started.emit()
    for p in (1.0, 2.0, 3.0):
        desk.plot.parameters_dragged.emit(p, -1.5)
        assert dot_shown(desk) == pytest.approx([p, -1.5], rel=1e-12)
    desk.plot.parameters_drag_finished.emit()
    assert desk.session.document.raw_parameters == pytest.approx(expected, rel=1e-12)
    desk.session.undo_stack.undo()
    assert desk.session.document.raw_parameters == pytest.approx([0.0, 0.0], abs=1e-15)


def test_two_features_are_drawn_over_both_weights_at_the_present_b_which_the_title_says(two: Desk) -> None:
    two.train(400, 0.05)
    w1, w2, b = two.session.document.raw_parameters
    assert two.card.title == f"J(w₁, w₂) at b = {b:.2f}".replace("-", "−")
    assert two.card.subtitle.endswith("× minimum, projected")
    assert dot_shown(two) == pytest.approx([w1, w2], rel=1e-12)
    minimum = two.analyst.minimum_of(two.session.document.problem)
    assert minimum is not None
    assert minimum_shown(two) == pytest.approx(minimum.parameters[:2], rel=1e-12)
    assert two.shows((0.0, 0.0), (w1, w2), minimum.parameters[:2])
    assert two.plot.texts.notice == ""


def test_the_map_of_two_features_follows_b(two: Desk) -> None:
    for steps in (1, 200):
        two.train(steps, 0.05)
        landscape, document = two.analyst.landscape, two.session.document
        assert landscape is not None
        (p, q), b = (axis[9] for axis in landscape.axes), document.raw_parameters[2]
        z = document.dataset.features @ [p, q] + b
        expected = np.logaddexp(0.0, (1 - 2 * document.dataset.labels) * z).mean()
        assert landscape.costs[9, 9] == pytest.approx(expected, rel=1e-11)
    two.session.show(two.session.document.at_iteration(0))
    assert two.analyst.landscape is not None
    assert two.analyst.landscape.chart.base[2] == 0.0
    assert two.card.title == "J(w₁, w₂) at b = 0.00"


def test_a_hidden_map_of_two_features_waits_until_it_is_seen(two: Desk, qtbot: QtBot) -> None:
    two.plot.hide()
    mapped = two.analyst.landscape
    two.train(50, 0.05)
    assert two.analyst.landscape is mapped
    two.plot.show()
    qtbot.waitUntil(lambda: two.analyst.landscape is not mapped, timeout=2000)
    assert two.analyst.landscape.chart.base[2] == two.session.document.raw_parameters[2]


def test_dragging_the_dot_of_two_features_keeps_b(two: Desk) -> None:
    two.train(100, 0.05)
    b = two.session.document.raw_parameters[2]
    two.plot.parameters_drag_started.emit()
    two.plot.parameters_dragged.emit(0.5, -0.25)
    two.plot.parameters_drag_finished.emit()
    assert two.session.document.raw_parameters.tolist() == [0.5, -0.25, b]
    two.plot.start_requested.emit(1.0, 2.0)
    assert two.session.document.start.tolist() == [1.0, 2.0, b]


def test_from_two_features_to_one_and_back_standardised_or_not(two: Desk, exam: Dataset) -> None:
    standardise(two)
    assert two.card.title == "J(w\u0303₁, w\u0303₂) at b\u0303 = 0.00"
    two.session.open(exam)
    standardise(two)
    assert two.card.title == "Cost J(w\u0303, b\u0303)"
    assert two.card.subtitle.endswith("× minimum")
    for _ in range(3):
        two.session.undo_stack.undo()
        two.settle()
    assert two.card.title == "J(w₁, w₂) at b = 0.00"
    for _ in range(3):
        two.session.undo_stack.redo()
        two.settle()
    assert minimum_shown(two)[0] == pytest.approx(MINIMUM[0] * SPREAD, abs=1e-5)


def test_data_that_lose_their_rows_and_get_them_back_are_drawn_again(desk: Desk) -> None:
    dataset = desk.session.document.dataset
    empty = Dataset(frozen(np.empty((0, 1))), frozen([]), dataset.feature_names)
    desk.session.edit("Remove rows", desk.session.document.with_dataset(empty))
    assert desk.card.title == "Cost landscape"
    assert desk.analyst.landscape is None
    before = desk.window
    desk.controller.show_window(Window((0.0, 0.0), (9.0, 9.0)))
    assert desk.window == before
    desk.session.undo_stack.undo()
    assert desk.card.title == "Cost J(w, b)"
    assert is_mapped(desk)


def test_the_arrow_is_drawn_when_its_action_is_on(desk: Desk) -> None:
    desk.train(3, 0.1)
    shaft = desk.plot._drawing._arrow._shaft
    desk.actions.gradient_arrow.setChecked(True)
    assert len(shaft.getData()[0]) > 0
    foot = np.array([values[0] for values in shaft.getData()])
    assert foot == pytest.approx(desk.session.document.raw_parameters)
    desk.train(5, 0.1)
    assert shaft.getData()[0][0] == pytest.approx(desk.session.document.raw_parameters[0])
    desk.actions.gradient_arrow.setChecked(False)
    assert len(shaft.getData()[0]) == 0


def scales(desk: Desk) -> float:
    width, height = desk.plot.plane.pixel
    return float(width / height)


def test_equal_scales_show_more_and_the_map_covers_it(desk: Desk) -> None:
    window = desk.window
    desk.actions.equal_scales.setChecked(True)
    assert scales(desk) == pytest.approx(1)
    assert desk.shows((0.0, 0.0), MINIMUM)
    assert is_mapped(desk)
    desk.card.resize(700, 300)
    QApplication.processEvents()
    assert scales(desk) == pytest.approx(1)
    assert is_mapped(desk)
    desk.train(500, 0.1)
    assert scales(desk) == pytest.approx(1)
    assert desk.note == "", "nothing left the view"
    desk.actions.equal_scales.setChecked(False)
    assert desk.window == window


def test_equal_scales_leave_the_part_that_was_chosen(desk: Desk) -> None:
    chosen = Window((0.0, -2.0), (1.0, 1.0))
    desk.controller.show_window(chosen)
    desk.actions.equal_scales.setChecked(True)
    assert desk.shows((0.0, -2.0), (1.0, 1.0))
    assert desk.plot.is_moved_by_user
    desk.actions.equal_scales.setChecked(False)
    assert desk.window == chosen


def test_a_window_that_a_lesson_shows_stays_until_a_fit(desk: Desk) -> None:
    chosen = Window((-1.0, -16.0), (1.5, 5.0))
    desk.controller.show_window(chosen)
    assert desk.window == chosen
    assert is_mapped(desk)
    desk.train(3, 6.0)
    assert desk.window == chosen
    assert desk.note == "F fits"
    desk.plot.fit()
    assert desk.shows((0.0, 0.0), MINIMUM)
    assert desk.note == ""
