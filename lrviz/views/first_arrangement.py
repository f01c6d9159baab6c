"""Where the panels are at first, and how they share the room of the window."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_SHOWN = {"data": _LEFT, "prediction": _LEFT, "step": _RIGHT, "landscape": _BOTTOM, "convergence": _BOTTOM}
_BEHIND = {
    "parameters": "step",
    "evaluation": "step",
    "code": "step",
    "sigmoid": "convergence",
    "losses": "convergence",
    "log_odds": "convergence",
    "squared_error": "convergence",
}
"""The panels that are hidden at first, and behind which other they appear, as tabs."""
_AREAS = {**_SHOWN, **{name: _SHOWN[front] for name, front in _BEHIND.items()}, "lesson": _LEFT}
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
    docks : mapping of str to QDockWidget
        The docks by the name of their panel.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        self._window = window
        self._docks = docks
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _BOTTOM)

    def restore(self) -> None:
        """Put every panel in its first place, and show those that are shown at first."""
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self._window.addDockWidget(_AREAS[name], dock)
            dock.setVisible(name in _SHOWN)
        self._window.splitDockWidget(self._docks["data"], self._docks["prediction"], _VERTICAL)
        self._window.splitDockWidget(self._docks["landscape"], self._docks["convergence"], _HORIZONTAL)
        self.share_out()

    def tabify(self) -> None:
        """Let the panels that are hidden at first, and are shown now, share their places as tabs."""
        for name in _BEHIND:
            if not self._docks[name].isHidden():
                self.bring_to_front(self._docks[name])

    def bring_to_front(self, shown: QDockWidget) -> None:
        """Let the panel that has just been shown share its place as a tab, if it is not one that stands alone."""
        for name, front in _BEHIND.items():
            dock, before = self._docks[name], self._docks[front]
            if dock is shown and not dock.isFloating() and self._are_neighbours(dock, before):
                self._window.tabifyDockWidget(before, dock)
        shown.raise_()

    def _are_neighbours(self, one: QDockWidget, other: QDockWidget) -> bool:
        return not other.isHidden() and self._window.dockWidgetArea(one) == self._window.dockWidgetArea(other)

    def share_out(self) -> None:
        """Give every panel the size that suits the window."""
        data, prediction, step, landscape, convergence = (self._docks[name] for name in _SHOWN)
        width, height = self._window.width(), self._window.height()
        left = max(int(width * _LEFT_SHARE), _LEFT_AT_LEAST)
        middle = int((width - left) * _LANDSCAPE_SHARE)
        self._window.resizeDocks([data, step], [left, int(width * _RIGHT_SHARE)], _HORIZONTAL)
        self._window.resizeDocks([landscape, convergence], [middle, width - left - middle], _HORIZONTAL)
        self._window.resizeDocks([landscape], [int(height * _BOTTOM_SHARE)], _VERTICAL)
        self._window.resizeDocks([data, prediction], [height, 1], _VERTICAL)

    def holds(self, *, with_tabs: bool = False) -> bool:
        """Whether every panel is in its first place, shown or hidden as at first; or, if allowed, shown as a tab."""
        return all(self._is_as_at_first(name, dock, with_tabs=with_tabs) for name, dock in self._docks.items())

    def _is_as_at_first(self, name: str, dock: QDockWidget, *, with_tabs: bool) -> bool:
        if name not in _SHOWN:
            is_tab = name in _BEHIND and self._docks[_BEHIND[name]] in self._window.tabifiedDockWidgets(dock)
            return dock.isHidden() or (with_tabs and is_tab)
        return self._window.dockWidgetArea(dock) == _SHOWN[name] and not dock.isFloating() and not dock.isHidden()
