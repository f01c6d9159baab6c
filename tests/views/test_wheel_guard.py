import gc

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.learning_rate import LearningRateSpinBox
from lrviz.views.wheel_guard import WheelGuard


def _guarded_box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, 9)
    WheelGuard(box)
    return box


def _turn_the_wheel(box: QWidget) -> bool:
    centre = QPointF(box.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(box.mapToGlobal(centre.toPoint())),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    return event.isAccepted()


@pytest.mark.parametrize(("make", "turned"), [(_guarded_box, 2), (LearningRateSpinBox, 0.2)], ids=["whole", "rate"])
def test_the_wheel_turns_a_number_only_with_the_focus(qtbot: QtBot, make: type[QWidget], turned: float) -> None:
    window, other, box = QWidget(), QLineEdit(), make()
    assert isinstance(box, QSpinBox | QDoubleSpinBox)
    qtbot.addWidget(window)
    page = QVBoxLayout(window)
    page.addWidget(other)
    page.addWidget(box)
    with qtbot.waitExposed(window):
        window.show()
    gc.collect()  # nothing but its control holds the guard
    other.setFocus()
    before = box.value()
    _turn_the_wheel(box)
    assert box.value() == before
    box.setFocus()
    _turn_the_wheel(box)
    assert box.value() == turned
