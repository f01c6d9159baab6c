"""A round row in the middle of the data, as a first question."""

from lrviz.core.arrays import FloatArray
from lrviz.core.framing import typical_value


def typical_row(features: FloatArray) -> tuple[float, ...] | None:
    """Return a round number near the mean of each feature of (m, d); None without rows."""
    values = [typical_value(features[:, [column]]) for column in range(features.shape[1])]
    row = tuple(value for value in values if value is not None)
    return row if len(row) == len(values) else None
