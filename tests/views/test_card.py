import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.card import Card


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    result = Card("Cost landscape", QWidget())
    qtbot.addWidget(result)
    result.resize(300, 200)
    result.show()
    return result


def test_it_holds_title_subtitle_and_body(card: Card) -> None:
    card.show_subtitle("× minimum")
    assert (card.title, card.subtitle) == ("Cost landscape", "× minimum")
    assert card.accessibleName() == "Cost landscape"
    assert card.body.parentWidget() is card
    card.show_title("Iteration 1 → 2")
    assert card.title == card.accessibleName() == "Iteration 1 → 2"


def test_a_double_click_on_the_header_asks_for_the_window(card: Card, qtbot: QtBot) -> None:
    header = card._header
    with qtbot.waitSignal(card.enlarge_requested, timeout=1000):
        qtbot.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    with qtbot.waitSignal(card.enlarge_requested, timeout=1000):
        qtbot.mouseDClick(header.title, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    with qtbot.assertNotEmitted(card.enlarge_requested):
        qtbot.mouseDClick(card.body, Qt.MouseButton.LeftButton)


def test_a_long_subtitle_stays_right_of_the_title_and_asks_for_no_room(card: Card) -> None:
    before = card.minimumSizeHint()
    card.show_subtitle("J = 0.2004, gap to minimum 4.35e-02 " * 10)
    assert card.minimumSizeHint() == before
    header = card._header
    assert header.subtitle.geometry().left() > header.title.geometry().right()
    assert header.subtitle.geometry().right() <= header.width()
    assert header.subtitle.toolTip() == header.subtitle.text()


def test_extra_controls_stand_at_the_right_end(card: Card, qtbot: QtBot) -> None:
    button = QPushButton("log")
    card.add_header_widget(button)
    header = card._header
    assert button.isVisible()
    assert button.geometry().right() <= header.width()
    assert button.geometry().left() > header.subtitle.geometry().right()
    qtbot.waitUntil(lambda: header.height() >= button.height(), timeout=1000)


def test_the_title_may_change_at_every_frame_without_laying_out_the_window(card: Card) -> None:
    layout = card.layout()
    assert layout is not None
    layout.activate()
    card.show_title("Iteration 10 → 11")
    card.show_subtitle("J = 0.2")
    assert not layout.activate(), "something in it was invalid"


def test_what_is_hidden_in_the_header_gives_its_room_to_the_subtitle(card: Card, qtbot: QtBot) -> None:
    card.show_subtitle("some words that need a good deal of room")
    button = QPushButton("a button that is rather wide")
    card.add_header_widget(button)
    card.resize(500, 200)
    with qtbot.waitExposed(card):
        card.show()
    header = card._header
    assert not header.subtitle.isVisible()
    card.show_header_widget(button, is_shown=False)
    assert not button.isVisible()
    assert header.subtitle.isVisible()
    card.show_header_widget(button, is_shown=True)
    assert button.isVisible()
    assert not header.subtitle.isVisible()
