import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.dataset import Dataset
from lrviz.core.least_squares import Line
from lrviz.views.fit_values import FitModel, FitPoints, StraightLine

TWO = Dataset(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.0, 1.0]), ("hours", "sleep"))


def _model(weight: float, bias: float, threshold: float = 0.5) -> FitModel:
    return FitModel(weight, bias, threshold, np.empty(0))


def _scores(values: list[float]) -> FitPoints:
    data = Dataset(np.zeros((len(values), 2)), np.zeros(len(values)), ("hours", "sleep"))
    return FitPoints.at_scores(data, np.array(values))


@pytest.mark.parametrize("x", [-3.0, 0.0, 4.6, 9.0])
def test_a_probability_is_the_sigmoid_of_the_score(x: float) -> None:
    expected = 1 / (1 + math.exp(-(1.2685 * x - 5.8352)))
    assert _model(1.2685, -5.8352).value(x) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("x", "probability"), [(1e150, 1.0), (-1e150, 0.0)])
def test_scores_beyond_all_numbers_are_certain(x: float, probability: float) -> None:
    assert _model(1e200, 0.0).value(x) == probability


@pytest.mark.parametrize("threshold", [0.001, 0.3, 0.5, 0.9])
def test_the_boundary_is_where_the_curve_is_at_the_threshold(threshold: float) -> None:
    model = _model(-2.0, 7.0, threshold)
    assert model.boundary is not None
    assert 1 / (1 + math.exp(2.0 * model.boundary - 7.0)) == pytest.approx(threshold)
    assert not model.is_rising


@pytest.mark.parametrize(
    ("weight", "bias", "threshold", "is_rising"),
    [
        (2.0, 0.0, 0.5, True),
        (-2.0, 0.0, 0.5, False),
        (0.0, 0.0, 0.5, True),
        (0.0, 1.0, 0.5, True),
        (0.0, -1.0, 0.5, False),
        (0.0, 0.0, 0.51, False),
        (0.0, -1.0, 0.2, True),
    ],
)
def test_without_a_boundary_one_class_is_predicted_everywhere(
    weight: float, bias: float, threshold: float, *, is_rising: bool
) -> None:
    assert _model(weight, bias, threshold).is_rising is is_rising


@pytest.mark.parametrize("parameters", [(math.nan, 1.0), (1.0, math.nan), (math.inf, 1.0), (1.0, -math.inf)])
def test_parameters_that_are_no_numbers_make_no_curve(parameters: tuple[float, float]) -> None:
    assert not _model(*parameters).is_finite
    assert _model(1.0, 2.0).is_finite


def test_a_line_decides_where_it_is_at_the_threshold() -> None:
    rising, falling = (StraightLine(Line(slope, 1.0), 0.25, np.empty(0)) for slope in (0.5, -0.5))
    assert (rising.boundary, rising.is_rising, rising.value(2.0)) == (-1.5, True, 2.0)
    assert (falling.boundary, falling.is_rising, falling.value(2.0)) == (1.5, False, 0.0)
    level = StraightLine(Line(0.0, 0.2), 0.25, np.empty(0))
    assert (level.boundary, level.is_rising) == (None, False)


def test_rows_lie_at_their_feature_or_at_their_score(exam: Dataset) -> None:
    rows = FitPoints.of(exam)
    assert (rows.name, rows.x.tolist(), rows.labels.tolist()) == ("hours", exam.features[:, 0].tolist(), [*exam.labels])
    assert len(FitPoints.of(TWO).x) == len(FitPoints.of(TWO).labels) == 0
    scored = FitPoints.at_scores(TWO, np.array([-3.0, np.inf]))
    assert (scored.name, scored.x.tolist(), scored.labels.tolist()) == ("z", [-3.0, 1e150], [0.0, 1.0])


def test_rows_are_alike_in_the_same_columns_of_the_same_data(exam: Dataset) -> None:
    rows = FitPoints.of(exam)
    assert rows.is_like(FitPoints.of(exam.without_rows([0])))
    assert not rows.is_like(FitPoints.of(replace(exam, name="another")))
    assert not FitPoints.of(TWO).is_like(FitPoints.at_scores(TWO, np.zeros(2)))


@given(st.lists(st.floats(-1e100, 1e100), max_size=10), st.floats(0.001, 0.999))
def test_the_range_of_scores_holds_all_of_them_the_bend_and_the_threshold(
    values: list[float], threshold: float
) -> None:
    low, high = _scores(values).range(threshold)
    assert low < min([*values, -5.9, math.log(threshold / (1 - threshold))])
    assert high > max([*values, 5.9, math.log(threshold / (1 - threshold))])


def test_growing_scores_move_the_range_in_rare_jumps() -> None:
    shown, jumps = _scores([0.0, 0.0]).range(0.5), 0
    for frame in range(1, 1000):
        rows = _scores([-0.05 * frame, 0.04 * frame])
        if rows.has_outgrown(shown, 0.5, is_chosen=False):
            shown, jumps = rows.range(0.5), jumps + 1
        assert shown[0] <= rows.x.min()
        assert rows.x.max() <= shown[1]
    assert 3 <= jumps <= 10


def test_scores_that_shrink_get_a_smaller_range_and_those_in_the_bend_none() -> None:
    wide = _scores([-50.0, 50.0]).range(0.5)
    assert not _scores([-30.0, 30.0]).has_outgrown(wide, 0.5, is_chosen=False)
    assert _scores([-2.0, 2.0]).has_outgrown(wide, 0.5, is_chosen=False)
    assert not _scores([-2.0, 2.0]).has_outgrown(wide, 0.5, is_chosen=True)
    assert not _scores([1e-9, 0.0]).has_outgrown((-6.0, 6.0), 0.5, is_chosen=False)
