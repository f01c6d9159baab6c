"""`lrviz train`: a run without a window, as text or as JSON."""

import argparse
import json
import math
import sys
from typing import Any

import numpy as np

from lrviz.cli.errors import UsageError
from lrviz.cli.source import read_source
from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.diagnosis import diagnose
from lrviz.core.logistic import decision_boundary, scores, sigmoid
from lrviz.core.metrics import Confusion
from lrviz.core.minimum import find_minimum
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.separation import find_separation
from lrviz.core.stability import stable_learning_rate
from lrviz.files.numbers import number_text


def run(chosen: argparse.Namespace) -> int:
    """Run the descent and print the report."""
    dataset = read_source(chosen.file)
    if dataset.sample_count == 0:
        raise UsageError(f"{chosen.file}: there are no rows to learn from")
    report = train(dataset, chosen)
    if chosen.json:
        is_ascii = "utf" not in (sys.stdout.encoding or "utf").lower()
        sys.stdout.write(json.dumps(report, ensure_ascii=is_ascii, allow_nan=False) + "\n")
    else:
        sys.stdout.write(_text(report))
    return 0


def train(dataset: Dataset, chosen: argparse.Namespace) -> dict[str, Any]:
    """Return the report of contract: numbers in full, in the data's own units; None for what is not finite."""
    problem = Problem(dataset, chosen.l2, chosen.standardize)
    start = _start(chosen.start, dataset)
    points = _points(chosen.predict, dataset)
    method = GradientDescent(chosen.learning_rate)
    trajectory = descend(problem, method, problem.from_raw(start), chosen.iterations, chosen.tolerance)
    separation = find_separation(dataset)
    minimum = find_minimum(problem, separation)
    rates = stable_learning_rate(problem, minimum)
    with np.errstate(over="ignore", invalid="ignore"):
        parameters = problem.to_raw(trajectory.parameters[-1])
        probabilities = sigmoid(scores(dataset.features, parameters))
        predicted = sigmoid(scores(points, parameters))
    boundary = decision_boundary(parameters, chosen.threshold) if dataset.feature_count == 1 else None
    return {
        "samples": dataset.sample_count,
        "features": list(dataset.feature_names),
        "classes": list(dataset.classes),
        "weights": _numbers(parameters[:-1]),
        "bias": _number(parameters[-1]),
        "cost": _number(trajectory.costs[-1]),
        "iterations": trajectory.last_iteration,
        "status": diagnose(problem, separation, trajectory, chosen.tolerance).value,
        "gradient_norm": _number(trajectory.gradient_norms[-1]),
        "boundary": boundary,
        "minimum": minimum
        and {
            "weights": _numbers(minimum.parameters[:-1]),
            "bias": _number(minimum.parameters[-1]),
            "cost": _number(minimum.cost),
        },
        "separation": separation.value,
        "stable_learning_rate": {"always": _number(rates.always), "near_minimum": _number(rates.near_minimum)},
        "confusion": vars(Confusion.of(dataset.labels, probabilities, chosen.threshold)),
        "predictions": [
            {
                "x": _numbers(x),
                "probability": _number(p),
                "label": _label(p, chosen.threshold),
            }
            for x, p in zip(points, predicted, strict=True)
        ],
    }


def _start(given: list[float] | None, dataset: Dataset) -> FloatArray:
    needed = dataset.feature_count + 1
    values = given if given is not None else [0.0] * needed
    if len(values) != needed:
        raise UsageError(f"--start needs {needed} numbers, the weights and then the bias; {len(values)} were given")
    return frozen(values)


def _points(given: list[list[float]], dataset: Dataset) -> FloatArray:
    count = dataset.feature_count
    for point in given:
        if len(point) != count:
            text = ",".join(f"{value:g}" for value in point)
            raise UsageError(f"--predict {text}: {len(point)} values, but the data have {count} features")
    return frozen(given).reshape(len(given), count)


def _label(probability: float, threshold: float) -> int | None:
    return None if math.isnan(probability) else int(probability >= threshold)


def _number(value: float | None) -> float | None:
    return float(value) if value is not None and math.isfinite(value) else None


def _numbers(values: FloatArray) -> list[float | None]:
    return [_number(value) for value in values]


def _text(report: dict[str, Any]) -> str:
    cost, minimum = report["cost"], report["minimum"]
    minimum_cost = None if minimum is None else minimum["cost"]
    lines = [
        ("rows", report["samples"]),
        *((f"weight of {name}", w) for name, w in zip(report["features"], report["weights"], strict=True)),
        ("bias", report["bias"]),
        ("cost J", cost),
        ("iterations", report["iterations"]),
        ("status", report["status"].replace("_", " ")),
        ("gradient norm", report["gradient_norm"]),
        ("boundary", report["boundary"]),
        ("minimum J*", minimum_cost),
        ("gap J − J*", None if None in {minimum_cost, cost} else cost - minimum_cost),
        ("separation", report["separation"]),
        ("confusion", " ".join(f"{name}={count}" for name, count in report["confusion"].items())),
    ]
    for prediction in report["predictions"]:
        x = ", ".join(number_text(value) for value in prediction["x"])
        label = prediction["label"]
        verdict = None if label is None else f"{prediction['probability']} → {report['classes'][label].upper()}"
        lines.append((f"P({report['classes'][1]} | {x})", verdict))
    width = max(len(name) for name, _ in lines)
    return "".join(f"{name:<{width}}  {'–' if value is None else value}\n" for name, value in lines)
