"""How a landscape of costs becomes a picture: the colour of each node, and where the level lines run."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from contourpy import ContourGenerator, LineType, contour_generator
from PySide6.QtGui import QColor, QImage

from lrviz.core.arrays import FloatArray
from lrviz.core.landscape import Landscape
from lrviz.core.level_line import put_on_level

_DECADES = 4
"""Level lines go so many powers of ten below the highest cost of the window."""
_FLOOR_SHARE = 1 / 200
"""The part of the highest excess below which colours change evenly, and above which with its logarithm."""
_MANTISSAS = (1.0, 3.0)
_FINE_MANTISSAS = (1.0, 1.25, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
_FEW_LEVELS = 6
_COLOURS = 256
_LIGHT_SHARE = 0.45
"""Up to this place of the colour scale the ground is light, and takes dark lines."""


class LevelLines(NamedTuple):
    """Polylines with NaN between them: those on light ground, and those on dark ground."""

    on_light: tuple[FloatArray, FloatArray]
    on_dark: tuple[FloatArray, FloatArray]


def colour_table(anchors: tuple[str, ...]) -> npt.NDArray[np.uint32]:
    """Return 256 colours as 0xffRRGGBB that run evenly through `anchors`."""
    parsed = [QColor(anchor) for anchor in anchors]
    rgb = np.array([[colour.red(), colour.green(), colour.blue()] for colour in parsed], dtype=float)
    places = np.linspace(0, len(anchors) - 1, _COLOURS)
    mixed = np.column_stack([np.interp(places, np.arange(len(anchors)), channel) for channel in rgb.T])
    red, green, blue = mixed.round().astype(np.uint32).T
    return np.asarray(np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue)


def shades(costs: FloatArray) -> FloatArray:
    """Return the place of each cost on the colour scale, from 0 for the lowest to 1 for the highest finite one.

    log(1 + e/s) of the excess e = J − lowest, s a small share of the highest: linear on the valley's floor, so that
    nothing is infinitely far from the minimum, and logarithmic above it.
    """
    excess = _excess(costs, float(np.min(costs, initial=np.inf, where=np.isfinite(costs))))
    highest = _highest(excess)
    if highest == 0:
        return np.zeros_like(costs)
    steps = np.log1p(np.minimum(excess, highest) / highest / _FLOOR_SHARE)
    return np.asarray(steps / np.log1p(1 / _FLOOR_SHARE))


def map_image(costs: FloatArray, colours: npt.NDArray[np.uint32]) -> QImage:
    """Return a picture with a pixel for each node of `costs` (rows, columns), the first row on top."""
    places = np.rint(shades(costs) * (len(colours) - 1)).astype(np.intp)
    pixels = np.ascontiguousarray(colours[places])
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def level_values(costs: FloatArray, lowest: float) -> FloatArray:
    """Return the costs at which level lines run: `lowest` + 1, 3 times powers of ten, as far as the window goes.

    Where that is only a few, because no cost in the window is near `lowest`, there are lines between them.
    """
    levels = _levels(costs, lowest, _MANTISSAS)
    return levels if len(levels) >= _FEW_LEVELS else _levels(costs, lowest, _FINE_MANTISSAS)


def _levels(costs: FloatArray, lowest: float, mantissas: tuple[float, ...]) -> FloatArray:
    excess = _excess(costs, lowest)
    highest, nearest = _highest(excess), float(excess.min(initial=np.inf))
    if not highest > 0:
        return np.empty(0)
    top = int(np.floor(np.log10(highest)))
    steps = np.array([m * 10.0**k for k in range(top - _DECADES, top + 1) for m in mantissas])
    # Below the rounding of J no line can be told from another.
    told = (steps < highest) & (steps > nearest) & (steps > 1e-13 * abs(lowest))
    return np.asarray(lowest + steps[told])


def level_lines(landscape: Landscape, lowest: float) -> LevelLines:
    """Return the level lines of `landscape` above the cost `lowest`."""
    costs = landscape.costs
    levels = level_values(costs, lowest)
    if len(levels) == 0 or not np.isfinite(costs).all():
        nothing = (np.empty(0), np.empty(0))
        return LevelLines(nothing, nothing)
    generator = contour_generator(*landscape.axes, costs, line_type=LineType.ChunkCombinedNan)
    grounds = shades(np.concatenate([levels, [costs.min(), costs.max()]]))[:-2]
    light = levels[grounds <= _LIGHT_SHARE]
    return LevelLines(_lines(generator, light), _lines(generator, levels[len(light) :]))


def level_line(landscape: Landscape, level: float) -> FloatArray:
    """Return the line J = `level` as places (n, 2), with NaN between its parts."""
    if not np.isfinite(landscape.costs).all() or not np.isfinite(level):
        return np.empty((0, 2))
    generator = contour_generator(*landscape.axes, landscape.costs, line_type=LineType.ChunkCombinedNan)
    places = np.column_stack(_lines(generator, np.array([level])))
    is_there = np.isfinite(places[:, 0])
    places[is_there] = put_on_level(landscape, places[is_there], level)
    return places


def _lines(generator: ContourGenerator, levels: FloatArray) -> tuple[FloatArray, FloatArray]:
    gap = np.full((1, 2), np.nan)
    pieces: list[FloatArray] = []
    for level in levels:
        for points in generator.lines(level)[0]:
            if points is not None:
                pieces += [points, gap]
    joined = np.concatenate(pieces) if pieces else np.empty((0, 2))
    return joined[:, 0], joined[:, 1]


def _excess(costs: FloatArray, lowest: float) -> FloatArray:
    """Return J − `lowest`, not below 0; what is not a number is infinitely high."""
    with np.errstate(invalid="ignore", over="ignore"):
        excess = np.maximum(costs - lowest, 0.0)
    return np.asarray(np.nan_to_num(excess, nan=np.inf, posinf=np.inf))


def _highest(excess: FloatArray) -> float:
    finite = excess[np.isfinite(excess)]
    return float(finite.max(initial=0.0))
