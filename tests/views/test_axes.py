import math
import re
from itertools import pairwise

import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from lrviz.views.axes import NumberAxis, log_tick_texts, log_tick_values, power_text, tick_texts

PLAIN = str.maketrans("−⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "-0123456789-")
RANGES = [
    (0.36, 9.64),
    (-0.02, 0.32),
    (8.5e5, 3.15e6),
    (-1.2e150, 1.2e150),
    (0.8e-12, 3.2e-12),
    (999999996.6, 1000000002.4),
    (4.99999999995, 5.00000000005),
    (-3e-300, 2e-300),
    (19000.0, 161000.0),
]


def read(text: str) -> float:
    """Return the number that a tick's text says."""
    mantissa, _, power = text.replace(",", "").partition("×10")
    if not power and re.fullmatch("−?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", text):
        mantissa, power = "1", text.removeprefix("10")
    return float(f"{mantissa}e{power or 0}".translate(PLAIN))


@pytest.mark.parametrize(
    ("values", "spacing", "texts"),
    [
        ([-1, 0, 1], 1, ["−1", "0", "1"]),
        ([0.1, 0.2, 0.1 + 0.2], 0.1, ["0.1", "0.2", "0.3"]),
        ([-0.5, -0.0, 1e-17, 0.5], 0.5, ["−0.5", "0", "0", "0.5"]),
        ([1.5, 2.0], 0.5, ["1.5", "2.0"]),
        ([50000, 100000], 50000, ["50000", "100000"]),
        ([-2e-9, 4e-9], 2e-9, ["−2×10⁻⁹", "4×10⁻⁹"]),
        ([0.8e-8, 1.2e-8], 4e-9, ["8.0×10⁻⁹", "1.2×10⁻⁸"]),
        ([1e150, 2e150], 1e150, ["1×10¹⁵⁰", "2×10¹⁵⁰"]),
        ([1699999999, 1700000000], 1, ["1699999999", "1700000000"]),
        ([5, 5.00000000002], 2e-11, ["5.00000000000", "5.00000000002"]),
        ([], 1, []),
    ],
)
def test_ticks_read_as_numbers_do_elsewhere(values: list[float], spacing: float, texts: list[str]) -> None:
    assert tick_texts(values, spacing) == texts


def test_thousands_are_parted_only_where_that_is_asked_for() -> None:
    assert tick_texts([1000, 10_000_000], 1000, is_grouped=True) == ["1,000", "10,000,000"]
    assert tick_texts([1000], 1000) == ["1000"]


@given(st.integers(-10_000, 10_000), st.sampled_from([1, 2, 5]), st.integers(-200, 200))
def test_neighbouring_ticks_never_read_alike_and_read_back_as_themselves(first: int, lead: int, power: int) -> None:
    spacing = lead * 10.0**power
    values = [(first + step) * spacing for step in range(4)]
    texts = tick_texts(values, spacing)
    assert len(set(texts)) == 4
    assert [read(text) for text in texts] == pytest.approx(values, rel=1e-12, abs=spacing / 100)
    assert all(text == "0" or read(text) for text in texts)


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (-2.2, 0.3, ["10⁻²", "10⁻¹", "10⁰"]),
        (-3.2, -1.5, ["0.001", "0.002", "0.005", "0.01", "0.02"]),
        (0.25, 1.1, ["2", "5", "10"]),
        (-8.5, -7.2, ["5×10⁻⁹", "1×10⁻⁸", "2×10⁻⁸", "5×10⁻⁸"]),
        (math.log10(123.11), math.log10(123.29), ["123.15", "123.20", "123.25"]),
    ],
)
def test_a_log_axis_tells_decades_or_the_numbers_between_them(low: float, high: float, texts: list[str]) -> None:
    ticks = log_tick_values(low, high, 200.0)[0][1]
    told = log_tick_texts(ticks)
    assert set(texts) <= set(told)
    assert len(set(told)) == len(told)
    assert [read(text) for text in told] == pytest.approx([10.0**tick for tick in ticks], rel=1e-6)


@given(st.floats(-320, 320), st.floats(1e-6, 640), st.floats(1, 2000))
def test_a_log_axis_of_any_range_has_ticks_that_lie_in_it_apart_from_one_another(
    low: float, span: float, size: float
) -> None:
    high = low + span
    levels = log_tick_values(low, high, size)
    for _, ticks in levels:
        assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in ticks)
        assert ticks == sorted(set(ticks))
    if levels:
        assert len(log_tick_texts(levels[0][1])) == len(levels[0][1])
        assert len(levels[0][1]) <= max(20, size / 20)


def test_powers_are_written_with_raised_digits() -> None:
    assert [power_text(exponent) for exponent in (-12, 0, 307)] == ["10⁻¹²", "10⁰", "10³⁰⁷"]


def _drawn(qtbot: QtBot, low: float, high: float, width: int) -> list[tuple[float, float, str]]:
    """Return left end, right end and text of each tick that a plot's horizontal axis draws."""
    axis = NumberAxis("bottom")
    plot = pg.PlotWidget(axisItems={"bottom": axis})
    qtbot.addWidget(plot)
    axis.setTickFont(plot.font())
    axis.setTickDensity(2.0)
    plot.resize(width, 200)
    plot.setXRange(low, high, padding=0)
    plot.show()
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    specs = axis.generateDrawSpecs(painter)
    painter.end()
    return [(box.left(), box.right(), text) for box, _, text in specs[2]]


@pytest.mark.parametrize("width", [240, 500, 900])
@pytest.mark.parametrize(("low", "high"), RANGES)
def test_the_texts_of_a_horizontal_axis_never_touch(qtbot: QtBot, low: float, high: float, width: int) -> None:
    drawn = _drawn(qtbot, low, high, width)
    assert drawn
    for (_, right, text), (left, _, following) in pairwise(drawn):
        assert left - right > 4, f"{text} and {following}"


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_a_wide_horizontal_axis_tells_at_least_two_numbers_that_lie_in_its_range(
    qtbot: QtBot, low: float, high: float
) -> None:
    numbers = [read(text) for _, _, text in _drawn(qtbot, low, high, 900)]
    assert len(numbers) >= 2
    assert numbers == sorted(numbers)
    assert all(low - 1e-9 * abs(low) <= number <= high + 1e-9 * abs(high) for number in numbers)


@pytest.mark.parametrize("name", ["a <b> c", "<img src=/x.png>", "&lt;", "x<y>z"])
def test_a_name_that_looks_like_html_is_told_as_it_is(qtbot: QtBot, name: str) -> None:
    view = pg.GraphicsLayoutWidget()
    qtbot.addWidget(view)
    axis = NumberAxis("bottom")
    view.addItem(axis)
    axis.setLabel(name)
    assert axis.label.toPlainText() == name
    assert "<img" not in axis.label.toHtml()
