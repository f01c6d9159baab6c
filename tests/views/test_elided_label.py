import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.elided_label import ElidedLabel

LONG = "J = 0.2004, gap to minimum 4.35e-02"


@pytest.fixture
def label(qtbot: QtBot) -> ElidedLabel:
    result = ElidedLabel()
    qtbot.addWidget(result)
    result.show_text(LONG)
    result.resize(result.sizeHint())
    result.show()
    return result


def _picture(text: str, like: QLabel, qtbot: QtBot) -> QImage:
    """Return how Qt's own label of that size and alignment draws `text`."""
    plain = QLabel(text)
    qtbot.addWidget(plain)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setAlignment(like.alignment())
    plain.setEnabled(like.isEnabled())
    plain.resize(like.size())
    return plain.grab().toImage()


def test_with_room_it_is_drawn_as_any_label(label: ElidedLabel, qtbot: QtBot) -> None:
    assert label.grab().toImage() == _picture(LONG, label, qtbot)


@pytest.mark.parametrize("alignment", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
@pytest.mark.parametrize("width", [200, 90, 40])
def test_without_room_it_ends_in_three_dots(
    label: ElidedLabel, qtbot: QtBot, width: int, alignment: Qt.AlignmentFlag
) -> None:
    label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
    label.resize(width, label.height())
    shortened = label.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, width)
    assert shortened.endswith("…")
    assert label.grab().toImage() == _picture(shortened, label, qtbot)


def test_text_and_tool_tip_hold_it_whole(label: ElidedLabel) -> None:
    label.resize(40, label.height())
    assert (label.text(), label.toolTip()) == (LONG, LONG)
    label.show_text("short")
    assert (label.text(), label.toolTip()) == ("short", "short")


def test_what_is_no_markup_is_not_read_as_such(label: ElidedLabel, qtbot: QtBot) -> None:
    label.show_text("a <b>&amp; c</b> & d")
    assert label.grab().toImage() == _picture("a <b>&amp; c</b> & d", label, qtbot)


def test_a_disabled_label_is_drawn_faintly(label: ElidedLabel, qtbot: QtBot) -> None:
    usual = label.grab().toImage()
    label.setEnabled(False)
    assert label.grab().toImage() == _picture(LONG, label, qtbot)
    assert label.grab().toImage() != usual


def test_it_lets_its_window_become_narrow_and_takes_no_height_for_a_second_line(qtbot: QtBot) -> None:
    window, label = QWidget(), ElidedLabel()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label)
    label.show_text(LONG * 10)
    assert window.minimumSizeHint().width() < 10
    window.resize(60, 200)
    window.show()
    assert label.width() == 60
    assert label.height() < 2 * label.fontMetrics().height()
