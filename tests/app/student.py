"""A person who tries what the guide says: shows panels, hovers and drags by places, and reads the words in a plot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QGraphicsSimpleTextItem, QLabel, QSlider, QWidget

from lrviz.controllers.faults import Faults
from lrviz.views.message_bar import MessageBar
from tests.app.person import Person
from tests.views.mouse import Mouse

Place = tuple[float, float]
Drawn = pg.PlotCurveItem | pg.ScatterPlotItem
SIZE = (1280, 720)
"""Of the window: that of a projector."""


class Student(Person):
    """Knows the window by its object names, and places by their data coordinates."""

    @contextmanager
    def attended(self) -> Iterator["Student"]:
        """Watch as the program itself does, and fail in the end if the message bar has told of anything unforeseen."""
        told: list[str] = []
        faults = Faults(self.find(MessageBar, "message_bar"))
        faults.happened.connect(told.append)
        with faults.caught():
            yield self
            QApplication.processEvents()
        assert told == []

    def show_panel(self, *names: str) -> None:
        """Choose panels under View → Panels, and bring the last to the front."""
        for name in names:
            dock = self.find(QDockWidget, f"{name}_dock")
            if dock.isHidden():
                dock.toggleViewAction().trigger()
            dock.raise_()
            QApplication.processEvents()
        assert self.find(QWidget, f"{names[-1]}_panel").isVisible()

    def data_set(self, key: str) -> None:
        """Choose a built-in data set under File → Data sets."""
        next(action for action in self.window.findChildren(QAction) if action.data() == key).trigger()
        QApplication.processEvents()

    def hover(self, plot: str, place: Place) -> str:
        """Move the mouse over a place of a plot, and return what is told of it above the data."""
        self.mouse(plot).move(self.pixel(plot, *place))
        return str(self.plot(plot).texts.hover)

    def drag(self, plot: str, start: Place, *stops: Place) -> None:
        """Drag what lies at `start` over the `stops`, in data coordinates as they are when it begins."""
        pixels = [self.pixel(plot, *place) for place in (start, *stops)]
        self.mouse(plot).drag(pixels[0], *pixels)
        QApplication.processEvents()

    def click(self, plot: str, place: Place) -> None:
        """Click a place, and wait until it cannot become a double click any more."""
        self.mouse(plot).click(self.pixel(plot, *place))
        QTest.qWait(QApplication.doubleClickInterval() + 30)

    def slide(self, name: str, *shares: float) -> None:
        """Drag a slider's handle over shares of its way."""
        slider = self.find(QSlider, name)
        places = [QPointF(slider.place_of(share), slider.height() / 2).toPoint() for share in shares]
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(slider, place)
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=places[-1])
        QApplication.processEvents()

    def type(self, field: QWidget, text: str) -> None:
        """Override Person.type to empty the field first, so that nothing can be typed too."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def set_by_hand(self, weight: str, bias: str) -> None:
        """Type w and b into their fields."""
        self.show_panel("parameters")
        self.type(self.find(QWidget, "weight_input"), weight)
        self.type(self.find(QWidget, "bias_input"), bias)

    def words(self, plot: str) -> list[str]:
        """Return what is written in a plot now, besides its axes."""
        items = self.plot(plot).scene().items()
        shown = (item for item in items if isinstance(item, QGraphicsSimpleTextItem) and item.isVisible())
        return [item.text() for item in shown if item.text()]

    def numbers_of(self, plot: str) -> list[list[str]]:
        """Choose "Copy numbers" in a plot's menu, and return the rows under the header."""
        next(action for action in self.plot(plot).menu.actions() if action.text() == "Copy numbers").trigger()
        lines = QGuiApplication.clipboard().text().splitlines()
        return [line.split("\t") for line in lines[1:]]

    def column_of(self, plot: str, column: int) -> list[float]:
        """Return one column of the numbers that a plot copies."""
        return [float(row[column]) for row in self.numbers_of(plot)]

    def colour(self, plot: str, place: Place) -> QColor:
        """Return the colour of the pixel at a place of a plot."""
        viewport = self.plot(plot).viewport()
        return viewport.grab().toImage().pixelColor(self.pixel(plot, *place).toPoint())

    def parameters(self) -> tuple[float, ...]:
        """Return w, of several features each of them, and b, with all their digits."""
        told = [self.find(QLabel, f"{name}_value").toolTip() for name in ("weight", "bias")]
        return tuple(float(text.replace("−", "-")) for text in ", ".join(told).split(", "))

    def hover_row(self, row: int) -> None:
        """Move the mouse over a row of the table."""
        middle = self.table.visualRect(self.table.model().index(row, 0)).center()
        Mouse(self.table.viewport()).move(QPointF(middle))

    def is_lit(self, row: int) -> bool:
        """Whether a row of the table is tinted."""
        return self.table.model().index(row, 0).data(Qt.ItemDataRole.BackgroundRole) is not None

    def lit_rows(self) -> list[int]:
        return [row for row in range(self.row_count) if self.is_lit(row)]

    def ring(self, plot: str) -> list[Place]:
        """Return where a plot marks the row under the mouse."""
        return drawn(self.plot(plot).points.hovered)


def drawn(*items: Drawn) -> list[Place]:
    """Return the data coordinates of all that these items of a plot draw."""
    data = (item.getData() for item in items)
    return [(float(a), float(b)) for x, y in data for a, b in zip(x, y, strict=True)]


def shown(value: float) -> str:
    """Return a number as the read-outs tell it."""
    return f"{value:.4f}".replace("-", "−")


def number_after(text: str, name: str) -> float:
    """Return the number that follows "name = " in a text."""
    return float(text.split(f"{name} = ")[1].split(maxsplit=1)[0].replace("−", "-").rstrip(",)"))


def is_close_to(colour: QColor, other: str, most: int = 40) -> bool:
    """Whether two colours differ by no more than so much in any channel."""
    wanted = QColor(other)
    pairs: Sequence[tuple[int, int]] = (
        (colour.red(), wanted.red()),
        (colour.green(), wanted.green()),
        (colour.blue(), wanted.blue()),
    )
    return all(abs(one - two) <= most for one, two in pairs)
