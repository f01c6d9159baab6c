"""A field for a number in every form in which people write one."""

import math

from PySide6.QtCore import QLocale, QPoint, QSize
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QToolTip, QWidget

from lrviz.files.numbers import NumberError, parse_number
from lrviz.views.formatting import UNDEFINED, short
from lrviz.views.silence import silenced
from lrviz.views.style import field_palette
from lrviz.views.theme import LIGHT, Theme
from lrviz.views.wheel_guard import WheelGuard

_ALL_DECIMALS = 323
_MOST_CHARACTERS = 40
_ARROWS_AND_FRAME = 34


class NumberSpinBox(QDoubleSpinBox):
    """Takes what `parse_number` takes, "." and "," decimals and exponents, between `smallest` and `largest`.

    A text that is no such number turns red and says why; the old number comes back when the field is left. The digits
    that its short text hides are kept.
    """

    def __init__(self, smallest: float, largest: float, longest_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest_text = longest_text
        self._theme = LIGHT
        self._is_undefined = False
        self.setLocale(QLocale.c())
        self.setDecimals(_ALL_DECIMALS)
        self.setRange(smallest, largest)
        self.setKeyboardTracking(False)
        self.setCorrectionMode(QDoubleSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._guard = WheelGuard(self)
        self.lineEdit().setMaxLength(_MOST_CHARACTERS)
        self.lineEdit().textChanged.connect(self._check)
        # The text that a spin box restores by itself is not told by textChanged.
        self.editingFinished.connect(self._on_editing_finished)

    def number_of(self, text: str) -> float:
        """Return the number that a text means.

        Raises
        ------
        NumberError
            With a sentence, if it is no number or not one of those that are taken.
        """
        value = parse_number(text)
        if not self.minimum() <= value <= self.maximum():
            raise NumberError(f"This is a number from {short(self.minimum())} to {short(self.maximum())}.")
        return value

    def told(self, value: float) -> str:
        """Return a number as it is shown: in six digits."""
        return short(value)

    @property
    def is_being_typed(self) -> bool:
        """Whether its text has been changed and not yet been taken as a number."""
        return self.hasFocus() and self.lineEdit().isModified()

    def show_number(self, value: float) -> None:
        """Show a number without telling it, unless another is being typed; what is not finite is shown as "–"."""
        if self.is_being_typed:
            return
        self._is_undefined = not math.isfinite(value)
        with silenced(self):
            self.setValue(self.value() if self._is_undefined else value)
        self._make_room()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of what is wrong from `theme`."""
        self._theme = theme
        self._check(self.text())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Override QDoubleSpinBox.validate to accept what is such a number, and to let the rest be typed."""
        state = QValidator.State.Intermediate if self._complaint(text) is not None else QValidator.State.Acceptable
        return state, text, position

    def valueFromText(self, text: str) -> float:
        """Override QDoubleSpinBox.valueFromText to read it, and to keep the digits that its short form hides."""
        if text == self.textFromValue(self.value()) or self._complaint(text) is not None:
            return self.value()
        self._is_undefined = False
        return self.number_of(text)

    def textFromValue(self, value: float) -> str:
        """Override QDoubleSpinBox.textFromValue to tell the number as `told` does."""
        return UNDEFINED if self._is_undefined else self.told(value)

    def sizeHint(self) -> QSize:
        """Override QDoubleSpinBox.sizeHint to hold the longest text that is shown."""
        width = self.fontMetrics().horizontalAdvance(self._longest_text) + _ARROWS_AND_FRAME
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Override QDoubleSpinBox.minimumSizeHint: its text is never cut off."""
        return self.sizeHint()

    def _make_room(self) -> None:
        """Become wider for a text that is longer than any before."""
        text, advance = self.text(), self.fontMetrics().horizontalAdvance
        if advance(text) > advance(self._longest_text):
            self._longest_text = text
            self.updateGeometry()

    def _on_editing_finished(self) -> None:
        self._check(self.text())

    def _check(self, text: str) -> None:
        """Mark a text red that no more typing can make a number of."""
        is_hopeless = text != UNDEFINED and self._complaint(text + "1") is not None
        sentence = self._complaint(text) if is_hopeless else None
        self.setPalette(field_palette(self._theme, is_wrong=sentence is not None))
        self.setAccessibleDescription(sentence or "")
        if self.hasFocus():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), sentence or "", self)

    def _complaint(self, text: str) -> str | None:
        try:
            self.number_of(text)
        except NumberError as problem:
            return str(problem)
        return None
