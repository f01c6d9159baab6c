"""The listing and its variables, as they look."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from lrviz.files.listing import listing
from lrviz.views.actions import Actions
from lrviz.views.code_colours import band_colour, code_colours, words_of
from lrviz.views.code_values import Variable, every_digit, short_text
from lrviz.views.code_view import CodeView
from lrviz.views.theme import DARK, LIGHT, Theme

NUMBERS = [Variable("i", 37), Variable("alpha", 0.1), Variable("w", 0.24), Variable("dw", -0.02, is_new=True)]
NUMBERS += [Variable("b", -0.5), Variable("db", 0.13)]
LISTS = [Variable(name, np.linspace(-1, 1, 16)) for name in ("x", "y", "h", "error")]


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.actions = Actions()
        self.view = CodeView(self.actions)
        qtbot.addWidget(self.view)
        self.view.show_listing(listing(1, starts_at_zero=True))
        self.view.show_variables(NUMBERS, LISTS)
        self.code = self.view.findChild(QPlainTextEdit, "code_listing")

    def show(self, width: int, height: int) -> None:
        self.view.resize(width, height)
        self.view.show()

    def lit_rect(self, number: int) -> tuple[int, int]:
        """Return the top and the bottom of a line in the listing's viewport."""
        place = dict(self.code.number_places()).get(number)
        return (
            (-1, -1) if place is None else (round(place.top()), round(place.top()) + self.code.fontMetrics().height())
        )


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_colour_of_the_code_can_be_read_lit_or_not(theme: Theme) -> None:
    for ground in (theme.card, band_colour(theme)):
        for colour in [*code_colours(theme).values(), theme.muted]:
            low, high = sorted((luminance(colour), luminance(ground)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (colour, ground)


def test_words_are_told_apart() -> None:
    line = "for v in zip(x, 0.5):"
    assert [(line[start:end], kind) for start, end, kind in words_of(line)] == [
        ("for", "keyword"),
        ("v", "word"),
        ("in", "keyword"),
        ("zip", "called"),
        ("x", "word"),
        ("0.5", "number"),
    ]


@pytest.mark.parametrize("size", [(396, 252), (420, 300), (306, 220), (620, 680), (1200, 640)])
def test_the_lit_line_and_all_variables_are_in_sight(desk: Desk, size: tuple[int, int]) -> None:
    desk.show(*size)
    for line in listing(1, starts_at_zero=True).iteration:
        desk.view.show_line(line.number)
        top, bottom = desk.lit_rect(line.number)
        assert 0 <= top < bottom <= desk.code.viewport().height() + 1
    labels = [label for label in desk.view.findChildren(QLabel) if label.objectName().startswith("code_variable")]
    places = [label.rect().translated(label.mapTo(desk.view, QPoint(0, 0))) for label in labels]
    buttons = desk.view.findChildren(QToolButton)
    places += [button.geometry() for button in buttons] + [desk.code.geometry()]
    assert len(places) == 13
    for number, place in enumerate(places):
        assert desk.view.rect().contains(place)
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_the_type_grows_with_the_panel(desk: Desk) -> None:
    desk.show(396, 252)
    small = desk.code.font().pointSizeF()
    desk.show(1400, 760)
    assert desk.code.font().pointSizeF() > 1.5 * small
    assert desk.code.verticalScrollBar().maximum() == desk.code.horizontalScrollBar().maximum() == 0


def test_what_was_just_set_has_a_mark_and_bold_type(desk: Desk) -> None:
    desk.show(420, 300)
    label = desk.view.findChild(QLabel, "code_variable_dw")
    assert label.text() == "▸ dw = −0.02000"
    assert label.font().bold()
    desk.view.show_variables([Variable("dw", -0.02)], [])
    assert label.text().strip() == "dw = −0.02000"
    assert not label.font().bold()


def test_a_list_is_told_as_far_as_there_is_room(desk: Desk) -> None:
    values = np.arange(1.0, 101.0)
    assert short_text(Variable("x", values), 3) == "x = [1, 2, 3, … 100]"
    assert short_text(Variable("x", values[:3]), 3) == "x = [1, 2, 3]"
    assert short_text(Variable("x", values[:4]), 3) == "x = [1, 2, 3, 4]"
    assert short_text(Variable("x", values[:0]), 3) == "x = []"
    assert short_text(Variable("x", np.array([[1.5, -2.0], [3.0, 4.0]])), 3) == "x = [[1.5, −2], [3, 4]]"
    assert short_text(Variable("h", None), 3) == "h = –"
    assert short_text(Variable("w", float("nan")), 3) == "w = –"
    desk.show(420, 300)
    desk.view.show_variables(NUMBERS, [Variable("h", values / 101)])
    label = desk.view.findChild(QLabel, "code_variable_h")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert label.text().endswith("… 0.9901]")


def test_every_digit_is_on_hover() -> None:
    assert every_digit(Variable("w", 1 / 3)) == "w = 0.3333333333333333"
    assert every_digit(Variable("x", np.array([0.1, -1e-9]))) == "x =\n0.1\n−1e-09"
    assert every_digit(Variable("x", np.array([[0.1, 2.0]]))) == "x =\n[0.1, 2]"
    assert every_digit(Variable("x", np.zeros(1000))).endswith("… 1,000 values")
    assert "no value" in every_digit(Variable("h", None))


def test_a_copy_is_confirmed_for_a_while_and_the_note_comes_back(desk: Desk, qtbot: QtBot) -> None:
    note = desk.view.findChild(QLabel, "code_note")
    desk.view._confirmation.setInterval(30)
    desk.view.show_note("a note")
    desk.view.copy("a = 1\nb = 2\n")
    assert QGuiApplication.clipboard().text() == "a = 1\nb = 2\n"
    assert note.text() == "Copied: 2 lines of Python."
    desk.view.show_note("another note")
    assert note.text().startswith("Copied")
    qtbot.waitUntil(lambda: note.text() == "another note")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_lit_line_is_marked_on_a_filled_ground(desk: Desk, theme: Theme) -> None:
    desk.view.show_theme(theme)
    desk.show(420, 300)
    desk.view.show_line(16)
    picture = desk.code.grab().toImage()
    top, bottom = desk.lit_rect(16)
    colours = {picture.pixelColor(x, (top + bottom) // 2).name().upper() for x in range(desk.code.width())}
    assert theme.filled in colours
    assert theme.filled_text in colours
    assert band_colour(theme) in colours


def test_the_buttons_are_named_after_their_actions(desk: Desk) -> None:
    names = {button.objectName() for button in desk.view.findChildren(QToolButton)}
    assert names == {"button_next_line", "button_copy_as_python"}
    assert desk.view.objectName() == "code_view"
