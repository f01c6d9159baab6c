"""The plane of two parameters that a landscape is drawn over, and what its places mean to the descent.

A chart shows the first two parameters: w and b of one feature, w₁ and w₂ of two at one b. It is drawn in the
coordinates in which the descent runs or, where those are standardised, by choice in the data's own units. Either way
these are a linear change θ' = Aθ of the descent's θ (A is the identity, or `to_raw`), so that

    J'(θ') = J(A⁻¹θ')        ∇J' = A⁻ᵀ∇J        a step −∇J of the descent is drawn along −A∇J

which is perpendicular to the level lines of J' only where A keeps right angles.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.objective import Objective

MOST_FEATURES = 2
"""Of data with more features there is no chart."""
_TILDE = "\u0303"
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@cache
def parameter_names(feature_count: int, *, is_standardized: bool) -> tuple[str, ...]:
    """Return w and b, or w₁ … w_d and b; with a tilde where they belong to standardised features."""
    tilde = _TILDE if is_standardized else ""
    numbers = range(1, feature_count + 1) if feature_count > 1 else [""]
    return (*(f"w{tilde}{number}".translate(_SUBSCRIPTS) for number in numbers), f"b{tilde}")


@dataclass(frozen=True, eq=False)
class Chart:
    """A plane of the first two parameters, the others held; places (p, q) lie in it.

    Parameters
    ----------
    objective : Objective
        Whose cost it is; what is called θ here is θ as its descent sees it.
    base : (d + 1,) array
        Parameters in the coordinates drawn; a place replaces the first two, the others stay.
    is_raw : bool
        Whether the coordinates drawn are the data's own units, though the descent may run in others.
    """

    objective: Objective
    base: FloatArray
    is_raw: bool = False

    @classmethod
    def through(cls, objective: Objective, parameters: FloatArray, *, is_raw: bool = False) -> "Chart":
        """Return the chart in which θ (d + 1,) of the descent lies; ValueError for more than two features."""
        if objective.dataset.feature_count > MOST_FEATURES:
            raise ValueError(f"a chart has one or two features, these data have {objective.dataset.feature_count}")
        is_raw = is_raw or not objective.standardize
        return cls(objective, frozen(objective.to_raw(parameters) if is_raw else parameters), is_raw)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parameters (d + 1,) in the coordinates drawn; the first two are the axes'."""
        is_standardized = self.objective.standardize and not self.is_raw
        return parameter_names(self.objective.dataset.feature_count, is_standardized=is_standardized)

    @property
    def raw_names(self) -> tuple[str, ...]:
        """The names of all parameters (d + 1,) in the data's own units."""
        return parameter_names(self.objective.dataset.feature_count, is_standardized=False)

    @property
    def keeps_angles(self) -> bool:
        """Whether, with one scale for both axes, a step is drawn perpendicular to the level line it leaves."""
        return not (self.is_raw and self.objective.standardize)

    @property
    def is_slice(self) -> bool:
        """Whether a parameter is held, so that most points of a path lie beside the chart."""
        return len(self.base) > 2

    def holds_same(self, other: "Chart") -> bool:
        """Whether what is not drawn has the same value on the `other` chart."""
        return bool(np.array_equal(self.base[2:], other.base[2:]))

    @property
    def features(self) -> FloatArray:
        """The features (m, d) that go with the coordinates drawn."""
        if self.is_raw:
            return self.objective.dataset.features
        rows = self.objective.rows
        return np.asarray(rows[:, :-1] * rows[:, -1:])  # the last column is the sign, 1 or −1

    def drawn(self, parameters: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) of the descent in the coordinates drawn."""
        return self.objective.to_raw(parameters) if self.is_raw else parameters

    def places(self, parameters: FloatArray) -> FloatArray:
        """Return where θ (…, d + 1) of the descent lie, or lie projected: (…, 2)."""
        return self.drawn(parameters)[..., :2]

    def place_of_raw(self, parameters: FloatArray) -> FloatArray:
        """Return where θ (…, d + 1), given in the data's own units, lie, or lie projected: (…, 2)."""
        return (parameters if self.is_raw else self.objective.from_raw(parameters))[..., :2]

    def parameters(self, places: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) of the descent at places (…, 2)."""
        drawn = self._completed(places)
        return self.objective.from_raw(drawn) if self.is_raw else drawn

    def raw_parameters(self, places: FloatArray) -> FloatArray:
        """Return θ (…, d + 1) in the data's own units at places (…, 2)."""
        drawn = self._completed(places)
        return drawn if self.is_raw else self.objective.to_raw(drawn)

    def cost(self, place: FloatArray) -> float:
        """J at a place (2,)."""
        return self.objective.cost(self.parameters(place))

    def costs_and_slopes(self, places: FloatArray) -> tuple[FloatArray, FloatArray]:
        """J (n,) at places (n, 2), and its derivatives (n, 2) by the two coordinates drawn."""
        costs, gradients = self.objective.costs_and_gradients(self.parameters(places))
        if not self.is_raw:
            return costs, gradients[:, :2]
        inverse = self.objective.from_raw(np.eye(len(self.base)))  # a row is A⁻¹ of one unit vector
        with np.errstate(over="ignore", invalid="ignore"):
            return costs, gradients @ inverse[:2].T

    def step(self, parameters: FloatArray) -> FloatArray:
        """Return the direction (2,) in which a step of the descent from θ (d + 1,) is drawn: −A∇J(θ)."""
        return self.places(-self.objective.gradient(parameters))

    def cell(self, pixel: FloatArray) -> FloatArray:
        """Return by how much (2,) the descent's first two parameters may change and no place move beyond `pixel` (2,).

        Each of the n parameters that move a coordinate of the chart gets an n-th of its pixel.
        """
        if self.keeps_angles:
            return pixel
        moves = np.abs(self.drawn(np.eye(len(self.base)))[:2, :2])
        shares = np.count_nonzero(moves, axis=0) * moves
        with np.errstate(divide="ignore", over="ignore"):
            return np.asarray((pixel / shares).min(axis=1))

    def _completed(self, places: FloatArray) -> FloatArray:
        """Return all parameters (…, d + 1) in the coordinates drawn at places (…, 2)."""
        held = np.broadcast_to(self.base[2:], (*places.shape[:-1], len(self.base) - 2))
        return np.concatenate([places, held], axis=-1)
