"""What is worked on: the data and the run of the descent on them, as one frozen value.

Undo, redo, step back and scrubbing are all "the old value": nothing here is ever changed in place.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Steps, Trajectory


@dataclass(frozen=True, eq=False)
class Document:
    """The data, the run, and which of its iterations is shown.

    Parameters
    ----------
    problem : Problem
        The data set, and the cost that is minimised.
    start : (d + 1,) array
        Where Reset goes, in the data's own units.
    trajectory : Trajectory
        Every iteration made.
    iteration : int
        The one that is shown, 0 … trajectory.last_iteration.
    origin : Dataset
        The data as they were opened.
    path : str or None
        The file that Save writes; None for a built-in data set or new data.
    """

    problem: Problem
    start: FloatArray
    trajectory: Trajectory
    iteration: int
    origin: Dataset
    path: str | None

    @classmethod
    def opening(cls, dataset: Dataset, path: str | None = None) -> Self:
        """Return the document of new data: at iteration 0, at w = b = 0."""
        problem = Problem(dataset)
        start = frozen(np.zeros(problem.parameter_count))
        return cls(problem, start, Trajectory.starting_at(problem, start), 0, dataset, path)

    @property
    def dataset(self) -> Dataset:
        """The data."""
        return self.problem.dataset

    @property
    def parameters(self) -> FloatArray:
        """θ (d + 1,) of the iteration shown, as the descent sees it."""
        parameters: FloatArray = self.trajectory.parameters[self.iteration]
        return parameters

    @property
    def raw_parameters(self) -> FloatArray:
        """θ (d + 1,) of the iteration shown, in the data's own units."""
        return self.problem.to_raw(self.parameters)

    @property
    def cost(self) -> float:
        """J of the iteration shown."""
        return float(self.trajectory.costs[self.iteration])

    @property
    def is_at_end(self) -> bool:
        """Whether the iteration shown is the last one made."""
        return self.iteration == self.trajectory.last_iteration

    @property
    def is_at_start(self) -> bool:
        """Whether there is only iteration 0, at the chosen start."""
        return len(self.trajectory) == 1 and bool(np.array_equal(self.raw_parameters, self.start))

    @property
    def shown_trajectory(self) -> Trajectory:
        """The run up to the iteration shown."""
        return self.trajectory.up_to(self.iteration)

    def with_dataset(self, dataset: Dataset) -> Self:
        """Return the document after an edit: the present w, b are iteration 0 of a new run on the new data."""
        return self._with_problem(replace(self.problem, dataset=dataset))

    def with_standardization(self, is_standardized: bool) -> Self:
        """Return the document whose descent runs on standardised or on raw features, from the present w, b on."""
        return self._with_problem(replace(self.problem, standardize=is_standardized))

    def _with_problem(self, problem: Problem) -> Self:
        start = problem.from_raw(self.raw_parameters)
        return replace(self, problem=problem, trajectory=Trajectory.starting_at(problem, start), iteration=0)

    def with_parameters(self, parameters: FloatArray) -> Self:
        """Return the document with raw θ (d + 1,) set by hand: iteration 0 of a new run."""
        trajectory = Trajectory.starting_at(self.problem, self.problem.from_raw(frozen(parameters)))
        return replace(self, trajectory=trajectory, iteration=0)

    def with_start(self, parameters: FloatArray) -> Self:
        """Return the document with raw θ (d + 1,) as the chosen start, and there."""
        return replace(self.with_parameters(parameters), start=frozen(parameters))

    def at_start(self) -> Self:
        """Return the document at iteration 0 of a new run from the chosen start."""
        return self.with_parameters(self.start)

    def at_iteration(self, iteration: int) -> Self:
        """Return the document that shows `iteration`, or the nearest that exists."""
        return replace(self, iteration=min(max(iteration, 0), self.trajectory.last_iteration))

    def extended(self, steps: Steps) -> Self:
        """Return the document with `steps` after its last iteration, showing the newest."""
        return self.with_trajectory(self.trajectory.extended(steps))

    def with_trajectory(self, trajectory: Trajectory) -> Self:
        """Return the document with another run on the same data, at its end."""
        return replace(self, trajectory=trajectory, iteration=trajectory.last_iteration)

    def cut_here(self) -> Self:
        """Return the document without the iterations after the one shown."""
        return replace(self, trajectory=self.shown_trajectory)

    def saved_at(self, path: str) -> Self:
        """Return the document with `path` as the file that Save writes."""
        return replace(self, path=path)

    def shows_same_iteration(self, other: "Document") -> bool:
        """Whether `other` shows the same iteration of the same run."""
        return self.trajectory is other.trajectory and self.iteration == other.iteration

    def replays_with(self, learning_rate: float) -> bool:
        """Whether going on means to show iterations already made: none has been changed by a new α since."""
        if self.is_at_end:
            return False
        return self.trajectory.learning_rate(self.trajectory.last_iteration) == learning_rate
