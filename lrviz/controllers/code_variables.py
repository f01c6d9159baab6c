"""What the variables of the listing hold while an iteration is executed line by line."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from lrviz.core.arrays import FloatArray
from lrviz.core.problem import Problem
from lrviz.core.worked import Predictions, work_out
from lrviz.state.document import Document
from lrviz.views.code_values import Variable

Values = dict[str, float | FloatArray | None]
_OF_ONE = (("i", "alpha", "w", "dw", "b", "db"), ("x", "y", "h", "error"))
_OF_SEVERAL = (("i", "alpha", "b", "db"), ("w", "dw", "x", "y", "h", "error"))
"""The numbers, in pairs that belong together, and the lists."""


@dataclass(frozen=True, eq=False)
class Execution:
    """An iteration that is being executed.

    Parameters
    ----------
    start : Document
        Shows the iteration from which the step is made.
    learning_rate : float
        α of the step.
    done, new : names of variables
        Those that this iteration has set, and of these the ones that the present line has set.
    reached : Document, optional
        Shows the iteration after the step, once it has been made.
    """

    start: Document
    learning_rate: float
    done: Collection[str]
    new: Collection[str]
    reached: Document | None = None

    def variables(self) -> tuple[list[Variable], list[Variable]]:
        """Return the numbers and the lists as Python holds them: what is not set yet is as it was left before."""
        document = self.start
        problem, iteration = document.problem, document.iteration
        values: Values = {"i": iteration, "alpha": self.learning_rate, "x": _features(problem)}
        values |= {"y": problem.dataset.labels, "h": None, "error": None, "dw": None, "db": None}
        values |= _parameters(document.parameters)
        if iteration > 0:
            values |= _computed(problem, document.trajectory.parameters[iteration - 1])
        if self.done:
            present = _computed(problem, document.parameters) | _parameters(self._after())
            values |= {name: value for name, value in present.items() if name in self.done}
        numbers, lists = _OF_ONE if problem.dataset.feature_count == 1 else _OF_SEVERAL
        told = {name: Variable(name, value, is_new=name in self.new) for name, value in values.items()}
        return [told[name] for name in numbers], [told[name] for name in lists]

    def _after(self) -> FloatArray:
        """Return θ (d + 1,) after the step."""
        if self.reached is not None:
            return self.reached.parameters
        document = self.start
        return work_out(document.problem, document.iteration, document.parameters, self.learning_rate).updated


def _computed(problem: Problem, parameters: FloatArray) -> Values:
    """Return what an iteration computes at θ (d + 1,)."""
    told = Predictions.of(problem, parameters)
    slope, bias_slope = _split(problem.gradient(parameters))
    return {"h": told.probabilities, "error": told.residuals, "dw": slope, "db": bias_slope}


def _parameters(parameters: FloatArray) -> Values:
    weight, bias = _split(parameters)
    return {"w": weight, "b": bias}


def _split(parameters: FloatArray) -> tuple[float | FloatArray, float]:
    """Return w, a number or (d,), and b of θ (d + 1,)."""
    weights = parameters[:-1]
    return (float(weights[0]) if len(weights) == 1 else weights), float(parameters[-1])


def _features(problem: Problem) -> FloatArray:
    """Return x (m,), or (m, d) of several features, as the descent sees it."""
    features = problem.scaling.apply(problem.dataset.features) if problem.standardize else problem.dataset.features
    return np.asarray(features[:, 0] if features.shape[1] == 1 else features)
