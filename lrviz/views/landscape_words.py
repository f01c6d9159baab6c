"""What a landscape says in words and numbers of its places."""

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.chart import Chart
from lrviz.core.trajectory import Trajectory
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.formatting import count, exact, fixed

CHOSEN = "F fits"
MOVED_BY_USER = "moved by hand · F fits"
MOVED_AT = "view moved at {iteration}"
GRADIENT, STEP = "−∇J", "step"
SCALES_DIFFER = (
    "scales differ: the right angle is only seen with equal scales",
    "right angle: with equal scales only",
    "scales differ",
)
NOT_PERPENDICULAR = (
    "in raw units the step is not perpendicular to the level line",
    "not perpendicular in raw units",
    "no right angle",
)
"""The same in fewer and fewer words."""


def told(chart: Chart, place: FloatArray, cost: str) -> str:
    """Return a place's coordinates with all digits, J as it is given, and raw w and b where the axes are not theirs."""
    values = [f"{name} = {exact(float(value))}" for name, value in zip(chart.names, place, strict=False)]
    text = "   ".join([*values, f"J = {cost}"])
    if chart.is_raw:
        return text
    raw = chart.raw_parameters(place)
    names = chart.raw_names
    translated = ", ".join(f"{name} = {fixed(float(value))}" for name, value in zip(names, raw, strict=True))
    return f"{text}   ({translated})"


def told_minimum(chart: Chart, minimum: FloatArray) -> str:
    """Return the minimum, raw θ* (d + 1,), and J there; of one that lies beside the chart, where it truly lies too."""
    parameters = chart.objective.from_raw(minimum)
    place, cost = chart.place_of_raw(minimum), exact(chart.objective.cost(parameters))
    if not chart.is_slice:
        return f"minimum: {told(chart, place, cost)}"
    origin = f"{chart.names[2]} = {fixed(float(chart.drawn(parameters)[2]))}"
    return f"minimum, projected from {origin}: {told(chart, place, cost)}"


def description(chart: Chart, trajectory: Trajectory, iteration: int, minimum: FloatArray | None) -> str:
    """Return where the run is and where the minimum (raw θ), in one or two sentences."""
    names = [*chart.names, "J"]
    values = [*chart.drawn(trajectory.parameters[iteration]), trajectory.costs[iteration]]
    numbers = ", ".join(fixed(float(value)) for value in values)
    where = f"At iteration {count(iteration)} {', '.join(names[:-1])} and J are {numbers}."
    if minimum is None:
        return f"{where} No single minimum is known."
    place = chart.place_of_raw(minimum)
    there = ", ".join(f"{name} = {fixed(float(value))}" for name, value in zip(names, place, strict=False))
    if chart.is_slice:
        return f"{where} The minimum, which lies at another {chart.names[2]}, is projected to {there}."
    return f"{where} The minimum is at {there}."


def numbers(chart: Chart, trajectory: Trajectory) -> str:
    """Return the parameters drawn, J, and of a standardised run the raw parameters too, of every iteration."""
    columns = [chart.drawn(trajectory.parameters), trajectory.costs[:, np.newaxis]]
    names = [*chart.names, "J"]
    if not chart.is_raw:
        columns.append(chart.objective.to_raw(trajectory.parameters))
        names += chart.raw_names
    rows = enumerate(np.concatenate(columns, axis=1).tolist())
    cells = ([str(iteration), *map(number_text, values)] for iteration, values in rows)
    return numbers_text(["iteration", *names], cells)
