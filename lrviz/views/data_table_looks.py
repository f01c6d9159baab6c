"""How the data table looks: its style sheet, its figures, and what stands in it while it has no rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from lrviz.views.theme import Theme

_EMPTY = "Add a student, paste from a spreadsheet, or open a CSV file."
_EMPTY_MARGIN = 16
_SHEET = """
QTableView {{ background: {card}; color: {ink}; gridline-color: {grid}; border: none; }}
QHeaderView {{ background: {card}; border: none; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: none; padding: 2px 4px; }}
QHeaderView::section:horizontal {{ border-bottom: 1px solid {grid}; padding-top: 7px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center; width: 9px; height: 7px; }}
QTableCornerButton::section {{ background: {card}; border: none; border-bottom: 1px solid {grid}; }}
"""


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the table."""
    return _SHEET.format(card=theme.card, ink=theme.ink, grid=theme.grid, muted=theme.muted)


def with_tabular_figures(font: QFont) -> QFont:
    """Return the font with digits of one width, so that they stand below each other."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def paint_empty(viewport: QWidget, colour: QColor) -> None:
    """Write how an empty table is filled."""
    painter = QPainter(viewport)
    painter.setPen(colour)
    place = viewport.rect().adjusted(_EMPTY_MARGIN, _EMPTY_MARGIN, -_EMPTY_MARGIN, -_EMPTY_MARGIN)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), _EMPTY)
