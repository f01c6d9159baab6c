"""One frame of a drag: each part of the window is painted once, nothing is laid out, and the end is exact."""

import math
from collections import Counter
from collections.abc import Callable, Iterator

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QSize
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDockWidget, QSlider, QWidget

from tests.app.person import Person
from tests.app.student import Student
from tests.cli.by_hand import EXAM, LABELS, cost, sigmoid
from tests.views.mouse import Mouse

WEIGHT, BIAS = 1.7, -8.0
Grasp = tuple[QWidget, QPointF, QPointF]
"""A widget, the pixel at which something is held, and where it goes in each move."""


class Events(QObject):
    """Counts what happens to parts of a window, by their names."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.paints: Counter[str] = Counter()
        self.layouts = 0
        self._window = window
        self._names: dict[QObject, str] = {}
        window.installEventFilter(self)
        for area in window.findChildren(QAbstractScrollArea):
            self._names[area.viewport()] = area.objectName()
            area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._names:
            self.paints[self._names[watched]] += 1
        self.layouts += event.type() == QEvent.Type.LayoutRequest and watched is self._window
        return False

    def forget(self) -> None:
        self.paints.clear()
        self.layouts = 0


@pytest.fixture
def at_hand(student: Student) -> Iterator[Student]:
    """Return a student who sees the sliders and has set w and b, whose boundary lies between two hours."""
    student.window.resize(QSize(1440, 900))
    student.set_by_hand(str(WEIGHT), str(BIAS))
    QApplication.processEvents()
    yield student
    assert student.last_iteration == 0, "each drag ends at iteration 0 of a new run"


def boundary(person: Person) -> Grasp:
    return person.plot("fit_plot").viewport(), person.pixel("fit_plot", -BIAS / WEIGHT, 0.8), QPointF(2, 0)


def curve(person: Person) -> Grasp:
    x = (math.log(3) - BIAS) / WEIGHT
    return person.plot("fit_plot").viewport(), person.pixel("fit_plot", x, 0.75), QPointF(2, 0)


def dot(person: Person) -> Grasp:
    return person.plot("landscape_plot").viewport(), person.pixel("landscape_plot", WEIGHT, BIAS), QPointF(1, 1)


def slider(person: Person) -> Grasp:
    handle = person.find(QSlider, "weight_slider")
    share = (handle.value() - handle.minimum()) / (handle.maximum() - handle.minimum())
    return handle, QPointF(handle.place_of(share), handle.height() / 2), QPointF(-1, 0)


def point(person: Person) -> Grasp:
    return person.plot("fit_plot").viewport(), person.pixel("fit_plot", 3.5, 0), QPointF(2, 0)


@pytest.mark.parametrize("grasp", [boundary, curve, dot, slider, point])
def test_a_move_paints_each_part_once_and_lays_out_nothing(at_hand: Student, grasp: Callable[[Person], Grasp]) -> None:
    widget, start, step = grasp(at_hand)
    mouse, events = Mouse(widget), Events(at_hand.window)
    mouse.press(start)
    for move in (3, 6, 9):  # what begins with a drag, or grows when one leaves, is not each move's
        mouse.move(start + 3 * move * step)
        QApplication.processEvents()
    events.forget()
    moves = (8, 7, 6, 5)
    for move in moves:
        mouse.move(start + 3 * move * step)
        QApplication.processEvents()
    counts = [events.paints[name] for name in ("fit_plot", "data_table", "convergence_plot")]
    mouse.release(start + 15 * step)
    assert counts[:2] == [len(moves)] * 2
    assert counts[2] <= len(moves), "it follows now and then"
    assert events.layouts == 0


@pytest.mark.parametrize("grasp", [boundary, point])
def test_the_convergence_follows_while_it_is_held_and_is_there_at_the_end(
    at_hand: Student, grasp: Callable[[Person], Grasp]
) -> None:
    widget, start, step = grasp(at_hand)
    plot, mouse = at_hand.plot("convergence_plot"), Mouse(widget)
    mouse.press(start)
    for move in (4, 8):
        mouse.move(start + 3 * move * step)
        at_hand.until(lambda: cost_drawn(plot) == at_hand.exact("cost"))
    mouse.move(start + 30 * step)
    assert cost_drawn(plot) != at_hand.exact("cost"), "not at every move"
    mouse.release(start + 30 * step)
    assert cost_drawn(plot) == at_hand.exact("cost")
    assert f"J* = {at_hand.exact('cost') - at_hand.exact('gap'):.4f}" in " ".join(at_hand.words("convergence_plot"))


def cost_drawn(plot: pg.PlotWidget) -> float:
    """Return the height of the present point."""
    heights = [item.getData()[1].tolist() for item in plot.getPlotItem().items if isinstance(item, pg.ScatterPlotItem)]
    (height,) = (drawn[0] for drawn in heights if drawn)
    return float(height)


@pytest.mark.parametrize("grasp", [boundary, curve, dot, slider])
def test_what_is_read_when_it_is_let_go_is_exact(at_hand: Student, grasp: Callable[[Person], Grasp]) -> None:
    widget, start, step = grasp(at_hand)
    Mouse(widget).drag(start, *(start + 3 * move * step for move in range(1, 10)))
    QApplication.processEvents()
    weight, bias = at_hand.exact("weight"), at_hand.exact("bias")
    assert (weight, bias) != (WEIGHT, BIAS)
    assert at_hand.exact("cost") == pytest.approx(cost(EXAM, LABELS, [weight, bias]), rel=1e-12)
    for row, (x,) in enumerate(EXAM):
        assert at_hand.cell(row, 2) == f"{sigmoid(weight * x + bias):.3f}"
    at_hand.choose("undo")
    assert (at_hand.exact("weight"), at_hand.exact("bias")) == (WEIGHT, BIAS)


def test_after_a_point_was_dragged_minimum_gap_and_table_are_those_of_the_new_data(at_hand: Student) -> None:
    widget, start, step = point(at_hand)
    Mouse(widget).drag(start, *(start + 3 * move * step for move in range(1, 10)))
    QApplication.processEvents()
    rows = [[float(text)] for text in at_hand.column(0)]
    assert rows != EXAM
    here = cost(rows, LABELS, [WEIGHT, BIAS])
    assert at_hand.exact("cost") == pytest.approx(here, rel=1e-12)
    lowest = here - at_hand.exact("gap")
    nearby = [cost(rows, LABELS, [WEIGHT + dw, BIAS + db]) for dw in (-0.5, 0.0, 0.5, 1.0) for db in (-4.0, -2.0, 0.0)]
    assert 0.1 < lowest < min(nearby)
    moved = next(row for row in range(16) if rows[row] != EXAM[row])
    assert at_hand.cell(moved, 2) == f"{sigmoid(WEIGHT * rows[moved][0] + BIAS):.3f}"


def test_the_step_behind_the_sliders_is_that_of_the_end_when_it_is_looked_at(at_hand: Student) -> None:
    widget, start, step = boundary(at_hand)
    card = at_hand.find(QWidget, "step_card")
    assert card.visibleRegion().isEmpty(), "it lies behind the sliders"
    Mouse(widget).drag(start, *(start + 3 * move * step for move in range(1, 10)))
    at_hand.find(QDockWidget, "step_dock").raise_()
    bias = at_hand.find(QWidget, "bias_value").toolTip()
    at_hand.until(lambda: bias in card.toolTip())
