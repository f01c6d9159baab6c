"""From scratch: the algorithm as code, the line that is being executed, and the variables' present values."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from lrviz.files.listing import Listing
from lrviz.views.action_button import action_button
from lrviz.views.actions import Actions
from lrviz.views.code_listing import CodeListing
from lrviz.views.code_values import Variable
from lrviz.views.code_variables import CodeVariables
from lrviz.views.elided_label import ElidedLabel
from lrviz.views.formatting import count
from lrviz.views.theme import Theme

_SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_LARGEST_SCROLLED = 10.0
_FEWEST_LINES = 7
"""Rather than larger type, more of the lines; so many show a whole iteration."""
_WIDE, _WIDE_SHARE = 1.9, 0.6
"""From so many times its height on, the variables stand at the right of the code, which keeps this share."""
_GAP = 6
_CONFIRMATION_MS = 4000


class CodeView(QWidget):
    """The listing, its variables under it or at its right, and the buttons; in the largest type that fits.

    The parts are placed here, not by a layout: they have to agree on the size of the type.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code_view")
        self.setAccessibleName("The algorithm, line by line")
        self._listing = CodeListing(self)
        self._listing.addActions([actions.next_line, actions.copy_as_python])
        self._variables = CodeVariables(self)
        self._buttons = [
            action_button(action, Qt.ToolButtonStyle.ToolButtonTextOnly)
            for action in (actions.next_line, actions.copy_as_python)
        ]
        for button in self._buttons:
            button.setProperty("outlined", True)
            button.setParent(self)
        self._note = ElidedLabel(self)
        self._note.setObjectName("code_note")
        self._note.setAccessibleName("Note on the code")
        self._note.setProperty("muted", True)
        self._note_text = ""
        self._shown: Listing | None = None
        self._counts = (0, 0)
        self._confirmation = QTimer(self)
        self._confirmation.setSingleShot(True)
        self._confirmation.setInterval(_CONFIRMATION_MS)
        self._confirmation.timeout.connect(self._show_note)

    def show_listing(self, listing: Listing) -> None:
        """Show the algorithm."""
        if listing is not self._shown:
            self._shown = listing
            self._listing.show_lines(listing.lines)
            self._place()

    def show_line(self, number: int) -> None:
        """Light the line that is being executed."""
        self._listing.show_line(number)

    def show_variables(self, numbers: Sequence[Variable], lists: Sequence[Variable]) -> None:
        """Show the present values; numbers come in pairs that belong together."""
        self._variables.show_variables(numbers, lists)
        counts = (len(numbers), len(lists))
        if counts != self._counts:
            self._counts = counts
            self._place()

    def show_note(self, text: str) -> None:
        """Show what is to be known about the values."""
        self._note_text = text
        if not self._confirmation.isActive():
            self._show_note()

    def copy(self, script: str) -> None:
        """Put a script on the clipboard, and say so for a while."""
        QGuiApplication.clipboard().setText(script)
        lines = script.count("\n")
        self._note.show_text(f"Copied: {count(lines)} lines of Python.")
        self._confirmation.start()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours from `theme`."""
        self._listing.show_theme(theme)
        self._variables.show_theme(theme)
        self._place()  # a new style sheet takes fonts away

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint to tell the room in which nothing is small."""
        return QSize(420, 300)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint to tell the room in which the lit line and its values can be read."""
        return QSize(260, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to choose the size of the type and to place the parts."""
        super().resizeEvent(event)
        self._place()

    def _show_note(self) -> None:
        self._note.show_text(self._note_text)

    def _place(self) -> None:
        bottom = self._place_buttons()
        is_wide = self.width() > _WIDE * bottom
        code_width = round(self.width() * _WIDE_SHARE) if is_wide else self.width()
        values_width = self.width() - code_width - _GAP if is_wide else self.width()
        size = self._point_size(code_width, bottom, None if is_wide else values_width)
        self._listing.set_point_size(size)
        self._variables.set_point_size(size)
        needed = self._variables.height_for(values_width, size)
        if is_wide:
            self._listing.setGeometry(0, 0, code_width, bottom)
            self._variables.setGeometry(code_width + _GAP, 0, values_width, min(needed, bottom))
            return
        code_height = self._listing.whole_lines(max(bottom - needed - _GAP, 0), size)
        self._listing.setGeometry(0, 0, code_width, code_height)
        self._variables.setGeometry(0, code_height + _GAP, values_width, needed)

    def _point_size(self, code_width: int, height: int, values_width: int | None) -> float:
        """Return the largest size in which all lines fit, or where there are too many for that a good part of them."""
        for size in _SIZES:
            width, needed = self._listing.room_for(size)
            room = height if values_width is None else height - _GAP - self._variables.height_for(values_width, size)
            is_enough = size <= _LARGEST_SCROLLED and room >= self._listing.height_of(_FEWEST_LINES, size)
            if width <= code_width and (needed <= room or is_enough):
                return size
        return _SIZES[-1]

    def _place_buttons(self) -> int:
        """Place the buttons and the note at the bottom, and return where the room above them ends."""
        height = max(button.sizeHint().height() for button in self._buttons)
        top, left = self.height() - height, 0
        for button in self._buttons:
            width = button.sizeHint().width()
            button.setGeometry(left, top, width, height)
            left += width + _GAP
        self._note.setGeometry(QRect(left, top, max(self.width() - left, 0), height))
        return max(top - _GAP, 0)
