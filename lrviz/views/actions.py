"""Every command of the window, as an action: menus, buttons and keys share it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from lrviz.views.action_specs import CHECKABLE, MENU_ROLES, OVERLAYS, SPECS
from lrviz.views.icons import icon
from lrviz.views.theme import LIGHT, Theme


class Actions(QObject):
    """The actions by name: ``actions.play`` is the QAction ``action_play``.

    Single keys hold in the plots' area only, once `attach_plot_keys` has named it; Ctrl and function keys hold in the
    window whose menus have the actions.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_playing = False
        self._theme = LIGHT
        self._make_run_actions()
        self._make_file_and_edit_actions()
        self._make_view_actions()
        self._make_overlay_actions()
        self._make_lesson_actions()
        self.show_theme(LIGHT)

    def _make_run_actions(self) -> None:
        self.play = self._made("play")
        self.step = self._made("step")
        self.step_back = self._made("step_back")
        self.step_ten = self._made("step_ten")
        self.reset = self._made("reset")
        self.run_to_minimum = self._made("run_to_minimum")
        self.go_to_iteration = self._made("go_to_iteration")
        self.faster = self._made("faster")
        self.slower = self._made("slower")
        self.raise_learning_rate = self._made("raise_learning_rate")
        self.lower_learning_rate = self._made("lower_learning_rate")
        self.type_learning_rate = self._made("type_learning_rate")
        self.type_iteration_limit = self._made("type_iteration_limit")

    def _make_file_and_edit_actions(self) -> None:
        self.new = self._made("new")
        self.open = self._made("open")
        self.save = self._made("save")
        self.save_as = self._made("save_as")
        self.quit = self._made("quit")
        self.undo = self._made("undo")
        self.redo = self._made("redo")
        self.copy = self._made("copy")
        self.paste = self._made("paste")
        self.add_row = self._made("add_row")
        self.remove_rows = self._made("remove_rows")
        self.swap_classes = self._made("swap_classes")

    def _make_view_actions(self) -> None:
        self.fit_views = self._made("fit_views")
        self.enlarge = self._made("enlarge")
        self.arrange = self._made("arrange")
        self.close_message = self._made("close_message")
        self.theme_light = self._made("theme_light")
        self.theme_dark = self._made("theme_dark")
        self.theme_system = self._made("theme_system")
        self._themes = QActionGroup(self)
        for action in (self.theme_light, self.theme_dark, self.theme_system):
            self._themes.addAction(action)
        self.theme_system.setChecked(True)
        self.keyboard = self._made("keyboard")
        self.about = self._made("about")

    def _make_overlay_actions(self) -> None:
        self.log_scale = self._made("log_scale")
        self.accuracy_curve = self._made("accuracy_curve")
        self.least_squares_line = self._made("least_squares_line")
        self.score_view = self._made("score_view")
        self.gradient_arrow = self._made("gradient_arrow")
        self.equal_scales = self._made("equal_scales")
        self.surface = self._made("surface")
        self.raw_landscape = self._made("raw_landscape")
        self.overlays = {name: action for name in OVERLAYS if isinstance(action := getattr(self, name), QAction)}

    def _make_lesson_actions(self) -> None:
        self.standardize = self._made("standardize")
        self.random_start = self._made("random_start")
        self.rate_creeping = self._made("rate_creeping")
        self.rate_monotone = self._made("rate_monotone")
        self.rate_overshooting = self._made("rate_overshooting")
        self.rate_oscillating = self._made("rate_oscillating")
        self.generate_data = self._made("generate_data")
        self.lesson = self._made("lesson")
        self.open_lesson = self._made("open_lesson")
        self.next_scene = self._made("next_scene")
        self.previous_scene = self._made("previous_scene")
        self.leave_lesson = self._made("leave_lesson")
        self.next_line = self._made("next_line")
        self.copy_as_python = self._made("copy_as_python")

    def _made(self, name: str) -> QAction:
        spec = SPECS[name]
        action = QAction(spec.text, self)
        action.setObjectName(f"action_{name}")
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        if spec.in_plots_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(_with_key(spec.tip, action))
        if spec.short_text:
            action.setIconText(spec.short_text)
        action.setCheckable(name in CHECKABLE)
        action.setMenuRole(MENU_ROLES.get(name, QAction.MenuRole.NoRole))
        return action

    def all_actions(self) -> list[QAction]:
        """Return every action."""
        return [action for action in self.children() if isinstance(action, QAction)]

    def attach_plot_keys(self, area: QWidget) -> None:
        """Let single keys (Space, arrows, F, …) work while `area` or something in it has the focus."""
        for action in self.all_actions():
            if action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut:
                area.addAction(action)

    def show_playing(self, is_playing: bool) -> None:
        """Let the one action for play and pause say which of them it does now."""
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            self.play.setText("Pause" if is_playing else "Play")
            self.play.setToolTip(_with_key("Pause the descent" if is_playing else SPECS["play"].tip, self.play))
            self._show_icon(self.play)

    def show_undo(self, undo_text: str, redo_text: str) -> None:
        """Name what undo and redo would change; what is empty cannot be done."""
        for action, verb, text in ((self.undo, "&Undo", undo_text), (self.redo, "&Redo", redo_text)):
            action.setText(f"{verb} {text[:1].lower()}{text[1:].replace('&', '&&')}" if text else verb)
            action.setEnabled(bool(text))

    def show_theme(self, theme: Theme) -> None:
        """Draw the icons in the ink of `theme`."""
        self._theme = theme
        for action in self.all_actions():
            self._show_icon(action)

    def _show_icon(self, action: QAction) -> None:
        name = action.objectName().removeprefix("action_")
        symbol = "pause" if action is self.play and self._is_playing else SPECS[name].icon
        if symbol:
            action.setIcon(icon(symbol, self._theme.ink))


def _with_key(tip: str, action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    arrows = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
    for word, arrow in arrows.items():
        key = key.replace(word, arrow)
    return f"{tip} ({key})" if key else tip
