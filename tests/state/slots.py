"""A model of the undo stack: what the user must find at each of its places."""

import math
from dataclasses import dataclass, replace

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.state.stage import gradient

TOLERANCE = 1e-6

Parameters = tuple[float, float]
Place = tuple[list[Parameters], int, int]


@dataclass(eq=False)
class Slot:
    """What is found at one place of the undo stack; training changes it there, and there it is kept."""

    dataset: Dataset
    origin: Dataset
    path: str | None
    start: Parameters
    rows: list[Parameters]
    rates: list[float]
    iteration: int = 0

    @property
    def place(self) -> Place:
        return self.rows, len(self.rows), self.iteration

    @property
    def has_ended(self) -> bool:
        """Whether no step follows the last one: there are no data, or there is no slope left."""
        if self.dataset.sample_count == 0:
            return True
        return math.hypot(*gradient(self.dataset, self.rows[-1])) <= TOLERANCE * (1 + 1e-9)

    def with_run(self, parameters: Parameters) -> "Slot":
        return replace(self, rows=[parameters], rates=[], iteration=0)


def opened(rows: list[tuple[float, int]], path: str | None = None) -> Slot:
    features = frozen([x for x, _ in rows]).reshape(-1, 1)
    dataset = Dataset(features, frozen([label for _, label in rows]), ("hours",))
    return Slot(dataset, dataset, path, (0.0, 0.0), [(0.0, 0.0)], [])


def is_same(place: Place | None, other: Place) -> bool:
    return place is not None and place[0] is other[0] and place[1:] == other[1:]
