import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.menus import DataSetEntry, Menus

ENTRIES = [
    DataSetEntry("exam", "Exam", "Hours of study and whether the exam was passed."),
    DataSetEntry("separable", "Separable", "Two classes with a gap."),
]


class _Bench:
    """A window with menus."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.actions = Actions(self.window)
        self.panel = QAction("Convergence", self.window)
        self.menus = Menus(self.window, self.actions, [self.panel], ENTRIES)

    def menu(self, *path: str) -> QMenu:
        """Return a menu by the words that are clicked to open it."""
        inside: list[QAction] = self.window.menuBar().actions()
        for word in path:
            (action,) = [action for action in inside if action.text().replace("&", "") == word]
            inside = action.menu().actions()
        return action.menu()


@pytest.fixture
def bench(qtbot: QtBot) -> _Bench:
    result = _Bench()
    qtbot.addWidget(result.window)
    return result


def _all(menu: QMenu) -> list[QAction]:
    inside = [action for action in menu.actions() if action.menu() is None]
    return inside + [below for action in menu.actions() if action.menu() is not None for below in _all(action.menu())]


def test_the_menus_stand_in_the_usual_order(bench: _Bench) -> None:
    names = [action.text().replace("&", "") for action in bench.window.menuBar().actions()]
    assert names == ["File", "Edit", "Run", "View", "Guide", "Help"]


def test_every_command_is_in_one_menu(bench: _Bench) -> None:
    held = [action for menu in bench.window.menuBar().actions() for action in _all(menu.menu())]
    for action in bench.actions.all_actions():
        assert held.count(action) == 1, action.objectName()


def test_no_letter_is_underlined_twice_in_one_menu(bench: _Bench) -> None:
    pending = [bench.window.menuBar().actions()]
    while pending:
        actions = pending.pop()
        letters = [text[text.index("&") + 1].lower() for action in actions if "&" in (text := action.text())]
        assert len(letters) == len(set(letters)), letters
        pending += [action.menu().actions() for action in actions if action.menu() is not None]


def test_panels_can_be_hidden_from_the_view_menu(bench: _Bench) -> None:
    assert bench.panel in bench.menu("View", "Panels").actions()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_choosing_a_data_set_asks_for_it(bench: _Bench, qtbot: QtBot, entry: DataSetEntry) -> None:
    (action,) = [action for action in bench.menu("File", "Data sets").actions() if action.text() == entry.title]
    assert entry.note in {action.toolTip(), action.statusTip()}
    with qtbot.waitSignal(bench.menus.builtin_requested, timeout=1000) as asked:
        action.trigger()
    assert asked.args == [entry.key]


def test_a_menus_item_is_the_buttons_action(bench: _Bench, qtbot: QtBot) -> None:
    (step,) = [action for action in bench.menu("Run").actions() if action.objectName() == "action_step"]
    assert step is bench.actions.step
    bench.actions.step.setEnabled(False)
    assert not step.isEnabled()
