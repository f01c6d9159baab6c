import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.theme import DARK, LIGHT

CONTRACT = [
    "play",
    "step",
    "step_back",
    "reset",
    "run_to_minimum",
    "open",
    "save",
    "save_as",
    "undo",
    "redo",
    "add_row",
    "remove_rows",
    "quit",
    "new",
    "step_ten",
    "go_to_iteration",
    "fit_views",
    "copy",
    "paste",
    "swap_classes",
    "log_scale",
    "keyboard",
    "about",
    "enlarge",
    "arrange",
    "close_message",
    "faster",
    "slower",
    "raise_learning_rate",
    "lower_learning_rate",
    "type_learning_rate",
    "type_iteration_limit",
    "theme_light",
    "theme_dark",
    "theme_system",
    "accuracy_curve",
    "least_squares_line",
    "score_view",
    "gradient_arrow",
    "equal_scales",
    "surface",
    "raw_landscape",
    "standardize",
    "random_start",
    "rate_creeping",
    "rate_monotone",
    "rate_overshooting",
    "rate_oscillating",
    "generate_data",
    "lesson",
    "open_lesson",
    "next_scene",
    "previous_scene",
    "leave_lesson",
    "next_line",
    "copy_as_python",
]
KEYS_OF_PLOTS = {
    "faster": "+",
    "slower": "-",
    "raise_learning_rate": "Up",
    "lower_learning_rate": "Down",
    "play": "Space",
    "step": "Right",
    "step_back": "Left",
    "step_ten": "Shift+Right",
    "reset": "Home",
    "run_to_minimum": "End",
    "fit_views": "F",
    "enlarge": "M",
    "remove_rows": "Del",
    "next_line": "N",
}
KEYS_OF_WINDOW = {
    "open": "Ctrl+O",
    "save": "Ctrl+S",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "copy": "Ctrl+C",
    "paste": "Ctrl+V",
    "quit": "Ctrl+Q",
    "lesson": "F2",
    "copy_as_python": "Ctrl+Shift+P",
    "next_scene": "Ctrl+PgDown",
    "previous_scene": "Ctrl+PgUp",
}


@pytest.fixture
def actions(qapp: object) -> Actions:
    assert qapp
    return Actions()


def _of(actions: Actions, name: str) -> QAction:
    action = getattr(actions, name)
    assert isinstance(action, QAction)
    return action


@pytest.mark.parametrize("name", CONTRACT)
def test_every_action_has_its_object_name_and_says_what_it_does(actions: Actions, name: str) -> None:
    action = _of(actions, name)
    assert action.objectName() == f"action_{name}"
    assert action.text()
    assert len(action.toolTip()) > len(action.text())


def test_no_key_is_given_twice(actions: Actions) -> None:
    keys = [key.toString() for action in actions.all_actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert len(actions.all_actions()) == len(CONTRACT)


@pytest.mark.parametrize(("name", "key"), KEYS_OF_PLOTS.items())
def test_single_keys_are_not_window_wide(actions: Actions, name: str, key: str) -> None:
    action = _of(actions, name)
    assert action.shortcut().toString() == key
    assert action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut


@pytest.mark.parametrize(("name", "key"), KEYS_OF_WINDOW.items())
def test_control_keys_are_window_wide(actions: Actions, name: str, key: str) -> None:
    action = _of(actions, name)
    assert key in [known.toString() for known in action.shortcuts()]
    assert action.shortcutContext() == Qt.ShortcutContext.WindowShortcut


def test_space_plays_in_the_plots_and_still_presses_a_button(actions: Actions, qtbot: QtBot) -> None:
    window, centre = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    plots, button = QWidget(), QPushButton("other")
    plots.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    line = QHBoxLayout(centre)
    line.addWidget(plots)
    line.addWidget(button)
    window.setCentralWidget(centre)
    window.menuBar().addMenu("Run").addAction(actions.play)
    actions.attach_plot_keys(plots)
    played, pressed = [], []
    actions.play.triggered.connect(lambda: played.append(1))
    button.clicked.connect(lambda: pressed.append(1))
    with qtbot.waitExposed(window):
        window.show()
    plots.setFocus()
    qtbot.keyClick(plots, Qt.Key.Key_Space)
    assert (played, pressed) == ([1], [])
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert (played, pressed) == ([1], [1])


def test_the_one_action_says_play_or_pause(actions: Actions) -> None:
    before = actions.play.icon().pixmap(16).toImage()
    actions.show_playing(True)
    assert actions.play.text() == "Pause"
    assert "Space" in actions.play.toolTip()
    assert actions.play.icon().pixmap(16).toImage() != before
    actions.show_playing(False)
    assert actions.play.text() == "Play"
    assert actions.play.icon().pixmap(16).toImage() == before


def test_undo_names_what_it_takes_back(actions: Actions) -> None:
    actions.show_undo("Move R&D point", "")
    assert actions.undo.text() == "&Undo move R&&D point"
    assert actions.undo.isEnabled()
    assert not actions.redo.isEnabled()
    actions.show_undo("", "Add a row")
    assert (actions.undo.text(), actions.redo.text()) == ("&Undo", "&Redo add a row")


def test_one_theme_is_chosen_at_a_time(actions: Actions) -> None:
    assert actions.theme_system.isChecked()
    actions.theme_dark.trigger()
    chosen = [a.objectName() for a in (actions.theme_light, actions.theme_dark, actions.theme_system) if a.isChecked()]
    assert chosen == ["action_theme_dark"]
    assert actions.log_scale.isCheckable()


def test_icons_take_the_ink_of_the_theme(actions: Actions) -> None:
    colours = []
    for theme in (LIGHT, DARK):
        actions.show_theme(theme)
        image = actions.play.icon().pixmap(32).toImage()
        colours.append(image.pixelColor(14, 16).name().upper())
    assert colours == [LIGHT.ink, DARK.ink]
