"""A scene in the text of a lesson: what it shows, what to look at, and what to try."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lrviz.files.lesson_condition import Value
from lrviz.files.lesson_scene import Scene
from lrviz.views.lesson_prose import LiveLabel
from lrviz.views.lesson_task import TaskLine
from lrviz.views.theme import LIGHT, Theme

_SIDE, _TOP, _SPACING = 12, 8, 6
_RADIUS, _BAR = 6.0, 4.0


class SceneCard(QWidget):
    """A frame with a button that sets the window up; the scene that is shown has a bar at its side and says so."""

    requested = Signal(int)

    def __init__(self, index: int, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._title_text = scene.title
        self._theme = LIGHT
        self._is_current = False
        self._look = None if scene.look is None else LiveLabel(scene.look)
        self._tasks = [TaskLine(task) for task in scene.tasks]
        self._title, self._button = self._made_title(), QToolButton()
        self._button.setObjectName(f"lesson_scene_{index + 1}")
        self._button.setProperty("outlined", True)
        self._button.clicked.connect(self._on_button_clicked)
        page = QVBoxLayout(self)
        page.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        page.setSpacing(_SPACING)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(top)
        if self._look is not None:
            page.addWidget(self._look)
        if self._tasks:
            heading = QLabel("Try")
            heading.setProperty("muted", True)
            page.addWidget(heading)
        for task in self._tasks:
            page.addWidget(task)
        self.show_current(is_current=False)

    def _made_title(self) -> QLabel:
        title = QLabel(self._title_text)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        font = QFont(title.font())
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        return title

    def show_current(self, *, is_current: bool) -> None:
        """Mark the scene as the one that is shown, or not."""
        self._is_current = is_current
        self._button.setText("Start over" if is_current else "Show")
        what = f"Start the scene “{self._title_text}” over" if is_current else f"Show the scene “{self._title_text}”"
        self._button.setAccessibleName(what)
        self._button.setToolTip(what)
        if not is_current:
            self._fill(None)
        self.setAccessibleName(f"Scene {self._index + 1}, {self._title_text}{', shown now' if is_current else ''}")
        self.update()

    def show_solved(self, solved: Sequence[bool]) -> None:
        """Tick the tasks that are solved."""
        for task, is_solved in zip(self._tasks, solved, strict=False):
            task.show_solved(is_solved=is_solved)

    def show_numbers(self, values: Mapping[str, Value]) -> None:
        """Show the live numbers while the scene is shown: of another one they would not be true."""
        if self._is_current:
            self._fill(values)

    def show_theme(self, theme: Theme) -> None:
        """Draw the frame in the colours of `theme`."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent to draw the frame, and the bar of the scene that is shown."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._theme.accent if self._is_current else self._theme.line), 1.0))
        painter.setBrush(QColor(self._theme.page))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if self._is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawRoundedRect(QRectF(1.0, _RADIUS, _BAR, self.height() - 2 * _RADIUS), _BAR / 2, _BAR / 2)

    def _fill(self, values: Mapping[str, Value] | None) -> None:
        if self._look is not None:
            self._look.show_numbers(values)
        for task in self._tasks:
            task.show_numbers(values)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.requested.emit(self._index)
