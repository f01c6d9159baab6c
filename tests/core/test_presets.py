"""Whether each preset does what it is called, run by the guide's own loop where there is one feature."""

import math
from itertools import pairwise

import numpy as np
import pytest

from lrviz.core.dataset import Dataset
from lrviz.core.minimum import find_minimum
from lrviz.core.presets import PresetLearningRates, search_presets
from lrviz.core.problem import Problem
from lrviz.core.separation import find_separation
from lrviz.core.stability import StableLearningRate, stable_learning_rate
from lrviz.files.builtin import BUILTIN, load_builtin
from tests.core.oracles import dataset, exam, sampled

STEPS = 3000
KEYS = [builtin.key for builtin in BUILTIN]
PARTED = ("separable", "quasi")


def limits_of(problem: Problem) -> StableLearningRate:
    return stable_learning_rate(problem, find_minimum(problem, find_separation(problem.dataset)))


def presets_of(problem: Problem) -> PresetLearningRates:
    *_, found = search_presets(problem, limits_of(problem))
    return found


def costs_of_run(problem: Problem, rate: float, steps: int = STEPS) -> np.ndarray:
    """J of every iteration of a plain loop from w = b = 0, in the coordinates of the descent."""
    x = problem.dataset.features
    if problem.standardize:
        x = (x - x.mean(axis=0)) / x.std(axis=0)
    y, rows = problem.dataset.labels, np.column_stack([x, np.ones(len(x))])
    theta, costs = np.zeros(rows.shape[1]), []
    for _ in range(steps + 1):
        z = rows @ theta
        costs.append(float(np.mean(np.logaddexp(0.0, z) - y * z)))
        h = np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1.0 + np.exp(-np.abs(z)))
        theta = theta - rate * (rows.T @ (h - y)) / len(y)
    return np.array(costs)


def rises(costs: np.ndarray) -> int:
    return int(np.sum(np.diff(costs) > 1e-11))


@pytest.mark.parametrize("standardize", [False, True], ids=["raw", "standardised"])
@pytest.mark.parametrize("key", KEYS)
def test_below_the_first_limit_the_cost_falls_in_every_step_fast_or_hardly(key: str, standardize: bool) -> None:
    problem = Problem(load_builtin(key), standardize=standardize)
    presets, start = presets_of(problem), math.log(2)
    creeping, monotone = costs_of_run(problem, presets.creeping), costs_of_run(problem, presets.monotone)
    assert rises(creeping) == rises(monotone) == 0
    half = (start + min(creeping.min(), monotone.min())) / 2
    assert creeping[10] > start - 0.2 * (start - monotone[10]), "in ten steps hardly anything is gained"
    assert np.argmax(monotone <= half) > 0
    assert np.all(creeping[: 20 * int(np.argmax(monotone <= half))] > half), "half the way takes much longer"


@pytest.mark.parametrize("standardize", [False, True], ids=["raw", "standardised"])
@pytest.mark.parametrize("key", [key for key in KEYS if key not in PARTED])
def test_what_is_called_overshooting_rises_and_yet_settles(key: str, standardize: bool) -> None:
    problem = Problem(load_builtin(key), standardize=standardize)
    rate, limits = presets_of(problem).overshooting, limits_of(problem)
    if rate is None:
        for share in (0.25, 0.5, 0.75):
            between = costs_of_run(problem, limits.always * (limits.near_minimum / limits.always) ** share, 600)
            settles = between[-100:].max() < between[0] - 0.01 * (between[0] - between.min())
            assert rises(between) == 0 or not settles
        return
    assert limits.always < rate < limits.near_minimum
    costs = costs_of_run(problem, rate, 2 * STEPS)
    assert rises(costs) > 0
    assert costs[-100:].max() <= costs[:-100].min() + 0.01 * (costs[0] - costs.min())


@pytest.mark.parametrize("standardize", [False, True], ids=["raw", "standardised"])
@pytest.mark.parametrize("key", [key for key in KEYS if key not in PARTED])
def test_what_is_called_oscillating_never_settles(key: str, standardize: bool) -> None:
    problem = Problem(load_builtin(key), standardize=standardize)
    rate = presets_of(problem).oscillating
    assert rate is not None
    assert rate > limits_of(problem).near_minimum
    costs = costs_of_run(problem, rate, 2 * STEPS)
    for span in (costs[STEPS : STEPS + 1500], costs[STEPS + 1500 :]):
        assert rises(span) > len(span) / 10
        assert np.ptp(span[-100:]) > 1e-3


@pytest.mark.parametrize("key", PARTED)
def test_parted_classes_have_no_rate_that_is_sure_to_oscillate(key: str) -> None:
    presets = presets_of(Problem(load_builtin(key)))
    assert (presets.overshooting, presets.oscillating) == (None, None)
    assert presets.creeping < presets.monotone


def test_the_presets_of_the_exam_are_short_numbers_on_their_sides_of_the_limits() -> None:
    presets = presets_of(Problem(exam()))
    assert presets == PresetLearningRates(0.00091, 0.25, 0.69, 2.1)
    assert presets.creeping < presets.monotone < 0.2736762649574988 < presets.overshooting < 1.7450963486234343
    assert presets.oscillating > 1.7450963486234343


def test_limits_that_lie_close_together_take_as_many_digits_as_they_need() -> None:
    problem = Problem(load_builtin("outlier"))
    close = StableLearningRate(0.1570942, 0.1570949)
    *_, found = search_presets(problem, close)
    rate = found.overshooting
    assert rate is None or close.always < rate < close.near_minimum


def test_without_rows_there_is_nothing_to_set() -> None:
    problem = Problem(Dataset(np.empty((0, 1)), np.empty(0)))
    assert presets_of(problem) == PresetLearningRates()


def test_one_class_has_the_rates_below_the_limit_only() -> None:
    presets = presets_of(Problem(dataset([1.0, 2.0, 3.0], [1, 1, 1])))
    assert presets.monotone > 10 * presets.creeping
    assert (presets.overshooting, presets.oscillating) == (None, None)


def test_many_rows_are_not_tried() -> None:
    problem = Problem(sampled(np.random.default_rng(3), (1500, 1)))
    assert limits_of(problem).near_minimum is not None
    searched = list(search_presets(problem, limits_of(problem)))
    assert len(searched) == 1
    assert (searched[0].overshooting, searched[0].oscillating) == (None, None)


@pytest.mark.parametrize("scale", [1e-140, 1e-20, 1e20, 1e140])
def test_rates_that_no_field_can_hold_are_left_out(scale: float) -> None:
    presets = presets_of(Problem(exam(scale)))
    rates = [presets.creeping, presets.monotone, presets.overshooting, presets.oscillating]
    assert all(rate is None or 1e-300 <= rate <= 1e300 for rate in rates)


def test_a_search_goes_on_in_small_parts_and_forgets_nothing() -> None:
    problem = Problem(load_builtin("imbalanced"))
    found = list(search_presets(problem, limits_of(problem)))
    assert len(found) > 5
    for earlier, later in pairwise(found):
        assert (later.creeping, later.monotone) == (earlier.creeping, earlier.monotone)
        assert earlier.overshooting in {None, later.overshooting}
    assert next(search_presets(problem, limits_of(problem))).monotone == found[-1].monotone
