import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.plane_plot import PlanePlot
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.mouse import Mouse
from tests.views.pictures import is_painted, likeness, pixels_of
from tests.views.planes import LABELS, PLACES, THETA, data, h, show

HARD = {
    "huge": [(-1e150, 1e150), (1e150, -1e150)],
    "tiny": [(1e-300, 1e-300), (2e-300, 3e-300)],
    "unlike": [(1e-12, 1e12), (2e-12, 3e12)],
    "equal": [(3.0, 3.0), (3.0, 3.0)],
    "one": [(-7.25, 0.0)],
}


@pytest.fixture
def plot(qtbot: QtBot) -> PlanePlot:
    result = PlanePlot()
    qtbot.addWidget(result)
    result.resize(420, 300)
    result.show()
    show(result, data(PLACES, LABELS))
    QApplication.processEvents()
    return result


def test_it_is_a_chart_with_a_name(plot: PlanePlot) -> None:
    assert (plot.objectName(), plot.accessibleName()) == ("plane_plot", "Decision plane")
    assert QAccessible.queryAccessibleInterface(plot).role() == QAccessible.Role.Chart


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_point_is_drawn_in_the_colour_of_its_class(plot: PlanePlot, theme: Theme) -> None:
    plot.show_theme(theme)
    picture = plot.grab().toImage()
    for (x, y), label in zip(PLACES, LABELS, strict=True):
        colour = theme.class_1 if label else theme.class_0
        assert is_painted(picture, plot.plane.point(x, y), colour), (x, y)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("threshold", [0.5, 0.8])
def test_the_line_of_the_decision_is_drawn_where_h_is_the_threshold(
    plot: PlanePlot, theme: Theme, threshold: float
) -> None:
    plot.show_theme(theme)
    plot.show_threshold(threshold)
    picture = plot.grab().toImage()
    hits = 0
    for y in np.arange(4.3, 7.9, 0.1):
        x = (np.log(threshold / (1 - threshold)) - THETA[2] - THETA[1] * y) / THETA[0]
        hits += is_painted(picture, plot.plane.point(x, y), theme.boundary, reach=1)
    assert hits > 18, "it is dashed"


def test_each_side_has_the_colour_of_its_class(plot: PlanePlot) -> None:
    picture = pixels_of(plot.grab().toImage())
    for place, colour in (((1.5, 7.5), LIGHT.class_0), ((9.0, 6.0), LIGHT.class_1)):
        pixel = plot.plane.point(*place)
        ground = picture[int(pixel.y()), int(pixel.x())]
        others = {LIGHT.class_0, LIGHT.class_1} - {colour}
        assert likeness(ground, colour) < likeness(ground, others.pop())


def test_level_lines_run_where_h_is_a_tenth(plot: PlanePlot) -> None:
    x, y = plot._items.levels.getData()
    heights = [h(THETA, *place) for place in zip(x, y, strict=True)]
    assert heights == pytest.approx(np.repeat(np.arange(1, 10) / 10, 2), abs=1e-9)


def test_the_axes_carry_the_names_of_the_columns(plot: PlanePlot) -> None:
    assert (plot.bottom_axis.labelText, plot.left_axis.labelText) == ("hours", "sleep")


def test_a_place_and_a_row_are_told(plot: PlanePlot) -> None:
    mouse = Mouse(plot.viewport())
    mouse.move(plot.plane.point(8.0, 7.0))
    name, sleep, told = plot.texts.hover.split("   ")
    assert (name, sleep) == ("hours = 8", "sleep = 7 (yes)")
    assert float(told.removeprefix("h = ")) == pytest.approx(h(THETA, 8.0, 7.0), rel=1e-14)
    mouse.move(plot.plane.point(3.3, 5.1))
    words = plot.texts.hover.split("   ")
    x, y, told_h = (float(word.split(" = ")[1]) for word in words)
    assert (x, y) == (pytest.approx(3.3, abs=0.02), pytest.approx(5.1, abs=0.02))
    assert told_h == pytest.approx(h(THETA, x, y), rel=1e-14)


def test_what_is_told_follows_the_model(plot: PlanePlot) -> None:
    Mouse(plot.viewport()).move(plot.plane.point(8.0, 7.0))
    show(plot, data(PLACES, LABELS), (0.0, 0.0, 0.0))
    assert plot.texts.hover.endswith("h = 0.5")


def test_selected_and_hovered_rows_are_marked(plot: PlanePlot) -> None:
    bare = plot.grab().toImage()
    plot.show_selection([2])
    ringed = plot.grab().toImage()
    assert is_painted(ringed, plot.plane.point(5.0, 5.0) + QPointF(0, 9), LIGHT.ink, reach=1)
    plot.show_hovered_row(4)
    assert plot.grab().toImage() != ringed
    plot.show_hovered_row(None)
    plot.show_selection([])
    assert plot.grab().toImage() == bare


def test_no_data_are_met_with_what_to_do(plot: PlanePlot) -> None:
    show(plot, data([], []))
    assert "Click here to add a point of class 0, with Shift one of class 1" in plot.texts._middle.toPlainText()
    assert len(plot._items.boundary.getData()[0]) == 0
    picture = pixels_of(plot.grab().toImage())
    middle = plot.plane.rectangle.topLeft() + QPointF(5, 5)
    assert likeness(picture[int(middle.y()), int(middle.x())], LIGHT.card) == 0


@pytest.mark.parametrize("places", HARD.values(), ids=HARD)
def test_nothing_a_user_does_to_hard_data_fails(plot: PlanePlot, places: list[tuple[float, float]]) -> None:
    hard = data(places, [0] * len(places), "hard")
    mouse, centre = Mouse(plot.viewport()), plot.plane.rectangle.center()
    told: list[tuple[float, float]] = []
    plot.point_dragged.connect(lambda _row, x, y: told.append((x, y)))
    for theta in ((0.0, 0.0, 0.0), (1e-150, -1e-150, 1.0), (1e300, -1e300, 1e300), (np.nan, 0.0, 0.0), (5e-324, 0, 0)):
        show(plot, hard, theta)
        for notches in (30, -60, 10):
            mouse.turn(centre, notches)
            mouse.move(centre + QPointF(11, 7))
            plot.grab()
        plot.fit()
        point = plot.plane.point(*places[0])
        mouse.drag(point, point + QPointF(30, -40))
        plot.grab()
    assert len(told) == 5
    assert all(abs(value) <= 1e150 for place in told for value in place)


def test_all_points_are_in_view_and_other_data_are_framed_anew(plot: PlanePlot) -> None:
    left, right = plot.plane.x_range
    assert (left, right) == pytest.approx((1.0 - 0.08 * 8.0, 9.0 + 0.08 * 8.0))
    Mouse(plot.viewport()).turn(plot.plane.point(4.0, 5.0), 3)
    chosen = plot.plane.x_range, plot.plane.y_range
    plot.show_dataset(data([*PLACES, (20.0, 5.0)], [*LABELS, 1]))
    assert (plot.plane.x_range, plot.plane.y_range) == chosen
    plot.show_dataset(data([*PLACES, (5.0, 20.0)], [*LABELS, 1], "another"))
    assert plot.plane.y_range[1] > 20.0


def test_a_point_that_leaves_the_view_moves_it(plot: PlanePlot) -> None:
    before = plot.plane.x_range, plot.plane.y_range
    plot.show_dataset(data([*PLACES[:-1], (8.5, 4.4)], LABELS))
    assert (plot.plane.x_range, plot.plane.y_range) == before
    plot.show_dataset(data([*PLACES[:-1], (8.5, 40.0)], LABELS))
    assert plot.plane.y_range[1] > 40.0


def test_the_numbers_can_be_copied(plot: PlanePlot) -> None:
    plot.copy_numbers()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "hours\tsleep\ty\th"
    assert len(lines) == 7


def test_many_points_are_thinned_and_it_is_said(plot: PlanePlot) -> None:
    rng = np.random.default_rng(3)
    places = rng.normal(size=(50_000, 2))
    many = Dataset(places, (places.sum(axis=1) > 0).astype(float), ("a", "b"))
    plot.show_dataset(many)
    assert plot.texts.note == "50,000 points, thinned"
    assert sum(len(scatter.data) for scatter in plot.points.scatters) < 50_000


def test_the_line_can_be_taken_with_a_mouse_that_shows_which_way_it_goes(plot: PlanePlot) -> None:
    mouse = Mouse(plot.viewport())
    cases = {
        (1.0, 0.0, -6.5): Qt.CursorShape.SizeHorCursor,
        (0.0, 1.0, -6.5): Qt.CursorShape.SizeVerCursor,
        (1.0, 2.0, -18.5): Qt.CursorShape.SizeBDiagCursor,
        (-1.0, 2.0, -6.5): Qt.CursorShape.SizeFDiagCursor,
    }
    for theta, cursor in cases.items():
        show(plot, data(PLACES, LABELS), theta)
        mouse.move(plot.plane.point(1.2, 4.6))
        assert plot.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
        x, y = (6.5, 6.5) if theta[0] * theta[1] == 0 else (6.5, 6.0 if theta[0] > 0 else 6.5)
        mouse.move(plot.plane.point(x, y))
        assert plot.viewport().cursor().shape() is cursor, theta
