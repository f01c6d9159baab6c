"""The ROC curve against scikit-learn, and against counting every pair of rows."""

import math
import time
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score, roc_curve

from lrviz.core.metrics import LARGEST_THRESHOLD, SMALLEST_THRESHOLD, Confusion, Roc

PROBABILITIES = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), st.floats(0, 1))
ROWS = st.lists(st.tuples(st.integers(0, 1), PROBABILITIES), min_size=2, max_size=40).filter(
    lambda rows: len({label for label, _ in rows}) == 2
)


def arrays(rows: list[tuple[int, float]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row[0] for row in rows], dtype=float), np.array([row[1] for row in rows])


def pairs_won(labels: np.ndarray, probabilities: np.ndarray) -> Fraction:
    """Return the share of pairs in which class 1 has the larger h, exactly."""
    won = Fraction(0)
    passes, fails = probabilities[labels == 1].tolist(), probabilities[labels == 0].tolist()
    for passed in passes:
        for failed in fails:
            won += Fraction(1) if passed > failed else Fraction(1, 2) if passed == failed else Fraction(0)
    return won / (len(passes) * len(fails))


def assert_is_scikit_learns(labels: np.ndarray, probabilities: np.ndarray) -> None:
    fpr, tpr, thresholds = roc_curve(labels, probabilities, drop_intermediate=False)
    ours = Roc.of(labels, probabilities)
    assert ours.thresholds.tolist() == thresholds.tolist()
    np.testing.assert_allclose(ours.fpr, fpr, rtol=1e-15, atol=0)
    np.testing.assert_allclose(ours.tpr, tpr, rtol=1e-15, atol=0)
    assert ours.auc == pytest.approx(roc_auc_score(labels, probabilities), rel=1e-14, abs=1e-15)


@given(ROWS)
def test_the_curve_is_scikit_learns(rows: list[tuple[int, float]]) -> None:
    assert_is_scikit_learns(*arrays(rows))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("decimals", [1, 3, 16])
def test_the_curve_of_many_rows_with_ties_is_scikit_learns(seed: int, decimals: int) -> None:
    rng = np.random.default_rng(seed)
    labels = (rng.random(2_000) < rng.uniform(0.01, 0.99)).astype(float)
    probabilities = np.round(np.clip(rng.normal(0.4 + 0.2 * labels, 0.2), 0, 1), decimals)
    assert_is_scikit_learns(labels, probabilities)


@given(ROWS)
def test_the_area_is_how_often_a_pass_has_the_larger_probability(rows: list[tuple[int, float]]) -> None:
    labels, probabilities = arrays(rows)
    assert Roc.of(labels, probabilities).auc == float(pairs_won(labels, probabilities))


@given(ROWS)
def test_every_point_is_that_of_the_counts_at_its_threshold(rows: list[tuple[int, float]]) -> None:
    labels, probabilities = arrays(rows)
    roc = Roc.of(labels, probabilities)
    for fpr, tpr, threshold in zip(roc.fpr, roc.tpr, roc.thresholds, strict=True):
        counts = Confusion.of(labels, probabilities, float(threshold))
        assert (counts.false_positive_rate, counts.recall) == (fpr, tpr)
    assert (roc.fpr[0], roc.tpr[0], roc.fpr[-1], roc.tpr[-1]) == (0, 0, 1, 1)


@given(ROWS, st.floats(SMALLEST_THRESHOLD, LARGEST_THRESHOLD))
def test_the_threshold_at_a_point_leads_there_wherever_one_can(rows: list[tuple[int, float]], present: float) -> None:
    labels, probabilities = arrays(rows)
    roc = Roc.of(labels, probabilities)
    reachable = {
        (counts.false_positive_rate, counts.recall)
        for threshold in [SMALLEST_THRESHOLD, LARGEST_THRESHOLD, *probabilities]
        if SMALLEST_THRESHOLD <= threshold <= LARGEST_THRESHOLD
        for counts in [Confusion.of(labels, probabilities, float(threshold))]
    }
    for index in range(len(roc.thresholds)):
        threshold = roc.threshold_at(index, present)
        assert SMALLEST_THRESHOLD <= threshold <= LARGEST_THRESHOLD
        counts = Confusion.of(labels, probabilities, threshold)
        wanted = (float(roc.fpr[index]), float(roc.tpr[index]))
        if wanted in reachable:
            assert (counts.false_positive_rate, counts.recall) == wanted


def test_a_threshold_is_kept_where_it_does_and_else_has_few_decimals() -> None:
    roc = Roc.of(np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.2, 0.43, 0.448, 0.9]))
    assert roc.thresholds.tolist() == [math.inf, 0.9, 0.448, 0.43, 0.2]
    assert [roc.threshold_at(index, 0.4471) for index in range(5)] == [0.95, 0.7, 0.4471, 0.3, 0.1]
    assert roc.threshold_at(2, 0.5) == 0.44


def test_a_point_out_of_reach_gets_the_nearest_threshold() -> None:
    roc = Roc.of(np.array([0.0, 1.0, 0.0, 1.0]), np.array([1e-9, 1e-5, 0.9995, 0.9999]))
    assert [roc.threshold_at(index, 0.5) for index in range(5)] == [0.999, 0.999, 0.5, 0.001, 0.001]


@pytest.mark.parametrize(
    ("labels", "probabilities"),
    [
        ([], []),
        ([1.0], [0.7]),
        ([0.0], [0.7]),
        ([1.0, 1.0], [0.2, 0.7]),
        ([0.0, 0.0], [0.2, 0.2]),
        ([0.0, 1.0], [0.2, math.nan]),
        ([0.0, 1.0], [math.nan, math.nan]),
    ],
)
def test_without_both_classes_or_a_number_there_is_no_curve(labels: list[float], probabilities: list[float]) -> None:
    roc = Roc.of(np.array(labels), np.array(probabilities))
    assert roc.auc is None
    assert len(roc.fpr) == len(roc.tpr) == len(roc.thresholds) == 0


def test_all_probabilities_equal_are_guessing() -> None:
    roc = Roc.of(np.array([0.0, 1.0, 1.0]), np.full(3, 0.5))
    assert (roc.fpr.tolist(), roc.tpr.tolist(), roc.auc) == ([0, 1], [0, 1], 0.5)


def test_the_curve_cannot_be_changed_afterwards() -> None:
    roc = Roc.of(np.array([0.0, 1.0]), np.array([0.3, 0.6]))
    for values in (roc.fpr, roc.tpr, roc.thresholds):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 0.5


def test_a_million_rows_take_no_more_than_a_sort_and_give_the_exact_area() -> None:
    rng = np.random.default_rng(5)
    labels = (rng.random(1_000_000) < 0.3).astype(float)
    probabilities = np.round(rng.random(1_000_000), 4)
    started = time.perf_counter()
    roc = Roc.of(labels, probabilities)
    assert time.perf_counter() - started < 3
    assert roc.auc == pytest.approx(roc_auc_score(labels, probabilities), rel=1e-13)
