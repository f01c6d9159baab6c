"""The prose of a lesson: Markdown as rich text, in which live numbers change in place."""

import math
from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lrviz.files.lesson_condition import Value
from lrviz.files.lesson_text import LiveNumber, LiveText, with_numbers
from lrviz.views.formatting import UNDEFINED, brief, count, fixed
from lrviz.views.lesson_markdown import html_of

_AS_TYPED = frozenset({"learning_rate", "threshold", "speed", "prediction.x", "sigma.z"})
"""Numbers that someone chose: they are told as they would be typed."""
_DECIMALS = 4
_OPEN = "…"


def told(number: LiveNumber, value: Value) -> str:
    """Return a live number as it stands in a sentence."""
    if isinstance(value, str):
        return value.replace("_", " ")
    if value is None or math.isnan(value):
        return UNDEFINED
    if isinstance(value, int):
        return count(value).replace("-", "−")
    if number.decimals is None and number.name in _AS_TYPED:
        return "max" if math.isinf(value) else brief(value)
    return fixed(value, _DECIMALS if number.decimals is None else number.decimals)


class LiveLabel(QLabel):
    """Text that can be selected and leads nowhere: links are told as text, and nothing is ever loaded."""

    def __init__(self, text: LiveText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live_text = text
        self._template = ""
        self._texts: list[str] = []
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_numbers(None)
        self._typeset()

    def show_numbers(self, values: Mapping[str, Value] | None) -> None:
        """Show what the live numbers are now; nothing is drawn anew where none has changed.

        None stands for numbers that do not belong to what is shown: they are left open.
        """
        numbers = self._live_text.numbers
        texts = [_OPEN if values is None else told(number, values.get(number.name)) for number in numbers]
        if texts != self._texts:
            self._texts = texts
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Override QLabel.changeEvent to set the text in the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._typeset()

    def _typeset(self) -> None:
        self._template = html_of(self._live_text.markdown, self.font())
        self._fill()

    def _fill(self) -> None:
        if self._template:
            self.setText(with_numbers(self._template, self._number))

    def _number(self, place: int) -> str:
        return f'<span style="font-weight:600">{escape(self._texts[place])}</span>'
