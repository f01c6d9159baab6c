"""What a run is doing, and why it stopped, in the words of the field."""

from enum import Enum

import numpy as np

from lrviz.core.minimum import has_finite_minimum
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation
from lrviz.core.trajectory import Trajectory

_RECENT = 100
"""Steps that say what the run is doing now."""
_PAST = 1000
_SPAN = 24
_RISES = 3
_PROGRESS = 0.01
_RUNAWAY_STEPS = 20


class Status(Enum):
    """The state of a run; the first that holds, in this order."""

    DIVERGED = "diverged"
    SEPARABLE = "separable"
    OSCILLATING = "oscillating"
    CONVERGED = "converged"
    OVERSHOOTING = "overshooting"
    ITERATION_LIMIT = "iteration_limit"


def diagnose(problem: Problem, separation: Separation, trajectory: Trajectory, tolerance: float) -> Status:
    """Return the state of `trajectory` at its last iteration; `ITERATION_LIMIT` is a run that simply goes down.

    Converged is a small gradient, |∇J| ≤ `tolerance`: a small step only says that α is small.
    """
    if _has_diverged(problem, trajectory):
        return Status.DIVERGED
    if separation is not Separation.NONE and not has_finite_minimum(problem, separation):
        return Status.SEPARABLE
    if is_oscillating(trajectory):
        return Status.OSCILLATING
    if trajectory.gradient_norms[-1] <= tolerance:
        return Status.CONVERGED
    return Status.OVERSHOOTING if has_risen(trajectory) else Status.ITERATION_LIMIT


def has_risen(trajectory: Trajectory) -> bool:
    """Whether the cost rose in any step, beyond rounding."""
    return bool(trajectory.rises[-1] > 0)


def is_oscillating(trajectory: Trajectory) -> bool:
    """Whether the cost rose at least three times in the last hundred steps and no longer tends downward.

    It tends downward while the mean of the last 24 steps is below that of every 24 before them, in up to a thousand
    steps with the present learning rate, by more than a hundredth of the range in which the cost now moves. (24 divides
    by the short periods: a cycle would otherwise tilt the means.)
    """
    first = max(trajectory.stretches[-1].first - 1, 0) if trajectory.stretches else 0
    past = trajectory.costs[first:][-_PAST:]
    if len(past) <= _RECENT or trajectory.rises[-1] - trajectory.rises[-1 - _RECENT] < _RISES:
        return False
    means = past[len(past) % _SPAN :].reshape(-1, _SPAN).mean(axis=1)
    return bool(means[-1] >= means[:-1].min() - _PROGRESS * np.ptp(past[-_RECENT:]))


def _has_diverged(problem: Problem, trajectory: Trajectory) -> bool:
    """Whether the cost is not finite, or runs away: α·λ > 2, and it rose in each of twenty steps.

    The penalty then throws the weights to the other side and farther out, w ← (1 − α·λ)·w − …, for ever. Without it
    no finite α lets the cost run away: the gradient of the losses is bounded.
    """
    costs = trajectory.costs
    if not np.isfinite(costs[-1]):
        return problem.dataset.sample_count > 0
    recent = costs[-(_RUNAWAY_STEPS + 1) :]
    if len(recent) <= _RUNAWAY_STEPS or not np.all(np.diff(recent) > 0):
        return False
    return (trajectory.learning_rate(trajectory.last_iteration) or 0.0) * problem.l2 > 2
