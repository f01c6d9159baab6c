import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.metrics import Confusion

PROBABILITIES = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])


@given(st.lists(st.tuples(st.integers(0, 1), PROBABILITIES), max_size=30), PROBABILITIES)
def test_counts_are_those_of_a_plain_loop(rows: list[tuple[int, float]], threshold: float) -> None:
    expected = {"tp": 0, "fp": 0, "fn": 0, "tn": 0}
    for label, probability in rows:
        predicted = 1 if probability >= threshold else 0
        expected[("t" if predicted == label else "f") + ("p" if predicted else "n")] += 1
    labels, probabilities = np.array([row[0] for row in rows], dtype=float), np.array([row[1] for row in rows])
    assert Confusion.of(labels, probabilities, threshold) == Confusion(**expected)
