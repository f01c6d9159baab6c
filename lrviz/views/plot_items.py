"""What the items of every plot are made of."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QTransform

from lrviz.core.arrays import FloatArray

NONE: FloatArray = np.empty(0)
"""The coordinates of nothing."""
_LARGEST_IN_PATH = 1e100


class _Line(pg.PlotCurveItem):  # type: ignore[misc] # pyqtgraph is untyped
    """A curve that is also drawn right beyond 1e128, where Qt's paths take no coordinate."""

    def setData(self, *places: FloatArray, **options: Any) -> None:
        """Override PlotCurveItem.setData to hold large coordinates as multiples of the largest."""
        units = [_unit_of(values) for values in places]
        if units and (transform := QTransform.fromScale(*units)) != self.transform():
            self.setTransform(transform)
        super().setData(*(values / unit for values, unit in zip(places, units, strict=True)), **options)


def _unit_of(values: FloatArray) -> float:
    largest = float(np.abs(values[np.isfinite(values)]).max(initial=0.0))
    return largest if largest > _LARGEST_IN_PATH else 1.0


def line(z: float, **options: Any) -> Any:
    """Return an empty curve; `options` are those of PlotCurveItem."""
    item = _Line(**options)
    item.setZValue(z)
    return item


def marker(z: float, symbol: str, size: float) -> Any:
    """Return an empty set of markers."""
    item = pg.ScatterPlotItem(symbol=symbol, size=size, antialias=True, useCache=False)
    item.setZValue(z)
    return item


def faint(colour: str, opacity: float) -> QColor:
    """Return #RRGGBB as a colour of this opacity."""
    result = QColor(colour)
    result.setAlphaF(opacity)
    return result
