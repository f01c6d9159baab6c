"""One line of a calculation: italic symbols, plain numbers, a bold result, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_FAMILIES = ("DejaVu Serif", "Cambria", "Times New Roman", "Noto Serif", "Liberation Serif")


@dataclass(frozen=True)
class Cell:
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
        self._faces = tuple((font, QFontMetricsF(font)) for font in (plain, italic, bold))

    def face(self, cell: Cell) -> tuple[QFont, QFontMetricsF]:
        """Return the font of a cell, and its measures."""
        return self._faces[2 if cell.is_result else int(cell.is_symbol)]

    def width(self, cell: Cell) -> float:
        """Return how many pixels a cell takes."""
        return self.face(cell)[1].horizontalAdvance(cell.text)

    @property
    def line_height(self) -> float:
        """The distance of two lines, in pixels."""
        return self._faces[0][1].height()


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
        self._fonts = Fonts(10)

    def show_cells(self, cells: Sequence[Cell], widths: Sequence[float], fonts: Fonts) -> None:
        """Show `cells`, the columns of which have these `widths` at least."""
        self._cells, self._widths, self._fonts = cells, widths, fonts
        self.setText("".join(cell.text for cell in cells))
        self.update()

    def set_muted(self, is_muted: bool) -> None:
        """Draw it as a heading, or as what counts."""
        if is_muted != bool(self.property("muted")):
            self.setProperty("muted", is_muted)
            self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        """Override QLabel.minimumSizeHint: the step card chooses a size that fits."""
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent to draw each cell in its face, drawn closer together if it must be."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        needed = sum(self._widths)
        if needed > self.width():
            painter.scale(self.width() / needed, 1.0)
        baseline = self._fonts.face(Cell(""))[1].ascent()
        left = 0.0
        for cell, width in zip(self._cells, self._widths, strict=False):
            shift = width - self._fonts.width(cell) if cell.is_number else 0.0
            painter.setFont(self._fonts.face(cell)[0])
            painter.drawText(QPointF(left + shift, baseline), cell.text)
            left += width
