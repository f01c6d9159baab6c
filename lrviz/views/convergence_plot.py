"""The convergence curve: J, or the accuracy, against the iteration, and how far J is from the minimum."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from lrviz.core.accuracy_curve import AccuracyCurve
from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.trajectory import Trajectory
from lrviz.views.canvas import Canvas
from lrviz.views.convergence_items import ConvergenceItems
from lrviz.views.convergence_measures import FEWEST_POINTS, AccuracyMeasure, CostMeasure, Measure
from lrviz.views.convergence_values import grown, iteration_range, stretched
from lrviz.views.formatting import count, fixed
from lrviz.views.theme import LIGHT, Theme

_POINTS_PER_PIXEL = 2


class ConvergencePlot(Canvas):
    """Shows the run; the ranges move in rare jumps only, so that a frame costs the same at every length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("convergence_plot", "Convergence", moves_vertically=False, parent=parent)
        self._items = ConvergenceItems(self.plotItem)
        self._trajectory: Trajectory | None = None
        self._iteration = 0
        self._lowest: float | None = None
        self._is_frame_due = False
        self._is_log = False
        self._accuracy: AccuracyMeasure | None = None
        self.bottom_axis.is_grouped = True
        self.bottom_axis.setLabel("iteration")
        self._show_scale()
        self.show_theme(LIGHT)
        self.plane.show(iteration_range(0), (0.0, 1.0))

    def show_trajectory(
        self, trajectory: Trajectory, iteration: int, lowest: float | None, *, is_held: bool = False
    ) -> None:
        """Show J of every iteration of `trajectory`, the one that is looked at, and J*, if there is a minimum.

        Another run is framed; one that `is_held`, because it is another at each move of a hand, once it is let go.
        """
        is_another = lowest != self._lowest or not _continues(trajectory, self._trajectory)
        self._is_frame_due |= is_another
        self._trajectory, self._iteration, self._lowest = trajectory, iteration, lowest
        self._show_scale()
        if not self.is_moved_by_user:
            self._follow(trajectory, is_held=is_held)
        self._draw()
        self.refresh_hover()

    @property
    def shows_accuracy(self) -> bool:
        """Whether the accuracy is shown in place of the cost."""
        return self._accuracy is not None

    def show_log_scale(self, is_log: bool) -> None:
        """Show log(J − J*), or J; while the accuracy is shown, once that is over."""
        self._is_log = is_log
        self._show_scale()
        self.fit()

    def show_accuracy(self, curve: AccuracyCurve | None) -> None:
        """Show the accuracy by `curve`, or with None the cost again."""
        was_shown = self.shows_accuracy
        self._accuracy = None if curve is None else AccuracyMeasure(curve)
        self._show_scale()
        if was_shown != (curve is not None):
            self.fit()
        self._draw()
        self.refresh_hover()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to frame every iteration made."""
        self._is_frame_due = False
        if self._trajectory is not None:
            last = self._trajectory.last_iteration
            self.plane.show(iteration_range(last), self._measure.vertical_range(self._trajectory, None))

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell the iteration under the mouse, and its J and gap, or its accuracy."""
        del key
        if self._trajectory is None:
            return ""
        iteration = self._iteration_at(pixel, self._trajectory)
        return f"iteration {count(iteration)}   {self._measure.told(self._trajectory, iteration)}"

    def refresh_hover(self) -> None:
        """Override Canvas.refresh_hover to mark the point that is told of."""
        super().refresh_hover()
        place = None
        if self.mouse is not None and self._trajectory is not None:
            told = self._iteration_at(self.mouse, self._trajectory)
            place = self._places(self._trajectory, np.array([told]))[0]
        self._items.show_hovered(place, self.plane.y_range[0])

    def numbers(self) -> str:
        """Override Canvas.numbers to return J and |∇J| of every iteration, or the accuracy."""
        if self._trajectory is None:
            return ""
        return "\n".join(self._measure.table(self._trajectory)) + "\n"

    @property
    def _measure(self) -> Measure:
        """What is shown against the iteration."""
        return self._accuracy or CostMeasure(self._lowest, self._is_log)

    def _show_scale(self) -> None:
        measure = self._measure
        self.left_axis.show_log(measure.is_log)
        if measure.label != self.left_axis.labelText:
            self.left_axis.setLabel(measure.label)

    def _follow(self, trajectory: Trajectory, *, is_held: bool) -> None:
        """Move the ranges where the run has left them; frame another run, but not under the hand that makes it."""
        if self._is_frame_due and not is_held:
            self.home()
            return
        across = grown(self.plane.x_range, trajectory.last_iteration)
        up = self._measure.vertical_range(trajectory, self.plane.y_range)
        if is_held:
            up = stretched(self.plane.y_range, up)
        if (across, up) != (self.plane.x_range, self.plane.y_range):
            self.plane.show(across, up)

    def _draw(self) -> None:
        trajectory, now, measure = self._trajectory, self._iteration, self._measure
        if trajectory is None:
            return
        left, right = self.plane.x_range
        most = max(FEWEST_POINTS, int(self.plane.rectangle.width()) * _POINTS_PER_PIXEL)
        last = min(max(int(right) + 2, 0), trajectory.last_iteration)
        first = min(max(int(left) - 1, 0), last)
        iterations = measure.iterations(trajectory, first, last, most)
        split = int(np.searchsorted(iterations, now))
        made, later = np.append(iterations[:split], now), np.concatenate([[now], iterations[split:]])
        self._items.show_curve(self._places(trajectory, made), self._places(trajectory, later))
        self._items.show_minimum(measure.floor, f"minimum J* = {fixed(self._lowest)}", self.plane)
        self.texts.show_note(measure.note(first, last))
        where = f"At iteration {count(now)} of {count(trajectory.last_iteration)}"
        self.show_description(f"{where} {measure.described(trajectory, now)}.")

    def _places(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return where iterations (n,) lie in the plot (n, 2)."""
        return np.column_stack([iterations, self._measure.heights(trajectory, iterations)])

    def _iteration_at(self, pixel: QPointF, trajectory: Trajectory) -> int:
        return min(max(round(self.plane.position(pixel)[0]), 0), trajectory.last_iteration)


def _continues(trajectory: Trajectory, before: Trajectory | None) -> bool:
    """Whether `trajectory` is the run `before`, or goes on from its end."""
    if before is None or len(trajectory) < len(before):
        return False
    ends = [0, before.last_iteration]
    return np.array_equal(trajectory.costs[ends], before.costs[ends], equal_nan=True)
