"""One window with all that works behind it, from its first to its last moment."""

import atexit
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Slot
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import delete, isValid

from lrviz.app.parts import Parts
from lrviz.app.wiring import Wiring
from lrviz.controllers.preferences import PreferencesController
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.files.builtin import load_builtin
from lrviz.state.analyst import Analyst
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.picture import picture

_SWITCH_SECONDS = 0.0005
"""How long one thread keeps the interpreter while another waits; Python's own 5 ms would be felt in every frame."""
_open_programs: set["Program"] = set()
_closed_programs: list["Program"] = []
"""Both keep Python's collector away: it takes the parts of a window in any order, which ends the process in a crash."""


class Program(QObject):
    """All parts of one window."""

    def __init__(self, dataset: Dataset, path: str | None = None) -> None:
        super().__init__()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self.parts = Parts()
        self.window = self.parts.window
        self.session = Session(dataset, path, self)
        self.player = Player(self.session, self)
        self.analyst = Analyst(self)
        self.wiring = Wiring(self.parts, self.session, self.player, self.analyst)
        self.window.arrange()
        self.parts.fit.setFocus()
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
            self.wiring.close()
            _closed_programs.append(self)

    def choose_theme(self, name: str) -> None:
        """Dress the window: light, dark, or as the system is."""
        self.wiring.appearance.choose_theme(name)

    def remember_in(self, path: Path) -> None:
        """Restore theme, window and panels from the file at `path`, and write them there when the window is closed."""
        PreferencesController(self.window, self.wiring.appearance, path)

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
            drawn = self.parts.drawable(view)
            drawn.setParent(None)
        drawn.resize(*size)
        if drawn is self.window:
            self.window.arrange()
        drawn.show()
        QCoreApplication.processEvents()
        self.parts.actions.fit_views.trigger()
        while self.analyst.is_busy or self.wiring.squared_error.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.processEvents()
        return picture(drawn, suffix)


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
    destroy_closed()
    return Program(load_builtin("exam") if dataset is None else dataset, path).window


def destroy_closed() -> None:
    """Destroy closed windows as Qt does it, from the top down; what they show goes last, when no view listens.

    Nothing of them is left to Python's collector, which may run in a thread of the next window.
    """
    while _closed_programs:
        program = _closed_programs.pop()
        for part in (*program.parts.roots, program):
            if isValid(part):
                delete(part)


@atexit.register
def _destroy_all() -> None:
    """End what is still open when the process ends."""
    for program in list(_open_programs):
        program.close()
    destroy_closed()
