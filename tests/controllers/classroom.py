"""A session with a lesson panel, and stand-ins for the parts of the window that a scene sets up."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.lesson import LessonController
from lrviz.controllers.lesson_stage import Stage
from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Window
from lrviz.state.analyst import Analyst
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.data_table import DataTable
from lrviz.views.dialogs import Dialogs
from lrviz.views.lesson_panel import LessonPanel
from lrviz.views.lesson_scene import SceneCard
from lrviz.views.message_bar import MessageBar

FIRST = """# First

```scene
title = "Run"
iterations = 250
learning_rate = 0.2
iteration_limit = 400
speed = "max"
threshold = 0.3
start = [0.5, -1.0]
views = ["fit", "losses"]
options = ["line", "log-scale"]
z = 2.0
predict = "5; 6.5; 8"
window = [[-1.0, -16.0], [4.0, 5.0]]
```

```scene
title = "By hand"
parameters = [1.7, -8.0]
start = [1.0, 1.0]
```
"""
SECOND = """# Second

```scene
title = "Generated"
generated = {samples = 30, noise = 1.0, seed = 4, features = 2}
standardize = true
views = ["data", "evaluation"]
```
"""
THIRD = "# Third\n\nOnly words, and J = {{cost}}.\n"


def written(folder: Path) -> list[Path]:
    """Return the files of three chapters, written into `folder`."""
    for name, text in (("01-a.md", FIRST), ("02-b.md", SECOND), ("03-c.md", THIRD)):
        (folder / name).write_text(text, "utf-8")
    return sorted(folder.glob("*.md"))


class FakeWindow(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[str, ...] | None = None

    def show_scene(self, names: Sequence[str]) -> None:
        self.shown = tuple(names)

    def leave_scene(self) -> None:
        self.shown = None


class FakeQuestions:
    def __init__(self) -> None:
        self.text = "6.5"

    @property
    def values(self) -> FloatArray:
        return np.array([[float(x)] for x in self.text.split(";") if x]).reshape(-1, 1)

    def ask(self, text: str) -> None:
        self.text = text


class FakeSigmoid:
    def __init__(self) -> None:
        self.z = -1.0

    def show_z(self, z: float) -> None:
        self.z = z


class FakeLandscape:
    def __init__(self) -> None:
        self.windows: list[Window] = []

    def show_window(self, window: Window) -> None:
        self.windows.append(window)


class FakeCode:
    line: int | None = 7


class Classroom(QObject):
    """Everything that a lesson touches."""

    def __init__(self, dataset: Dataset, qtbot: QtBot, shipped: Sequence[Path]) -> None:
        super().__init__()
        self.session = Session(dataset)
        self.player = Player(self.session)
        self.analyst = Analyst()
        self.session.dataset_changed.connect(self._on_session_dataset_changed)
        self._on_session_dataset_changed()
        self.parent_widget, self.panel = QWidget(), LessonPanel()
        self.message_bar, self.table = MessageBar(), DataTable()
        for widget in (self.parent_widget, self.panel, self.message_bar, self.table):
            qtbot.addWidget(widget)
        self.panel.resize(360, 600)
        self.actions = Actions()
        self.window, self.prediction, self.sigmoid = FakeWindow(), FakeQuestions(), FakeSigmoid()
        self.landscape, self.code = FakeLandscape(), FakeCode()
        self.dialogs = Dialogs(self.parent_widget)
        self.stage = Stage(
            window=self.window,
            panel=self.panel,
            actions=self.actions,
            dialogs=self.dialogs,
            message_bar=self.message_bar,
            table=self.table,
            prediction=self.prediction,
            sigmoid=self.sigmoid,
            landscape=self.landscape,
            code=self.code,
        )
        self.lesson = LessonController(self.session, self.player, self.analyst, self.stage, shipped)

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        self.analyst.ask_analysis(self.session.document.problem)

    def close(self) -> None:
        self.player.close()
        self.analyst.close()


def place(room: Classroom) -> tuple[int, int | None]:
    """Return the chapter that the chooser shows, and the scene that is marked."""
    chapter = room.panel.findChild(QComboBox, "lesson_chapter").currentIndex()
    cards = room.panel.findChildren(SceneCard)
    marked = [number for number, card in enumerate(cards) if "shown now" in card.accessibleName()]
    return chapter, marked[0] if marked else None
