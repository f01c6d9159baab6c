"""The one filled button."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from lrviz.views.action_button import ICON_SIZE
from lrviz.views.icons import icon
from lrviz.views.theme import LIGHT, Theme

_TEXTS = ("Play", "Pause")


class PlayButton(QToolButton):
    """Triggers the action for play and pause, and is as wide for one as for the other.

    It does not take the action as its own, because its icon is drawn in another colour than the menu's.
    """

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._theme = LIGHT
        self.setObjectName("play_button")
        self.setProperty("filled", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()
        self._fix_width()

    def show_theme(self, theme: Theme) -> None:
        """Draw the icon in the colour of text on the filled button."""
        self._theme = theme
        self._on_action_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Override QToolButton.changeEvent to keep the width right when font or style change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fix_width()

    def _on_action_changed(self) -> None:
        text = self._action.text()
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.setIcon(icon("pause" if text == "Pause" else "play", self._theme.filled_text))

    def _fix_width(self) -> None:
        """Make room for the longer of both texts."""
        present = self.text()
        widths = []
        for text in _TEXTS:
            self.setText(text)
            widths.append(self.sizeHint().width())
        self.setText(present)
        self.setFixedWidth(max(widths))
