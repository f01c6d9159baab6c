import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.views.number_strip import NumberStrip
from lrviz.views.theme import LIGHT
from tests.views.sketch import Sketch

WORDINGS = ("the longest of all the wordings there are: 1.2345", "a shorter wording: 1.2345", "1.2345")


@pytest.fixture
def sketch(qtbot: QtBot) -> Sketch:
    result = Sketch()
    qtbot.addWidget(result)
    result.resize(600, 260)
    with qtbot.waitExposed(result):
        result.show()
    return result


@pytest.fixture
def strip(sketch: Sketch) -> NumberStrip:
    result = NumberStrip(sketch.plotItem)
    result.paint(LIGHT.ink, sketch.font())
    result.show(*WORDINGS)
    return result


@pytest.mark.parametrize(("width", "wording"), [(600, 0), (240, 1), (110, 2)])
def test_the_longest_wording_that_has_room_is_written(
    sketch: Sketch, strip: NumberStrip, width: int, wording: int
) -> None:
    sketch.resize(width, 260)
    QApplication.processEvents()
    strip.place(2.0)
    assert strip.text == WORDINGS[wording]
    place = strip._label.sceneBoundingRect()
    assert 0 <= place.left() <= place.right() <= sketch.plane.rectangle.right() + 1


def test_what_is_taken_by_others_is_left_to_them(sketch: Sketch, strip: NumberStrip) -> None:
    right = sketch.plane.rectangle.right()
    strip.place(2.0, taken=right - 250)
    assert strip.text == WORDINGS[1]
    assert strip._label.sceneBoundingRect().right() <= 251
    strip.place(2.0, taken=right - 20)
    assert strip.text == ""
    strip.place(2.0)
    assert strip.text == WORDINGS[0]


def test_a_wording_that_has_no_room_at_all_is_elided(sketch: Sketch, strip: NumberStrip) -> None:
    strip.show(WORDINGS[0] * 3)
    strip.place(2.0)
    assert strip.text.endswith("…")
    strip.hide()
    assert strip.text == ""
