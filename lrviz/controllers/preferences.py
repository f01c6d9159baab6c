"""What is remembered from one start to the next: theme, window and the places of the panels."""

import contextlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Slot

from lrviz.controllers.appearance import AppearanceController
from lrviz.files.atomic import write_atomically
from lrviz.files.preferences import Preferences, PreferencesError, parse_preferences, preferences_text
from lrviz.views.arrangement import arrangement_of, is_reachable
from lrviz.views.main_window import MainWindow


class PreferencesController(QObject):
    """Restores what the file at `path` tells, and writes it when the window is closed.

    While the window starts the file has another name: a start that what it tells would break does not happen twice.
    """

    def __init__(self, window: MainWindow, appearance: AppearanceController, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._path = path
        self._tried = path.with_suffix(".starting")
        self._has_taken = False
        self._restore(self._taken())
        window.shown.connect(self._on_window_shown)
        window.closed.connect(self._on_window_closed)

    def _taken(self) -> Preferences:
        """Take the file out of the way and return what it tells; what is missing or damaged tells nothing."""
        try:
            self._path.replace(self._tried)
            self._has_taken = True
            return parse_preferences(self._tried.read_text("utf-8"))
        except (OSError, UnicodeError, PreferencesError):
            return Preferences()

    def _restore(self, preferences: Preferences) -> None:
        self._appearance.choose_theme(preferences.theme)
        if preferences.window is not None and is_reachable(QRect(*preferences.window)):
            self._window.setGeometry(QRect(*preferences.window))
            self._window.arrange()
        if preferences.panels:
            self._window.show_places(preferences.panels)
        if preferences.is_maximized:
            self._window.showMaximized()

    @Slot()
    def _on_window_shown(self) -> None:
        """Give the file its name back: the start has succeeded. One that an earlier start left behind is not wanted."""
        with contextlib.suppress(OSError):  # what cannot be given back now is written anew when the window is closed
            if self._has_taken:
                self._tried.replace(self._path)
            else:
                self._tried.unlink(missing_ok=True)
        self._has_taken = False

    @Slot()
    def _on_window_closed(self) -> None:
        self._window.enlarge(None)
        place = self._window.normalGeometry()
        preferences = Preferences(
            theme=self._appearance.chosen_theme,
            window=(place.x(), place.y(), place.width(), place.height()),
            is_maximized=self._window.isMaximized(),
            panels=() if self._window.is_as_arranged else arrangement_of(self._window, self._window.docks),
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, preferences_text(preferences).encode())
        except OSError as error:
            # There is no window left to say it in.
            sys.stderr.write(f"lrviz: the arrangement of the window could not be saved: {error.strerror or error}\n")
