"""Where the panels are at first, and how they share the room of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_AREAS = (_LEFT, _LEFT, _RIGHT, _BOTTOM, _BOTTOM)
_HORIZONTAL, _VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_LEFT_SHARE, _RIGHT_SHARE, _BOTTOM_SHARE, _LANDSCAPE_SHARE = 0.222, 0.272, 0.46, 0.45
"""Parts of the window's width and height."""
_LEFT_AT_LEAST = 324
"""Pixels in which all columns of the table with one feature can be read."""


class FirstArrangement:
    """Data and prediction left, the step right, landscape and convergence below; the centre keeps the fit.

    Parameters
    ----------
    window : QMainWindow
        Whose docks they are.
    docks : sequence of five QDockWidget
        Those of data, prediction, step, landscape and convergence.
    """

    def __init__(self, window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
        self._window = window
        self._docks = tuple(docks)
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _BOTTOM)

    def restore(self) -> None:
        """Put every panel in its first place, and show it."""
        for dock, area in zip(self._docks, _AREAS, strict=True):
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
            dock.show()
        data, prediction, _, landscape, convergence = self._docks
        self._window.splitDockWidget(data, prediction, _VERTICAL)
        self._window.splitDockWidget(landscape, convergence, _HORIZONTAL)
        self.share_out()

    def share_out(self) -> None:
        """Give every panel the size that suits the window."""
        data, prediction, step, landscape, convergence = self._docks
        width, height = self._window.width(), self._window.height()
        left = max(int(width * _LEFT_SHARE), _LEFT_AT_LEAST)
        middle = int((width - left) * _LANDSCAPE_SHARE)
        self._window.resizeDocks([data, step], [left, int(width * _RIGHT_SHARE)], _HORIZONTAL)
        self._window.resizeDocks([landscape, convergence], [middle, width - left - middle], _HORIZONTAL)
        self._window.resizeDocks([landscape], [int(height * _BOTTOM_SHARE)], _VERTICAL)
        self._window.resizeDocks([data, prediction], [height, 1], _VERTICAL)

    def holds(self) -> bool:
        """Whether every panel is shown in its first place."""
        return all(
            self._window.dockWidgetArea(dock) == area and not dock.isFloating() and not dock.isHidden()
            for dock, area in zip(self._docks, _AREAS, strict=True)
        )
