"""What a moving picture tells screen readers: the latest sentence, at most twice a second."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

PAUSE_MS = 500


class Description(QObject):
    """The accessible description of `widget`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell_now)

    def tell(self, text: str) -> None:
        """Tell `text`, now or after the pause that the last one asks for."""
        self._text = text
        if not self._pause.isActive():
            self.tell_now()

    @Slot()
    def tell_now(self) -> None:
        """Tell the latest sentence."""
        if self._text != self._widget.accessibleDescription():
            self._widget.setAccessibleDescription(self._text)
            self._pause.start()
