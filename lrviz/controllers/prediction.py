"""The prediction: hours in, P(pass) out, following the descent."""

import math

from PySide6.QtCore import QObject, Slot

from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.core.framing import typical_value
from lrviz.core.logistic import probability
from lrviz.files.numbers import number_text
from lrviz.state.session import Session
from lrviz.views.fit_plot import FitPlot
from lrviz.views.prediction import PredictionPanel

THRESHOLD = 0.5


class PredictionController(QObject):
    """Shows P(class 1) of the entered x, at the iteration shown, in the panel and on the curve."""

    def __init__(self, session: Session, panel: PredictionPanel, fit: FitPlot) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._fit = fit
        self._x: float | None = None
        self._origin: Dataset | None = None
        panel.prediction_requested.connect(self._on_panel_prediction_requested)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._show)
        self._on_session_dataset_changed()
        self._show()

    @Slot(object)
    def _on_panel_prediction_requested(self, x: float | None) -> None:
        self._x = x if x is not None and abs(x) <= LARGEST_FEATURE else None
        self._show()

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        document = self._session.document
        dataset = document.dataset
        self._panel.show_names(dataset.feature_names[0], dataset.class_titles)
        self._panel.show_availability(is_available=dataset.feature_count == 1)
        if document.origin is not self._origin:
            self._origin = document.origin
            self._x = typical_value(dataset.features)
            self._panel.show_input("" if self._x is None else number_text(self._x))

    @Slot()
    def _show(self) -> None:
        told = self._probability()
        if told is None or self._x is None:
            self._panel.show_prediction(None, None, "")
            self._fit.show_prediction(None, 0.0)
            return
        label = int(told >= THRESHOLD)
        self._panel.show_prediction(told, label, self._session.document.dataset.class_titles[label])
        self._fit.show_prediction(self._x, told)

    def _probability(self) -> float | None:
        """Return P(class 1) of the entered x; None where there is none, or float64 cannot tell it."""
        document = self._session.document
        dataset = document.dataset
        if self._x is None or dataset.feature_count != 1 or dataset.sample_count == 0:
            return None
        weight, bias = document.raw_parameters
        told = probability(weight, bias, self._x)
        return None if math.isnan(told) else told
