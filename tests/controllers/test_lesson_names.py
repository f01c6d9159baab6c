"""Every name against a computation of its own."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import LinearRegression
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss, precision_score, recall_score, roc_auc_score

from lrviz.controllers.lesson_facts import Asides, Facts
from lrviz.controllers.lesson_names import TABLE, look_up
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.optimizers import GradientDescent
from lrviz.files.lesson_condition import Value
from lrviz.files.lesson_names import NAMES
from lrviz.state.analyst import analyse
from lrviz.state.document import Document
from lrviz.state.settings import Settings

HOURS = np.array([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9])
PASS = np.array([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1])
WEIGHT, BIAS = 1.1, -5.2
Look = Callable[[str], Value]


def facts_of(document: Document, settings: Settings | None = None, asides: Asides | None = None) -> Facts:
    return Facts(document, analyse(document.problem), settings or Settings(), 1e-6, asides or Asides())


def looking(facts: Facts) -> Look:
    return lambda name: look_up(name, facts)


def set_by_hand(dataset: Dataset, *parameters: float, standardize: bool = False) -> Document:
    return Document.opening(dataset).with_standardization(standardize).with_parameters(frozen(parameters))


@pytest.fixture
def look(exam: Dataset) -> Look:
    asides = Asides(is_line_shown=True, sigma_z=1.5, questions=frozen([[6.5], [8.0]]), code_line=12)
    settings = Settings(learning_rate=0.25, speed=120.0, threshold=0.3)
    return looking(facts_of(set_by_hand(exam, WEIGHT, BIAS), settings, asides))


@pytest.fixture
def run(exam: Dataset) -> Facts:
    document = Document.opening(exam)
    trajectory = descend(document.problem, GradientDescent(1.0), document.parameters, 200, 1e-6)
    return facts_of(document.with_trajectory(trajectory).at_iteration(150))


H = 1 / (1 + np.exp(-(WEIGHT * HOURS + BIAS)))


def test_the_table_has_every_name_and_no_other() -> None:
    assert set(TABLE) | {"weight", "minimum.weight"} == NAMES


def test_counts_and_settings_are_those_of_the_moment(look: Look) -> None:
    told = {name: look(name) for name in ("samples", "features", "positives", "iteration", "last_iteration")}
    assert told == {"samples": 16, "features": 1, "positives": 8, "iteration": 0, "last_iteration": 0}
    assert all(isinstance(count, int) for count in told.values())
    assert (look("learning_rate"), look("speed"), look("threshold")) == (0.25, 120.0, 0.3)


def test_the_model_is_told_in_the_datas_own_units(look: Look) -> None:
    assert (look("weight"), look("weight.1"), look("bias")) == (WEIGHT, WEIGHT, BIAS)
    assert look("weight.2") is None
    assert look("cost") == pytest.approx(log_loss(PASS, H), rel=1e-12)
    gradient = [np.mean((H - PASS) * HOURS), np.mean(H - PASS)]
    assert look("gradient_norm") == pytest.approx(np.linalg.norm(gradient), rel=1e-12)
    assert look("boundary") == pytest.approx((math.log(0.3 / 0.7) - BIAS) / WEIGHT, rel=1e-12)
    assert look("odds_ratio") == pytest.approx(math.exp(WEIGHT), rel=1e-12)


def test_the_minimum_and_the_gap_to_it(look: Look) -> None:
    def cost(theta: np.ndarray) -> float:
        return float(np.mean(np.logaddexp(0, (1 - 2 * PASS) * (theta[0] * HOURS + theta[1]))))

    found = minimize(cost, [1.0, -5.0], method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-15, "maxiter": 5000})
    assert look("minimum.weight") == pytest.approx(found.x[0], abs=1e-5)
    assert look("minimum.weight.1") == look("minimum.weight")
    assert look("minimum.weight.2") is None
    assert look("minimum.bias") == pytest.approx(found.x[1], abs=1e-5)
    assert look("minimum.cost") == pytest.approx(found.fun, abs=1e-10)
    assert look("gap") == pytest.approx(log_loss(PASS, H) - found.fun, abs=1e-9)
    assert look("minimum.boundary") == pytest.approx((math.log(0.3 / 0.7) - found.x[1]) / found.x[0], abs=1e-5)


def test_the_condition_and_the_rates_are_of_the_descents_own_coordinates(exam: Dataset) -> None:
    raw = looking(facts_of(set_by_hand(exam, 0.0, 0.0)))
    assert raw("condition") == pytest.approx(1.14607 / 9.493e-4, rel=1e-3)
    assert raw("rate.always") == pytest.approx(0.2736762649574988, rel=1e-9)
    assert raw("rate.near_minimum") == pytest.approx(1.7450963486234343, rel=1e-9)
    scaled = looking(facts_of(set_by_hand(exam, 0.0, 0.0, standardize=True)))
    assert scaled("condition") == pytest.approx(11.6, abs=0.05)
    assert scaled("rate.near_minimum") == pytest.approx(41.9, abs=0.05)
    assert scaled("minimum.weight") == pytest.approx(raw("minimum.weight"), rel=1e-9)


def test_what_the_run_does_is_told_of_the_iteration_shown(run: Facts) -> None:
    look = looking(run)
    assert (look("iteration"), look("last_iteration")) == (150, 200)
    weight, bias, costs = 0.0, 0.0, []
    for _ in range(151):
        h = 1 / (1 + np.exp(-(weight * HOURS + bias)))
        costs.append(log_loss(PASS, h))
        weight, bias = weight - np.mean((h - PASS) * HOURS), bias - np.mean(h - PASS)
    assert look("cost") == pytest.approx(costs[150], rel=1e-9)
    assert look("rises") == int(np.sum(np.diff(costs) > 0))
    assert look("rises") > 0
    assert look("status") == "overshooting"
    assert look("separation") == "none"


def test_metrics_are_those_of_scikit_learn_at_the_threshold(look: Look) -> None:
    predicted = H >= 0.3
    tn, fp, fn, tp = confusion_matrix(PASS, predicted).ravel()
    assert [look(name) for name in ("tp", "fp", "fn", "tn")] == [tp, fp, fn, tn]
    assert look("accuracy") == pytest.approx(accuracy_score(PASS, predicted))
    assert look("precision") == pytest.approx(precision_score(PASS, predicted))
    assert look("recall") == pytest.approx(recall_score(PASS, predicted))
    assert look("auc") == pytest.approx(roc_auc_score(PASS, H))


def test_the_largest_loss_is_told_with_its_row_counted_from_one(look: Look) -> None:
    losses = [-math.log(h if label else 1 - h) for h, label in zip(H, PASS, strict=True)]
    assert look("largest_loss") == pytest.approx(max(losses), rel=1e-12)
    assert look("worst_row") == losses.index(max(losses)) + 1


def test_the_least_squares_line_is_scikit_learns(look: Look) -> None:
    line = LinearRegression().fit(HOURS[:, np.newaxis], PASS)
    over_data = line.predict(HOURS[:, np.newaxis])
    assert look("line.slope") == pytest.approx(line.coef_[0])
    assert look("line.intercept") == pytest.approx(line.intercept_)
    assert look("line.at_0") == pytest.approx(-0.346269, abs=1e-6)
    assert look("line.at_20") == pytest.approx(3.194, abs=1e-3)
    assert look("line.lowest") == pytest.approx(over_data.min())
    assert look("line.highest") == pytest.approx(over_data.max())
    assert look("line_shown") == 1


def test_what_the_views_show_is_told(look: Look) -> None:
    sigma = 1 / (1 + math.exp(-1.5))
    assert look("sigma.z") == 1.5
    assert look("sigma.value") == pytest.approx(sigma, rel=1e-12)
    assert look("sigma.slope") == pytest.approx(sigma * (1 - sigma), rel=1e-12)
    assert (look("prediction.x"), look("predictions"), look("code.line")) == (6.5, 2, 12)
    assert look("prediction.probability") == pytest.approx(1 / (1 + math.exp(-(WEIGHT * 6.5 + BIAS))), rel=1e-12)


def test_the_lowest_place_of_the_squared_error(look: Look) -> None:
    def error(theta: np.ndarray) -> float:
        return float(np.mean((1 / (1 + np.exp(-(theta[0] * HOURS + theta[1]))) - PASS) ** 2))

    tight = {"xatol": 1e-10, "fatol": 1e-16, "maxiter": 5000}
    found = minimize(error, [2.0, -10.0], method="Nelder-Mead", options=tight)
    assert look("squared_error.cost") == pytest.approx(found.fun, abs=1e-9)
    assert look("squared_error.weight") == pytest.approx(found.x[0], rel=1e-3)
    assert look("squared_error.bias") == pytest.approx(found.x[1], rel=1e-3)


def test_with_several_features_what_needs_one_is_undefined() -> None:
    rng = np.random.default_rng(3)
    features = rng.normal(size=(40, 2))
    labels = (features.sum(axis=1) + rng.normal(size=40) > 0).astype(float)
    document = set_by_hand(Dataset(frozen(features), frozen(labels), ("a", "b")), 0.5, -0.25, 1.0)
    look = looking(facts_of(document, asides=Asides(questions=frozen([[1.0, 2.0]]))))
    assert (look("weight"), look("weight.2"), look("weight.3"), look("bias")) == (0.5, -0.25, None, 1.0)
    assert isinstance(look("minimum.weight.2"), float)
    for name in ("boundary", "minimum.boundary", "line.slope", "line.at_0", "line.lowest", "line.highest"):
        assert look(name) is None
    assert look("prediction.probability") == pytest.approx(1 / (1 + math.exp(-1.0)))
    other = replace(facts_of(document), asides=Asides(questions=frozen([[1.0]])))
    assert look_up("prediction.probability", other) is None


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_every_name_can_be_asked_of_data_that_tell_little(rows: int) -> None:
    dataset = Dataset(frozen(np.ones((rows, 1))), frozen(np.zeros(rows)))
    look = looking(facts_of(Document.opening(dataset)))
    for name in (*NAMES, "weight.9", "minimum.weight.9"):
        told = look(name)
        assert told is None or isinstance(told, int | float | str)
    assert look("minimum.cost") is None
    assert look("gap") is None
    assert look("auc") is None
    assert (look("largest_loss") is None) == (rows == 0)


@pytest.mark.parametrize("weight", [1e300, -1e300, math.inf, math.nan])
def test_every_name_can_be_asked_where_float64_ends(exam: Dataset, weight: float) -> None:
    look = looking(facts_of(set_by_hand(exam, weight, 1.0), asides=Asides(questions=frozen([[6.0]]))))
    for name in NAMES:
        told = look(name)
        assert told is None or isinstance(told, int | float | str)


def test_while_the_analysis_is_awaited_what_needs_it_is_undefined(exam: Dataset) -> None:
    facts = Facts(Document.opening(exam), None, Settings(), 1e-6)
    unknown = {name for name in NAMES if look_up(name, facts) is None}
    awaited = {"minimum.weight", "minimum.bias", "minimum.cost", "minimum.boundary", "gap", "condition"}
    awaited |= {"rate.always", "rate.near_minimum", "status", "separation"}
    assert awaited <= unknown
    assert "cost" not in unknown
