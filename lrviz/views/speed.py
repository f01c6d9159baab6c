"""How fast the descent is shown: a slider from one iteration a second to as fast as it goes."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lrviz.views import accessibility
from lrviz.views.formatting import count
from lrviz.views.silence import silenced
from lrviz.views.slider import Slider

SPEEDS = (1, 2, 5, 10, 20, 30, 60, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, math.inf)
"""Iterations a second, one for each position of the slider."""


def speed_text(speed: float) -> str:
    """Return "60 a second", or words for the speed without a limit."""
    return f"{count(round(speed))} a second" if math.isfinite(speed) else "as fast as it goes"


def next_speed(speed: float, steps: int) -> float:
    """Return the speed that lies `steps` positions of the slider above `speed`, or below; at its ends the last."""
    place = _position_of(speed) + steps
    return float(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])


class SpeedSlider(Slider):
    """One position for each of `SPEEDS`."""

    speed_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessibility.install()
        self.setObjectName("speed")
        self.setAccessibleName("Speed")
        self.setRange(0, len(SPEEDS) - 1)
        self.setPageStep(3)
        self.setMinimumWidth(70)
        self._interface = accessibility.SliderInterface(self, self)
        self._speed = 60.0
        self.show_speed(60.0)
        self.valueChanged.connect(self._on_value_changed)

    def show_speed(self, speed: float) -> None:
        """Show a speed; the slider stands at the nearest one that it has."""
        self._speed = speed
        with silenced(self):
            self.setValue(_position_of(speed))
        self._tell()

    def meaning(self) -> float:
        """Return iterations a second: see `accessibility.Meaningful`."""
        return self._speed

    def meaning_text(self) -> str:
        """Return the speed in words."""
        return speed_text(self._speed)

    def meaning_range(self) -> tuple[float, float]:
        """Return the lowest and the highest speed."""
        return float(SPEEDS[0]), SPEEDS[-1]

    def choose(self, meaning: float) -> None:
        """Move as a user would to the speed nearest to `meaning`."""
        self.setValue(_position_of(meaning))

    def accessible_interface(self) -> accessibility.SliderInterface:
        """Return what a screen reader asks: the speed, not the slider's integer."""
        return self._interface

    def _on_value_changed(self, position: int) -> None:
        self._speed = float(SPEEDS[position])
        self._tell()
        self.speed_changed.emit(self._speed)

    def _tell(self) -> None:
        self.setToolTip(f"Iterations: {speed_text(self._speed)}")


def _position_of(speed: float) -> int:
    if math.isinf(speed):
        return len(SPEEDS) - 1
    distances = [abs(math.log(max(speed, 1e-9) / known)) for known in SPEEDS[:-1]]
    return distances.index(min(distances))
