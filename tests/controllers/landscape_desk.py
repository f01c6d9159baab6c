"""A session and the landscape that shows it, in a card, for the tests of the landscape's controller."""

import numpy as np
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.controllers.landscape import LandscapeController
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance
from lrviz.core.landscape import Window
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.card import Card
from lrviz.views.landscape_plot import LandscapePlot


class Desk:
    """A session and the landscape that shows it."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session = Session(dataset)
        self.analyst = Analyst()
        self.actions = Actions()
        self.plot = LandscapePlot()
        self.card = Card("Cost landscape", self.plot)
        qtbot.addWidget(self.card)
        self.card.resize(440, 360)
        self.card.show()
        self.controller = LandscapeController(self.session, self.analyst, self.actions, self.plot, self.card)
        QApplication.processEvents()

    @property
    def window(self) -> Window:
        (left, right), (bottom, top) = self.plot.getViewBox().viewRange()
        return Window((left, bottom), (right, top))

    @property
    def note(self) -> str:
        return self.plot.texts.note

    def train(self, steps: int, learning_rate: float) -> None:
        self.session.set_learning_rate(learning_rate)
        document = self.session.document
        tail = document.trajectory.parameters[-1]
        self.session.show(document.extended(advance(document.problem, self.session.method, tail, Budget(steps), 0.0)))

    def move(self, row: int, x: float, gesture: object = None) -> None:
        document = self.session.document
        moved = document.with_dataset(document.dataset.with_feature(row, 0, x))
        self.session.edit("Move point", moved, gesture)

    def settle(self) -> None:
        """Wait for the analysis of several features, and for maps."""
        while self.analyst.is_busy:
            QApplication.processEvents()

    def close(self) -> None:
        self.analyst.close()

    def shows(self, *points: tuple[float, float]) -> bool:
        return all(self.window.contains(np.asarray(point)) for point in points)
