"""A formula: TeX, drawn by ziamath in the ink of the theme."""

import warnings
from contextlib import suppress
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from lrviz.views.theme import LIGHT, Theme

_DRAWN_SIZE = 32
"""Pixels of the type in the SVG; it is scaled to the size of the text around it."""
_TYPE_SHARE = 1.2
"""The formula's type is as much larger than the text's: its letters are lower."""
_INK = "#010203"
"""Stands in the SVG for the ink of the theme."""
_MARGIN = 2
_KNOWN_FORMULAS = 500
_WRAPPED = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft


@cache
def _ziamath() -> Any:
    """Return the library; its import takes 0.3 s, which only a lesson needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own use of importlib.resources
        ziamath = import_module("ziamath")
    ziamath.config.svg2 = False  # Qt reads SVG 1.2
    return ziamath


@lru_cache(_KNOWN_FORMULAS)
def _svg(tex: str) -> str:
    """Return the drawing of `tex`, or nothing where it cannot be read."""
    with suppress(Exception):  # a lesson's TeX may be anything, and ziamath raises whatever comes of it
        return str(_ziamath().Latex(tex, size=_DRAWN_SIZE, color=_INK).svg())
    return ""


class FormulaView(QWidget):
    """One formula, centred, no larger than its place is wide; its TeX source where that cannot be drawn."""

    def __init__(self, tex: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tex = tex
        self._renderer = QSvgRenderer(self)
        self.setAccessibleName(f"Formula: {tex}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_theme(LIGHT)

    @property
    def is_drawn(self) -> bool:
        """Whether the formula could be read; else its source is shown."""
        return self._renderer.isValid()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the ink of `theme`."""
        svg = _svg(self._tex).replace(_INK, theme.ink)
        if svg:
            self._renderer.load(QByteArray(svg.encode()))
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint to tell the height that goes with the width."""
        width = self.width()
        height = round(self._size_in(width).height()) + 2 * _MARGIN if self.is_drawn else self._source_height(width)
        return QSize(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to ask for another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent to draw the formula from its paths, sharp on every screen."""
        painter = QPainter(self)
        if not self.is_drawn:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(_WRAPPED), self._tex)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._size_in(self.width())
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        self._renderer.render(painter, QRectF(left, top, size.width(), size.height()))

    def _natural_size(self) -> QSizeF:
        scale = QFontInfo(self.font()).pixelSize() * _TYPE_SHARE / _DRAWN_SIZE
        return self._renderer.viewBoxF().size() * scale

    def _size_in(self, width: int) -> QSizeF:
        size = self._natural_size()
        room = max(1, width - 2 * _MARGIN)
        return size if size.width() <= room else size * (room / size.width())

    def _source_height(self, width: int) -> int:
        return self.fontMetrics().boundingRect(QRect(0, 0, width, 1), int(_WRAPPED), self._tex).height()
