"""What screen readers are told where Qt's own widgets would tell them less, or something else."""

from functools import cache
from typing import Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class Meaningful(Protocol):
    """A slider whose integer stands for another number."""

    def meaning(self) -> float:
        """Return the number that the slider shows."""

    def meaning_text(self) -> str:
        """Return it in words."""

    def meaning_range(self) -> tuple[float, float]:
        """Return the smallest and the largest number it can show."""

    def choose(self, meaning: float) -> None:
        """Do what a user does who moves the slider to this number."""


class _MeaningValue(QAccessibleValueInterface):
    def __init__(self, slider: Meaningful) -> None:
        super().__init__()
        self._slider = slider

    def currentValue(self) -> float:
        """Override QAccessibleValueInterface.currentValue to tell the meaning."""
        return self._slider.meaning()

    def minimumValue(self) -> float:
        """Override QAccessibleValueInterface.minimumValue to tell the meaning."""
        return self._slider.meaning_range()[0]

    def maximumValue(self) -> float:
        """Override QAccessibleValueInterface.maximumValue to tell the meaning."""
        return self._slider.meaning_range()[1]

    def minimumStepSize(self) -> float:
        """Override QAccessibleValueInterface.minimumStepSize to say that steps differ in size."""
        return 0.0

    def setCurrentValue(self, value: object) -> None:
        """Override QAccessibleValueInterface.setCurrentValue to do what a drag does."""
        if isinstance(value, int | float):
            self._slider.choose(float(value))


class SliderInterface(QAccessibleWidget):
    """A slider that is heard as what it means."""

    def __init__(self, slider: QWidget, meaning: Meaningful) -> None:
        super().__init__(slider, QAccessible.Role.Slider)
        self._meaning = meaning
        self._value = _MeaningValue(meaning)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Override QAccessibleWidget.interface_cast to offer the value; the binding takes the object as its address."""
        if kind == QAccessible.InterfaceType.ValueInterface:
            return cast("int", self._value)
        return super().interface_cast(kind)

    def text(self, kind: QAccessible.Text) -> str:
        """Override QAccessibleWidget.text to say the value in words."""
        return self._meaning.meaning_text() if kind == QAccessible.Text.Value else super().text(kind)


@cache
def install() -> None:
    """Ask every widget that has a method `accessible_interface` for its own; once a process.

    The widget keeps what it returns: Qt uses it without owning its Python half.
    """
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    make = getattr(widget, "accessible_interface", None)
    interface: QAccessibleInterface | None = make() if make else None
    return interface
