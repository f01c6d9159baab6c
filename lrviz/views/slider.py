"""The slider of the transport and of the timeline."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

_SLIDER = QStyle.ComplexControl.CC_Slider
_GROOVE, _HANDLE = QStyle.SubControl.SC_SliderGroove, QStyle.SubControl.SC_SliderHandle


class Slider(QSlider):
    """A horizontal slider that jumps to where its groove is clicked, and can be dragged on from there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QSlider.mousePressEvent to bring the handle under the pointer first."""
        handle = self.style().subControlRect(_SLIDER, self._option(), _HANDLE, self)
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            self.setValue(self.value_at(event.position().x()))
        super().mousePressEvent(event)

    def value_at(self, x: float) -> int:
        """Return the value whose handle would be centred on the pixel x."""
        first, span = self._travel()
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), round(x - first), span)

    def place_of(self, share: float) -> float:
        """Return the pixel of the handle's centre, for a share of the way from the minimum to the maximum."""
        first, span = self._travel()
        return first + span * share

    def _travel(self) -> tuple[float, int]:
        groove = self.style().subControlRect(_SLIDER, self._option(), _GROOVE, self)
        handle = self.style().subControlRect(_SLIDER, self._option(), _HANDLE, self)
        return groove.x() + handle.width() / 2, groove.width() - handle.width()

    def _option(self) -> QStyleOptionSlider:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return option
