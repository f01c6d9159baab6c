"""The body of the fit's panel: the sigmoid over one axis, or the plane of two features."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from lrviz.views.fit_plot import FitPlot
from lrviz.views.plane_plot import PlanePlot


class FitStack(QStackedWidget):
    """Shows one of two plots."""

    def __init__(self, fit: FitPlot, plane: PlanePlot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fit_stack")
        self.fit, self.plane = fit, plane
        self.addWidget(fit)
        self.addWidget(plane)
        self.setFocusProxy(fit)

    def show_fit(self) -> None:
        """Show the sigmoid."""
        self._show(self.fit)

    def show_plane(self) -> None:
        """Show the plane."""
        self._show(self.plane)

    def _show(self, plot: QWidget) -> None:
        self.setCurrentWidget(plot)
        self.setFocusProxy(plot)
