"""How fast the cost surface is painted on this machine; prints, asserts nothing.

    python3 -m uv run python tests/benchmarks/bench_surface.py

40 × 40 patches, 420 × 300 pixels, with a path of 3000 iterations; the best of 40 repetitions.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from lrviz.cli.display import start_application
from lrviz.core.chart import Chart
from lrviz.core.decimation import path_iterations
from lrviz.core.descent import descend
from lrviz.core.landscape import Window, compute_landscape
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.squared_error import SquaredError
from lrviz.views.surface_view import SurfaceView
from tests.core.oracles import exam

WINDOW = Window((-1.0, -17.0), (4.0, 4.0))


def milliseconds(view: SurfaceView, change: Callable[[], None]) -> float:
    """Return the shortest time from a change to the picture on the screen."""
    best = float("inf")
    for _ in range(40):
        started = time.perf_counter()
        change()
        view.repaint()
        best = min(best, time.perf_counter() - started)
    return best * 1e3


def bench(view: SurfaceView, objective: Problem | SquaredError) -> None:
    """Time what the user does with the surface of one cost."""
    run = descend(objective, GradientDescent(0.1), np.zeros(2), 3000, 0.0)
    shown = path_iterations(run, np.array([0.0125, 0.0525]), 300)
    landscape = compute_landscape(Chart.through(objective, np.zeros(2)), WINDOW, (41, 41))
    places, costs = run.parameters[shown], run.costs[shown]
    view.show_landscape(landscape)
    view.show_path(places, costs, len(shown) - 1)
    turned = milliseconds(view, lambda: view.look(view.camera.turned(0.01, 0.0)))
    went_on = milliseconds(view, lambda: view.show_path(places, costs, len(shown) - 1))
    other = milliseconds(view, lambda: view.show_landscape(landscape))
    print(f"{type(objective).__name__}: turned {turned:.1f} ms, the run went on {went_on:.1f} ms, other {other:.1f} ms")


if __name__ == "__main__":
    application = start_application(offscreen=True)
    surface = SurfaceView()
    surface.resize(420, 300)
    surface.show()
    application.processEvents()
    for cost in (Problem(exam()), SquaredError(Problem(exam()))):
        bench(surface, cost)
    surface.close()
