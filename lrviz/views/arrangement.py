"""Where the docks of a main window are, as numbers, and back."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow

from lrviz.files.preferences import PanelPlace

_AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
_NAMES = {area: name for name, area in _AREAS.items()}
_SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
_GRIP = QSize(120, 40)
"""So much of the window has to lie on a screen, or it could not be found, or not be dragged."""


def arrangement_of(window: QMainWindow, docks: Sequence[QDockWidget]) -> tuple[PanelPlace, ...]:
    """Return the places of `docks`, in the order in which they stand; a floating one counts where it came from."""
    ordered = sorted(docks, key=lambda dock: _order(window, dock))
    return tuple(
        PanelPlace(
            dock.objectName(), _NAMES[window.dockWidgetArea(dock)], dock.width(), dock.height(), not dock.isHidden()
        )
        for dock in ordered
        if window.dockWidgetArea(dock) in _NAMES
    )


def arrange(window: QMainWindow, docks: Sequence[QDockWidget], places: Sequence[PanelPlace]) -> None:
    """Put those of `docks` that have a place there; the others stay where they are."""
    by_name = {dock.objectName(): dock for dock in docks}
    known = [(by_name[place.name], place) for place in places if place.name in by_name]
    for dock, place in known:
        window.addDockWidget(_AREAS[place.area], dock)
        dock.setVisible(place.is_visible)
    shown = [(dock, place) for dock, place in known if place.is_visible]
    moved = [dock for dock, _ in shown]
    window.resizeDocks(moved, [max(place.width, 1) for _, place in shown], Qt.Orientation.Horizontal)
    window.resizeDocks(moved, [max(place.height, 1) for _, place in shown], Qt.Orientation.Vertical)


def is_reachable(geometry: QRect) -> bool:
    """Whether enough of a window's place lies on a screen that is there today."""
    overlaps = (screen.availableGeometry() & geometry for screen in QGuiApplication.screens())
    return any(seen.width() >= _GRIP.width() and seen.height() >= _GRIP.height() for seen in overlaps)


def _order(window: QMainWindow, dock: QDockWidget) -> tuple[int, int]:
    """Return where `dock` comes in its area; a tab in the background, which Qt parks off the window, by its front."""
    tabs = [dock, *window.tabifiedDockWidgets(dock)]
    x, y = max(tab.x() for tab in tabs), max(tab.y() for tab in tabs)
    return (y, x) if window.dockWidgetArea(dock) in _SIDES else (x, y)
