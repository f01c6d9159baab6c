"""From the start of the interpreter to the first whole paint of the window; prints, asserts nothing.

python3 -m uv run python tests/benchmarks/bench_start.py [RUNS]
"""

import os
import statistics
import subprocess
import sys
import time

_ONE_START = """
from PySide6.QtCore import QTimer
from lrviz.cli.display import start_application
application = start_application(offscreen=True)
from lrviz.app import create_window
window = create_window()
window.show()
QTimer.singleShot(0, application.quit)  # comes after the paint events that showing has posted
application.exec()
import os
os._exit(0)
"""


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, code in (("an interpreter that does nothing", "pass"), ("the window, painted", _ONE_START)):
        seconds = []
        for _ in range(runs):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], env=environment, check=True)
            seconds.append(time.perf_counter() - began)
        print(f"{name:<34} median {statistics.median(seconds):.2f} s   best {min(seconds):.2f} s")


if __name__ == "__main__":
    main()
