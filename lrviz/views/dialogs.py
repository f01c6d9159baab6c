"""The few questions that are asked in a box of their own."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from lrviz.core.descent import MOST_ITERATIONS

_FILTER = "Data files (*.csv *.tsv *.txt);;All files (*)"
_LESSON_FILTER = "Lessons (*.md);;All files (*)"


class Unsaved(Enum):
    """What to do with unsaved edits."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Dialogs(QObject):
    """Asks over `parent`."""

    unsaved_answered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._unsaved_box: QMessageBox | None = None

    def ask_open_path(self, folder: str) -> str | None:
        """Return the file that the user chose to open, or None."""
        path, _ = QFileDialog.getOpenFileName(self._parent, "Open data", folder, _FILTER)
        return path or None

    def ask_lesson_path(self, folder: str) -> str | None:
        """Return the lesson that the user chose to open, or None."""
        path, _ = QFileDialog.getOpenFileName(self._parent, "Open a lesson", folder, _LESSON_FILTER)
        return path or None

    def ask_save_path(self, suggested: str) -> str | None:
        """Return where the user wants to save, or None; a name without a suffix gets .csv."""
        path, _ = QFileDialog.getSaveFileName(self._parent, "Save data", suggested, _FILTER)
        if not path or Path(path).suffix:
            return path or None
        # The box has asked about the name without .csv only: about a file of the full name it has to ask once more.
        full = f"{path}.csv"
        return self.ask_save_path(full) if Path(full).exists() else full

    def ask_iteration(self, present: int) -> int | None:
        """Return the iteration to go to, or None."""
        iteration, accepted = QInputDialog.getInt(
            self._parent, "Go to iteration", "Iteration:", present, 0, MOST_ITERATIONS
        )
        return iteration if accepted else None

    def ask_about_unsaved(self, name: str) -> None:
        """Ask what to do with the unsaved edits of `name`; `unsaved_answered` follows. One question at a time."""
        if self._unsaved_box is not None:
            self._unsaved_box.raise_()
            return
        buttons = QMessageBox.StandardButton
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Unsaved edits",
            f"“{name}” has edits that are not saved.",
            buttons.Save | buttons.Discard | buttons.Cancel,
            self._parent,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setDefaultButton(buttons.Save)
        box.finished.connect(self._on_unsaved_box_finished)
        self._unsaved_box = box
        box.open()

    def show_text(self, title: str, text: str) -> None:
        """Show a text to read, such as the list of keys."""
        box = QMessageBox(self._parent)
        box.setWindowTitle(title)
        box.setText(text)
        box.exec()

    @Slot(int)
    def _on_unsaved_box_finished(self, result: int) -> None:
        if self._unsaved_box is not None:
            self._unsaved_box.deleteLater()
            self._unsaved_box = None
        buttons = QMessageBox.StandardButton
        answers = {buttons.Save.value: Unsaved.SAVE, buttons.Discard.value: Unsaved.DISCARD}
        self.unsaved_answered.emit(answers.get(result, Unsaved.CANCEL))
