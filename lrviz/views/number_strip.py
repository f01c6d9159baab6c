"""A quiet line of numbers above the data of a plot, in the longest of several wordings that has room."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF

from lrviz.views.canvas_texts import label_in

_MARGIN = 4.0


class NumberStrip:
    """One line; the wordings are given longest first, and the last is elided where even that has no room."""

    def __init__(self, plot_item: Any) -> None:
        self._plot_item = plot_item
        self._label = label_in(plot_item)
        self._label.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._wordings: tuple[str, ...] = ("",)

    @property
    def text(self) -> str:
        """What is written now; empty while it is hidden."""
        return self._label.text() if self._label.isVisible() else ""

    def paint(self, colour: str, font: QFont) -> None:
        """Write in a colour and a font."""
        self._label.setBrush(QBrush(QColor(colour)))
        self._label.setFont(font)

    def show(self, *wordings: str) -> None:
        """Take the wordings, the longest first; `place` writes one."""
        self._wordings = wordings

    def place(self, top: float, taken: float = 0.0) -> None:
        """Write at the height `top`, from the data's left edge on, or from farther left where that is not enough.

        The words are hidden where the right end, of which so many pixels are `taken`, leaves no room for the shortest.
        """
        data = self._plot_item.vb.sceneBoundingRect()
        right = data.right() - taken
        metrics = QFontMetricsF(self._label.font())
        widths = [metrics.horizontalAdvance(wording) for wording in self._wordings]
        fitting = [k for k, width in enumerate(widths) if width <= right - _MARGIN]
        chosen = fitting[0] if fitting else len(widths) - 1
        self._label.setVisible(bool(fitting) or not taken)
        text = metrics.elidedText(self._wordings[chosen], Qt.TextElideMode.ElideRight, max(right - _MARGIN, 0.0) + 1)
        self._label.setText(text)
        self._label.setPos(max(_MARGIN, min(data.left(), right - widths[chosen])), top)

    def hide(self) -> None:
        """Write nothing until it is placed again."""
        self._label.hide()
