"""The iteration that is shown, a slider through all of them, and w, b, J and the gap at it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lrviz.views import formatting
from lrviz.views.read_out import ReadOut
from lrviz.views.silence import silenced
from lrviz.views.slider import Slider
from lrviz.views.theme import ITERATION_POINTS

_ROOM_FOR_WORDS = 900
_PAGES = 20


class Timeline(QFrame):
    """Emits the iteration that the user goes to; shows the one that is."""

    iteration_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._iteration = ReadOut("iteration_value", "Iteration", "10000")
        self._weight = ReadOut("weight_value", "Weight w", "−12.3456")
        self._bias = ReadOut("bias_value", "Bias b", "−12.3456")
        self._cost = ReadOut("cost_value", "Cost J", "0.1234")
        self._gap = ReadOut("gap_value", "Gap to the minimum, J − J*", "1.23e-04")
        self._slider = _iteration_slider()
        self._first = _caption("0")
        self._last = ReadOut("timeline_end", "Last iteration", "3,000")
        self._gap_caption = _caption("gap to minimum")
        self._place()
        self.show_position(0, 0)
        self.show_numbers([], None, None, None)
        self._slider.valueChanged.connect(self.iteration_requested)

    def _place(self) -> None:
        title = QLabel("Iteration")
        for label in (title, self._iteration):
            font = QFont(label.font())
            font.setPointSize(ITERATION_POINTS)
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
        font = QFont(self._last.font())
        font.setWeight(QFont.Weight.Normal)
        self._last.setFont(font)
        self._last.setProperty("muted", True)
        self._last.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._iteration.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(6)
        for widget in (title, self._iteration, self._first):
            line.addWidget(widget)
        line.addWidget(self._slider, 1)
        line.addWidget(self._last)
        pairs = (
            (_caption("w"), self._weight),
            (_caption("b"), self._bias),
            (_caption("J"), self._cost),
            (self._gap_caption, self._gap),
        )
        for caption, read_out in pairs:
            caption.setBuddy(read_out)
            line.addSpacing(10)
            line.addWidget(caption)
            line.addWidget(read_out)

    def show_position(self, iteration: int, last: int) -> None:
        """Show that `iteration` is looked at, of 0 … `last`."""
        self._iteration.show_number(str(iteration), formatting.count(iteration))
        self._last.show_number(formatting.count(last), f"{formatting.count(last)} iterations")
        with silenced(self._slider):
            self._slider.setMaximum(last)
            self._slider.setPageStep(max(1, last // _PAGES))
            self._slider.setValue(iteration)

    def show_numbers(self, weights: Sequence[float], bias: float | None, cost: float | None, gap: float | None) -> None:
        """Show w, b, J and J − J*; of several weights the first, and all of them on hover."""
        every_weight = ", ".join(formatting.exact(weight) for weight in weights) or formatting.UNDEFINED
        self._weight.show_number(formatting.fixed(weights[0] if len(weights) else None), every_weight)
        self._bias.show_number(formatting.fixed(bias), formatting.exact(bias))
        self._cost.show_number(formatting.fixed(cost), formatting.exact(cost))
        self._gap.show_number(formatting.gap(gap), formatting.exact(gap))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to spell the gap out where there is room."""
        super().resizeEvent(event)
        self._gap_caption.setText("gap to minimum" if self.width() >= _ROOM_FOR_WORDS else "gap")


def _iteration_slider() -> Slider:
    slider = Slider()
    slider.setObjectName("timeline")
    slider.setAccessibleName("Iteration shown")
    slider.setToolTip("Drag or click to look at any iteration made; ← and → go one by one")
    slider.setRange(0, 0)
    slider.setMinimumSize(120, 24)
    return slider


def _caption(text: str) -> QLabel:
    caption = QLabel(text)
    caption.setProperty("muted", True)
    return caption
