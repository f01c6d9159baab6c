"""The lesson panel: what is shown, and what is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from lrviz.files.lesson import Lesson, read_lesson
from lrviz.views.formula import FormulaView
from lrviz.views.lesson_panel import LessonPanel
from lrviz.views.lesson_prose import LiveLabel
from lrviz.views.lesson_scene import SceneCard
from lrviz.views.theme import DARK
from tests.views.lessons import CHAPTERS, TEXT, asked, button, cards, made_panel, words


@pytest.fixture
def panel(qtbot: QtBot) -> LessonPanel:
    return made_panel(qtbot)


@pytest.fixture
def lesson() -> Lesson:
    return read_lesson(TEXT, "curves.md")


def test_prose_formula_and_scenes_stand_in_order(panel: LessonPanel) -> None:
    tops = {
        "prose": panel.findChildren(LiveLabel)[0].mapTo(panel, panel.rect().topLeft()).y(),
        "formula": panel.findChild(FormulaView).mapTo(panel, panel.rect().topLeft()).y(),
        "scene": cards(panel)[0].mapTo(panel, panel.rect().topLeft()).y(),
    }
    assert list(tops) == sorted(tops, key=tops.get)
    assert "Curves" in words(panel)


def test_chapters_are_asked_for_and_not_changed_by_the_panel_itself(qtbot: QtBot, panel: LessonPanel) -> None:
    heard = asked(panel.chapter_requested)
    chooser = panel.findChild(QComboBox, "lesson_chapter")
    assert [chooser.itemText(place) for place in range(chooser.count())] == CHAPTERS
    qtbot.mouseClick(button(panel, "lesson_next_chapter"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(panel, "lesson_previous_chapter"), Qt.MouseButton.LeftButton)
    assert heard == [(2,), (0,)]
    assert chooser.currentIndex() == 1
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert heard[2:] == [(2,)]


@pytest.mark.parametrize(("current", "enabled"), [(0, (False, True)), (1, (True, True)), (2, (True, False))])
def test_there_is_no_chapter_before_the_first_and_after_the_last(
    panel: LessonPanel, current: int, enabled: tuple[bool, bool]
) -> None:
    heard = asked(panel.chapter_requested)
    panel.show_chapters(CHAPTERS, current)
    both = (button(panel, "lesson_previous_chapter"), button(panel, "lesson_next_chapter"))
    assert tuple(each.isEnabled() for each in both) == enabled
    assert heard == []


def test_scenes_and_leaving_are_asked_for(qtbot: QtBot, panel: LessonPanel) -> None:
    heard, left = asked(panel.scene_requested), asked(panel.leave_requested)
    for number in (1, 2):
        qtbot.mouseClick(button(panel, f"lesson_scene_{number}"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(panel, "lesson_leave"), Qt.MouseButton.LeftButton)
    assert heard == [(0,), (1,)]
    assert len(left) == 1


def test_the_scene_that_is_shown_says_so_and_not_by_colour_alone(panel: LessonPanel) -> None:
    first, second = cards(panel)
    panel.show_scene(1, is_revealed=False)
    assert "shown now" in second.accessibleName()
    assert "shown now" not in first.accessibleName()
    assert (button(first, "lesson_scene_1").text(), button(second, "lesson_scene_2").text()) == ("Show", "Start over")
    panel.show_scene(0, is_revealed=False)
    assert "shown now" in first.accessibleName()
    assert "shown now" not in second.accessibleName()


def test_solved_tasks_are_ticked_with_a_word_for_screen_readers(panel: LessonPanel) -> None:
    def marks() -> list[tuple[str, str]]:
        labels = [label for label in cards(panel)[0].findChildren(QLabel) if label.text() in {"☐", "☑"}]
        return [(label.text(), label.accessibleName()) for label in labels]

    assert marks() == [("☐", "not yet solved")] * 2
    panel.show_solved(0, [False, True])
    assert marks() == [("☐", "not yet solved"), ("☑", "solved")]
    panel.show_solved(0, [False, False])
    assert marks() == [("☐", "not yet solved")] * 2
    panel.show_solved(7, [True])
    panel.show_solved(1, [True])


def test_a_hint_is_shown_to_who_asks_for_it(qtbot: QtBot, panel: LessonPanel) -> None:
    (hint,) = [each for each in cards(panel)[0].findChildren(QToolButton) if each.text() == "Hint" and each.isVisible()]
    panel.show_scene(0)
    panel.show_numbers({"boundary": 4.75})
    assert "Pull" not in words(panel)
    qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert "Pull, at 4.7500." in words(panel)
    assert hint.text() == "Hide hint"
    qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert "Pull" not in words(panel)


def test_every_control_has_an_accessible_name(panel: LessonPanel) -> None:
    controls = [*panel.findChildren(QToolButton), *panel.findChildren(QComboBox), panel.findChild(QScrollArea), panel]
    assert all(control.accessibleName() for control in controls)


def test_before_there_is_a_lesson_nothing_is_shown_and_nothing_fails(qtbot: QtBot) -> None:
    panel = LessonPanel()
    qtbot.addWidget(panel)
    panel.show_theme(DARK)
    panel.show_scene(0)
    panel.show_numbers({"cost": 1.0})
    panel.show_solved(0, [True])
    assert panel.objectName() == "lesson_panel"
    assert not panel.findChildren(SceneCard)


def test_a_theme_reaches_lessons_that_are_shown_later(panel: LessonPanel, lesson: Lesson) -> None:
    panel.show_theme(DARK)
    panel.show_lesson(lesson)
    panel.show_scene(0, is_revealed=False)
    QTest.qWait(30)
    picture = cards(panel)[1].grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() - 4)
    assert middle.name().upper() == DARK.page
