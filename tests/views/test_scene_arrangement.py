import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.bars import Bars
from lrviz.views.main_window import MainWindow
from lrviz.views.panels import TITLES, Panels

FIRST = {"data", "prediction", "fit", "step", "landscape", "convergence"}


@pytest.fixture
def panels(qapp: QApplication) -> Panels:
    assert qapp
    return Panels({name: QLabel(name) for name in TITLES}, Actions())


@pytest.fixture
def window(qtbot: QtBot, panels: Panels) -> MainWindow:
    result = MainWindow(panels, Bars(*(QLabel(bar) for bar in ("transport", "", "timeline", "status"))))
    qtbot.addWidget(result)
    result.resize(1280, 720)
    result.arrange()
    with qtbot.waitExposed(result):
        result.show()
    return result


def shown(panels: Panels) -> set[str]:
    QApplication.processEvents()
    return {name for name, card in panels.cards.items() if not card.visibleRegion().isEmpty()}


def places(window: MainWindow, panels: Panels) -> dict[str, QRect]:
    return {
        name: QRect(panels.cards[name].mapTo(window, QPoint(0, 0)), panels.cards[name].size()) for name in shown(panels)
    }


def dock(window: MainWindow, name: str) -> QDockWidget:
    return next(dock for dock in window.docks if dock.objectName() == f"{name}_dock")


def test_the_new_panels_are_hidden_at_first(panels: Panels, window: MainWindow) -> None:
    assert shown(panels) == FIRST


@pytest.mark.parametrize(
    "names",
    [
        ["fit"],
        ["fit", "parameters", "data", "losses"],
        ["sigmoid"],
        ["landscape", "squared_error"],
        ["code", "step"],
        ["landscape", "evaluation"],
    ],
    ids="-".join,
)
def test_a_scene_shows_the_lesson_left_and_its_panels_beside_it(window, panels, names) -> None:
    window.show_scene(names)
    assert shown(panels) == {"lesson", *names}
    found = places(window, panels)
    assert found["lesson"].width() >= 350
    others = [found[name] for name in names]
    assert all(other.left() > found["lesson"].right() for other in others)
    assert all(not one.intersects(other) for one in others for other in others if one is not other)
    assert all(window.rect().contains(other) for other in others)
    assert max(other.right() for other in others) >= 1270


def test_scenes_may_follow_one_another_and_leaving_gives_the_first_arrangement_back(window, panels) -> None:
    before = places(window, panels)
    for names in (["fit", "losses"], ["sigmoid"], ["fit", "data"]):
        window.show_scene(names)
        assert shown(panels) == {"lesson", *names}
    window.leave_scene()
    assert window.is_as_arranged
    assert places(window, panels) == before


def test_leaving_gives_back_what_the_user_had_arranged(window: MainWindow, panels: Panels) -> None:
    dock(window, "convergence").toggleViewAction().trigger()
    dock(window, "losses").toggleViewAction().trigger()
    dock(window, "evaluation").toggleViewAction().trigger()
    before = shown(panels)
    window.show_scene(["sigmoid"])
    window.leave_scene()
    assert shown(panels) == before
    assert window.tabifiedDockWidgets(dock(window, "evaluation"))


def test_an_extra_panel_comes_as_the_front_tab_of_its_place(window: MainWindow, panels: Panels) -> None:
    dock(window, "evaluation").toggleViewAction().trigger()
    assert shown(panels) == (FIRST - {"step"}) | {"evaluation"}
    dock(window, "losses").toggleViewAction().trigger()
    assert shown(panels) == (FIRST - {"step", "convergence"}) | {"evaluation", "losses"}


def test_a_scene_shares_out_the_room_anew_when_the_window_changes(window: MainWindow, panels: Panels) -> None:
    window.show_scene(["fit", "landscape"])
    window.resize(1600, 1000)
    found = places(window, panels)
    assert max(found[name].right() for name in ("fit", "landscape")) >= 1590
    assert found["fit"].height() > 300
    assert found["landscape"].height() > 300


def test_no_panel_of_a_scene_moves_when_numbers_get_longer(window: MainWindow, panels: Panels) -> None:
    window.show_scene(["landscape", "squared_error"])
    before = places(window, panels)
    for count in range(1, 12):
        panels.cards["lesson"].body.setText("1" * count)
        QApplication.processEvents()
    assert places(window, panels) == before


def test_leaving_no_scene_changes_nothing(window: MainWindow, panels: Panels) -> None:
    before = places(window, panels)
    window.leave_scene()
    assert places(window, panels) == before
