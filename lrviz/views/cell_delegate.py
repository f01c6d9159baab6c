"""From text to cells: what may be typed in one, and what may be pasted over many.

    read_cell(exam, 0, "4.5")     → 4.5
    read_cell(exam, 1, "Pass")    → 1.0
    read_cell(exam, 0, "abc")     raises ValueError('"abc" is not a number.')

An editor is checked while it is typed in; a block is taken whole or, if one of its cells is bad, not at all.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from lrviz.core.arrays import FloatArray, IntArray, frozen
from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.files.numbers import number_text, parse_number
from lrviz.views.data_table_model import DataTableModel, Index
from lrviz.views.theme import LIGHT

_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_COMPUTED = "h(x), loss and h − y are computed: only the other columns can be pasted over. Nothing was pasted."


@dataclass(frozen=True, eq=False)
class Paste:
    """What the data shall hold: (k, d) features and (k,) labels in k data rows, of which those ≥ m are new."""

    rows: tuple[int, ...]
    features: FloatArray
    labels: FloatArray


def read_cell(dataset: Dataset, column: int, text: str) -> float:
    """Return the feature or label that a text means; raise ValueError with a sentence if it means none."""
    if column == dataset.feature_count:
        return _read_label(dataset, text)
    value = parse_number(text)
    if abs(value) > LARGEST_FEATURE:
        largest = number_text(LARGEST_FEATURE).replace("+", "")
        raise ValueError(f'"{text.strip()}" is too large: a feature is at most {largest} in magnitude.')
    return value


def _read_label(dataset: Dataset, text: str) -> float:
    word = text.strip().casefold()
    try:
        number = parse_number(word)
    except ValueError:
        number = None
    if number in {0, 1}:  # comes first: the table shows labels as 0 and 1, whatever the classes are called
        return float(number or 0)
    for label, name in enumerate(dataset.classes):
        if word == name.strip().casefold():
            return float(label)
    choices = ["0", "1", *(name for name in dataset.classes if name not in {"0", "1"})]
    raise ValueError(f'"{text.strip()}" is no label: write {", ".join(choices[:-1])} or {choices[-1]}.')


def _may_become_good(dataset: Dataset, column: int, text: str) -> bool:
    """Tell whether more typing can make a value of it, such as of "", "-", "1e" or "pa"."""
    start = text.strip().casefold()
    if column == dataset.feature_count:
        return not start or any(name.casefold().startswith(start) for name in dataset.classes)
    return _is_good(dataset, column, start + "1")


def _is_good(dataset: Dataset, column: int, text: str) -> bool:
    try:
        read_cell(dataset, column, text)
    except ValueError:
        return False
    return True


def block_paste(dataset: Dataset, block: list[list[str]], rows: IntArray, column: int) -> Paste:
    """Resolve a block pasted from `column` on over these data rows, and over new ones when they are used up.

    Raises
    ------
    ValueError
        With a sentence: if the block is ragged, too wide, lacks a column of a new row, or has a bad cell.
    """
    skipped = int(len(block) > 1 and _is_header(dataset, block[0]))
    taken = block[skipped:]
    widths = {len(row) for row in taken}
    room = dataset.feature_count + 1 - column
    if len(widths) != 1:
        raise ValueError("The rows of the pasted block are not equally long. Nothing was pasted.")
    if room < 1:
        raise ValueError(_COMPUTED)
    width = widths.pop()
    if width > room:
        raise ValueError(
            f"The pasted block has {width} columns, but only {room} can be edited from here on. Nothing was pasted."
        )
    kept = rows[: len(taken)]
    added = np.arange(len(taken) - len(kept)) + dataset.sample_count
    if len(added) and width <= dataset.feature_count:
        names = ", ".join(dataset.feature_names)
        raise ValueError(
            f"The pasted block goes over the end, and a new row needs {names} and {dataset.label_name}. "
            "Nothing was pasted."
        )
    values = [
        [_read_pasted(dataset, column + c, cell, (r + skipped, c)) for c, cell in enumerate(row)]
        for r, row in enumerate(taken)
    ]
    table = np.vstack([_table(dataset, kept), np.zeros((len(added), dataset.feature_count + 1))])
    table[:, column : column + width] = values
    return _paste(np.concatenate([kept, added]), table)


def fill_paste(dataset: Dataset, text: str, rows: IntArray, chosen: npt.NDArray[np.bool_]) -> Paste:
    """Resolve one value pasted over chosen cells (k, d + 4) of k data rows; raise ValueError if one cannot be it."""
    if chosen[:, dataset.feature_count + 1 :].any():
        raise ValueError(_COMPUTED)
    table = _table(dataset, rows)
    for column in np.flatnonzero(chosen.any(axis=0)):
        table[chosen[:, column], column] = _read_pasted(dataset, int(column), text, (0, 0))
    return _paste(rows, table)


def _table(dataset: Dataset, rows: IntArray) -> FloatArray:
    return np.column_stack([dataset.features[rows], dataset.labels[rows]])


def _paste(rows: IntArray, table: FloatArray) -> Paste:
    return Paste(tuple(rows.tolist()), frozen(table[:, :-1]), frozen(table[:, -1]))


def _is_header(dataset: Dataset, cells: list[str]) -> bool:
    return not any(_is_number(cell) or _is_good(dataset, dataset.feature_count, cell) for cell in cells)


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except ValueError:
        return False
    return True


def _read_pasted(dataset: Dataset, column: int, text: str, place: tuple[int, int]) -> float:
    try:
        return read_cell(dataset, column, text)
    except ValueError as problem:
        row, block_column = place
        raise ValueError(
            f"Row {row + 1}, column {block_column + 1} of the pasted block: {problem} Nothing was pasted."
        ) from problem


class CellDelegate(QStyledItemDelegate):
    """An editor that says at once what is wrong with its text, and refuses it when it is committed."""

    accepted = Signal(int, int, float)
    """Data row, column, and another value than there was."""
    refused = Signal(str)
    left = Signal(int, int)
    """How many rows down and editable columns right the user wants to go after an edit that was not refused."""

    def __init__(self, model: DataTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._was_good = True
        self.error_colour = LIGHT.error

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Override QStyledItemDelegate.createEditor to make a line edit that is checked as it is typed in."""
        editor = QLineEdit(parent, frame=False)
        editor.setObjectName("cell_editor")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAutoFillBackground(True)
        row, column = int(self._model.order[index.row()]), index.column()
        editor.setAccessibleName(f"{self._model.column_name(column)}, row {row + 1}")
        editor.textChanged.connect(lambda text: self._check(editor, column, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Override QStyledItemDelegate.setEditorData to fill in the present value, but never over typed text."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Override QStyledItemDelegate.setModelData to say what the user wishes; the model is not touched."""
        assert isinstance(editor, QLineEdit)
        row, column = int(self._model.order[index.row()]), index.column()
        self._was_good = False
        try:
            value = read_cell(self._model.dataset, column, editor.text())
        except ValueError as problem:
            name = self._model.column_name(column)
            self.refused.emit(f"Row {row + 1}, {name}: {problem} The old value is kept.")
            return
        self._was_good = True
        if value != self._model.values(column)[row]:
            self.accepted.emit(row, column, value)

    def _check(self, editor: QLineEdit, column: int, text: str) -> None:
        sentence = self._complaint(column, text)
        if sentence == editor.accessibleDescription():
            return
        editor.setAccessibleDescription(sentence)
        editor.setStyleSheet(f"QLineEdit {{ border: 2px solid {self.error_colour}; }}" if sentence else "")
        QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), sentence, editor)

    def _complaint(self, column: int, text: str) -> str:
        try:
            read_cell(self._model.dataset, column, text)
        except ValueError as problem:
            return "" if _may_become_good(self._model.dataset, column, text) else str(problem)
        return ""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Override QStyledItemDelegate.eventFilter to go on in the direction of Enter, Tab or Shift+Tab."""
        step = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if step is None or event.type() != QEvent.Type.KeyPress or not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if self._was_good:
            self.left.emit(*step)
        return True
