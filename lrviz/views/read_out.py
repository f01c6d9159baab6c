"""A number that changes many times a second."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget


class ReadOut(QLabel):
    """A number alone, right-aligned, with all its digits in the tool tip.

    Its size is fixed, and grows only when a number is longer than any before: a label that follows each number would
    have the whole window laid out at each.
    """

    def __init__(self, name: str, accessible_name: str, longest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self._fix_size()

    def show_number(self, text: str, every_digit: str) -> None:
        """Show `text`, and `every_digit` on hover."""
        if text != self.text():
            self.setText(text)
            if self.fontMetrics().horizontalAdvance(text) > self.width():
                self._longest = text
                self._fix_size()
        if every_digit != self.toolTip():
            self.setToolTip(every_digit)

    def changeEvent(self, event: QEvent) -> None:
        """Override QLabel.changeEvent to hold the longest number in the new font too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fix_size()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QLabel.showEvent to measure the font that the style has chosen."""
        super().showEvent(event)
        self._fix_size()

    def _fix_size(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedSize(metrics.horizontalAdvance(self._longest), metrics.height())
