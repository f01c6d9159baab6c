import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.card import Card
from lrviz.views.style import edge_colour, mixed, palette, style_sheet
from lrviz.views.theme import DARK, LIGHT, Theme

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor | str, other: QColor | str) -> float:
    """WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@BOTH
def test_text_of_the_palette_can_be_read(theme: Theme) -> None:
    chosen = palette(theme)
    role = QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.PlaceholderText, role.Base),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
    ):
        assert contrast(chosen.color(text), chosen.color(ground)) >= 4.5, (text, ground)


@BOTH
def test_the_filled_button_and_the_message_can_be_read(theme: Theme) -> None:
    assert contrast(theme.filled_text, theme.filled) >= 4.5
    assert contrast(theme.ink, theme.error_page) >= 4.5
    assert contrast(theme.error, theme.error_page) >= 4.5


@BOTH
def test_groove_and_focus_ring_can_be_seen(theme: Theme) -> None:
    assert contrast(edge_colour(theme), theme.card) >= 3
    assert contrast(theme.accent, theme.card) >= 3


@BOTH
def test_the_sheet_is_filled_in_and_qt_understands_it(theme: Theme, qtbot: QtBot) -> None:
    sheet = style_sheet(theme)
    assert not re.search(r"\{[a-z_]+\}", sheet)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(sheet)  # Qt warns of a sheet that it cannot parse, and a warning fails the test


@BOTH
def test_a_card_is_drawn_on_the_page(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    old = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(theme))
    try:
        card = Card("Title", QWidget())
        qtbot.addWidget(card)
        card.resize(200, 100)
        image = card.grab().toImage()
        assert image.pixelColor(100, 60).name().upper() == theme.card
        assert image.pixelColor(100, 0).name().upper() == theme.line
    finally:
        qapp.setStyleSheet(old)


@BOTH
def test_the_focus_ring_is_drawn(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button = QToolButton()
    button.setStyleSheet(style_sheet(theme))
    button.setFocusPolicy(button.focusPolicy().StrongFocus)
    qtbot.addWidget(button)
    button.resize(60, 30)
    with qtbot.waitExposed(button):
        button.show()
    button.clearFocus()
    qapp.processEvents()
    assert button.grab().toImage().pixelColor(30, 1).name().upper() != theme.accent
    button.setFocus()
    qapp.processEvents()
    assert button.grab().toImage().pixelColor(30, 1).name().upper() == theme.accent


def test_mixed_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#000000", "#FF8000", 0) == "#000000"
    assert mixed("#000000", "#FF8000", 1) == "#FF8000"
    assert mixed("#000000", "#FF8000", 0.5) == "#804000"
