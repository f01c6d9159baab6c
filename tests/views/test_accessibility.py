import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QSlider, QWidget

from lrviz.views.learning_rate import LearningRateSlider
from lrviz.views.speed import SpeedSlider


@pytest.mark.parametrize("make", [LearningRateSlider, SpeedSlider])
def test_interfaces_and_their_sliders_may_die_in_any_order(qapp: QApplication, make: type[QSlider]) -> None:
    for number in range(60):
        window = QWidget()
        slider = make(window)
        interface = QAccessible.queryAccessibleInterface(slider)
        value = interface.valueInterface()
        assert value.minimumValue() <= value.currentValue() <= value.maximumValue()
        if number % 3 == 0:
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        elif number % 3 == 1:
            del slider
        del window
        if number % 5 == 0:
            gc.collect()
        qapp.processEvents()


def test_other_widgets_keep_qts_own_interface(qapp: QApplication) -> None:
    assert qapp
    plain = QSlider()
    plain.setValue(7)
    assert QAccessible.queryAccessibleInterface(plain).text(QAccessible.Text.Value) == "7"
