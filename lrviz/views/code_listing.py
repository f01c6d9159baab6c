"""The listing: lines of Python with their numbers, and the one that is being executed."""

import math
from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from lrviz.views.code_colours import band_colour, colour
from lrviz.views.code_font import cell_width, code_font, is_written_in
from lrviz.views.theme import LIGHT, Theme

_GUTTER_CHARACTERS = 4.5
"""The mark, two digits, and air."""
_MARGIN, _SLACK = 1, 2
_SCROLL_BAR = 12
_AIR = 3
"""Lines that are kept in sight above and below the one that is lit, where there is room."""


class CodeListing(QPlainTextEdit):
    """Read-only code, to be selected and copied; the lit line has a band, and its number a mark on a filled ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code_listing")
        self.setAccessibleName("The algorithm in Python")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setCursorWidth(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.document().setDocumentMargin(_MARGIN)
        self._theme = LIGHT
        self._line = 0
        self._gutter = _Gutter(self)
        self.updateRequest.connect(self._gutter.update)
        self.set_point_size(9.0)

    @property
    def line(self) -> int:
        """The number of the lit line."""
        return self._line

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show another listing."""
        text = "\n".join(lines)
        if text != self.toPlainText():
            self.setPlainText(text)
            colour(self.document(), self._theme)
            self._light()

    def show_line(self, number: int) -> None:
        """Light the line of this number, and keep it in sight."""
        if number != self._line:
            self._line = number
            self._light()

    def set_point_size(self, point_size: float) -> None:
        """Write in type of this size."""
        font = code_font(point_size)
        if is_written_in(self, font):
            return
        self.setFont(font)
        self._gutter.width_needed = round(_GUTTER_CHARACTERS * cell_width(point_size))
        self.setViewportMargins(self._gutter.width_needed, 0, 0, 0)
        self._place_gutter()

    def room_for(self, point_size: float) -> tuple[int, int]:
        """Return the width and the height that the whole listing takes in type of this size."""
        lines = self.toPlainText().split("\n")
        characters = _GUTTER_CHARACTERS + max(map(len, lines))
        width = round(characters * cell_width(point_size)) + 2 * _MARGIN + _SCROLL_BAR
        return width, self.height_of(len(lines), point_size)

    def whole_lines(self, height: int, point_size: float) -> int:
        """Return the height, at most `height`, in which the last line in sight is not cut; room for all if they fit."""
        if height >= self.room_for(point_size)[1]:
            return self.room_for(point_size)[1]
        line = _line_height(point_size)
        return height // line * line

    def height_of(self, lines: int, point_size: float) -> int:
        """Return the height of so many lines in type of this size."""
        return lines * _line_height(point_size) + 2 * _MARGIN + _SLACK

    def show_theme(self, theme: Theme) -> None:
        """Take the colours from `theme`."""
        self._theme = theme
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.Base, QColor(theme.card))
        colours.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        self.setPalette(colours)
        colour(self.document(), theme)
        self._gutter.theme = theme
        self._light()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QPlainTextEdit.resizeEvent to place the numbers and to keep the lit line in sight."""
        super().resizeEvent(event)
        self._place_gutter()
        self._show_lit_line()

    def number_places(self) -> list[tuple[int, QRectF]]:
        """Return the numbers of the lines in sight, and where they stand."""
        places = []
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                break
            places.append((block.blockNumber() + 1, place))
            block = block.next()
        return places

    def _light(self) -> None:
        block = self.document().findBlockByNumber(self._line - 1)
        lit = QTextEdit.ExtraSelection()
        lit.cursor = QTextCursor(block) if block.isValid() else QTextCursor(self.document())
        lit.format.setBackground(QColor(band_colour(self._theme)))
        lit.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([lit] if block.isValid() else [])
        self.setAccessibleDescription(f"Line {self._line} is being executed: {block.text().strip()}")
        self._gutter.line = self._line
        self._gutter.update()
        self._show_lit_line()

    def _show_lit_line(self) -> None:
        """Scroll as little as is needed to keep the lit line, and some lines about it, in sight."""
        height = self.blockBoundingRect(self.firstVisibleBlock()).height()
        shown = int((self.viewport().height() - _MARGIN) / height) if height else 0
        air = min(_AIR, max(shown - 1, 0) // 2)
        bar, line = self.verticalScrollBar(), self._line - 1
        bar.setValue(min(max(bar.value(), line + air - shown + 1), max(line - air, 0)))

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), self._gutter.width_needed, inside.height()))


@cache
def _line_height(point_size: float) -> int:
    """Return the height of a line of code: the editor's own, without air between."""
    return math.ceil(QFontMetricsF(code_font(point_size)).lineSpacing())


class _Gutter(QWidget):
    """The numbers at the left of the code."""

    def __init__(self, listing: CodeListing) -> None:
        super().__init__(listing)
        self._listing = listing
        self.width_needed = 0
        self.theme = LIGHT
        self.line = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent to write the numbers, and to fill the ground of the lit one."""
        painter = QPainter(self)
        air = self.width_needed / _GUTTER_CHARACTERS / 2
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, place in self._listing.number_places():
            cell = QRectF(0, place.top(), self.width_needed - air, place.height())
            cell.setHeight(min(cell.height(), self._listing.fontMetrics().lineSpacing()))
            font = QFont(self._listing.font())
            font.setBold(number == self.line)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.filled_text if number == self.line else self.theme.muted))
            if number == self.line:
                painter.fillRect(cell, QColor(self.theme.filled))
                painter.drawText(cell.adjusted(air / 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "▶")
            painter.drawText(cell.adjusted(0, 0, -air / 2, 0), right, str(number))
