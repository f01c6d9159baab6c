"""The icons of resources/icons in the colours of a theme."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lrviz.resources import resource_path

SIZES = (16, 20, 24, 32, 48)
"""Pixels at which an icon is drawn from its paths; between them Qt scales down."""
_DISABLED_OPACITY = 0.4


@cache
def icon(name: str, colour: str) -> QIcon:
    """Return an icon such as ``icon("play", "#1F2430")``, with a fainter variant for what is disabled.

    Raises
    ------
    FileNotFoundError
        If there is no such icon.
    """
    svg = resource_path("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    result = QIcon()
    for size in SIZES:
        drawn = _blank(size)
        painter = QPainter(drawn)
        renderer.render(painter)
        painter.end()
        result.addPixmap(drawn, QIcon.Mode.Normal)
        result.addPixmap(_fainter(drawn), QIcon.Mode.Disabled)
    return result


def _fainter(pixmap: QPixmap) -> QPixmap:
    """Return it fainter as a whole: strokes drawn faintly one by one would show where they cross."""
    result = _blank(pixmap.width())
    painter = QPainter(result)
    painter.setOpacity(_DISABLED_OPACITY)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return result


def _blank(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
