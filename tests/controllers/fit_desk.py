"""A session, the two plots of the fit, and the controllers between them."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.editing import EditingController
from lrviz.controllers.fit import FitController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.data_table import DataTable
from lrviz.views.fit_plot import FitPlot
from lrviz.views.fit_stack import FitStack
from lrviz.views.message_bar import MessageBar
from lrviz.views.panels import TITLES, Panels
from lrviz.views.plane_plot import PlanePlot
from tests.views.mouse import Mouse


class FitDesk:
    """What a person finds at the fit."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session, self.actions = Session(dataset), Actions()
        self.fit, self.plane, self.table = FitPlot(), PlanePlot(), DataTable()
        self.stack, self.message_bar = FitStack(self.fit, self.plane), MessageBar()
        self._others = {name: QWidget() for name in TITLES if name not in {"data", "fit"}}
        self.panels = Panels({"data": self.table, "fit": self.stack} | self._others, self.actions)
        for card in self.panels.cards.values():
            qtbot.addWidget(card)
        qtbot.addWidget(self.message_bar)
        self.table.show_dataset(dataset)
        self.session.dataset_changed.connect(lambda: self.table.show_dataset(self.session.document.dataset))
        FitController(self.session, self.actions, self.stack, self.panels)
        EditingController(self.session, self.actions, self.table, self.stack, self.message_bar)
        self.panels.fit.resize(520, 340)
        self.panels.fit.show()
        QApplication.processEvents()

    @property
    def plot(self) -> FitPlot | PlanePlot:
        """The plot that is seen."""
        return self.fit if self.stack.currentWidget() is self.fit else self.plane

    @property
    def mouse(self) -> Mouse:
        return Mouse(self.plot.viewport())

    @property
    def theta(self) -> list[float]:
        return [float(value) for value in self.session.document.raw_parameters]

    @property
    def header(self) -> tuple[str, str]:
        return self.panels.fit.title, self.panels.fit.subtitle

    @property
    def boundary(self) -> str:
        return self.panels.boundary.text()

    @property
    def undo_count(self) -> int:
        return self.session.undo_stack.count()

    def set(self, *theta: float) -> None:
        """Set w and b, as a drag elsewhere would."""
        self.session.show(self.session.document.with_parameters(frozen(theta)))

    def train(self, steps: int, learning_rate: float = 0.1) -> None:
        self.session.set_learning_rate(learning_rate)
        document = self.session.document
        tail = document.trajectory.parameters[-1]
        self.session.show(document.extended(advance(document.problem, self.session.method, tail, Budget(steps), 0.0)))
