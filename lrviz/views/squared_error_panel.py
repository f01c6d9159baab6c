"""The landscape of mean squared error, and how far the descents on both costs have come."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lrviz.views.formatting import exact, fixed, gap
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.read_out import ReadOut
from lrviz.views.theme import Theme

PLATEAU = "Here the slope is {slope}: almost flat, though J is {excess} above the lowest that was found."
_SPACING, _GAP = 6, 10


class SquaredErrorPanel(QWidget):
    """Shows the plot and the read-outs; what the user wishes is told by `plot`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = LandscapePlot("squared_error_plot", "Mean squared error J(w, b)")
        self._log_loss = _Line("log_loss", "log loss")
        self._squared_error = _Line("squared_error", "squared error")
        self._plateau = QLabel()
        self._plateau.setObjectName("plateau_sentence")
        self._plateau.setAccessibleName("Whether the descent on squared error is on a plateau")
        self._plateau.setProperty("muted", True)
        self._plateau.setTextFormat(Qt.TextFormat.PlainText)
        self._plateau.setWordWrap(True)
        self._plateau.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._plateau.hide()
        self._numbers = QWidget()
        self._lay_out_numbers()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(_SPACING)
        page.addWidget(self.plot, 1)
        page.addWidget(self._numbers)
        page.addWidget(self._plateau)

    def _lay_out_numbers(self) -> None:
        grid = QGridLayout(self._numbers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(0)
        for column, words in enumerate(("descent on", "J", "boundary")):
            grid.addWidget(_muted(words), 0, column, _LEFT if column == 0 else _RIGHT)
        for row, line in enumerate((self._log_loss, self._squared_error), 1):
            grid.addWidget(line.caption, row, 0, _LEFT)
            grid.addWidget(line.cost, row, 1, _RIGHT)
            grid.addWidget(line.boundary, row, 2, _RIGHT)
        grid.setColumnStretch(3, 1)

    def show_log_loss(self, cost: float | None, boundary: float | None) -> None:
        """Show J of the log loss, and where the boundary of its descent is."""
        self._log_loss.show_numbers(cost, boundary)

    def show_squared_error(self, cost: float | None, boundary: float | None) -> None:
        """Show the mean squared error, and where the boundary of its descent is."""
        self._squared_error.show_numbers(cost, boundary)

    def show_plateau(self, slope: float | None, excess: float | None) -> None:
        """Say that the slope is almost flat here, though J is `excess` above the lowest found; None says nothing."""
        is_told = slope is not None and excess is not None
        self._plateau.setText(PLATEAU.format(slope=gap(slope), excess=fixed(excess)) if is_told else "")
        self._plateau.setVisible(is_told)

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of everything, or with None everything again."""
        self.plot.show_notice(text)
        self._numbers.setVisible(not text)
        if text:
            self.show_plateau(None, None)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.plot.show_theme(theme)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Line:
    """What is told of one of the descents."""

    def __init__(self, name: str, words: str) -> None:
        self.caption = _muted(words)
        self.cost = ReadOut(f"{name}_value", f"J of the descent on {words}", "0.1234")
        self.boundary = ReadOut(f"{name}_boundary_value", f"Boundary of the descent on {words}", "−12.3456")

    def show_numbers(self, cost: float | None, boundary: float | None) -> None:
        self.cost.show_number(fixed(cost), exact(cost))
        self.boundary.show_number(fixed(boundary), exact(boundary))


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("muted", True)
    return label
