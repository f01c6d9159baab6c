"""A lesson in a panel, and ways to look at it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lrviz.files.lesson import read_lesson
from lrviz.views.lesson_panel import LessonPanel
from lrviz.views.lesson_prose import LiveLabel
from lrviz.views.lesson_scene import SceneCard

CHAPTERS = ["1 · One", "2 · Two", "3 · Three"]
LONG = "\n\n".join(f"Paragraph {number}, in which there is much to be read about curves." for number in range(30))
TEXT = rf"""# Curves

J is {{{{cost}}}}.

$$
\sigma(z)
$$

```scene
title = "First"
look = "Look: {{{{cost:2}}}}."
[[try]]
task = "Below {{{{minimum.cost}}}}."
when = ["cost < 0.2"]
hint = "Pull, at {{{{boundary}}}}."
[[try]]
task = "No hint."
when = ["cost < 0.1"]
```

{LONG}

```scene
title = "Second"
```
"""


def made_panel(qtbot: QtBot) -> LessonPanel:
    """Return a panel that is shown, with the lesson `TEXT`."""
    result = LessonPanel()
    qtbot.addWidget(result)
    result.resize(360, 500)
    result.show_chapters(CHAPTERS, 1)
    result.show_lesson(read_lesson(TEXT, "curves.md"))
    result.show()
    QTest.qWait(30)
    return result


def button(panel: QWidget, name: str) -> QToolButton:
    return panel.findChild(QToolButton, name)


def cards(panel: QWidget) -> list[SceneCard]:
    return panel.findChildren(SceneCard)


def scrolled(panel: LessonPanel) -> int:
    return panel.findChild(QScrollArea).verticalScrollBar().value()


def words(part: QObject) -> str:
    """Return all that stands in the labels of `part` that can be seen."""
    document, told = QTextDocument(), []
    for label in part.findChildren(QLabel):
        if label.isVisible():
            document.setHtml(label.text()) if isinstance(label, LiveLabel) else document.setPlainText(label.text())
            told.append(document.toPlainText())
    return "\n".join(told)


def asked(signal: object) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *args: heard.append(args))
    return heard
