from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core import landscape as landscape_module
from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Landscape, Window, compute_landscape
from lrviz.core.problem import Problem
from tests.core.oracles import DIGITS, HOURS, PASS, dataset, decimals, exact_cost, exam

AROUND = Window((-1.0, -20.0), (5.0, 5.0))
WINDOWS = {
    "around the minimum": AROUND,
    "far out": Window((-300.0, -2000.0), (300.0, 2000.0)),
    "beyond every factor": Window((-1e5, -1e6), (1e5, 1e6)),
    "a sliver": Window((2.6193, -12.4422), (2.6194, -12.4421)),
    "on the slope": Window((40.0, -900.0), (90.0, -800.0)),
    "all wrong": Window((-90.0, 100.0), (-40.0, 800.0)),
    "huge": Window((-1e150, -1e150), (1e150, 1e150)),
}


def mapped(problem: Problem, window: Window, shape: tuple[int, int]) -> Landscape:
    """The landscape over the coordinates in which the descent runs."""
    return compute_landscape(Chart.through(problem, np.zeros(2)), window, shape)


def by_softplus(problem: Problem, landscape: Landscape) -> np.ndarray:
    """J at every node from logaddexp, a row of data at a time."""
    p, q = landscape.axes
    total = np.zeros(landscape.costs.shape)
    for x, y in zip(problem.scaling.apply(problem.dataset.features)[:, 0], problem.dataset.labels, strict=True):
        z = x * p[np.newaxis, :] + q[:, np.newaxis]
        total += np.logaddexp(0.0, z if y == 0 else -z)
    return total / problem.dataset.sample_count + problem.l2 / 2 * p**2


def slack(problem: Problem, landscape: Landscape) -> np.ndarray:
    """1e-12, and where the two parts of a score cancel what its own last digits are worth."""
    p, q = landscape.axes
    largest = np.abs(problem.rows[:, 0]).max()
    return 1e-12 + 1e-15 * (np.abs(p)[np.newaxis, :] * largest + np.abs(q)[:, np.newaxis])


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("name", ["around the minimum", "a sliver", "on the slope", "all wrong"])
def test_every_node_is_the_cost_of_50_digits_to_1e_12(name: str, l2: float) -> None:
    problem = Problem(exam(), l2)
    landscape = mapped(problem, WINDOWS[name], (7, 9))
    p, q = landscape.axes
    for (row, column), cost in np.ndenumerate(landscape.costs):
        exact = exact_cost(HOURS, PASS, decimals([p[column], q[row]]), l2)
        with localcontext(prec=DIGITS):
            assert abs(Decimal(float(cost)) - exact) <= Decimal("1e-12") * max(exact, 1)


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("standardize", [False, True])
@pytest.mark.parametrize("name", WINDOWS)
def test_every_window_is_that_of_softplus(name: str, standardize: bool, l2: float) -> None:
    problem = Problem(exam(), l2, standardize)
    landscape = mapped(problem, WINDOWS[name], (31, 24))
    expected = by_softplus(problem, landscape)
    assert np.all(np.abs(landscape.costs - expected) <= slack(problem, landscape) + 1e-12 * expected)


@pytest.mark.parametrize("offset", [0.0, 1000.0, -1e6])
@pytest.mark.parametrize("scale", [1e-140, 1e-6, 1.0, 1e3, 1e140])
def test_data_of_any_scale_have_the_landscape_of_softplus(scale: float, offset: float) -> None:
    problem = Problem(exam(scale, offset * scale))
    middle = -12.0 - 2.6 * offset
    window = Window((1.6 / scale, middle - 20.0), (3.6 / scale, middle + 20.0))
    landscape = mapped(problem, window, (20, 20))
    expected = by_softplus(problem, landscape)
    assert np.all(np.abs(landscape.costs - expected) <= slack(problem, landscape) + 1e-12 * expected)


LABELLINGS = {
    "one class": [1] * 16,
    "the other": [0] * 16,
    "swapped": [1 - label for label in PASS],
    "separable": [0] * 9 + [1] * 7,
}


@pytest.mark.parametrize("name", LABELLINGS)
def test_any_labels_have_the_landscape_of_softplus(name: str) -> None:
    problem = Problem(dataset(HOURS, LABELLINGS[name]))
    for window in WINDOWS.values():
        landscape = mapped(problem, window, (15, 15))
        expected = by_softplus(problem, landscape)
        assert np.all(np.abs(landscape.costs - expected) <= slack(problem, landscape) + 1e-12 * expected)


@pytest.mark.parametrize("rows", [1, 2, 17, 700, 9000])
def test_many_rows_have_the_landscape_of_softplus(rows: int) -> None:
    rng = np.random.default_rng(rows)
    x = rng.normal(5.0, 3.0, size=rows)
    problem = Problem(dataset(x, rng.random(rows) < 1 / (1 + np.exp(5 - x))), l2=0.01)
    for window in (AROUND, WINDOWS["far out"]):
        landscape = mapped(problem, window, (12, 10))
        np.testing.assert_allclose(landscape.costs, by_softplus(problem, landscape), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("chunk", [1, 5, 16, 17])
def test_rows_taken_in_chunks_make_the_same_landscape(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    problem = Problem(exam())
    monkeypatch.setattr(landscape_module, "_CHUNK", chunk)
    landscape = mapped(problem, AROUND, (9, 9))
    np.testing.assert_allclose(landscape.costs, by_softplus(problem, landscape), rtol=1e-13)


@pytest.mark.parametrize("reach", [100.0, 149.0, 150.0, 151.0, 174.0, 175.0, 176.0, 300.0, 349.0, 350.0, 351.0, 700.0])
def test_rows_on_either_side_of_what_can_be_factored_agree(reach: float) -> None:
    # All of x = 1: scores reach exactly so far by the weight, by the bias and by both.
    problem = Problem(dataset([1.0, -1.0, 1.0, -1.0] * 3, [0, 0, 1, 1] * 3))
    for window in (
        Window((-reach, -1.0), (reach, 1.0)),
        Window((-1.0, -reach), (1.0, reach)),
        Window((-reach, -reach), (reach, reach)),
        Window((0.0, reach), (1.0, reach + 1.0)),
        Window((-1.0, -reach - 1.0), (0.0, -reach)),
    ):
        landscape = mapped(problem, window, (11, 13))
        np.testing.assert_allclose(landscape.costs, by_softplus(problem, landscape), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("width", [500.0, 700.0, 1400.0, 1500.0, 1700.0])
def test_rows_whose_factors_would_be_nothing_times_infinity_agree(width: float) -> None:
    problem = Problem(dataset([1.0, -1.0], [0, 0]))
    for edge in (-50.0, 0.0, 300.0):
        landscape = mapped(problem, Window((-1.0, edge - width), (1.0, edge)), (40, 3))
        np.testing.assert_allclose(landscape.costs, by_softplus(problem, landscape), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("rows", [1023, 1024, 1025, 5000])
def test_so_many_rows_that_2_to_their_number_is_infinite_agree(rows: int) -> None:
    problem = Problem(dataset(np.linspace(-1, 1, rows), np.arange(rows) % 2))
    landscape = mapped(problem, Window((-1e-9, -1e-9), (1e-9, 1e-9)), (3, 3))
    np.testing.assert_allclose(landscape.costs, np.log(2), rtol=1e-8)
    np.testing.assert_allclose(landscape.costs, by_softplus(problem, landscape), rtol=1e-12)


def test_the_bias_grows_with_the_row_and_the_weight_with_the_column() -> None:
    problem = Problem(exam())
    landscape = mapped(problem, AROUND, (4, 7))
    weight, bias = landscape.axes
    assert landscape.costs.shape == (4, 7)
    assert weight.tolist() == [-1, 0, 1, 2, 3, 4, 5]
    assert bias == pytest.approx([-20, -20 + 25 / 3, -20 + 50 / 3, 5])
    assert (weight[-1], bias[0], bias[-1]) == (5.0, -20.0, 5.0)
    assert landscape.costs[1, 4] == pytest.approx(problem.cost(np.array([weight[4], bias[1]])), rel=1e-13)
    assert (landscape.chart.objective, landscape.window) == (problem, AROUND)


def test_the_costs_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        mapped(Problem(exam()), AROUND, (3, 3)).costs[0, 0] = 1.0


def test_the_lowest_node_is_the_one_next_to_the_minimum() -> None:
    window = Window((2.619389 - 1.0, -12.442150 - 5.0), (2.619389 + 1.0, -12.442150 + 5.0))
    costs = mapped(Problem(exam()), window, (41, 41)).costs
    assert np.unravel_index(costs.argmin(), costs.shape) == (20, 20)
    assert costs.min() == pytest.approx(0.156938, abs=1e-6)


def test_data_without_rows_have_no_costs() -> None:
    problem = Problem(Dataset(np.empty((0, 1)), np.empty(0)))
    assert np.isnan(mapped(problem, AROUND, (3, 4)).costs).all()


FEATURES = st.one_of(st.floats(-1e150, 1e150), st.floats(-50, 50))
EDGES = st.one_of(st.floats(-1e150, 1e150), st.floats(-400, 400))
SIDES = st.tuples(EDGES, EDGES).map(sorted)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(FEATURES, st.integers(0, 1)), min_size=1, max_size=12), SIDES, SIDES)
def test_no_data_and_no_window_give_a_warning_or_another_landscape(rows, weight, bias) -> None:
    problem = Problem(dataset([x for x, _ in rows], [y for _, y in rows]))
    landscape = mapped(problem, Window((weight[0], bias[0]), (weight[1], bias[1])), (5, 6))
    expected = by_softplus(problem, landscape)
    assert np.all(np.abs(landscape.costs - expected) <= slack(problem, landscape) + 1e-12 * expected)
