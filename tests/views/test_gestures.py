from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.gestures import DRAG_PIXELS, Gestures, Handle
from tests.views.mouse import CTRL, LEFT, MIDDLE, RIGHT, SHIFT, Mouse

DOUBLE_CLICK_MS = 40
DATA = QRectF(20, 20, 360, 260)
HANDLE = QPointF(100, 100)
LEVEL = 150.0
EMPTY = QPointF(200, 200)
OUTSIDE = QPointF(5, 5)


class _Scene:
    """A plot with a handle and a level line, whose data coordinates are a hundredth of a pixel's."""

    def handle_at(self, pixel: QPointF) -> Handle | None:
        if abs(pixel.y() - LEVEL) <= 4:
            place, vertical = QPointF(pixel.x(), LEVEL), Qt.Orientation.Vertical
            return Handle(-1, place, Qt.CursorShape.SizeVerCursor, takes_clicks=False, direction=vertical)
        return Handle(7, HANDLE) if (pixel - HANDLE).manhattanLength() <= 8 else None

    def position_at(self, pixel: QPointF) -> tuple[float, float] | None:
        return (pixel.x() / 100, pixel.y() / 100) if DATA.contains(pixel) else None


@pytest.fixture
def viewport(qtbot: QtBot) -> Iterator[QWidget]:
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(DOUBLE_CLICK_MS)
    result = QWidget()
    qtbot.addWidget(result)
    result.resize(400, 300)
    yield result
    QApplication.setDoubleClickInterval(usual)


@pytest.fixture
def gestures(viewport: QWidget) -> Gestures:
    return Gestures(viewport, _Scene(), viewport)


@pytest.fixture
def mouse(viewport: QWidget) -> Mouse:
    return Mouse(viewport)


@pytest.fixture
def told(gestures: Gestures) -> list[tuple[object, ...]]:
    """Return the list in which everything that is told, but looks, is kept."""
    kept: list[tuple[object, ...]] = []
    gestures.clicked.connect(lambda x, y, is_shifted: kept.append(("clicked", x, y, *["shift"][:is_shifted])))
    gestures.double_clicked.connect(lambda: kept.append(("double clicked",)))
    gestures.handle_clicked.connect(lambda key, is_added: kept.append(("handle clicked", key, is_added)))
    gestures.zoomed.connect(lambda pixel, factor: kept.append(("zoomed", pixel, factor)))
    gestures.panned.connect(lambda pixels: kept.append(("panned", pixels)))
    gestures.drag_started.connect(lambda key: kept.append(("started", key)))
    gestures.dragged.connect(lambda key, pixel: kept.append(("dragged", key, pixel)))
    gestures.drag_finished.connect(lambda key: kept.append(("finished", key)))
    return kept


def test_a_click_is_told_once_no_second_can_make_it_a_double_click(
    gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    mouse.click(EMPTY)
    assert told == []
    assert gestures._patience.interval() == DOUBLE_CLICK_MS
    qtbot.waitUntil(lambda: told == [("clicked", 2.0, 2.0)], timeout=5000)


def test_a_double_click_never_clicks(
    gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    mouse.double_click(EMPTY)
    with qtbot.assertNotEmitted(gestures.clicked, wait=3 * DOUBLE_CLICK_MS):
        pass
    assert told == [("double clicked",)]


def test_a_double_click_of_another_button_is_none(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.double_click(EMPTY, RIGHT)
    mouse.double_click(EMPTY, MIDDLE)
    assert told == []


def test_a_second_press_elsewhere_tells_the_first_click_at_once(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.click(EMPTY)
    mouse.press(QPointF(300, 100))
    assert told == [("clicked", 2.0, 2.0)]
    mouse.release(QPointF(300, 100))


@pytest.mark.parametrize("button", [RIGHT, MIDDLE])
def test_only_the_left_button_clicks(
    gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]], button: object
) -> None:
    mouse.click(EMPTY, button)
    mouse.click(HANDLE, button)
    assert not gestures._patience.isActive()
    assert told == []


def test_nothing_is_meant_outside_the_data(
    gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    mouse.click(OUTSIDE)
    mouse.turn(OUTSIDE, 1)
    mouse.drag(OUTSIDE, EMPTY)
    with qtbot.assertNotEmitted(gestures.clicked, wait=3 * DOUBLE_CLICK_MS):
        pass
    assert told == []


def test_a_trembling_hand_clicks_and_drags_nothing(mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot) -> None:
    trembled = EMPTY + QPointF(DRAG_PIXELS - 1, 0)
    mouse.drag(EMPTY, trembled)
    qtbot.waitUntil(lambda: told == [("clicked", 2.0, 2.0)], timeout=5000)
    mouse.drag(HANDLE, HANDLE + QPointF(1, 2))
    assert told[1:] == [("handle clicked", 7, False)]


def test_a_handle_is_clicked_at_once_and_with_ctrl_added(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.click(HANDLE)
    mouse.hold(CTRL)
    mouse.click(HANDLE)
    assert told == [("handle clicked", 7, False), ("handle clicked", 7, True)]


def test_a_click_with_shift_says_so(mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot) -> None:
    mouse.hold(SHIFT)
    mouse.click(EMPTY)
    qtbot.waitUntil(lambda: told == [("clicked", 2.0, 2.0, "shift")], timeout=5000)


def test_a_click_on_what_takes_none_is_one_on_empty_space(
    mouse: Mouse, told: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    mouse.click(QPointF(200, LEVEL + 2))
    qtbot.waitUntil(lambda: told == [("clicked", 2.0, 1.52)], timeout=5000)


def test_a_level_line_is_dragged_up_and_down(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.drag(QPointF(200, LEVEL + 2), QPointF(203, LEVEL - 5), QPointF(300, LEVEL - 40))
    assert told == [
        ("started", -1),
        ("dragged", -1, QPointF(203, LEVEL - 7)),
        ("dragged", -1, QPointF(300, LEVEL - 42)),
        ("finished", -1),
    ]


def test_a_drag_across_that_begins_on_a_level_line_pans(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.drag(QPointF(200, LEVEL), QPointF(206, LEVEL + 1), QPointF(240, LEVEL + 9))
    assert [name for name, *_ in told] == ["panned", "panned"]
    assert told[0][1] + told[1][1] == QPointF(40, 9)


def test_a_handle_is_dragged_by_the_place_it_was_taken_at(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    grip = HANDLE + QPointF(3, -2)
    mouse.drag(grip, grip + QPointF(2, 1), grip + QPointF(5, 0), grip + QPointF(50, 400))
    assert told == [
        ("started", 7),
        ("dragged", 7, HANDLE + QPointF(5, 0)),
        ("dragged", 7, HANDLE + QPointF(50, 400)),
        ("finished", 7),
    ]


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_empty_space_pans_without_losing_a_pixel(
    gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]], button: object
) -> None:
    mouse.drag(EMPTY, EMPTY + QPointF(2, 0), EMPTY + QPointF(6, 1), EMPTY + QPointF(-30, 40), button=button)
    assert [name for name, *_ in told] == ["panned", "panned"]
    moved = told[0][1] + told[1][1]
    assert moved == QPointF(-30, 40)
    assert not gestures.is_dragging
    assert not gestures._patience.isActive()


def test_the_middle_button_pans_over_a_handle_too(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.drag(HANDLE, HANDLE + QPointF(20, 0), button=MIDDLE)
    assert told == [("panned", QPointF(20, 0))]


@pytest.mark.parametrize(("notches", "factor"), [(1, 0.85), (-1, 1 / 0.85), (2, 0.85**2), (0.25, 0.85**0.25)])
def test_the_wheel_zooms_at_the_mouse(
    mouse: Mouse, told: list[tuple[object, ...]], notches: float, factor: float
) -> None:
    mouse.turn(EMPTY, notches)
    assert told == [("zoomed", EMPTY, pytest.approx(factor))]


def test_a_drag_whose_release_went_elsewhere_ends_at_the_next_move(
    gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]]
) -> None:
    mouse.press(HANDLE)
    mouse.move(HANDLE + QPointF(30, 0))
    assert gestures.is_dragging
    mouse.move_released(HANDLE + QPointF(60, 0))
    assert [name for name, *_ in told] == ["started", "dragged", "finished"]
    assert not gestures.is_dragging


def test_a_press_of_another_button_ends_a_drag(mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.press(HANDLE)
    mouse.move(HANDLE + QPointF(30, 0))
    mouse.click(EMPTY, RIGHT)
    mouse.release(EMPTY)
    assert [name for name, *_ in told] == ["started", "dragged", "finished"]


def test_a_drag_can_be_abandoned_once(gestures: Gestures, mouse: Mouse, told: list[tuple[object, ...]]) -> None:
    mouse.press(HANDLE)
    mouse.move(HANDLE + QPointF(30, 0))
    gestures.abandon()
    gestures.abandon()
    mouse.release(EMPTY)
    assert [name for name, *_ in told] == ["started", "dragged", "finished"]
    mouse.press(EMPTY)
    gestures.abandon()
    mouse.release(EMPTY)
    assert [name for name, *_ in told] == ["started", "dragged", "finished"]


def test_where_the_mouse_looks_is_told_with_the_handle_there(gestures: Gestures, mouse: Mouse) -> None:
    looks: list[tuple[object, object]] = []
    gestures.looked.connect(lambda pixel, handle: looks.append((pixel, handle and handle.key)))
    mouse.move(EMPTY)
    mouse.move(HANDLE)
    mouse.move(OUTSIDE)
    mouse.leave()
    assert looks == [(EMPTY, None), (HANDLE, 7), (None, None), (None, None)]


def test_keys_and_other_events_pass(gestures: Gestures, viewport: QWidget) -> None:
    assert not gestures.eventFilter(viewport, QEvent(QEvent.Type.KeyPress))
    assert not gestures.eventFilter(viewport, QEvent(QEvent.Type.Leave))
