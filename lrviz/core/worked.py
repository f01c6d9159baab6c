"""One iteration written out: predict → gradient → update, with the numbers of the moment."""

from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import losses, residuals, scores, sigmoid
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem


@dataclass(frozen=True, eq=False)
class Predictions:
    """What the model says of each row.

    Parameters
    ----------
    probabilities, losses, residuals : (m,) arrays
        h(x), −log h or −log(1 − h), and h − y.
    """

    probabilities: FloatArray
    losses: FloatArray
    residuals: FloatArray

    @classmethod
    def of(cls, problem: Problem, parameters: FloatArray) -> "Predictions":
        """Return the predictions of θ (d + 1,), given as the descent sees it."""
        labels = problem.dataset.labels
        with np.errstate(over="ignore", invalid="ignore"):
            z = scores(problem.scaling.apply(problem.dataset.features), parameters)
            return cls(sigmoid(z), losses(z, labels), residuals(z, labels))


@dataclass(frozen=True, eq=False)
class WorkedIteration:
    """The step from one iteration to the next.

    Parameters
    ----------
    iteration : int
        The iteration it starts from.
    learning_rate : float
        α of the step.
    parameters, gradient, updated : (d + 1,) arrays
        θ, ∇J(θ), and θ − α·∇J(θ), as the descent sees them.
    """

    iteration: int
    learning_rate: float
    parameters: FloatArray
    gradient: FloatArray
    updated: FloatArray


def work_out(problem: Problem, iteration: int, parameters: FloatArray, learning_rate: float) -> WorkedIteration:
    """Return the step that gradient descent makes from θ (d + 1,) with α."""
    gradient = problem.gradient(parameters)
    updated = np.empty_like(parameters)
    with np.errstate(over="ignore", invalid="ignore"):
        GradientDescent(learning_rate).step(parameters, gradient.copy(), updated)
    return WorkedIteration(iteration, learning_rate, parameters, gradient, updated)
