"""The items of the sigmoid fit: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from lrviz.core.arrays import FloatArray
from lrviz.views.canvas_texts import label_in
from lrviz.views.fit_values import FitModel
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.theme import CURVE_WIDTH, LIGHT, NOW_SIZE, POINT_SIZE, Theme

_REGION_OPACITY = 0.07
_RESIDUAL_OPACITY = 0.55
_CROWDED_RESIDUAL_OPACITY = 0.12
_FEW_POINTS = 100
"""Up to so many points each is drawn by its outline, which is crisper and stays sharp in a vector picture."""


class FitItems:
    """Points, residuals, curve, boundary and regions of one plot."""

    def __init__(self, plot_item: Any) -> None:
        self._plot_item = plot_item
        self._regions = (QGraphicsRectItem(), QGraphicsRectItem())
        self.residuals = line(1, connect="pairs")
        self.curve = line(2, antialias=True)
        self.boundary = line(3)
        self.drop = line(3)
        self.points = (marker(5, "o", POINT_SIZE), marker(5, "t1", POINT_SIZE + 1))
        self.hovered = marker(4, "o", POINT_SIZE + 9)
        self.selected = marker(6, "o", POINT_SIZE + 7)
        self.prediction = marker(7, "o", NOW_SIZE - 1)
        self.boundary_label = label_in(plot_item)
        self._label_place = 0.0
        self._is_crowded = False
        self._residual_colour = LIGHT.muted
        for item in (
            *self._regions,
            self.residuals,
            self.curve,
            self.boundary,
            self.drop,
            *self.points,
            self.hovered,
            self.selected,
            self.prediction,
        ):
            plot_item.addItem(item, ignoreBounds=True)
        for region in self._regions:
            region.setZValue(0)
            region.setPen(QPen(Qt.PenStyle.NoPen))

    def paint(self, theme: Theme, font: Any) -> None:
        """Take on the colours of `theme`."""
        colours = (theme.class_0, theme.class_1)
        for region, scatter, colour in zip(self._regions, self.points, colours, strict=True):
            region.setBrush(QBrush(faint(colour, _REGION_OPACITY)))
            scatter.setBrush(pg.mkBrush(colour))
            scatter.setPen(pg.mkPen(theme.card, width=1))
        self._residual_colour = theme.muted
        self._paint_residuals()
        self.curve.setPen(pg.mkPen(theme.ink, width=CURVE_WIDTH))
        self.boundary.setPen(pg.mkPen(theme.boundary, width=2, dash=[4, 3]))
        self.drop.setPen(pg.mkPen(theme.now, width=1))
        self.prediction.setPen(pg.mkPen(theme.now, width=2.5))
        self.prediction.setBrush(pg.mkBrush(theme.card))
        self.selected.setBrush(pg.mkBrush(None))
        self.selected.setPen(pg.mkPen(theme.ink, width=1.5))
        self.hovered.setPen(pg.mkPen(None))
        self.hovered.setBrush(pg.mkBrush(faint(theme.muted, 0.35)))
        self.boundary_label.setBrush(QBrush(QColor(theme.boundary)))
        self.boundary_label.setFont(font)

    def show_points(self, x: FloatArray, labels: FloatArray) -> None:
        """Show a point for each of x (k,) with its label (k,)."""
        self._is_crowded = len(x) > _FEW_POINTS
        self._paint_residuals()
        for label, scatter in enumerate(self.points):
            chosen = x[labels == label]
            scatter.opts["useCache"] = self._is_crowded
            scatter.setData(chosen, np.full(len(chosen), float(label)))

    def show_prediction(self, x: float | None, probability: float, bottom: float) -> None:
        """Show the ring on the curve at x, with a line down to the axis at `bottom`."""
        is_there = x is not None and np.isfinite(probability)
        at = np.array([x, probability], dtype=float) if is_there else None
        self.prediction.setData(*((NONE, NONE) if at is None else (at[:1], at[1:])))
        self.drop.setData(*((NONE, NONE) if at is None else (np.repeat(at[0], 2), np.array([bottom, at[1]]))))

    def show_boundary(self, boundary: float | None, text: str, plane: Plane) -> None:
        """Show the dashed line and take the `text` of its label, which `place_label` shows."""
        left, right = plane.x_range
        self.boundary.setVisible(boundary is not None and left <= boundary <= right)
        self.boundary_label.setText(text)
        if boundary is not None:
            inside = min(max(boundary, left), right)
            self.boundary.setData(np.full(2, inside), np.array(plane.y_range))
            self._label_place = plane.point(inside, 0.0).x()

    def place_label(self, room: tuple[float, float], top: float) -> None:
        """Show the boundary's label above its line, as nearly as the `room` (left, right) in pixels allows."""
        width = self.boundary_label.boundingRect().width()
        left = min(max(self._label_place - width / 2, room[0]), room[1] - width)
        self.boundary_label.setPos(left, top)
        self.boundary_label.show()

    def show_regions(self, model: FitModel, plane: Plane) -> None:
        """Shade where class 0 and where class 1 is predicted; without a boundary it is one of them everywhere."""
        (left, right), (bottom, top) = plane.x_range, plane.y_range
        if model.boundary is None:
            middle = left if model.is_rising else right
        else:
            middle = min(max(model.boundary, left), right)
        sides = ((left, middle), (middle, right))
        is_turned = model.boundary is not None and not model.is_rising
        for region, (start, stop) in zip(self._regions, sides[::-1] if is_turned else sides, strict=True):
            region.setRect(QRectF(start, bottom, stop - start, top - bottom))

    def _paint_residuals(self) -> None:
        opacity = _CROWDED_RESIDUAL_OPACITY if self._is_crowded else _RESIDUAL_OPACITY
        self.residuals.setPen(pg.mkPen(faint(self._residual_colour, opacity)))

    def hide_model(self) -> None:
        """Show no curve and nothing that belongs to it."""
        for item in (self.curve, self.boundary, self.residuals):
            item.setData(NONE, NONE)
        self.boundary_label.hide()
        for region in self._regions:
            region.setRect(QRectF())
