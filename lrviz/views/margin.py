"""Air around a widget."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lrviz.views.theme import FRAME_MARGIN


def with_margin(framed: QWidget, *, top: int = FRAME_MARGIN, bottom: int = FRAME_MARGIN) -> QWidget:
    """Return a holder that leaves air around `framed`."""
    holder = QFrame()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(FRAME_MARGIN, top, FRAME_MARGIN, bottom)
    layout.addWidget(framed)
    return holder
