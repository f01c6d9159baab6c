"""How fast the core is on this machine; prints, asserts nothing.

    python3 -m uv run python tests/benchmarks/bench_core.py

Each figure is the best of several repetitions. Ratios are of two measurements of one run.
"""

import math
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from lrviz.core.chart import Chart
from lrviz.core.decimation import cost_curve_iterations, path_extent, path_iterations
from lrviz.core.descent import Budget, advance, descend
from lrviz.core.landscape import Window, compute_landscape
from lrviz.core.minimum import find_minimum
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.separation import find_separation
from lrviz.core.trajectory import Steps, Trajectory
from tests.core.oracles import HOURS, PASS, dataset, exam, plain_descent

WINDOW = Window((-1.0, -20.0), (5.0, 5.0))


def seconds(*actions: Callable[[], object], repetitions: int = 5) -> list[float]:
    """Return the shortest time that each of `actions` took; they take turns, so that a busy machine slows all alike."""
    best = [math.inf] * len(actions)
    for _ in range(repetitions):
        for index, action in enumerate(actions):
            started = time.perf_counter()
            action()
            best[index] = min(best[index], time.perf_counter() - started)
    return best


def plain_updates(count: int) -> None:
    """Make the guide's updates alone, without the cost: the least that a plain loop can do."""
    w = b = 0.0
    m = len(HOURS)
    for _ in range(count):
        dw = db = 0.0
        for x, y in zip(HOURS, PASS, strict=True):
            error = 1 / (1 + math.exp(-(w * x + b))) - y
            dw += error * x
            db += error
        w, b = w - 0.1 * dw / m, b - 0.1 * db / m


def landscape_by_logaddexp(side: int) -> None:
    """Compute J over the window, a row of data at a time."""
    p, q = np.linspace(-1.0, 5.0, side), np.linspace(-20.0, 5.0, side)
    total = np.zeros((side, side))
    for x, y in zip(HOURS, PASS, strict=True):
        total += np.logaddexp(0.0, (1 - 2 * y) * (x * p[np.newaxis, :] + q[:, np.newaxis]))


def bench_descent() -> None:
    problem, method, start, count = Problem(exam()), GradientDescent(0.1), np.zeros(2), 20_000
    core, whole, updates, told = seconds(
        partial(advance, problem, method, start, Budget(count), 0.0),
        partial(descend, problem, method, start, count, 0.0),
        partial(plain_updates, count),
        lambda: list(islice(plain_descent(HOURS, PASS, 0.1), count)),
    )
    print(f"descent, 16 rows: {count / core:,.0f} iterations/s, with J and |∇J| of each")
    print(f"  with its trajectory: {count / whole:,.0f} iterations/s")
    print(f"  plain loop, w and b alone: {count / updates:,.0f}; the core does {updates / core:.2f} times as many")
    print(f"  plain loop, J and |∇J| too: {count / told:,.0f}; the core does {told / core:.2f} times as many")


def bench_landscape() -> None:
    chart = Chart.through(Problem(exam()), np.zeros(2))
    for side in (180, 200):
        ours, plain = seconds(
            partial(compute_landscape, chart, WINDOW, (side, side)), partial(landscape_by_logaddexp, side)
        )
        print(f"landscape {side} × {side}, 16 rows: {ours * 1e3:.2f} ms; by logaddexp {plain * 1e3:.2f} ms")


def bench_decimation() -> None:
    problem = Problem(exam())
    for length in (100, 100_000, 1_000_000):
        rows = np.random.default_rng(0).normal(size=(length, 4)).cumsum(axis=0)
        trajectory = Trajectory.starting_at(problem, np.zeros(2)).extended(Steps(rows, 0.1))
        curve, path, extent = seconds(
            partial(cost_curve_iterations, trajectory, 0, length, 1600),
            partial(path_iterations, trajectory, np.array([0.5, 0.5]), 1500),
            partial(path_extent, trajectory),
            repetitions=20,
        )
        figures = f"cost curve {curve * 1e3:.3f} ms, path {path * 1e3:.3f} ms, its extent {extent * 1e3:.3f} ms"
        print(f"decimation of {length:,} iterations: {figures}")


def bench_newton() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(5.0, 2.0, size=100_000)
    many = dataset(x, rng.random(100_000) < 1 / (1 + np.exp(5 - x)))
    for data in (exam(), many):
        (taken,) = seconds(partial(find_minimum, Problem(data), find_separation(data)))
        print(f"Newton's minimum, {data.sample_count:,} rows: {taken * 1e3:.2f} ms")


if __name__ == "__main__":
    for bench in (bench_descent, bench_landscape, bench_decimation, bench_newton):
        bench()
