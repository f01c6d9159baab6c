"""Every command of the window, as an action: menus, buttons and keys share it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from lrviz.views.icons import icon
from lrviz.views.theme import LIGHT, Theme


@dataclass(frozen=True)
class _Spec:
    """What an action says of itself; `keys` the first of which is told."""

    text: str
    tip: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    in_plots_only: bool = False
    """Whether its keys would be stolen from buttons, tables and sliders if they held in the whole window."""


def _plot_key(text: str, tip: str, symbol: str, *keys: str) -> _Spec:
    return _Spec(text, tip, symbol, keys, in_plots_only=True)


_SPECS = {
    "play": _plot_key("Play", "Run the descent, or pause it", "play", "Space"),
    "step": _plot_key("&Step", "Make one iteration", "step", "Right"),
    "step_back": _plot_key("&Back", "Go back one iteration", "step-back", "Left"),
    "step_ten": _plot_key("S&tep 10", "Make ten iterations", "", "Shift+Right"),
    "reset": _plot_key("&Reset", "Go back to the start", "reset", "Home"),
    "run_to_minimum": _plot_key("To &minimum", "Run flat out until the descent has converged", "to-minimum", "End"),
    "go_to_iteration": _Spec("&Go to iteration…", "Show an iteration by its number", keys=("Ctrl+G",)),
    "faster": _plot_key("&Faster", "Show more iterations a second", "", "+", "="),
    "slower": _plot_key("S&lower", "Show fewer iterations a second", "", "-"),
    "raise_learning_rate": _plot_key("L&arger learning rate", "Go up one of 1, 2, 5, 10", "", "Up"),
    "lower_learning_rate": _plot_key("Smaller l&earning rate", "Go down one of 1, 2, 5, 10", "", "Down"),
    "type_learning_rate": _Spec("T&ype a learning rate", "Go to the learning rate's field", keys=("Ctrl+L",)),
    "type_iteration_limit": _Spec("Type an &iteration limit", "Go to the limit's field", keys=("Ctrl+Shift+L",)),
    "new": _Spec("&New", "Start with an empty table", "file-new", ("Ctrl+N",)),
    "open": _Spec("&Open…", "Open a data file", "file-open", ("Ctrl+O",)),
    "save": _Spec("&Save", "Save the data", "save", ("Ctrl+S",)),
    "save_as": _Spec("Save &as…", "Save the data under another name", keys=("Ctrl+Shift+S",)),
    "quit": _Spec("&Quit", "Close the window", keys=("Ctrl+Q",)),
    "undo": _Spec("&Undo", "Take back the last change", "undo", ("Ctrl+Z",)),
    "redo": _Spec("&Redo", "Do again what was taken back", "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    "copy": _Spec("&Copy", "Copy the selected cells", keys=("Ctrl+C",)),
    "paste": _Spec("&Paste", "Paste cells from a spreadsheet", keys=("Ctrl+V",)),
    "add_row": _Spec("&Add row", "Add a row to the data", "plus", ("Ctrl+Shift+N",)),
    "remove_rows": _plot_key("Re&move rows", "Remove the selected rows", "trash", "Del"),
    "swap_classes": _Spec("S&wap classes", "Let class 0 be class 1, and class 1 be class 0"),
    "fit_views": _plot_key("&Fit views", "Show everything in every plot", "fit", "F"),
    "enlarge": _plot_key("&Enlarge panel", "Give the panel the whole window, or take it back", "enlarge", "M"),
    "arrange": _Spec("&Arrange as at first", "Put every panel back in its first place"),
    "close_message": _Spec("&Close message", "Close the message above the panels", keys=("Esc",)),
    "log_scale": _Spec("&Log scale", "Show log(J − J*) instead of J in the convergence plot"),
    "theme_light": _Spec("&Light", "Dark on light"),
    "theme_dark": _Spec("&Dark", "Light on dark"),
    "theme_system": _Spec("As the &system", "Light or dark, as the system is"),
    "keyboard": _Spec("&Keyboard", "List the keys", keys=("F1",)),
    "about": _Spec("&About lrviz", "What this program is"),
}
_CHECKABLE = ("log_scale", "theme_light", "theme_dark", "theme_system")
_MENU_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


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
        self.log_scale = self._made("log_scale")
        self.theme_light = self._made("theme_light")
        self.theme_dark = self._made("theme_dark")
        self.theme_system = self._made("theme_system")
        self._themes = QActionGroup(self)
        for action in (self.theme_light, self.theme_dark, self.theme_system):
            self._themes.addAction(action)
        self.theme_system.setChecked(True)
        self.keyboard = self._made("keyboard")
        self.about = self._made("about")

    def _made(self, name: str) -> QAction:
        spec = _SPECS[name]
        action = QAction(spec.text, self)
        action.setObjectName(f"action_{name}")
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        if spec.in_plots_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(_with_key(spec.tip, action))
        action.setCheckable(name in _CHECKABLE)
        action.setMenuRole(_MENU_ROLES.get(name, QAction.MenuRole.NoRole))
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
            self.play.setToolTip(_with_key("Pause the descent" if is_playing else _SPECS["play"].tip, self.play))
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
        symbol = "pause" if action is self.play and self._is_playing else _SPECS[name].icon
        if symbol:
            action.setIcon(icon(symbol, self._theme.ink))


def _with_key(tip: str, action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    arrows = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
    for word, arrow in arrows.items():
        key = key.replace(word, arrow)
    return f"{tip} ({key})" if key else tip
