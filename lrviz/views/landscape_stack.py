"""Where the landscape is drawn: as a map, or as a surface."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.surface_view import SurfaceView


class LandscapeStack(QStackedWidget):
    """Shows one of the two."""

    def __init__(self, plot: LandscapePlot, surface: SurfaceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("landscape_stack")
        self.plot, self.surface = plot, surface
        self.addWidget(plot)
        self.addWidget(surface)
        self.setFocusProxy(plot)

    @Slot(bool)
    def show_surface(self, is_wanted: bool) -> None:
        """Show the surface, or the map."""
        shown = self.surface if is_wanted else self.plot
        self.setCurrentWidget(shown)
        self.setFocusProxy(shown)
