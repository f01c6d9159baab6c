"""A weight or the bias, by hand: a slider around zero, and a field that takes any number."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from lrviz.views import accessibility
from lrviz.views.formatting import exact, fixed
from lrviz.views.number_spin_box import NumberSpinBox
from lrviz.views.silence import silenced
from lrviz.views.slider import Slider
from lrviz.views.wheel_guard import WheelGuard

LARGEST = 1e300
_HALF = 500
"""Positions of a slider on each side of zero."""
_STEPS = 100
"""So many arrow keys lead from zero to the end."""
_LONGEST_TEXT = "−12.3456"


class ParameterSlider(Slider):
    """Goes from −reach to reach; a value beyond stands at the end."""

    value_chosen = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessibility.install()
        self.setObjectName(name)
        self.setRange(-_HALF, _HALF)
        self.setSingleStep(_HALF // _STEPS)
        self.setPageStep(_HALF // 10)
        self.setMinimumSize(60, 24)
        self._guard = WheelGuard(self)
        self._interface = accessibility.SliderInterface(self, self)
        self._reach = 1.0
        self._value = 0.0
        self.valueChanged.connect(self._on_value_changed)

    def show_value(self, value: float, reach: float) -> None:
        """Show a value on a slider that goes so far to both sides; what is no number leaves it where it is."""
        self._reach = reach
        if not math.isnan(value):
            self._value = value
            with silenced(self):
                self.setValue(self._position_of(value))

    def meaning(self) -> float:
        """Return the value that is shown: see `accessibility.Meaningful`."""
        return self._value

    def meaning_text(self) -> str:
        """Return it as text."""
        return fixed(self._value)

    def meaning_range(self) -> tuple[float, float]:
        """Return both ends."""
        return -self._reach, self._reach

    def choose(self, meaning: float) -> None:
        """Move as a user would to the position nearest to `meaning`."""
        self.setValue(self._position_of(meaning))

    def accessible_interface(self) -> accessibility.SliderInterface:
        """Return what a screen reader asks: the value, not the slider's integer."""
        return self._interface

    def _position_of(self, value: float) -> int:
        return round(min(max(value / self._reach, -1.0), 1.0) * _HALF)

    def _on_value_changed(self, position: int) -> None:
        self._value = float(f"{position / _HALF * self._reach:.6g}")
        self.value_chosen.emit(self._value)


class ParameterInput(NumberSpinBox):
    """Tells four decimals; its arrows go a hundredth of the slider's way."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(-LARGEST, LARGEST, _LONGEST_TEXT, parent)
        self._step = 1.0
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_reach(self, reach: float) -> None:
        """Let its arrows go as the slider does that reaches so far."""
        self._step = reach / _STEPS  # setSingleStep would replace a text that is being typed

    def told(self, value: float) -> str:
        """Override NumberSpinBox.told to tell as many decimals as everywhere."""
        return fixed(value)

    def stepBy(self, steps: int) -> None:
        """Override QDoubleSpinBox.stepBy to keep 0.1 + 0.2 from being 0.30000000000000004."""
        self.interpretText()
        self.setValue(float(f"{self.value() + steps * self._step:.12g}"))
        self.selectAll()

    def show_number(self, value: float) -> None:
        """Override NumberSpinBox.show_number to tell every digit on hover."""
        super().show_number(value)
        self.setToolTip(exact(value))
