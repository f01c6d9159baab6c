"""The predictions of several students, one under the other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lrviz.views.prediction_model import PredictionModel
from lrviz.views.prediction_values import Answers
from lrviz.views.theme import Theme

_SHOWN_ROWS = 5
_ROW_HEIGHT, _HEADER_HEIGHT = 19, 22


class PredictionList(QTableView):
    """Features, P and class of each student: five in sight, the others by scrolling, and all of them to be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prediction_list")
        self.setAccessibleName("Predictions")
        self._table = PredictionModel()
        self.setModel(self._table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(_HEADER_HEIGHT)
        self.setFixedHeight(_SHOWN_ROWS * _ROW_HEIGHT + _HEADER_HEIGHT)
        copy = QAction("Copy as columns", self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_answers(self, answers: Answers, feature_names: tuple[str, ...], class_names: tuple[str, str]) -> None:
        """Show the predictions."""
        self._table.show_answers(answers, feature_names, class_names)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the classes from `theme`."""
        self._table.show_theme(theme)
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected students, or all if none is, on the clipboard: with the columns' names and every digit."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        text = self._table.columns_text(rows or range(self._table.rowCount()))
        QGuiApplication.clipboard().setText(text)

    def event(self, event: QEvent) -> bool:
        """Override QTableView.event to keep the key for copying, which the window has for the data."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_copying(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QTableView.keyPressEvent to copy as columns."""
        if _is_copying(event):
            self.copy()
        else:
            super().keyPressEvent(event)


def _is_copying(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
