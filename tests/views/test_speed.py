import math

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from lrviz.views.speed import SPEEDS, SpeedSlider, next_speed, speed_text


@pytest.fixture
def slider(qtbot: QtBot) -> SpeedSlider:
    result = SpeedSlider()
    qtbot.addWidget(result)
    return result


def test_its_ends_are_one_a_second_and_no_limit(slider: SpeedSlider) -> None:
    told: list[float] = []
    slider.speed_changed.connect(told.append)
    slider.setValue(slider.minimum())
    slider.setValue(slider.maximum())
    assert told == [1.0, math.inf]


@pytest.mark.parametrize("speed", SPEEDS)
def test_every_speed_has_its_place_and_showing_it_emits_nothing(
    slider: SpeedSlider, qtbot: QtBot, speed: float
) -> None:
    with qtbot.assertNotEmitted(slider.speed_changed):
        slider.show_speed(speed)
    assert SPEEDS[slider.value()] == speed


def test_a_speed_between_is_shown_at_the_nearest_place(slider: SpeedSlider) -> None:
    slider.show_speed(45.0)
    assert SPEEDS[slider.value()] == 60
    assert slider.meaning() == 45.0
    slider.show_speed(1e9)
    assert SPEEDS[slider.value()] == 10_000


def test_words() -> None:
    assert [speed_text(speed) for speed in (1, 60, 10_000, math.inf)] == [
        "1 a second",
        "60 a second",
        "10,000 a second",
        "as fast as it goes",
    ]


def test_a_screen_reader_hears_the_speed(slider: SpeedSlider) -> None:
    slider.show_speed(200)
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.text(QAccessible.Text.Value) == "200 a second"
    assert interface.valueInterface().currentValue() == 200


def test_the_next_speed_is_the_slider_s_next_position() -> None:
    assert next_speed(60, 1) == 100
    assert next_speed(60, -1) == 30
    assert next_speed(1, -1) == 1
    assert next_speed(10_000, 1) == math.inf
    assert next_speed(math.inf, 1) == math.inf
    assert next_speed(math.inf, -1) == 10_000
