"""w and b by hand, and the switch between raw and standardised features."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.core.arrays import frozen
from lrviz.core.by_hand_range import natural_reach, reach_for
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.parameters_panel import ParametersPanel


class ParametersController(QObject):
    """Sets θ in the data's own units, whatever the descent runs in; the sliders follow the run."""

    def __init__(self, session: Session, analyst: Analyst, actions: Actions, panel: ParametersPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._analyst = analyst
        self._action = actions.standardize
        self._panel = panel
        self._gesture: object = None
        self._origin = session.document.origin
        self._natural = self._reach = natural_reach(session.document.dataset.features)
        panel.parameters_drag_started.connect(self._on_panel_parameters_drag_started)
        panel.parameters_changed.connect(self._on_panel_parameters_changed)
        panel.parameters_drag_finished.connect(self._on_panel_parameters_drag_finished)
        panel.standardization_requested.connect(self._standardize)
        self._action.toggled.connect(self._standardize)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._show)
        analyst.analysis_changed.connect(self._show_costs)
        self._on_session_dataset_changed()
        self._show()

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        document = self._session.document
        self._natural = natural_reach(document.dataset.features)
        if document.origin is not self._origin:
            self._origin = document.origin
            self._reach = self._natural
        self._panel.show_features(document.dataset.feature_names)
        self._panel.show_standardization(is_standardized=document.problem.standardize)
        self._action.setChecked(document.problem.standardize)
        self._show_costs()

    @Slot()
    def _show(self) -> None:
        parameters = self._session.document.raw_parameters
        if not self._panel.is_held:
            known = zip(parameters.tolist(), self._reach, self._natural, strict=True)
            self._reach = frozen([reach_for(value, present, natural) for value, present, natural in known])
        self._panel.show_parameters(parameters.tolist(), self._reach.tolist())
        self._show_costs()

    @Slot()
    def _show_costs(self) -> None:
        document = self._session.document
        minimum = self._analyst.minimum_of(document.problem)
        if minimum is None:
            self._panel.show_costs(document.cost, None, None)
        else:
            self._panel.show_costs(document.cost, minimum.cost, minimum.gap(document.cost))

    @Slot()
    def _on_panel_parameters_drag_started(self) -> None:
        self._gesture = object()
        self._session.grip.take(self)

    @Slot(int, float)
    def _on_panel_parameters_changed(self, index: int, value: float) -> None:
        document = self._session.document
        parameters = document.raw_parameters
        if index >= len(parameters) or value == parameters[index]:
            return
        changed = np.where(np.arange(len(parameters)) == index, value, parameters)
        self._session.edit("Set w and b", document.with_parameters(changed), self._gesture)

    @Slot()
    def _on_panel_parameters_drag_finished(self) -> None:
        self._gesture = None
        self._session.grip.let_go(self)
        self._show()

    @Slot(bool)
    def _standardize(self, is_standardized: bool) -> None:
        """Go on from the same w and b in the other coordinates."""
        document = self._session.document
        if is_standardized == document.problem.standardize:
            return
        text = "Standardise features" if is_standardized else "Take features as they are"
        self._session.edit(text, document.with_standardization(is_standardized))
