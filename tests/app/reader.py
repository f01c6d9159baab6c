"""A student who reads the guide: opens chapters and scenes, and sees which tasks are ticked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMainWindow, QSlider, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.lesson_prose import LiveLabel
from lrviz.views.lesson_scene import SceneCard
from lrviz.views.lesson_task import TaskLine
from lrviz.views.panels import TITLES
from tests.app.dialogs import Boxes
from tests.app.person import Key
from tests.app.student import Student

_MARKS = {("☐", "not yet solved"), ("☑", "solved")}
_MOST_PLAYS = 5
"""So often is Play pressed for one task."""


class Reader(Student):
    """A student at the window, and the boxes that open for them."""

    def __init__(self, window: QMainWindow, qtbot: QtBot, boxes: Boxes) -> None:
        super().__init__(window, qtbot)
        self.boxes = boxes

    @property
    def is_reading(self) -> bool:
        return self.action("lesson").isChecked()

    @property
    def place(self) -> tuple[int, int]:
        """The chapter that the list shows, and the scene that is marked as shown."""
        shown = [place for place, card in enumerate(self._cards) if "shown now" in card.accessibleName()]
        assert len(shown) == 1
        return self._chooser.currentIndex(), shown[0]

    def open(self, chapter: int, scene: int = 0) -> None:
        """Open the guide, choose a chapter in the list, and press the scene's button."""
        if not self.is_reading:
            self.choose("lesson")
        is_other = chapter != self._chooser.currentIndex()
        if is_other:
            self._chooser.setCurrentIndex(chapter)
            self._chooser.activated.emit(chapter)
        if scene or not is_other:
            self.press(f"lesson_scene_{scene + 1}")
        QApplication.processEvents()  # the panels find their places
        assert self.place == (chapter, scene)

    def leave(self) -> None:
        """Leave the guide, if it is open."""
        if self.is_reading:
            self.press("lesson_leave")

    @property
    def panels(self) -> set[str]:
        """The panels that can be seen."""
        return {name for name in TITLES if _is_seen(self.card(name))}

    def card(self, panel: str) -> QWidget:
        """Return a panel by its name."""
        return self.find(QWidget, "lesson_card" if panel == "lesson" else f"{panel}_panel")

    @property
    def live_numbers(self) -> list[str]:
        """The live numbers of the chapter's prose, and of the look, tasks and hints of the scene that is shown."""
        others = [card for card in self._cards if card is not self._shown_card]
        labels = self.find(QWidget, "lesson_panel").findChildren(LiveLabel)
        told = [label for label in labels if not any(card.isAncestorOf(label) for card in others)]
        return [text for label in told for text in label._texts]

    @property
    def ticks(self) -> list[bool]:
        """Which tasks of the scene have a tick in their box."""
        marks = [line.findChildren(QLabel)[0] for line in self._shown_card.findChildren(TaskLine)]
        assert all((mark.text(), mark.accessibleName()) in _MARKS for mark in marks)
        return [mark.accessibleName() == "solved" for mark in marks]

    def keys(self, slider: str, key: Qt.Key, times: int = 1) -> None:
        """Move a slider by a key."""
        for _ in range(times):
            self.key(self.find(QSlider, slider), key)

    def play(self) -> None:
        """Play as fast as it goes until one more task is solved, and again where the limit is reached before."""
        self.keys("speed", Key.Key_End)
        before = sum(self.ticks)
        for _ in range(_MOST_PLAYS):
            self.press("play_button")
            self.until(lambda: sum(self.ticks) > before or not self.is_playing)
            if sum(self.ticks) > before:
                break
        self.pause()

    def pause(self) -> None:
        """Stop what runs."""
        if self.is_playing:
            self.press("play_button")

    @property
    def _chooser(self) -> QComboBox:
        return self.find(QComboBox, "lesson_chapter")

    @property
    def _cards(self) -> list[SceneCard]:
        return self.find(QWidget, "lesson_panel").findChildren(SceneCard)

    @property
    def _shown_card(self) -> SceneCard:
        return self._cards[self.place[1]]


def _is_seen(card: QWidget) -> bool:
    return card.isVisible() and not card.visibleRegion().isEmpty()
