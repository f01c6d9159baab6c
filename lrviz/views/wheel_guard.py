"""No number changes because the wheel passed over it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class WheelGuard(QObject):
    """Lets the wheel reach a control only while it has the focus."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self)

    def eventFilter(self, control: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter to pass the wheel on to what lies behind."""
        if event.type() == QEvent.Type.Wheel and isinstance(control, QWidget) and not control.hasFocus():
            event.ignore()
            return True
        return False
