"""The code view beside a run that is in the hands of the test."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lrviz.controllers.code import CodeController
from lrviz.views.actions import Actions
from lrviz.views.code_view import CodeView
from tests.state.stage import Stage


class Desk:
    """A stage, and the code beside it."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.session = stage, stage.session
        self.actions = Actions()
        self.view = CodeView(self.actions)
        qtbot.addWidget(self.view)
        self.view.resize(420, 300)
        self.code = CodeController(stage.session, stage.player, self.actions, self.view)

    def next(self, times: int = 1) -> None:
        for _ in range(times):
            self.actions.next_line.trigger()

    @property
    def lit(self) -> str:
        """What the lit line says."""
        listing = self.view.findChild(QPlainTextEdit, "code_listing")
        assert f"Line {self.code.line} " in listing.accessibleDescription()
        return listing.toPlainText().split("\n")[self.code.line - 1].strip()

    def label(self, name: str) -> QLabel:
        return self.view.findChild(QLabel, f"code_variable_{name}")

    def exact(self, name: str) -> list[float]:
        """Return a variable's value, every digit of it."""
        lines = self.label(name).toolTip().split("=", 1)[1].split("\n")
        return [float(line.replace("−", "-")) for line in lines if line.strip()]

    @property
    def marked(self) -> set[str]:
        labels = self.view.findChildren(QLabel)
        return {label.objectName().removeprefix("code_variable_") for label in labels if label.text().startswith("▸")}

    @property
    def note(self) -> str:
        return self.view.findChild(QLabel, "code_note").text()
