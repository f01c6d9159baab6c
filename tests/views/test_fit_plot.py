import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.fits import BIAS, WEIGHT, data, show, sigmoid
from tests.views.pictures import columns_of, is_painted


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> FitPlot:
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(500, 260)
    result.show()
    show(result, exam, WEIGHT, BIAS)
    QApplication.processEvents()
    return result


def columns(plot: FitPlot, colour: str) -> list[int]:
    """Return the columns in which `colour` lies among the data."""
    return columns_of(plot.grab().toImage(), colour, plot.plane.rectangle)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_point_is_drawn_in_the_colour_of_its_class(plot: FitPlot, exam: Dataset, theme: Theme) -> None:
    plot.show_theme(theme)
    picture = plot.grab().toImage()
    for x, label in zip(exam.features[:, 0], exam.labels, strict=True):
        colour = theme.class_1 if label else theme.class_0
        assert is_painted(picture, plot.plane.point(x, label), colour), x


@pytest.mark.parametrize("scale", [1.0, 1e-150, 1e-12, 1e6, 1e30, 1e149])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_curve_is_drawn_where_the_sigmoid_says(plot: FitPlot, theme: Theme, scale: float) -> None:
    plot.show_theme(theme)
    show(plot, data([-3 * scale, -scale, scale, 3 * scale], [1, 0, 1, 0]), 2 / scale, 0.5)
    picture = plot.grab().toImage()
    for x in (-2.5, -1.5, -0.7, 0.3, 0.7, 1.5, 2.5):
        place = plot.plane.point(x * scale, sigmoid(2 * x + 0.5))
        assert is_painted(picture, place, theme.ink, reach=1), x
        above = place.y() > plot.plane.rectangle.center().y()
        assert not is_painted(picture, place + QPointF(0, -25 if above else 25), theme.ink, reach=2), x


@pytest.mark.parametrize(("weight", "bias"), [(WEIGHT, BIAS), (-2.0, 5.0), (1e6, -4.6e6)])
def test_the_boundary_is_drawn_where_the_probability_is_one_half(
    plot: FitPlot, exam: Dataset, weight: float, bias: float
) -> None:
    show(plot, exam, weight, bias)
    painted = columns(plot, LIGHT.boundary)
    expected = plot.plane.point(-bias / weight, 0.5).x()
    assert painted
    assert all(abs(column + 0.5 - expected) <= 2 for column in painted)


@pytest.mark.parametrize("scale", [1e-150, 1e-12, 1e9, 1e149])
def test_the_boundary_stands_upright_at_every_scale(plot: FitPlot, scale: float) -> None:
    show(plot, data([-3 * scale, -scale, scale, 3 * scale], [1, 0, 1, 0]), 2 / scale, 0.5)
    painted, expected = columns(plot, LIGHT.boundary), plot.plane.point(-0.25 * scale, 0.5).x()
    assert painted
    assert all(abs(column + 0.5 - expected) <= 2 for column in painted)


@pytest.mark.parametrize(("bias", "arrow"), [(-50.0, "→"), (50.0, "←")])
def test_a_boundary_beyond_the_view_is_pointed_to(plot: FitPlot, exam: Dataset, bias: float, arrow: str) -> None:
    show(plot, exam, 1.0, bias)
    label = plot._items.boundary_label
    assert arrow in label.text()
    assert not columns(plot, LIGHT.boundary)
    assert 0 <= label.sceneBoundingRect().left() < label.sceneBoundingRect().right() <= plot.width()


def _shades(plot: FitPlot) -> str:
    """Return what class is shaded at the left, and at the right, end: "0", "1", or "-" for none."""
    picture, box = plot.grab().toImage(), plot.plane.rectangle
    ends = [
        picture.pixelColor(round(x), round(box.top() + box.height() * 0.7)) for x in (box.left() + 4, box.right() - 4)
    ]
    return "".join("0" if c.red() > c.blue() else "1" if c.blue() > c.red() else "-" for c in ends)


@pytest.mark.parametrize(
    ("weight", "bias", "shades"),
    [
        (WEIGHT, BIAS, "01"),
        (-WEIGHT, -BIAS, "10"),
        (0.0, 0.0, "11"),
        (0.0, -0.1, "00"),
        (1.0, -50.0, "00"),
        (-1.0, -50.0, "00"),
        (-1.0, 50.0, "11"),
        (math.nan, 1.0, "--"),
        (1.0, math.inf, "--"),
    ],
)
def test_the_plane_is_shaded_by_what_is_predicted(
    plot: FitPlot, exam: Dataset, weight: float, bias: float, shades: str
) -> None:
    show(plot, exam, weight, bias)
    assert _shades(plot) == shades


def test_without_a_weight_the_curve_is_flat_and_nothing_crosses_it(plot: FitPlot, exam: Dataset) -> None:
    show(plot, exam, 0.0, 1.0)
    picture = plot.grab().toImage()
    assert all(is_painted(picture, plot.plane.point(x, sigmoid(1.0)), LIGHT.ink, reach=1) for x in (0.8, 3.2, 9.3))
    assert not columns(plot, LIGHT.boundary)
    assert not plot._items.boundary_label.isVisible()


@pytest.mark.parametrize("parameters", [(math.nan, 0.0), (1.0, math.nan), (math.inf, 0.0), (-1.0, -math.inf)])
def test_parameters_that_are_no_numbers_leave_the_points_alone(
    plot: FitPlot, exam: Dataset, parameters: tuple[float, float]
) -> None:
    show(plot, exam, *parameters)
    assert not columns(plot, LIGHT.ink)
    assert not columns(plot, LIGHT.boundary)
    assert not plot._items.boundary_label.isVisible()
    assert is_painted(plot.grab().toImage(), plot.plane.point(9.0, 1.0), LIGHT.class_1)


@pytest.mark.parametrize("scale", [1.0, 1e-12, 1e149])
def test_every_residual_goes_from_its_point_to_the_curve(plot: FitPlot, scale: float) -> None:
    x, labels = [-3 * scale, -scale, scale, 3 * scale], [1, 0, 1, 0]
    show(plot, data(x, labels), 2 / scale, 0.5)
    plot.grab()  # pyqtgraph moves its items when it draws
    item = plot._items.residuals
    ends = [item.mapToScene(QPointF(*place)) for place in zip(*item.getData(), strict=True)]
    drawn = [(end.x(), end.y()) for end in ends]
    expected = []
    for place, label in zip(x, labels, strict=True):
        for height in (label, sigmoid(2 * place / scale + 0.5)):
            pixel = plot.plane.point(place, height)
            expected.append((pixel.x(), pixel.y()))
    assert np.array(drawn) == pytest.approx(np.array(expected), abs=0.01)


def test_a_prediction_is_ringed_on_the_curve_and_taken_away_again(plot: FitPlot) -> None:
    assert not columns(plot, LIGHT.now)
    plot.show_predictions(np.array([6.0]), np.array([sigmoid(WEIGHT * 6.0 + BIAS)]))
    painted = columns(plot, LIGHT.now)
    assert (painted[0] + painted[-1] + 1) / 2 == pytest.approx(plot.plane.point(6.0, 0.0).x(), abs=1)
    plot.show_predictions(np.array([3.0]), np.array([math.nan]))
    assert not columns(plot, LIGHT.now)


def test_every_one_of_several_predictions_is_ringed(plot: FitPlot) -> None:
    x = np.array([2.0, 6.5, 8.0])
    plot.show_predictions(x, np.array([sigmoid(WEIGHT * place + BIAS) for place in x]))
    painted = set(columns(plot, LIGHT.now))
    assert all(round(plot.plane.point(place, 0.0).x()) in painted for place in x)
    plot.show_predictions(np.empty(0), np.empty(0))
    assert not columns(plot, LIGHT.now)


def test_selected_and_hovered_points_are_marked(plot: FitPlot) -> None:
    bare = plot.grab().toImage()
    plot.show_selection([2])
    ringed = plot.grab().toImage()
    ring = plot.plane.point(2.0, 0.0) + QPointF(0, 9)
    assert is_painted(ringed, ring, LIGHT.ink, reach=1)
    assert not is_painted(bare, ring, LIGHT.ink, reach=1)
    plot.show_hovered_row(5)
    assert plot.grab().toImage() != ringed
    plot.show_hovered_row(None)
    plot.show_selection([])
    assert plot.grab().toImage() == bare


def test_marks_of_rows_that_are_gone_are_not_drawn(plot: FitPlot, exam: Dataset) -> None:
    plot.show_selection([15])
    plot.show_hovered_row(15)
    plot.show_dataset(exam.without_rows(range(4, 16)))
    assert len(plot.points.selected.data) == len(plot.points.hovered.data) == 0


def test_a_hundred_thousand_points_are_thinned_and_it_is_said(plot: FitPlot) -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=100_000)
    labels = (x + rng.normal(size=100_000) > 0).astype(float)
    plot.show_dataset(Dataset(x[:, np.newaxis], labels, ("hours",)))
    plot.show_model(1.7, 0.0, np.full(100_000, 0.5))
    assert sum(len(points.data) for points in plot.points.scatters) <= 2 * 500
    assert plot.texts.note == "100,000 points, thinned"
    picture = plot.grab().toImage()
    for label, colour in ((0, LIGHT.class_0), (1, LIGHT.class_1)):
        outermost = x[labels == label][np.argmax(np.abs(x[labels == label]))]
        assert is_painted(picture, plot.plane.point(outermost, label), colour, reach=2)
