import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.number_spin_box import NumberSpinBox
from lrviz.views.theme import LIGHT


class Form(QWidget):
    """The field, and something else that can take the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.other = NumberSpinBox(-1e6, 5.0, "−12.3"), QLineEdit()
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


def _type(qtbot: QtBot, box: NumberSpinBox, text: str) -> None:
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)


@pytest.mark.parametrize(("text", "value"), [("-12,5", -12.5), ("1e-3", 1e-3), ("5", 5.0), ("0", 0.0), ("-1E6", -1e6)])
def test_numbers_of_every_sign_can_be_typed(form: Form, qtbot: QtBot, text: str, value: float) -> None:
    form.box.setValue(2.5)
    _type(qtbot, form.box, text)
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert form.box.value() == value


def test_a_pasted_number_may_have_the_minus_that_is_shown(form: Form, qtbot: QtBot) -> None:
    form.box.selectAll()
    form.box.lineEdit().insert("−3e2")
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert form.box.value() == -300.0


@pytest.mark.parametrize(("text", "words"), [("7", "from -1e+06 to 5"), ("five", "not a number"), ("nan", "finite")])
def test_what_is_not_taken_says_why_and_gives_the_old_number_back(
    form: Form, qtbot: QtBot, text: str, words: str
) -> None:
    form.box.setValue(2.5)
    _type(qtbot, form.box, text)
    assert words in form.box.accessibleDescription()
    assert form.box.palette().color(QPalette.ColorRole.Text).name().upper() == LIGHT.error
    form.other.setFocus()
    assert (form.box.value(), form.box.text(), form.box.accessibleDescription()) == (2.5, "2.5", "")


def test_showing_a_number_tells_nothing(form: Form, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.box.valueChanged):
        form.box.show_number(1.25)
    assert (form.box.value(), form.box.text()) == (1.25, "1.25")


def test_what_is_being_typed_is_not_overwritten_by_a_run(form: Form, qtbot: QtBot) -> None:
    form.box.show_number(1.25)
    _type(qtbot, form.box, "3.")
    form.box.show_number(1.5)
    qtbot.keyClicks(form.box, "75")
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert form.box.value() == 3.75
    form.box.show_number(1.5)
    assert form.box.text() == "1.5"


def test_what_is_no_number_is_shown_as_undefined_until_one_comes(form: Form, qtbot: QtBot) -> None:
    form.box.show_number(1.25)
    for value in (math.nan, math.inf, -math.inf):
        form.box.show_number(value)
        assert (form.box.text(), form.box.accessibleDescription()) == ("–", "")
    form.hide()
    form.show()
    assert form.box.text() == "–"
    form.box.show_number(1.25)
    assert form.box.text() == "1.25"
    form.box.show_number(math.nan)
    form.box.setFocus()
    _type(qtbot, form.box, "4")
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    assert (form.box.value(), form.box.text()) == (4.0, "4")


def test_it_grows_for_a_longer_number_and_never_shrinks(form: Form) -> None:
    first = form.box.sizeHint().width()
    form.box.show_number(-123456.0)
    longer = form.box.sizeHint().width()
    assert longer > first
    form.box.show_number(1.0)
    assert form.box.sizeHint().width() == longer
