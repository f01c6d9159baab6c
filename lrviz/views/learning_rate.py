"""The learning rate: as a number that can be typed, and on a logarithmic slider."""

import bisect
import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lrviz.files.numbers import NumberError, parse_number
from lrviz.views import accessibility
from lrviz.views.formatting import short
from lrviz.views.number_spin_box import NumberSpinBox
from lrviz.views.silence import silenced
from lrviz.views.slider import Slider
from lrviz.views.theme import LIGHT, Theme

SMALLEST, LARGEST = 1e-300, 1e300
_LONGEST_TEXT = "1.23457e-05"
_LADDER = (1, 2, 5)
_SLIDER_EXPONENTS = (-4, 2)
_PER_DECADE = 25
_ZONE_OFFSET, _ZONE_HEIGHT, _BAR_WIDTH = 10, 4, 2
_NAME = "Learning rate α"


def learning_rate_of(text: str) -> float:
    """Return the learning rate that a text means.

    Raises
    ------
    NumberError
        With a sentence, if it is no number or not a positive one.
    """
    value = parse_number(text)
    if not SMALLEST <= value <= LARGEST:
        raise NumberError(f"A learning rate is a number from {short(SMALLEST)} to {short(LARGEST)}: above zero.")
    return value


def stepped(value: float, steps: int) -> float:
    """Return the number that lies `steps` rungs of … 0.1, 0.2, 0.5, 1, 2, 5 … above `value`, or below."""
    for _ in range(abs(steps)):
        exponent = math.floor(math.log10(value))
        rungs = [float(f"{digit}e{power}") for power in range(exponent - 1, exponent + 2) for digit in _LADDER]
        value = rungs[
            bisect.bisect_right(rungs, value * (1 + 1e-9))
            if steps > 0
            else bisect.bisect_left(rungs, value * (1 - 1e-9)) - 1
        ]
    return min(max(value, SMALLEST), LARGEST)


class LearningRateSpinBox(NumberSpinBox):
    """Takes every positive number; its arrows climb 1, 2, 5, 10."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SMALLEST, LARGEST, _LONGEST_TEXT, parent)
        self.setObjectName("learning_rate")
        self.setAccessibleName(_NAME)
        self.setToolTip("How long a step is: α in w := w − α·∂J/∂w. Arrow keys go up and down 1, 2, 5, 10.")
        self.setValue(0.1)

    def number_of(self, text: str) -> float:
        """Override NumberSpinBox.number_of to say what a learning rate is."""
        return learning_rate_of(text)

    def stepBy(self, steps: int) -> None:
        """Override QDoubleSpinBox.stepBy to climb 1, 2, 5, 10."""
        self.interpretText()
        self.setValue(stepped(self.value(), steps))
        self.selectAll()


class LearningRateSlider(Slider):
    """α = 10^(p/25) from 1e-4 to 100, in two digits; under the groove lies what to expect of it."""

    learning_rate_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessibility.install()
        self.setObjectName("learning_rate_slider")
        self.setAccessibleName(_NAME)
        first, last = _SLIDER_EXPONENTS
        self.setRange(first * _PER_DECADE, last * _PER_DECADE)
        self.setPageStep(_PER_DECADE)
        self.setMinimumSize(100, 34)
        self._interface = accessibility.SliderInterface(self, self)
        self._theme = LIGHT
        self._always: float | None = None
        self._near_minimum: float | None = None
        self._learning_rate = 0.1
        self.show_learning_rate(0.1)
        self.valueChanged.connect(self._on_value_changed)

    def show_learning_rate(self, learning_rate: float) -> None:
        """Show α; beyond its ends the slider stays at the end."""
        self._learning_rate = learning_rate
        with silenced(self):
            self.setValue(self._position_of(learning_rate))
        self._tell()

    def show_zones(self, always: float | None, near_minimum: float | None) -> None:
        """Show 2/L, up to which the cost falls in every step, and 2/λmax, up to which the minimum attracts."""
        self._always, self._near_minimum = always, near_minimum
        self._tell()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the zones from `theme`."""
        self._theme = theme
        self.update()

    def meaning(self) -> float:
        """Return α: see `accessibility.Meaningful`."""
        return self._learning_rate

    def meaning_text(self) -> str:
        """Return α as text."""
        return short(self._learning_rate)

    def meaning_range(self) -> tuple[float, float]:
        """Return the α of both ends."""
        first, last = _SLIDER_EXPONENTS
        return 10.0**first, 10.0**last

    def choose(self, meaning: float) -> None:
        """Move as a user would to the α nearest to `meaning`."""
        self.setValue(self._position_of(meaning))

    def accessible_interface(self) -> accessibility.SliderInterface:
        """Return what a screen reader asks: α, not the slider's integer."""
        return self._interface

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QSlider.paintEvent to draw the zones under the groove."""
        super().paintEvent(event)
        if self._always is None:
            return
        painter = QPainter(self)
        end = self.place_of(1.0)
        safe = self._place_of(self._always)
        settling = end if self._near_minimum is None else max(safe, self._place_of(self._near_minimum))
        muted, error = QColor(self._theme.muted), QColor(self._theme.error)
        self._paint_zone(painter, (self.place_of(0.0), safe), QBrush(muted))
        self._paint_zone(painter, (safe, settling), QBrush(muted, Qt.BrushStyle.Dense5Pattern))
        for bar in range(math.ceil(settling), int(end), 2 * _BAR_WIDTH):
            self._paint_zone(painter, (bar, bar + _BAR_WIDTH), QBrush(error))

    def _paint_zone(self, painter: QPainter, ends: tuple[float, float], brush: QBrush) -> None:
        left, right = (round(end) for end in ends)
        painter.fillRect(left, self.height() // 2 + _ZONE_OFFSET, right - left, _ZONE_HEIGHT, brush)

    def _place_of(self, learning_rate: float) -> float:
        first, last = _SLIDER_EXPONENTS
        share = (math.log10(max(learning_rate, SMALLEST)) - first) / (last - first)
        return self.place_of(min(max(share, 0.0), 1.0))

    def _position_of(self, learning_rate: float) -> int:
        return round(math.log10(min(max(learning_rate, SMALLEST), LARGEST)) * _PER_DECADE)

    def _on_value_changed(self, position: int) -> None:
        self._learning_rate = float(f"{10 ** (position / _PER_DECADE):.1e}")
        self._tell()
        self.learning_rate_changed.emit(self._learning_rate)

    def _tell(self) -> None:
        sentence = f"α = {short(self._learning_rate)}. {self._expectation()}".strip()
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def _expectation(self) -> str:
        if self._always is None:
            return ""
        safe = f"Up to {self._always:.3g} the cost falls in every step"
        if self._near_minimum is None:
            return f"{safe}. Without a single minimum no upper limit is known."
        return (
            f"{safe}; up to {self._near_minimum:.3g} it may overshoot, but settles when near the minimum; "
            "beyond, it oscillates."
        )
