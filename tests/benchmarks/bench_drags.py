"""From a move of the mouse to the painted frame, for everything that can be dragged; prints, asserts nothing.

    python3 -m uv run python tests/benchmarks/bench_drags.py [MOVES]

In the real window at 1440 × 900, with the exam data and with 1,000 rows, with the panels of the first arrangement and
with all panels. A frame is painted when all that the move has posted is done and the plot under the mouse (or the fit,
for the slider) has been painted anew. At 60 frames a second there are 16.7 ms for it.
"""

import math
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QSlider, QWidget

from lrviz.app import Program
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.generation import generate
from lrviz.files.builtin import load_builtin

MOVES = 60
FRAME_MS = 1000 / 60
PATIENCE_SECONDS = 1.0
PAUSE_SECONDS = 0.01
PARAMETERS = (1.7, -8.0)
STEP_PIXELS, REACH_PIXELS = 3, 30
Type = QEvent.Type


@dataclass(frozen=True)
class Drag:
    """What is dragged: in which widget, from where, and in which direction."""

    name: str
    widget: QWidget
    start: QPointF
    direction: QPointF


class Paints(QObject):
    """Counts the paint events of what it watches."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == Type.Paint:
            self.count += 1
        return False


def send(widget: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    """Send a mouse event, with the left button held."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is Type.MouseMove else left
    held = none if kind is Type.MouseButtonRelease else left
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def rest(seconds: float) -> None:
    """Process events for so long: what waits for a pause is done in it, and not counted."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()


def frame_times(drag: Drag, watched: QWidget, moves: int) -> list[float]:
    """Return how long each move took to its painted frame, in milliseconds; NaN where none came."""
    paints, seen = Paints(watched), []
    send(drag.widget, Type.MouseButtonPress, drag.start)
    rest(0.05)
    for move in range(1, moves + 1):
        place = drag.start + drag.direction * float(
            abs(STEP_PIXELS * move % (4 * REACH_PIXELS) - 2 * REACH_PIXELS) - REACH_PIXELS
        )
        before, began = paints.count, time.perf_counter()
        send(drag.widget, Type.MouseMove, place)
        while paints.count == before and time.perf_counter() - began < PATIENCE_SECONDS:
            QApplication.processEvents()
        seen.append((time.perf_counter() - began) * 1000 if paints.count > before else math.nan)
        rest(PAUSE_SECONDS)
    send(drag.widget, Type.MouseButtonRelease, place)
    rest(0.1)
    return seen


def plot_drag(name: str, plot: pg.PlotWidget, place: tuple[float, float], direction: QPointF) -> Drag:
    """Return the drag of what lies at data coordinates of a plot."""
    scene = plot.getViewBox().mapViewToScene(QPointF(*place))
    return Drag(name, plot.viewport(), QPointF(plot.mapFromScene(scene)), direction)


def drags(program: Program) -> Iterator[Drag]:
    """Yield everything that can be dragged; each from where it is then."""
    across, up = QPointF(1, 0), QPointF(0, 1)
    fit = program.window.findChild(pg.PlotWidget, "fit_plot")
    landscape = program.window.findChild(pg.PlotWidget, "landscape_plot")
    features = program.session.document.dataset.features[:, 0]
    labels = program.session.document.dataset.labels
    row = int(np.argmax(np.where(labels == 0, features, -np.inf)))
    yield plot_drag("point", fit, (float(features[row]), 0.0), across)
    set_by_hand(program)
    weight, bias = PARAMETERS
    yield plot_drag("boundary", fit, (-bias / weight, 0.8), across)
    set_by_hand(program)
    yield plot_drag("curve", fit, (-bias / weight + math.log(3) / weight, 0.75), across)
    set_by_hand(program)
    (left, right), _ = fit.getViewBox().viewRange()
    yield plot_drag("threshold", fit, (left + 0.1 * (right - left), program.session.threshold), up)
    set_by_hand(program)
    yield plot_drag("landscape's dot", landscape, PARAMETERS, QPointF(1, 1))
    set_by_hand(program)
    slider = program.window.findChild(QSlider, "weight_slider")
    if slider is not None and slider.isVisible():
        share = (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())
        yield Drag("weight slider", slider, QPointF(slider.place_of(share), slider.height() / 2), across)


def set_by_hand(program: Program) -> None:
    """Go back to the same w and b, and the same threshold."""
    session = program.session
    session.set_threshold(0.5)
    session.show(session.document.with_parameters(frozen(PARAMETERS)))
    rest(0.3)


def watched_by(program: Program, drag: Drag) -> QWidget:
    """Return what must be painted anew: the plot itself, or the fit for a slider."""
    return (
        program.window.findChild(pg.PlotWidget, "fit_plot").viewport() if drag.name.endswith("slider") else drag.widget
    )


def show_panels(program: Program, *, are_all_shown: bool) -> None:
    """Show the panel with the sliders, or every panel, most of them as tabs; the sliders lie on top."""
    docks = {dock.objectName(): dock for dock in program.window.findChildren(QDockWidget)}
    sliders = docks.pop("parameters_dock")
    for dock in [*docks.values(), sliders] if are_all_shown else [sliders]:
        if dock.isHidden():
            dock.toggleViewAction().trigger()
    rest(0.5)


def measure(dataset: Dataset, moves: int, *, are_all_shown: bool) -> None:
    """Print the times of every drag with these data."""
    program = Program(dataset)
    program.window.resize(1440, 900)
    program.window.show()
    rest(0.5)
    show_panels(program, are_all_shown=are_all_shown)
    set_by_hand(program)
    shown = sum(not dock.visibleRegion().isEmpty() for dock in program.window.findChildren(QDockWidget))
    print(f"\n{dataset.sample_count:,} rows, {shown + 1} panels in sight")
    session = program.session
    for drag in drags(program):
        document, threshold = session.document, session.threshold
        times = frame_times(drag, watched_by(program, drag), moves)
        if session.document is document and session.threshold == threshold:
            print(f"  {drag.name:<16} moved nothing")
            continue
        late = np.mean(np.array(times) > FRAME_MS)
        print(
            f"  {drag.name:<16} {np.nanmedian(times):6.1f} ms (median) {np.nanmax(times):6.1f} ms (worst)"
            f"  {late:4.0%} later than a frame"
            + (f", {np.isnan(times).sum()} without" if np.isnan(times).any() else "")
        )
    program.window.hide()
    program.window.close()


def main() -> None:
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else MOVES
    for dataset in (load_builtin("exam"), generate(1000, 1.0, 1)):
        for are_all_shown in (False, True):
            measure(dataset, moves, are_all_shown=are_all_shown)


if __name__ == "__main__":
    main()
