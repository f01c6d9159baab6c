"""The confusion matrix: how many rows of each class are predicted to be which."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lrviz.core.metrics import Confusion
from lrviz.views.elided_label import ElidedLabel
from lrviz.views.formatting import UNDEFINED
from lrviz.views.plot_items import faint
from lrviz.views.read_out import ReadOut
from lrviz.views.theme import LIGHT, Theme

_SYMBOLS = ("●", "▲")
_LONGEST_COUNT = "000"
_LONGEST_NAME = 60
_RIGHT_OPACITY, _WRONG_OPACITY = 0.22, 0.07
_CELL_RADIUS, _CELL_MARGIN = 4, 5
_GAP = 3
_CELLS = (("tn", "true negatives"), ("fp", "false positives"), ("fn", "false negatives"), ("tp", "true positives"))
"""Row by row: the attribute of `Confusion`, and what it counts; cell k is of class k // 2, predicted k % 2."""


class ConfusionTable(QWidget):
    """Rows are what the students are, with the symbols of the points; columns what is predicted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actual = tuple(_Name() for _ in _SYMBOLS)
        self._predicted = tuple(_Name() for _ in _SYMBOLS)
        self._cells = tuple(_Cell(field, meaning, place) for place, (field, meaning) in enumerate(_CELLS))
        self._titles = ("", "")
        self._place()
        self.show_confusion(None, ("0", "1"))
        self.show_theme(LIGHT)

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        corner = QLabel("actual")
        corner.setProperty("muted", True)
        corner.setToolTip("Rows are what is true, columns what is predicted.")
        grid.addWidget(corner, 0, 0)
        for place, name in enumerate(self._predicted):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, 1 + place)
        for place, name in enumerate(self._actual):
            grid.addWidget(name, 1 + place, 0)
        for place, cell in enumerate(self._cells):
            grid.addWidget(cell, 1 + place // 2, 1 + place % 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_confusion(self, confusion: Confusion | None, class_titles: tuple[str, str]) -> None:
        """Show the counts; None is told as undefined."""
        if class_titles != self._titles:
            self._titles = class_titles
            for place, title in enumerate(class_titles):
                self._actual[place].show_name(f"{_SYMBOLS[place]} {title}", f"Rows that are {title}")
                self._predicted[place].show_name(f"→ {title}", f"Rows that are predicted to be {title}")
        for place, cell in enumerate(self._cells):
            count = None if confusion is None else int(getattr(confusion, _CELLS[place][0]))
            cell.show_count(count, f"{class_titles[place // 2]}, predicted {class_titles[place % 2]}")

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the classes from `theme`."""
        for names in (self._actual, self._predicted):
            for name, colour in zip(names, theme.class_texts, strict=True):
                name.show_colour(colour)
        for place, cell in enumerate(self._cells):
            cell.show_theme(theme, theme.classes[place % 2])


class _Name(ElidedLabel):
    """What a row or a column is of; a long one is told as far as the counts leave room."""

    def sizeHint(self) -> QSize:
        """Override QLabel.sizeHint to ask for no more than some letters of a long name."""
        return super().sizeHint().boundedTo(QSize(_LONGEST_NAME, _LONGEST_NAME))

    def show_name(self, text: str, tip: str) -> None:
        self.show_text(text)
        self.setToolTip(tip)

    def show_colour(self, colour: str) -> None:
        shown = QPalette()
        shown.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(shown)


class _Cell(QWidget):
    """A count and its abbreviation, on the colour of the class that is predicted: strong where that is right."""

    def __init__(self, field: str, meaning: str, place: int) -> None:
        super().__init__()
        self._meaning = meaning
        self._is_right = place // 2 == place % 2
        self._ground = QColor()
        self._value = ReadOut(f"{field}_value", meaning.capitalize(), _LONGEST_COUNT)
        self._tag = QLabel(field.upper())
        self._tag.setProperty("muted", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(_CELL_MARGIN, 1, _CELL_MARGIN, 1)
        line.setSpacing(_CELL_MARGIN)
        line.addStretch(1)
        line.addWidget(self._value)
        line.addWidget(self._tag)
        line.addStretch(1)

    def show_count(self, count: int | None, told: str) -> None:
        text = UNDEFINED if count is None else str(count)
        self._value.show_number(text, f"{text} {self._meaning}: {told}")
        self.setToolTip(self._value.toolTip())

    def show_theme(self, theme: Theme, colour: str) -> None:
        self._ground = faint(colour, _RIGHT_OPACITY if self._is_right else _WRONG_OPACITY)
        shown = QPalette()
        shown.setColor(QPalette.ColorRole.WindowText, QColor(theme.ink))
        self._value.setPalette(shown)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent to draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(QRectF(self.rect()), _CELL_RADIUS, _CELL_RADIUS)
