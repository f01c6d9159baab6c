"""What the sigmoid fit says: at the boundary, at the mouse, to those who do not see it, and on the clipboard."""

from lrviz.core.dataset import Dataset
from lrviz.core.least_squares import Line
from lrviz.files.clipboard import numbers_text
from lrviz.files.numbers import number_text
from lrviz.views.axes import tick_texts
from lrviz.views.fit_line import line_parts
from lrviz.views.fit_values import FitModel, FitPoints, Shape, StraightLine
from lrviz.views.formatting import counted, elided, exact, fixed, short
from lrviz.views.plane import Range, snapped

SCORE_AXIS = "score z = w·x + b"
NO_ROWS = "No data yet. Click here to add a point: class 1 in the upper half, class 0 in the lower half."
NO_ROWS_OF_SCORES = "No data yet. Add a row in the table."
_HALF = 0.5
_FAR_DIGITS = 1e-4
"""The part of itself to which a boundary beyond the view is told."""


def axis_titles(points: FitPoints) -> tuple[str, str]:
    """Return what stands at the horizontal and at the vertical axis."""
    probability = f"P({elided(points.dataset.class_titles[1])})"
    if points.is_score:
        return SCORE_AXIS, probability
    return elided(points.name) if points.dataset.feature_count == 1 else "", probability


def hint(points: FitPoints) -> str:
    """Return what to do where there is no point, else nothing."""
    if len(points.x):
        return ""
    if points.is_score:
        return NO_ROWS_OF_SCORES
    return NO_ROWS if points.dataset.feature_count == 1 else ""


def boundary_rule(points: FitPoints, shape: Shape) -> str:
    """Return how the boundary's place comes about: hours = −b/w."""
    name, threshold = elided(points.name), shape.threshold
    if isinstance(shape, StraightLine):
        return f"line = {short(threshold)} at {name}"
    if points.is_score:
        return name if threshold == _HALF else f"{name} = logit t"
    return f"{name} = −b/w" if threshold == _HALF else f"{name} = (logit t − b)/w"


def boundary_text(rule: str, boundary: float, shown: Range, pixel: float) -> str:
    """Return hours = −b/w = 4.60, to one `pixel` in units of x; of a boundary beyond the range `shown`, the side."""
    left, right = shown
    is_in_view = left <= boundary <= right
    step = pixel if is_in_view else max(pixel, abs(boundary) * _FAR_DIGITS)
    text = f"{rule} = {tick_texts([snapped(boundary, step)], step)[0]}"
    if is_in_view:
        return text
    return f"← {text}" if boundary < left else f"{text} →"


def threshold_text(threshold: float) -> str:
    """Return t = 0.50, with a third decimal where there is one."""
    return f"t = {threshold:.3f}" if round(threshold, 2) != round(threshold, 3) else f"t = {threshold:.2f}"


def place_text(points: FitPoints, shape: Shape | None, x: float, row: int | None) -> str:
    """Return what is told of x, where the point of `row` lies if it is not None, with all digits."""
    label = "" if row is None else f" ({points.dataset.classes[int(points.labels[row])]})"
    value = "line" if isinstance(shape, StraightLine) else "h"
    told = "" if shape is None else f"   {value} = {exact(shape.value(x))}"
    return f"{elided(points.name)} = {exact(x)}{label}{told}"


def described(points: FitPoints, shape: Shape | None, shown: Range) -> str:
    """Return what a plot shows over the range `shown`, in a sentence for those who do not see it."""
    dataset = points.dataset
    if dataset.sample_count == 0:
        return "No data yet."
    count = counted(dataset.sample_count, "point")
    if shape is None:
        return f"{count} and no curve."
    if isinstance(shape, StraightLine):
        return f"{count}; {_line_described(points, shape, shown)}"
    return f"{count}; {_curve_described(points, shape)}"


def table_text(points: FitPoints, model: FitModel | None, line: Line | None) -> str:
    """Return x, y and h of every row, and the line's value if there is one, in columns with tabs between them."""
    head = [points.name, points.dataset.label_name, "h"]
    columns = [[number_text(x) for x in points.x], [str(int(label)) for label in points.labels]]
    columns.append([number_text(h) for h in model.values] if model is not None else [""] * len(points.x))
    if line is not None:
        head.append("line")
        columns.append([number_text(value) for value in line.value(points.x)])
    return numbers_text(head, zip(*columns, strict=True))


def _curve_described(points: FitPoints, shape: Shape) -> str:
    probability, boundary = _probability(points.dataset), shape.boundary
    if boundary is None:
        return f"{probability} is about {fixed(shape.value(0.0), 2)} everywhere."
    course = "rises" if shape.is_rising else "falls"
    height = "one half" if shape.threshold == _HALF else short(shape.threshold)
    return f"{probability} {course} with {points.name} and is {height} at {points.name} = {fixed(boundary)}."


def _line_described(points: FitPoints, shape: StraightLine, shown: Range) -> str:
    name, boundary = points.name, shape.boundary
    if boundary is None:
        return f"the least-squares line is {fixed(shape.value(0.0), 2)} everywhere."
    course = "rises" if shape.is_rising else "falls"
    told = f"the least-squares line {course} with {name} and is {short(shape.threshold)} at {name} = {fixed(boundary)}"
    parts = line_parts(shape.line, shown)
    beyond = [
        f"{word} between {fixed(part[0], 2)} and {fixed(part[1], 2)}"
        for word, part in (("below 0", parts.below), ("above 1", parts.above))
        if part is not None
    ]
    return f"{told}; it is {' and '.join(beyond)}." if beyond else f"{told}."


def _probability(dataset: Dataset) -> str:
    return f"P({dataset.classes[1]})"
