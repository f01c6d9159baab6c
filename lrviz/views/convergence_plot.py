"""The convergence curve: J against the iteration, and how far it is from the minimum."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from lrviz.core.arrays import FloatArray, IntArray
from lrviz.core.decimation import cost_curve_iterations
from lrviz.core.trajectory import Trajectory
from lrviz.files.numbers import number_text
from lrviz.views.canvas import Canvas
from lrviz.views.convergence_items import ConvergenceItems
from lrviz.views.convergence_values import grown, height_range, heights, iteration_range, log_range
from lrviz.views.formatting import count, exact, fixed, gap
from lrviz.views.plane import Range
from lrviz.views.theme import LIGHT, Theme

_POINTS_PER_PIXEL = 2
_FEWEST_POINTS = 200


class ConvergencePlot(Canvas):
    """Shows the run; the ranges move in rare jumps only, so that a frame costs the same at every length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("convergence_plot", "Convergence", moves_vertically=False, parent=parent)
        self._items = ConvergenceItems(self.plotItem)
        self._trajectory: Trajectory | None = None
        self._iteration = 0
        self._lowest: float | None = None
        self._is_log = False
        self.bottom_axis.is_grouped = True
        self.bottom_axis.setLabel("iteration")
        self._show_scale()
        self.show_theme(LIGHT)
        self.plane.show(iteration_range(0), (0.0, 1.0))

    def show_trajectory(self, trajectory: Trajectory, iteration: int, lowest: float | None) -> None:
        """Show J of every iteration of `trajectory`, the one that is looked at, and J*, if there is a minimum."""
        is_another = lowest != self._lowest or not _continues(trajectory, self._trajectory)
        self._trajectory, self._iteration, self._lowest = trajectory, iteration, lowest
        self._show_scale()
        if not self.is_moved_by_user:
            self._follow(trajectory, is_another=is_another)
        self._draw()
        self.refresh_hover()

    def show_log_scale(self, is_log: bool) -> None:
        """Show log(J − J*), or J."""
        self._is_log = is_log
        self._show_scale()
        self.fit()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().show_theme(theme)
        self._items.paint(theme, self.font())

    def view_changed(self) -> None:
        """Override Canvas.view_changed to draw for the range and the pixels there are."""
        self._draw()

    def home(self) -> None:
        """Override Canvas.home to frame every iteration made."""
        if self._trajectory is not None:
            last = self._trajectory.last_iteration
            self.plane.show(iteration_range(last), self._vertical_range(self._trajectory, shown=None))

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        """Override Canvas.text_at to tell the iteration under the mouse, its J and its gap to the minimum."""
        del key
        if self._trajectory is None:
            return ""
        iteration = self._iteration_at(pixel, self._trajectory)
        cost = float(self._trajectory.costs[iteration])
        above = "" if self._lowest is None else f"   J − J* = {self._gap_text(cost, self._lowest)}"
        return f"iteration {count(iteration)}   J = {exact(cost)}{above}"

    def refresh_hover(self) -> None:
        """Override Canvas.refresh_hover to mark the point that is told of."""
        super().refresh_hover()
        place = None
        if self.mouse is not None and self._trajectory is not None:
            told = self._iteration_at(self.mouse, self._trajectory)
            place = self._places(self._trajectory, np.array([told]))[0]
        self._items.show_hovered(place, self.plane.y_range[0])

    def numbers(self) -> str:
        """Override Canvas.numbers to return J and |∇J| of every iteration."""
        lines = ["iteration\tJ\t|∇J|"]
        if self._trajectory is not None:
            rows = zip(self._trajectory.costs.tolist(), self._trajectory.gradient_norms.tolist(), strict=True)
            lines += [f"{k}\t{number_text(cost)}\t{number_text(norm)}" for k, (cost, norm) in enumerate(rows)]
        return "\n".join(lines) + "\n"

    def _show_scale(self) -> None:
        log_label = "J − J*" if self._lowest is not None else "J"
        self.left_axis.show_log(self._is_log)
        label = f"{log_label}, log scale" if self._is_log else "J(w, b)"
        if label != self.left_axis.labelText:
            self.left_axis.setLabel(label)

    def _follow(self, trajectory: Trajectory, *, is_another: bool) -> None:
        """Move the ranges where the run has left them; for another run, frame it."""
        if is_another:
            self.home()
            return
        across = grown(self.plane.x_range, trajectory.last_iteration)
        up = self._vertical_range(trajectory, shown=self.plane.y_range)
        if (across, up) != (self.plane.x_range, self.plane.y_range):
            self.plane.show(across, up)

    def _vertical_range(self, trajectory: Trajectory, shown: Range | None) -> Range:
        seen = trajectory.costs[cost_curve_iterations(trajectory, 0, trajectory.last_iteration, _FEWEST_POINTS)]
        if self._is_log:
            return log_range(heights(seen, self._lowest, is_log=True), shown)
        return height_range(seen, self._lowest, shown)

    def _draw(self) -> None:
        trajectory, now = self._trajectory, self._iteration
        if trajectory is None:
            return
        left, right = self.plane.x_range
        most = max(_FEWEST_POINTS, int(self.plane.rectangle.width()) * _POINTS_PER_PIXEL)
        first, last = max(int(left) - 1, 0), min(int(right) + 2, trajectory.last_iteration)
        iterations = cost_curve_iterations(trajectory, min(first, last), last, most)
        split = int(np.searchsorted(iterations, now))
        made, later = np.append(iterations[:split], now), np.concatenate([[now], iterations[split:]])
        self._items.show_curve(self._places(trajectory, made), self._places(trajectory, later))
        floor = None if self._is_log else self._lowest
        self._items.show_minimum(floor, f"minimum J* = {fixed(self._lowest)}", self.plane)
        self._describe(trajectory)

    def _places(self, trajectory: Trajectory, iterations: IntArray) -> FloatArray:
        """Return where iterations (n,) lie in the plot (n, 2)."""
        return np.column_stack([iterations, heights(trajectory.costs[iterations], self._lowest, is_log=self._is_log)])

    def _iteration_at(self, pixel: QPointF, trajectory: Trajectory) -> int:
        return min(max(round(self.plane.position(pixel)[0]), 0), trajectory.last_iteration)

    @staticmethod
    def _gap_text(cost: float, lowest: float) -> str:
        return gap(max(cost - lowest, 0.0))

    def _describe(self, trajectory: Trajectory) -> None:
        cost = float(trajectory.costs[self._iteration])
        where = f"At iteration {count(self._iteration)} of {count(trajectory.last_iteration)} J is {fixed(cost)}"
        above = "" if self._lowest is None else f", {self._gap_text(cost, self._lowest)} above the minimum"
        self.show_description(f"{where}{above}.")


def _continues(trajectory: Trajectory, before: Trajectory | None) -> bool:
    """Whether `trajectory` is the run `before`, or goes on from its end."""
    if before is None or len(trajectory) < len(before):
        return False
    ends = [0, before.last_iteration]
    return np.array_equal(trajectory.costs[ends], before.costs[ends], equal_nan=True)
