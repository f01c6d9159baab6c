"""The items of the sigmoid fit besides its points: made once, then only moved."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.views.canvas_texts import label_in
from lrviz.views.fit_line_items import LineItems
from lrviz.views.fit_sampling import curve_in, residual_lines
from lrviz.views.fit_texts import boundary_rule, boundary_text, threshold_text
from lrviz.views.fit_values import FitModel, FitPoints, Shape, StraightLine
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.point_items import FEW_POINTS
from lrviz.views.theme import CURVE_WIDTH, LIGHT, NOW_SIZE, Theme

_REGION_OPACITY = 0.07
_RESIDUAL_OPACITY = 0.55
_CROWDED_RESIDUAL_OPACITY = 0.12
_PADDING, _LABEL_GAP = 4.0, 3.0
_POINT_PIXELS = 9.0
"""Pixels around the heights 0 and 1, where points lie, that no label covers."""
_MOST_RINGS = 100
"""Of more predictions than that none could be told from another."""


class FitItems:
    """Residuals, curve, boundary, threshold, prediction and regions of one plot."""

    def __init__(self, plot_item: Any) -> None:
        self._regions = (QGraphicsRectItem(), QGraphicsRectItem())
        self.residuals = line(1, connect="pairs")
        self.threshold = line(1)
        self.curve = line(2, antialias=True)
        self.boundary = line(3)
        self.drop = line(3, connect="pairs")
        self.prediction = marker(7, "o", NOW_SIZE - 1)
        self.line = LineItems(plot_item)
        self.boundary_label, self.threshold_label = label_in(plot_item), label_in(plot_item)
        self._label_place = 0.0
        self._is_crowded = False
        self._residual_colour = LIGHT.muted
        lines = (self.residuals, self.threshold, self.curve, self.boundary, self.drop, self.prediction)
        for item in (*self._regions, *lines):
            plot_item.addItem(item, ignoreBounds=True)
        for region in self._regions:
            region.setZValue(0)
            region.setPen(QPen(Qt.PenStyle.NoPen))

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        for region, colour in zip(self._regions, theme.classes, strict=True):
            region.setBrush(QBrush(faint(colour, _REGION_OPACITY)))
        self._residual_colour = theme.muted
        self._paint_residuals()
        self.curve.setPen(pg.mkPen(theme.ink, width=CURVE_WIDTH))
        self.boundary.setPen(pg.mkPen(theme.boundary, width=2, dash=[4, 3]))
        self.threshold.setPen(pg.mkPen(theme.muted, width=1, dash=[1, 3]))
        self.drop.setPen(pg.mkPen(theme.now, width=1))
        self.prediction.setPen(pg.mkPen(theme.now, width=2.5))
        self.prediction.setBrush(pg.mkBrush(theme.card))
        for label, colour in ((self.boundary_label, theme.boundary), (self.threshold_label, theme.muted)):
            label.setBrush(QBrush(QColor(colour)))
            label.setFont(font)
        self.line.paint(theme, font)

    def show_shape(self, shape: Shape, rows: FitPoints, drawn: IntArray, plane: Plane) -> None:
        """Show what goes through the points, and a residual at each of the rows that are `drawn`."""
        if isinstance(shape, StraightLine):
            self.curve.setData(NONE, NONE)
            self.line.show(shape.line, plane)
        elif isinstance(shape, FitModel):
            self.line.hide()
            self.curve.setData(*curve_in(plane, shape))
        self._show_residuals(rows.x[drawn], rows.labels[drawn], shape.values[drawn])
        self._show_boundary(shape, boundary_rule(rows, shape), plane)
        self._show_regions(shape, plane)

    def hide_shape(self) -> None:
        """Show nothing through the points, and nothing that belongs to it."""
        for item in (self.curve, self.boundary, self.residuals):
            item.setData(NONE, NONE)
        self.line.hide()
        self.boundary_label.hide()
        for region in self._regions:
            region.setRect(QRectF())

    def _show_residuals(self, x: FloatArray, labels: FloatArray, values: FloatArray) -> None:
        is_crowded = len(x) > FEW_POINTS
        if is_crowded != self._is_crowded:
            self._is_crowded = is_crowded
            self._paint_residuals()
        self.residuals.setData(*residual_lines(x, labels, values))

    def show_predictions(self, x: FloatArray, heights: FloatArray, bottom: float) -> None:
        """Show a ring at each of x (k,) and `heights` (k,), with a line down to the axis at `bottom`."""
        is_there = np.isfinite(heights)
        x, heights = x[is_there][:_MOST_RINGS], heights[is_there][:_MOST_RINGS]
        self.prediction.setData(x, heights)
        self.drop.setData(np.repeat(x, 2), np.column_stack([np.full(len(x), bottom), heights]).ravel())

    def _show_boundary(self, shape: Shape, rule: str, plane: Plane) -> None:
        """Show the dashed line and take the text of its label, which `place_label` shows."""
        (left, right), boundary = plane.x_range, shape.boundary
        self.boundary.setVisible(boundary is not None and left <= boundary <= right)
        self.boundary_label.setText("")
        if boundary is not None:
            inside = min(max(boundary, left), right)
            self.boundary.setData(np.full(2, inside), np.array(plane.y_range))
            self.boundary_label.setText(boundary_text(rule, boundary, plane.x_range, float(plane.pixel[0])))
            self._label_place = plane.point(inside, 0.0).x()

    def place_label(self, room: tuple[float, float], top: float) -> None:
        """Show the boundary's label above its line, as nearly as the `room` (left, right) in pixels allows."""
        width = self.boundary_label.boundingRect().width()
        left = min(max(self._label_place - width / 2, room[0]), room[1] - width)
        self.boundary_label.setPos(left, top)
        self.boundary_label.show()

    def show_threshold(self, threshold: float | None, plane: Plane) -> None:
        """Show the dotted level line, and its label at its right end, between the heights where points lie; or none."""
        self.threshold_label.setVisible(threshold is not None)
        if threshold is None:
            self.threshold.setData(NONE, NONE)
            return
        self.threshold.setData(np.array(plane.x_range), np.full(2, threshold))
        self.threshold_label.setText(threshold_text(threshold))
        size, box = self.threshold_label.boundingRect(), plane.rectangle
        highest, lowest = plane.point(0.0, 1.0).y() + _POINT_PIXELS, plane.point(0.0, 0.0).y() - _POINT_PIXELS
        row = plane.point(0.0, threshold).y()
        over, under = row - size.height() - _LABEL_GAP, row + _LABEL_GAP
        top = min(max(over if over >= highest else under, highest), lowest - size.height())
        self.threshold_label.setPos(box.right() - size.width() - _PADDING, top)

    def _show_regions(self, shape: Shape, plane: Plane) -> None:
        """Shade where class 0 and where class 1 is predicted; without a boundary it is one of them everywhere."""
        (left, right), (bottom, top) = plane.x_range, plane.y_range
        boundary = shape.boundary
        everywhere = -np.inf if shape.is_rising else np.inf
        middle = min(max(everywhere if boundary is None else boundary, left), right)
        sides = ((left, middle), (middle, right))
        is_turned = boundary is not None and not shape.is_rising
        for region, (start, stop) in zip(self._regions, sides[::-1] if is_turned else sides, strict=True):
            region.setRect(QRectF(start, bottom, stop - start, top - bottom))

    def _paint_residuals(self) -> None:
        opacity = _CROWDED_RESIDUAL_OPACITY if self._is_crowded else _RESIDUAL_OPACITY
        self.residuals.setPen(pg.mkPen(faint(self._residual_colour, opacity)))
