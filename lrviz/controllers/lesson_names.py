"""The fixed table of names that a lesson may use, and how each is told from the facts."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np

from lrviz.controllers.lesson_facts import Facts
from lrviz.core.arrays import FloatArray
from lrviz.core.least_squares import Line
from lrviz.core.logistic import decision_boundary, scores, sigmoid
from lrviz.core.minimum import Minimum
from lrviz.core.squared_error_minimum import SquaredErrorMinimum
from lrviz.files.lesson_condition import Value
from lrviz.files.lesson_names import weight_place
from lrviz.state.analyst import Analysis

_Part = TypeVar("_Part")
Teller = Callable[[Facts], Value]


def look_up(name: str, facts: Facts) -> Value:
    """Return what a known `name` stands for now; None where it is undefined."""
    base, place = weight_place(name)
    if base == "weight":
        return _weight(facts.raw_parameters, place)
    if base == "minimum.weight":
        minimum = _minimum(facts)
        return None if minimum is None else _weight(minimum.parameters, place)
    return TABLE[name](facts)


def _weight(parameters: FloatArray, place: int) -> float | None:
    return float(parameters[place]) if place < len(parameters) - 1 else None


def _minimum(facts: Facts) -> Minimum | None:
    return None if facts.analysis is None else facts.analysis.minimum


def _boundary(parameters: FloatArray, facts: Facts) -> float | None:
    return decision_boundary(parameters, facts.settings.threshold) if len(parameters) == 2 else None


def _of(part: Callable[[Facts], _Part | None], tell: Callable[[_Part], Value]) -> Teller:
    """Return what tells of a part of the facts, and None where that is missing."""

    def told(facts: Facts) -> Value:
        found = part(facts)
        return None if found is None else tell(found)

    return told


def _analysis(facts: Facts) -> Analysis | None:
    return facts.analysis


def _line(facts: Facts) -> Line | None:
    return facts.line


def _squared_error(facts: Facts) -> SquaredErrorMinimum | None:
    return facts.squared_error


def _minimum_boundary(facts: Facts) -> float | None:
    minimum = _minimum(facts)
    return None if minimum is None else _boundary(minimum.parameters, facts)


def _gap(facts: Facts) -> float | None:
    minimum = _minimum(facts)
    return None if minimum is None else minimum.gap(facts.document.cost)


def _condition(analysis: Analysis) -> float | None:
    """λmax/λmin of ∇²J(θ*), in the coordinates in which the descent runs."""
    minimum, problem = analysis.minimum, analysis.problem
    if minimum is None:
        return None
    eigenvalues = np.linalg.eigvalsh(problem.hessian(problem.from_raw(minimum.parameters)))
    return float(eigenvalues[-1] / eigenvalues[0]) if eigenvalues[0] > 0 else None


def _odds_ratio(facts: Facts) -> float:
    """e^w: by what the odds are multiplied when x grows by 1."""
    with np.errstate(over="ignore", under="ignore"):
        return float(np.exp(facts.raw_parameters[0]))


def _largest_loss(facts: Facts) -> float | None:
    losses = facts.predictions.losses
    return float(losses.max()) if len(losses) else None


def _worst_row(facts: Facts) -> int | None:
    losses = facts.predictions.losses
    return int(losses.argmax()) + 1 if len(losses) else None


def _line_over_data(facts: Facts) -> FloatArray | None:
    """Return ŷ (m,) of the rows."""
    return None if facts.line is None else facts.line.value(facts.document.dataset.features[:, 0])


def _line_lowest(facts: Facts) -> float | None:
    told = _line_over_data(facts)
    return None if told is None else float(told.min())


def _line_highest(facts: Facts) -> float | None:
    told = _line_over_data(facts)
    return None if told is None else float(told.max())


def _sigma(facts: Facts) -> float | None:
    z = facts.asides.sigma_z
    return None if z is None else float(sigmoid(np.array(z)))


def _sigma_slope(facts: Facts) -> float | None:
    """σ′(z) = σ(z)·σ(−z)."""
    z = facts.asides.sigma_z
    return None if z is None else float(sigmoid(np.array(z)) * sigmoid(np.array(-z)))


def _first_question(facts: Facts) -> float | None:
    questions = facts.asides.questions
    return float(questions[0, 0]) if len(questions) else None


def _first_answer(facts: Facts) -> float | None:
    questions, parameters = facts.asides.questions, facts.raw_parameters
    if not len(questions) or questions.shape[1] != len(parameters) - 1:
        return None
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        return float(sigmoid(scores(questions[:1], parameters))[0])


TABLE: Mapping[str, Teller] = {
    "samples": lambda facts: facts.document.dataset.sample_count,
    "features": lambda facts: facts.document.dataset.feature_count,
    "positives": lambda facts: int(facts.document.dataset.labels.sum()),
    "iteration": lambda facts: facts.document.iteration,
    "last_iteration": lambda facts: facts.document.trajectory.last_iteration,
    "learning_rate": lambda facts: facts.settings.learning_rate,
    "threshold": lambda facts: facts.settings.threshold,
    "speed": lambda facts: facts.settings.speed,
    "bias": lambda facts: float(facts.raw_parameters[-1]),
    "cost": lambda facts: facts.document.cost,
    "gradient_norm": lambda facts: float(facts.document.trajectory.gradient_norms[facts.document.iteration]),
    "boundary": lambda facts: _boundary(facts.raw_parameters, facts),
    "odds_ratio": _odds_ratio,
    "minimum.bias": _of(_minimum, lambda minimum: float(minimum.parameters[-1])),
    "minimum.cost": _of(_minimum, lambda minimum: minimum.cost),
    "minimum.boundary": _minimum_boundary,
    "gap": _gap,
    "condition": _of(_analysis, _condition),
    "rate.always": _of(_analysis, lambda analysis: analysis.rates.always),
    "rate.near_minimum": _of(_analysis, lambda analysis: analysis.rates.near_minimum),
    "rises": lambda facts: int(facts.document.trajectory.rises[facts.document.iteration]),
    "status": lambda facts: facts.status and facts.status.value,
    "separation": _of(_analysis, lambda analysis: analysis.separation.value),
    "accuracy": lambda facts: facts.confusion.accuracy,
    "precision": lambda facts: facts.confusion.precision,
    "recall": lambda facts: facts.confusion.recall,
    "tp": lambda facts: facts.confusion.tp,
    "fp": lambda facts: facts.confusion.fp,
    "fn": lambda facts: facts.confusion.fn,
    "tn": lambda facts: facts.confusion.tn,
    "auc": lambda facts: facts.roc.auc,
    "largest_loss": _largest_loss,
    "worst_row": _worst_row,
    "line.slope": _of(_line, lambda line: line.slope),
    "line.intercept": _of(_line, lambda line: line.intercept),
    "line.at_0": _of(_line, lambda line: line.value(0.0)),
    "line.at_20": _of(_line, lambda line: line.value(20.0)),
    "line.lowest": _line_lowest,
    "line.highest": _line_highest,
    "line_shown": lambda facts: int(facts.asides.is_line_shown),
    "sigma.z": lambda facts: facts.asides.sigma_z,
    "sigma.value": _sigma,
    "sigma.slope": _sigma_slope,
    "prediction.x": _first_question,
    "prediction.probability": _first_answer,
    "predictions": lambda facts: len(facts.asides.questions),
    "squared_error.cost": _of(_squared_error, lambda place: place.cost),
    "squared_error.weight": _of(_squared_error, lambda place: float(place.parameters[0])),
    "squared_error.bias": _of(_squared_error, lambda place: float(place.parameters[-1])),
    "code.line": lambda facts: facts.asides.code_line,
}
"""Every name but those of the weights."""
