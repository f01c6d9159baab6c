"""What a landscape can be drawn of: any cost of the parameters of a data set, with its gradient."""

from typing import Protocol

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset


class Objective(Protocol):
    """A cost J(θ) of a data set, in the coordinates in which its descent runs; a `Problem` is one."""

    @property
    def dataset(self) -> Dataset:
        """The m examples."""

    @property
    def standardize(self) -> bool:
        """Whether θ belongs to standardised features."""

    @property
    def rows(self) -> FloatArray:
        """A row ±[x, 1] (m, d + 1) for each example, x as the descent sees it."""

    @property
    def parameter_count(self) -> int:
        """The number of parameters, d + 1."""

    def to_raw(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) in the data's own units; a linear map."""

    def from_raw(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) given in the data's own units as the descent sees it."""

    def cost(self, parameters: FloatArray) -> float:
        """J(θ)."""

    def gradient(self, parameters: FloatArray) -> FloatArray:
        """∇J(θ) (d + 1,)."""

    def costs_and_gradients(self, parameters: FloatArray) -> tuple[FloatArray, FloatArray]:
        """J (n,) and ∇J (n, d + 1) of many θ (n, d + 1) at once."""
