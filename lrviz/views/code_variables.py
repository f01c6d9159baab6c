"""The variables beside the listing, each in a place of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lrviz.views.code_font import cell_width, code_font, is_written_in, line_height
from lrviz.views.code_values import Variable, every_digit, short_text
from lrviz.views.elided_label import ElidedLabel
from lrviz.views.theme import LIGHT, Theme

_MARK, _NO_MARK = "▸ ", "  "
_MOST_VALUES = 12
_NARROW = 52
"""Characters: in a place less wide two numbers stand side by side, in a wider one more."""


class CodeVariables(QWidget):
    """Numbers in columns, lists in lines under them; what was just set has a mark, the colour of now, and bold type.

    The labels are made once and placed here, not by a layout: their texts change at every frame.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Variables")
        self._theme = LIGHT
        self._point_size = 9.0
        self._numbers: Sequence[Variable] = ()
        self._lists: Sequence[Variable] = ()
        self._labels: dict[str, _VariableLabel] = {}
        self._placed: object = None

    def show_variables(self, numbers: Sequence[Variable], lists: Sequence[Variable]) -> None:
        """Show these; numbers come in pairs, which stand one under the other where there is room for more than two."""
        self._numbers, self._lists = numbers, lists
        for variable in (*numbers, *lists):
            if variable.name not in self._labels:
                self._labels[variable.name] = _VariableLabel(variable.name, self)
                self._labels[variable.name].show_theme(self._theme)
        self._place()
        for variable in (*numbers, *lists):
            self._labels[variable.name].show_variable(variable, self._point_size)

    def set_point_size(self, point_size: float) -> None:
        """Write in type of this size."""
        if point_size != self._point_size:
            self._point_size = point_size
            self.show_variables(self._numbers, self._lists)

    def height_for(self, width: int, point_size: float) -> int:
        """Return how high it gets in a place so wide, in type of this size."""
        places = self._places(width, point_size)
        return places[-1].bottom() + 1 if places else 0

    def show_theme(self, theme: Theme) -> None:
        """Take the colour of what was just set from `theme`."""
        self._theme = theme
        for label in self._labels.values():
            label.show_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to place the labels and to tell as much of the lists as there is room for."""
        super().resizeEvent(event)
        self.show_variables(self._numbers, self._lists)

    def _place(self) -> None:
        names = [variable.name for variable in (*self._numbers, *self._lists)]
        placed = (names, self.width(), self._point_size)
        if placed == self._placed:
            return
        self._placed = placed
        for name, label in self._labels.items():
            label.setVisible(name in names)
        for name, place in zip(names, self._places(self.width(), self._point_size), strict=True):
            self._labels[name].setGeometry(place)

    def _places(self, width: int, point_size: float) -> list[QRect]:
        """Return where each number and then each list stands."""
        height = line_height(point_size)
        pairs = (len(self._numbers) + 1) // 2
        is_narrow = width < _NARROW * cell_width(point_size)
        columns = 2 if is_narrow else max(pairs, 1)
        places = []
        for number in range(len(self._numbers)):
            pair, member = divmod(number, 2)
            column, row = (member, pair) if is_narrow else (pair, member)
            left, right = column * width // columns, (column + 1) * width // columns
            places.append(QRect(left, row * height, right - left, height))
        top = max((place.bottom() + 1 for place in places), default=0)
        return places + [QRect(0, top + row * height, width, height) for row in range(len(self._lists))]


class _VariableLabel(ElidedLabel):
    """Name and value of one variable."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"code_variable_{name}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._theme = LIGHT
        self._variable: Variable | None = None
        self._point_size = 0.0
        self._look: object = None

    def show_variable(self, variable: Variable, point_size: float) -> None:
        """Show the value, and of a list as many values as there is room for."""
        self._variable, self._point_size = variable, point_size
        self._paint(point_size, is_new=variable.is_new)
        room = int(self.width() / cell_width(point_size)) - len(_MARK)
        text = short_text(variable, _MOST_VALUES)
        for most in range(_MOST_VALUES - 1, 0, -1):
            if len(text) <= room:
                break
            text = short_text(variable, most)
        self.show_text((_MARK if variable.is_new else _NO_MARK) + text)
        self.setToolTip(every_digit(variable))

    def show_theme(self, theme: Theme) -> None:
        """Take the colours from `theme`."""
        self._theme = theme
        self._look = None
        if self._variable is not None:
            self._paint(self._point_size, is_new=self._variable.is_new)

    def _paint(self, point_size: float, *, is_new: bool) -> None:
        font = code_font(point_size, is_bold=is_new)
        if not is_written_in(self, font):
            self.setFont(font)
        look = (self._theme.name, is_new)
        if look != self._look:
            self._look = look
            colours = QPalette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(self._theme.filled if is_new else self._theme.ink))
            self.setPalette(colours)
