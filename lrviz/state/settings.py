"""How the run goes on, and what its probabilities mean: one frozen value."""

import math
from dataclasses import dataclass

from lrviz.core.descent import DEFAULT_ITERATIONS, DEFAULT_LEARNING_RATE, MOST_ITERATIONS
from lrviz.core.metrics import LARGEST_THRESHOLD, SMALLEST_THRESHOLD
from lrviz.core.optimizers import GradientDescent

DEFAULT_SPEED = 60.0
DEFAULT_THRESHOLD = 0.5


@dataclass(frozen=True)
class Settings:
    """What is set beside the document; none of it is an undo step.

    Parameters
    ----------
    learning_rate : float
        α of the next step, positive and finite.
    iteration_limit : int
        The iteration at which playing stops, 1 … 10,000,000.
    speed : float
        Iterations a second, positive; infinite is as fast as it goes.
    threshold : float
        t: class 1 is predicted from h ≥ t on, 0.001 … 0.999.

    Raises
    ------
    ValueError
        If one of them is out of its range.
    """

    learning_rate: float = DEFAULT_LEARNING_RATE
    iteration_limit: int = DEFAULT_ITERATIONS
    speed: float = DEFAULT_SPEED
    threshold: float = DEFAULT_THRESHOLD

    def __post_init__(self) -> None:
        GradientDescent(self.learning_rate)
        if not 1 <= self.iteration_limit <= MOST_ITERATIONS:
            raise ValueError(f"The iteration limit must be from 1 to {MOST_ITERATIONS:,}.")
        if math.isnan(self.speed) or self.speed <= 0:
            raise ValueError("The speed must be positive.")
        if not SMALLEST_THRESHOLD <= self.threshold <= LARGEST_THRESHOLD:
            raise ValueError(f"The threshold must be from {SMALLEST_THRESHOLD} to {LARGEST_THRESHOLD}.")
