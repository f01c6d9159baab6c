"""Gradient descent: the loop, and the rule that ends it."""

import math
import time
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.objective import Objective
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Steps, Trajectory

DEFAULT_LEARNING_RATE = 0.1
DEFAULT_ITERATIONS = 3000
DEFAULT_TOLERANCE = 1e-6
MOST_ITERATIONS = 10_000_000
"""Every iteration is kept: so many take half a gigabyte with one feature."""
_BATCH = 4096


@dataclass(frozen=True)
class Budget:
    """How far one call of `advance` may go: so many steps, and no new one after so many seconds."""

    steps: int
    seconds: float = math.inf


def advance(
    objective: Objective, method: GradientDescent, parameters: FloatArray, budget: Budget, tolerance: float
) -> Steps:
    """Return the steps that follow θ (d + 1,): at most what the budget allows, whose `steps` are at least 1.

    They end early with the first that has converged, |∇J| ≤ `tolerance`, or whose cost is not finite. θ and |∇J| are in
    the coordinates in which the descent runs.
    """
    steps = Steps.to(objective, _iterates(objective, method, parameters, budget), method.learning_rate)
    ended = ~np.isfinite(steps.costs) | (steps.gradient_norms <= tolerance)
    return steps.first(int(ended.argmax()) + 1) if ended.any() else steps


def descend(
    objective: Objective, method: GradientDescent, start: FloatArray, iterations: int, tolerance: float
) -> Trajectory:
    """Return the whole run from θ (d + 1,): `iterations` steps, or fewer if it ends early."""
    trajectory = Trajectory.starting_at(objective, start)
    while trajectory.last_iteration < iterations and not has_ended(trajectory, tolerance):
        budget = Budget(min(_BATCH, iterations - trajectory.last_iteration))
        tail = trajectory.parameters[-1]
        trajectory = trajectory.extended(advance(objective, method, tail, budget, tolerance))
    return trajectory


def has_ended(trajectory: Trajectory, tolerance: float) -> bool:
    """Whether no step follows: converged, |∇J| ≤ `tolerance`, or the cost is no longer finite.

    A small step is no sign of convergence: it is small whenever α is.
    """
    return bool(trajectory.gradient_norms[-1] <= tolerance or not np.isfinite(trajectory.costs[-1]))


def _iterates(objective: Objective, method: GradientDescent, parameters: FloatArray, budget: Budget) -> FloatArray:
    """Return θ (n, d + 1) after each of n steps."""
    if isinstance(objective, Problem):
        return _iterates_of_log_loss(objective, method, parameters, budget)
    iterates = np.empty((budget.steps + 1, objective.parameter_count))
    iterates[0] = parameters
    deadline = time.perf_counter() + budget.seconds
    done = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for current, following in pairwise(iterates):
            method.step(current, objective.gradient(current), following)
            done += 1
            if time.perf_counter() >= deadline:
                break
    return iterates[1 : done + 1]


def _iterates_of_log_loss(
    problem: Problem, method: GradientDescent, parameters: FloatArray, budget: Budget
) -> FloatArray:
    """Return the same, faster.

    The gradient (1/m) Sᵀ (1 / (1 + e^−Sθ)) takes six NumPy calls into given arrays. e^−u becomes infinite only where
    σ(u) < 1e-308, and 1/(1 + ∞) = 0 is then σ(u) to within the smallest normal number.
    """
    rows, count = problem.rows, budget.steps
    negated = -rows
    odds = np.empty(len(rows))
    gradient = np.empty(problem.parameter_count)
    iterates = np.empty((count + 1, problem.parameter_count))
    iterates[0] = parameters
    deadline = time.perf_counter() + budget.seconds
    done = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for current, following in pairwise(iterates):
            negated.dot(current, odds)
            np.exp(odds, odds)
            odds += 1.0
            np.divide(1.0 / len(rows), odds, odds)
            odds.dot(rows, gradient)
            if problem.l2:
                gradient += problem.penalty * current
            method.step(current, gradient, following)
            done += 1
            if time.perf_counter() >= deadline:
                break
    return iterates[1 : done + 1]
