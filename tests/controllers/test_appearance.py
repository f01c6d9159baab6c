"""The theme: chosen, or the platform's; and what the commands of the View and Help menus reach."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lrviz.controllers.appearance import AppearanceController
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.views.actions import Actions
from lrviz.views.convergence_plot import ConvergencePlot
from lrviz.views.help_texts import ABOUT, KEYBOARD
from lrviz.views.theme import DARK, LIGHT, Theme

Scheme = Qt.ColorScheme


class Platform(QObject):
    """Stands in for the platform; `application` is what Qt would tell of it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.Unknown
        hints = SimpleNamespace(colorScheme=lambda: self.scheme, colorSchemeChanged=self.changed)
        self.application = SimpleNamespace(styleHints=lambda: hints)

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.changed.emit(scheme)


class View:
    """Keeps the themes in which it was drawn."""

    def __init__(self) -> None:
        self.themes: list[Theme] = []

    def show_theme(self, theme: Theme) -> None:
        self.themes.append(theme)


class Window(QWidget):
    """Keeps what the controller asks of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def arrange(self) -> None:
        self.asked.append("arrange")

    def enlarge(self, card: object) -> None:
        self.asked.append(card)

    def focused_card(self) -> str:
        return "the panel with the focus"


class Dialogs:
    """Keeps the texts that are shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def show_text(self, title: str, text: str) -> None:
        self.shown.append((title, text))


class Stage:
    def __init__(self, platform: Platform, qtbot: QtBot) -> None:
        self.platform, self.window, self.actions = platform, Window(), Actions()
        self.views, self.dialogs, self.plot = [View(), View()], Dialogs(), ConvergencePlot()
        qtbot.addWidget(self.window)
        qtbot.addWidget(self.plot)
        self.controller = AppearanceController(self.window, self.actions, self.views, [self.plot], self.dialogs)

    def taken(self) -> list[Theme]:
        """Return the themes that every view was drawn in since the last time."""
        one, other = (view.themes for view in self.views)
        assert one == other
        for view in self.views:
            view.themes = []
        return one


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Platform:
    platform = Platform()
    monkeypatch.setattr("lrviz.controllers.appearance.QGuiApplication", platform.application)
    return platform


@pytest.fixture
def stage(platform: Platform, qtbot: QtBot) -> Stage:
    return Stage(platform, qtbot)


@pytest.mark.parametrize(("scheme", "theme"), [(Scheme.Unknown, LIGHT), (Scheme.Light, LIGHT), (Scheme.Dark, DARK)])
def test_it_starts_as_the_platform_is(platform: Platform, qtbot: QtBot, scheme: Scheme, theme: Theme) -> None:
    platform.scheme = scheme
    stage = Stage(platform, qtbot)
    assert stage.taken() == [theme]
    assert stage.actions.theme_system.isChecked()


def test_it_follows_the_platform_until_the_user_chooses(stage: Stage) -> None:
    stage.taken()
    stage.platform.turn(Scheme.Dark)
    stage.platform.turn(Scheme.Light)
    assert stage.taken() == [DARK, LIGHT]
    stage.actions.theme_dark.trigger()
    assert stage.taken() == [DARK]
    stage.platform.turn(Scheme.Light)
    assert stage.taken() == []


def test_as_the_system_is_again_means_as_it_is_now(stage: Stage) -> None:
    stage.actions.theme_light.trigger()
    stage.platform.turn(Scheme.Dark)
    stage.taken()
    stage.actions.theme_system.trigger()
    assert stage.taken() == [DARK]
    stage.platform.turn(Scheme.Light)
    assert stage.taken() == [LIGHT]


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_a_theme_is_chosen_by_name_and_the_menu_shows_it(stage: Stage, name: str, theme: Theme) -> None:
    stage.taken()
    stage.controller.choose_theme(name)
    assert stage.taken() == [theme]
    assert stage.controller.chosen_theme == name
    assert getattr(stage.actions, f"theme_{name}").isChecked()


def test_a_fit_reaches_the_plots(stage: Stage, exam: Dataset) -> None:
    problem = Problem(exam)
    stage.plot.show_trajectory(Trajectory.starting_at(problem, frozen([0.0, 0.0])), 0, 0.157)
    home = stage.plot.plane.x_range
    stage.plot.plane.show((3.0, 4.0), (0.0, 1.0))
    stage.actions.fit_views.trigger()
    assert stage.plot.plane.x_range == home


def test_the_panel_with_the_focus_is_enlarged_and_all_are_arranged(stage: Stage) -> None:
    stage.actions.enlarge.trigger()
    stage.actions.arrange.trigger()
    assert stage.window.asked == ["the panel with the focus", "arrange"]


def test_help_shows_its_texts(stage: Stage) -> None:
    stage.actions.keyboard.trigger()
    stage.actions.about.trigger()
    assert stage.dialogs.shown == [("Keyboard", KEYBOARD), ("About lrviz", ABOUT)]
