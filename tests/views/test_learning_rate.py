import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.files.numbers import NumberError
from lrviz.views.learning_rate import LearningRateSlider, LearningRateSpinBox, learning_rate_of, stepped
from lrviz.views.theme import DARK, LIGHT


class Form(QWidget):
    """The spin box, and something else that can take the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.other = LearningRateSpinBox(), QLineEdit()
        line = QVBoxLayout(self)
        line.addWidget(self.box)
        line.addWidget(self.other)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    result = Form()
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    result.box.setFocus()
    return result


def _type(qtbot: QtBot, box: LearningRateSpinBox, text: str) -> None:
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        ("1e-3", 1e-3),
        ("1E3", 1e3),
        ("1e-12", 1e-12),
        ("123456.75", 123456.75),
        (".25", 0.25),
        ("2e-40", 2e-40),
        ("1e100", 1e100),
        (" 3 ", 3.0),
    ],
)
def test_every_positive_number_can_be_typed(form: Form, qtbot: QtBot, text: str, value: float) -> None:
    told: list[float] = []
    form.box.valueChanged.connect(told.append)
    _type(qtbot, form.box, text)
    assert told == []  # not while it is typed: 1e-3 begins with 1
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert told == [value]
    assert form.box.value() == value


@pytest.mark.parametrize("text", ["abc", "-1", "0", "0.0", "1e999", "1_000", "nan", "inf", "1.2.3", "", "1e"])
def test_what_is_no_positive_number_restores_the_old_value_on_leaving(form: Form, qtbot: QtBot, text: str) -> None:
    form.box.setValue(0.25)
    told: list[float] = []
    form.box.valueChanged.connect(told.append)
    _type(qtbot, form.box, text)
    form.other.setFocus()
    assert (form.box.value(), form.box.text(), told) == (0.25, "0.25", [])


@pytest.mark.parametrize(("text", "is_red"), [("abc", True), ("-1", True), ("1e-", False), ("0,", False), ("", False)])
def test_bad_text_is_red_unless_it_may_become_good(form: Form, qtbot: QtBot, text: str, is_red: bool) -> None:
    form.box.show_theme(LIGHT)
    _type(qtbot, form.box, text)
    colour = form.box.palette().color(QPalette.ColorRole.Text).name().upper()
    assert (colour == LIGHT.error) is is_red
    assert bool(form.box.accessibleDescription()) is is_red
    form.other.setFocus()
    assert form.box.palette().color(QPalette.ColorRole.Text).name().upper() != LIGHT.error


def test_leaving_keeps_the_digits_that_the_short_text_hides(form: Form, qtbot: QtBot) -> None:
    form.box.setValue(1 / 3)
    assert form.box.text() == "0.333333"
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    form.other.setFocus()
    assert form.box.value() == 1 / 3


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (0.25, "0.25"), (1e-5, "1e-05"), (1000.0, "1000"), (1e-12, "1e-12")]
)
def test_its_text_is_short(form: Form, value: float, text: str) -> None:
    form.box.setValue(value)
    assert form.box.text() == text


def test_arrows_climb_one_two_five(form: Form, qtbot: QtBot) -> None:
    seen = []
    for _ in range(5):
        qtbot.keyClick(form.box, Qt.Key.Key_Up)
        seen.append(form.box.value())
    assert seen == [0.2, 0.5, 1.0, 2.0, 5.0]
    qtbot.keyClick(form.box, Qt.Key.Key_Down)
    assert form.box.value() == 2.0


@given(st.floats(1e-200, 1e200), st.integers(1, 5))
def test_a_step_up_and_down_again_never_ends_above(value: float, steps: int) -> None:
    up = stepped(value, steps)
    assert up > value
    assert stepped(up, -steps) <= value * (1 + 1e-9)
    assert float(f"{up:.0e}") == up
    assert f"{up:.0e}"[0] in "125"


def test_learning_rate_of_says_what_is_wrong() -> None:
    with pytest.raises(NumberError, match="above zero"):
        learning_rate_of("-0.5")


@pytest.fixture
def slider(qtbot: QtBot) -> LearningRateSlider:
    result = LearningRateSlider()
    qtbot.addWidget(result)
    result.resize(300, 34)
    return result


def test_the_slider_tells_the_rate_that_the_user_chose(slider: LearningRateSlider, qtbot: QtBot) -> None:
    told: list[float] = []
    slider.learning_rate_changed.connect(told.append)
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    qtbot.keyClick(slider, Qt.Key.Key_End)
    qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    assert told == [1e-4, 100.0, 10.0]


def test_every_position_is_another_rate_in_two_digits(slider: LearningRateSlider) -> None:
    told: list[float] = []
    slider.setValue(slider.minimum())
    slider.learning_rate_changed.connect(told.append)
    for position in range(slider.minimum() + 1, slider.maximum() + 1):
        slider.setValue(position)
    assert told == sorted(set(told))
    assert len(told) == 150
    assert all(float(f"{rate:.1e}") == rate for rate in told)
    assert told[-1] == 100.0


@pytest.mark.parametrize("rate", [1e-4, 0.1, 0.27, 33.0, 1e-9, 1e7])
def test_showing_a_rate_emits_nothing_and_keeps_it(slider: LearningRateSlider, qtbot: QtBot, rate: float) -> None:
    with qtbot.assertNotEmitted(slider.learning_rate_changed):
        slider.show_learning_rate(rate)
    assert slider.meaning() == rate
    expected = min(max(math.log10(rate), -4), 2)
    assert (slider.value() - slider.minimum()) / 25 - 4 == pytest.approx(expected, abs=0.021)


def test_the_tool_tip_is_a_sentence_with_the_numbers(slider: LearningRateSlider) -> None:
    slider.show_learning_rate(0.1)
    slider.show_zones(0.27365, 1.74510)
    tip = slider.toolTip()
    assert all(word in tip for word in ("0.1", "0.274", "1.75", "every step", "near the minimum", "oscillates"))
    slider.show_zones(0.27365, None)
    assert "oscillates" not in slider.toolTip()
    slider.show_zones(None, None)
    assert slider.toolTip() == "α = 0.1."


def _zone(image: QImage, slider: LearningRateSlider, rate: float) -> set[str]:
    x = round(slider.place_of((math.log10(rate) + 4) / 6))
    rows = range(slider.height() // 2 + 10, slider.height() // 2 + 14)
    return {image.pixelColor(x + dx, y).name().upper() for dx in range(-3, 4) for y in rows}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_zones_lie_where_the_handle_would_be(slider: LearningRateSlider, theme: type[LIGHT]) -> None:
    slider.show_theme(theme)
    slider.show_zones(0.2737, 1.7451)
    image = slider.grab().toImage()
    assert _zone(image, slider, 0.05) == {theme.muted}
    assert theme.muted in _zone(image, slider, 0.7)
    assert len(_zone(image, slider, 0.7)) > 1
    assert theme.error in _zone(image, slider, 10)
    assert theme.error not in _zone(image, slider, 1.2)
    slider.show_zones(0.2737, None)
    image = slider.grab().toImage()
    assert theme.error not in _zone(image, slider, 10)
    slider.show_zones(None, None)
    assert theme.muted not in _zone(slider.grab().toImage(), slider, 0.05)


@pytest.mark.parametrize("zones", [(1e-9, 1e-8), (1e5, 1e9), (1e-300, None), (0.5, 0.2)])
def test_zones_beyond_the_ends_are_drawn_without_complaint(
    slider: LearningRateSlider, zones: tuple[float, float | None]
) -> None:
    slider.show_zones(*zones)
    assert not slider.grab().isNull()


def test_a_screen_reader_hears_the_rate_and_not_the_integer(slider: LearningRateSlider) -> None:
    slider.show_learning_rate(0.25)
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Learning rate α"
    assert interface.text(QAccessible.Text.Value) == "0.25"
    value = interface.valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (0.25, 1e-4, 100.0)
    value.setCurrentValue(10.0)
    assert slider.meaning() == 10.0
