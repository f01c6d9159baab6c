"""J over a window of two parameters, on a grid, fast and to 1e-12.

With u = S_r θ the score of a signed row, J = (1/m) Σ log(1 + e^u), and over a grid of two parameters p and q

    e^u = e^(c + S_p·(p − p₀)) · e^(S_q·(q − q₀))

(c takes in what is held) is an outer product of two short vectors, so that a row costs one multiplication a node
instead of two transcendental functions; and log(1 + e^u₁) + log(1 + e^u₂) + … = log((1 + e^u₁)(1 + e^u₂) …) needs one
logarithm for as many rows as fit below the largest float64.
"""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.chart import Chart
from lrviz.core.logistic import signed_rows, softplus
from lrviz.core.problem import Problem

_LARGEST_EXPONENT = 350.0
"""Of one row and of a group's steps: no product then exceeds e^700 ≈ 1e304."""
_LARGEST_REACH = 300.0
_CHUNK = 4096
"""Rows whose factors are held at once."""
_BLOCK_ELEMENTS = 1 << 21
"""Scores that are held at once where nothing can be factored: 16 MiB."""


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
    chart : Chart
        Whose cost it is, and what the two parameters are.
    window : Window
        The rectangle; the outermost nodes lie on its border.
    costs : (rows, columns) array
        J at the nodes: q grows with the row, p with the column.
    """

    chart: Chart
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


def compute_landscape(chart: Chart, window: Window, shape: tuple[int, int]) -> Landscape:
    """Return J over `window` of the chart, on (rows, columns) nodes, exact to 1e-12."""
    p, q = Landscape(chart, window, np.empty(shape)).axes
    problem = chart.objective
    costs = _log_losses(problem, chart, p, q) if isinstance(problem, Problem) else _costs(chart, p, q)
    costs.flags.writeable = False
    return Landscape(chart, window, costs)


def _log_losses(problem: Problem, chart: Chart, p: FloatArray, q: FloatArray) -> FloatArray:
    """Return the mean of the losses, with the penalty, at every node."""
    rows, penalty = problem.rows, problem.penalty
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        if chart.is_raw and problem.standardize:
            rows = signed_rows(problem.dataset.features, problem.dataset.labels)
            penalty = penalty * np.append(problem.scaling.scale, 1.0) ** 2
        costs = _summed_losses(rows[:, :2], rows[:, 2:] @ chart.base[2:], p, q) / len(rows)
        if problem.l2:
            costs += penalty[0] / 2 * p**2
            if chart.is_slice:  # q is a weight too, and not the bias
                costs += penalty[1] / 2 * q[:, np.newaxis] ** 2
    return costs


def _costs(chart: Chart, p: FloatArray, q: FloatArray) -> FloatArray:
    """Return the cost of whatever objective at every node, some at a time."""
    columns, rows = np.meshgrid(p, q)
    nodes = np.column_stack([columns.ravel(), rows.ravel()])
    block = max(1, _BLOCK_ELEMENTS // max(len(chart.objective.rows), 1))
    blocks = [chart.costs_and_slopes(nodes[first : first + block])[0] for first in range(0, len(nodes), block)]
    return np.concatenate(blocks).reshape(columns.shape)


def _summed_losses(rows: FloatArray, held: FloatArray, p: FloatArray, q: FloatArray) -> FloatArray:
    """Return Σ softplus(u) at every node, u = S·(p, q) + `held` with the rows S (m, 2)."""
    middle = np.array([(p[0] + p[-1]) / 2, (q[0] + q[-1]) / 2])
    at_middle = rows @ middle + held
    reach = np.abs(rows) * np.array([p[-1] - middle[0], q[-1] - middle[1]])
    largest = at_middle + reach.sum(axis=1)
    can_be_factored = (reach.max(axis=1, initial=0.0) < _LARGEST_REACH) & (largest < _LARGEST_EXPONENT)
    total = np.zeros((len(q), len(p)))
    factored = np.flatnonzero(can_be_factored)
    for chunk in np.array_split(factored, -(-len(factored) // _CHUNK)) if len(factored) else []:
        by_p = np.exp(at_middle[chunk] + np.outer(p - middle[0], rows[chunk, 0]))
        by_q = np.exp(np.outer(q - middle[1], rows[chunk, 1]))
        for group in _groups(largest[chunk]):
            total += _log_of_product(by_q[:, group], by_p[:, group])
    for row, constant in zip(rows[~can_be_factored], held[~can_be_factored], strict=True):
        total += softplus(np.add.outer(row[1] * q, row[0] * p) + constant)
    return total


def _log_of_product(by_q: FloatArray, by_p: FloatArray) -> FloatArray:
    """Return Σ log(1 + e^u) at every node for the few rows of a group, by one logarithm."""
    product = np.ones((len(by_q), len(by_p)))
    term = np.empty_like(product)
    for q_factor, p_factor in zip(by_q.T, by_p.T, strict=True):
        np.multiply.outer(q_factor, p_factor, out=term)
        term += 1.0
        product *= term
    return np.asarray(np.log(product, out=product))


def _groups(largest: FloatArray) -> list[IntArray]:
    """Split rows 0 … n − 1 so that no group's product of (1 + e^u), u ≤ `largest`, leaves float64."""
    exponents = np.cumsum(np.maximum(largest, 0.0) + np.log(2.0))
    return np.split(np.arange(len(largest)), np.flatnonzero(np.diff(exponents // _LARGEST_EXPONENT)) + 1)
