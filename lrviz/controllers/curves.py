"""The sigmoid over z, the losses, and the log-odds: three looks at what the present model says of every row."""

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from lrviz.core import logistic
from lrviz.core.arrays import FloatArray
from lrviz.state.session import Session
from lrviz.views.data_table import DataTable
from lrviz.views.log_odds_plot import LogOddsPlot
from lrviz.views.loss_plot import LossPlot
from lrviz.views.sigmoid_plot import SigmoidPlot
from lrviz.views.visibility import Visibility

FIRST_Z = 2.0
"""The z of the worked example, whose σ is 0.88."""
NO_ROWS = "There is no loss without data."
SEVERAL_FEATURES = "The log-odds are drawn over one feature; these data have {count}. The sigmoid shows z."


class CurvesController(QObject):
    """Feeds the three plots while they are in sight, lights one row in all of them, and keeps the movable z."""

    z_changed = Signal(float)
    row_hovered = Signal(object)
    """The row that the mouse is over in one of the three plots, or None."""

    def __init__(
        self, session: Session, sigmoid: SigmoidPlot, losses: LossPlot, log_odds: LogOddsPlot, table: DataTable
    ) -> None:
        super().__init__(sigmoid)
        self._session = session
        self._sigmoid, self._losses, self._log_odds, self._table = sigmoid, losses, log_odds, table
        self._z = FIRST_Z
        self._told: object = None
        plots = (sigmoid, losses, log_odds)
        self._visibilities = tuple(Visibility(plot.viewport()) for plot in plots)
        shows = (self._show_sigmoid, self._show_losses, self._show_log_odds)
        for plot, visibility, show in zip(plots, self._visibilities, shows, strict=True):
            visibility.shown.connect(show)
            plot.row_hovered.connect(self._on_plot_row_hovered)
        table.row_hovered.connect(self.show_hovered_row)
        sigmoid.z_changed.connect(self.show_z)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._show)
        session.threshold_changed.connect(self._on_session_threshold_changed)
        self._on_session_dataset_changed()
        self._show()
        sigmoid.show_z(self._z)

    @property
    def z(self) -> float:
        """Where the movable z stands."""
        return self._z

    @Slot(float)
    def show_z(self, z: float) -> None:
        """Move z."""
        self._sigmoid.show_z(z)
        if z != self._z:
            self._z = z
            self.z_changed.emit(z)

    @Slot(object)
    def show_hovered_row(self, row: int | None) -> None:
        """Light a row that the mouse is over elsewhere."""
        for plot in (self._sigmoid, self._losses, self._log_odds):
            plot.show_hovered_row(row)

    @Slot(object)
    def _on_plot_row_hovered(self, row: int | None) -> None:
        self.show_hovered_row(row)
        self._table.show_hovered_row(row)
        self.row_hovered.emit(row)

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        dataset = self._session.document.dataset
        told = (dataset.class_titles, dataset.sample_count > 0, dataset.feature_count)
        if told == self._told:
            return
        self._told, several = told, dataset.feature_count > 1
        self._losses.show_classes(dataset.class_titles)
        self._losses.show_notice(None if dataset.sample_count else NO_ROWS)
        self._log_odds.show_notice(SEVERAL_FEATURES.format(count=dataset.feature_count) if several else None)

    @Slot()
    def _on_session_threshold_changed(self) -> None:
        self._show_log_odds()

    @Slot()
    def _show(self) -> None:
        self._show_sigmoid()
        self._show_losses()
        self._show_log_odds()

    @Slot()
    def _show_sigmoid(self) -> None:
        if self._visibilities[0].is_needed:
            dataset = self._session.document.dataset
            self._sigmoid.show_rows(self._scores(), dataset.labels, dataset.class_titles)

    @Slot()
    def _show_losses(self) -> None:
        if self._visibilities[1].is_needed:
            document = self._session.document
            z, labels = self._scores(), document.dataset.labels
            self._losses.show_losses(logistic.sigmoid(z), logistic.losses(z, labels), labels, document.cost)

    @Slot()
    def _show_log_odds(self) -> None:
        document = self._session.document
        if self._visibilities[2].is_needed and document.dataset.feature_count == 1:
            weight, bias = (float(value) for value in document.raw_parameters)
            self._log_odds.show_line(document.dataset, weight, bias, self._session.threshold)

    def _scores(self) -> FloatArray:
        """Return the score z (m,) of every row, at the iteration shown."""
        document = self._session.document
        with np.errstate(over="ignore", invalid="ignore"):
            return logistic.scores(document.problem.scaling.apply(document.dataset.features), document.parameters)
