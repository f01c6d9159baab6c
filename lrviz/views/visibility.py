"""Whether a view is worth drawing: a hidden panel costs nothing, and catches up when it is seen again."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class Visibility(QObject):
    """Watches one widget, which may be hidden, or a tab in the background."""

    shown = Signal()
    """The widget is seen again: what was not drawn meanwhile is to be drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self._has_missed = False
        self._painted.installEventFilter(self)

    @property
    def is_needed(self) -> bool:
        """Whether to draw: the widget is seen, or nothing is, because its whole window has not been shown.

        Who is told no will be told by `shown` when that changes.
        """
        is_seen = self._painted.isVisible() and not self._painted.visibleRegion().isEmpty()
        self._has_missed = not is_seen and self._painted.window().isVisible()
        return not self._has_missed

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter to notice that the widget is seen: a tab that comes to the front is painted."""
        if event.type() == QEvent.Type.Paint and self._has_missed:
            self._has_missed = False
            QTimer.singleShot(0, self, self.shown.emit)
        return False
