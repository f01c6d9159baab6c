"""The cells of the data table: how they are painted, and the editor, which is checked while it is typed in."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from lrviz.views.cell_validation import is_intermediate, read_cell
from lrviz.views.data_table_cells import NumberPainter
from lrviz.views.data_table_model import DataTableModel, Index
from lrviz.views.data_table_texts import column_name
from lrviz.views.theme import LIGHT

_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class CellDelegate(QStyledItemDelegate):
    """An editor that says at once what is wrong with its text, and refuses it when it is committed."""

    feature_accepted = Signal(int, int, float)
    """Data row, column, and another value than there was."""
    label_accepted = Signal(int, int)
    """Data row and the other label."""
    refused = Signal(str)
    left = Signal(int, int)
    """How many rows down and editable columns right the user wants to go after an edit that was not refused."""

    def __init__(self, model: DataTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._numbers = NumberPainter(model)
        self._was_good = True
        self.error_colour = LIGHT.error

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate.paint to paint most cells without asking the style."""
        if not self._numbers.paint(painter, option, index, self._model.ground(index)):
            super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Override QStyledItemDelegate.createEditor to make a line edit that is checked as it is typed in."""
        editor = QLineEdit(parent, frame=False)
        editor.setObjectName("cell_editor")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAutoFillBackground(True)
        row, column = int(self._model.order[index.row()]), index.column()
        editor.setAccessibleName(f"{column_name(self._model.dataset, column)}, row {row + 1}")
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
            name = column_name(self._model.dataset, column)
            self.refused.emit(f"Row {row + 1}, {name}: {problem} The old value is kept.")
            return
        self._was_good = True
        if value == self._model.values(column)[row]:
            return
        if column == self._model.label_column:
            self.label_accepted.emit(row, int(value))
        else:
            self.feature_accepted.emit(row, column, value)

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
            return "" if is_intermediate(self._model.dataset, column, text) else str(problem)
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
