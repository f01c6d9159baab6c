"""The words and numbers of one worked iteration: predict → gradient → update."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lrviz.core.worked import WorkedIteration
from lrviz.views import formatting
from lrviz.views.formula_line import Cell

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_PARAMETER_DECIMALS, _GRADIENT_DECIMALS = 4, 5
_MOST_TERMS = 2

Line = Sequence[Cell]


@dataclass(frozen=True)
class Part:
    """A heading and the lines under it, whose columns are aligned."""

    heading: str
    lines: Sequence[Line]


def parts_of(worked: WorkedIteration, sample_count: int, most_weights: int) -> list[Part]:
    """Return the three parts; of more than `most_weights` weights the rest is told by "…"."""
    weight_count = len(worked.parameters) - 1
    shown = [*range(min(weight_count, most_weights)), weight_count]
    gradient: list[Line] = [_gradient_line(worked, place, sample_count) for place in shown]
    update: list[Line] = [_update_line(worked, place) for place in shown]
    if len(shown) <= weight_count:
        for lines in (gradient, update):
            lines.insert(-1, [Cell("…")])
    return [
        Part("1 · predict", [_predict_line(worked)]),
        Part("2 · gradient", gradient),
        Part("3 · update", update),
    ]


def every_digit(worked: WorkedIteration, most_weights: int, text_of: Callable[[float], str] = formatting.exact) -> str:
    """Return w, b, the gradient and the updated w, b in full, a line each."""
    weight_count = len(worked.parameters) - 1
    lines = [f"iteration {worked.iteration}, α = {text_of(worked.learning_rate)}"]
    for place in [*range(min(weight_count, most_weights)), weight_count]:
        name = _name(worked, place)
        lines += [
            f"{name} = {text_of(float(worked.parameters[place]))}",
            f"∂J/∂{name} = {text_of(float(worked.gradient[place]))}",
            f"next {name} = {text_of(float(worked.updated[place]))}",
        ]
    return "\n".join(lines)


def gradient_norm_line(worked: WorkedIteration) -> Line:
    """Return |∇J| = √((∂J/∂w)² + … + (∂J/∂b)²)."""
    norm = math.hypot(*(float(slope) for slope in worked.gradient))
    return [Cell("|∇J| = "), Cell(formatting.fixed(norm, _GRADIENT_DECIMALS), is_result=True)]


def _name(worked: WorkedIteration, place: int, weight: str = "w", bias: str = "b") -> str:
    """Return w, or w₁, w₂, …, and b for the last place."""
    weight_count = len(worked.parameters) - 1
    if place == weight_count:
        return bias
    return weight if weight_count == 1 else weight + str(place + 1).translate(_SUBSCRIPTS)


def _predict_line(worked: WorkedIteration) -> Line:
    cells = [Cell("h", is_symbol=True), Cell(" = σ(")]
    weight_count = len(worked.parameters) - 1
    for place in range(min(weight_count, _MOST_TERMS)):
        weight = float(worked.parameters[place])
        number = formatting.fixed(weight, _PARAMETER_DECIMALS) if place == 0 else _added(weight)
        cells += [Cell(f"{number}·"), Cell(_name(worked, place, "x"), is_symbol=True)]
    if weight_count > _MOST_TERMS:
        cells.append(Cell(" + …"))
    return [*cells, Cell(f"{_added(float(worked.parameters[-1]))})")]


def _added(value: float) -> str:
    text = formatting.fixed(value, _PARAMETER_DECIMALS)
    return f" − {text[1:]}" if text.startswith("−") else f" + {text}"


def _gradient_line(worked: WorkedIteration, place: int, sample_count: int) -> Line:
    share = f"¹⁄{str(sample_count).translate(_SUBSCRIPTS)}"
    feature = _name(worked, place, "x", "")
    slope = formatting.signed(float(worked.gradient[place]), _GRADIENT_DECIMALS)
    return [
        Cell("∂J/∂"),
        Cell(_name(worked, place), is_symbol=True),
        Cell(f" = {share} Σ ("),
        Cell("h", is_symbol=True),
        Cell(" − "),
        Cell("y", is_symbol=True),
        Cell(")·" if feature else ")"),
        Cell(feature, is_symbol=True),
        Cell(" = "),
        Cell(slope, is_number=True, is_result=True),
    ]


def _update_line(worked: WorkedIteration, place: int) -> Line:
    values = (float(array[place]) for array in (worked.parameters, worked.gradient, worked.updated))
    return _update_cells(_name(worked, place), worked.learning_rate, *values)


def typical_update_line(worked: WorkedIteration) -> Line:
    """Return a line as long as most: room for it from the start lets the type keep its size."""
    return _update_cells(_name(worked, 0), worked.learning_rate, -12.3456, -0.01234, -12.3456)


def _update_cells(name: str, learning_rate: float, old: float, slope: float, new: float) -> Line:
    return [
        Cell(name, is_symbol=True),
        Cell(" := "),
        Cell(formatting.fixed(old, _PARAMETER_DECIMALS), is_number=True),
        Cell(f" − {formatting.short(learning_rate)}·("),
        Cell(formatting.signed(slope, _GRADIENT_DECIMALS), is_number=True),
        Cell(") = "),
        Cell(formatting.fixed(new, _PARAMETER_DECIMALS), is_number=True, is_result=True),
    ]
