"""How large parameters naturally are, against the standard library."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.natural import LARGEST_PARAMETER, mean, natural_parameters, natural_weight

COLUMN = st.lists(st.integers(-1000, 1000).map(lambda tenths: tenths / 10), min_size=2, max_size=30)


@given(st.lists(st.tuples(*[st.integers(-1000, 1000)] * 2), min_size=2, max_size=30))
def test_a_weight_changes_z_by_four_over_a_deviation_and_the_bias_undoes_it_at_the_means(
    rows: list[tuple[int, int]],
) -> None:
    columns = [[float(value) for value in column] for column in zip(*rows, strict=True)]
    deviations = [statistics.pstdev(column) for column in columns]
    if min(deviations) == 0:
        return
    weights = [4 / deviation for deviation in deviations]
    bias = 4 + sum(weight * abs(statistics.fmean(column)) for weight, column in zip(weights, columns, strict=True))
    assert natural_parameters(np.array(rows, dtype=float)).tolist() == pytest.approx([*weights, bias], rel=1e-9)


@given(COLUMN)
def test_the_mean_is_the_mean(x: list[float]) -> None:
    assert mean(np.array(x)) == pytest.approx(statistics.fmean(x), abs=1e-11)


def test_without_spread_the_magnitude_counts_and_without_that_one() -> None:
    assert natural_weight(np.array([-5.0, -5.0]), 8.0) == pytest.approx(8 / 5)
    assert natural_weight(np.zeros(3), 8.0) == 8.0
    assert natural_parameters(np.empty((0, 2))).tolist() == [4.0, 4.0, 4.0]
    assert mean(np.empty(0)) == 0.0


def test_the_ends_of_numbers_are_survived() -> None:
    assert mean(np.full(1000, 1e308)) == pytest.approx(1e308)
    assert natural_weight(np.array([-1e150, 1e150]), 4.0) == pytest.approx(4e-150)
    assert natural_weight(np.array([0.0, 1e-300]), 4.0) == LARGEST_PARAMETER
    assert math.isfinite(natural_parameters(np.array([[1e150], [-1e150]]))[1])
