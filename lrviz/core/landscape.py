"""J over a window of two parameters, on a grid, fast and to 1e-12.

With u = S_r θ the score of a signed row, J = (1/m) Σ log(1 + e^u), and over a grid of two parameters p and q

    e^u = e^(c + S_p·(p − p₀)) · e^(S_q·(q − q₀))

is an outer product of two short vectors, so that a row costs one multiplication a node instead of two
transcendental functions; and log(1 + e^u₁) + log(1 + e^u₂) + … = log((1 + e^u₁)(1 + e^u₂) …) needs one logarithm
for as many rows as fit below the largest float64.
"""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.logistic import softplus
from lrviz.core.problem import Problem

_LARGEST_EXPONENT = 350.0
"""Of one row and of a group's steps: no product then exceeds e^700 ≈ 1e304."""
_LARGEST_REACH = 300.0
_CHUNK = 4096
"""Rows whose factors are held at once."""


@dataclass(frozen=True)
class Window:
    """A rectangle of two parameters; `low` and `high` are the corners (p, q)."""

    low: tuple[float, float]
    high: tuple[float, float]

    def contains(self, point: FloatArray) -> bool:
        """Whether the point (p, q) lies inside."""
        return all(low <= value <= high for low, value, high in zip(self.low, point, self.high, strict=True))


@dataclass(frozen=True, eq=False)
class Landscape:
    """The cost over a window.

    Parameters
    ----------
    problem : Problem
        Whose cost it is.
    window : Window
        The rectangle; the outermost nodes lie on its border.
    costs : (rows, columns) array
        J at the nodes: q (the bias) grows with the row, p (the weight) with the column.
    """

    problem: Problem
    window: Window
    costs: FloatArray

    @property
    def axes(self) -> tuple[FloatArray, FloatArray]:
        """The nodes' p (columns,) and q (rows,)."""
        rows, columns = self.costs.shape
        return (
            np.linspace(self.window.low[0], self.window.high[0], columns),
            np.linspace(self.window.low[1], self.window.high[1], rows),
        )


def compute_landscape(problem: Problem, window: Window, shape: tuple[int, int]) -> Landscape:
    """Return J of a problem with one feature over `window`, on (rows, columns) nodes, exact to 1e-12."""
    landscape = Landscape(problem, window, np.zeros(shape))
    weight, bias = landscape.axes
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        costs = _summed_losses(problem.rows, weight, bias) / len(problem.rows)
        if problem.l2:
            costs += problem.l2 / 2 * weight**2
    costs.flags.writeable = False
    return Landscape(problem, window, costs)


def _summed_losses(rows: FloatArray, weight: FloatArray, bias: FloatArray) -> FloatArray:
    """Return Σ softplus(u) at every node."""
    middle = np.array([(weight[0] + weight[-1]) / 2, (bias[0] + bias[-1]) / 2])
    reach = np.abs(rows) * np.array([weight[-1] - middle[0], bias[-1] - middle[1]])
    largest = rows @ middle + reach.sum(axis=1)
    can_be_factored = (reach.max(axis=1) < _LARGEST_REACH) & (largest < _LARGEST_EXPONENT)
    total = np.zeros((len(bias), len(weight)))
    factored = np.flatnonzero(can_be_factored)
    for chunk in np.array_split(factored, -(-len(factored) // _CHUNK)) if len(factored) else []:
        by_weight = np.exp(rows[chunk] @ middle + np.outer(weight - middle[0], rows[chunk, 0]))
        by_bias = np.exp(np.outer(bias - middle[1], rows[chunk, 1]))
        for group in _groups(largest[chunk]):
            total += _log_of_product(by_bias[:, group], by_weight[:, group])
    for row in rows[~can_be_factored]:
        total += softplus(np.add.outer(row[1] * bias, row[0] * weight))
    return total


def _log_of_product(by_bias: FloatArray, by_weight: FloatArray) -> FloatArray:
    """Return Σ log(1 + e^u) at every node for the few rows of a group, by one logarithm."""
    product = np.ones((len(by_bias), len(by_weight)))
    term = np.empty_like(product)
    for bias_factor, weight_factor in zip(by_bias.T, by_weight.T, strict=True):
        np.multiply.outer(bias_factor, weight_factor, out=term)
        term += 1.0
        product *= term
    return np.asarray(np.log(product, out=product))


def _groups(largest: FloatArray) -> list[IntArray]:
    """Split rows 0 … n − 1 so that no group's product of (1 + e^u), u ≤ `largest`, leaves float64."""
    exponents = np.cumsum(np.maximum(largest, 0.0) + np.log(2.0))
    return np.split(np.arange(len(largest)), np.flatnonzero(np.diff(exponents // _LARGEST_EXPONENT)) + 1)
