"""Students in, the probability of the class out."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lrviz.files.students import Reading, Student, read_students
from lrviz.views import formatting
from lrviz.views.elided_label import ElidedLabel
from lrviz.views.entry_keys import EntryKeys
from lrviz.views.prediction_list import PredictionList
from lrviz.views.prediction_output import PredictionOutput
from lrviz.views.prediction_values import NO_ANSWERS, Answers
from lrviz.views.silence import silenced
from lrviz.views.still import Still
from lrviz.views.style import field_palette
from lrviz.views.theme import LIGHT, Theme

_MOST_CHARACTERS = 100_000
_TOO_LONG = f"This is too long: at most {_MOST_CHARACTERS:,} characters at a time."
_NARROWEST_INPUT = 80
_SETTLING_MS = 50
"""Qt passes a smaller least size up from layout to layout, an event each."""


class PredictionPanel(QWidget):
    """Asks for predictions while numbers are typed; an empty field, or a text that is no number, asks for none.

    One student's answer is a line of its own; several have a sum, and a list under it that is always equally high.
    """

    prediction_requested = Signal(object)
    """The students, as a tuple of tuples of floats; empty where nothing is asked."""
    entry_ended = Signal()
    """The entry was ended with Enter."""
    room_released = Signal()
    """The list has gone, and the layout has settled: docks keep a size that is no longer needed until they are told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._names: tuple[str, ...] = ("x",)
        self._classes = ("0", "1")
        self._students: tuple[Student, ...] = ()
        self._problem = ""
        self._caption = ElidedLabel()
        self._caption.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._input = QLineEdit()
        self._input.setObjectName("prediction_input")
        self._input.setMaxLength(_MOST_CHARACTERS)
        self._input.setMinimumWidth(_NARROWEST_INPUT)
        self._caption.setBuddy(self._input)
        self._output = PredictionOutput()
        self._line = ElidedLabel()
        self._line.setObjectName("prediction_line")
        self._line.setAccessibleName("What the line of least squares says")
        self._line.setProperty("muted", True)
        self._list = PredictionList()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self.room_released)
        self._place()
        self.show_names(self._names, self._classes)
        self.show_answers(NO_ANSWERS)
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
        for part in (Still(self._output), self._line, self._list):
            page.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def text(self) -> str:
        """What is asked, as it was typed."""
        return self._input.text()

    @property
    def students(self) -> tuple[Student, ...]:
        """The numbers of each student that is asked for."""
        return self._students

    def show_names(self, feature_names: tuple[str, ...], class_names: tuple[str, str]) -> None:
        """Take the names from the data: of the features, and of class 0 and 1; what is typed is read with them."""
        self._names, self._classes = feature_names, class_names
        count, names = len(feature_names), ", ".join(feature_names)
        self._caption.show_text(formatting.elided(names))
        self._input.setAccessibleName(names)
        example = "5 6.5 8" if count == 1 else f"{' '.join('5' * count)}; {' '.join('7' * count)}"
        what = f"A value of {names}" if count == 1 else f"Numbers for {names}"
        self._input.setToolTip(f"{what}, to see P({class_names[1]}). Several students: {example}")
        self._input.setPlaceholderText("a number, or several" if count == 1 else f"{count} numbers")
        self._read()

    def show_input(self, text: str) -> None:
        """Show another question; the answer is to follow by `show_answers`."""
        with silenced(self._input):
            self._input.setText(text)
        self._read()

    def show_answers(self, answers: Answers) -> None:
        """Show what the model says of `students`."""
        is_list = len(answers) > 1
        if is_list:
            self._list.show_answers(answers, self._names, self._classes)
        had_list = not self._list.isHidden()
        self._list.setVisible(is_list)
        has_line = len(answers) == 1 and answers.line is not None
        if answers.line is not None and has_line:
            value = float(answers.line[0])
            self._line.show_text(f"line: {formatting.fixed(value, 3)}, no probability")
            self._line.setToolTip(f"The line of least squares says {formatting.exact(value)}.")
        self._line.setVisible(has_line)
        if not self._problem:
            self._output.show_answers(answers, self._classes)
        if had_list and not is_list:
            self._settling.start()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the classes and of what is wrong from `theme`."""
        self._theme = theme
        self._output.show_theme(theme)
        self._list.show_theme(theme)
        self._input.setPalette(field_palette(theme, is_wrong=bool(self._problem)))

    def _on_text_changed(self) -> None:
        self._read()
        self.prediction_requested.emit(self._students)

    def _read(self) -> None:
        """Take the students from the text, and say what is wrong with those that cannot be read."""
        reading = read_students(self.text, self._names)
        if len(self.text) >= _MOST_CHARACTERS:
            reading = Reading((), _TOO_LONG)  # what was pasted may have been cut off
        self._students = reading.students
        if reading.problem != self._problem:
            self._problem = reading.problem
            self._input.setAccessibleDescription(reading.problem)
            self._input.setPalette(field_palette(self._theme, is_wrong=bool(reading.problem)))
        if reading.problem:
            self._output.show_problem(reading.problem)
