"""Logistic regression as the guide writes it, with `math` alone: what the program's numbers are checked against."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.conftest import EXAM_HOURS, EXAM_PASS

Rows = Sequence[Sequence[float]]
EXAM: Rows = [[hours] for hours in EXAM_HOURS]
LABELS = EXAM_PASS


def sigmoid(score: float) -> float:
    """Return 1 / (1 + e^(−score))."""
    return 1 / (1 + math.exp(-score)) if score >= 0 else math.exp(score) / (1 + math.exp(score))


def gradient(rows: Rows, labels: Sequence[int], parameters: Sequence[float], l2: float = 0.0) -> list[float]:
    """Return ∂J/∂w for each feature and then ∂J/∂b; the bias is not penalised."""
    *weights, bias = parameters
    scores = [math.fsum([bias, *(w * x for w, x in zip(weights, row, strict=True))]) for row in rows]
    errors = [sigmoid(score) - label for score, label in zip(scores, labels, strict=True)]
    mean_of = [math.fsum(e * row[k] for e, row in zip(errors, rows, strict=True)) for k in range(len(weights))]
    slopes = [total / len(rows) + l2 * weight for total, weight in zip(mean_of, weights, strict=True)]
    return [*slopes, math.fsum(errors) / len(rows)]


def cost(rows: Rows, labels: Sequence[int], parameters: Sequence[float], l2: float = 0.0) -> float:
    """Return the mean of −log of what was said of the class that it was, and (λ/2)·‖w‖²."""
    *weights, bias = parameters
    losses = []
    for row, label in zip(rows, labels, strict=True):
        score = math.fsum([bias, *(w * x for w, x in zip(weights, row, strict=True))])
        losses.append(-math.log(sigmoid(score if label else -score)))
    return math.fsum(losses) / len(rows) + l2 / 2 * math.fsum(weight**2 for weight in weights)


@dataclass(frozen=True)
class Descent:
    """Gradient descent with the learning rate α and the penalty λ."""

    learning_rate: float = 0.1
    l2: float = 0.0

    def run(self, rows: Rows, labels: Sequence[int], start: Sequence[float], iterations: int) -> list[float]:
        """Return w and b after so many simultaneous updates."""
        parameters = list(start)
        for _ in range(iterations):
            slopes = gradient(rows, labels, parameters, self.l2)
            parameters = [value - self.learning_rate * slope for value, slope in zip(parameters, slopes, strict=True)]
        return parameters


def standardized(rows: Rows) -> tuple[Rows, list[float], list[float]]:
    """Return (x − mean)/s for each feature, the means, and the s of the population."""
    columns = list(zip(*rows, strict=True))
    means = [math.fsum(column) / len(column) for column in columns]
    spreads = [
        math.sqrt(math.fsum((x - mean) ** 2 for x in column) / len(column))
        for column, mean in zip(columns, means, strict=True)
    ]
    scaled = [[(x - mean) / s for x, mean, s in zip(row, means, spreads, strict=True)] for row in rows]
    return scaled, means, spreads
