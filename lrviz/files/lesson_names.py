"""The names that a lesson may tell or ask about: a fixed table; nothing in a lesson is ever evaluated."""

import re

from lrviz.core.diagnosis import Status
from lrviz.core.separation import Separation

WORDS = {
    "status": frozenset(status.value for status in Status),
    "separation": frozenset(separation.value for separation in Separation),
}
"""Names that stand for a word, and the words that each can be."""

_TABLE = """
samples features positives
iteration last_iteration learning_rate threshold speed
weight bias cost gradient_norm boundary odds_ratio
minimum.weight minimum.bias minimum.cost minimum.boundary gap condition
rate.always rate.near_minimum rises status separation
accuracy precision recall tp fp fn tn auc largest_loss worst_row
line.slope line.intercept line.at_0 line.at_20 line.lowest line.highest line_shown
sigma.z sigma.value sigma.slope
prediction.x prediction.probability predictions
squared_error.cost squared_error.weight squared_error.bias
code.line
"""
NAMES = frozenset(_TABLE.split())
"""Every name but those of single weights, which end in a number: weight.1, minimum.weight.2."""

_WEIGHT = re.compile(r"(minimum\.)?weight\.([1-9][0-9]?)")


def is_known(name: str) -> bool:
    """Whether `name` is in the table."""
    return name in NAMES or _WEIGHT.fullmatch(name) is not None


def weight_place(name: str) -> tuple[str, int]:
    """Return a name without the number of its weight, and the weight's place from 0: weight.2 is ("weight", 1)."""
    numbered = _WEIGHT.fullmatch(name)
    return (name, 0) if numbered is None else (f"{numbered[1] or ''}weight", int(numbered[2]) - 1)
