"""What the user chose and wants to find again: a JSON text to a frozen value and back.

Numbers and names only, all of them checked: Qt's own state bytes can crash or hang when they are damaged, and
QSettings can run code.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

VERSION = 1
AREAS = ("left", "right", "top", "bottom")
THEMES = ("system", "light", "dark")
_LARGEST_EXTENT = 100_000


class PreferencesError(ValueError):
    """What is wrong with the text, for whoever wrote it."""


@dataclass(frozen=True)
class PanelPlace:
    """Where a panel is, how large in pixels, and whether it is shown; panels of one area are told in their order."""

    name: str
    area: str
    width: int
    height: int
    is_visible: bool = True


@dataclass(frozen=True)
class Preferences:
    """What is remembered from one start to the next.

    Parameters
    ----------
    theme : str
        One of `THEMES`.
    window : tuple of four numbers, or None
        x, y, width and height in pixels, where they have been chosen.
    is_maximized : bool
        Whether the window fills the screen.
    panels : tuple of PanelPlace
        Every panel that can be moved; empty if they are where they were at first.
    """

    theme: str = "system"
    window: tuple[int, int, int, int] | None = None
    is_maximized: bool = False
    panels: tuple[PanelPlace, ...] = ()


def preferences_text(preferences: Preferences) -> str:
    """Return the JSON text of `preferences`."""
    return json.dumps({"version": VERSION, **asdict(preferences)}, indent=2) + "\n"


def parse_preferences(text: str) -> Preferences:
    """Return the preferences in `text`.

    Raises
    ------
    PreferencesError
        If it is no JSON object of this version, or a value is not what it may be.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PreferencesError(f"not JSON: {error}") from None
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise PreferencesError(f"not an object of version {VERSION}")
    if found.get("theme") not in THEMES:
        raise PreferencesError(f"the theme is not one of {', '.join(THEMES)}")
    panels = found.get("panels")
    if not isinstance(panels, list) or not all(isinstance(panel, dict) for panel in panels):
        raise PreferencesError("the panels are not a list of objects")
    return Preferences(
        theme=found["theme"],
        window=_window(found.get("window")),
        is_maximized=_truth(found, "is_maximized"),
        panels=tuple(_panel(panel) for panel in panels),
    )


def _window(value: Any) -> tuple[int, int, int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 4:
        raise PreferencesError("the window is not four numbers")
    x, y, width, height = (_pixels(number) for number in value)
    if width < 1 or height < 1:
        raise PreferencesError("the window has no size")
    return x, y, width, height


def _panel(value: Mapping[str, Any]) -> PanelPlace:
    name, area = value.get("name"), value.get("area")
    if not isinstance(name, str) or area not in AREAS:
        raise PreferencesError("a panel has no name, or no area")
    return PanelPlace(
        name, area, _pixels(value.get("width")), _pixels(value.get("height")), _truth(value, "is_visible")
    )


def _pixels(value: Any) -> int:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not -_LARGEST_EXTENT <= value <= _LARGEST_EXTENT:
        raise PreferencesError("a place or a size is not a number of pixels")
    return int(value)


def _truth(value: Mapping[str, Any], name: str) -> bool:
    found = value.get(name)
    if not isinstance(found, bool):
        raise PreferencesError(f"{name} is neither true nor false")
    return found
