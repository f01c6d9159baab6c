import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, confusion_matrix, precision_score, recall_score

from lrviz.core.metrics import Confusion

PROBABILITIES = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
ROWS = st.lists(st.tuples(st.integers(0, 1), PROBABILITIES), max_size=30)


def arrays(rows: list[tuple[int, float]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row[0] for row in rows], dtype=float), np.array([row[1] for row in rows])


@given(ROWS, PROBABILITIES)
def test_counts_are_those_of_a_plain_loop(rows: list[tuple[int, float]], threshold: float) -> None:
    expected = {"tp": 0, "fp": 0, "fn": 0, "tn": 0}
    for label, probability in rows:
        predicted = 1 if probability >= threshold else 0
        expected[("t" if predicted == label else "f") + ("p" if predicted else "n")] += 1
    assert Confusion.of(*arrays(rows), threshold) == Confusion(**expected)


@given(ROWS.filter(len), PROBABILITIES)
def test_counts_and_rates_are_scikit_learns(rows: list[tuple[int, float]], threshold: float) -> None:
    labels, probabilities = arrays(rows)
    predicted = (probabilities >= threshold).astype(float)
    ours = Confusion.of(labels, probabilities, threshold)
    assert [[ours.tn, ours.fp], [ours.fn, ours.tp]] == confusion_matrix(labels, predicted, labels=[0, 1]).tolist()
    assert ours.accuracy == pytest.approx(accuracy_score(labels, predicted), rel=1e-15)
    for rate, score in ((ours.precision, precision_score), (ours.recall, recall_score)):
        theirs = score(labels, predicted, zero_division=math.nan)
        assert (math.nan if rate is None else rate) == pytest.approx(theirs, rel=1e-15, nan_ok=True)


@pytest.mark.parametrize(
    ("counts", "accuracy", "precision", "recall", "false_positive_rate"),
    [
        ((0, 0, 0, 0), None, None, None, None),
        ((0, 0, 3, 5), 5 / 8, None, 0.0, 0.0),
        ((0, 2, 0, 6), 6 / 8, 0.0, None, 0.25),
        ((3, 1, 0, 0), 3 / 4, 3 / 4, 1.0, 1.0),
        ((4, 0, 4, 0), 1 / 2, 1.0, 1 / 2, None),
    ],
)
def test_a_rate_of_nothing_is_none_and_not_zero(counts, accuracy, precision, recall, false_positive_rate) -> None:
    told = Confusion(*counts)
    assert (told.accuracy, told.precision, told.recall) == (accuracy, precision, recall)
    assert told.false_positive_rate == false_positive_rate


def test_rates_of_a_million_rows_are_exact() -> None:
    told = Confusion(tp=333_333, fp=333_334, fn=1, tn=333_332)
    assert told.accuracy == float(Fraction(666_665, 1_000_000))
    assert told.precision == float(Fraction(333_333, 666_667))


def test_a_row_without_a_probability_is_not_predicted_to_pass() -> None:
    told = Confusion.of(np.array([1.0, 0.0, 1.0, 0.0]), np.array([math.nan, math.nan, 0.9, 0.1]), 0.5)
    assert told == Confusion(tp=1, fp=0, fn=1, tn=2)
