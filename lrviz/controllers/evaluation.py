"""How well the model does at the threshold: counts at every iteration, the ROC curve as often as it can be afforded."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from lrviz.core.arrays import FloatArray
from lrviz.core.logistic import scores, sigmoid
from lrviz.core.metrics import Confusion, Roc
from lrviz.core.separation import has_one_class
from lrviz.state.document import Document
from lrviz.state.session import Session
from lrviz.views.evaluation_panel import EvaluationPanel
from lrviz.views.visibility import Visibility

NO_ROWS = "The ROC curve needs data."
ONE_CLASS = "The ROC curve needs both classes."
NO_NUMBERS = "No ROC curve: in some rows h is no longer a number."
_ROWS_PER_MS = 1_000
"""The curve of 100,000 rows takes 10 ms and is drawn ten times a second; up to 1,000 rows it is drawn in each frame."""


class EvaluationController(QObject):
    """Shows the threshold, and the counts, rates and ROC curve at the iteration shown, for any number of features.

    Other data are always another run too: it is enough to follow the run.
    """

    def __init__(self, session: Session, panel: EvaluationPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._probabilities: FloatArray = np.empty(0)
        self._has_numbers = True
        self._is_curve_due = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._visibility = Visibility(panel)
        self._pause.timeout.connect(self._show_curve)
        self._visibility.shown.connect(self._show_curve)
        panel.threshold_changed.connect(session.set_threshold)
        session.threshold_changed.connect(self._on_session_threshold_changed)
        session.trajectory_changed.connect(self._on_session_trajectory_changed)
        panel.show_threshold(session.threshold)
        self._on_session_trajectory_changed()

    @Slot()
    def _on_session_trajectory_changed(self) -> None:
        self._probabilities = _probabilities(self._session.document)
        self._has_numbers = not np.isnan(self._probabilities).any()
        self._show_counts()
        self._is_curve_due = True
        self._show_curve()

    @Slot(float)
    def _on_session_threshold_changed(self, threshold: float) -> None:
        self._panel.show_threshold(threshold)
        self._show_counts()

    def _show_counts(self) -> None:
        dataset = self._session.document.dataset
        confusion = None
        if self._has_numbers:
            confusion = Confusion.of(dataset.labels, self._probabilities, self._session.threshold)
        self._panel.show_confusion(confusion, dataset.class_titles)

    @Slot()
    def _show_curve(self) -> None:
        """Show the curve if another one is due, the panel can be seen, and the last one is long enough ago."""
        if not self._is_curve_due or not self._visibility.is_needed or self._pause.isActive():
            return
        self._is_curve_due = False
        dataset = self._session.document.dataset
        if dataset.sample_count == 0:
            self._panel.show_no_roc(NO_ROWS)
        elif has_one_class(dataset):
            self._panel.show_no_roc(ONE_CLASS)
        elif not self._has_numbers:
            self._panel.show_no_roc(NO_NUMBERS)
        else:
            self._panel.show_roc(Roc.of(dataset.labels, self._probabilities))
        if dataset.sample_count > _ROWS_PER_MS:
            self._pause.start(dataset.sample_count // _ROWS_PER_MS)


def _probabilities(document: Document) -> FloatArray:
    """Return h (m,) of each row at the iteration shown."""
    problem = document.problem
    with np.errstate(over="ignore", invalid="ignore"):
        return sigmoid(scores(problem.scaling.apply(problem.dataset.features), document.parameters))
