"""Which points of a run's path are drawn on a chart."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.chart import Chart
from lrviz.core.decimation import path_iterations
from lrviz.core.trajectory import Trajectory
from lrviz.views.plane import Plane

_MOST_POINTS = 1_500
_CROWDED_VIEWS = 10
_FARTHEST = 1e4
"""Windows beyond which a point of the path is drawn nearer than it is: Qt cannot draw beyond some million pixels."""


@dataclass(frozen=True, eq=False)
class DrawnPath:
    """A path on a chart.

    Parameters
    ----------
    made, later : (n, 2) and (k, 2) arrays
        The places up to the present iteration, and from it on.
    is_crowded : bool
        Whether the way is many times as long as the view is wide and high.
    """

    made: FloatArray
    later: FloatArray
    is_crowded: bool


def draw_path(chart: Chart, trajectory: Trajectory, iteration: int, plane: Plane) -> DrawnPath:
    """Return no more of the path than the pixels of `plane` can tell apart."""
    iterations = path_iterations(trajectory, chart.cell(plane.pixel), _MOST_POINTS)
    split = int(np.searchsorted(iterations, iteration))
    made = _drawable(chart, trajectory, np.append(iterations[:split], iteration), plane)
    later = _drawable(chart, trajectory, np.concatenate([[iteration], iterations[split:]]), plane)
    return DrawnPath(made, later, _is_crowded(made, plane))


def _drawable(chart: Chart, trajectory: Trajectory, iterations: IntArray, plane: Plane) -> FloatArray:
    """Return the places (n, 2) of iterations, those that are too far off to be drawn moved nearer."""
    places = chart.places(trajectory.parameters[iterations])
    (left, right), (bottom, top) = plane.x_range, plane.y_range
    low, high = np.array([left, bottom]), np.array([right, top])
    far = _FARTHEST * (high - low)
    return np.asarray(np.clip(places, low - far, high + far))


def _is_crowded(places: FloatArray, plane: Plane) -> bool:
    rectangle = plane.rectangle
    steps = np.minimum(np.abs(np.diff(places, axis=0)) / plane.pixel, rectangle.width())
    return bool(steps.sum() > _CROWDED_VIEWS * (rectangle.width() + rectangle.height()))
