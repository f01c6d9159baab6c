"""A person at the window: finds its parts by the names of the contract, presses, types, drags, and reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pyqtgraph as pg
from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QSlider, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.views.mouse import Mouse

Named = TypeVar("Named", bound=QObject)
Key, Modifier = Qt.Key, Qt.KeyboardModifier
PATIENCE = 20_000
"""Milliseconds that a busy machine is given; nothing takes so long."""
_READ_OUTS = ("iteration", "weight", "bias", "cost", "gap", "boundary")


class Person:
    """Knows the window by its object names only."""

    def __init__(self, window: QMainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def find(self, kind: type[Named], name: str) -> Named:
        """Return the one part of this kind and name."""
        found = self.window.findChildren(kind, name)
        assert len(found) == 1, f"{len(found)} parts are called {name}"
        return found[0]

    def read(self, name: str) -> str:
        """Return what a label says."""
        return self.find(QLabel, name).text()

    @property
    def numbers(self) -> dict[str, str]:
        """All read-outs."""
        return {name: self.read(f"{name}_value") for name in _READ_OUTS}

    def exact(self, name: str) -> float:
        """Return a read-out's number with all its digits."""
        return float(self.find(QLabel, f"{name}_value").toolTip().replace("−", "-"))

    def is_told(self, plot: str, words: str) -> bool:
        """Whether a plot's description, which follows within half a second, has these words."""
        return words in self.plot(plot).accessibleDescription()

    @property
    def iteration(self) -> int:
        return int(self.read("iteration_value"))

    @property
    def last_iteration(self) -> int:
        return self.find(QSlider, "timeline").maximum()

    @property
    def sentence(self) -> str:
        return self.read("status_sentence")

    @property
    def message(self) -> str:
        return str(self.find(QWidget, "message_bar").property("text"))

    @property
    def is_playing(self) -> bool:
        return self.action("play").text() == "Pause"

    def action(self, name: str) -> QAction:
        return self.find(QAction, f"action_{name}")

    def choose(self, *names: str) -> None:
        """Choose actions in the menus, as far as they can be chosen."""
        for name in names:
            action = self.action(name)
            assert action.isEnabled(), f"{name} cannot be chosen now"
            action.trigger()

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.find(QToolButton, name)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        """Press a key while a part has the focus."""
        widget.setFocus()
        QTest.keyClick(widget, key, modifiers)

    def type(self, field: QWidget, text: str) -> None:
        """Type over what is in a field, and confirm it."""
        field.setFocus()
        QTest.keyClick(field, Key.Key_A, Modifier.ControlModifier)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)

    def until(self, condition: object) -> None:
        """Wait until a condition holds."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def reach(self, iteration: int) -> None:
        """Wait until an iteration is shown and nothing runs."""
        self.until(lambda: self.iteration == iteration and not self.is_playing)

    def run(self, steps: int) -> None:
        """Make so many steps, by as many presses of Step as that takes; every press is answered."""
        goal = self.iteration + steps
        for _ in range(steps // 10):
            self.choose("step_ten")
        for _ in range(steps % 10):
            self.choose("step")
        self.reach(goal)

    def play_flat_out(self) -> None:
        """Set the speed to as fast as it goes, and play to the limit."""
        speed = self.find(QSlider, "speed")
        speed.setValue(speed.maximum())
        self.press("play_button")

    def plot(self, name: str) -> pg.PlotWidget:
        return self.find(pg.PlotWidget, name)

    def mouse(self, name: str) -> Mouse:
        """Take the mouse to a plot."""
        self.plot(name).setFocus()
        return Mouse(self.plot(name).viewport())

    def pixel(self, name: str, x: float, y: float) -> QPointF:
        """Return where data coordinates lie in a plot."""
        plot = self.plot(name)
        return QPointF(plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y))))

    def place(self, name: str, pixel: QPointF) -> QPointF:
        """Return the data coordinates of a pixel of a plot."""
        plot = self.plot(name)
        return plot.getViewBox().mapSceneToView(plot.mapToScene(pixel.toPoint()))

    @property
    def table(self) -> QTableView:
        return self.find(QTableView, "data_table")

    def cell(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        return str(self._index(row, column).data())

    def column(self, column: int) -> list[str]:
        return [self.cell(row, column) for row in range(self.row_count)]

    @property
    def row_count(self) -> int:
        return self.table.model().rowCount()

    def edit(self, row: int, column: int, text: str) -> None:
        """Type over a cell and press Enter."""
        self.begin_edit(row, column, text)
        QTest.keyClick(self.table.indexWidget(self._index(row, column)), Key.Key_Return)
        QApplication.processEvents()

    def begin_edit(self, row: int, column: int, text: str) -> None:
        """Type into a cell and leave it at that."""
        index, table = self._index(row, column), self.table
        table.scrollTo(index)
        middle = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        editor = table.indexWidget(index)
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClick(editor, Key.Key_Delete)
        QTest.keyClicks(editor, text)

    def select(self, rows: Sequence[int]) -> None:
        """Click rows of the table, with Ctrl held from the second on."""
        for place, row in enumerate(rows):
            keys = Modifier.ControlModifier if place else Modifier.NoModifier
            middle: QPoint = self.table.visualRect(self._index(row, 2)).center()
            QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, keys, middle)

    def _index(self, row: int, column: int) -> QModelIndex:
        return self.table.model().index(row, column)


def drop(person: Person, *urls: QUrl) -> None:
    """Drop something on the window, if it takes it."""
    content = QMimeData()
    content.setUrls(list(urls))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(20, 20), copy, content, left, Modifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(person.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(person.window, QDropEvent(QPointF(20, 20), copy, content, left, Modifier.NoModifier))


def drop_file(person: Person, path: Path) -> None:
    """Drop a file on the window."""
    drop(person, QUrl.fromLocalFile(str(path)))
    QApplication.processEvents()
