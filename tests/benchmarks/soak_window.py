"""Open, play and close the window many times in one process; prints memory, threads and Qt's warnings.

python3 -m uv run python tests/benchmarks/soak_window.py [CYCLES]
"""

import os
import sys
import threading
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QSlider, QToolButton

from lrviz.app import create_window

PLAY_MS = 120
_HARMLESS = "This plugin does not support propagateSizeHints"


def resident_megabytes() -> float:
    """Return the memory that the process holds now, from Linux's /proc."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def native_threads() -> int:
    """Return how many threads the process has, those of Qt and BLAS too."""
    return len(list(Path("/proc/self/task").iterdir()))


def cycle(milliseconds: int) -> None:
    """Open a window, play flat out, and close it while it plays."""
    window = create_window()
    window.show()
    speed = window.findChild(QSlider, "speed")
    speed.setValue(speed.maximum())
    window.findChild(QToolButton, "play_button").click()
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    window.close()


def main() -> None:
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    warnings: list[str] = []

    def note(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith(_HARMLESS):
            warnings.append(text)

    qInstallMessageHandler(note)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    for number in range(1, cycles + 1):
        cycle(PLAY_MS)
        if number in {1, 10, 25} or number % 50 == 0:
            print(
                f"after {number:>4} cycles: {resident_megabytes():6.1f} MB, {native_threads()} threads,"
                f" {threading.active_count()} of Python, {len(application.topLevelWidgets())} top-level widgets,"
                f" {len(warnings)} warnings"
            )
    for text in sorted(set(warnings)):
        print("warning:", text)


if __name__ == "__main__":
    main()
