"""Three plots of one model: what they show, when they are drawn, and one hovered row in all of them."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.curves import FIRST_Z, CurvesController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.session import Session
from lrviz.views.canvas import Canvas
from lrviz.views.data_table import DataTable
from lrviz.views.log_odds_plot import LogOddsPlot
from lrviz.views.loss_plot import LossPlot
from lrviz.views.sigmoid_plot import SigmoidPlot
from tests.views.fits import sigmoid
from tests.views.mouse import Mouse


class Desk:
    """A window with the three plots and the table."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        self.session = Session(dataset)
        self.sigmoid, self.losses, self.log_odds, self.table = SigmoidPlot(), LossPlot(), LogOddsPlot(), DataTable()
        self.page = QWidget()
        qtbot.addWidget(self.page)
        line = QHBoxLayout(self.page)
        for view in (*self.plots, self.table):
            line.addWidget(view)
        self.page.resize(1400, 300)
        self.session.dataset_changed.connect(self._show_dataset)
        self._show_dataset()
        self.curves = CurvesController(self.session, self.sigmoid, self.losses, self.log_odds, self.table)
        with qtbot.waitExposed(self.page):
            self.page.show()
        QApplication.processEvents()

    def _show_dataset(self) -> None:
        self.table.show_dataset(self.session.document.dataset)

    @property
    def plots(self) -> tuple[SigmoidPlot, LossPlot, LogOddsPlot]:
        return (self.sigmoid, self.losses, self.log_odds)

    @property
    def tinted(self) -> list[int]:
        """The rows of the table that are tinted."""
        model = self.table.model()
        role = Qt.ItemDataRole.BackgroundRole
        return [row for row in range(model.rowCount()) if isinstance(model.index(row, 0).data(role), QColor)]

    def set_model(self, *parameters: float) -> None:
        self.session.edit("Set w and b", self.session.document.with_parameters(frozen(parameters)))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Desk:
    return Desk(exam, qtbot)


def lit(plot: Canvas) -> list[list[float]]:
    return np.column_stack(plot.points.hovered.getData()).tolist()


def test_all_three_show_what_the_present_model_says_of_every_row(desk: Desk, exam: Dataset) -> None:
    desk.set_model(1.7, -8.0)
    for row, (x, label) in enumerate(zip(exam.features[:, 0].tolist(), exam.labels.tolist(), strict=True)):
        z = 1.7 * x - 8.0
        h = sigmoid(z)
        loss = -math.log(h if label else 1 - h)
        assert desk.sigmoid.places[row].tolist() == pytest.approx([z, h], rel=1e-14)
        assert desk.losses.places[row].tolist() == pytest.approx([h, loss], rel=1e-12)
        assert desk.log_odds.places[row].tolist() == pytest.approx([x, z], rel=1e-14)
    assert f"{desk.session.document.cost:.4f}" in desk.losses._items.told_mean.text


def test_they_follow_the_threshold(desk: Desk) -> None:
    desk.set_model(2.0, -10.0)
    desk.session.set_threshold(0.8)
    (x,), (z,) = desk.log_odds._items.crossing.getData()
    assert sigmoid(2.0 * x - 10.0) == pytest.approx(0.8, rel=1e-12)
    assert z == pytest.approx(math.log(4), rel=1e-12)


def test_standardised_data_show_the_same_scores_in_their_own_units(desk: Desk) -> None:
    desk.set_model(1.7, -8.0)
    before = [plot.places.copy() for plot in desk.plots]
    document = desk.session.document
    desk.session.edit("Standardise", document.with_standardization(True))
    for plot, places in zip(desk.plots, before, strict=True):
        assert plot.places == pytest.approx(places, rel=1e-9, abs=1e-12)


def test_a_row_hovered_in_any_plot_is_lit_everywhere(desk: Desk) -> None:
    desk.set_model(1.7, -8.0)
    told: list[object] = []
    desk.curves.row_hovered.connect(told.append)
    for plot in desk.plots:
        mouse = Mouse(plot.viewport())
        mouse.move(plot.plane.point(*plot.places[7].tolist()) + QPointF(1, 1))
        assert [lit(other) for other in desk.plots] == [[other.places[7].tolist()] for other in desk.plots]
        assert desk.tinted == [7]
        mouse.leave()
        assert [lit(other) for other in desk.plots] == [[], [], []]
        assert desk.tinted == []
    assert told == [7, None] * 3


def test_a_row_hovered_in_the_table_is_lit_in_all_plots(desk: Desk) -> None:
    desk.table.row_hovered.emit(3)
    assert [lit(plot) for plot in desk.plots] == [[plot.places[3].tolist()] for plot in desk.plots]
    desk.table.row_hovered.emit(None)
    assert [lit(plot) for plot in desk.plots] == [[], [], []]


def test_z_begins_at_the_worked_example_and_moves_by_mouse_and_by_call(desk: Desk) -> None:
    told: list[float] = []
    desk.curves.z_changed.connect(told.append)
    assert desk.curves.z == FIRST_Z == 2.0
    assert "σ(z) = 0.8808" in desk.sigmoid._items.values.text
    desk.curves.show_z(-1.0)
    assert told == [-1.0]
    assert desk.sigmoid._items.z.getData()[0].tolist() == [-1.0]
    start = desk.sigmoid.plane.point(-1.0, sigmoid(-1.0))
    Mouse(desk.sigmoid.viewport()).drag(start, start + QPointF(40, 0))
    assert told[-1] == desk.curves.z > -1.0
    assert desk.sigmoid._items.z.getData()[0].tolist() == [desk.curves.z]


def test_a_moved_point_draws_no_plot_that_is_hidden(desk: Desk) -> None:
    desk.losses.hide()
    desk.log_odds.hide()
    drawn: list[object] = []
    for item in (desk.losses._items.mean, desk.losses.points.scatters[0], desk.log_odds._items.line):
        item.sigPlotChanged.connect(drawn.append)
    document = desk.session.document
    for x in (5.5, 6.0):
        desk.session.edit("Move point", document.with_dataset(document.dataset.with_feature(8, 0, x)))
    assert drawn == []


def test_a_hidden_plot_costs_nothing_and_catches_up_when_it_is_shown(desk: Desk, qtbot: QtBot) -> None:
    for plot in desk.plots:
        plot.hide()
    before = [plot.places.copy() for plot in desk.plots]
    desk.set_model(1.7, -8.0)
    desk.session.set_threshold(0.3)
    assert all(np.array_equal(plot.places, old) for plot, old in zip(desk.plots, before, strict=True))
    for plot in desk.plots:
        plot.show()
    qtbot.waitUntil(lambda: desk.log_odds.places[0, 1] != 0.0, timeout=2000)
    assert desk.sigmoid.places[0, 0] == desk.log_odds.places[0, 1] == pytest.approx(1.7 - 8.0)
    assert desk.losses.places[0, 0] == pytest.approx(sigmoid(1.7 - 8.0), rel=1e-14)
    assert desk.log_odds._items.level.getData()[1][0] == pytest.approx(math.log(3 / 7), rel=1e-12)


def test_several_features_have_their_scores_and_losses_and_a_notice_for_the_line(desk: Desk) -> None:
    desk.session.open(Dataset(frozen([[1.0, 2.0], [3.0, 5.0], [4.0, 0.0]]), frozen([0, 1, 1]), ("a", "b")))
    desk.set_model(1.0, -2.0, 0.5)
    assert desk.sigmoid.places[:, 0].tolist() == [-2.5, -6.5, 4.5]
    assert len(desk.losses.places) == 3
    assert "one feature" in desk.log_odds.texts.notice
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert desk.log_odds.texts.notice == ""
    assert len(desk.log_odds.places) == 16


def test_without_rows_it_says_what_is_missing(desk: Desk, exam: Dataset) -> None:
    desk.session.edit("Remove", desk.session.document.with_dataset(exam.without_rows(range(16))))
    assert desk.losses.texts.notice == "There is no loss without data."
    desk.page.grab()
    desk.session.edit("Add", desk.session.document.with_dataset(exam.without_rows(range(15))))
    assert desk.losses.texts.notice == ""
    assert [len(plot.places) for plot in desk.plots] == [1, 1, 1]


def test_parameters_that_overflow_are_survived(desk: Desk) -> None:
    for parameters in ((1e308, 1e308), (-1e308, 0.0), (math.inf, 0.0), (math.nan, 1.0), (1e155, -5e155)):
        desk.set_model(*parameters)
        desk.page.grab()
    desk.set_model(2.0, -10.0)
    assert desk.log_odds._items.crossing.getData()[0].tolist() == [5.0]
