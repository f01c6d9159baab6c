import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from lrviz.views.slider import Slider
from lrviz.views.theme import DARK
from lrviz.views.threshold_entry import ThresholdEntry


@pytest.fixture
def entry(qtbot: QtBot) -> ThresholdEntry:
    result = ThresholdEntry()
    qtbot.addWidget(result)
    result.resize(320, 26)
    with qtbot.waitExposed(result):
        result.show()
    return result


def box_of(entry: ThresholdEntry) -> QDoubleSpinBox:
    return entry.findChild(QDoubleSpinBox, "threshold")


def slider_of(entry: ThresholdEntry) -> Slider:
    return entry.findChild(Slider, "threshold_slider")


def told_by(entry: ThresholdEntry) -> list[float]:
    told: list[float] = []
    entry.threshold_changed.connect(told.append)
    return told


def typed(qtbot: QtBot, entry: ThresholdEntry, text: str) -> None:
    box_of(entry).setFocus()
    box_of(entry).selectAll()
    qtbot.keyClicks(box_of(entry), text)
    qtbot.keyClick(box_of(entry), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"), [("0.3", 0.3), ("0,3", 0.3), (".25", 0.25), ("2e-3", 0.002), ("0.123456", 0.123456)]
)
def test_a_threshold_can_be_typed_in_every_form(entry, qtbot: QtBot, text: str, value: float) -> None:
    told = told_by(entry)
    typed(qtbot, entry, text)
    assert told == [value]
    assert slider_of(entry).value() == round(1000 * value)


@pytest.mark.parametrize("text", ["0", "1", "1.5", "-0.5", "abc", "50%", "nan", ""])
def test_what_is_no_threshold_is_refused_and_the_old_one_stays(entry, qtbot: QtBot, text: str) -> None:
    entry.show_threshold(0.25)
    told = told_by(entry)
    typed(qtbot, entry, text or " ")
    assert told == []
    assert box_of(entry).value() == 0.25


def test_a_text_that_cannot_become_a_threshold_is_red(entry, qtbot: QtBot) -> None:
    entry.show_theme(DARK)
    box_of(entry).setFocus()
    box_of(entry).selectAll()
    qtbot.keyClicks(box_of(entry), "1.5")
    assert box_of(entry).palette().color(QPalette.ColorRole.Text).name().upper() == DARK.error
    assert "from 0.001 to 0.999" in box_of(entry).accessibleDescription()


def test_the_slider_goes_in_thousandths_and_the_field_follows(entry, qtbot: QtBot) -> None:
    told = told_by(entry)
    slider = slider_of(entry)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert told == [0.501, 0.502]
    assert box_of(entry).text() == "0.502"
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(0.0)), 10))
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(1.0)), 10))
    assert told[-2:] == [0.001, 0.999]


def test_the_arrows_of_the_field_go_in_hundredths_without_stray_digits(entry, qtbot: QtBot) -> None:
    told = told_by(entry)
    entry.show_threshold(0.28)
    box_of(entry).setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(box_of(entry), key)
    assert told == [0.29, 0.3, 0.29]
    entry.show_threshold(0.995)
    qtbot.keyClick(box_of(entry), Qt.Key.Key_Up)
    assert told[-1] == 0.999


def test_showing_tells_nothing(entry, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(entry.threshold_changed):
        entry.show_threshold(0.123456)
    assert (box_of(entry).text(), slider_of(entry).value()) == ("0.123456", 123)


def test_a_screen_reader_hears_the_threshold_and_can_set_it(entry) -> None:
    told = told_by(entry)
    entry.show_threshold(0.25)
    interface = QAccessible.queryAccessibleInterface(slider_of(entry))
    value = interface.valueInterface()
    assert (interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Value)) == ("Threshold t", "0.25")
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (0.25, 0.001, 0.999)
    value.setCurrentValue(0.7)
    value.setCurrentValue(7.0)
    assert told == [0.7, 0.999]


def test_enter_ends_the_entry(entry, qtbot: QtBot) -> None:
    with qtbot.waitSignal(entry.entry_ended):
        typed(qtbot, entry, "0.4")
