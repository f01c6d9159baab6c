"""The threshold t: as a number that can be typed, and on a slider."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lrviz.core.metrics import LARGEST_THRESHOLD, SMALLEST_THRESHOLD
from lrviz.views import accessibility
from lrviz.views.entry_keys import EntryKeys
from lrviz.views.formatting import short
from lrviz.views.number_spin_box import NumberSpinBox
from lrviz.views.silence import silenced
from lrviz.views.slider import Slider
from lrviz.views.theme import Theme

_NAME = "Threshold t"
_TIP = "Class 1 is predicted from h ≥ t on, and class 0 below."
_PER_UNIT = 1000
_STEP, _STEP_DECIMALS = 0.01, 6
_NARROWEST_SLIDER = 70


class ThresholdEntry(QWidget):
    """Field and slider, which always show the same t, the slider to the nearest thousandth."""

    threshold_changed = Signal(float)
    entry_ended = Signal()
    """A number was typed and ended with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = _ThresholdSpinBox()
        self._slider = _ThresholdSlider()
        caption = QLabel(_NAME)
        caption.setProperty("muted", True)
        caption.setBuddy(self._box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(caption)
        line.addWidget(self._box)
        line.addWidget(self._slider, 1)
        self._box.valueChanged.connect(self._on_box_changed)
        self._slider.threshold_changed.connect(self._on_slider_changed)
        EntryKeys(self._box).ended.connect(self.entry_ended)

    def show_threshold(self, threshold: float) -> None:
        """Show t."""
        self._box.show_number(threshold)
        self._slider.show_threshold(threshold)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of what is wrong from `theme`."""
        self._box.show_theme(theme)

    def _on_box_changed(self, threshold: float) -> None:
        self._slider.show_threshold(threshold)
        self.threshold_changed.emit(threshold)

    def _on_slider_changed(self, threshold: float) -> None:
        self._box.show_number(threshold)
        self.threshold_changed.emit(threshold)


class _ThresholdSpinBox(NumberSpinBox):
    """Takes every t; its arrows go in hundredths."""

    def __init__(self) -> None:
        super().__init__(SMALLEST_THRESHOLD, LARGEST_THRESHOLD, "0.123456")
        self.setObjectName("threshold")
        self.setAccessibleName(_NAME)
        self.setToolTip(_TIP)
        self.setValue(0.5)

    def stepBy(self, steps: int) -> None:
        """Override QDoubleSpinBox.stepBy to go in hundredths, without the digits that adding them leaves."""
        self.interpretText()
        self.setValue(round(self.value() + steps * _STEP, _STEP_DECIMALS))
        self.selectAll()


class _ThresholdSlider(Slider):
    """t in thousandths."""

    threshold_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        accessibility.install()
        self.setObjectName("threshold_slider")
        self.setAccessibleName(_NAME)
        self.setToolTip(_TIP)
        self.setRange(round(SMALLEST_THRESHOLD * _PER_UNIT), round(LARGEST_THRESHOLD * _PER_UNIT))
        self.setSingleStep(1)
        self.setPageStep(50)
        self.setMinimumWidth(_NARROWEST_SLIDER)
        self._interface = accessibility.SliderInterface(self, self)
        self._threshold = 0.5
        self.show_threshold(0.5)
        self.valueChanged.connect(self._on_value_changed)

    def show_threshold(self, threshold: float) -> None:
        """Show t."""
        self._threshold = threshold
        with silenced(self):
            self.setValue(round(threshold * _PER_UNIT))

    def meaning(self) -> float:
        """Return t: see `accessibility.Meaningful`."""
        return self._threshold

    def meaning_text(self) -> str:
        """Return t as text."""
        return short(self._threshold)

    def meaning_range(self) -> tuple[float, float]:
        """Return the t of both ends."""
        return SMALLEST_THRESHOLD, LARGEST_THRESHOLD

    def choose(self, meaning: float) -> None:
        """Move as a user would to the t nearest to `meaning`."""
        self.setValue(round(min(max(meaning, SMALLEST_THRESHOLD), LARGEST_THRESHOLD) * _PER_UNIT))

    def accessible_interface(self) -> accessibility.SliderInterface:
        """Return what a screen reader asks: t, not the slider's integer."""
        return self._interface

    def _on_value_changed(self, position: int) -> None:
        self._threshold = position / _PER_UNIT
        self.threshold_changed.emit(self._threshold)
