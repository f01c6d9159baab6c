"""Data and models for the sigmoid fit, worked out without the program."""

import math
from collections.abc import Sequence

import numpy as np

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot

WEIGHT, BIAS = 1.2685, -5.8352


def sigmoid(score: float) -> float:
    """Return 1 / (1 + e^(−score))."""
    return 1 / (1 + math.exp(-score)) if score > 0 else math.exp(score) / (1 + math.exp(score))


def data(x: Sequence[float], labels: Sequence[int], name: str = "data") -> Dataset:
    """Return data of hours and no or yes."""
    features = frozen(np.array(x, dtype=float)[:, np.newaxis])
    return Dataset(features, frozen(np.array(labels, dtype=float)), ("hours",), "y", ("no", "yes"), name)


def show(plot: FitPlot, dataset: Dataset, weight: float, bias: float) -> None:
    """Show data, and the model with these parameters."""
    plot.show_dataset(dataset)
    scores = [weight * x + bias for x in dataset.features[:, 0].tolist()]
    is_known = math.isfinite(weight) and math.isfinite(bias)
    h = np.array([sigmoid(score) if is_known else math.nan for score in scores])
    plot.show_model(weight, bias, h)
