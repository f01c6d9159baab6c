"""The threshold, and how well it does: the confusion matrix, the rates, and the ROC curve."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from lrviz.core.metrics import Confusion, Roc
from lrviz.views.confusion_table import ConfusionTable
from lrviz.views.rates_table import RatesTable
from lrviz.views.roc_plot import RocPlot
from lrviz.views.theme import Theme
from lrviz.views.threshold_entry import ThresholdEntry

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_SPACING, _NUMBER_SPACING, _PLOT_GAP = 6, 8, 12
_AXES = (44, 62)
"""About how many pixels of the ROC plot's width and height hold no data."""
_NARROWEST_PLOT = 100


class EvaluationPanel(QWidget):
    """Asks for another threshold; the ROC curve stands below the numbers or beside them, where it gets larger."""

    threshold_changed = Signal(float)
    """The threshold that the user wishes, 0.001 … 0.999."""
    entry_ended = Signal()
    """A number was typed and ended with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Threshold and mistakes")
        self._entry = ThresholdEntry()
        self._table, self._rates = ConfusionTable(), RatesTable()
        self.plot = RocPlot()
        self._threshold = 0.5
        self._taken: tuple[_Arrangement, int] | None = None
        self._place()
        self._entry.threshold_changed.connect(self.threshold_changed)
        self._entry.entry_ended.connect(self.entry_ended)
        self.plot.threshold_requested.connect(self.threshold_changed)

    def _place(self) -> None:
        page = QBoxLayout(_DOWN, self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(_SPACING)
        # Else a window of its own could not get smaller than one of the two arrangements, and the other never chosen.
        page.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._numbers, self._body = QBoxLayout(_ACROSS), QBoxLayout(_DOWN)
        self._numbers.setSpacing(_NUMBER_SPACING)
        self._body.setSpacing(_SPACING)
        self._numbers.addWidget(self._table)
        self._numbers.addWidget(self._rates)
        self._numbers.addStretch(1)
        self._body.addLayout(self._numbers)
        self._body.addWidget(self.plot, 1)
        page.addWidget(self._entry)
        page.addLayout(self._body, 1)

    def show_threshold(self, threshold: float) -> None:
        """Show t; the counts that go with it are to follow by `show_confusion`."""
        self._threshold = threshold
        self._entry.show_threshold(threshold)

    def show_confusion(self, confusion: Confusion | None, class_titles: tuple[str, str]) -> None:
        """Show the counts at the threshold, and the rates that follow; None is told as undefined."""
        self._table.show_confusion(confusion, class_titles)
        self._rates.show_confusion(confusion)
        rates = (None, None) if confusion is None else (confusion.false_positive_rate, confusion.recall)
        self.plot.show_operating_point(self._threshold, rates)

    def show_roc(self, roc: Roc) -> None:
        """Show the ROC curve and the area under it."""
        self.plot.show_notice(None)
        self.plot.show_roc(roc)
        self._rates.show_auc(roc.auc)

    def show_no_roc(self, reason: str) -> None:
        """Say in place of the curve why there is none."""
        self.plot.show_notice(reason)
        self.plot.show_roc(None)
        self._rates.show_auc(None)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours that the style sheet does not know from `theme`."""
        self._entry.show_theme(theme)
        self._table.show_theme(theme)
        self.plot.show_theme(theme)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: the numbers are never cut off; the plot takes what is left."""
        table, rates, entry = self._table.sizeHint(), self._rates.size_in_columns(1), self._entry.sizeHint()
        height = entry.height() + table.height() + rates.height() + 2 * _SPACING
        return QSize(max(entry.width(), table.width() + _PLOT_GAP + _NARROWEST_PLOT), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to place the ROC curve where it gets larger."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event to place them anew when a name or a count needs another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        table, one, two = self._table.sizeHint(), self._rates.size_in_columns(1), self._rates.size_in_columns(2)
        stacked = table.height() + _SPACING
        abreast = table.width() + _NUMBER_SPACING + one.width()
        arrangements = (
            _Arrangement(_ACROSS, _DOWN, 1, QSize(max(table.width(), one.width()), stacked + one.height())),
            _Arrangement(_DOWN, _ACROSS, 1, QSize(abreast, max(table.height(), one.height()))),
            _Arrangement(_DOWN, _DOWN, 2, QSize(max(table.width(), two.width()), stacked + two.height())),
        )
        room = self.size() - QSize(0, self._entry.sizeHint().height() + _SPACING)
        best = max(arrangements, key=lambda arrangement: arrangement.side_of_plot(room))
        spare = min(max(room.width() - abreast, 0), _NUMBER_SPACING)
        self._take(best, _NUMBER_SPACING + spare if best.numbers == _ACROSS else _SPACING)

    def _take(self, arrangement: "_Arrangement", number_spacing: int) -> None:
        # Only what is new: whatever is set asks for another layout, which asks for another arrangement.
        if (arrangement, number_spacing) == self._taken:
            return
        self._taken = (arrangement, number_spacing)
        self._body.setDirection(arrangement.body)
        self._body.setSpacing(_PLOT_GAP if arrangement.body == _ACROSS else _SPACING)
        self._numbers.setDirection(arrangement.numbers)
        self._numbers.setSpacing(number_spacing)
        self._rates.show_in_columns(arrangement.columns)


@dataclass(frozen=True)
class _Arrangement:
    """A way to place table and rates, and both with the plot; the `size` is that of the numbers."""

    body: QBoxLayout.Direction
    numbers: QBoxLayout.Direction
    columns: int
    size: QSize

    def side_of_plot(self, room: QSize) -> int:
        """Return the shorter side of the data in the plot; below zero where the numbers themselves have no room."""
        if self.size.width() > room.width() or self.size.height() > room.height():
            return -1
        width, height = room.width(), room.height()
        if self.body == _ACROSS:
            width -= self.size.width() + _PLOT_GAP
        else:
            height -= self.size.height() + _SPACING
        return max(0, min(width - _AXES[0], height - _AXES[1]))
