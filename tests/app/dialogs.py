"""Stands in for every box that the program can open: no test opens a real one."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox

Button = QMessageBox.StandardButton


class Boxes:
    """Gives the answers that the test has prepared, and keeps the questions."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files: list[str] = []
        """What is chosen in the next file dialogs; an empty name is Cancel."""
        self.iterations: list[tuple[int, bool]] = []
        self.asked: list[QMessageBox] = []
        """The questions about unsaved edits."""
        self.texts: list[str] = []
        """What was shown under Help."""
        monkeypatch.setattr(QFileDialog, "getOpenFileName", self._choose_file)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._choose_file)
        monkeypatch.setattr(QInputDialog, "getInt", self._choose_iteration)
        monkeypatch.setattr(QMessageBox, "open", self._keep_question())
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self.texts.append(box.text()))

    def answer(self, button: Button) -> None:
        """Press a button of the last question."""
        self.asked[-1].button(button).click()

    def _keep_question(self) -> Callable[[QMessageBox], None]:
        def keep(box: QMessageBox) -> None:  # a function becomes a method of the box, which list.append does not
            self.asked.append(box)

        return keep

    def _choose_file(self, *_arguments: object) -> tuple[str, str]:
        return _next(self.files), ""

    def _choose_iteration(self, *_arguments: object) -> tuple[int, bool]:
        return _next(self.iterations)


def _next(answers: Sequence) -> object:
    assert answers, "a box opened that the test does not expect"
    return list.pop(answers, 0)
