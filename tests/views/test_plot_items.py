"""Items that are drawn anew only where there is news."""

from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
from pytestqt.qtbot import QtBot

from lrviz.views.plot_items import NONE, line, marker
from tests.views.pictures import is_painted

X, Y = np.array([1.0, 2.0, 3.0]), np.array([4.0, 1.0, 2.0])


@pytest.fixture(params=["line", "marker"])
def item(request: pytest.FixtureRequest) -> Any:
    return line(1, pen="#ff0000") if request.param == "line" else marker(1, "o", 9)


def changes(item: Any) -> list[int]:
    """Return a list that grows whenever the item is given other data."""
    told: list[int] = []
    item.sigPlotChanged.connect(lambda: told.append(1))
    return told


def test_the_same_places_again_are_no_news(item: Any) -> None:
    item.setData(X, Y)
    told = changes(item)
    item.setData(X.copy(), Y.copy())
    assert not told
    assert [values.tolist() for values in item.getData()] == [X.tolist(), Y.tolist()]


@pytest.mark.parametrize(
    ("x", "y"),
    [(X, Y + 1e-12), (X + 1e-12, Y), (X[:2], Y[:2]), (NONE, NONE), (np.append(X, 4.0), np.append(Y, 4.0))],
    ids=["higher", "right", "fewer", "none", "more"],
)
def test_other_places_are_taken(item: Any, x: np.ndarray, y: np.ndarray) -> None:
    item.setData(X, Y)
    told = changes(item)
    item.setData(x, y)
    assert told
    assert [values.tolist() for values in item.getData()] == [x.tolist(), y.tolist()]


def test_one_point_is_a_marker_and_no_line() -> None:
    for item, seen in ((line(1), []), (marker(1, "o", 9), [1.0])):
        item.setData(X, Y)
        item.setData(X[:1], Y[:1])
        assert item.getData()[0].tolist() == seen


def test_what_vanished_comes_back_at_the_same_place(item: Any) -> None:
    item.setData(X, Y)
    item.setData(NONE, NONE)
    item.setData(X, Y)
    assert item.getData()[0].tolist() == X.tolist()


def test_nothing_lies_nowhere_and_something_where_it_is(item: Any, qtbot: QtBot) -> None:
    plot = pg.PlotWidget()
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.addItem(item, ignoreBounds=True)
    plot.getViewBox().setRange(xRange=(0.0, 4.0), yRange=(0.0, 5.0), padding=0)
    plot.show()
    assert item.boundingRect().isEmpty()
    plot.grab()
    item.setData(X, Y)
    assert item.boundingRect().contains(2.0, 1.5)
    item.setData(NONE, NONE)
    assert item.boundingRect().isEmpty()


def test_markers_are_painted_where_they_come_back(qtbot: QtBot) -> None:
    plot, item = pg.PlotWidget(background="#ffffff"), marker(1, "s", 9)
    qtbot.addWidget(plot)
    item.setBrush(pg.mkBrush("#0000ff"))
    item.setPen(pg.mkPen(None))
    plot.resize(300, 200)
    plot.addItem(item, ignoreBounds=True)
    plot.getViewBox().setRange(xRange=(0.0, 4.0), yRange=(0.0, 5.0), padding=0)
    plot.show()
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(pg.Point(2.0, 1.0)))
    for is_there in (True, False, True):
        item.setData(*((X, Y) if is_there else (NONE, NONE)))
        assert is_painted(plot.grab().toImage(), place.toPointF(), "#0000ff") == is_there
