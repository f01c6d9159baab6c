"""Starting Qt, and saying in one line what is missing where it cannot start."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from lrviz.cli.errors import UsageError

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

_LIBRARIES = (
    "sudo apt install libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 "
    "libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-dejavu-core"
)
_NO_DISPLAY = (
    "lrviz: no display can be opened. Start it in a desktop session, or use a command that needs none: "
    "lrviz train FILE, lrviz render FILE --output OUT.png\n"
)


def start_application(*, offscreen: bool) -> "QApplication":
    """Return the started QApplication; raise `UsageError` if Qt's libraries or all fonts are missing."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        qt_core = import_module("PySide6.QtCore")
        gui = import_module("PySide6.QtGui")  # before the widgets, whose error would not name the library
        widgets = import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise UsageError(f"Qt cannot be loaded ({error}). On Debian or Ubuntu: {_LIBRARIES}") from error
    earlier = qt_core.qInstallMessageHandler(_on_fatal_message)
    application: QApplication = widgets.QApplication(sys.argv[:1])
    qt_core.qInstallMessageHandler(earlier)
    if not gui.QFontDatabase.families():
        raise UsageError("there is no font to write with. On Debian or Ubuntu: sudo apt install fonts-dejavu-core")
    widgets.QApplication.setStyle("Fusion")
    application.setApplicationName("lrviz")
    application.setDesktopFileName("lrviz")
    return application


def _on_fatal_message(kind: "QtMsgType", _context: "QMessageLogContext", text: str) -> None:
    """Leave with status 2 where Qt is about to abort: it cannot be caught, only forestalled."""
    if kind.name == "QtFatalMsg":
        wanted = os.environ.get("QT_QPA_PLATFORM", "")
        sys.stderr.write(
            _NO_DISPLAY if not wanted else f"lrviz: Qt's platform {wanted!r} cannot be started. {text!r}\n"
        )
        sys.stderr.flush()
        os._exit(2)
