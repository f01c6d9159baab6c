"""What lies above and below the panels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from lrviz.views.margin import with_margin
from lrviz.views.still import Still


@dataclass(frozen=True)
class Bars:
    """The transport and the messages above, the timeline and the status below."""

    transport: QWidget
    messages: QWidget
    timeline: QWidget
    status: QWidget


def place_bars(window: QMainWindow, bars: Bars) -> None:
    """Give `window` its bars."""
    window.addToolBar(Qt.ToolBarArea.TopToolBarArea, _bar("top_bar", [bars.transport, bars.messages]))
    window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, _bar("bottom_bar", [with_margin(bars.timeline)]))
    window.statusBar().addWidget(Still(bars.status), 1)


def _bar(name: str, widgets: Sequence[QWidget]) -> QToolBar:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    bar = QToolBar()
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.toggleViewAction().setVisible(False)
    bar.addWidget(holder)
    return bar
