"""The document: what each operation replaces, and that nothing is ever changed in place."""

import dataclasses
import math

import numpy as np
import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Steps, Trajectory
from lrviz.state.document import Document

PATH, OTHER_PATH = "/home/ada/exam.csv", "/home/ada/copy.csv"
POINTS = [[0.5, -1.0], [0.75, -2.0], [1.0, -3.0], [1.25, -4.0]]


def steps(document: Document, points: list[list[float]], learning_rate: float = 0.1) -> Steps:
    return Steps.to(document.problem, np.array(points), learning_rate)


@pytest.fixture
def document(exam: Dataset) -> Document:
    """Return a document of iterations 0 … 4 that came from a file, at its end."""
    opened = Document.opening(exam, PATH)
    return opened.extended(steps(opened, POINTS))


def cost_by_definition(dataset: Dataset, w: float, b: float) -> float:
    losses = []
    for x, y in zip(dataset.features[:, 0], dataset.labels, strict=True):
        h = 1 / (1 + math.exp(-(w * x + b)))
        losses.append(-math.log(h) if y else -math.log(1 - h))
    return math.fsum(losses) / len(losses)


def test_new_data_open_at_iteration_0_at_w_and_b_0(exam: Dataset):
    document = Document.opening(exam)
    assert document.dataset is document.origin is exam
    assert document.path is None
    assert (document.iteration, document.trajectory.last_iteration) == (0, 0)
    assert document.raw_parameters.tolist() == document.start.tolist() == [0.0, 0.0]
    assert document.cost == pytest.approx(math.log(2), rel=1e-15)
    assert document.is_at_end


def test_data_of_three_features_open_with_three_weights_and_a_bias():
    data = Dataset(frozen([[1.0, 2.0, 3.0], [0.0, 1.0, 5.0]]), frozen([0, 1]), ("a", "b", "c"))
    assert Document.opening(data).raw_parameters.tolist() == [0.0] * 4


def test_data_without_rows_open_without_a_cost():
    document = Document.opening(Dataset(frozen(np.empty((0, 1))), frozen([])))
    assert math.isnan(document.cost)
    assert document.raw_parameters.tolist() == [0.0, 0.0]


def test_the_newest_of_added_iterations_is_shown(document: Document):
    assert document.iteration == document.trajectory.last_iteration == 4
    assert document.parameters.tolist() == POINTS[-1]
    assert document.is_at_end


def test_the_cost_shown_is_that_of_the_iteration_shown(document: Document, exam: Dataset):
    for iteration, (w, b) in enumerate([[0.0, 0.0], *POINTS]):
        assert document.at_iteration(iteration).cost == pytest.approx(cost_by_definition(exam, w, b), rel=1e-13)


@pytest.mark.parametrize(("wished", "shown"), [(-7, 0), (-1, 0), (0, 0), (2, 2), (4, 4), (5, 4), (10**12, 4)])
def test_an_iteration_that_does_not_exist_shows_the_nearest(document: Document, wished: int, shown: int):
    there = document.at_iteration(wished)
    assert there.iteration == shown
    assert there.trajectory is document.trajectory
    assert there.is_at_end == (shown == 4)


def test_an_edit_begins_a_new_run_at_the_iteration_shown(document: Document, exam: Dataset):
    edited = exam.with_feature(0, 0, 4.0)
    after = document.at_iteration(2).with_dataset(edited)
    assert after.dataset is after.problem.dataset is edited
    assert (after.iteration, len(after.trajectory)) == (0, 1)
    assert after.raw_parameters.tolist() == POINTS[1]
    assert after.cost == pytest.approx(cost_by_definition(edited, *POINTS[1]), rel=1e-13)


def test_an_edit_keeps_the_start_the_origin_and_the_file(document: Document, exam: Dataset):
    after = document.with_start(frozen([2.0, -9.0])).with_dataset(exam.with_label(0, 1))
    assert after.start.tolist() == [2.0, -9.0]
    assert after.origin is exam
    assert after.path == PATH


def test_an_edit_keeps_the_penalty_and_the_scaling_switch(exam: Dataset):
    problem = Problem(exam, l2=0.25, standardize=True)
    run = Trajectory.starting_at(problem, frozen([0.0, 0.0]))
    after = Document(problem, run.parameters[0], run, 0, exam, None).with_dataset(exam.with_label(0, 1))
    assert (after.problem.l2, after.problem.standardize) == (0.25, True)


def test_on_standardised_features_an_edit_keeps_w_and_b_in_hours(exam: Dataset):
    problem = Problem(exam, standardize=True)
    run = Trajectory.starting_at(problem, frozen([0.0, 0.0]))
    document = Document(problem, frozen([0.0, 0.0]), run, 0, exam, None).with_parameters(frozen([2.0, -10.0]))
    assert document.raw_parameters.tolist() == pytest.approx([2.0, -10.0], rel=1e-13)
    assert document.parameters[0] == pytest.approx(2.0 * np.std([*exam.features[:, 0]]), rel=1e-13)
    edited = exam.with_feature(15, 0, 100.0)
    after = document.with_dataset(edited)
    assert after.raw_parameters.tolist() == pytest.approx([2.0, -10.0], rel=1e-12)
    assert after.parameters[0] == pytest.approx(2.0 * np.std([*edited.features[:, 0]]), rel=1e-13)


def test_w_and_b_set_by_hand_begin_a_new_run_and_leave_the_start(document: Document):
    after = document.with_parameters(frozen([2.0, -10.0]))
    assert (after.iteration, len(after.trajectory)) == (0, 1)
    assert after.raw_parameters.tolist() == [2.0, -10.0]
    assert after.start.tolist() == [0.0, 0.0]


def test_reset_goes_to_the_chosen_start(document: Document):
    chosen = document.with_start(frozen([2.0, -10.0]))
    assert chosen.raw_parameters.tolist() == [2.0, -10.0]
    moved = chosen.with_parameters(frozen([1.0, 1.0])).at_start()
    assert moved.raw_parameters.tolist() == [2.0, -10.0]
    assert (moved.iteration, len(moved.trajectory)) == (0, 1)


def test_an_array_that_its_owner_changes_later_changes_no_document(document: Document):
    mine = np.array([2.0, -10.0])
    chosen, moved = document.with_start(mine), document.with_parameters(mine)
    mine[:] = 77.0
    assert chosen.start.tolist() == [2.0, -10.0]
    assert chosen.raw_parameters.tolist() == moved.raw_parameters.tolist() == [2.0, -10.0]


def test_no_array_that_a_document_hands_out_can_be_written(document: Document):
    for array in (document.parameters, document.raw_parameters, document.start, document.with_start(POINTS[0]).start):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_no_field_of_a_document_can_be_set(document: Document):
    for field in dataclasses.fields(document):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(document, field.name, None)


def test_the_shown_trajectory_ends_at_the_iteration_shown(document: Document):
    shown = document.at_iteration(2).shown_trajectory
    assert shown.parameters.tolist() == [[0.0, 0.0], *POINTS[:2]]


def test_cutting_here_drops_what_comes_later_and_leaves_the_old_document_whole(document: Document):
    cut = document.at_iteration(2).cut_here()
    assert (cut.iteration, cut.trajectory.last_iteration) == (2, 2)
    assert document.trajectory.parameters.tolist() == [[0.0, 0.0], *POINTS]


def test_two_runs_that_part_at_one_iteration_do_not_disturb_each_other(document: Document):
    cut = document.at_iteration(2).cut_here()
    left = cut.extended(steps(document, [[8.0, 8.0], [9.0, 9.0]], 0.5))
    right = cut.extended(steps(document, [[-8.0, -8.0]], 0.7))
    assert left.trajectory.parameters.tolist() == [[0.0, 0.0], *POINTS[:2], [8.0, 8.0], [9.0, 9.0]]
    assert right.trajectory.parameters.tolist() == [[0.0, 0.0], *POINTS[:2], [-8.0, -8.0]]
    assert document.trajectory.parameters.tolist() == [[0.0, 0.0], *POINTS]
    assert [run.trajectory.learning_rate(3) for run in (left, right, document)] == [0.5, 0.7, 0.1]


def test_another_run_is_shown_at_its_end(document: Document):
    run = document.trajectory.up_to(3)
    after = document.at_iteration(1).with_trajectory(run)
    assert after.trajectory is run
    assert after.iteration == 3


def test_saving_changes_the_file_and_nothing_else(document: Document):
    saved = document.saved_at(OTHER_PATH)
    for field in dataclasses.fields(document):
        if field.name != "path":
            assert getattr(saved, field.name) is getattr(document, field.name)
    assert (saved.path, document.path) == (OTHER_PATH, PATH)


def test_going_on_from_the_end_replays_nothing(document: Document):
    assert not document.replays_with(0.1)


def test_going_on_from_an_earlier_iteration_replays_unless_the_learning_rate_is_another(document: Document):
    earlier = document.at_iteration(3)
    assert earlier.replays_with(0.1)
    assert not earlier.replays_with(0.2)


def test_a_run_of_two_learning_rates_replays_with_the_later_one(document: Document):
    longer = document.extended(steps(document, [[7.0, 7.0]], 0.5)).at_iteration(1)
    assert longer.replays_with(0.5)
    assert not longer.replays_with(0.1)


def test_the_same_iteration_of_the_same_run_is_recognised_and_no_other(document: Document, exam: Dataset):
    assert document.shows_same_iteration(document.saved_at(OTHER_PATH))
    assert document.shows_same_iteration(document.at_iteration(1).at_iteration(4))
    assert not document.shows_same_iteration(document.at_iteration(3))
    assert not document.shows_same_iteration(document.with_trajectory(document.trajectory.up_to(4)))
    assert not document.at_start().shows_same_iteration(document.at_start())
