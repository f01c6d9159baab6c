"""The program's window, which also tells on standard output what stands on the screen: started by the e2e test."""

import hashlib
import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from lrviz.app import create_window


def main() -> int:
    application = QApplication(sys.argv[:1])
    window = create_window()
    window.show()
    label = window.findChild(QLabel, "iteration_value")

    def tell() -> None:
        corner = label.mapToGlobal(QPoint(0, 0))
        seen = window.screen().grabWindow(0, corner.x(), corner.y(), label.width(), label.height()).toImage()
        pixels = hashlib.sha256(bytes(seen.constBits())).hexdigest()
        sys.stdout.write(f"{label.text()} {pixels}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(tell)
    timer.start(100)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
