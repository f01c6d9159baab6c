import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.panels import BOUNDARY, TITLES, Panels


@pytest.fixture
def panels(qtbot: QtBot) -> Panels:
    result = Panels({name: QLabel(name) for name in TITLES}, Actions())
    for card in result.cards.values():
        qtbot.addWidget(card)
    result.fit.resize(900, 300)
    return result


def switch(panels: Panels, name: str) -> QToolButton:
    return panels.fit.findChild(QToolButton, f"button_{name}")


def texts(panels: Panels) -> list[str]:
    """Return the words that can be read in the header of the fit."""
    return [label.text() for label in panels.fit.findChildren(QLabel) if not label.isHidden()]


def test_every_view_has_a_card_with_its_title(panels: Panels) -> None:
    assert {name: card.title for name, card in panels.cards.items()} == TITLES
    assert set(panels.docked) == set(TITLES) - {"fit"}


@pytest.mark.parametrize(
    ("features", "offered"),
    [(1, ["least_squares_line"]), (2, ["score_view"]), (3, [])],
    ids=["one feature", "two features", "three features"],
)
def test_the_fit_offers_what_its_data_can_be_drawn_as(panels: Panels, features: int, offered: list[str]) -> None:
    panels.show_feature_count(features)
    shown = [name for name in ("least_squares_line", "score_view") if not switch(panels, name).isHidden()]
    assert shown == offered


def test_the_boundary_is_named_or_not_there_at_all(panels: Panels) -> None:
    panels.boundary.show_number("4.6848", "4.684779464523775")
    assert {BOUNDARY, "4.6848"} <= set(texts(panels))
    panels.show_boundary_caption("")
    assert {BOUNDARY, "4.6848"}.isdisjoint(texts(panels))
    panels.show_boundary_caption("boundary (logit t − b)/w")
    assert {"boundary (logit t − b)/w", "4.6848"} <= set(texts(panels))


def test_small_switches_say_little_and_are_named_in_full(panels: Panels) -> None:
    line = switch(panels, "least_squares_line")
    assert line.text() == "Line"
    assert line.accessibleName() == "Least-squares line"
