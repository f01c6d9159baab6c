"""One iteration with its numbers: predict → gradient → update."""

import math
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from lrviz.core.worked import WorkedIteration
from lrviz.files.numbers import number_text
from lrviz.views.formula_line import Cell, Fonts, FormulaLine, column_widths
from lrviz.views.worked_text import Line, Part, every_digit, gradient_norm_line, parts_of, typical_update_line

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_LINE_SPACING, _PART_SPACING, _INDENT = 1.12, 6, 12
_MOST_WEIGHTS, _MOST_TOLD_WEIGHTS = 2, 6
_EMPTY = "No rows yet: nothing to work out."
_READING = "w and b move together, from the same gradient."
_fonts = cache(Fonts)


class StepCard(QWidget):
    """Three parts one under the other, in the largest type that fits.

    The lines are made once and placed here, not by a layout: their numbers change at every frame. The type gets
    smaller when a number gets long, and larger again only when the card does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_card")
        self.setAccessibleName("This iteration, worked out")
        self._worked: WorkedIteration | None = None
        self._sample_count = 0
        self._lines: list[FormulaLine] = []
        self._layout_key: tuple[int, ...] = ()
        self._size_index = 0
        self._note = QLabel(_EMPTY, self)
        self._note.setProperty("muted", True)
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._copy = QAction("Copy with all digits", self)
        self._copy.triggered.connect(self._on_copy_triggered)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.show_iteration(None, 0)

    def show_iteration(self, worked: WorkedIteration | None, sample_count: int) -> None:
        """Show the step from one iteration to the next; None, or no rows, is said in words."""
        self._worked = worked if sample_count else None
        if worked is not None and worked.iteration == 0:
            self._layout_key = ()  # another run: its numbers may be shorter
        self._sample_count = sample_count
        self._copy.setEnabled(self._worked is not None)
        self.setToolTip(every_digit(self._worked, _MOST_TOLD_WEIGHTS) if self._worked else "")
        self._refresh()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint to tell the room in which nothing is small."""
        return QSize(360, 240)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint to tell the room in which everything can be read."""
        return QSize(240, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to choose the size of the type anew."""
        super().resizeEvent(event)
        self._layout_key = ()
        self._refresh()

    def _refresh(self) -> None:
        if self._worked is None:
            self._show_empty()
            return
        parts = parts_of(self._worked, self._sample_count, _MOST_WEIGHTS)
        typical = [typical_update_line(self._worked)]
        key = tuple(len(part.lines) for part in parts)
        if key != self._layout_key:
            self._layout_key, self._size_index = key, 0
        while not self._fits(parts, typical) and self._size_index < len(_SIZES) - 1:
            self._size_index += 1
        self._show_parts(parts)

    def _show_empty(self) -> None:
        for line in self._lines:
            line.hide()
        self._layout_key = ()
        self._note.setText(_EMPTY)
        self._note.setGeometry(self.rect())
        self._note.show()

    def _fits(self, parts: Sequence[Part], typical: Sequence[Line]) -> bool:
        fonts = _fonts(_SIZES[self._size_index])
        rows = sum(1 + len(part.lines) for part in parts)
        height = rows * fonts.line_height * _LINE_SPACING + (len(parts) - 1) * _PART_SPACING
        blocks = [typical, *(part.lines for part in parts)]
        width = max(sum(column_widths(lines, fonts)) for lines in blocks) + _INDENT
        return height <= self.height() and width <= self.width()

    def _show_parts(self, parts: Sequence[Part]) -> None:
        fonts = _fonts(_SIZES[self._size_index])
        top, row = 0.0, 0
        for part in parts:
            widths = column_widths(part.lines, fonts)
            heading: Line = [Cell(part.heading)]
            for cells in (heading, *part.lines):
                is_heading = cells is heading
                line = self._line(row)
                line.set_muted(is_heading)
                line.show_cells(cells, column_widths([cells], fonts) if is_heading else widths, fonts)
                top = self._place(line, 0 if is_heading else _INDENT, top)
                row += 1
            top += _PART_SPACING
        if self._worked is not None and top + fonts.line_height <= self.height():
            norm = gradient_norm_line(self._worked)
            line = self._line(row)
            line.set_muted(False)
            line.show_cells(norm, column_widths([norm], fonts), fonts)
            top = self._place(line, _INDENT, top) + _PART_SPACING
            row += 1
        for line in self._lines[row:]:
            line.hide()
        self._show_reading(round(top))

    def _line(self, row: int) -> FormulaLine:
        if row == len(self._lines):
            self._lines.append(FormulaLine(self))
        return self._lines[row]

    def _place(self, line: FormulaLine, left: int, top: float) -> float:
        """Place a line, and return where the next one begins."""
        height = _fonts(_SIZES[self._size_index]).line_height
        line.setGeometry(left, round(top), self.width() - left, math.ceil(height))
        line.show()
        return top + height * _LINE_SPACING

    def _show_reading(self, top: int) -> None:
        if self._note.text() != _READING:
            self._note.setText(_READING)
        needed = self._note.heightForWidth(self.width())
        self._note.setGeometry(0, top, self.width(), needed)
        self._note.setVisible(top + needed <= self.height())

    def _on_copy_triggered(self) -> None:
        if self._worked is not None:
            weights = len(self._worked.parameters)
            QGuiApplication.clipboard().setText(every_digit(self._worked, weights, number_text))
