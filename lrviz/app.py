"""The composition root: builds every part once and hands each what it needs."""

import atexit
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QSize, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import delete, isValid

from lrviz.controllers.appearance import AppearanceController, Themed
from lrviz.controllers.documents import Desk, DocumentsController
from lrviz.controllers.editing import EditingController
from lrviz.controllers.landscape import LandscapeController
from lrviz.controllers.prediction import PredictionController
from lrviz.controllers.preferences import PreferencesController
from lrviz.controllers.presentation import PresentationController, Views
from lrviz.controllers.training import Controls, TrainingController
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.files.builtin import BUILTIN, load_builtin
from lrviz.state.analyst import Analyst
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.convergence_plot import ConvergencePlot
from lrviz.views.data_table import DataTable
from lrviz.views.dialogs import Dialogs
from lrviz.views.fit_plot import FitPlot
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.main_window import Bars, MainWindow
from lrviz.views.menus import DataSetEntry, Menus
from lrviz.views.message_bar import MessageBar
from lrviz.views.panels import Bodies, Panels
from lrviz.views.picture import picture
from lrviz.views.prediction import PredictionPanel
from lrviz.views.status_sentence import StatusSentence
from lrviz.views.step_card import StepCard
from lrviz.views.timeline import Timeline
from lrviz.views.transport import Transport

_SWITCH_SECONDS = 0.0005
"""How long one thread keeps the interpreter while another waits; Python's own 5 ms would be felt in every frame."""
_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900
_open_programs: set["Program"] = set()
_closed_programs: list["Program"] = []
"""Both keep Python's collector away: it takes the parts of a window in any order, which ends the process in a crash."""


class Program(QObject):
    """All parts of one window."""

    def __init__(self, dataset: Dataset, path: str | None = None) -> None:
        super().__init__()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._build_views()
        self.session = Session(dataset, path, self)
        self.player = Player(self.session, self)
        self.analyst = Analyst(self)
        self._build_controllers()
        self.window.arrange()
        self.fit.setFocus()
        _open_programs.add(self)
        self.window.closed.connect(self.close)
        self.window.destroyed.connect(self.close)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.close)

    @Slot()
    def close(self) -> None:
        """End the threads; to be called as often as one likes. The window can still be looked at."""
        if self in _open_programs:
            _open_programs.discard(self)
            self.player.close()
            self.analyst.close()
            _closed_programs.append(self)

    def remember_in(self, path: Path) -> None:
        """Restore theme, window and panels from the file at `path`, and write them there when the window is closed."""
        PreferencesController(self.window, self.appearance, path)

    def train(self, iterations: int, learning_rate: float) -> None:
        """Make a run of at most `iterations` from the start, all at once; it ends early when it has converged."""
        session = self.session
        session.set_learning_rate(learning_rate)
        document = session.document
        if document.dataset.sample_count:
            start = document.trajectory.parameters[0]
            run = descend(document.problem, session.method, start, iterations, session.tolerance)
            session.show(document.with_trajectory(run))

    def draw(self, view: str, size: tuple[int, int], suffix: str) -> bytes:
        """Return a picture of the window or one plot, `size` pixels large, as .png, .svg or .pdf."""
        drawn: QWidget = self.window
        if view != "window":
            drawn = {"fit": self.fit, "landscape": self.landscape, "convergence": self.convergence}[view]
            drawn.setParent(None)
        drawn.resize(*size)
        if drawn is self.window:
            self.window.arrange()
        drawn.show()
        QCoreApplication.processEvents()
        self.actions.fit_views.trigger()
        while self.analyst.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.processEvents()
        return picture(drawn, suffix)

    def _build_views(self) -> None:
        self.actions = Actions()
        self.table, self.fit = DataTable(), FitPlot()
        self.landscape, self.convergence = LandscapePlot(), ConvergencePlot()
        self.timeline, self.transport = Timeline(), Transport(self.actions)
        self.step_card, self.prediction = StepCard(), PredictionPanel()
        self.message_bar, self.status = MessageBar(), StatusSentence()
        bodies = Bodies(self.table, self.prediction, self.fit, self.step_card, self.landscape, self.convergence)
        self.panels = Panels(bodies, self.actions)
        self.window = MainWindow(self.panels, Bars(self.transport, self.message_bar, self.timeline, self.status))
        self.window.resize(_first_size())
        self.actions.setParent(self.window)  # for whoever looks for an action by its name
        self.dialogs = Dialogs(self.window)
        data_sets = [DataSetEntry(entry.key, entry.title, entry.note) for entry in BUILTIN]
        toggles = [dock.toggleViewAction() for dock in self.window.docks]
        self.menus = Menus(self.window, self.actions, toggles, data_sets)
        for plot in self.plots:
            self.actions.attach_plot_keys(plot)
        self.actions.log_scale.toggled.connect(self.convergence.show_log_scale)
        for bar in (self.transport, self.prediction):
            bar.entry_ended.connect(self.fit.setFocus)

    @property
    def plots(self) -> tuple[FitPlot, LandscapePlot, ConvergencePlot]:
        """The plots, which `draw` may have taken out of the window."""
        return (self.fit, self.landscape, self.convergence)

    def _build_controllers(self) -> None:
        """Make the controllers, which live as long as the window, their parent."""
        session, player, analyst = self.session, self.player, self.analyst
        themed: tuple[Themed, ...] = (self.window, *self.plots, self.table, self.transport)
        themed = (*themed, self.prediction, self.message_bar, self.actions)
        self.appearance = AppearanceController(self.window, self.actions, themed, self.plots, self.dialogs)
        views = Views(self.table, self.fit, self.convergence, self.step_card, self.timeline, self.status, self.panels)
        PresentationController(session, player, analyst, views, self.window)
        LandscapeController(session, analyst, self.landscape)
        controls = Controls(self.actions, self.transport, self.timeline, self.dialogs, self.message_bar)
        TrainingController(session, player, analyst, controls, self.window)
        EditingController(session, self.actions, self.table, self.fit, self.message_bar)
        PredictionController(session, self.prediction, self.fit)
        desk = Desk(self.window, self.menus, self.actions, self.table, self.dialogs, self.message_bar)
        DocumentsController(session, player, desk)


def create_window(dataset: Dataset | None = None, path: str | None = None) -> QMainWindow:
    """Return the whole program's window, not yet shown, on the existing QApplication.

    Closing it ends its threads; it is destroyed when the next one is made, or at the end of the process.

    Parameters
    ----------
    dataset : Dataset, optional
        What it opens with; the exam data if left out.
    path : str, optional
        The file that `dataset` came from, to which Save writes.
    """
    _destroy_closed()
    return Program(load_builtin("exam") if dataset is None else dataset, path).window


def _destroy_closed() -> None:
    """Destroy closed windows as Qt does it, from the top down; what they show goes last, when no view listens.

    Nothing of them is left to Python's collector, which may run in a thread of the next window.
    """
    while _closed_programs:
        program = _closed_programs.pop()
        for part in (program.window, *program.plots, program):
            if isValid(part):
                delete(part)


@atexit.register
def _destroy_all() -> None:
    """End what is still open when the process ends."""
    for program in list(_open_programs):
        program.close()
    _destroy_closed()


def _first_size() -> QSize:
    """Return the window's first size: 1440 × 900, or what the screen has room for."""
    return QSize(_FIRST_WIDTH, _FIRST_HEIGHT).boundedTo(QGuiApplication.primaryScreen().availableSize())
