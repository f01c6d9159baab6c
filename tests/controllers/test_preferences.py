from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lrviz.app import Program
from lrviz.core.dataset import Dataset
from lrviz.files.preferences import Preferences, parse_preferences, preferences_text
from lrviz.views.arrangement import is_reachable
from lrviz.views.theme import DARK, LIGHT

Start = Callable[[], Program]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "preferences.json"


@pytest.fixture
def start(qtbot: QtBot, exam: Dataset, path: Path) -> Iterator[Start]:
    palette = QApplication.palette()

    def started() -> Program:
        program = Program(exam)
        qtbot.addWidget(program.window)
        program.remember_in(path)
        program.window.show()
        for _ in range(5):
            QApplication.processEvents()
        return program

    yield started
    QApplication.setPalette(palette)


def places(program: Program) -> dict[str, tuple[int, int, int, int]]:
    def place(card: QWidget) -> tuple[int, int, int, int]:
        corner = card.mapTo(program.window, QPoint(0, 0))
        return corner.x(), corner.y(), card.width(), card.height()

    return {card.objectName(): place(card) for card in program.parts.panels.cards.values() if card.isVisible()}


def test_a_first_start_is_as_designed_and_is_remembered(start: Start, path: Path) -> None:
    program = start()
    assert program.wiring.appearance.chosen_theme == "system"
    before = places(program)
    assert len(before) == 6
    program.window.close()
    assert parse_preferences(path.read_text()).theme == "system"
    assert places(start()) == before


def test_theme_size_and_panels_come_back(start: Start) -> None:
    program = start()
    docks = {dock.objectName(): dock for dock in program.window.docks}
    program.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["step_dock"])
    docks["convergence_dock"].close()
    program.window.resize(1100, 700)
    program.parts.actions.theme_dark.trigger()
    for _ in range(5):
        QApplication.processEvents()
    before = places(program)
    program.window.close()
    again = start()
    assert again.wiring.appearance.chosen_theme == "dark"
    assert (again.window.width(), again.window.height()) == (1100, 700)
    assert not again.parts.panels.convergence.isVisible()
    assert places(again) == before


def test_an_enlarged_panel_is_not_what_is_remembered(start: Start) -> None:
    program = start()
    before = places(program)
    program.window.enlarge(program.parts.panels.step)
    program.window.close()
    assert places(start()) == before


@pytest.mark.parametrize("text", ["", "{", "\x00\xff", '{"version": 1, "theme": "pink"}'])
def test_a_damaged_file_is_as_if_there_were_none(start: Start, path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "latin-1")
    program = start()
    assert program.wiring.appearance.chosen_theme == "system"
    assert len(places(program)) == 6
    program.window.close()
    assert parse_preferences(path.read_text()).theme == "system"


def test_a_start_that_did_not_finish_is_not_repeated(start: Start, path: Path, exam: Dataset, qtbot: QtBot) -> None:
    path.parent.mkdir()
    path.write_text(preferences_text(Preferences(theme="dark")))
    program = Program(exam)
    qtbot.addWidget(program.window)
    program.remember_in(path)  # the window is never shown: the process might have died here
    assert not path.exists()
    assert start().wiring.appearance.chosen_theme == "system"


def test_what_a_start_that_failed_left_behind_does_not_come_back(
    start: Start, path: Path, exam: Dataset, qtbot: QtBot
) -> None:
    path.parent.mkdir()
    path.write_text(preferences_text(Preferences(theme="dark")))
    failed = Program(exam)
    qtbot.addWidget(failed.window)
    failed.remember_in(path)
    start()  # shown, but killed before it could be closed
    assert not path.exists()
    assert start().wiring.appearance.chosen_theme == "system"


def test_a_window_on_a_screen_that_is_gone_opens_where_it_can_be_seen(start: Start, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(preferences_text(Preferences(window=(50_000, 50_000, 1000, 700))))
    assert is_reachable(start().window.geometry())


def test_reachable_is_what_can_be_seen_and_dragged(qapp: QApplication) -> None:
    screen = qapp.primaryScreen().availableGeometry()
    assert is_reachable(screen)
    assert is_reachable(screen.translated(screen.width() - 200, 0))
    assert not is_reachable(screen.translated(screen.width() - 5, 0))
    assert not is_reachable(QRect(screen.topLeft(), screen.topLeft()))


def test_a_folder_that_cannot_be_written_is_told_in_one_line(start: Start, path: Path, capsys) -> None:
    path.parent.write_text("a file where the folder should be")
    start().window.close()
    told = capsys.readouterr().err
    assert told.startswith("lrviz: the arrangement of the window could not be saved")
    assert told.count("\n") == 1


def test_the_theme_that_was_chosen_is_the_one_that_is_seen(start: Start) -> None:
    program = start()
    for name, theme in (("dark", DARK), ("light", LIGHT)):
        program.wiring.appearance.choose_theme(name)
        assert program.parts.fit.theme is theme
