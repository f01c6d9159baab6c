"""How a scene of a lesson shares out the window: the lesson left, and beside it the panels that the scene needs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_FIXED = QDockWidget.DockWidgetFeature.DockWidgetClosable
MOVABLE = _FIXED | QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetFloatable
"""What can be done with a panel in a scene, where a slip of the mouse must not move it, and otherwise."""
_HORIZONTAL, _VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_HIGH = {"data": 100, "prediction": 1, "step": 40, "parameters": 1, "evaluation": 100}
"""The panels that stand in the column on the right, and their claims to its height."""
_LESSON_SHARE, _COLUMN_SHARE, _BOTTOM_SHARE = 0.29, 0.28, 0.43
_LESSON_WIDTHS, _COLUMN_AT_LEAST = (370, 520), 330
"""Pixels between which the lesson is read with ease, and in which the columns of the table can be read."""


_ANY_HEIGHT = (1 << 24) - 1
"""Qt's own largest height."""


class SceneArrangement:
    """Shows some panels for a while.

    Parameters
    ----------
    window : QMainWindow
        Whose docks they are.
    docks : mapping of str to QDockWidget
        The docks by the name of their panel; "lesson" is one of them.
    center : QWidget
        The fit's, which has no dock.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget], center: QWidget) -> None:
        self._window = window
        self._docks = docks
        self._center = center
        self._names: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether a scene has the window."""
        return bool(self._names)

    def show(self, names: Sequence[str]) -> None:
        """Show the lesson and the panels of these names, and hide all others."""
        self._names = ("lesson", *names)
        self.restore()

    def restore(self) -> None:
        """Put the panels of the scene back where it had them."""
        self._show_center(is_wanted="fit" in self._names)
        # Without the fit the column has the whole height, for then there is nothing above the row.
        self._window.setCorner(Qt.Corner.BottomRightCorner, _BOTTOM if "fit" in self._names else _RIGHT)
        for name, dock in self._docks.items():
            dock.setVisible(name in self._names)
            dock.setFeatures(_FIXED)
        for name in self._beside_the_lesson:
            self._docks[name].setFloating(False)
        self._place()
        self.share_out()

    def end(self) -> None:
        """Give the window back."""
        self._names = ()
        for dock in self._docks.values():
            dock.setFeatures(MOVABLE)
        self._docks["lesson"].hide()
        self._show_center(is_wanted=True)
        self._window.setCorner(Qt.Corner.BottomRightCorner, _BOTTOM)

    def share_out(self) -> None:
        """Give every panel of the scene the size that suits the window."""
        width, height = self._window.width(), self._window.height()
        lesson = min(max(int(width * _LESSON_SHARE), _LESSON_WIDTHS[0]), _LESSON_WIDTHS[1])
        column, row = self._column, self._row
        aside = (width - lesson) // 2 if self._is_pair else max(int(width * _COLUMN_SHARE), _COLUMN_AT_LEAST)
        rest = width - lesson - (aside if column and not self._has_fit else 0)
        sized = {self._docks["lesson"]: lesson, **dict.fromkeys(column[:1], aside)}
        sized |= dict.fromkeys(row, max(rest, 1) // max(len(row), 1))
        self._window.resizeDocks(list(sized), list(sized.values()), _HORIZONTAL)
        claims = [_HIGH.get(name, 100) for name in self._beside_the_lesson if self._docks[name] in column]
        self._window.resizeDocks(column, [max(claim * height // 100, 1) for claim in claims], _VERTICAL)
        if self._has_fit:
            self._window.resizeDocks(row[:1], [int(height * _BOTTOM_SHARE)] * len(row[:1]), _VERTICAL)

    @property
    def _has_fit(self) -> bool:
        return "fit" in self._names

    def _show_center(self, *, is_wanted: bool) -> None:
        """Give the centre room, or none: were it hidden, Qt would take four pixels from a dock at every layout."""
        self._center.setMaximumHeight(_ANY_HEIGHT if is_wanted else 0)
        for card in self._center.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            card.setVisible(is_wanted)

    @property
    def _beside_the_lesson(self) -> list[str]:
        return [name for name in self._names if name in self._docks and name != "lesson"]

    @property
    def _column(self) -> list[QDockWidget]:
        """The docks on the right, beside the fit or the row."""
        names = self._beside_the_lesson
        if self._is_pair:
            return [self._docks[name] for name in names]
        has_other = "fit" in self._names or any(name not in _HIGH for name in names)
        return [self._docks[name] for name in names if has_other and name in _HIGH]

    @property
    def _row(self) -> list[QDockWidget]:
        """The docks below the fit, or in place of it."""
        column = self._column
        return [dock for name in self._beside_the_lesson if (dock := self._docks[name]) not in column]

    @property
    def _is_pair(self) -> bool:
        """Whether there are only the fit and one other plot, which then stand side by side."""
        names = self._beside_the_lesson
        return "fit" in self._names and len(names) == 1 and names[0] not in _HIGH

    def _place(self) -> None:
        window = self._window
        window.addDockWidget(_LEFT, self._docks["lesson"])
        for area, docks, direction in ((_RIGHT, self._column, _VERTICAL), (_BOTTOM, self._row, _HORIZONTAL)):
            for before, dock in zip([None, *docks], docks, strict=False):
                window.addDockWidget(area, dock)
                if before is not None:
                    window.splitDockWidget(before, dock, direction)
