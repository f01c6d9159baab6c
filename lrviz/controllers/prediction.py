"""The prediction: hours in, P(pass) out, following the descent."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.core.dataset import LARGEST_FEATURE
from lrviz.core.logistic import sigmoid
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
        dataset = self._session.document.dataset
        self._panel.show_names(dataset.feature_names[0], dataset.classes)
        self._panel.setEnabled(dataset.feature_count == 1)

    @Slot()
    def _show(self) -> None:
        document = self._session.document
        if self._x is None or document.dataset.feature_count != 1:
            self._panel.show_prediction(None, 0, "")
            self._fit.show_prediction(None, 0.0)
            return
        weight, bias = document.raw_parameters
        probability = float(sigmoid(np.asarray(weight * self._x + bias)))
        label = int(probability >= THRESHOLD)
        self._panel.show_prediction(probability, label, document.dataset.classes[label])
        self._fit.show_prediction(self._x, probability)
