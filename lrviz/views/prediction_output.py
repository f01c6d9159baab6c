"""The answer to a prediction, as one line: of one student, or the sum of several."""

import numpy as np
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lrviz.views import formatting
from lrviz.views.elided_label import ElidedLabel
from lrviz.views.prediction_values import NO_CLASS, Answers
from lrviz.views.theme import LIGHT, TITLE_POINTS, Theme

_LONGEST_NAME = 14
_DECIMALS = 3
_SUM = 2
"""The look of a sum: it has no class."""


class PredictionOutput(ElidedLabel):
    """P(pass) = 0.631 → PASS in the colour of its class, or 3 of 5 PASS, or what is wrong with the question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prediction_output")
        self.setAccessibleName("Prediction")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        title = QFont(self.font())
        title.setPointSize(TITLE_POINTS)
        title.setBold(True)
        self.setFixedHeight(QFontMetrics(title).height())
        self._theme = LIGHT
        self._classes = ("0", "1")
        self._problem = ""
        self._state = NO_CLASS
        self._look: object = None
        self._answer, self._every_digit = "", ""

    def show_problem(self, problem: str) -> None:
        """Show what is wrong with the question."""
        self._problem, self._answer = problem, ""
        self.show_text(problem)
        self._paint()

    def show_answers(self, answers: Answers, classes: tuple[str, str]) -> None:
        """Show what the model says of one student or more; of none, "–"."""
        self._problem, self._classes = "", classes
        if len(answers) > 1:
            self._show_sum(answers)
        elif len(answers) == 1:
            self._show_one(float(answers.probabilities[0]), int(answers.labels[0]))
        else:
            self._state, self._answer = NO_CLASS, ""
            self.show_text(f"{self._asked()} = {formatting.UNDEFINED}")
        self._paint()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the classes and of what is wrong from `theme`."""
        self._theme = theme
        self._look = None  # a new style sheet takes away what was painted before
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QLabel.resizeEvent to tell the answer as fully as there is room."""
        super().resizeEvent(event)
        if self._answer:
            self._fit_answer()

    def _show_one(self, probability: float, label: int) -> None:
        name = "" if label == NO_CLASS else self._classes[label]
        self._state = label
        self._answer = formatting.fixed(probability, _DECIMALS) + (f" → {_shortened(name).upper()}" if name else "")
        self._every_digit = f"P({self._classes[1]}) = {formatting.exact(probability)}" + (f" → {name}" if name else "")
        self._paint()
        self._fit_answer()

    def _fit_answer(self) -> None:
        """Show P(class) = 0.631 → CLASS, or where that has no room P = 0.631 → CLASS."""
        text = f"{self._asked()} = {self._answer}"
        if self.fontMetrics().horizontalAdvance(text) > self.width():
            text = f"P = {self._answer}"
        self.show_text(text)
        self.setToolTip(self._every_digit)

    def _show_sum(self, answers: Answers) -> None:
        labels = answers.labels
        positive, untold = (int(np.count_nonzero(labels == label)) for label in (1, NO_CLASS))
        rest = f", {formatting.count(untold)} without a probability" if untold else ""
        of_all = f"{formatting.count(positive)} of {formatting.count(len(answers))}"
        self._state, self._answer = _SUM, ""
        self.show_text(f"{of_all} {_shortened(self._classes[1]).upper()}{rest}")
        self.setToolTip(f"{of_all}: {self._classes[1]}{rest}")

    def _asked(self) -> str:
        return f"P({_shortened(self._classes[1])})"

    def _paint(self) -> None:
        """Choose colour and weight: the class's, an error's, or muted while there is no answer."""
        look = (self._theme.name, bool(self._problem), self._state)
        if look == self._look:
            return
        self._look = look
        theme = self._theme
        plain = self.parentWidget()
        font = QFont() if plain is None else QFont(plain.font())
        colour = theme.error
        if not self._problem:
            font.setPointSize(TITLE_POINTS)
            font.setBold(True)
            colour = {0: theme.class_0_text, 1: theme.class_1_text, _SUM: theme.ink}.get(self._state, theme.muted)
        shown = QPalette()
        shown.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(shown)
        self.setFont(font)


def _shortened(name: str) -> str:
    """Return a class name that leaves room for the number."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
