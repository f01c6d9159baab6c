"""Axes whose ticks read as numbers do elsewhere: "−" for minus, powers of ten as 10⁻³, no SI prefixes."""

import math
from html import escape
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QFontMetricsF

from lrviz.views.formatting import power_text

_LONGEST = 8
"""Characters of a tick without its sign; longer ones are told in scientific form where that is shorter."""
_TEXT_GAP_PIXELS = 10.0
_LARGEST_EXPONENT = 300
"""Of the powers of ten that are computed with; float64 ends at 308."""
_WHOLE = 1e-9
"""How far from a whole number an exponent may be by rounding."""
_DECADE_PIXELS = 45.0
_MOST_MINOR_TICKS = 60

TickLevels = list[tuple[float | None, list[float]]]


def tick_texts(values: list[float], spacing: float, *, is_grouped: bool = False) -> list[str]:
    """Return the texts of ticks that lie `spacing` apart: all with as many decimals as that needs."""
    place = _exponent(spacing)
    plain = [f"{abs(value):{',' if is_grouped else ''}.{max(0, -place)}f}" for value in values]
    if max(map(len, plain), default=0) > _LONGEST + (2 if is_grouped else 0):
        digits = max(0, _exponent(max(abs(value) for value in values)) - place)
        scientific = [_scientific(abs(value), min(digits, 15)) for value in values]
        plain = min(plain, scientific, key=lambda texts: max(map(len, texts)))
    zero = spacing / 1000
    return [
        "0" if abs(value) < zero else ("−" if value < 0 else "") + text
        for value, text in zip(values, plain, strict=True)
    ]


def wider_spacing(spacing: float) -> float:
    """Return the next of 1, 2 and 5 times the powers of ten."""
    return spacing * (2.5 if round(spacing / 10.0 ** _exponent(spacing)) == 2 else 2.0)


def minor_spacing(spacing: float) -> float:
    """Return how far the ticks without texts lie apart."""
    return spacing / (5.0 if round(spacing / 10.0 ** _exponent(spacing)) == 5 else 2.0)


def log_tick_values(low: float, high: float, size: float) -> TickLevels:
    """Return the ticks log₁₀(value) between `low` and `high` on an axis of `size` pixels: whole decades if two fit."""
    span = high - low
    if span < 2:
        return _narrow_log_ticks(low, high)
    stride = max(1, math.ceil(span * _DECADE_PIXELS / max(size, 1.0)))
    stride = next((nice for nice in (1, 2, 5, 10, 20, 50, 100) if nice >= stride), 200)
    first, last = math.ceil(low), math.floor(high)
    major = [float(k) for k in range(first, last + 1) if k % stride == 0]
    if stride == 1:
        fractions = np.log10(np.arange(2, 10))
        minor = [float(k + part) for k in range(first - 1, last + 1) for part in fractions if low < k + part < high]
    else:
        minor = [float(k) for k in range(first, last + 1) if k % stride]
    return [(float(stride), major), (None, minor if len(minor) <= _MOST_MINOR_TICKS else [])]


def log_tick_texts(exponents: list[float]) -> list[str]:
    """Return the texts of ticks at these powers of ten: 10⁻³ if all are whole, else as other numbers."""
    if all(exponent == round(exponent) for exponent in exponents):
        return [power_text(exponent) for exponent in exponents]
    values = [10.0 ** min(exponent, _LARGEST_EXPONENT) for exponent in exponents]
    if len(values) > 1 and values[-1] < 5 * values[0]:
        return tick_texts(values, min(upper - lower for lower, upper in pairwise(values)))
    return [tick_texts([value], 10.0 ** _exponent(value))[0] for value in values]


def _narrow_log_ticks(low: float, high: float) -> TickLevels:
    """Ticks at 1, 2 and 5 times a power of ten; closer together, at equal steps of the value."""
    low, high = max(low, -_LARGEST_EXPONENT), min(high, _LARGEST_EXPONENT)
    if low >= high:
        return []
    if high - low > math.log10(5):
        exponents = range(math.floor(low), math.ceil(high) + 1)
        marks = [k + math.log10(mantissa) for k in exponents for mantissa in (1, 2, 5)]
        return [(1e-9, [mark for mark in marks if low <= mark <= high])]
    bottom = 10.0**low
    step = 10.0 ** math.floor(math.log10(max(10.0**high - bottom, bottom * 1e-9)))
    step = next(step * part for part in (0.1, 0.2, 0.5, 1.0) if (10.0**high - bottom) / (step * part) <= 8 or part == 1)
    count = math.floor(10.0**high / step) - math.ceil(bottom / step) + 1
    marks = [math.log10((math.ceil(bottom / step) + k) * step) for k in range(min(count, 20))]
    return [(1e-9, marks)]


def _exponent(value: float) -> int:
    """Return 2 for 100 and for 999; 0 for 0."""
    return math.floor(math.log10(value) + _WHOLE) if value else 0


def _scientific(value: float, digits: int) -> str:
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return f"{mantissa}×{power_text(int(exponent))}"


class NumberAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph is untyped
    """An axis of numbers, or of the powers of ten whose exponents the view holds."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.setStyle(maxTickLevel=1, maxTextLevel=0, hideOverlappingLabels=10, tickLength=-4)
        self.is_grouped = False
        """Whether thousands are parted by commas."""
        self._is_log = False

    def show_log(self, is_log: bool) -> None:
        """Read the view's coordinates as exponents of ten, or as they are."""
        if is_log != self._is_log:
            self._is_log = is_log
            self.picture = None
            self.update()

    def labelString(self) -> str:
        """Override AxisItem.labelString: what the data call a column is text, whatever it looks like in HTML."""
        style = ";".join(f"{key}: {value}" for key, value in self.labelStyle.items())
        return f"<span style='{style}'>{escape(self.labelText)}</span>"

    def tickValues(self, low: float, high: float, size: float) -> TickLevels:
        """Override AxisItem.tickValues for powers of ten."""
        if self._is_log:
            return log_tick_values(min(low, high), max(low, high), size)
        levels: TickLevels = super().tickValues(low, high, size)
        return levels

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Override AxisItem.tickSpacing to leave room between the texts of a horizontal axis."""
        levels: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        if self.orientation != "bottom" or not levels:
            return levels
        spacing = levels[0][0]
        while self._longest(low, high, spacing) > spacing / (high - low) * size:
            spacing = wider_spacing(spacing)
        return levels if spacing == levels[0][0] else [(spacing, 0.0), (minor_spacing(spacing), 0.0)]

    def _longest(self, low: float, high: float, spacing: float) -> float:
        """Return how many pixels the longest text of ticks that lie `spacing` apart takes, with a gap."""
        ends = [math.ceil(low / spacing) * spacing, math.floor(high / spacing) * spacing]
        metrics = QFontMetricsF(self.style["tickFont"] or self.font())
        texts = tick_texts(ends, spacing, is_grouped=self.is_grouped)
        return max(map(metrics.horizontalAdvance, texts)) + _TEXT_GAP_PIXELS

    def tickStrings(self, values: list[float], _scale: float, spacing: float | None) -> list[str | None]:
        """Override AxisItem.tickStrings to write numbers as the rest of the window does."""
        if spacing is None or not values:
            return [None] * len(values)
        if self._is_log:
            return [*log_tick_texts(values)]
        return [*tick_texts(values, spacing, is_grouped=self.is_grouped)]
