import numpy as np
import pyqtgraph as pg
import pytest
from pytestqt.qtbot import QtBot

from lrviz.views.plane import Plane
from lrviz.views.plane_values import described, note_text, place_text, probability, rows_to_draw, table_text
from tests.views.planes import LABELS, PLACES, THETA, data, h


@pytest.fixture
def plot(qtbot: QtBot) -> pg.PlotWidget:
    result = pg.PlotWidget()
    qtbot.addWidget(result)
    result.resize(400, 260)
    result.getViewBox().disableAutoRange()
    result.show()
    result.grab()
    return result


@pytest.fixture
def plane(plot: pg.PlotWidget) -> Plane:
    result = Plane(plot.getViewBox(), moves_vertically=True)
    result.show((-3.0, 3.0), (-3.0, 3.0))
    return result


def test_of_many_points_those_of_every_pixel_in_view_are_drawn(plane: Plane) -> None:
    rng = np.random.default_rng(11)
    x, y = rng.normal(size=(2, 50_000))
    labels = (x + y > 0).astype(float)
    rows = rows_to_draw(x, y, labels, plane)
    assert len(rows) < 50_000
    cells = {tuple(cell) for cell in np.column_stack([*_cells(x[rows], y[rows], plane), labels[rows]]).tolist()}
    every = {tuple(cell) for cell in np.column_stack([*_cells(x, y, plane), labels]).tolist()}
    box = plane.rectangle
    in_view = [cell for cell in every if 0 <= cell[0] < box.width() and 0 <= cell[1] < box.height()]
    assert len(in_view) > 1000
    assert all(_is_near(cell, cells) for cell in in_view)


def _cells(x: np.ndarray, y: np.ndarray, plane: Plane) -> tuple[np.ndarray, np.ndarray]:
    pixels = np.floor(plane.pixels(x, y) - [plane.rectangle.left(), plane.rectangle.top()])
    return pixels[:, 0], pixels[:, 1]


def _is_near(cell: tuple[float, ...], cells: set[tuple[float, ...]]) -> bool:
    column, line, label = cell
    return any((column + i, line + j, label) in cells for i in (-1, 0, 1) for j in (-1, 0, 1))


def test_of_points_at_one_pixel_the_last_is_drawn(plane: Plane) -> None:
    x = np.full(1000, 1.0)
    assert rows_to_draw(x, x, np.arange(1000) % 2.0, plane).tolist() == [998, 999]


def test_few_points_are_all_drawn_and_it_is_said_how_to_add_one(plane: Plane) -> None:
    some = data(PLACES, LABELS)
    assert rows_to_draw(*some.features.T, some.labels, plane).tolist() == [0, 1, 2, 3, 4, 5]
    assert note_text(some, 6, plane) == "click adds ●, Shift ▲"
    many = data([(1.0, 1.0)] * 1000, [0] * 1000)
    assert note_text(many, 1, plane) == "1,000 points, drawn once where they coincide"


def test_a_place_is_told_with_both_features_and_h() -> None:
    some, theta = data(PLACES, LABELS), np.array(THETA)
    told = place_text(some, theta, np.array([8.0, 7.0]), 4)
    assert told == f"hours = 8   sleep = 7 (yes)   h = {probability(theta, np.array([8.0, 7.0]))!r}"
    assert probability(theta, np.array([8.0, 7.0])) == pytest.approx(h(THETA, 8.0, 7.0), rel=1e-14)
    assert place_text(some, None, np.array([-0.5, 7.25]), None) == "hours = −0.5   sleep = 7.25"


@pytest.mark.parametrize("theta", [(1e200, 1e200, 0.0), (np.nan, 0.0, 0.0), (1e308, -1e308, 0.0)])
def test_a_probability_beyond_all_numbers_is_undefined_or_certain(theta: tuple[float, float, float]) -> None:
    told = probability(np.array(theta), np.array([1e150, 1e150]))
    assert np.isnan(told) or told in {0.0, 1.0}


def test_a_sentence_says_what_is_shown() -> None:
    some = data(PLACES, LABELS)
    assert described(some, np.array(THETA), 0.5) == (
        "6 points; P(yes) grows with more hours and with more sleep; a straight line parts them where it is one half."
    )
    assert described(some, np.array([-1.0, 0.0, 2.0]), 0.75) == (
        "6 points; P(yes) grows with less hours; a straight line parts them where it is 0.75."
    )
    assert described(some, np.zeros(3), 0.5) == "6 points; P(yes) is the same everywhere."
    assert described(some, np.full(3, np.nan), 0.5) == "6 points and no line."
    assert described(some.without_rows(range(1, 6)), None, 0.5) == "1 point and no line."
    assert described(some.without_rows(range(6)), None, 0.5) == "No data yet."


def test_rows_are_copied_with_every_digit() -> None:
    some = data([(0.1, -3.0), (2.0, 1 / 3)], [0, 1])
    assert table_text(some, np.array([0.1 + 0.2, 1.0])) == (
        "hours\tsleep\ty\th\n0.1\t-3\t0\t0.30000000000000004\n2\t0.3333333333333333\t1\t1\n"
    )
    assert table_text(some, None) == "hours\tsleep\ty\th\n0.1\t-3\t0\t\n2\t0.3333333333333333\t1\t\n"
