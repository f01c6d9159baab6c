"""When the keyboard's focus is to be seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_REASONS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


def came_by_keyboard(event: QFocusEvent) -> bool:
    """Whether the keyboard has brought the focus; whoever has clicked knows where it is."""
    return event.reason() in _REASONS
