"""What went wrong, beside the work: a bar that stays until it is closed."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from lrviz.views import accessibility
from lrviz.views.icons import icon
from lrviz.views.theme import LIGHT, Theme

_QUIET_SECONDS = 1.0
"""A message that was closed comes back only when it has not been repeated for this long."""
_MOST_KEPT = 100
_MOST_TOLD = 10
_LONGEST, _LONGEST_WORD = 400, 60


class MessageBar(QFrame):
    """Shows the latest message, and how many others came before it.

    A storm of one message is one message: repeats neither count nor open the bar again.

    Parameters
    ----------
    clock : callable, optional
        Returns seconds; for tests.
    """

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        accessibility.install()
        self.setObjectName("message_bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._clock = clock
        self._messages: list[str] = []
        self._closed_at: dict[str, float] = {}
        self._interface = QAccessibleWidget(self, QAccessible.Role.AlertMessage)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._others = QLabel()
        self._others.setProperty("muted", True)
        self._close = QToolButton()
        self._close.setObjectName("close_message")
        self._close.setAccessibleName("Close the message")
        self._close.setToolTip("Close the message")
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 6, 4)
        line.addWidget(self._label, 1)
        line.addWidget(self._others)
        line.addWidget(self._close)
        self.show_theme(LIGHT)
        self.hide()

    def _text(self) -> str:
        return self._messages[-1] if self._messages else ""

    text = Property(str, _text)
    """The message shown, whole; empty while there is none."""

    def is_showing(self, text: str) -> bool:
        """Whether `text` is the message that stands there."""
        return bool(text) and text == self._text()

    def show_message(self, text: str) -> None:
        """Show `text` until it is closed."""
        now = self._clock()
        was_closed_at = self._closed_at.get(text)
        if was_closed_at is not None and now - was_closed_at < _QUIET_SECONDS:
            self._closed_at[text] = now
            return
        if not text or text == self._text():
            return
        if text in self._messages:
            self._messages.remove(text)
        self._messages = [*self._messages[1 - _MOST_KEPT :], text]
        self._refresh()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Close the bar; all messages are read."""
        self._closed_at = dict.fromkeys(self._messages, self._clock())
        self._messages = []
        self._refresh()

    def show_theme(self, theme: Theme) -> None:
        """Draw the cross in the ink of `theme`."""
        self._close.setIcon(icon("x", theme.ink))

    def accessible_interface(self) -> QAccessibleWidget:
        """Return what a screen reader asks: the bar is an alert."""
        return self._interface

    def _refresh(self) -> None:
        *earlier, latest = self._messages or [""]
        self._label.setText(_readable(latest))
        self._label.setToolTip(latest)
        self.setAccessibleName(latest)
        self._others.setText(f"and {len(earlier)} more")
        self._others.setToolTip("\n".join(reversed(earlier[-_MOST_TOLD:])))
        self._others.setVisible(bool(earlier))
        self.setVisible(bool(latest))


def _readable(text: str) -> str:
    """Return `text` without a word so long that no line could hold it, and not longer than a few lines."""
    words = [
        word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD // 2]}…{word[-_LONGEST_WORD // 2 :]}"
        for word in text[: 4 * _LONGEST].split(" ")
    ]
    line = " ".join(words)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
