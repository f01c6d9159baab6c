"""Learning rates that show what a learning rate can do: creep, go down, overshoot, oscillate."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from lrviz.core.descent import DEFAULT_TOLERANCE, Budget, advance, has_ended
from lrviz.core.diagnosis import Status, diagnose, has_risen
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation
from lrviz.core.stability import StableLearningRate
from lrviz.core.trajectory import Trajectory

_CREEPING, _MONOTONE = 1 / 300, 0.9
"""Parts of the limit below which the cost falls in every step."""
_OVERSHOOTING = (0.5, 0.7, 0.85, 0.95, 0.3, 0.15)
"""Places between the two limits, on a logarithmic scale, in the order in which they are tried."""
_OSCILLATING = (1.2, 1.5, 2.0, 3.0, 5.0)
"""Multiples of the limit beyond which the minimum repels, in the order in which they are tried."""
_TRIAL_STEPS, _STEPS_AT_ONCE = 3000, 250
_MOST_ROWS = 1000
"""With more rows nothing is tried: it would take seconds."""
_SMALLEST, _LARGEST = 1e-300, 1e300


@dataclass(frozen=True)
class PresetLearningRates:
    """Values of α, each named after what the descent from w = b = 0 does with it; None where none is known.

    Parameters
    ----------
    creeping : float or None
        A three-hundredth of the limit 2/L: the cost falls in every step, but hardly.
    monotone : float or None
        Nine tenths of that limit: the cost falls in every step, about as fast as that is certain.
    overshooting : float or None
        Between 2/L and 2/λmax(∇²J(θ*)): the cost rises in some step, and settles all the same. None without a minimum,
        and where no rate between the limits overshoots.
    oscillating : float or None
        Above 2/λmax(∇²J(θ*)): the minimum repels the descent, which jumps to and fro for ever. None without a minimum:
        where the classes are parted, every rate gets by in the end.
    """

    creeping: float | None = None
    monotone: float | None = None
    overshooting: float | None = None
    oscillating: float | None = None


def search_presets(problem: Problem, rates: StableLearningRate) -> Iterator[PresetLearningRates]:
    """Yield what is known so far of the presets for `problem`, whose limits on α are `rates`; the last is all.

    It is told after every few hundred steps of trials. The two below 2/L need none: there the cost falls in every step
    from everywhere. The limits only say what may happen above, so that what is to overshoot or to oscillate is tried,
    in 3000 steps from w = b = 0. Each preset has as few digits as keep it on its side of the limits.
    """
    always, near_minimum = rates.always, rates.near_minimum
    if always is None:
        yield PresetLearningRates()
        return
    known = PresetLearningRates(_rounded(_CREEPING * always, 0.0, always), _rounded(_MONOTONE * always, 0.0, always))
    yield known
    if near_minimum is None or len(problem.rows) > _MOST_ROWS:
        return
    width = near_minimum / always
    between = (_rounded(always * width**share, always, near_minimum) for share in _OVERSHOOTING)
    above = (_rounded(near_minimum * times, near_minimum, math.inf) for times in _OSCILLATING)
    for found in _first(problem, between, _overshoots):
        known = replace(known, overshooting=found)
        yield known
    for found in _first(problem, above, _oscillates):
        known = replace(known, oscillating=found)
        yield known


def _first(
    problem: Problem, rates: Iterable[float | None], does: Callable[[Problem, Trajectory], bool]
) -> Iterator[float | None]:
    """Yield None while the rates are tried one after the other, and in the end the first whose run `does` it."""
    for rate in rates:
        if rate is None:
            continue
        run = Trajectory.starting_at(problem, problem.from_raw(np.zeros(problem.parameter_count)))
        while run.last_iteration < _TRIAL_STEPS and not has_ended(run, DEFAULT_TOLERANCE):
            tail, method = run.parameters[-1], GradientDescent(rate)
            run = run.extended(advance(problem, method, tail, Budget(_STEPS_AT_ONCE), DEFAULT_TOLERANCE))
            yield None
        if does(problem, run):
            yield rate
            return


def _overshoots(problem: Problem, run: Trajectory) -> bool:
    """Whether the cost rose in `run`, which settles or tends downward all the same."""
    status = diagnose(problem, Separation.NONE, run, DEFAULT_TOLERANCE)
    return has_risen(run) and status in {Status.OVERSHOOTING, Status.CONVERGED}


def _oscillates(problem: Problem, run: Trajectory) -> bool:
    return diagnose(problem, Separation.NONE, run, DEFAULT_TOLERANCE) is Status.OSCILLATING


def _rounded(value: float, low: float, high: float) -> float | None:
    """Return `value` in two digits, or as many more as keep it between `low` and `high`; None if it is out of reach."""
    if not (low < value < high and _SMALLEST <= value <= _LARGEST):
        return None
    texts = (f"{value:.{digits}g}" for digits in range(2, 18))
    return next((number for number in map(float, texts) if low < number < high), None)
