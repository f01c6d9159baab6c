"""One thing to try: its words, whether it is solved, and a hint for who asks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from lrviz.files.lesson_condition import Value
from lrviz.files.lesson_scene import Task
from lrviz.views.lesson_prose import LiveLabel

_OPEN, _SOLVED = "☐", "☑"
_GAP = 6


class TaskLine(QWidget):
    """A box that is ticked by the program, beside the task."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._words = QLabel(), LiveLabel(task.text)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint = None if task.hint is None else LiveLabel(task.hint)
        self._button = QToolButton()
        self._button.setText("Hint")
        self._button.setProperty("outlined", True)
        self._button.setAccessibleName("Show a hint")
        self._button.clicked.connect(self._on_button_clicked)
        line = QGridLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setHorizontalSpacing(_GAP)
        line.setVerticalSpacing(_GAP // 2)
        line.setColumnStretch(1, 1)
        line.addWidget(self._mark, 0, 0)
        line.addWidget(self._words, 0, 1)
        line.addWidget(self._button, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._button.setVisible(self._hint is not None)
        if self._hint is not None:
            line.addWidget(self._hint, 1, 1, 1, 2)
            self._hint.hide()
        self.show_solved(is_solved=False)

    def show_solved(self, *, is_solved: bool) -> None:
        """Tick the box, or clear it."""
        self._mark.setText(_SOLVED if is_solved else _OPEN)
        self._mark.setAccessibleName("solved" if is_solved else "not yet solved")
        self._mark.setProperty("solved", is_solved)
        self._mark.style().polish(self._mark)  # the style sheet colours what is solved

    def show_numbers(self, values: Mapping[str, Value] | None) -> None:
        """Show the live numbers in task and hint; None leaves them open."""
        self._words.show_numbers(values)
        if self._hint is not None:
            self._hint.show_numbers(values)

    @Slot()
    def _on_button_clicked(self) -> None:
        if self._hint is not None:
            is_wanted = self._hint.isHidden()
            self._hint.setVisible(is_wanted)
            self._button.setText("Hide hint" if is_wanted else "Hint")
            self._button.setAccessibleName("Hide the hint" if is_wanted else "Show a hint")
