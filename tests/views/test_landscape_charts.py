"""Standardised and raw coordinates, and the plane of two weights: everything drawn agrees with the raw parameters."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from lrviz.core.chart import Chart
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.framing import frame, natural_extent, path_corners
from lrviz.core.landscape import compute_landscape
from lrviz.core.minimum import find_minimum
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation
from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.theme import LIGHT
from tests.core.oracles import exam, sampled
from tests.views.mouse import Mouse

TWO = sampled(np.random.default_rng(5), (40, 2), scale=3.0, offset=2.0)
ONE = exam()
CASES = [
    (data, standardize, is_raw) for data in (ONE, TWO) for standardize in (False, True) for is_raw in (False, True)
]
NAMES = [f"{data.feature_count} {standardize:d} {is_raw:d}" for data, standardize, is_raw in CASES]
EVERY_CHART = pytest.mark.parametrize(("data", "standardize", "is_raw"), CASES, ids=NAMES)


class Shown:
    """A plot that shows iteration 250 of a run of 300."""

    def __init__(self, qtbot: QtBot, data: Dataset, standardize: bool, is_raw: bool) -> None:
        self.problem = Problem(data, standardize=standardize)
        start = self.problem.from_raw(np.full(data.feature_count + 1, 0.25))
        self.run = descend(self.problem, GradientDescent(0.01), start, 300, 0.0)
        self.chart = Chart.through(self.problem, self.run.parameters[250], is_raw=is_raw)
        minimum = find_minimum(self.problem, Separation.NONE)
        assert minimum is not None
        self.minimum = minimum
        self.plot = LandscapePlot()
        qtbot.addWidget(self.plot)
        self.plot.resize(460, 380)
        with qtbot.waitExposed(self.plot):
            self.plot.show()
        self.plot.show_path(self.chart, self.run, 250)
        self.plot.show_minimum(minimum.parameters)
        points = [*path_corners(self.chart, self.run), self.chart.place_of_raw(minimum.parameters)]
        self.plot.show_window(frame(np.array(points), natural_extent(self.chart.features)))
        landscape = compute_landscape(self.chart, self.plot.shown_window, (100, 100))
        self.plot.show_landscape(landscape, float(landscape.costs.min()))

    def place(self, raw: np.ndarray) -> np.ndarray:
        """Where raw parameters are to be seen, by the formulas of scaling written out."""
        x = self.problem.dataset.features
        if self.chart.is_raw:
            return raw[:2]
        scaled = [w * column.std() for w, column in zip(raw[:-1], x.T, strict=True)]
        return np.array([*scaled, raw[-1] + raw[:-1] @ x.mean(axis=0)])[:2]

    @property
    def raw_now(self) -> np.ndarray:
        return self.problem.to_raw(self.run.parameters[250])

    def hovered(self, place: np.ndarray) -> str:
        Mouse(self.plot.viewport()).move(self.plot.plane.point(*place.tolist()))
        return self.plot.texts.hover

    def told(self, text: str) -> dict[str, float]:
        """The numbers of a hover text by name."""
        plain = text.replace("−", "-").partition("   (")[0].rpartition(": ")[2]
        return {name: float(value) for name, value in (part.split(" = ") for part in plain.split("   "))}


@pytest.fixture
def shown(qtbot: QtBot, data: Dataset, standardize: bool, is_raw: bool) -> Shown:
    return Shown(qtbot, data, standardize, is_raw)


def plain_cost(data: Dataset, raw: np.ndarray) -> float:
    return float(np.logaddexp(0.0, (1 - 2 * data.labels) * (data.features @ raw[:-1] + raw[-1])).mean())


@EVERY_CHART
def test_dot_start_path_and_minimum_are_drawn_where_the_raw_parameters_lie(shown, data, standardize, is_raw) -> None:
    items = shown.plot._drawing._items
    now, start, cross = (np.array(item.getData())[:, 0] for item in (items._now, items._start, items._minimum))
    assert now == pytest.approx(shown.place(shown.raw_now), rel=1e-12)
    assert start == pytest.approx(shown.place(np.full(data.feature_count + 1, 0.25)), rel=1e-12)
    assert cross == pytest.approx(shown.place(shown.minimum.parameters), rel=1e-12)
    path = np.array(items._path.getData()).T
    every = np.array([shown.place(raw) for raw in shown.problem.to_raw(shown.run.parameters)])
    assert path[0] == pytest.approx(every[0], rel=1e-12)
    assert path[-1] == pytest.approx(every[250], rel=1e-12)
    offsets = np.abs(path[:, np.newaxis] - every) / np.ptp(every, axis=0)
    assert offsets.max(axis=2).min(axis=1).max() < 1e-9, "a point of the path that is none of the run"


@EVERY_CHART
def test_the_dot_is_seen_green_where_the_raw_parameters_lie(shown, data, standardize, is_raw) -> None:
    pixel = shown.plot.plane.point(*shown.place(shown.raw_now).tolist()).toPoint()
    seen = shown.plot.grab().toImage().pixelColor(pixel)
    assert sum(abs(a - b) for a, b in zip(seen.getRgb(), QColor(LIGHT.now).getRgb(), strict=True)) < 30


@EVERY_CHART
def test_hover_tells_the_coordinates_drawn_and_the_exact_cost_there(shown, data, standardize, is_raw) -> None:
    corner = np.array(shown.plot.shown_window.low) * 0.9 + np.array(shown.plot.shown_window.high) * 0.1
    told = shown.told(shown.hovered(corner))
    assert tuple(told) == (*shown.chart.names[:2], "J")
    raw = shown.chart.raw_parameters(np.array([told[name] for name in shown.chart.names[:2]]))
    assert told["J"] == pytest.approx(plain_cost(data, raw), rel=1e-12)
    if data.feature_count > 1:
        held = shown.raw_now[2] if is_raw else shown.run.parameters[250, 2]
        assert shown.chart.drawn(shown.chart.parameters(corner))[2] == pytest.approx(held, rel=1e-12)


@EVERY_CHART
def test_hover_over_the_dot_tells_its_own_numbers_and_in_other_coordinates_the_raw_ones(
    shown, data, standardize, is_raw
) -> None:
    text = shown.hovered(shown.place(shown.raw_now))
    told = shown.told(text)
    assert told["J"] == shown.run.costs[250]
    assert [told[name] for name in shown.chart.names[:2]] == pytest.approx(shown.place(shown.raw_now), rel=1e-12)
    assert ("(w" in text) == (standardize and not is_raw)
    if standardize and not is_raw:
        raw = [float(part.split(" = ")[1].strip("()")) for part in text.replace("−", "-").split("   (")[1].split(", ")]
        assert raw == pytest.approx(shown.raw_now, abs=5e-5)


@EVERY_CHART
def test_hover_over_the_minimum_tells_its_cost_and_whether_it_is_a_projection(shown, data, standardize, is_raw) -> None:
    text = shown.hovered(shown.place(shown.minimum.parameters))
    assert text.startswith("minimum, projected from b" if data.feature_count > 1 else "minimum: ")
    assert shown.told(text)["J"] == pytest.approx(shown.minimum.cost, rel=1e-12)


@EVERY_CHART
def test_dragging_the_dot_tells_the_place_in_the_coordinates_drawn(shown, data, standardize, is_raw, qtbot) -> None:
    told: list[tuple[float, float]] = []
    shown.plot.parameters_dragged.connect(lambda *place: told.append(place))
    target = np.array(shown.plot.shown_window.low) * 0.3 + np.array(shown.plot.shown_window.high) * 0.7
    dot = shown.plot.plane.point(*shown.place(shown.raw_now).tolist())
    Mouse(shown.plot.viewport()).drag(dot, shown.plot.plane.point(*target.tolist()))
    assert np.abs(np.array(told[-1]) - target).max() <= np.abs(shown.plot.plane.pixel).max()
    assert np.all(np.abs(np.array(told[-1]) - target) <= shown.plot.plane.pixel)


@EVERY_CHART
def test_the_copied_numbers_are_the_parameters_drawn_and_the_raw_ones(shown, data, standardize, is_raw) -> None:
    shown.plot.copy_numbers()
    header, *lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    names = list(shown.chart.names)
    assert header[: len(names) + 2] == ["iteration", *names, "J"]
    assert len(lines) == 301
    numbers = dict(zip(header, map(float, lines[250]), strict=True))
    raw = {name: value for name, value in zip(shown.chart.raw_names, shown.raw_now, strict=True) if name in numbers}
    assert len(raw) == data.feature_count + 1, "raw w and b are always told"
    assert {name: numbers[name] for name in raw} == pytest.approx(raw, rel=1e-12)
    assert [numbers[name] for name in names[:2]] == pytest.approx(shown.place(shown.raw_now), rel=1e-12)
    assert numbers["J"] == shown.run.costs[250]


@EVERY_CHART
def test_the_axes_are_called_after_what_they_show(shown, data, standardize, is_raw) -> None:
    labels = [shown.plot.bottom_axis.labelText, shown.plot.left_axis.labelText]
    expected = ["w", "b"] if data.feature_count == 1 else ["w₁", "w₂"]
    if standardize and not is_raw:
        assert all(label.endswith("(standardised)") for label in labels)
        labels = [label.removesuffix(" (standardised)").replace("\u0303", "") for label in labels]
    assert labels == expected


def test_changing_the_chart_moves_the_minimum_with_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot, ONE, standardize=True, is_raw=False)
    raw = Chart.through(shown.problem, shown.run.parameters[250], is_raw=True)
    shown.plot.show_path(raw, shown.run, 250)
    cross = np.array(shown.plot._drawing._items._minimum.getData())[:, 0]
    assert cross == pytest.approx([2.619389, -12.442150], abs=1e-6)


def test_a_projected_minimum_is_faint_and_a_true_one_is_not(qtbot: QtBot) -> None:
    for data, is_faint in ((ONE, False), (TWO, True)):
        shown = Shown(qtbot, data, standardize=False, is_raw=False)
        assert (shown.plot._drawing._items._minimum.opacity() < 1) == is_faint


def test_screen_readers_hear_of_both_weights_and_of_the_projection(qtbot: QtBot) -> None:
    shown = Shown(qtbot, TWO, standardize=True, is_raw=False)
    qtbot.waitUntil(lambda: "is projected to" in shown.plot.accessibleDescription(), timeout=2000)
    assert "At iteration 250 w\u0303₁, w\u0303₂, b\u0303 and J are" in shown.plot.accessibleDescription()
