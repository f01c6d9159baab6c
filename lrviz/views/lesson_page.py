"""The text of one lesson: prose, formulas and scenes, one under the other."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lrviz.files.lesson import Block, Formula, Lesson
from lrviz.files.lesson_condition import Value
from lrviz.files.lesson_scene import Scene
from lrviz.views.formula import FormulaView
from lrviz.views.lesson_prose import LiveLabel
from lrviz.views.lesson_scene import SceneCard
from lrviz.views.theme import Theme

_LEFT, _TOP, _RIGHT, _SPACING = 1, 4, 8, 12
_TITLE_GROWTH = 1.35


class LessonPage(QWidget):
    """Made once for a lesson; afterwards only what changes is drawn anew."""

    scene_requested = Signal(int)

    def __init__(self, lesson: Lesson, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[LiveLabel] = []
        self._formulas: list[FormulaView] = []
        self._cards: list[SceneCard] = []
        page = QVBoxLayout(self)
        page.setContentsMargins(_LEFT, _TOP, _RIGHT, _TOP)
        page.setSpacing(_SPACING)
        page.addWidget(_title(lesson.title))
        for block in lesson.blocks:
            page.addWidget(self._made(block))
        page.addStretch(1)
        self.show_theme(theme)

    def card(self, index: int) -> SceneCard | None:
        """Return the card of a scene; None if there is no such scene."""
        return self._cards[index] if 0 <= index < len(self._cards) else None

    def show_current(self, index: int | None) -> None:
        """Mark the scene that is shown."""
        for place, card in enumerate(self._cards):
            card.show_current(is_current=place == index)

    def show_solved(self, index: int, solved: Sequence[bool]) -> None:
        """Tick the solved tasks of one scene."""
        card = self.card(index)
        if card is not None:
            card.show_solved(solved)

    def show_numbers(self, values: Mapping[str, Value]) -> None:
        """Show the live numbers."""
        for label in self._labels:
            label.show_numbers(values)
        for card in self._cards:
            card.show_numbers(values)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        for formula in self._formulas:
            formula.show_theme(theme)
        for card in self._cards:
            card.show_theme(theme)

    def _made(self, block: Block) -> QWidget:
        if isinstance(block, Formula):
            self._formulas.append(FormulaView(block.tex))
            return self._formulas[-1]
        if isinstance(block, Scene):
            card = SceneCard(len(self._cards), block)
            card.requested.connect(self.scene_requested)
            self._cards.append(card)
            return card
        self._labels.append(LiveLabel(block))
        return self._labels[-1]


def _title(text: str) -> QLabel:
    title = QLabel(text)
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setWordWrap(True)
    font = QFont(title.font())
    font.setPointSizeF(font.pointSizeF() * _TITLE_GROWTH)
    font.setWeight(QFont.Weight.DemiBold)
    title.setFont(font)
    return title
