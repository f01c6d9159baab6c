"""Frames a second and the longest wait of an event while the descent runs flat out; prints, asserts nothing.

    python3 -m uv run python tests/benchmarks/bench_window.py [ITERATIONS ...]

A frame is a paint of the landscape's plot after a new iteration was shown. The wait of an event is how late a timer of
5 ms fires.
"""

import math
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from lrviz.app import Program
from lrviz.core.descent import descend
from lrviz.files.builtin import load_builtin

SECONDS = 3.0
PROBE_MS = 5


class Paints(QObject):
    """Counts the paint events of what it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def run_for(seconds: float) -> list[float]:
    """Process events for so long, and return how late the probe fired each time, in milliseconds."""
    late: list[float] = []
    last = [time.perf_counter()]

    def probe() -> None:
        now = time.perf_counter()
        late.append((now - last[0]) * 1000 - PROBE_MS)
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(probe)
    timer.start(PROBE_MS)
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    timer.stop()
    return late


def measure(history: int, learning_rate: float) -> None:
    """Print what playing flat out costs after `history` iterations."""
    program = Program(load_builtin("exam"))
    session = program.session
    program.window.show()
    session.set_learning_rate(learning_rate)
    session.tolerance = 0.0
    if history:
        document = session.document
        run = descend(document.problem, session.method, document.parameters, history, 0.0)
        session.show(document.with_trajectory(run))
    session.set_speed(math.inf)
    session.set_iteration_limit(10_000_000)
    run_for(0.5)
    paints = Paints()
    program.parts.landscape.viewport().installEventFilter(paints)
    before = session.document.iteration
    program.player.play()
    began = time.perf_counter()
    late = run_for(SECONDS)
    seconds = time.perf_counter() - began
    made = session.document.iteration - before
    print(
        f"history {history:>9,}  α = {learning_rate:<4}  {paints.count / seconds:5.1f} frames/s"
        f"  {made / seconds:>9,.0f} iterations/s"
        f"  an event waits {np.median(late):4.1f} ms (median), {np.max(late):5.1f} ms (worst)"
    )
    program.player.pause()
    program.window.close()


def main() -> None:
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    histories = [int(text) for text in sys.argv[1:]] or [0, 100_000, 1_000_000]
    for learning_rate in (0.1, 3.0):
        for history in histories:
            measure(history, learning_rate)


if __name__ == "__main__":
    main()
