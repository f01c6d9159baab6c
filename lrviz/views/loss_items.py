"""The items of the loss plot: made once, then only moved."""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QBrush, QColor, QFont

from lrviz.core.arrays import FloatArray
from lrviz.views.canvas_texts import label_in
from lrviz.views.number_strip import NumberStrip
from lrviz.views.plane import Plane
from lrviz.views.plot_items import NONE, faint, line, marker
from lrviz.views.point_items import FEW_POINTS
from lrviz.views.theme import CURVE_WIDTH, Theme

FORMULAS = ("● −log(1 − h)", "▲ −log h")
_LEAST_PROBABILITY = 1e-300
_STEM_WIDTH = 3
_STEM_OPACITY, _CROWDED_OPACITY = 0.45, 0.12
_ARROW_SIZE = 30
_ARROW_GAP, _LEGEND_GAP = 12.0, 14.0


class LossItems:
    """Two curves, a stem for each row, arrows for losses above the view, and their mean J."""

    def __init__(self, plot_item: Any) -> None:
        self.stems = (line(1, connect="pairs"), line(1, connect="pairs"))
        self.curves = (line(2, antialias=True), line(2, antialias=True))
        self.mean = line(3)
        self.arrows = (marker(6, "arrow_up", _ARROW_SIZE), marker(6, "arrow_up", _ARROW_SIZE))
        self.formulas = (label_in(plot_item), label_in(plot_item))
        self.above = (label_in(plot_item), label_in(plot_item))
        self.mean_label = label_in(plot_item)
        self.told_mean = NumberStrip(plot_item)
        self._stem_colours = ("#000000", "#000000")
        self._is_crowded = False
        for item in (*self.stems, *self.curves, self.mean, *self.arrows):
            plot_item.addItem(item, ignoreBounds=True)
        self.mean_label.setText("J")
        for label, text in zip(self.formulas, FORMULAS, strict=True):
            label.setText(text)

    def paint(self, theme: Theme, font: QFont) -> None:
        """Take on the colours of `theme`."""
        self._stem_colours = theme.classes
        self._paint_stems()
        for curve, arrows, colour in zip(self.curves, self.arrows, self._stem_colours, strict=True):
            curve.setPen(pg.mkPen(colour, width=CURVE_WIDTH - 0.5))
            arrows.setBrush(pg.mkBrush(colour))
            arrows.setPen(pg.mkPen(colour, width=1))
        for labels in (self.formulas, self.above):
            for label, colour in zip(labels, theme.class_texts, strict=True):
                label.setBrush(QBrush(QColor(colour)))
                label.setFont(font)
        self.mean.setPen(pg.mkPen(theme.ink, width=1.5, dash=[6, 3]))
        self.mean_label.setBrush(QBrush(QColor(theme.ink)))
        self.mean_label.setFont(font)
        self.told_mean.paint(theme.ink, font)

    def show_curves(self, plane: Plane) -> None:
        """Show −log(1 − h) and −log h over 0 < h < 1."""
        highest = min(max(plane.y_range[1], 1.0), -math.log(_LEAST_PROBABILITY))
        heights = np.linspace(0.0, highest, max(int(plane.rectangle.height()), 2))
        h = np.unique(np.concatenate([np.exp(-heights), np.linspace(*plane.x_range, 200)]))
        h = h[(h > 0) & (h <= 1)]
        self.curves[1].setData(h, -np.log(h))
        self.curves[0].setData(1 - h, -np.log(h))

    def show_stems(self, places: FloatArray, labels: FloatArray) -> None:
        """Show a bar from 0 up to each of `places` (k, 2)."""
        if self._is_crowded != (len(places) > FEW_POINTS):
            self._is_crowded = not self._is_crowded
            self._paint_stems()
        for label, stems in enumerate(self.stems):
            h, height = places[labels == label].T
            stems.setData(np.repeat(h, 2), np.column_stack([np.zeros_like(height), height]).ravel())

    def show_arrows(self, places: FloatArray, labels: FloatArray) -> None:
        """Show an arrow at each of `places` (k, 2)."""
        for label, arrows in enumerate(self.arrows):
            arrows.setData(*places[labels == label].T)

    def tell_above(self, *texts: str) -> None:
        """Take what is told of the arrows of class 0 and of class 1."""
        for told, text in zip(self.above, texts, strict=True):
            told.setText(text)

    def show_mean(self, mean: float, plane: Plane) -> None:
        """Show the line J where it is in sight."""
        bottom, top = plane.y_range
        is_there = math.isfinite(mean) and bottom <= mean <= top
        self.mean.setData(*((np.array(plane.x_range), np.full(2, mean)) if is_there else (NONE, NONE)))
        self.mean_label.setVisible(is_there)
        if is_there:
            size, right = self.mean_label.boundingRect(), plane.rectangle.right()
            self.mean_label.setPos(right + 3.0, plane.point(0.0, mean).y() - size.height() / 2)

    def place_legend(self, top: float, left: float) -> None:
        """Write the formulas side by side at the height `top`, from `left` on."""
        for label in reversed(self.formulas):
            label.setPos(left, top)
            left += label.boundingRect().width() + _LEGEND_GAP

    def place_above(self, plane: Plane) -> None:
        """Put what is told of the arrows beside them, below one another where that is too wide."""
        rectangle = plane.rectangle
        left = max(plane.point(0.0, 0.0).x(), rectangle.left()) + _ARROW_GAP
        right = min(plane.point(1.0, 0.0).x(), rectangle.right()) - _ARROW_GAP
        size, other = (label.boundingRect() for label in self.above)
        is_crowded = size.width() + other.width() > right - left
        self.above[1].setPos(left, rectangle.top())
        self.above[0].setPos(right - size.width(), rectangle.top() + (other.height() if is_crowded else 0.0))

    def hide_words(self) -> None:
        """Show no words, where a sentence stands in place of the data."""
        for label in (*self.formulas, *self.above, self.mean_label):
            label.hide()
        self.told_mean.hide()

    def _paint_stems(self) -> None:
        opacity = _CROWDED_OPACITY if self._is_crowded else _STEM_OPACITY
        for stems, colour in zip(self.stems, self._stem_colours, strict=True):
            stems.setPen(pg.mkPen(faint(colour, opacity), width=1 if self._is_crowded else _STEM_WIDTH, cap="flat"))
