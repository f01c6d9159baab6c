"""What turns a surface: drag, wheel, keys."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.core.projection import HIGHEST_ELEVATION, LOWEST_ELEVATION, Camera
from lrviz.views.turntable import Turntable
from tests.views.mouse import MIDDLE, Mouse

HOME = Camera(0.5, 0.6)
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def table(qtbot: QtBot) -> Turntable:
    table = Turntable(HOME)
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    return table


def press(table: Turntable, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyPress, key, keys))


def test_dragging_to_the_right_turns_it_to_the_right_and_down_shows_more_of_the_top(table: Turntable) -> None:
    Mouse(table).drag(QPointF(100, 100), QPointF(120, 100))
    assert table.camera.azimuth < HOME.azimuth
    assert table.camera.elevation == HOME.elevation
    Mouse(table).drag(QPointF(100, 100), QPointF(100, 130))
    assert table.camera.elevation > HOME.elevation


def test_many_small_moves_are_one_large_one(table: Turntable) -> None:
    mouse = Mouse(table)
    mouse.drag(QPointF(100, 100), *[QPointF(100 + step, 100) for step in range(1, 31)])
    small = table.camera.azimuth
    table.look_from_home()
    mouse.drag(QPointF(100, 100), QPointF(130, 100))
    assert table.camera.azimuth == pytest.approx(small)


def test_it_cannot_be_dragged_below_the_ground_or_over_the_top(table: Turntable) -> None:
    Mouse(table).drag(QPointF(100, 100), QPointF(100, -900))
    assert table.camera.elevation == LOWEST_ELEVATION
    Mouse(table).drag(QPointF(100, 100), QPointF(100, 2000))
    assert table.camera.elevation == HIGHEST_ELEVATION


def test_only_the_left_button_turns_and_only_while_it_is_held(table: Turntable) -> None:
    mouse = Mouse(table)
    mouse.drag(QPointF(100, 100), QPointF(150, 150), button=MIDDLE)
    mouse.press(QPointF(100, 100))
    mouse.move_released(QPointF(150, 150))
    mouse.release(QPointF(150, 150))
    mouse.move_released(QPointF(190, 150))
    assert table.camera == HOME


def test_the_wheel_zooms_and_a_double_click_looks_from_home(table: Turntable) -> None:
    mouse = Mouse(table)
    mouse.turn(QPointF(100, 100), 2)
    assert table.camera.zoom > HOME.zoom
    mouse.turn(QPointF(100, 100), -2)
    assert table.camera.zoom == pytest.approx(HOME.zoom)
    mouse.turn(QPointF(100, 100), 2)
    mouse.drag(QPointF(100, 100), QPointF(150, 150))
    mouse.double_click(QPointF(100, 100))
    assert table.camera == HOME


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_arrow_keys_turn_it_and_home_looks_from_home(table: Turntable, key: Qt.Key) -> None:
    press(table, key)
    assert table.camera != HOME
    opposite = {
        Qt.Key.Key_Left: Qt.Key.Key_Right,
        Qt.Key.Key_Right: Qt.Key.Key_Left,
        Qt.Key.Key_Up: Qt.Key.Key_Down,
        Qt.Key.Key_Down: Qt.Key.Key_Up,
    }[key]
    press(table, opposite)
    assert table.camera.azimuth == pytest.approx(HOME.azimuth)
    assert table.camera.elevation == pytest.approx(HOME.elevation)
    press(table, key)
    press(table, Qt.Key.Key_Home)
    assert table.camera == HOME


def test_its_keys_are_kept_from_the_windows_actions_and_no_others(table: Turntable) -> None:
    def is_kept(key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, keys)
        event.ignore()
        QApplication.sendEvent(table, event)
        return event.isAccepted()

    assert is_kept(Qt.Key.Key_Left)
    assert is_kept(Qt.Key.Key_Home)
    assert not is_kept(Qt.Key.Key_Space)
    assert not is_kept(Qt.Key.Key_Right, CTRL)
    press(table, Qt.Key.Key_Right, CTRL)
    assert table.camera == HOME


def test_it_tells_of_each_change_once(table: Turntable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.camera_changed):
        press(table, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(table.camera_changed):
        table.look(table.camera)


def test_the_keyboard_is_shown_where_it_has_come_to_and_the_mouse_is_not(table: Turntable) -> None:
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not table.has_keyboard
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.has_keyboard
    table.clearFocus()
    assert not table.has_keyboard
