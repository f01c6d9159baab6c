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
        result.addPixmap(_drawn(renderer, size, 1.0), QIcon.Mode.Normal)
        result.addPixmap(_drawn(renderer, size, _DISABLED_OPACITY), QIcon.Mode.Disabled)
    return result


def _drawn(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter)
    painter.end()
    return pixmap
