import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.core.least_squares import Line
from lrviz.views.fit_line import line_parts, value_range

SLOPES = st.floats(-1e3, 1e3).filter(lambda slope: abs(slope) > 1e-6)


def test_the_parts_of_a_line_that_are_no_probabilities() -> None:
    parts = line_parts(Line(0.25, -0.5), (0.0, 10.0))
    assert (parts.below, parts.within, parts.above) == ((0.0, 2.0), (2.0, 6.0), (6.0, 10.0))
    parts = line_parts(Line(-0.25, 1.5), (0.0, 10.0))
    assert (parts.below, parts.within, parts.above) == ((6.0, 10.0), (2.0, 6.0), (0.0, 2.0))


def test_parts_out_of_view_are_left_out() -> None:
    parts = line_parts(Line(0.25, -0.5), (3.0, 5.0))
    assert (parts.below, parts.within, parts.above) == (None, (3.0, 5.0), None)
    parts = line_parts(Line(0.25, -0.5), (7.0, 9.0))
    assert (parts.below, parts.within, parts.above) == (None, None, (7.0, 9.0))
    parts = line_parts(Line(0.0, 0.4), (7.0, 9.0))
    assert (parts.below, parts.within, parts.above) == (None, (7.0, 9.0), None)


@given(SLOPES, st.floats(-1e3, 1e3), st.floats(-100, 100), st.floats(0.1, 100))
def test_every_place_is_in_the_part_that_its_value_says(
    slope: float, intercept: float, left: float, length: float
) -> None:
    line, shown = Line(slope, intercept), (left, left + length)
    parts = line_parts(line, shown)
    for x in np.linspace(*shown, 50).tolist():
        value = slope * x + intercept
        if min(abs(value), abs(value - 1)) < 1e-6 * (1 + abs(slope) * (abs(left) + length)):
            continue
        part = parts.below if value < 0 else parts.above if value > 1 else parts.within
        assert part is not None
        assert part[0] <= x <= part[1]


@given(SLOPES, st.floats(-1e3, 1e3), st.floats(-100, 100), st.floats(0.1, 100))
def test_the_whole_line_and_every_probability_are_in_the_range(
    slope: float, intercept: float, left: float, length: float
) -> None:
    low, high = value_range(Line(slope, intercept), (left, left + length))
    for x in (left, left + length):
        assert low <= slope * x + intercept <= high
    assert low <= -0.08
    assert high >= 1.08


def test_a_line_among_the_probabilities_needs_no_more_room() -> None:
    assert value_range(Line(0.1, 0.0), (0.0, 10.0)) == (-0.08, 1.08)


@pytest.mark.parametrize("line", [Line(1e300, 0.0), Line(-1e300, 1e308)])
def test_a_range_beyond_all_numbers_is_one(line: Line) -> None:
    low, high = value_range(line, (-1e100, 1e100))
    assert np.isfinite([low, high, high - low]).all()
