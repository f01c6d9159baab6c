"""The lesson beside the plots: which chapter, its text, and the way back to one's own work."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lrviz.files.lesson import Lesson
from lrviz.files.lesson_condition import Value
from lrviz.views.lesson_page import LessonPage
from lrviz.views.theme import LIGHT, Theme
from lrviz.views.wheel_guard import WheelGuard

_SPACING = 6
_AIR = 8
"""Pixels above a scene that was scrolled to."""
_SHORTEST_CHOOSER = 8


class LessonPanel(QWidget):
    """Shows a lesson; what is pressed is asked for by signals."""

    chapter_requested = Signal(int)
    scene_requested = Signal(int)
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_panel")
        self.setAccessibleName("Lesson")
        self._theme = LIGHT
        self._page: LessonPage | None = None
        self._revealed: QWidget | None = None
        self._chooser = QComboBox()
        self._chooser.setObjectName("lesson_chapter")
        self._chooser.setAccessibleName("Chapter")
        self._chooser.setMinimumContentsLength(_SHORTEST_CHOOSER)
        self._chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chooser.activated.connect(self.chapter_requested)
        WheelGuard(self._chooser)
        self._previous = _button("lesson_previous_chapter", "‹", "Previous chapter")
        self._previous.clicked.connect(self._on_previous_clicked)
        self._next = _button("lesson_next_chapter", "›", "Next chapter")
        self._next.clicked.connect(self._on_next_clicked)
        self._leave = _button("lesson_leave", "Leave", "Leave the lesson, and take back your own work as it was")
        self._leave.clicked.connect(self.leave_requested)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("lesson_text")
        self._scroll.setAccessibleName("Text of the lesson")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._reveal_clock = QTimer(self)
        self._reveal_clock.setSingleShot(True)
        self._reveal_clock.timeout.connect(self._on_reveal_clock_timeout)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._on_bar_range_changed)
        bar.actionTriggered.connect(self._on_bar_action_triggered)
        self._place()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(_SPACING)
        top.addWidget(self._chooser, 1)
        for button in (self._previous, self._next, self._leave):
            top.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(_SPACING)
        page.addLayout(top)
        page.addWidget(self._scroll, 1)

    def show_chapters(self, titles: Sequence[str], current: int) -> None:
        """Offer these chapters, of which `current` is shown."""
        self._chooser.clear()
        self._chooser.addItems(list(titles))
        self._chooser.setCurrentIndex(current)
        self._previous.setEnabled(current > 0)
        self._next.setEnabled(current < len(titles) - 1)

    def show_lesson(self, lesson: Lesson) -> None:
        """Show the text of `lesson` from its beginning."""
        self._reveal_clock.stop()
        self._revealed = None
        page = LessonPage(lesson, self._theme)
        page.scene_requested.connect(self.scene_requested)
        self._scroll.setWidget(page)  # which deletes the one before
        page.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(0)
        self._page = page

    def show_scene(self, index: int | None, *, is_revealed: bool = True) -> None:
        """Mark the scene that is shown, and scroll to it; it stays there until the user scrolls."""
        if self._page is None:
            return
        self._page.show_current(index)
        self._revealed = self._page.card(index) if is_revealed and index is not None else None
        self._reveal_clock.start(0)  # when what is new has been laid out

    def show_solved(self, index: int, solved: Sequence[bool]) -> None:
        """Tick the solved tasks of one scene."""
        if self._page is not None:
            self._page.show_solved(index, solved)

    def show_numbers(self, values: Mapping[str, Value]) -> None:
        """Show the live numbers; the text stays where it is."""
        if self._page is not None:
            self._page.show_numbers(values)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        if self._page is not None:
            self._page.show_theme(theme)

    @Slot()
    def _on_previous_clicked(self) -> None:
        self.chapter_requested.emit(self._chooser.currentIndex() - 1)

    @Slot()
    def _on_next_clicked(self) -> None:
        self.chapter_requested.emit(self._chooser.currentIndex() + 1)

    @Slot()
    def _on_bar_range_changed(self) -> None:
        if self._revealed is not None:
            self._reveal_clock.start(0)

    @Slot()
    def _on_bar_action_triggered(self) -> None:
        self._revealed = None

    @Slot()
    def _on_reveal_clock_timeout(self) -> None:
        if self._revealed is not None:
            self._scroll.verticalScrollBar().setValue(self._revealed.y() - _AIR)


def _button(name: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setProperty("outlined", True)
    return button
