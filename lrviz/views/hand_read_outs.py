"""How good w and b are that were set by hand, and what the weight means for the odds."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lrviz.views.elided_label import ElidedLabel
from lrviz.views.formatting import elided, exact, fixed, gap
from lrviz.views.read_out import ReadOut

_NO_BEST = "No single minimum is known of these data."
_LARGEST_EXPONENT = math.log(1.7976931348623157e308)


class HandReadOuts(QWidget):
    """J of these w and b, J of the minimum, the gap between them, and the odds ratio e^w."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cost = ReadOut("hand_cost_value", "Your J", "0.1234")
        self._best = ReadOut("best_cost_value", "Best J", "0.1234")
        self._gap = ReadOut("hand_gap_value", "Gap between your J and the best", "1.23e-04")
        self._ratio_caption = ElidedLabel()
        self._ratio_caption.setProperty("muted", True)
        self._ratio = ReadOut("odds_ratio_value", "Odds ratio", "12.3456")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(6)
        page.addLayout(self._compared())
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._ratio_caption)
        line.addWidget(self._ratio)
        line.addStretch(1)
        page.addLayout(line)
        self.show_costs(None, None, None)
        self.show_odds_ratio("x", math.nan)

    def _compared(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        for column, (words, read_out) in enumerate(
            (("your J", self._cost), ("best J", self._best), ("gap", self._gap))
        ):
            caption = QLabel(words)
            caption.setProperty("muted", True)
            caption.setBuddy(read_out)
            read_out.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(caption, 0, column)
            grid.addWidget(read_out, 1, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(column, 1)
        return grid

    def show_costs(self, cost: float | None, best: float | None, distance: float | None) -> None:
        """Show J, J* and J − J*; None where it is not known."""
        self._cost.show_number(fixed(cost), exact(cost))
        self._best.show_number(fixed(best), _NO_BEST if best is None else exact(best))
        self._gap.show_number(gap(distance), exact(distance))

    def show_odds_ratio(self, feature_name: str, weight: float) -> None:
        """Show e^w, by which the odds of class 1 are multiplied when the feature grows by one."""
        ratio = math.exp(weight) if weight <= _LARGEST_EXPONENT else math.nan
        self._ratio_caption.show_text(f"{elided(feature_name)} + 1 multiplies the odds by")
        self._ratio.show_number(fixed(ratio), f"e^w = {exact(ratio)}")
