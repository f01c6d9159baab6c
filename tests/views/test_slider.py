import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from lrviz.views.slider import Slider


@pytest.fixture
def slider(qtbot: QtBot) -> Slider:
    result = Slider()
    qtbot.addWidget(result)
    result.setRange(0, 1000)
    result.resize(300, 24)
    result.show()
    return result


@pytest.mark.parametrize(("share", "value"), [(0.0, 0), (0.5, 500), (0.8, 800), (1.0, 1000)])
def test_a_click_on_the_groove_jumps_there(slider: Slider, qtbot: QtBot, share: float, value: int) -> None:
    slider.setValue(300)
    x = round(slider.place_of(share))
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
    assert slider.value() == pytest.approx(value, abs=4)


def test_it_can_be_dragged_on_from_where_it_was_clicked(slider: Slider, qtbot: QtBot) -> None:
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(200, 12))
    assert slider.isSliderDown()
    clicked = slider.value()
    qtbot.mouseMove(slider, QPoint(100, 12))
    assert slider.value() < clicked - 200
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, 12))


def test_a_press_on_the_handle_moves_nothing(slider: Slider, qtbot: QtBot) -> None:
    slider.setValue(500)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(0.5)) + 3, 12))
    assert slider.value() == 500


def test_ten_million_positions_are_told_apart_at_the_ends(slider: Slider) -> None:
    slider.setRange(0, 10_000_000)
    assert slider.value_at(slider.place_of(0)) == 0
    assert slider.value_at(slider.place_of(1)) == 10_000_000
    assert slider.value_at(slider.place_of(0.25)) == pytest.approx(2_500_000, rel=0.01)
