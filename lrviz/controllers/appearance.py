"""How the window looks: the theme, fitting and enlarging, and the texts under Help."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from lrviz.views.actions import Actions
from lrviz.views.canvas import Canvas
from lrviz.views.dialogs import Dialogs
from lrviz.views.help_texts import ABOUT, KEYBOARD
from lrviz.views.main_window import MainWindow
from lrviz.views.theme import DARK, LIGHT, Theme


class Themed(Protocol):
    """A view with colours."""

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""


class AppearanceController(QObject):
    """Dresses the views; follows the platform's light or dark scheme until the user chooses."""

    def __init__(
        self, window: MainWindow, actions: Actions, themed: Sequence[Themed], plots: Sequence[Canvas], dialogs: Dialogs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._themed = themed
        self._plots = plots
        self._dialogs = dialogs
        self._theme_actions = {
            "system": actions.theme_system,
            LIGHT.name: actions.theme_light,
            DARK.name: actions.theme_dark,
        }
        actions.theme_system.triggered.connect(self._on_theme_system_triggered)
        actions.theme_light.triggered.connect(self._on_theme_light_triggered)
        actions.theme_dark.triggered.connect(self._on_theme_dark_triggered)
        actions.fit_views.triggered.connect(self._on_fit_views_triggered)
        actions.enlarge.triggered.connect(self._on_enlarge_triggered)
        actions.arrange.triggered.connect(window.arrange)
        actions.keyboard.triggered.connect(self._on_keyboard_triggered)
        actions.about.triggered.connect(self._on_about_triggered)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._on_color_scheme_changed()

    @property
    def chosen_theme(self) -> str:
        """The name of the theme that the user chose, or "system"."""
        return next(name for name, action in self._theme_actions.items() if action.isChecked())

    def choose_theme(self, name: str) -> None:
        """Do what the menu does: "light", "dark", or "system" for what the platform says."""
        self._theme_actions[name].trigger()

    def _dress(self, theme: Theme) -> None:
        for view in self._themed:
            view.show_theme(theme)

    @Slot()
    def _on_color_scheme_changed(self) -> None:
        if self.chosen_theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            self._dress(DARK if dark else LIGHT)

    @Slot()
    def _on_theme_system_triggered(self) -> None:
        self._on_color_scheme_changed()

    @Slot()
    def _on_theme_light_triggered(self) -> None:
        self._dress(LIGHT)

    @Slot()
    def _on_theme_dark_triggered(self) -> None:
        self._dress(DARK)

    @Slot()
    def _on_fit_views_triggered(self) -> None:
        for plot in self._plots:
            plot.fit()

    @Slot()
    def _on_enlarge_triggered(self) -> None:
        self._window.enlarge(self._window.focused_card())

    @Slot()
    def _on_keyboard_triggered(self) -> None:
        self._dialogs.show_text("Keyboard", KEYBOARD)

    @Slot()
    def _on_about_triggered(self) -> None:
        self._dialogs.show_text("About lrviz", ABOUT)
