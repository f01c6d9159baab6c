"""The frame of every panel."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from lrviz.views.elided_label import ElidedLabel
from lrviz.views.theme import TITLE_POINTS

_TOP, _SIDE, _BOTTOM, _HEADER_GAP = 8, 12, 10, 6
_SPACING = 8
_HEADER_HEIGHT = 22
"""That of a small button: titles stand at one height, with and without one."""


class Card(QFrame):
    """A title, a quiet subtitle and extra controls in a line, and a body under them."""

    enlarge_requested = Signal()

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.body = body
        self._header = _Header(title)
        self._header.double_clicked.connect(self.enlarge_requested)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(_SIDE, _TOP, _SIDE, _BOTTOM)
        self._page.setSpacing(_HEADER_GAP)
        self._page.addWidget(self._header)
        self._page.addWidget(body, 1)
        if body.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Maximum:
            self._page.setAlignment(body, Qt.AlignmentFlag.AlignTop)

    @property
    def title(self) -> str:
        """The title as it was given."""
        return self._header.title.text()

    @property
    def subtitle(self) -> str:
        """The subtitle as it was given."""
        return self._header.subtitle.text()

    def add_header_widget(self, widget: QWidget, *, is_secondary: bool = False) -> None:
        """Place a control at the right end of the header; one that is secondary goes where the title needs the room."""
        self._header.add(widget, is_secondary=is_secondary)

    def show_header_widget(self, widget: QWidget, *, is_shown: bool) -> None:
        """Show or hide a control of the header; the others take its room."""
        if widget.isHidden() == is_shown:
            widget.setVisible(is_shown)
            self._header.place()

    def take_header(self) -> QWidget:
        """Hand over the header, in a frame that continues the card's: as a dock's title bar it moves the dock."""
        self._page.removeWidget(self._header)
        self._page.setContentsMargins(_SIDE, 0, _SIDE, _BOTTOM)
        self.setProperty("beheaded", True)
        top = CardTop()
        line = QVBoxLayout(top)
        line.setContentsMargins(_SIDE, _TOP, _SIDE, _HEADER_GAP)
        line.addWidget(self._header)
        return top

    def show_title(self, title: str) -> None:
        """Show another title."""
        if title != self._header.title.text():
            self._header.title.show_text(title)
            self._header.place()
            self.setAccessibleName(title)

    def show_subtitle(self, text: str) -> None:
        """Show a few words at the right of the title; they are elided where there is no room."""
        self._header.subtitle.show_text(text)


class CardTop(QFrame):
    """The upper part of a card whose header is a title bar."""


class _Header(QWidget):
    """Places its children itself: with a layout every change of a number in it would lay out the whole window."""

    double_clicked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip("Double click, or press M in a plot, to enlarge and back.")
        self.title = ElidedLabel(self)
        font = QFont(self.title.font())
        font.setPointSize(TITLE_POINTS)
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        self.title.show_text(title)
        self.subtitle = ElidedLabel(self)
        self.subtitle.setProperty("muted", True)
        self.subtitle.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._extras: list[QWidget] = []
        self._secondary: set[QWidget] = set()

    def add(self, widget: QWidget, *, is_secondary: bool) -> None:
        """Place `widget` at the right end."""
        if is_secondary:
            self._secondary.add(widget)
        widget.setParent(self)
        widget.show()
        self._extras.append(widget)
        self.updateGeometry()
        self.place()

    @property
    def _shown_extras(self) -> list[QWidget]:
        return [extra for extra in self._extras if not extra.isHidden()]

    def place(self) -> None:
        """Give the extras their size, the title its own as far as it goes, and the subtitle what is left."""
        right = self.width()
        extras = self._shown_extras
        if self.title.sizeHint().width() + sum(_size(extra).width() + _SPACING for extra in extras) > right:
            for extra in self._secondary:
                extra.setGeometry(0, 0, 0, 0)
            extras = [extra for extra in extras if extra not in self._secondary]
        for extra in reversed(extras):
            size = _size(extra)
            extra.setGeometry(right - size.width(), (self.height() - size.height()) // 2, size.width(), size.height())
            right -= size.width() + _SPACING
        title_width = min(self.title.sizeHint().width(), right)
        self.title.setGeometry(0, 0, title_width, self.height())
        left = title_width + _SPACING
        self.subtitle.setGeometry(left, 0, max(0, right - left), self.height())
        # A few letters of it would only make the header restless.
        self.subtitle.setVisible(self.subtitle.sizeHint().width() <= right - left)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint to be as high as the highest child."""
        children = [self.title, self.subtitle, *self._shown_extras]
        return QSize(
            sum(child.sizeHint().width() + _SPACING for child in children),
            max(_HEADER_HEIGHT, *(child.sizeHint().height() for child in children)),
        )

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event to place the children anew when one of them needs another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to place the children."""
        super().resizeEvent(event)
        self.place()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mouseDoubleClickEvent to tell it."""
        self.double_clicked.emit()
        event.accept()


def _size(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
