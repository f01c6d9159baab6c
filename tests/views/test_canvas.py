import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from tests.views.mouse import Mouse
from tests.views.sketch import HOME, Sketch


@pytest.fixture
def sketch(qtbot: QtBot) -> Sketch:
    result = Sketch()
    qtbot.addWidget(result)
    result.resize(500, 260)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_it_has_a_name_for_scripts_and_one_for_people(sketch: Sketch) -> None:
    assert (sketch.objectName(), sketch.accessibleName()) == ("sketch", "A sketch")
    assert QAccessible.queryAccessibleInterface(sketch).role() == QAccessible.Role.Chart


@pytest.mark.parametrize(
    ("key", "keys", "name"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, "play"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "step"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, "step_ten"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "step_back"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, "reset"),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, "run_to_minimum"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, "fit_views"),
        (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "enlarge"),
    ],
)
def test_keys_reach_the_actions_of_the_window(qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier, name: str) -> None:
    window, canvas, actions = QMainWindow(), Sketch(), Actions()
    qtbot.addWidget(window)
    window.setCentralWidget(canvas)
    actions.attach_plot_keys(canvas)
    with qtbot.waitActive(window):
        window.show()
    canvas.setFocus()
    with qtbot.waitSignal(getattr(actions, name).triggered, timeout=1000):
        qtbot.keyClick(canvas, key, keys)


def test_keys_without_an_action_reach_the_widget_behind(qtbot: QtBot) -> None:
    class Page(QWidget):
        def keyPressEvent(self, event: object) -> None:
            keys.append(event.text())

    keys: list[str] = []
    page = Page()
    qtbot.addWidget(page)
    canvas = Sketch()
    QVBoxLayout(page).addWidget(canvas)
    qtbot.keyClicks(canvas, "x+")
    assert keys == ["x", "+"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_right_button_offers_fitting_and_copying(sketch: Sketch, qtbot: QtBot) -> None:
    place = QPoint(200, 100)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, sketch.viewport().mapToGlobal(place))
    QApplication.sendEvent(sketch.viewport(), event)
    assert sketch.menu.isVisible()
    assert [action.text() for action in sketch.menu.actions()] == ["Fit the view", "Copy picture", "Copy numbers"]
    qtbot.keyClick(sketch.menu, Qt.Key.Key_Escape)
    assert not sketch.menu.isVisible()


def _choose(sketch: Sketch, text: str) -> None:
    next(action for action in sketch.menu.actions() if action.text() == text).trigger()


def test_a_picture_of_the_plot_can_be_copied(sketch: Sketch) -> None:
    QGuiApplication.clipboard().clear()
    _choose(sketch, "Copy picture")
    copied = QGuiApplication.clipboard().image()
    shown = sketch.grab().toImage()
    assert copied.convertToFormat(QImage.Format.Format_RGB32) == shown.convertToFormat(QImage.Format.Format_RGB32)


def test_the_numbers_can_be_copied_as_columns(sketch: Sketch) -> None:
    _choose(sketch, "Copy numbers")
    assert QGuiApplication.clipboard().text() == "x\ty\n1\t2\n"


def test_fitting_shows_everything_and_says_so(sketch: Sketch, qtbot: QtBot) -> None:
    sketch.gestures.zoomed.emit(sketch.plane.point(2.0, 0.5), 0.5)
    assert sketch.is_moved_by_user
    assert (sketch.plane.x_range, sketch.plane.y_range) != HOME
    with qtbot.waitSignal(sketch.fit_requested, timeout=1000):
        _choose(sketch, "Fit the view")
    assert not sketch.is_moved_by_user
    assert (sketch.plane.x_range, sketch.plane.y_range) == HOME


def test_a_double_click_fits(sketch: Sketch) -> None:
    mouse = Mouse(sketch.viewport())
    mouse.turn(sketch.plane.point(5.0, 0.5), 3)
    assert sketch.plane.x_range[0] > 0
    mouse.double_click(sketch.plane.point(5.0, 0.9))
    assert (sketch.plane.x_range, sketch.plane.y_range) == HOME


def test_wheel_and_drag_move_the_view_and_say_who_did(sketch: Sketch, qtbot: QtBot) -> None:
    mouse = Mouse(sketch.viewport())
    at = sketch.plane.point(2.0, 0.25)
    with qtbot.waitSignal(sketch.user_moved_view, timeout=1000):
        mouse.turn(at, 1)
    assert sketch.plane.position(at) == pytest.approx((2.0, 0.25))
    with qtbot.waitSignal(sketch.user_moved_view, timeout=1000):
        mouse.drag(at, at + QPointF(60, -30))
    assert sketch.plane.position(at + QPointF(60, -30)) == pytest.approx((2.0, 0.25))


def test_a_view_that_the_program_moves_is_not_the_users(sketch: Sketch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sketch.user_moved_view):
        sketch.plane.show((3.0, 4.0), (0.0, 2.0))
    assert not sketch.is_moved_by_user


def test_hiding_the_plot_ends_a_drag(sketch: Sketch, qtbot: QtBot) -> None:
    mouse, place = Mouse(sketch.viewport()), sketch.plane.point(5.0, 0.5)
    mouse.press(place)
    mouse.move(place + QPointF(20, 0))
    with qtbot.waitSignal(sketch.gestures.drag_finished, timeout=1000):
        sketch.hide()
    assert not sketch.gestures.is_dragging


def test_a_closed_plot_can_be_shown_again(sketch: Sketch) -> None:
    before = sketch.grab().toImage()
    assert sketch.close()
    sketch.show()
    assert sketch.grab().toImage() == before
