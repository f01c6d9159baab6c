"""Accuracy, precision, recall and the area under the ROC curve, with what they are shares of."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from lrviz.core.metrics import Confusion
from lrviz.views.formatting import UNDEFINED, exact, fixed
from lrviz.views.read_out import ReadOut

_LONGEST = "0.0000"
_SPACING, _COLUMN_GAP = 6, 8
_TIPS = {
    "accuracy": "(TP + TN) / all: the share of all rows that is predicted right",
    "precision": "TP / (TP + FP): of the rows predicted to be class 1, the share that is",
    "recall": "TP / (TP + FN): of the rows that are class 1, the share that is predicted to be: the true positive rate",
    "auc": "Area under the ROC curve: how often a row of class 1 has a larger h than one of class 0. 0.5 is guessing.",
}
_CAPTIONS = {"accuracy": "Accuracy", "precision": "Precision", "recall": "Recall", "auc": "AUC"}


class RatesTable(QWidget):
    """One line a rate; a rate of nothing is undefined, not 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = {name: ReadOut(f"{name}_value", caption, _LONGEST) for name, caption in _CAPTIONS.items()}
        self._captions = [self._caption(name) for name in _CAPTIONS]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_SPACING)
        self._grid.setVerticalSpacing(1)
        self._columns = 0
        self.show_in_columns(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_confusion(None)
        self.show_auc(None)

    def _caption(self, name: str) -> QLabel:
        caption = QLabel(_CAPTIONS[name])
        caption.setProperty("muted", True)
        caption.setToolTip(_TIPS[name])
        caption.setBuddy(self._values[name])
        return caption

    def size_in_columns(self, columns: int) -> QSize:
        """Return the size that it takes in one column or in two."""
        rows = len(self._captions) // columns
        captions = [label.sizeHint().width() for label in self._captions]
        value = max(read_out.width() for read_out in self._values.values())
        width = sum(max(captions[first : first + rows]) + _SPACING + value for first in range(0, len(captions), rows))
        height = rows * (max(label.sizeHint().height() for label in self._captions) + 1)
        return QSize(width + (columns - 1) * (_COLUMN_GAP + 2 * _SPACING), height)

    def show_in_columns(self, columns: int) -> None:
        """Place the rates in one column, or in two."""
        if columns == self._columns:
            return
        self._columns = columns
        rows = len(self._captions) // columns
        for place, (caption, value) in enumerate(zip(self._captions, self._values.values(), strict=True)):
            row, column = place % rows, place // rows
            self._grid.addWidget(caption, row, 3 * column)
            self._grid.addWidget(value, row, 3 * column + 1)
        self._grid.setColumnMinimumWidth(2, _COLUMN_GAP if columns > 1 else 0)

    def show_confusion(self, confusion: Confusion | None) -> None:
        """Show the rates of these counts; None is told as undefined."""
        counts = Confusion(0, 0, 0, 0) if confusion is None else confusion
        right, predicted, actual = counts.tp + counts.tn, counts.tp + counts.fp, counts.tp + counts.fn
        self._show("accuracy", counts.accuracy, (right, right + counts.fp + counts.fn))
        self._show("precision", counts.precision, (counts.tp, predicted))
        self._show("recall", counts.recall, (counts.tp, actual))

    def show_auc(self, auc: float | None) -> None:
        """Show the area under the ROC curve; None is told as undefined."""
        self._values["auc"].show_number(fixed(auc), exact(auc))

    def _show(self, name: str, share: float | None, parts: tuple[int, int]) -> None:
        told = f"{parts[0]} / {parts[1]} = {exact(share)}"
        self._values[name].show_number(fixed(share), UNDEFINED + ": nothing to divide by" if share is None else told)
