"""A surface in perspective: where its points fall on a picture, which patches hide which, and what lies behind it.

The surface stands on the ground square −1 ≤ x, y ≤ 1, its heights being z. The camera looks at a point above the middle
of the square, from the side that its azimuth names and from above by its elevation.
"""

import math
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.landscape import Window

DISTANCE = 5.0
"""Of the eye from the point it looks at; the ground's half side is 1."""
LOWEST_ELEVATION, HIGHEST_ELEVATION = math.radians(8.0), math.radians(88.0)
_ZOOMS = (0.5, 6.0)
_STEPS_TO_EYE = 32
"""Places of a line of sight at which it is asked whether the surface is above it."""


@dataclass(frozen=True)
class Camera:
    """Where the surface is looked at from.

    Parameters
    ----------
    azimuth, elevation : float
        In radians; azimuth 0 looks along −x, and grows towards +y.
    zoom : float
        How many times as large as at first the picture is.
    height : float
        The height above the middle of the ground that is looked at.
    """

    azimuth: float
    elevation: float
    zoom: float = 1.0
    height: float = 0.0

    @property
    def eye(self) -> FloatArray:
        """Where the eye is (3,): DISTANCE·(cos ε·cos φ, cos ε·sin φ, sin ε) from the point it looks at."""
        return np.asarray(self._target + DISTANCE * self._axes[2])

    @property
    def _target(self) -> FloatArray:
        return np.array([0.0, 0.0, self.height])

    @property
    def _axes(self) -> FloatArray:
        """To the right, upwards and towards the eye (3, 3), of length 1 and perpendicular."""
        cos_a, sin_a = math.cos(self.azimuth), math.sin(self.azimuth)
        cos_e, sin_e = math.cos(self.elevation), math.sin(self.elevation)
        right = (-sin_a, cos_a, 0.0)
        up = (-sin_e * cos_a, -sin_e * sin_a, cos_e)
        return np.array([right, up, (cos_e * cos_a, cos_e * sin_a, sin_e)])

    def project(self, points: FloatArray) -> FloatArray:
        """Return where `points` (…, 3) are seen (…, 2): right and up, about −1 … 1 for the ground at zoom 1."""
        seen = (points - self._target) @ self._axes.T
        scale = self.zoom * DISTANCE / (DISTANCE - seen[..., 2:])
        return np.asarray(seen[..., :2] * scale)

    def turned(self, azimuth: float, elevation: float) -> Self:
        """Return the camera moved by so much, never below the ground nor beyond the top."""
        higher = min(max(self.elevation + elevation, LOWEST_ELEVATION), HIGHEST_ELEVATION)
        return replace(self, azimuth=math.remainder(self.azimuth + azimuth, math.tau), elevation=higher)

    def zoomed(self, factor: float) -> Self:
        """Return the camera with a picture `factor` times as large, as far as the zoom goes."""
        return replace(self, zoom=min(max(self.zoom * factor, _ZOOMS[0]), _ZOOMS[1]))


def on_ground(window: Window, places: FloatArray) -> FloatArray:
    """Return x, y (…, 2) of parameters (…, 2): the window's corners are −1 and 1."""
    low, high = np.array(window.low), np.array(window.high)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray((places - low) / (high - low) * 2 - 1)


def back_to_front(sides: tuple[int, int], eye: FloatArray) -> IntArray:
    """Return the order in which the patches of a surface of (rows, columns) `sides` are painted, as flat indices.

    A line of sight over the ground leads through columns and through rows ever nearer to the eye's own. So a patch
    hides only such as lie no nearer to the eye's row and column than itself, and any order by the one distance and
    then by the other is right, whatever the heights.
    """
    rows, columns = (_by_distance(count, float(at)) for count, at in zip(sides, (eye[1], eye[0]), strict=True))
    return np.asarray(np.add.outer(rows * sides[1], columns).ravel())


def _by_distance(count: int, eye: float) -> IntArray:
    """Return the strips 0 … count − 1 of −1 … 1, the farthest from `eye` first and the one it is over last."""
    own = math.floor((eye + 1) / 2 * count)
    return np.argsort(-np.abs(np.arange(count) - own), kind="stable")


def heights_at(heights: FloatArray, ground: FloatArray) -> FloatArray:
    """Return the surface's height (…,) over x, y (…, 2), between its nodes `heights` (rows, columns) bilinearly.

    Outside the ground it is that of the nearest edge.
    """
    rows, columns = heights.shape
    x = np.clip((ground[..., 0] + 1) / 2, 0.0, 1.0) * (columns - 1)
    y = np.clip((ground[..., 1] + 1) / 2, 0.0, 1.0) * (rows - 1)
    column = np.minimum(x.astype(np.intp), columns - 2)
    row = np.minimum(y.astype(np.intp), rows - 2)
    x, y = x - column, y - row
    near = heights[row, column] * (1 - x) + heights[row, column + 1] * x
    far = heights[row + 1, column] * (1 - x) + heights[row + 1, column + 1] * x
    return np.asarray(near * (1 - y) + far * y)


def rises_above(heights: FloatArray, points: FloatArray, eye: FloatArray, top: float) -> FloatArray:
    """Return by how much (n,) the surface rises above the line of sight from `points` (n, 3) to `eye`.

    Where that is positive it hides the point. The line is followed as far as it is over the ground and no higher than
    `top`, where the surface ends.
    """
    to_eye = eye - points
    # At which share of the way to the eye each coordinate leaves; one that does not change, or falls, never does.
    limits = np.where(to_eye > 0, [1.0, 1.0, top], [-1.0, -1.0, -np.inf])
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.where(to_eye == 0, np.inf, (limits - points) / to_eye)
    reach = np.clip(ends.min(axis=1), 0.0, 1.0)
    shares = np.linspace(0.0, 1.0, _STEPS_TO_EYE + 1)[1:]
    along = points[:, np.newaxis] + (shares * reach[:, np.newaxis])[..., np.newaxis] * to_eye[:, np.newaxis]
    return np.asarray((heights_at(heights, along[..., :2]) - along[..., 2]).max(axis=1))
