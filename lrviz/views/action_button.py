"""A button for an action, called after it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

ICON_SIZE = 16


def action_button(action: QAction, style: Qt.ToolButtonStyle) -> QToolButton:
    """Return a button ``button_step`` for the action ``action_step``, with its icon, its text or both."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(action.objectName().replace("action", "button"))
    button.setAccessibleName(action.text().replace("&", ""))
    button.setToolButtonStyle(style)
    button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
    return button
