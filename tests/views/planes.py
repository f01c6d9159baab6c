"""Data and models of two features, worked out without the program."""

from collections.abc import Sequence

import numpy as np

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.views.plane_plot import PlanePlot
from tests.views.fits import sigmoid

PLACES = [(1.0, 6.0), (2.0, 4.0), (5.0, 5.0), (4.0, 8.0), (8.0, 7.0), (9.0, 4.5)]
LABELS = [0, 0, 0, 1, 1, 1]
THETA = (1.5, 0.5, -10.0)


def data(places: Sequence[Sequence[float]], labels: Sequence[int], name: str = "plane") -> Dataset:
    """Return data of hours and sleep, and no or yes."""
    features = frozen(np.array(places, dtype=float).reshape(-1, 2))
    return Dataset(features, frozen(np.array(labels, dtype=float)), ("hours", "sleep"), "y", ("no", "yes"), name)


def h(theta: Sequence[float], x: float, y: float) -> float:
    """Return σ(w₁·x + w₂·y + b)."""
    return sigmoid(theta[0] * x + theta[1] * y + theta[2])


def show(plot: PlanePlot, dataset: Dataset, theta: Sequence[float] = THETA) -> None:
    """Show data, and the model with these parameters."""
    plot.show_dataset(dataset)
    with np.errstate(over="ignore", invalid="ignore"):
        is_known = np.isfinite(theta).all()
        values = [h(theta, x, y) if is_known else np.nan for x, y in dataset.features.tolist()]
    plot.show_model(np.array(theta), np.array(values))
