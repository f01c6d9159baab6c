"""Reading a lesson: nothing moves under the eyes, and nothing is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lrviz.files.lesson import read_lesson
from lrviz.views.lesson_panel import LessonPanel
from lrviz.views.lesson_prose import LiveLabel
from tests.views.lessons import LONG, TEXT, button, cards, made_panel, scrolled, words


@pytest.fixture
def panel(qtbot: QtBot) -> LessonPanel:
    return made_panel(qtbot)


def test_a_scene_is_scrolled_to_when_it_is_shown(qtbot: QtBot, panel: LessonPanel) -> None:
    assert scrolled(panel) == 0
    panel.show_scene(1)
    qtbot.waitUntil(lambda: scrolled(panel) > 500)
    card = cards(panel)[1]
    assert card.visibleRegion().boundingRect() == card.rect()
    before = scrolled(panel)
    panel.show_scene(0, is_revealed=False)
    QTest.qWait(20)
    assert scrolled(panel) == before


def test_a_scene_stays_at_the_top_while_the_panel_changes_until_the_user_scrolls(
    qtbot: QtBot, panel: LessonPanel
) -> None:
    panel.show_lesson(read_lesson(f"{TEXT}\n{LONG}", "longer.md"))
    panel.show_scene(1)
    card, area = cards(panel)[1], panel.findChild(QScrollArea)
    qtbot.waitUntil(lambda: scrolled(panel) > 500)
    for width in (420, 320):
        panel.resize(width, 400)
        QTest.qWait(40)
        assert card.mapTo(area.viewport(), card.rect().topLeft()).y() == 8
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_PageUp)
    before = scrolled(panel)
    panel.show_numbers({"cost": 0.25})
    QTest.qWait(20)
    assert scrolled(panel) == before


def test_there_is_no_empty_room_below_the_text(qtbot: QtBot, panel: LessonPanel) -> None:
    for width in (320, 500):
        panel.resize(width, 400)
        QTest.qWait(40)
        last, page = cards(panel)[1], panel.findChild(QScrollArea).widget()
        assert page.height() - last.geometry().bottom() < 20


def test_another_lesson_begins_at_its_top(qtbot: QtBot, panel: LessonPanel) -> None:
    panel.show_scene(1)
    qtbot.waitUntil(lambda: scrolled(panel) > 500)
    panel.show_lesson(read_lesson(TEXT, "curves.md"))
    panel.show_scene(0, is_revealed=False)
    QTest.qWait(30)
    assert scrolled(panel) == 0
    assert len(cards(panel)) == 2


def test_numbers_change_while_the_text_stays_where_it_is(qtbot: QtBot, panel: LessonPanel) -> None:
    panel.show_scene(1)
    qtbot.waitUntil(lambda: scrolled(panel) > 500)
    before, parts = scrolled(panel), panel.findChildren(LiveLabel)
    for step in range(5):
        panel.show_numbers({"cost": 0.5 + step, "minimum.cost": 0.25, "boundary": 4.75})
        QTest.qWait(5)
    assert scrolled(panel) == before
    assert panel.findChildren(LiveLabel) == parts
    assert "J is 4.5000." in words(panel)


def test_the_numbers_of_a_scene_are_left_open_until_it_is_shown(panel: LessonPanel) -> None:
    numbers = {"cost": 4.5, "minimum.cost": 0.25}
    panel.show_numbers(numbers)
    assert "Look: …." in words(panel)
    panel.show_scene(0)
    panel.show_numbers(numbers)
    assert "Look: 4.50." in words(panel)
    assert "Below 0.2500." in words(panel)
    panel.show_scene(1)
    panel.show_numbers(numbers)
    assert "Look: …." in words(panel)
    assert "Below …." in words(panel)


def test_page_down_scrolls_wherever_the_focus_is(qtbot: QtBot, panel: LessonPanel) -> None:
    for start in (panel.findChild(QScrollArea), button(panel, "lesson_scene_1")):
        start.setFocus()
        before = scrolled(panel)
        qtbot.keyClick(start, Qt.Key.Key_PageDown)
        assert scrolled(panel) > before + 100
        qtbot.keyClick(start, Qt.Key.Key_PageUp)
        assert scrolled(panel) == before


@pytest.mark.parametrize("width", [300, 340, 400, 700])
def test_nothing_is_wider_than_the_panel(qtbot: QtBot, panel: LessonPanel, width: int) -> None:
    panel.resize(width, 500)
    QTest.qWait(30)
    viewport = panel.findChild(QScrollArea).viewport()
    for part in panel.findChild(QScrollArea).widget().findChildren(QWidget):
        if part.isVisible():
            left = part.mapTo(viewport, part.rect().topLeft()).x()
            assert left >= 0
            assert left + part.width() <= viewport.width()
    for label in panel.findChildren(LiveLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
