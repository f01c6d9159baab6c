import math
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.log_odds_plot import LogOddsPlot
from lrviz.views.log_odds_values import LogOddsLine, crossing_wordings, odds_text, slope_wordings
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.fits import BIAS, WEIGHT, data
from tests.views.mouse import Mouse
from tests.views.pictures import is_painted


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> LogOddsPlot:
    result = LogOddsPlot()
    qtbot.addWidget(result)
    result.resize(500, 300)
    with qtbot.waitExposed(result):
        result.show()
    result.show_line(exam, WEIGHT, BIAS, 0.5)
    QApplication.processEvents()
    return result


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_row_lies_on_the_straight_line(plot: LogOddsPlot, exam: Dataset, theme: Theme) -> None:
    plot.show_theme(theme)
    picture = plot.grab().toImage()
    for x, label in zip(exam.features[:, 0].tolist(), exam.labels.tolist(), strict=True):
        colour = theme.class_1 if label else theme.class_0
        if x != 4.5:  # under the ring of the crossing
            assert is_painted(picture, plot.plane.point(x, WEIGHT * x + BIAS), colour), x
    for x in (1.25, 3.25, 6.2, 8.5):
        assert is_painted(picture, plot.plane.point(x, WEIGHT * x + BIAS), theme.ink, reach=1), x


@pytest.mark.parametrize("threshold", [0.5, 0.2, 0.9])
def test_the_line_crosses_the_thresholds_log_odds_at_the_boundary(
    plot: LogOddsPlot, exam: Dataset, threshold: float
) -> None:
    plot.show_line(exam, WEIGHT, BIAS, threshold)
    level = math.log(threshold / (1 - threshold))
    (x,), (z,) = plot._items.crossing.getData()
    assert z == pytest.approx(level, abs=1e-12)
    assert 1 / (1 + math.exp(-(WEIGHT * x + BIAS))) == pytest.approx(threshold, rel=1e-12)
    assert plot._items.level.getData()[1].tolist() == pytest.approx([level, level], abs=1e-12)
    assert plot._items.told_crossing.text.endswith(f"hours = {x:.4f}")


def test_the_slope_is_told_as_odds(plot: LogOddsPlot) -> None:
    factor = Decimal(str(WEIGHT)).exp()
    assert plot._items.slope.text == f"one more in hours: +1.2685 in log-odds, odds × e^w = {factor:.4f}"


@pytest.mark.parametrize(
    ("weight", "told"),
    [(0.0, "1.0000"), (math.log(2), "2.0000"), (-1.0, "0.3679"), (1000.0, "10⁴³⁴"), (-1e4, "10⁻⁴³⁴³"), (math.nan, "–")],
)
def test_the_odds_ratio_is_told_beyond_the_ends_of_float64(weight: float, told: str) -> None:
    assert odds_text(weight) == told
    assert told in slope_wordings("hours", weight)[0]


def test_a_level_line_has_no_boundary(plot: LogOddsPlot, exam: Dataset) -> None:
    plot.show_line(exam, 0.0, 0.0, 0.5)
    assert len(plot._items.crossing.getData()[0]) == 0
    assert plot._items.told_crossing.text == "the line is level: no boundary"
    assert crossing_wordings("hours", LogOddsLine(5e-324, 1.0, 0.5)) == ("no boundary",)


def test_a_boundary_out_of_sight_has_no_mark_but_is_told(plot: LogOddsPlot, exam: Dataset) -> None:
    plot.show_line(exam, 1.0, -50.0, 0.5)
    assert len(plot._items.crossing.getData()[0]) == 0
    assert plot._items.told_crossing.text.endswith("hours = 50.0000")


def test_hover_tells_x_and_z_of_a_row_and_of_any_place(plot: LogOddsPlot, exam: Dataset) -> None:
    rows: list[object] = []
    plot.row_hovered.connect(rows.append)
    mouse = Mouse(plot.viewport())
    mouse.move(plot.plane.point(7.5, WEIGHT * 7.5 + BIAS))
    assert plot.texts.hover.startswith("hours = 7.5 (pass)   z = 3.67")
    assert plot.points.hovered.getData()[0].tolist() == [7.5]
    mouse.move(plot.plane.point(2.0, 5.0))
    assert plot.texts.hover.startswith("hours = 2   z = −3.298")
    mouse.leave()
    assert rows == [13, None]


def test_the_range_moves_rarely_while_the_line_steepens(plot: LogOddsPlot, exam: Dataset) -> None:
    ranges = []
    for scale in np.linspace(0.0, 20.0, 400):
        plot.show_line(exam, scale * WEIGHT, scale * BIAS, 0.5)
        ranges.append((plot.plane.x_range, plot.plane.y_range))
        assert plot.plane.y_range[1] > max(abs(scale * (WEIGHT * x + BIAS)) for x in (1.0, 9.0))
    assert len(set(ranges)) <= 12
    assert len({across for across, _ in ranges}) == 1


def test_other_data_are_framed_and_an_edit_within_the_view_is_not(plot: LogOddsPlot, exam: Dataset) -> None:
    before = plot.plane.x_range
    plot.show_line(exam.with_feature(0, 0, 1.3), WEIGHT, BIAS, 0.5)
    assert plot.plane.x_range == before
    plot.show_line(exam.with_feature(0, 0, 30.0), WEIGHT, BIAS, 0.5)
    assert plot.plane.x_range[1] > 30.0
    Mouse(plot.viewport()).turn(plot.plane.rectangle.center(), 2)
    plot.show_line(data([3.5, 5.0, 70.0], [0, 1, 1], "another"), WEIGHT, BIAS, 0.5)
    assert plot.plane.x_range[0] < 3.5
    assert plot.plane.x_range[1] > 70.0
    assert not plot.is_moved_by_user


def test_a_view_that_the_user_chose_stays(plot: LogOddsPlot, exam: Dataset) -> None:
    Mouse(plot.viewport()).turn(plot.plane.point(4.0, 0.0), 3)
    chosen = plot.plane.x_range, plot.plane.y_range
    plot.show_line(exam.with_feature(0, 0, 20.0), 30.0, -100.0, 0.5)
    assert (plot.plane.x_range, plot.plane.y_range) == chosen
    plot.fit()
    assert plot.plane.y_range[1] > 500.0


@pytest.mark.parametrize("scale", [1e-150, 1e-12, 1.0, 1e9, 1e149])
@pytest.mark.parametrize(("weight", "bias"), [(2.0, 0.5), (-1e6, 3.0), (0.0, 1e200), (5e-324, 0.0), (1e300, -1e300)])
def test_hard_numbers_are_survived(plot: LogOddsPlot, scale: float, weight: float, bias: float) -> None:
    hard = data([-3 * scale, scale, 2 * scale], [0, 1, 0], "hard")
    plot.show_line(hard, weight, bias, 0.5)
    mouse, centre = Mouse(plot.viewport()), plot.plane.rectangle.center()
    for notches in (20, -50, 10):
        mouse.turn(centre, notches)
        mouse.move(centre)
        plot.grab()
    plot.fit()
    plot.grab()


@pytest.mark.parametrize("scale", [1e-12, 1.0, 1e9, 1e149])
def test_the_line_is_drawn_where_it_lies_at_every_scale(plot: LogOddsPlot, scale: float) -> None:
    plot.show_line(data([-3 * scale, -scale, scale, 3 * scale], [1, 0, 1, 0]), 2 / scale, 0.5, 0.5)
    picture = plot.grab().toImage()
    for x in (-2.0, -1.5, 0.5, 2.0):
        assert is_painted(picture, plot.plane.point(x * scale, 2 * x + 0.5), LIGHT.ink, reach=1), x


@pytest.mark.parametrize("parameters", [(math.nan, 0.0), (1.0, math.inf), (-math.inf, math.nan)])
def test_parameters_that_are_no_numbers_have_no_line(
    plot: LogOddsPlot, exam: Dataset, parameters: tuple[float, float]
) -> None:
    plot.show_line(exam, *parameters, 0.5)
    plot.grab()
    Mouse(plot.viewport()).move(plot.plane.rectangle.center())
    assert plot.texts.hover == plot._items.slope.text == ""
    assert len(plot._items.line.getData()[0]) == 0
    plot.show_line(exam, WEIGHT, BIAS, 0.5)
    assert len(plot._items.line.getData()[0]) == 2


def test_data_with_several_features_and_with_no_rows_show_no_line(plot: LogOddsPlot) -> None:
    plot.show_line(Dataset(np.ones((3, 2)), np.array([0, 1, 1]), ("a", "b")), 1.0, 0.0, 0.5)
    assert all(len(scatter.getData()[0]) == 0 for scatter in plot.points.scatters)
    plot.show_line(data([], []), 1.0, 0.0, 0.5)
    assert plot._items.slope.text == ""
    plot.grab()


@pytest.mark.parametrize("width", [276, 420])
@pytest.mark.parametrize("weight", [1.7, -123.4567])
def test_the_words_are_whole_in_a_narrow_panel(plot: LogOddsPlot, exam: Dataset, width: int, weight: float) -> None:
    plot.resize(width, 220)
    plot.show_line(exam, weight, -4.7 * weight, 0.3)
    QApplication.processEvents()
    boxes = []
    for strip in (plot._items.slope, plot._items.told_crossing):
        assert "…" not in strip.text
        boxes.append(strip._label.sceneBoundingRect())
        assert 0 <= boxes[-1].left() <= boxes[-1].right() <= width
    assert not boxes[0].intersects(boxes[1])


def test_numbers_are_copied_with_every_digit(plot: LogOddsPlot, exam: Dataset) -> None:
    plot.copy_numbers()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["hours", "pass", "z"]
    for line, x in zip(lines[1:], exam.features[:, 0].tolist(), strict=True):
        assert (float(line[0]), float(line[2])) == (x, WEIGHT * x + BIAS)


def test_screen_readers_hear_the_line_the_odds_and_the_boundary(plot: LogOddsPlot, qtbot: QtBot) -> None:
    told = (
        "16 points on the line z = 1.2685·x − 5.8352; one more in hours: +1.2685 in log-odds, "
        "odds × e^w = 3.5555; z = 0, where h = 0.5, at hours = 4.6001."
    )
    qtbot.waitUntil(lambda: plot.accessibleDescription() == told, timeout=2000)
