"""The status sentence: what the run does and why it stopped, in words a student understands."""

import math
from dataclasses import dataclass

import numpy as np

from lrviz.core.descent import has_ended
from lrviz.core.diagnosis import Status, diagnose
from lrviz.core.separation import has_one_class
from lrviz.core.stability import StableLearningRate
from lrviz.core.trajectory import Trajectory
from lrviz.state.analyst import Analysis
from lrviz.state.document import Document
from lrviz.views.formatting import count, counted, power_text

_PACE_STEPS = 200
_WORDS = {
    Status.ITERATION_LIMIT: "monotone",
    Status.CONVERGED: "converged",
    Status.OVERSHOOTING: "overshooting",
    Status.OSCILLATING: "oscillating",
    Status.SEPARABLE: "no minimum to reach",
    Status.DIVERGED: "diverged",
}


@dataclass(frozen=True)
class Settings:
    """What the sentence needs to know beside the run."""

    is_playing: bool
    iteration_limit: int
    tolerance: float


def narrate(document: Document, analysis: Analysis | None, settings: Settings) -> str:
    """Return the sentence for the iteration shown."""
    if document.dataset.sample_count == 0:
        return "No rows yet: add a student, paste from a spreadsheet, or open a CSV file."
    if analysis is None:
        return f"{_place(document, settings)}: J = {_number(document.cost)}. Looking for the minimum …"
    run = document.shown_trajectory
    status = diagnose(document.problem, analysis.separation, run, settings.tolerance)
    if status is Status.DIVERGED:
        return (
            f"Diverged at iteration {count(document.iteration)}: the cost is no longer a finite number. "
            "Choose a smaller learning rate and press Reset."
        )
    opening = _opening(document, status, settings)
    reading = f"{opening}: J = {_number(document.cost)}{_gap(document, analysis)}."
    remark = _remark(document, analysis, status, settings)
    return f"{reading} {remark}".rstrip()


def _opening(document: Document, status: Status, settings: Settings) -> str:
    ended = has_ended(document.shown_trajectory, settings.tolerance)
    if ended and status is not Status.SEPARABLE:
        return f"Converged after {counted(document.iteration, 'iteration')}"
    if ended:
        limit = _tolerance_text(settings.tolerance)
        return f"Stopped after {counted(document.iteration, 'iteration')}, as |∇J| is no more than {limit}"
    if settings.is_playing:
        return f"Running, {_WORDS[status]}"
    return _place(document, settings)


def _place(document: Document, settings: Settings) -> str:
    iteration = document.iteration
    if settings.is_playing:
        return "Running"
    if iteration == 0 and document.is_at_end:
        return "Ready at iteration 0"
    if not document.is_at_end:
        return f"Iteration {count(iteration)} of {count(document.trajectory.last_iteration)}"
    if iteration >= settings.iteration_limit:
        return f"{counted(iteration, 'iteration')} done"
    return f"Paused after {counted(iteration, 'iteration')}"


def _gap(document: Document, analysis: Analysis) -> str:
    if analysis.minimum is None:
        return ""
    gap = analysis.minimum.gap(document.cost)
    return ", at the minimum to within rounding" if gap < 1e-15 else f", still {_number(gap)} above the minimum"


def _remark(document: Document, analysis: Analysis, status: Status, settings: Settings) -> str:
    if status is Status.SEPARABLE:
        return _on_separable(document, analysis)
    if analysis.minimum is None:
        return _on_no_single_minimum(document)
    if status is Status.CONVERGED:
        return f"The gradient's length |∇J| is at most {_tolerance_text(settings.tolerance)}."
    if document.trajectory.last_iteration == 0:
        return "Press Play, or Space in the plots."
    if status in {Status.OVERSHOOTING, Status.OSCILLATING}:
        return _on_large_rate(document, analysis.rates, status)
    return _pace(document.shown_trajectory, analysis.minimum.cost)


def _on_large_rate(document: Document, rates: StableLearningRate, status: Status) -> str:
    if status is Status.OSCILLATING and rates.near_minimum is not None:
        return f"Near the minimum it can settle only with α below {_number(rates.near_minimum)}."
    rises = count(int(document.trajectory.rises[document.iteration]))
    limit = "" if rates.always is None else f"; up to α = {_number(rates.always)} it must fall in every one"
    return f"The cost rose in {rises} of the steps{limit}."


def _on_separable(document: Document, analysis: Analysis) -> str:
    if has_one_class(document.dataset):
        name = document.dataset.classes[int(document.dataset.labels[0])]
        return f"Every row is “{name}”: there is no minimum, the parameters grow for ever."
    how = "A boundary parts the classes" if analysis.separation.value == "complete" else "The classes only just touch"
    return f"{how}: there is no minimum, the weights grow for ever."


def _on_no_single_minimum(document: Document) -> str:
    features = document.dataset.features
    if np.all(features == features[0]):
        return "All rows have the same x: many w, b share the lowest cost, and no single one is the minimum."
    if document.dataset.feature_count == 1:
        return "The minimum lies beyond the largest number that can be computed with."
    return "A feature follows from the others: many w, b share the lowest cost, and no single one is the minimum."


def _pace(trajectory: Trajectory, lowest: float) -> str:
    """Return in how many iterations the gap halves, as the last two hundred went; nothing where that is not steady."""
    steps = min(_PACE_STEPS, trajectory.last_iteration)
    before, now = trajectory.costs[-1 - steps] - lowest, trajectory.costs[-1] - lowest
    if steps < 10 or not (0 < now < before) or now < 1e-12:
        return ""
    halving = steps * math.log(2) / math.log(before / now)
    if not np.isfinite(halving) or halving < 10:
        return ""
    rounded = float(f"{halving:.2g}")
    return f"At this pace the gap halves in about {count(round(rounded))} iterations."


def _tolerance_text(tolerance: float) -> str:
    exponent = round(math.log10(tolerance)) if tolerance > 0 else 0
    return power_text(exponent) if tolerance == float(f"1e{exponent}") else f"{tolerance:g}"


def _number(value: float) -> str:
    if value == 0 or 1e-4 <= abs(value) < 1e5:
        return f"{value:.4f}"
    return f"{value:.2e}"
