"""Every view of one window, made once and placed."""

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lrviz.controllers.appearance import Themed
from lrviz.files.builtin import BUILTIN
from lrviz.views.actions import Actions
from lrviz.views.bars import Bars
from lrviz.views.canvas import Canvas
from lrviz.views.code_view import CodeView
from lrviz.views.convergence_plot import ConvergencePlot
from lrviz.views.data_table import DataTable
from lrviz.views.dialogs import Dialogs
from lrviz.views.evaluation_panel import EvaluationPanel
from lrviz.views.fit_plot import FitPlot
from lrviz.views.fit_stack import FitStack
from lrviz.views.generate_dialog import GenerateDialog
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.landscape_stack import LandscapeStack
from lrviz.views.lesson_panel import LessonPanel
from lrviz.views.log_odds_plot import LogOddsPlot
from lrviz.views.loss_plot import LossPlot
from lrviz.views.main_window import MainWindow
from lrviz.views.menus import DataSetEntry, Menus
from lrviz.views.message_bar import MessageBar
from lrviz.views.panels import Panels
from lrviz.views.parameters_panel import ParametersPanel
from lrviz.views.plane_plot import PlanePlot
from lrviz.views.prediction import PredictionPanel
from lrviz.views.sigmoid_plot import SigmoidPlot
from lrviz.views.squared_error_panel import SquaredErrorPanel
from lrviz.views.status_sentence import StatusSentence
from lrviz.views.step_card import StepCard
from lrviz.views.surface_view import SurfaceView
from lrviz.views.timeline import Timeline
from lrviz.views.transport import Transport

_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900


class Parts:
    """The views by name, their window, and the actions."""

    def __init__(self) -> None:
        self.actions = Actions()
        self._make_run_views()
        self._make_guide_views()
        self.timeline, self.transport = Timeline(), Transport(self.actions)
        self.message_bar, self.status = MessageBar(), StatusSentence()
        self.panels = Panels(self._bodies(), self.actions)
        self.window = MainWindow(self.panels, Bars(self.transport, self.message_bar, self.timeline, self.status))
        self.window.resize(_first_size())
        self.actions.setParent(self.window)  # for whoever looks for an action by its name
        self.dialogs, self.generate_dialog = Dialogs(self.window), GenerateDialog(self.window)
        data_sets = [DataSetEntry(entry.key, entry.title, entry.note) for entry in BUILTIN]
        toggles = [dock.toggleViewAction() for dock in self.window.docks if dock.objectName() != "lesson_dock"]
        self.menus = Menus(self.window, self.actions, toggles, data_sets)
        self._connect()

    def _make_run_views(self) -> None:
        self.table, self.prediction = DataTable(), PredictionPanel()
        self.fit, self.plane = FitPlot(), PlanePlot()
        self.fits = FitStack(self.fit, self.plane)
        self.landscape, self.surface = LandscapePlot(), SurfaceView()
        self.landscapes = LandscapeStack(self.landscape, self.surface)
        self.convergence, self.step_card = ConvergencePlot(), StepCard()

    def _make_guide_views(self) -> None:
        self.lesson, self.parameters = LessonPanel(), ParametersPanel()
        self.sigmoid, self.losses, self.log_odds = SigmoidPlot(), LossPlot(), LogOddsPlot()
        self.squared_error, self.evaluation = SquaredErrorPanel(), EvaluationPanel()
        self.code = CodeView(self.actions)

    def _connect(self) -> None:
        """Connect what concerns views alone."""
        for plot in self.plots:
            self.actions.attach_plot_keys(plot)
        self.actions.log_scale.toggled.connect(self.convergence.show_log_scale)
        self.actions.surface.toggled.connect(self.landscapes.show_surface)
        for panel in (self.transport, self.prediction, self.parameters, self.evaluation):
            panel.entry_ended.connect(self.fit.setFocus)
        self.prediction.room_released.connect(self.window.share_out)

    def _bodies(self) -> dict[str, QWidget]:
        return {
            "data": self.table,
            "prediction": self.prediction,
            "fit": self.fits,
            "step": self.step_card,
            "landscape": self.landscapes,
            "convergence": self.convergence,
            "lesson": self.lesson,
            "parameters": self.parameters,
            "sigmoid": self.sigmoid,
            "losses": self.losses,
            "log_odds": self.log_odds,
            "squared_error": self.squared_error,
            "evaluation": self.evaluation,
            "code": self.code,
        }

    @property
    def plots(self) -> tuple[Canvas, ...]:
        """Every plot."""
        of_run = (self.fit, self.plane, self.landscape, self.convergence)
        return (*of_run, self.sigmoid, self.losses, self.log_odds, self.squared_error.plot, self.evaluation.plot)

    def drawable(self, view: str) -> QWidget:
        """Return the plot that `lrviz render` calls `view`."""
        shown_fit = self.plane if self.fits.currentWidget() is self.plane else self.fit
        return {"fit": shown_fit, "landscape": self.landscape, "convergence": self.convergence}[view]

    @property
    def themed(self) -> tuple[Themed, ...]:
        """All that takes on the colours of a theme."""
        panels = (self.table, self.prediction, self.parameters, self.evaluation, self.squared_error, self.lesson)
        others = (self.surface, self.code, self.transport, self.message_bar, self.actions, self.generate_dialog)
        return (self.window, *self.plots, *panels, *others)

    @property
    def roots(self) -> tuple[QObject, ...]:
        """What is destroyed, from the top down, when the window is: `Program.draw` may have taken a plot out of it."""
        return (self.window, *self.plots)


def _first_size() -> QSize:
    """Return the window's first size: 1440 × 900, or what the screen has room for."""
    return QSize(_FIRST_WIDTH, _FIRST_HEIGHT).boundedTo(QGuiApplication.primaryScreen().availableSize())
