"""One number in, the probability of the class out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lrviz.files.numbers import NumberError, parse_number
from lrviz.views import formatting
from lrviz.views.elided_label import ElidedLabel
from lrviz.views.entry_keys import EntryKeys
from lrviz.views.silence import silenced
from lrviz.views.style import field_palette
from lrviz.views.theme import LIGHT, TITLE_POINTS, Theme

_MOST_CHARACTERS = 40
_NARROWEST_INPUT = 80
_LONGEST_NAME = 14


class PredictionPanel(QWidget):
    """Asks for a prediction while a number is typed; an empty field, or a text that is no number, asks for none."""

    prediction_requested = Signal(object)
    """The number as a float, or None."""
    entry_ended = Signal()
    """A number was typed and ended with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._problem = ""
        self._label: int | None = None
        self._look: object = None
        self._answer, self._every_digit = "", ""
        self._positive_class = "1"
        self._caption = ElidedLabel()
        self._caption.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._input = QLineEdit()
        self._input.setObjectName("prediction_input")
        self._input.setMaxLength(_MOST_CHARACTERS)
        self._input.setMinimumWidth(_NARROWEST_INPUT)
        self._output = ElidedLabel()
        self._output.setObjectName("prediction_output")
        self._output.setAccessibleName("Prediction")
        self._output.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._caption.setBuddy(self._input)
        self._place()
        self.show_names("x", ("0", "1"))
        self.show_availability(is_available=True)
        self._input.textChanged.connect(self._on_text_changed)
        EntryKeys(self._input).ended.connect(self.entry_ended)

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._caption)
        line.addWidget(self._input, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(6)
        page.addLayout(line)
        page.addWidget(self._output)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_names(self, feature_name: str, class_names: tuple[str, str]) -> None:
        """Take the names from the data: of the feature, and of class 0 and 1."""
        self._positive_class = class_names[1]
        self._caption.show_text(feature_name)
        self._input.setAccessibleName(feature_name)
        self._input.setToolTip(f"A value of {feature_name}, to see P({self._positive_class})")
        if not self._input.text():
            self._show_nothing()

    def show_input(self, text: str) -> None:
        """Show another question; the answer is to follow by `show_prediction`."""
        with silenced(self._input):
            self._input.setText(text)
        self._problem = ""
        self._show_nothing()

    def show_availability(self, *, is_available: bool) -> None:
        """Let a number be entered, or say why not."""
        self.setEnabled(is_available)
        self._input.setPlaceholderText("a number" if is_available else "for data with one feature")

    def show_prediction(self, probability: float | None, label: int | None, class_name: str) -> None:
        """Show P(class 1) and the class that follows; None while nothing is asked, or nothing can be said."""
        if self._problem:
            return
        if not self._input.text().strip():
            self._show_nothing()
            return
        self._label = label
        self._answer = formatting.fixed(probability, 3)
        self._answer += "" if label is None else f" → {_shortened(class_name).upper()}"
        self._every_digit = f"P({self._positive_class}) = {formatting.exact(probability)} → {class_name}".removesuffix(
            " → "
        )
        self._paint()
        self._show_answer()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the classes and of what is wrong from `theme`."""
        self._theme = theme
        self._look = None  # a new style sheet takes away what was painted before
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to tell the answer as fully as there is room."""
        super().resizeEvent(event)
        if self._answer:
            self._show_answer()

    def _show_nothing(self) -> None:
        self._label = None
        self._answer = ""
        self._output.show_text(f"{self._asked()} = {formatting.UNDEFINED}")
        self._paint()

    def _show_answer(self) -> None:
        """Show P(class) = 0.631 → CLASS, or where that has no room P = 0.631 → CLASS."""
        text = f"{self._asked()} = {self._answer}"
        if self._output.fontMetrics().horizontalAdvance(text) > self._output.width():
            text = f"P = {self._answer}"
        self._output.show_text(text)
        self._output.setToolTip(self._every_digit)

    def _asked(self) -> str:
        return f"P({_shortened(self._positive_class)})"

    def _on_text_changed(self, text: str) -> None:
        value: float | None = None
        problem = ""
        if text.strip():
            try:
                value = parse_number(text)
            except NumberError as error:
                problem = str(error)
        self._problem = problem
        self._input.setAccessibleDescription(problem)
        if problem:
            self._answer = ""
            self._output.show_text(problem)
        elif value is None:
            self._show_nothing()
        self._paint()
        self.prediction_requested.emit(value)

    def _paint(self) -> None:
        """Choose colour and weight: the class's, an error's, or muted while there is no answer."""
        look = (self._theme.name, bool(self._problem), self._label)
        if look == self._look:
            return
        self._look = look
        theme = self._theme
        shown = QPalette()
        font = QFont(self._caption.font())
        if self._problem:
            colour = theme.error
        else:
            font.setPointSize(TITLE_POINTS)
            font.setBold(True)
            colour = {0: theme.class_0_text, 1: theme.class_1_text, None: theme.muted}[self._label]
        shown.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self._input.setPalette(field_palette(theme, is_wrong=bool(self._problem)))
        self._output.setPalette(shown)
        self._output.setFont(font)


def _shortened(name: str) -> str:
    """Return a class name that leaves room for the number."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
