"""One line of a calculation: italic symbols, plain numbers, a bold result, in columns."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_FAMILIES = ("DejaVu Serif", "Cambria", "Times New Roman", "Noto Serif", "Liberation Serif")
_KNOWN_WIDTHS = 512


class Cell(NamedTuple):
    """A piece of the line; a number lies at the right of its column, anything else at its left."""

    text: str
    is_symbol: bool = False
    is_number: bool = False
    is_result: bool = False


class Fonts:
    """The three faces of one size."""

    def __init__(self, point_size: float) -> None:
        plain = QFont(_FAMILIES)
        plain.setStyleHint(QFont.StyleHint.Serif)
        plain.setPointSizeF(point_size)
        plain.setFeature(QFont.Tag("tnum"), 1)
        italic, bold = QFont(plain), QFont(plain)
        italic.setItalic(True)
        bold.setBold(True)
        self._faces = (plain, italic, bold)
        self._metrics = tuple(QFontMetricsF(face) for face in self._faces)
        self.line_height = self._metrics[0].height()
        self.ascent = self._metrics[0].ascent()
        # Most cells are the same at every frame.
        self.width = lru_cache(_KNOWN_WIDTHS)(self._width)

    def face(self, cell: Cell) -> QFont:
        """Return the font of a cell."""
        return self._faces[_face_of(cell)]

    def _width(self, cell: Cell) -> float:
        """Return how many pixels a cell takes."""
        return self._metrics[_face_of(cell)].horizontalAdvance(cell.text)


def _face_of(cell: Cell) -> int:
    return 2 if cell.is_result else int(cell.is_symbol)


def column_widths(lines: Sequence[Sequence[Cell]], fonts: Fonts) -> list[float]:
    """Return the width of the widest cell of each column; lines may differ in length."""
    widths = [0.0] * max((len(line) for line in lines), default=0)
    for line in lines:
        for column, cell in enumerate(line):
            widths[column] = max(widths[column], fonts.width(cell))
    return widths


class FormulaLine(QLabel):
    """A label whose text is the whole line and whose cells are painted in their columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: Sequence[Cell] = ()
        self._widths: Sequence[float] = ()
        self._fonts: Fonts | None = None
        self._is_muted = False

    def show_cells(self, cells: Sequence[Cell], widths: Sequence[float], fonts: Fonts) -> None:
        """Show `cells`, the columns of which have these `widths` at least."""
        if (cells, widths, fonts) == (self._cells, self._widths, self._fonts):
            return
        self._cells, self._widths, self._fonts = cells, widths, fonts
        self.setText("".join(cell.text for cell in cells))
        self.update()

    def set_muted(self, is_muted: bool) -> None:
        """Draw it as a heading, or as what counts."""
        if is_muted != self._is_muted:
            self._is_muted = is_muted
            self.setProperty("muted", is_muted)
            self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        """Override QLabel.minimumSizeHint: the step card chooses a size that fits."""
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent to draw each cell in its face, drawn closer together if it must be."""
        if self._fonts is None:
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        needed = sum(self._widths)
        if needed > self.width():
            painter.scale(self.width() / needed, 1.0)
        left = 0.0
        for cell, width in zip(self._cells, self._widths, strict=False):
            shift = width - self._fonts.width(cell) if cell.is_number else 0.0
            painter.setFont(self._fonts.face(cell))
            painter.drawText(QPointF(left + shift, self._fonts.ascent), cell.text)
            left += width
