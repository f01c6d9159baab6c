"""Generated data follow the law that they say they follow."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.dataset import DatasetError
from lrviz.core.generation import generate, law, random_start
from lrviz.core.minimum import find_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation, find_separation
from tests.core.oracles import HOURS, dataset


def test_the_same_seed_draws_the_same_and_another_something_else() -> None:
    one, again, other = generate(50, 1.0, 7), generate(50, 1.0, 7), generate(50, 1.0, 8)
    assert one.features.tolist() == again.features.tolist()
    assert one.labels.tolist() == again.labels.tolist()
    assert one.features.tolist() != other.features.tolist()


def test_hours_are_tenths_from_0_to_10_drawn_evenly() -> None:
    hours = generate(100_000, 1.0, 3).features[:, 0]
    assert (hours.min(), hours.max()) == (0.0, 10.0)
    assert [float(f"{hour:.1f}") for hour in hours[:1000]] == hours[:1000].tolist()
    counts = np.unique(hours, return_counts=True)[1]
    assert len(counts) == 101
    expected = 100_000 / 101
    chi_squared = float(((counts - expected) ** 2 / expected).sum())
    assert chi_squared < 160  # 99.99 % of draws, with 100 degrees of freedom


@pytest.mark.parametrize("noise", [0.5, 1.0, 3.0])
def test_a_pass_is_as_likely_as_the_law_says(noise: float) -> None:
    drawn = generate(200_000, noise, 11)
    hours, labels = drawn.features[:, 0], drawn.labels
    for tenths in range(0, 101, 10):
        here = np.abs(hours - tenths / 10) < 0.01
        p = 1 / (1 + math.exp(-(tenths / 10 - 5) / noise))
        deviation = math.sqrt(p * (1 - p) / here.sum())
        assert labels[here].mean() == pytest.approx(p, abs=4.5 * deviation + 1e-9)


def test_the_fit_finds_the_weights_of_the_law() -> None:
    minimum = find_minimum(Problem(generate(50_000, 2.0, 1)), Separation.NONE)
    assert minimum is not None
    assert minimum.parameters.tolist() == pytest.approx([0.5, -2.5], rel=0.05)
    with_sleep = find_minimum(Problem(generate(50_000, 2.0, 1, features=2)), Separation.NONE)
    assert with_sleep is not None
    assert with_sleep.parameters.tolist() == pytest.approx([0.5, 0.5, -6.0], rel=0.05)


@pytest.mark.parametrize(("noise", "hours", "sleep"), [(1.0, 5.0, 7.0), (0.5, 2.3, 9.9), (4.0, 9.1, 4.0)])
def test_the_law_is_that_of_its_parameters(noise: float, hours: float, sleep: float) -> None:
    weight, bias = law(noise)
    assert weight * hours + bias == pytest.approx((hours - 5) / noise)
    first, second, bias = law(noise, 2)
    assert first * hours + second * sleep + bias == pytest.approx((hours + sleep - 12) / noise)


@given(st.integers(2, 60), st.integers(0, 2**63), st.integers(1, 2))
def test_without_noise_the_boundary_parts_the_classes(samples: int, seed: int, features: int) -> None:
    drawn = generate(samples, 0.0, seed, features)
    tenths = np.rint(drawn.features * 10).sum(axis=1)
    assert drawn.labels.tolist() == (tenths >= (50 if features == 1 else 120)).tolist()
    assert find_separation(drawn) is Separation.COMPLETE


def test_more_noise_gives_the_same_students_more_luck() -> None:
    calm, wild = generate(500, 0.0, 4), generate(500, 4.0, 4)
    assert calm.features.tolist() == wild.features.tolist()
    assert 50 < np.count_nonzero(calm.labels != wild.labels) < 250


@given(st.integers(2, 5), st.floats(0, 1e300), st.integers(0, 10_000), st.integers(1, 2))
def test_two_students_or_more_are_of_both_classes(samples: int, noise: float, seed: int, features: int) -> None:
    assert set(generate(samples, noise, seed, features).labels.tolist()) == {0.0, 1.0}


@pytest.mark.parametrize("samples", [0, 1])
def test_fewer_students_are_what_they_are(samples: int) -> None:
    drawn = generate(samples, 1.0, 0, features=2)
    assert (drawn.sample_count, drawn.feature_count) == (samples, 2)


def test_two_features_are_hours_and_sleep() -> None:
    drawn = generate(20_000, 1.0, 2, features=2)
    assert drawn.feature_names == ("hours", "sleep")
    assert (drawn.features[:, 1].min(), drawn.features[:, 1].max()) == (4.0, 10.0)
    assert (drawn.label_name, drawn.classes) == ("pass", ("fail", "pass"))
    assert 0.4 < drawn.labels.mean() < 0.6


@pytest.mark.parametrize(
    ("samples", "noise", "features"),
    [(-1, 1.0, 1), (5, -0.1, 1), (5, math.nan, 1), (5, math.inf, 1), (5, 1.0, 0), (5, 1.0, 3)],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(samples: int, noise: float, features: int) -> None:
    with pytest.raises(DatasetError, match=r"^Generated data have .*\.$"):
        generate(samples, noise, 0, features)


def test_a_random_start_lies_within_the_natural_parameters_and_fills_it() -> None:
    features = np.column_stack([HOURS, [100 - 7 * x for x in HOURS]])
    weight = 4 / statistics.pstdev(HOURS)
    mean = statistics.fmean(HOURS)
    extent = np.array([weight, weight / 7, 4 + weight * mean + weight / 7 * abs(100 - 7 * mean)]) * (1 + 1e-12)
    starts = np.array([random_start(features, seed) for seed in range(400)])
    assert starts.shape == (400, 3)
    assert (np.abs(starts) <= extent).all()
    assert (np.ptp(starts, axis=0) > 1.9 * extent).all()
    assert (np.abs(starts.mean(axis=0)) < 0.15 * extent).all()
    assert random_start(features, 5).tolist() == starts[5].tolist()


@pytest.mark.parametrize("columns", [[[1.0, -200.0, 3e8]], [[1.0, 2.0, 3.0], [4.0, 2.0, 1e150]], np.empty((0, 3))])
def test_there_is_a_start_for_any_number_of_features(columns: object) -> None:
    features = dataset(np.reshape(columns, (-1, 3)), np.zeros(len(columns))).features
    start = random_start(features, 1)
    assert start.shape == (4,)
    assert np.isfinite(start).all()
