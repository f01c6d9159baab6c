"""The prediction: hours in, P(pass) out, following the descent; for one student or many."""

from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.core.least_squares import Line, fit_line
from lrviz.core.logistic import scores, sigmoid
from lrviz.core.typical import typical_row
from lrviz.files.numbers import number_text
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.fit_plot import FitPlot
from lrviz.views.prediction import PredictionPanel
from lrviz.views.prediction_values import Answers


class PredictionController(QObject):
    """Shows P(class 1) of the entered students, at the iteration shown, in the panel, and of the first on the curve."""

    def __init__(self, session: Session, actions: Actions, panel: PredictionPanel, fit: FitPlot) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._fit = fit
        self._actions = actions
        self._origin: Dataset | None = None
        self._asked_of: WeakKeyDictionary[Dataset, str] = WeakKeyDictionary()
        self._line: Line | None = None
        panel.prediction_requested.connect(self._on_panel_prediction_requested)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._show)
        session.threshold_changed.connect(self._show)
        actions.least_squares_line.toggled.connect(self._on_least_squares_line_toggled)
        self._on_session_dataset_changed()
        self._show()

    @property
    def text(self) -> str:
        """What is asked, as it was typed."""
        return self._panel.text

    @property
    def values(self) -> FloatArray:
        """The features (k, d) of the students that are asked for."""
        count = self._session.document.dataset.feature_count
        return np.array(self._panel.students, dtype=float).reshape(-1, count)

    @property
    def probabilities(self) -> FloatArray:
        """P(class 1) (k,) of each; NaN where there is none, or float64 cannot tell it."""
        document, students = self._session.document, self.values
        if document.dataset.sample_count == 0:
            return np.full(len(students), np.nan)
        with np.errstate(over="ignore", invalid="ignore"):
            told = sigmoid(scores(students, document.raw_parameters))
        told[np.abs(students).max(axis=1, initial=0.0) > LARGEST_FEATURE] = np.nan
        return told

    def ask(self, text: str) -> None:
        """Ask for what is in `text`, as if it had been typed."""
        self._panel.show_input(text)
        self._remember()
        self._show()

    @Slot(object)
    def _on_panel_prediction_requested(self, _students: object) -> None:
        self._remember()
        self._show()

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        """Take the names; of data opened anew ask for a student in their middle, of those known what was asked last."""
        document = self._session.document
        dataset = document.dataset
        self._panel.show_names(dataset.feature_names, dataset.class_titles)
        if document.origin is not self._origin:
            self._origin = document.origin
            typical = " ".join(map(number_text, typical_row(dataset.features) or ()))
            self._panel.show_input(self._asked_of.get(document.origin, typical))
        self._fit_line()

    @Slot(bool)
    def _on_least_squares_line_toggled(self, _is_shown: bool) -> None:
        self._fit_line()
        self._show()

    @Slot()
    def _show(self) -> None:
        students, told = self.values, self.probabilities
        if self._session.document.dataset.sample_count == 0:
            students, told = students[:0], told[:0]
        with np.errstate(over="ignore", invalid="ignore"):
            line = None if self._line is None else self._line.value(students[:, 0])
        self._panel.show_answers(Answers(students, told, self._session.threshold, line))
        is_drawn = students.shape[1] == 1
        self._fit.show_predictions(students[:, 0] if is_drawn else np.empty(0), told if is_drawn else np.empty(0))

    def _remember(self) -> None:
        self._asked_of[self._session.document.origin] = self._panel.text

    def _fit_line(self) -> None:
        """Take the line of least squares, while it is shown."""
        dataset = self._session.document.dataset
        is_shown = self._actions.least_squares_line.isChecked() and dataset.feature_count == 1
        self._line = fit_line(dataset.features[:, 0], dataset.labels) if is_shown else None
