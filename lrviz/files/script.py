"""A run as a Python script that makes it again: readable, whole, and with the standard library alone.

Whatever comes from the data stands in it as a literal: a name cannot become code. While every α is at most 2/L (see
`stability`) no step can enlarge an earlier rounding, and script and run agree to about 1e-15 over 3000 iterations.
Beyond that the rounding of one step (sums are taken in another order than NumPy's) may grow in the next, even where J
still falls; the script says so. Measured on the exam data: 1e-13 after 100 steps at α = 1; 1e-8 after 100 at α = 3,
and 1e-15 again once the run has settled in its 2-cycle; 1e-3 after 100 at α = 10, and later no digit is left.
"""

import math
from collections.abc import Sequence
from textwrap import indent

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.stability import stable_learning_rate
from lrviz.core.trajectory import Trajectory
from lrviz.files.listing import Algorithm
from lrviz.files.numbers import printable

_WIDTH = 88
_INDENT = "    "
_HEAD = """\
# Logistic regression by gradient descent: a run of lrviz, to be run again.
# It needs Python 3 and nothing else, and prints every digit.
"""
_UNSTABLE = """\
# Above a learning rate of {limit:.4g} a step can enlarge the rounding of the step before it:
# the last digits may differ from the window's, and in a chaotic run after a while all of them.
"""
_NON_ASCII = """\
import sys

sys.stdout.reconfigure(errors="backslashreplace")  # for consoles that lack a letter
"""
_SCALE_ONE = """\
# The descent runs on standardised features: mean 0, population standard deviation 1.
center, spread = mean(x), pstdev(x) or 1.0
x = [(v - center) / spread for v in x]
w, b = w * spread, b + w * center
"""
_SCALE_SEVERAL = """\
# The descent runs on standardised features: mean 0, population standard deviation 1.
centers = [mean(column) for column in zip(*x)]
spreads = [pstdev(column) or 1.0 for column in zip(*x)]
x = [[(v - c) / s for v, c, s in zip(row, centers, spreads)] for row in x]
b = b + dot(w, centers)
w = [v * s for v, s in zip(w, spreads)]
"""
_UNSCALE_ONE = """\
# Back to the data's own units.
w = w / spread
b = b - w * center
"""
_UNSCALE_SEVERAL = """\
# Back to the data's own units.
w = [v / s for v, s in zip(w, spreads)]
b = b - dot(w, centers)
"""
_PRINT_ONE = """\
print("w =", w)
print("b =", b)
print("J =", J)
boundary = {where} if w else None  # where h is the threshold
print("boundary =", boundary)
"""
_PRINT_SEVERAL = """\
for place, v in enumerate(w, 1):
    print(f"w{place} =", v)
print("b =", b)
print("J =", J)
"""
_PRINT_EXAMPLE_OF_ONE = """\
probability = sigma(w * new + b)
print("P of", classes[1], "at", feature, new, "=", probability)
print("predicted:", classes[probability >= threshold])
"""
_PRINT_EXAMPLE_OF_SEVERAL = """\
probability = sigma(dot(w, new) + b)
print("P of", classes[1], "at", dict(zip(features, new)), "=", probability)
print("predicted:", classes[probability >= threshold])
"""


def python_script(
    problem: Problem, trajectory: Trajectory, threshold: float = 0.5, example: Sequence[float] | None = None
) -> str:
    """Return the script that makes the steps of `trajectory` and prints its last w, b and J.

    Parameters
    ----------
    problem : Problem
        The data; standardised, w and b are printed in the data's own units.
    trajectory : Trajectory
        The run up to the iteration that is to be reached.
    threshold : float
        Class 1 is predicted where h is at least so much.
    example : sequence of d floats, optional
        One student, whose probability is printed too.
    """
    dataset = problem.dataset
    algorithm = Algorithm.of(dataset.feature_count)
    is_scaled = problem.standardize and dataset.sample_count > 0
    is_single = dataset.feature_count == 1
    start = problem.to_raw(trajectory.parameters[0])
    functions = "\n\n".join(("", *algorithm.functions, ""))
    scale, unscale = (_SCALE_ONE, _UNSCALE_ONE) if is_single else (_SCALE_SEVERAL, _UNSCALE_SEVERAL)
    parts = [
        _opening(dataset, threshold, is_scaled=is_scaled),
        functions,
        f"m = len(x)\nw, b = {_start(start)}  # where the run starts\n",
        scale if is_scaled else "",
        algorithm.columns,
        _run(problem, trajectory, algorithm.loop),
        algorithm.cost if dataset.sample_count else 'J = float("nan")  # there are no rows\n',
        unscale if is_scaled else "",
        _report(dataset, threshold, example),
        _expectation(problem, trajectory),
    ]
    return "".join(parts)


def _opening(dataset: Dataset, threshold: float, *, is_scaled: bool) -> str:
    """Return the imports, the names and the data.

    The comment that names the data is not among the first two lines, where Python looks for an encoding.
    """
    names = (*dataset.feature_names, *dataset.class_titles)
    is_single = dataset.feature_count == 1
    feature = _text(dataset.feature_names[0]) if is_single else f"[{', '.join(map(_text, dataset.feature_names))}]"
    features = dataset.features[:, 0].tolist() if is_single else dataset.features.tolist()
    is_moved = is_single and threshold != 0.5
    return "".join(
        [
            _HEAD,
            f"# Data: {_text(dataset.name)}, rows: {dataset.sample_count}\n",
            f"from math import exp, {'log, ' if is_moved else ''}log1p\n",
            "from statistics import mean, pstdev\n" if is_scaled else "",
            "" if all(name.isascii() for name in names) else _NON_ASCII,
            f"\n{'feature' if is_single else 'features'} = {feature}\n",
            f"classes = ({', '.join(map(_text, dataset.class_titles))})  # of y = 0 and of y = 1\n",
            f"x = {_block([_number(v) for v in features] if is_single else [_numbers(row) for row in features])}\n",
            f"y = {_block([str(int(label)) for label in dataset.labels])}\n",
        ]
    )


def _run(problem: Problem, trajectory: Trajectory, loop: str) -> str:
    """Return the loop; around it, where α was changed, another over the learning rates."""
    limit = stable_learning_rate(problem, None).always
    is_beyond = limit is not None and any(stretch.learning_rate > limit for stretch in trajectory.stretches)
    remark = _UNSTABLE.format(limit=limit) if is_beyond else ""
    firsts = [stretch.first for stretch in trajectory.stretches]
    counts = [after - first for first, after in zip(firsts, [*firsts[1:], len(trajectory)], strict=False)]
    rates = [_number(stretch.learning_rate) for stretch in trajectory.stretches]
    if len(rates) < 2:
        return f"\n{remark}alpha, iterations = {rates[0] if rates else '0.1'}, {sum(counts)}\n{loop}\n"
    pairs = _block([f"({rate}, {count})" for rate, count in zip(rates, counts, strict=True)])
    outer = f"schedule = {pairs}  # α, and for how many iterations\nfor alpha, iterations in schedule:\n"
    return f"\n{remark}{outer}{indent(loop, _INDENT)}\n"


def _report(dataset: Dataset, threshold: float, example: Sequence[float] | None) -> str:
    """Return what prints w, b and J, the boundary of one feature, and the probability of the example."""
    if dataset.feature_count == 1:
        return _report_of_one(threshold, None if example is None else _number(example[0]))
    text = f"\nthreshold = {_number(threshold)}\n" + _PRINT_SEVERAL
    return text if example is None else f"{text}\nnew = {_numbers(example)}\n{_PRINT_EXAMPLE_OF_SEVERAL}"


def _report_of_one(threshold: float, example: str | None) -> str:
    where = "-b / w" if threshold == 0.5 else "(log(threshold / (1 - threshold)) - b) / w"
    text = f"\nthreshold = {_number(threshold)}\n{_PRINT_ONE.format(where=where)}"
    return text if example is None else f"{text}\nnew = {example}\n{_PRINT_EXAMPLE_OF_ONE}"


def _expectation(problem: Problem, trajectory: Trajectory) -> str:
    """Return a comment with what the window shows."""
    parameters = problem.to_raw(trajectory.parameters[-1])
    weights = [float(weight) for weight in parameters[:-1]]
    names = ["w"] if len(weights) == 1 else [f"w{place}" for place in range(1, len(weights) + 1)]
    values = [*zip(names, weights, strict=True), ("b", float(parameters[-1])), ("J", float(trajectory.costs[-1]))]
    told = "".join(f"#   {name} = {value!r}\n" for name, value in values)
    return f"\n# The window shows, after {trajectory.last_iteration:,} iterations:\n{told}"


def _start(parameters: FloatArray) -> str:
    weights, bias = parameters[:-1], float(parameters[-1])
    weight = _number(float(weights[0])) if len(weights) == 1 else _numbers(weights.tolist())
    return f"{weight}, {_number(bias)}"


def _text(text: str) -> str:
    """Return the literal of a name: of one line, and of letters that every encoding of Unicode has."""
    return repr(printable(text))


def _numbers(values: Sequence[float]) -> str:
    return f"[{', '.join(map(_number, values))}]"


def _number(value: float) -> str:
    """Return the literal of a number: the shortest text that reads back as the same."""
    value = float(value)
    return repr(value) if math.isfinite(value) else f'float("{value!r}")'


def _block(items: Sequence[str]) -> str:
    """Return a list of literals, broken into lines of about 88 characters where it is longer than one."""
    line = ", ".join(items)
    if len(line) <= _WIDTH:
        return f"[{line}]"
    count = max(1, _WIDTH // (max(map(len, items)) + 2))
    lines = (", ".join(items[first : first + count]) for first in range(0, len(items), count))
    return "[\n" + "".join(f"{_INDENT}{line},\n" for line in lines) + "]"
