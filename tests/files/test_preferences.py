import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.files.preferences import (
    AREAS,
    THEMES,
    PanelPlace,
    Preferences,
    PreferencesError,
    parse_preferences,
    preferences_text,
)

PIXELS = st.integers(-100_000, 100_000)
PANELS = st.builds(PanelPlace, st.text(), st.sampled_from(AREAS), PIXELS, PIXELS, st.booleans())
WINDOWS = st.tuples(PIXELS, PIXELS, st.integers(1, 100_000), st.integers(1, 100_000))
GOOD = json.loads(preferences_text(Preferences("dark", (1, 2, 3, 4), True, (PanelPlace("data_dock", "left", 5, 6),))))


@given(
    st.builds(
        Preferences,
        st.sampled_from(THEMES),
        st.none() | WINDOWS,
        st.booleans(),
        st.lists(PANELS, max_size=5).map(tuple),
    )
)
def test_what_is_written_is_read_back(preferences: Preferences) -> None:
    assert parse_preferences(preferences_text(preferences)) == preferences


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", '"dark"', "[" * 100_000, '{"version": 2}', "{}"])
def test_what_is_no_object_of_this_version_is_refused(text: str) -> None:
    with pytest.raises(PreferencesError):
        parse_preferences(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", None),
        ("theme", ["dark"]),
        ("window", [1, 2, 3]),
        ("window", [1, 2, 0, 4]),
        ("window", [1, 2, 3, 1e9]),
        ("window", [1, 2, 3, float("nan")]),
        ("window", [10**400, 1, 1, 1]),
        ("window", [1, 2, 3, True]),
        ("window", "1 2 3 4"),
        ("is_maximized", 1),
        ("panels", {}),
        ("panels", [1]),
        ("panels", [{"name": "data_dock"}]),
        ("panels", [{**GOOD["panels"][0], "area": "middle"}]),
        ("panels", [{**GOOD["panels"][0], "area": ["left"]}]),
        ("panels", [{**GOOD["panels"][0], "width": "5"}]),
        ("panels", [{**GOOD["panels"][0], "is_visible": None}]),
        ("panels", [{**GOOD["panels"][0], "name": 7}]),
    ],
)
def test_a_value_that_is_not_what_it_may_be_is_refused(name: str, value: object) -> None:
    assert parse_preferences(json.dumps(GOOD)).theme == "dark"
    with pytest.raises(PreferencesError):
        parse_preferences(json.dumps({**GOOD, name: value}))


@given(st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(PreferencesError):
        parse_preferences(text)
