import math
from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLabel, QSlider, QSpinBox, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.style import style_sheet
from lrviz.views.theme import DARK, LIGHT
from lrviz.views.transport import Transport

Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    assert qapp
    return Actions()


@pytest.fixture
def transport(actions: Actions, qtbot: QtBot) -> Transport:
    result = Transport(actions)
    qtbot.addWidget(result)
    return result


@pytest.fixture
def real_look(qapp: QApplication) -> Iterator[None]:
    font, sheet = qapp.font(), qapp.styleSheet()
    qapp.setFont(QFont("DejaVu Sans", 10))
    qapp.setStyleSheet(style_sheet(LIGHT))
    yield
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)


def _child(parent: QWidget, kind: type[Widget], name: str) -> Widget:
    child = parent.findChild(kind, name)
    assert isinstance(child, kind)
    return child


def test_buttons_do_what_the_actions_do(transport: Transport, actions: Actions, qtbot: QtBot) -> None:
    done: list[str] = []
    for name in ("reset", "step_back", "play", "step", "run_to_minimum"):
        action = getattr(actions, name)
        action.triggered.connect(lambda _checked=False, name=name: done.append(name))
        button = "play_button" if name == "play" else f"button_{name}"
        qtbot.mouseClick(_child(transport, QToolButton, button), Qt.MouseButton.LeftButton)
    assert done == ["reset", "step_back", "play", "step", "run_to_minimum"]


def test_play_and_pause_take_the_same_room(transport: Transport, actions: Actions) -> None:
    button = _child(transport, QToolButton, "play_button")
    before = button.width(), button.icon().cacheKey()
    actions.show_playing(True)
    assert (button.text(), button.accessibleName()) == ("Pause", "Pause")
    assert button.width() == before[0]
    assert button.icon().cacheKey() != before[1]
    actions.play.setEnabled(False)
    assert not button.isEnabled()


def test_speed(transport: Transport) -> None:
    told: list[float] = []
    transport.speed_changed.connect(told.append)
    speed = _child(transport, QSlider, "speed")
    speed.setValue(speed.maximum())
    assert told == [math.inf]
    assert "as fast as it goes" in [label.text() for label in transport.findChildren(QLabel)]
    transport.show_speed(200)
    assert told == [math.inf]
    assert "200 a second" in [label.text() for label in transport.findChildren(QLabel)]


def test_number_and_slider_of_the_learning_rate_show_the_same(transport: Transport) -> None:
    told: list[float] = []
    transport.learning_rate_changed.connect(told.append)
    box = _child(transport, QDoubleSpinBox, "learning_rate")
    slider = _child(transport, QSlider, "learning_rate_slider")
    box.setValue(10.0)
    assert (told, slider.value()) == ([10.0], 25)
    slider.setValue(0)
    assert (told, box.value()) == ([10.0, 1.0], 1.0)
    transport.show_learning_rate(0.1)
    assert (told, box.value(), slider.value()) == ([10.0, 1.0], 0.1, -25)


def test_a_rate_beyond_the_slider_stays_what_it_is(transport: Transport) -> None:
    told: list[float] = []
    transport.learning_rate_changed.connect(told.append)
    _child(transport, QDoubleSpinBox, "learning_rate").setValue(1e-12)
    assert told == [1e-12]
    assert _child(transport, QDoubleSpinBox, "learning_rate").value() == 1e-12


def test_iteration_limit(transport: Transport) -> None:
    told: list[int] = []
    transport.iteration_limit_changed.connect(told.append)
    box = _child(transport, QSpinBox, "iteration_limit")
    assert (box.minimum(), box.value(), box.maximum()) == (1, 3000, 10_000_000)
    box.setValue(10_000_000)
    transport.show_iteration_limit(6000)
    assert (told, box.value()) == ([10_000_000], 6000)


def test_zones_reach_the_slider(transport: Transport) -> None:
    transport.show_zones(0.2737, 1.7451)
    assert "1.75" in _child(transport, QSlider, "learning_rate_slider").toolTip()


@pytest.mark.usefixtures("real_look")
def test_it_never_keeps_a_window_wide(transport: Transport, qtbot: QtBot) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(transport)
    window.resize(1440, 60)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(800, 60)
    assert window.width() == 800
    assert not [label for label in transport.findChildren(QLabel) if label.isVisible()]
    transport.setParent(None)
    window.close()


@pytest.mark.usefixtures("real_look")
@pytest.mark.parametrize("width", [800, 1000, 1200, 1280, 1440, 1920])
def test_nothing_is_cut_off_at_any_width(transport: Transport, qtbot: QtBot, width: int) -> None:
    transport.resize(width, 46)
    with qtbot.waitExposed(transport):
        transport.show()
    assert transport.width() == width
    visible = [child for child in transport.findChildren(QWidget) if child.isVisible() and child.parent() is transport]
    for child in visible:
        assert child.geometry().right() <= width - 8, child.objectName()
        needed = child.minimumSizeHint().width()
        assert child.width() >= min(needed, child.maximumWidth()), (child, child.width(), needed)
    controls = {"speed", "learning_rate", "learning_rate_slider", "iteration_limit", "play_button", "button_reset"}
    assert controls <= {child.objectName() for child in visible}


@pytest.mark.usefixtures("real_look")
def test_buttons_keep_their_words_at_1280_and_the_bar_widens_again(transport: Transport, qtbot: QtBot) -> None:
    with qtbot.waitExposed(transport):
        transport.show()
    captions = []
    for width in (1440, 1280, 800, 1440):
        transport.resize(width, 46)
        step = _child(transport, QToolButton, "button_step")
        captions.append(
            (
                step.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
                [label.text() for label in transport.findChildren(QLabel) if label.isVisible()],
            )
        )
    assert captions[0] == (True, ["Speed", "60 a second", "Learning rate α", "Iteration limit"])
    assert captions[1][0]
    assert "60 a second" in captions[1][1]
    assert captions[2] == (False, [])
    assert captions[3] == captions[0]


def test_every_control_has_a_name_and_a_tool_tip(transport: Transport) -> None:
    for kind in (QToolButton, QSlider, QSpinBox, QDoubleSpinBox):
        for control in transport.findChildren(kind):
            assert control.accessibleName(), control
            assert control.toolTip(), control
            assert control.objectName(), control


def test_the_play_icon_is_drawn_for_the_filled_button(transport: Transport) -> None:
    button = _child(transport, QToolButton, "play_button")
    colours = []
    for theme in (LIGHT, DARK):
        transport.show_theme(theme)
        colours.append(button.icon().pixmap(32).toImage().pixelColor(14, 16).name().upper())
    assert colours == [LIGHT.filled_text, DARK.filled_text]
