"""A place for a line that changes many times a second."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Still(QWidget):
    """Gives `child` all its room, without a layout: in one, each new text would have the whole window laid out."""

    def __init__(self, child: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child = child
        child.setParent(self)
        self.setSizePolicy(child.sizePolicy())
        self._take_height()

    def _take_height(self) -> None:
        self.setFixedHeight(self._child.sizeHint().boundedTo(self._child.maximumSize()).height())

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent to be as high as the child in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to give the child its size."""
        super().resizeEvent(event)
        self._child.resize(self.size())
