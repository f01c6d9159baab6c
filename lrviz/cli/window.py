"""`lrviz [FILE]`: the window."""

import argparse
from pathlib import Path

from lrviz.cli.display import start_application
from lrviz.cli.source import is_file, read_source


def run(chosen: argparse.Namespace) -> int:
    """Open the window and return when it is closed."""
    dataset = read_source(chosen.file)
    application = start_application(offscreen=False)
    from PySide6.QtCore import QStandardPaths

    from lrviz.app import Program
    from lrviz.controllers.faults import Faults, TerminalSignals

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    program = Program(dataset, str(Path(chosen.file).absolute()) if is_file(chosen.file) else None)
    program.remember_in(Path(folder) / "preferences.json")
    with Faults(program.parts.message_bar).caught(), TerminalSignals(program.window).watched():
        program.window.show()
        return application.exec()
