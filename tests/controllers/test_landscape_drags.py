"""While something is dragged the map follows between the frames, the window stands still, and the end is exact."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lrviz.controllers.landscape_maps import PAUSE_MS
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.cli.by_hand import EXAM, LABELS, cost
from tests.controllers.landscape_desk import Desk
from tests.views.mouse import Mouse

MINIMUM = (2.619389, -12.442150)


class Drags(Desk):
    """A desk at which something is dragged, elsewhere than in the landscape."""

    def __init__(self, dataset: Dataset, qtbot: QtBot) -> None:
        super().__init__(dataset, qtbot)
        self.maps = 0
        self.analyst.landscape_changed.connect(self._on_landscape_changed)

    def _on_landscape_changed(self) -> None:
        self.maps += 1

    def take(self) -> None:
        self.session.grip.take(self.card)

    def let_go(self) -> None:
        self.session.grip.let_go(self.card)

    def set_by_hand(self, *parameters: float) -> None:
        self.session.edit("Set w and b", self.session.document.with_parameters(frozen(parameters)))

    @property
    def is_exact(self) -> bool:
        """Whether the map is that of the present data, over the window that is shown."""
        landscape = self.analyst.landscape
        assert landscape is not None
        if landscape.window != self.window or landscape.chart.objective is not self.session.document.problem:
            return False
        rows = [[x] for x in self.session.document.dataset.features[:, 0].tolist()]
        weight, bias = (float(axis[11]) for axis in landscape.axes)
        wanted = cost(rows, LABELS, [weight, bias])
        return bool(np.isclose(landscape.costs[11, 11], wanted, rtol=1e-11))


@pytest.fixture
def desk(exam: Dataset, qtbot: QtBot) -> Iterator[Drags]:
    desk = Drags(exam, qtbot)
    yield desk
    desk.close()


def test_the_moves_of_a_point_wait_for_one_map_which_is_there_when_it_is_let_go(desk: Drags) -> None:
    desk.take()
    for x in np.linspace(5.0, 7.0, 40):
        desk.move(8, float(x))
    assert desk.maps == 0
    assert not desk.is_exact, "else the test says nothing"
    desk.let_go()
    assert desk.maps == 1
    assert desk.is_exact


def test_the_map_follows_while_the_point_is_held(desk: Drags, qtbot: QtBot) -> None:
    desk.take()
    for x in (5.1, 5.2):
        desk.move(8, x)
        qtbot.waitUntil(lambda: desk.is_exact, timeout=20 * PAUSE_MS)
    assert desk.maps == 2
    desk.let_go()
    assert desk.maps == 2, "the last one was exact already"


def test_the_minimum_follows_at_every_move(desk: Drags) -> None:
    desk.take()
    crosses = set()
    for x in (5.5, 6.0, 6.5):
        desk.move(8, x)
        minimum = desk.analyst.minimum_of(desk.session.document.problem)
        place = desk.plot._drawing.minimum
        assert minimum is not None
        assert place.tolist() == minimum.parameters.tolist()
        crosses.add(tuple(place.tolist()))
    assert len(crosses) == 3


def test_what_becomes_small_is_framed_once_when_the_hand_lets_go(desk: Drags) -> None:
    desk.set_by_hand(60.0, -250.0)
    window = desk.window
    desk.take()
    for share in (0.8, 0.5, 0.1, 0.05):
        desk.set_by_hand(60.0 * share, -250.0 * share)
        assert desk.window == window
    desk.let_go()
    assert desk.window != window
    assert desk.window.high[1] - desk.window.low[1] < (window.high[1] - window.low[1]) / 2
    assert desk.shows(MINIMUM)
    assert desk.is_exact


def test_what_leaves_is_followed_under_the_hand_and_mapped_when_the_frame_is_done(desk: Drags, qtbot: QtBot) -> None:
    desk.take()
    desk.set_by_hand(30.0, -90.0)
    assert desk.shows((30.0, -90.0), MINIMUM)
    assert desk.maps == 0
    qtbot.waitUntil(lambda: desk.is_exact)
    assert desk.maps == 1


def test_a_window_of_the_users_own_stays_when_the_hand_lets_go(desk: Drags) -> None:
    Mouse(desk.plot.viewport()).turn(desk.plot.plane.point(1.0, -5.0), 3)
    chosen = desk.window
    desk.take()
    desk.set_by_hand(60.0, -250.0)
    desk.move(8, 6.0)
    desk.let_go()
    assert desk.window == chosen
    assert desk.is_exact


def test_no_map_is_made_of_rows_that_are_gone(desk: Drags, qtbot: QtBot) -> None:
    desk.take()
    desk.move(8, 6.0)
    empty = desk.session.document.dataset.without_rows(range(len(EXAM)))
    desk.session.edit("Remove rows", desk.session.document.with_dataset(empty))
    qtbot.wait(2 * PAUSE_MS)
    desk.let_go()
    assert desk.analyst.landscape is None
    assert "needs data" in desk.plot.texts.notice


def test_other_data_that_come_during_a_drag_are_framed_and_mapped(desk: Drags, qtbot: QtBot) -> None:
    desk.take()
    desk.move(8, 6.0)
    thousandfold = Dataset(frozen([[1000 * x] for (x,) in EXAM]), frozen(LABELS), ("ms",))
    desk.session.open(thousandfold)
    assert desk.shows((MINIMUM[0] / 1000, MINIMUM[1]))
    qtbot.waitUntil(lambda: desk.is_exact)
    desk.let_go()
    assert desk.is_exact


def test_the_dot_of_the_landscape_itself_is_never_framed_under_the_hand(desk: Drags) -> None:
    window = desk.window
    desk.plot.parameters_drag_started.emit()
    assert desk.session.grip.is_held
    for weight in (3.0, 30.0, 300.0):
        desk.plot.parameters_dragged.emit(weight, -60.0)
        assert desk.window == window
    desk.plot.parameters_drag_finished.emit()
    assert not desk.session.grip.is_held
    assert desk.shows((300.0, -60.0), MINIMUM)
    assert desk.is_exact
