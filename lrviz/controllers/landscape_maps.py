"""When the landscape is mapped anew: at once or, while something is dragged, between the frames of the drag."""

from PySide6.QtCore import QObject, QTimer, Slot

from lrviz.core.chart import Chart
from lrviz.state.analyst import Analyst
from lrviz.state.grip import Grip
from lrviz.views.landscape_plot import LandscapePlot

PAUSE_MS = 120
"""A map is computed and drawn in half a frame: too long for each, and often enough if the eye sees it follow."""


class LandscapeMaps(QObject):
    """Asks for the map of the window that the plot shows; of several charts that wait for it, the latest is mapped."""

    def __init__(self, grip: Grip, analyst: Analyst, plot: LandscapePlot) -> None:
        super().__init__(plot)
        self._grip = grip
        self._analyst = analyst
        self._plot = plot
        self._chart: Chart | None = None
        self._is_due = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.catch_up)

    def is_asked_for(self, chart: Chart) -> bool:
        """Whether the last map that was asked for holds what `chart` holds."""
        return self._chart is not None and chart.holds_same(self._chart)

    def ask(self, chart: Chart) -> None:
        """Have `chart` mapped now."""
        self._pause.stop()
        self._is_due, self._chart = False, chart
        self._analyst.ask_landscape(chart, self._plot.shown_window)

    def ask_soon(self, chart: Chart, pause: int = PAUSE_MS) -> None:
        """Have `chart` mapped now or, while something is held, after `pause` milliseconds, or what is left of them."""
        if not self._grip.is_held:
            self.ask(chart)
        else:
            self._is_due, self._chart = True, chart
            if not self._pause.isActive() or pause < self._pause.remainingTime():
                self._pause.start(pause)

    @Slot()
    def catch_up(self) -> None:
        """Have mapped what still waits for it."""
        if self._is_due and self._chart is not None:
            self.ask(self._chart)

    def forget(self) -> None:
        """Have no map, where nothing can be drawn."""
        self._pause.stop()
        self._is_due, self._chart = False, None
        self._analyst.forget_landscape()
