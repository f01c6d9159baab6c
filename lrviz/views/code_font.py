"""The type of code: of one width, so that what is indented stands so."""

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

_FAMILIES = ("DejaVu Sans Mono", "Cascadia Mono", "Consolas", "Menlo", "Liberation Mono", "Noto Sans Mono")
_LINE_SPACING = 1.15


@cache
def code_font(point_size: float, *, is_bold: bool = False) -> QFont:
    """Return the font of this size."""
    font = QFont(_FAMILIES)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    font.setPointSizeF(point_size)
    font.setBold(is_bold)
    return font


def is_written_in(widget: QWidget, font: QFont) -> bool:
    """Whether a widget has `font`; a new parent or a new style sheet takes it away."""
    shown = widget.font()
    return (shown.families(), shown.pointSizeF(), shown.bold()) == (font.families(), font.pointSizeF(), font.bold())


@cache
def cell_width(point_size: float) -> float:
    """Return how many pixels a character takes."""
    return QFontMetricsF(code_font(point_size)).horizontalAdvance("0" * 100) / 100


@cache
def line_height(point_size: float) -> int:
    """Return how many pixels a line takes."""
    return round(QFontMetricsF(code_font(point_size)).height() * _LINE_SPACING)
