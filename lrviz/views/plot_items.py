"""What the items of every plot are made of."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from lrviz.core.arrays import FloatArray

NONE: FloatArray = np.empty(0)
"""The coordinates of nothing."""
_NOWHERE = QRectF()
_FEWEST_IN_LINE = 2
_LARGEST_IN_PATH = 1e100


class _Line(pg.PlotCurveItem):  # type: ignore[misc] # pyqtgraph is untyped
    """A curve that is also drawn right beyond 1e128, where Qt's paths take no coordinate; one point is none."""

    _places: tuple[FloatArray, ...] = ()

    def setData(self, *places: FloatArray, **options: Any) -> None:
        """Override PlotCurveItem.setData to hold large numbers as multiples of the largest; no news cost nothing."""
        if places and len(places[0]) < _FEWEST_IN_LINE:
            places = (NONE, NONE)
        if not options and _are_same(places, self._places):
            return
        self._places = places
        units = [_unit_of(values) for values in places]
        if units and (transform := QTransform.fromScale(*units)) != self.transform():
            self.setTransform(transform)
        super().setData(*(values / unit for values, unit in zip(places, units, strict=True)), **options)

    def boundingRect(self) -> QRectF:
        """Override PlotCurveItem.boundingRect, which looks anew at every question where no curve lies."""
        has_data = self.xData is not None and len(self.xData)
        return super().boundingRect() if has_data else _NOWHERE


class _Marker(pg.ScatterPlotItem):  # type: ignore[misc] # pyqtgraph is untyped
    """Markers that are drawn anew only where they stand elsewhere."""

    _places: tuple[FloatArray, ...] = ()

    def setData(self, *places: FloatArray, **options: Any) -> None:
        """Override ScatterPlotItem.setData to do nothing where there is no news."""
        if options or not _are_same(places, self._places):
            self._places = places
            super().setData(*places, **options)

    def boundingRect(self) -> QRectF:
        """Override ScatterPlotItem.boundingRect, which looks for the pixels that even no markers would take."""
        return super().boundingRect() if len(self.data) else _NOWHERE

    def paint(self, painter: QPainter, *options: Any) -> None:
        """Override ScatterPlotItem.paint to paint what there is."""
        if len(self.data):
            super().paint(painter, *options)


def _are_same(places: tuple[FloatArray, ...], others: tuple[FloatArray, ...]) -> bool:
    return len(places) == len(others) > 0 and all(map(np.array_equal, places, others))


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
    item = _Marker(symbol=symbol, size=size, antialias=True, useCache=False)
    item.setZValue(z)
    return item


def faint(colour: str, opacity: float) -> QColor:
    """Return #RRGGBB as a colour of this opacity."""
    result = QColor(colour)
    result.setAlphaF(opacity)
    return result
