import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score

from lrviz.core.accuracy_curve import AccuracyCurve
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.metrics import Confusion
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.core.worked import Predictions
from tests.core.oracles import HOURS, PASS, dataset, exam, plain_descent, sampled

RNG = np.random.default_rng(5)


def run(problem: Problem, iterations: int, learning_rate: float = 0.1) -> Trajectory:
    start = np.zeros(problem.parameter_count)
    return descend(problem, GradientDescent(learning_rate), start, iterations, 0.0)


@pytest.mark.parametrize("threshold", [0.001, 0.3, 0.5, 0.8])
def test_the_share_is_what_a_plain_loop_counts(threshold: float) -> None:
    problem = Problem(exam())
    curve = AccuracyCurve(problem, threshold)
    shares = curve.shares(run(problem, 400), np.arange(401))
    for share, (w, b, _, _) in zip(shares.tolist(), plain_descent(HOURS, PASS, 0.1), strict=False):
        right = sum(
            (1 / (1 + math.exp(-(w * x + b))) >= threshold) == bool(y) for x, y in zip(HOURS, PASS, strict=True)
        )
        assert share == right / 16


@pytest.mark.parametrize("standardize", [False, True])
@pytest.mark.parametrize("features", [1, 3])
def test_it_is_scikit_learns_accuracy_of_the_same_predictions(features: int, *, standardize: bool) -> None:
    problem = Problem(sampled(RNG, (60, features), scale=3.0, offset=2.0), standardize=standardize)
    trajectory = run(problem, 50)
    shares = AccuracyCurve(problem, 0.4).shares(trajectory, np.array([0, 7, 50]))
    for share, iteration in zip(shares.tolist(), (0, 7, 50), strict=True):
        h = Predictions.of(problem, trajectory.parameters[iteration]).probabilities
        assert share == accuracy_score(problem.dataset.labels, h >= 0.4)


def test_a_probability_that_equals_the_threshold_predicts_class_1() -> None:
    problem = Problem(exam())
    start = Trajectory.starting_at(problem, np.zeros(2))
    confusion = Confusion.of(problem.dataset.labels, np.full(16, 0.5), 0.5)
    share = AccuracyCurve(problem, 0.5).shares(start, np.array([0]))[0]
    assert share == (confusion.tp + confusion.tn) / 16 == 0.5


def test_what_was_asked_before_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(exam())
    trajectory, curve, asked = run(problem, 100), AccuracyCurve(problem, 0.5), []
    work_out = curve._worked_out
    monkeypatch.setattr(curve, "_worked_out", lambda thetas: asked.append(len(thetas)) or work_out(thetas))
    first = curve.shares(trajectory.up_to(60), np.arange(0, 61, 2))
    again = curve.shares(trajectory.up_to(64), np.arange(0, 65, 2))
    assert asked == [31, 2]
    assert again[:31].tolist() == first.tolist()


def test_another_run_is_looked_at_anew() -> None:
    problem = Problem(exam())
    curve, every = AccuracyCurve(problem, 0.5), np.arange(201)
    curve.shares(run(problem, 200), every)
    other = run(problem, 200, learning_rate=1.0)
    assert curve.shares(other, every).tolist() == AccuracyCurve(problem, 0.5).shares(other, every).tolist()
    assert curve.shares(other, every).tolist() != curve.shares(run(problem, 200), every).tolist()


@given(st.integers(0, 10**7), st.integers(0, 10**6), st.integers(1, 10**6))
def test_no_picture_costs_much_whatever_the_history_and_the_rows(first: int, length: int, samples: int) -> None:
    curve = AccuracyCurve(Problem(exam()), 0.5)
    curve.samples = samples
    stride = curve.stride(first, first + length)
    looked_at = length // stride + 1
    assert stride & (stride - 1) == 0
    assert looked_at <= 513
    assert (looked_at - 1) * samples <= max(1 << 21, 8 * samples)
    assert stride == 1 or (length + 1) / (stride // 2) > min(512, max((1 << 21) // samples, 8))


@pytest.mark.parametrize("theta", [(math.nan, 1.0), (1.0, math.inf), (-math.inf, math.nan)])
def test_parameters_that_are_no_numbers_have_no_accuracy(theta: tuple[float, float]) -> None:
    problem = Problem(exam())
    trajectory = Trajectory.starting_at(problem, np.array(theta))
    assert math.isnan(AccuracyCurve(problem, 0.5).shares(trajectory, np.array([0]))[0])


def test_data_without_rows_have_no_accuracy() -> None:
    problem = Problem(Dataset(np.empty((0, 1)), np.empty(0)))
    trajectory = Trajectory.starting_at(problem, np.zeros(2))
    assert np.isnan(AccuracyCurve(problem, 0.5).shares(trajectory, np.array([0]))).all()


def test_it_knows_a_run_on_data_with_other_columns() -> None:
    curve = AccuracyCurve(Problem(exam()), 0.5)
    two = Problem(dataset([[1.0, 2.0], [2.0, 1.0]], [0, 1]))
    assert curve.fits(run(Problem(exam()), 2))
    assert not curve.fits(run(two, 2))
