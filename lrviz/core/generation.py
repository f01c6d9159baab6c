"""Data and starts that are drawn, so that the law behind them is known.

The same seed draws the same, on every machine: `np.random.default_rng(seed)`.
"""

import math

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.dataset import Dataset, DatasetError
from lrviz.core.natural import natural_parameters

_FEATURES = (("hours", 0, 100), ("sleep", 40, 100))
"""Of each column its name, and its ends in tenths."""
NEEDED = (5.0, 12.0)
"""Hours, or hours with sleep, from which a pass is as likely as a fail."""
_MOST_DRAWS = 100


def generate(samples: int, noise: float, seed: int, features: int = 1) -> Dataset:
    """Return students who passed or failed by a logistic law, whose slope falls with the noise.

        P(pass) = σ((hours − 5) / noise)                  w = 1/noise, b = −5/noise
        P(pass) = σ((hours + sleep − 12) / noise)         w₁ = w₂ = 1/noise, b = −12/noise

    which is a pass where hours + noise·L ≥ 5 with L drawn from the standard logistic law. So the boundary lies at 5
    hours whatever the noise; with noise 0 it parts the classes. Hours are drawn evenly from 0, 0.1 … 10, sleep from
    4, 4.1 … 10. One seed means the same hours and the same luck L: a larger noise only gives luck more weight.

    Two or more students of one class only are drawn anew, all of them, until both classes are there: the law holds
    among the data that have both.

    Raises
    ------
    DatasetError
        If there are fewer than 0 samples, the noise is negative or not finite, or there are neither 1 nor 2 features.
    """
    if samples < 0 or not 0 <= noise < math.inf or not 1 <= features <= len(_FEATURES):
        raise DatasetError("Generated data have 0 rows or more, a noise of 0 or more, and 1 or 2 features.")
    rng = np.random.default_rng(seed)
    columns, labels = _draw(rng, samples, noise, features)
    for _ in range(_MOST_DRAWS):
        if samples < 2 or np.ptp(labels) > 0:
            break
        columns, labels = _draw(rng, samples, noise, features)
    names = tuple(name for name, _, _ in _FEATURES[:features])
    return Dataset(columns, labels, names, "pass", ("fail", "pass"), "generated")


def law(noise: float, features: int = 1) -> FloatArray:
    """Return θ (d + 1,) of the law behind generated data: w = 1/noise each, b = −needed/noise; a positive noise."""
    return frozen([*(1 / noise for _ in range(features)), -NEEDED[features - 1] / noise])


def random_start(features: FloatArray, seed: int) -> FloatArray:
    """Return raw θ (d + 1,) drawn evenly from ± the `natural_parameters` of (m, d) features."""
    extent = natural_parameters(features)
    return frozen(np.random.default_rng(seed).uniform(-1.0, 1.0, len(extent)) * extent)


def _draw(rng: np.random.Generator, samples: int, noise: float, features: int) -> tuple[FloatArray, FloatArray]:
    """Return the features (m, d) and the labels (m,) of one draw."""
    tenths = [rng.integers(low, high, samples, endpoint=True) for _, low, high in _FEATURES[:features]]
    columns = np.column_stack(tenths) / 10
    luck = rng.logistic(size=samples)
    needed = NEEDED[features - 1]
    # Tenths are added before they are divided: 7.9 + 4.1 must reach 12.
    ability = np.sum(tenths, axis=0) / 10
    return columns, (ability + noise * luck >= needed).astype(np.float64)
