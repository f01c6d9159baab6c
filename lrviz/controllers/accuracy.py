"""Accuracy while training: shown in place of the cost when the user wishes it."""

from PySide6.QtCore import QObject, Slot

from lrviz.core.accuracy_curve import AccuracyCurve
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.convergence_plot import ConvergencePlot


class AccuracyController(QObject):
    """Hands the plot what works out the accuracy of the present data at the present threshold."""

    def __init__(self, session: Session, actions: Actions, convergence: ConvergencePlot) -> None:
        super().__init__(convergence)
        self._session = session
        self._actions = actions
        self._convergence = convergence
        actions.accuracy_curve.toggled.connect(self._on_accuracy_curve_toggled)
        session.dataset_changed.connect(self._show)
        session.threshold_changed.connect(self._on_session_threshold_changed)

    @Slot(bool)
    def _on_accuracy_curve_toggled(self, is_wished: bool) -> None:
        """Show the accuracy or the cost; a logarithm there is of the cost only."""
        self._actions.log_scale.setEnabled(not is_wished)
        if is_wished:
            self._show()
        else:
            self._convergence.show_accuracy(None)

    @Slot(float)
    def _on_session_threshold_changed(self, _threshold: float) -> None:
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._actions.accuracy_curve.isChecked():
            curve = AccuracyCurve(self._session.document.problem, self._session.threshold)
            self._convergence.show_accuracy(curve)
