"""`lrviz [FILE]`: the window, opened with the data that were named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lrviz import app
from lrviz.cli import main

VARIABLES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE")


class Application:
    """Runs the event loop no longer than the test needs to look at the window, and then closes it."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def exec(self) -> int:
        (window,) = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        QApplication.processEvents()
        self.titles.append(window.windowTitle().replace("[*]", ""))
        window.close()
        QApplication.processEvents()
        return 0


@pytest.fixture
def application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Application]:
    """Return the application that the command starts; what it remembers is kept in the test's folder."""
    for name in VARIABLES:
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    application = Application()
    monkeypatch.setattr("lrviz.cli.window.start_application", lambda **_options: application)
    palette = QApplication.palette()
    yield application
    app.destroy_closed()
    QApplication.setPalette(palette)


def test_without_a_file_it_opens_with_the_exam(application: Application) -> None:
    assert main([]) == 0
    assert application.titles == ["exam — lrviz"]


def test_a_file_and_a_built_in_set_are_opened_by_name(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "doses.csv").write_text("dose,alive\n1,no\n2,yes\n")
    monkeypatch.chdir(tmp_path)
    for source in ("doses.csv", "quasi"):
        assert main([source]) == 0
    assert application.titles == ["doses.csv — lrviz", "quasi — lrviz"]
