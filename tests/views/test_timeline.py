import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.timeline import Timeline

READ_OUTS = ("iteration_value", "weight_value", "bias_value", "cost_value", "gap_value")


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    result = Timeline()
    qtbot.addWidget(result)
    result.resize(960, 40)
    with qtbot.waitExposed(result):
        result.show()
    return result


def _slider(timeline: Timeline) -> QSlider:
    slider = timeline.findChild(QSlider, "timeline")
    assert isinstance(slider, QSlider)
    return slider


def _label(timeline: Timeline, name: str) -> QLabel:
    label = timeline.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label


def _texts(timeline: Timeline) -> list[str]:
    return [_label(timeline, name).text() for name in READ_OUTS]


def test_nothing_is_known_at_first(timeline: Timeline) -> None:
    assert _texts(timeline) == ["0", "–", "–", "–", "–"]


def test_read_outs_are_numbers_alone_with_every_digit_on_hover(timeline: Timeline) -> None:
    timeline.show_position(1240, 3000)
    timeline.show_numbers([1.2685123456789], -5.8352123456789, 0.20041234, 0.0435123)
    assert _texts(timeline) == ["1240", "1.2685", "−5.8352", "0.2004", "4.35e-02"]
    tips = [_label(timeline, name).toolTip() for name in READ_OUTS]
    assert tips == ["1,240", "1.2685123456789", "−5.8352123456789", "0.20041234", "0.0435123"]


def test_what_is_not_finite_is_undefined(timeline: Timeline) -> None:
    timeline.show_numbers([math.nan], math.inf, None, None)
    assert _texts(timeline)[1:] == ["–", "–", "–", "–"]


def test_of_several_weights_all_are_told_on_hover(timeline: Timeline) -> None:
    timeline.show_numbers([1.5, -2.25], 0.5, 0.1, None)
    label = _label(timeline, "weight_value")
    assert (label.text(), label.toolTip()) == ("1.5000", "1.5, −2.25")


def test_showing_emits_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(timeline.iteration_requested):
        timeline.show_position(2000, 3000)
        timeline.show_position(10, 20)
        timeline.show_position(0, 0)


@pytest.mark.parametrize("last", [3000, 10_000_000])
def test_a_click_on_the_groove_asks_for_that_iteration(timeline: Timeline, qtbot: QtBot, last: int) -> None:
    timeline.show_position(0, last)
    slider = _slider(timeline)
    told: list[int] = []
    timeline.iteration_requested.connect(told.append)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, slider.height() // 2))
    assert told == [pytest.approx(last / 2, rel=0.02), last]


def test_arrow_keys_go_one_by_one(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_position(100, 3000)
    told: list[int] = []
    timeline.iteration_requested.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(_slider(timeline), key)
    assert told == [101, 100, 99, 0, 3000]


def test_the_ends_are_labelled(timeline: Timeline) -> None:
    timeline.show_position(5, 12345)
    texts = [label.text() for label in timeline.findChildren(QLabel)]
    assert "0" in texts
    assert "12,345" in texts


def test_nothing_moves_while_numbers_change(timeline: Timeline, qapp: QApplication) -> None:
    timeline.show_position(1, 3000)
    timeline.show_numbers([0.1], 0.1, 0.6931, 0.5)
    qapp.processEvents()
    places = []
    for step in range(3):
        timeline.show_position(step * 900, 3000)
        timeline.show_numbers([1.2 - step], -12.3 + 9 * step, 0.2 * step, 10.0**-step)
        qapp.processEvents()
        places.append([child.geometry() for child in timeline.findChildren(QWidget)])
    assert places[0] == places[1] == places[2]


def test_changing_numbers_lays_nothing_out(timeline: Timeline, qapp: QApplication) -> None:
    timeline.show_position(10, 3000)
    timeline.show_numbers([0.1], 0.1, 0.6931, 0.5)
    qapp.processEvents()
    layout = timeline.layout()
    assert layout is not None
    timeline.show_position(11, 3000)
    timeline.show_numbers([0.2], -0.1, 0.5, 0.25)
    assert not layout.activate(), "something in it was invalid"


def test_long_numbers_get_the_room_they_need(timeline: Timeline, qapp: QApplication) -> None:
    timeline.show_position(10_000_000, 10_000_000)
    timeline.show_numbers([-12345.6789], -1.2345e7, 12345.6789, 1e-300)
    qapp.processEvents()
    for name in READ_OUTS:
        label = _label(timeline, name)
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), name
        assert label.geometry().right() < timeline.width()


@pytest.mark.parametrize(("width", "words"), [(800, "gap"), (1200, "gap to minimum")])
def test_the_gap_is_spelled_out_where_there_is_room(timeline: Timeline, width: int, words: str) -> None:
    timeline.resize(width, 40)
    assert words in [label.text() for label in timeline.findChildren(QLabel)]


def test_everything_has_a_name_and_a_tool_tip(timeline: Timeline) -> None:
    for widget in (_slider(timeline), *(_label(timeline, name) for name in READ_OUTS)):
        assert widget.accessibleName()
        assert widget.toolTip()
