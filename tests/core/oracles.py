"""Oracles that share no code with lrviz: 50-digit decimals, exact integers, and the guide's loop in plain Python."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext

import numpy as np
import numpy.typing as npt

from lrviz.core.dataset import Dataset

HOURS = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9]
PASS = [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1]
DIGITS = 50


def dataset(features: npt.ArrayLike, labels: npt.ArrayLike) -> Dataset:
    """Return the data of (m,) or (m, d) `features`."""
    columns = np.asarray(features, dtype=float)
    columns = columns[:, np.newaxis] if columns.ndim == 1 else columns
    names = tuple(f"x{column + 1}" for column in range(columns.shape[1]))
    return Dataset(columns, np.asarray(labels, dtype=float), names)


def exam(scale: float = 1.0, offset: float = 0.0) -> Dataset:
    return dataset(np.array(HOURS) * scale + offset, PASS)


def sampled(rng: np.random.Generator, shape: tuple[int, int], scale: float = 1.0, offset: float = 0.0) -> Dataset:
    """Return overlapping classes in (m, d) features, `offset` being in units of `scale`."""
    standard = rng.normal(size=shape)
    odds = np.exp(standard @ rng.normal(size=shape[1]))
    labels = rng.random(shape[0]) < odds / (1 + odds)
    return dataset((standard + offset) * scale, labels)


def exact_sigmoid(z: float) -> Decimal:
    with localcontext(prec=DIGITS):
        return 1 / (1 + (-Decimal(z)).exp())


def exact_softplus(u: Decimal) -> Decimal:
    """log(1 + e^u) to about 50 digits; below e^-60 the series e^u − e^2u/2 replaces the logarithm's lost digits."""
    if u > 0:
        return u + exact_softplus(-u)
    grown = u.exp()
    return grown - grown * grown / 2 if u < -60 else (1 + grown).ln()


def exact_cost(
    features: npt.ArrayLike, labels: npt.ArrayLike, parameters: Sequence[Decimal], l2: float = 0.0
) -> Decimal:
    """J of exactly these floats, by the definition −y·log h − (1 − y)·log(1 − h)."""
    with localcontext(prec=DIGITS):
        *weights, bias = parameters
        total = Decimal(0)
        rows = np.asarray(features, dtype=float).reshape(len(np.asarray(labels)), -1)
        for row, label in zip(rows, np.asarray(labels), strict=True):
            z = sum((Decimal(float(x)) * w for x, w in zip(row, weights, strict=True)), bias)
            total += exact_softplus(-z) if label == 1 else exact_softplus(z)
        return total / len(rows) + Decimal(l2) / 2 * sum(w * w for w in weights)


def decimals(values: npt.ArrayLike) -> list[Decimal]:
    return [Decimal(float(value)) for value in np.asarray(values).ravel()]


def exact_gradient(features: npt.ArrayLike, labels: npt.ArrayLike, parameters: npt.ArrayLike, l2: float) -> list[float]:
    """Central differences of the 50-digit cost, with steps so small that nothing is lost."""
    theta = decimals(parameters)
    with localcontext(prec=DIGITS):
        result = []
        for index in range(len(theta)):
            step = _step(features, index, Decimal("1e-18"))
            ahead, behind = list(theta), list(theta)
            ahead[index] += step
            behind[index] -= step
            difference = exact_cost(features, labels, ahead, l2) - exact_cost(features, labels, behind, l2)
            result.append(float(difference / (2 * step)))
        return result


def exact_hessian(features: npt.ArrayLike, labels: npt.ArrayLike, parameters: npt.ArrayLike, l2: float) -> np.ndarray:
    """Second central differences of the 50-digit cost."""
    theta = decimals(parameters)
    size = len(theta)
    hessian = np.zeros((size, size))
    with localcontext(prec=DIGITS):
        steps = [_step(features, index, Decimal("1e-11")) for index in range(size)]
        for i in range(size):
            for j in range(i, size):
                total = Decimal(0)
                for sign_i in (1, -1):
                    for sign_j in (1, -1):
                        moved = list(theta)
                        moved[i] += sign_i * steps[i]
                        moved[j] += sign_j * steps[j]
                        total += sign_i * sign_j * exact_cost(features, labels, moved, l2)
                hessian[i, j] = hessian[j, i] = float(total / (4 * steps[i] * steps[j]))
    return hessian


def _step(features: npt.ArrayLike, index: int, share: Decimal) -> Decimal:
    """Return the step that moves z by about `share`."""
    columns = np.asarray(features, dtype=float)
    columns = columns.reshape(len(columns), -1)
    largest = float(np.abs(columns[:, index]).max()) if index < columns.shape[1] else 1.0
    return share / Decimal(largest or 1.0)


def exact_minimum(hours: Sequence[float], labels: Sequence[int], steps: int = 60) -> tuple[Decimal, Decimal, Decimal]:
    """w*, b*, J* of one feature by undamped Newton steps in 50 digits, from near the answer on."""
    with localcontext(prec=DIGITS):
        w, b = Decimal(0), Decimal(0)
        x = [Decimal(float(hour)) for hour in hours]
        for _ in range(steps):
            h = [1 / (1 + (-(w * xi + b)).exp()) for xi in x]
            gw = sum((hi - y) * xi for hi, y, xi in zip(h, labels, x, strict=True))
            gb = sum(hi - y for hi, y in zip(h, labels, strict=True))
            c = [hi * (1 - hi) for hi in h]
            ww = sum(ci * xi * xi for ci, xi in zip(c, x, strict=True))
            wb = sum(ci * xi for ci, xi in zip(c, x, strict=True))
            determinant = ww * sum(c) - wb * wb
            w, b = w - (sum(c) * gw - wb * gb) / determinant, b - (ww * gb - wb * gw) / determinant
        return w, b, exact_cost(hours, labels, [w, b])


def plain_descent(
    x: Sequence[float], y: Sequence[int], learning_rate: float, start: tuple[float, float] = (0.0, 0.0)
) -> Iterator[tuple[float, float, float, float]]:
    """Yield w, b, J and |∇J| of every iteration, as a student would compute them with `math` alone."""
    m = len(x)
    w, b = start
    while True:
        h = [1 / (1 + math.exp(-(w * xi + b))) for xi in x]
        dw = sum((hi - yi) * xi for hi, yi, xi in zip(h, y, x, strict=True)) / m
        db = sum(hi - yi for hi, yi in zip(h, y, strict=True)) / m
        cost = -sum(math.log(hi) if yi else math.log(1 - hi) for hi, yi in zip(h, y, strict=True)) / m
        yield w, b, cost, math.hypot(dw, db)
        w, b = w - learning_rate * dw, b - learning_rate * db
