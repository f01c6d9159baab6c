import math
from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.views.sigmoid_plot import SigmoidPlot
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.fits import sigmoid
from tests.views.mouse import Mouse
from tests.views.pictures import is_painted

Z = [-4.0, -2.5, -0.5, 0.25, 1.5, 3.0]
LABELS = [0, 0, 1, 0, 1, 1]
TITLES = ("fail", "pass")


@pytest.fixture
def plot(qtbot: QtBot) -> SigmoidPlot:
    result = SigmoidPlot()
    qtbot.addWidget(result)
    result.resize(500, 300)
    result.z_changed.connect(result.show_z)
    with qtbot.waitExposed(result):
        result.show()
    show(result, Z, LABELS)
    result.show_z(2.0)
    QApplication.processEvents()
    return result


def show(plot: SigmoidPlot, z: list[float], labels: list[int]) -> None:
    plot.show_rows(np.array(z, dtype=float), np.array(labels, dtype=float), TITLES)


def on_curve(plot: SigmoidPlot, z: float) -> QPointF:
    return plot.plane.point(z, sigmoid(z))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_row_sits_on_the_curve_at_its_own_score(plot: SigmoidPlot, theme: Theme) -> None:
    plot.show_theme(theme)
    picture = plot.grab().toImage()
    for z, label in zip(Z, LABELS, strict=True):
        assert is_painted(picture, on_curve(plot, z), theme.class_1 if label else theme.class_0), z
    for z in (-5.5, -3.3, 4.2, 5.5):
        assert is_painted(picture, on_curve(plot, z), theme.ink, reach=1), z


def test_the_numbers_of_z_are_written(plot: SigmoidPlot) -> None:
    assert plot._items.values.text == "z = 2.0000   σ(z) = 0.8808   slope σ(z)(1 − σ(z)) = 0.1050"
    assert plot._items.mirrored.text.endswith("σ(−z) = 1 − σ(z) = 0.1192")


def test_what_is_drawn_at_minus_z_is_the_mirror_image_in_zero_and_one_half(plot: SigmoidPlot) -> None:
    for z in (2.0, -0.75, 0.0, 5.0):
        plot.show_z(z)
        at, mirrored = (np.array(item.getData())[:, 0] for item in (plot._items.z, plot._items.mirror))
        assert at.tolist() == [z, pytest.approx(sigmoid(z), rel=1e-15)]
        assert ((at + mirrored) / 2).tolist() == pytest.approx([0.0, 0.5], abs=1e-15)
        x, y = plot._items._mirroring.getData()
        rise, fall = y[3] - y[2], y[4] - y[5]
        assert rise == pytest.approx(fall, abs=1e-15), "as far from 0 up to σ(z) as from 1 down to σ(−z)"
        assert x.tolist() == [z, -z, z, z, -z, -z]


def test_the_tangent_touches_the_curve_with_its_slope(plot: SigmoidPlot) -> None:
    for z in (2.0, -1.25, 0.0):
        plot.show_z(z)
        (x0, x1), (y0, y1) = plot._items.tangent.getData()
        slope = (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5
        assert (y1 - y0) / (x1 - x0) == pytest.approx(slope, rel=1e-8)
        assert y0 + (z - x0) * (y1 - y0) / (x1 - x0) == pytest.approx(sigmoid(z), rel=1e-12)


def test_dragging_the_marker_moves_z(plot: SigmoidPlot) -> None:
    heard: list[float] = []
    plot.z_changed.connect(heard.append)
    start = on_curve(plot, 2.0)
    Mouse(plot.viewport()).drag(start, start + QPointF(-20, 0), QPointF(on_curve(plot, -1.5).x(), start.y()))
    assert heard[-1] == pytest.approx(-1.5, abs=0.05)
    assert plot._items.z.getData()[0][0] == heard[-1]
    assert Fraction(str(heard[-1])).denominator <= 100, "no digits that a pixel cannot tell"


def test_a_click_moves_z_there_and_one_on_a_row_exactly_to_its_score(plot: SigmoidPlot, qtbot: QtBot) -> None:
    mouse = Mouse(plot.viewport())
    with qtbot.waitSignal(plot.z_changed, timeout=2000) as told:
        mouse.click(plot.plane.point(-3.5, 0.8))
    assert told.args[0] == pytest.approx(-3.5, abs=0.05)
    with qtbot.waitSignal(plot.z_changed, timeout=2000) as told:
        mouse.click(on_curve(plot, 0.25) + QPointF(2, 1))
    assert told.args == [0.25]


def test_z_cannot_be_dragged_out_of_sight(plot: SigmoidPlot) -> None:
    heard: list[float] = []
    plot.z_changed.connect(heard.append)
    start = on_curve(plot, 2.0)
    Mouse(plot.viewport()).drag(start, start + QPointF(2000, 0))
    assert heard[-1] <= plot.plane.x_range[1] + 0.01
    plot.show_z(heard[-1])
    assert plot.plane.x_range[0] < heard[-1] < plot.plane.x_range[1]


def test_showing_wishes_nothing(plot: SigmoidPlot) -> None:
    heard: list[object] = []
    plot.z_changed.connect(heard.append)
    plot.row_hovered.connect(heard.append)
    plot.show_z(-3.0)
    show(plot, [1.0, 2.0], [0, 1])
    plot.show_hovered_row(1)
    plot.show_hovered_row(None)
    assert heard == []


def test_hovering_a_row_tells_it_and_its_numbers(plot: SigmoidPlot) -> None:
    rows: list[object] = []
    plot.row_hovered.connect(rows.append)
    mouse = Mouse(plot.viewport())
    mouse.move(on_curve(plot, -0.5))
    assert plot.texts.hover.startswith("row 3 (pass)   z = −0.5   h = 0.37754")
    assert plot._items.mirrored.text == ""
    mouse.leave()
    assert rows == [2, None]
    assert plot._items.mirrored.text != ""


def test_a_row_hovered_elsewhere_is_lit(plot: SigmoidPlot) -> None:
    plot.show_hovered_row(4)
    assert plot.points.hovered.getData()[0].tolist() == [1.5]
    plot.show_hovered_row(99)
    assert len(plot.points.hovered.getData()[0]) == 0


def test_the_range_moves_rarely_while_scores_grow(plot: SigmoidPlot) -> None:
    ranges = []
    for scale in np.linspace(0.0, 30.0, 400):
        show(plot, [scale * z for z in Z], LABELS)
        ranges.append(plot.plane.x_range)
        assert plot.plane.x_range[1] > 4.0 * scale
    assert ranges[0] == pytest.approx((-6.36, 6.36))
    assert len(set(ranges)) <= 12


def test_a_range_that_the_user_chose_stays_until_a_fit(plot: SigmoidPlot) -> None:
    Mouse(plot.viewport()).turn(plot.plane.point(0.0, 0.5), 3)
    chosen = plot.plane.x_range
    show(plot, [-300.0, 200.0], [0, 1])
    assert plot.plane.x_range == chosen
    plot.fit()
    assert plot.plane.x_range[0] < -300.0


@pytest.mark.parametrize("z", [1e6, -1e6, 1e150, 1.7e308, -1.7e308, 800.0, 5e-324])
def test_every_finite_z_is_survived(plot: SigmoidPlot, z: float) -> None:
    plot.show_z(z)
    plot.grab()
    assert plot._items.z.getData()[1].tolist() == [pytest.approx(sigmoid(max(min(z, 800.0), -700.0)), abs=1e-300)]
    assert "–" not in plot._items.values.text
    show(plot, [z, -z, 0.0], [0, 1, 0])
    Mouse(plot.viewport()).move(plot.plane.rectangle.center())
    plot.fit()
    plot.grab()


@pytest.mark.parametrize("z", [math.nan, math.inf, -math.inf])
def test_a_z_that_is_no_number_is_not_drawn_and_a_click_brings_one_back(plot: SigmoidPlot, z: float) -> None:
    before = plot.plane.x_range
    plot.show_z(z)
    show(plot, [z, 1.0], [1, 0])
    plot.grab()
    assert plot.plane.x_range == before
    assert len(plot._items.z.getData()[0]) == len(plot._items.tangent.getData()[0]) == 0
    assert plot._items.values.text.startswith("z = –")
    assert [len(scatter.getData()[0]) for scatter in plot.points.scatters] == [1, 0]
    plot._on_gestures_clicked(1.0, 0.5, False)
    assert plot._items.values.text.startswith("z = 1.0000")


def test_many_rows_are_thinned_and_it_is_said(plot: SigmoidPlot) -> None:
    rng = np.random.default_rng(1)
    z = rng.normal(scale=2.0, size=50_000)
    plot.show_rows(z, (rng.random(50_000) < 0.5).astype(float), TITLES)
    assert sum(len(scatter.getData()[0]) for scatter in plot.points.scatters) < 1500
    assert plot.texts.note == "50,000 points, thinned"


@pytest.mark.parametrize("width", [220, 276, 420])
@pytest.mark.parametrize("z", [2.0, -123.4567, 1e6])
def test_the_numbers_are_whole_in_a_narrow_panel(plot: SigmoidPlot, width: int, z: float) -> None:
    plot.resize(width, 220)
    plot.show_z(z)
    QApplication.processEvents()
    for strip in (plot._items.values, plot._items.mirrored):
        assert "…" not in strip.text
        place = strip._label.sceneBoundingRect()
        assert 0 <= place.left() <= place.right() <= width
    first, second = (strip._label.sceneBoundingRect() for strip in (plot._items.values, plot._items.mirrored))
    assert not first.intersects(second)
    assert second.bottom() <= plot.plane.rectangle.top() + 1


def test_numbers_are_copied_with_every_digit(plot: SigmoidPlot) -> None:
    plot.copy_numbers()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["z", "y", "h"]
    assert [[float(cell) for cell in line] for line in lines[1:]] == [
        [z, label, pytest.approx(sigmoid(z), rel=1e-15)] for z, label in zip(Z, LABELS, strict=True)
    ]


def test_screen_readers_hear_the_value_the_slope_and_the_mirror(plot: SigmoidPlot, qtbot: QtBot) -> None:
    told = "6 rows on the curve σ(z); at z = 2.0000 it is 0.8808, its slope 0.1050, and at −z it is 0.1192."
    qtbot.waitUntil(lambda: plot.accessibleDescription() == told, timeout=2000)
