import pytest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from lrviz.views.silence import silenced


def test_a_silenced_control_shows_and_says_nothing(qtbot: QtBot) -> None:
    slider, other = QSlider(), QSlider()
    qtbot.addWidget(slider)
    qtbot.addWidget(other)
    told: list[int] = []
    slider.valueChanged.connect(told.append)
    other.valueChanged.connect(told.append)
    with silenced(slider, other):
        slider.setValue(5)
        other.setValue(6)
    assert (slider.value(), other.value(), told) == (5, 6, [])
    slider.setValue(7)
    assert told == [7]


def test_it_speaks_again_after_an_error(qtbot: QtBot) -> None:
    slider = QSlider()
    qtbot.addWidget(slider)
    with pytest.raises(ValueError, match="wrong"), silenced(slider):
        raise ValueError("wrong")
    assert not slider.signalsBlocked()
