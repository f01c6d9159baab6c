"""The predictions as a table: each student's features, P, the class, and what the line says while there is one."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from lrviz.files.clipboard import block_text
from lrviz.files.numbers import number_text
from lrviz.views import formatting
from lrviz.views.prediction_values import NO_ANSWERS, Answers
from lrviz.views.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_DECIMALS = 3


class PredictionModel(QAbstractTableModel):
    """A row for each student."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = np.empty((0, 2))
        self._labels: Sequence[int] = ()
        self._titles: list[str] = []
        self._class_column = 2
        self._class_names = ("0", "1")
        self._colours: dict[int, QColor] = {}
        self.show_theme(LIGHT)
        self.show_answers(NO_ANSWERS, ("x",), ("0", "1"))

    def show_answers(self, answers: Answers, feature_names: tuple[str, ...], class_names: tuple[str, str]) -> None:
        """Replace the rows; while only their numbers move, what is selected stays so."""
        line = [] if answers.line is None else [answers.line]
        numbers = np.column_stack([answers.students, answers.probabilities, *line])
        titles = [*feature_names, f"P({class_names[1]})", "class", *["line" for _ in line]]
        has_same_shape = len(numbers) > 0 and numbers.shape == self._numbers.shape and titles == self._titles
        if not has_same_shape:
            self.beginResetModel()
        self._numbers, self._labels = numbers, answers.labels.tolist()
        self._titles, self._class_names, self._class_column = titles, class_names, len(feature_names) + 1
        if has_same_shape:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.endResetModel()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the classes from `theme`."""
        self._colours = dict(enumerate(map(QColor, theme.class_texts)))

    def columns_text(self, rows: Sequence[int]) -> str:
        """Return these rows under their columns' names as a spreadsheet takes them, with every digit."""
        block = [self._titles]
        for row in rows:
            cells = ["" if np.isnan(value) else number_text(value) for value in self._numbers[row]]
            block.append([*cells[: self._class_column], self._class_of(row), *cells[self._class_column :]])
        return block_text(block)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Override QAbstractTableModel.rowCount: the students."""
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Override QAbstractTableModel.columnCount: the features, P, the class, and the line."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Override QAbstractTableModel.headerData: the names of the columns."""
        if orientation is Qt.Orientation.Vertical or section >= len(self._titles):
            return None
        if role == _Role.DisplayRole:
            return formatting.elided(self._titles[section])
        if role == _Role.TextAlignmentRole:
            return self._alignment(section)
        return self._titles[section] if role == _Role.ToolTipRole else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Override QAbstractTableModel.data: short to look at, with every digit on hover."""
        row, column = index.row(), index.column()
        if row >= len(self._numbers) or column >= len(self._titles):
            return None
        is_class = column == self._class_column
        if role == _Role.TextAlignmentRole:
            return self._alignment(column)
        if role == _Role.ForegroundRole:
            return self._colours.get(self._labels[row]) if is_class else None
        if role not in {_Role.DisplayRole, _Role.ToolTipRole}:
            return None
        is_short = role == _Role.DisplayRole
        if is_class:
            return self._class_of(row).upper() if is_short else self._class_of(row)
        return self._number(row, column, is_short=is_short)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if column == self._class_column else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _class_of(self, row: int) -> str:
        label = self._labels[row]
        return self._class_names[label] if label in self._colours else ""

    def _number(self, row: int, column: int, *, is_short: bool) -> str:
        value = float(self._numbers[row, column - (column > self._class_column)])
        if not is_short:
            return formatting.exact(value)
        is_feature = column < self._class_column - 1
        return formatting.brief(value) if is_feature else formatting.fixed(value, _DECIMALS)
