from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from lrviz.core.dataset import Dataset
from lrviz.core.minimum import Minimum, find_minimum, has_finite_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation, find_separation
from tests.core.oracles import HOURS, PASS, dataset, decimals, exact_cost, exact_gradient, exact_minimum, exam, sampled

SEPARABLE = ([1.0, 2.0, 3.0, 4.0, 6.0, 7.0], [0, 0, 0, 1, 1, 1])
TOUCHING = ([1.0, 2.0, 3.0, 3.0, 6.0, 7.0], [0, 0, 0, 1, 1, 1])
OVERLAPPING = ([1.0, 2.0, 3.0, 2.5, 6.0, 7.0], [0, 0, 0, 1, 1, 1])


def minimum_of(data: Dataset, l2: float = 0.0, *, standardize: bool = False) -> Minimum | None:
    return find_minimum(Problem(data, l2, standardize), find_separation(data))


def exact_correction(data: Dataset, l2: float, parameters: np.ndarray) -> tuple[float, float]:
    """One Newton step from (w, b) in 60 digits, in shares of w and b: how far off the minimum they are."""
    with localcontext(prec=60):
        w, b = decimals(parameters)
        x, y, m = decimals(data.features), data.labels.astype(int).tolist(), data.sample_count
        h = [1 / (1 + (-(w * xi + b)).exp()) for xi in x]
        gw = sum((hi - yi) * xi for hi, yi, xi in zip(h, y, x, strict=True)) / m + Decimal(l2) * w
        gb = sum(hi - yi for hi, yi in zip(h, y, strict=True)) / m
        c = [hi * (1 - hi) for hi in h]
        ww = sum(ci * xi * xi for ci, xi in zip(c, x, strict=True)) / m + Decimal(l2)
        wb, bb = sum(ci * xi for ci, xi in zip(c, x, strict=True)) / m, sum(c) / m
        determinant = ww * bb - wb * wb
        return float((bb * gw - wb * gb) / determinant / w), float((ww * gb - wb * gw) / determinant / b)


@pytest.mark.parametrize("offset", [0.0, 300.0, -1e4])
@pytest.mark.parametrize("scale", [1e-140, 1e-9, 1.0, 1e3, 1e80, 1e145])
def test_the_minimum_of_the_exam_is_newtons_in_50_digits_in_any_unit(scale: float, offset: float) -> None:
    found = minimum_of(exam(scale, offset * scale))
    w, b, cost = exact_minimum(HOURS, PASS)
    # In other units the same scores: w·x + b = (w / s)·(s·x + o) + b − w·o / s; s·x + o is rounded to about 1e-16·|o|.
    digits = 1e-12 * max(1.0, abs(offset))
    assert found.parameters[0] * scale == pytest.approx(float(w), rel=digits)
    assert found.parameters[1] == pytest.approx(float(b - w * Decimal(offset)), rel=digits)
    assert found.cost == pytest.approx(float(cost), rel=digits)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
@pytest.mark.parametrize(
    ("rows", "power"),
    [(SEPARABLE, power) for power in (-30, -18, -9, -3, 0, 3)]
    + [(OVERLAPPING, power) for power in (-30, -18, -9, -3, 0, 3)]
    # Here the Hessian's condition number is that of the penalty.
    + [(TOUCHING, power) for power in (-9, -6, -3, 0, 3)],
)
def test_a_penalty_of_any_size_leaves_nothing_to_correct(rows: tuple, scale: float, power: int) -> None:
    data, l2 = dataset(np.array(rows[0]) * scale, rows[1]), 10.0**power * scale**2
    found = minimum_of(data, l2)
    assert max(map(abs, exact_correction(data, l2, found.parameters))) < 1e-9
    exact = exact_cost(data.features, data.labels, decimals(found.parameters), l2)
    assert found.cost == pytest.approx(float(exact), rel=1e-11)


@pytest.mark.parametrize("overlap", [1e-1, 1e-3, 1e-6, 1e-9])
def test_classes_that_overlap_by_a_hair_have_a_minimum_far_out(overlap: float) -> None:
    data = dataset([1.0, 2.0, 3.0 + overlap, 3.0, 4.0, 5.0], [0, 0, 0, 1, 1, 1])
    found = minimum_of(data)
    assert max(map(abs, exact_correction(data, 0.0, found.parameters))) < 1e-9
    assert found.parameters[0] > 1


@pytest.mark.parametrize("outlier", [1e2, 1e4, 1e6, 1e8])
def test_a_row_far_out_on_its_own_side_leaves_the_minimum_where_it_was(outlier: float) -> None:
    found = minimum_of(dataset([*HOURS, outlier], [*PASS, 1]))
    w, b, cost = exact_minimum(HOURS, PASS)
    assert found.parameters.tolist() == pytest.approx([float(w), float(b)], rel=1e-7)
    assert found.cost == pytest.approx(float(cost) * 16 / 17, rel=1e-12)


@pytest.mark.parametrize("l2", [0.0, 1e-4, 0.03, 10.0])
@pytest.mark.parametrize("width", [1, 2, 5])
def test_the_minimum_is_that_of_scikit_learn(width: int, l2: float) -> None:
    data = sampled(np.random.default_rng([3, width]), (60, width))
    found = minimum_of(data, l2)
    inverse = np.inf if l2 == 0 else 1 / (60 * l2)
    model = LogisticRegression(C=inverse, solver="newton-cholesky", tol=1e-10).fit(data.features, data.labels)
    np.testing.assert_allclose(found.parameters, np.append(model.coef_, model.intercept_), rtol=1e-8)


@pytest.mark.parametrize("l2", [0.0, 0.03])
@pytest.mark.parametrize("scale", [1e-100, 1e-4, 1e5, 1e100])
@pytest.mark.parametrize("width", [1, 2, 5])
def test_a_standardised_minimum_is_scikit_learns_told_in_raw_units(width: int, scale: float, l2: float) -> None:
    data = sampled(np.random.default_rng([4, width]), (60, width), scale, offset=3.0)
    found = minimum_of(data, l2, standardize=True)
    spread, middle = (data.features / scale).std(axis=0) * scale, data.features.mean(axis=0)
    inverse = np.inf if l2 == 0 else 1 / (60 * l2)
    model = LogisticRegression(C=inverse, solver="newton-cholesky", tol=1e-10)
    model.fit((data.features - middle) / spread, data.labels)
    weights = model.coef_[0] / spread
    np.testing.assert_allclose(found.parameters[:-1], weights, rtol=1e-8)
    assert found.parameters[-1] == pytest.approx(model.intercept_[0] - weights @ middle, rel=1e-8, abs=1e-8)


@pytest.mark.parametrize("l2", [0.0, 0.2])
@pytest.mark.parametrize("width", [1, 2, 5])
def test_the_gradient_is_zero_there_and_no_neighbour_is_lower(width: int, l2: float) -> None:
    data = sampled(np.random.default_rng([5, width]), (30, width), offset=1.0)
    problem, found = Problem(data, l2), minimum_of(data, l2)
    assert np.abs(exact_gradient(data.features, data.labels, found.parameters, l2)).max() < 1e-14
    for direction in [*np.eye(width + 1), *-np.eye(width + 1)]:
        assert problem.cost(found.parameters + 1e-3 * direction) > found.cost


@pytest.mark.parametrize(("x", "y"), [SEPARABLE, TOUCHING])
def test_separated_classes_have_no_minimum_but_a_penalty_gives_them_one(x: list[float], y: list[int]) -> None:
    assert minimum_of(dataset(x, y)) is None
    assert minimum_of(dataset(x, y), l2=1e-3) is not None


@pytest.mark.parametrize("l2", [0.0, 1.0])
@pytest.mark.parametrize(("x", "y"), [([1.0, 2.0, 3.0], [1, 1, 1]), ([1.0, 2.0, 3.0], [0, 0, 0]), ([4.0], [1])])
def test_one_class_and_one_row_have_no_minimum_for_the_bias_is_free(x: list[float], y: list[int], l2: float) -> None:
    assert minimum_of(dataset(x, y), l2) is None


def test_without_rows_there_is_no_minimum() -> None:
    assert minimum_of(Dataset(np.empty((0, 1)), np.empty(0)), 1.0) is None


@pytest.mark.parametrize("x", [0.0, 0.1, 4.0, -1e150])
def test_equal_x_have_no_single_minimum_unless_the_weight_is_penalised(x: float) -> None:
    data = dataset([x] * 5, [0, 1, 1, 1, 0])
    assert minimum_of(data) is None
    found = minimum_of(data, l2=0.1, standardize=True)
    assert found.parameters[0] == pytest.approx(0, abs=1e-15)
    assert found.parameters[1] == pytest.approx(float(np.log(3 / 2)), rel=1e-12)


@pytest.mark.parametrize("scale", [1e-8, 1.0, 1e5])
def test_collinear_columns_have_no_single_minimum_unless_penalised(scale: float) -> None:
    x = np.random.default_rng(6).normal(size=(30, 2)) * [scale, 1.0]
    y = [0, 1] * 15
    for twin in (x[:, 0], -2 * x[:, 0], np.full(30, 0.7), x[:, 0] / scale + x[:, 1]):
        data = dataset(np.column_stack([x, twin]), y)
        assert minimum_of(data) is None
        assert minimum_of(data, l2=0.1) is not None
    assert minimum_of(dataset(x, y)) is not None


def test_a_penalty_shares_a_weight_between_equal_columns() -> None:
    x, y = OVERLAPPING
    two = minimum_of(dataset(np.column_stack([x, x]), y), l2=0.2)
    one = minimum_of(dataset(x, y), l2=0.1)
    np.testing.assert_allclose(two.parameters, [one.parameters[0] / 2, one.parameters[0] / 2, one.parameters[1]])


@pytest.mark.parametrize(
    ("separation", "l2", "expected"),
    [
        (Separation.NONE, 0.0, True),
        (Separation.QUASI, 0.0, False),
        (Separation.COMPLETE, 0.0, False),
        (Separation.QUASI, 0.1, True),
        (Separation.COMPLETE, 0.1, True),
    ],
)
def test_overlap_or_a_penalty_bounds_the_cost(separation: Separation, l2: float, expected: bool) -> None:
    assert has_finite_minimum(Problem(exam(), l2), separation) is expected


COORDINATES = st.lists(st.tuples(st.integers(-8, 8), st.integers(0, 1)), min_size=4, max_size=12)


@settings(deadline=None, max_examples=40)
@given(COORDINATES, st.sampled_from([0.0, 0.25]))
def test_every_minimum_is_one_in_60_digits_and_mirrors_with_its_data(rows: list[tuple[int, int]], l2: float) -> None:
    x, y = [row[0] for row in rows], [row[1] for row in rows]
    data = dataset(x, y)
    found = minimum_of(data, l2)
    assume(found is not None)
    gradient = exact_gradient(data.features, data.labels, found.parameters, l2)
    assert max(map(abs, gradient)) < 1e-12
    swapped, mirrored = minimum_of(data.with_classes_swapped(), l2), minimum_of(dataset(-np.array(x), y), l2)
    np.testing.assert_allclose(swapped.parameters, -found.parameters, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(mirrored.parameters, found.parameters * [-1, 1], rtol=1e-9, atol=1e-9)
    twice = minimum_of(dataset(x + x, y + y), l2)
    np.testing.assert_allclose(twice.parameters, found.parameters, rtol=1e-9, atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(COORDINATES)
def test_there_is_a_minimum_exactly_where_neither_class_lies_beyond_the_other(rows: list[tuple[int, int]]) -> None:
    fails, passes = [x for x, y in rows if y == 0], [x for x, y in rows if y == 1]
    overlap = bool(fails and passes) and max(fails) > min(passes) and max(passes) > min(fails)
    found = minimum_of(dataset([x for x, _ in rows], [y for _, y in rows]))
    assert (found is not None) == overlap


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.floats(-1e150, 1e150), st.integers(0, 1)), min_size=2, max_size=8),
    st.sampled_from([0.0, 1e-300, 0.1, 1e300]),
    st.booleans(),
)
def test_no_data_give_a_warning_or_a_minimum_that_is_no_number(rows, l2: float, standardize: bool) -> None:
    found = minimum_of(dataset([x for x, _ in rows], [y for _, y in rows]), l2, standardize=standardize)
    if found is not None:
        assert np.isfinite(found.parameters).all()
        assert 0 <= found.cost <= float(Fraction(7, 10))
        assert not found.parameters.flags.writeable


@pytest.mark.parametrize("outlier", [1e6, 1e9, 1e12])
def test_an_outlier_however_far_leaves_a_minimum(outlier: float) -> None:
    data = dataset([*HOURS, outlier], [*PASS, 0])
    problem = Problem(data)
    minimum = find_minimum(problem, find_separation(data))
    assert minimum is not None
    gradient = np.abs(exact_gradient([*HOURS, outlier], [*PASS, 0], minimum.parameters, 0.0))
    assert gradient[0] <= 1e-13 * outlier
    assert gradient[1] <= 1e-13


@pytest.mark.parametrize(("scale", "l2"), [(1e6, 1e-7), (1e4, 1e-11)])
def test_touching_classes_with_a_faint_penalty_have_their_minimum(scale: float, l2: float) -> None:
    x, y = np.array([1.0, 2.0, 3.0, 3.0, 6.0, 7.0]) * scale, [0, 0, 0, 1, 1, 1]
    data = dataset(x, y)
    minimum = find_minimum(Problem(data, l2), find_separation(data))
    assert minimum is not None
    gradient = np.abs(exact_gradient(x, y, minimum.parameters, l2))
    assert gradient[0] <= 1e-12 * scale
    assert gradient[1] <= 1e-12
