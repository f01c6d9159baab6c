import math

import numpy as np
import pytest

from lrviz.core.problem import Problem
from lrviz.core.worked import Predictions, work_out
from tests.core.oracles import HOURS, PASS, exact_gradient, exam, sampled


def test_predictions_are_those_of_a_plain_loop() -> None:
    predictions = Predictions.of(Problem(exam()), np.array([1.2, -5.5]))
    for index, (x, y) in enumerate(zip(HOURS, PASS, strict=True)):
        h = 1 / (1 + math.exp(-(1.2 * x - 5.5)))
        assert predictions.probabilities[index] == pytest.approx(h, rel=1e-14)
        assert predictions.losses[index] == pytest.approx(-math.log(h if y else 1 - h), rel=1e-13)
        assert predictions.residuals[index] == pytest.approx(h - y, rel=1e-13)


def test_predictions_are_the_same_in_either_coordinates() -> None:
    data = sampled(np.random.default_rng(3), (30, 2), scale=100.0, offset=5.0)
    raw, scaled = Problem(data), Problem(data, standardize=True)
    theta = np.array([0.02, -0.01, -4.0])
    one, other = Predictions.of(raw, theta), Predictions.of(scaled, scaled.from_raw(theta))
    np.testing.assert_allclose(one.probabilities, other.probabilities, rtol=1e-12)
    np.testing.assert_allclose(one.losses, other.losses, rtol=1e-12)


def test_predictions_of_huge_features_give_no_warning() -> None:
    predictions = Predictions.of(Problem(exam(scale=1e149)), np.array([1e200, -1e300]))
    assert predictions.probabilities.tolist() == [1.0] * 16
    assert np.isinf(predictions.losses[0])
    assert predictions.residuals[15] == 0.0


def test_a_worked_iteration_is_the_step_of_the_descent() -> None:
    problem, theta = Problem(exam(), l2=0.25), np.array([0.7, -2.0])
    worked = work_out(problem, 12, theta, 0.3)
    gradient = exact_gradient(HOURS, PASS, theta, 0.25)
    np.testing.assert_allclose(worked.gradient, gradient, rtol=1e-13)
    np.testing.assert_allclose(worked.updated, theta - 0.3 * np.array(gradient), rtol=1e-13)
    assert (worked.iteration, worked.learning_rate, worked.parameters.tolist()) == (12, 0.3, [0.7, -2.0])


def test_a_worked_iteration_beyond_float64_gives_no_warning() -> None:
    assert np.isinf(work_out(Problem(exam(scale=1e149)), 0, np.zeros(2), 1e300).updated[0])
