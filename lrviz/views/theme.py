"""Every colour and size of the window, by meaning: views name a meaning, never a colour."""

from dataclasses import dataclass

FRAME_MARGIN = 3
"""Pixels of air at each side of a panel."""
CARD_RADIUS = 8
TITLE_POINTS = 11
ITERATION_POINTS = 13
POINT_SIZE = 11
NOW_SIZE = 15
CURVE_WIDTH = 2.5


@dataclass(frozen=True)
class Theme:
    """Colours as #RRGGBB; text reaches 4.5 : 1 against `card`, graphics 3 : 1."""

    name: str
    page: str
    card: str
    line: str
    ink: str
    muted: str
    grid: str
    class_0: str
    class_1: str
    class_0_text: str
    class_1_text: str
    boundary: str
    now: str
    now_ring: str
    halo: str
    filled: str
    filled_text: str
    accent: str
    error: str
    error_page: str
    landscape: tuple[str, ...]
    """Colours of the cost map from the lowest cost (the lightest) to the highest."""
    on_landscape: str
    """Ink for what is drawn on the light floor of the landscape, the same in every theme."""
    gradient: str
    """The arrow −∇J on the landscape, and the level line it leaves; the same in every theme."""

    @property
    def classes(self) -> tuple[str, str]:
        """The colours of what is drawn for class 0 and for class 1."""
        return self.class_0, self.class_1

    @property
    def class_texts(self) -> tuple[str, str]:
        """The colours of what is written of class 0 and of class 1."""
        return self.class_0_text, self.class_1_text


_LANDSCAPE = ("#F7FBFF", "#DEEBF7", "#C6DBEF", "#9ECAE1", "#6BAED6", "#4292C6", "#2171B5", "#08519C", "#08306B")

LIGHT = Theme(
    name="light",
    page="#F5F6F8",
    card="#FFFFFF",
    line="#D9DDE5",
    ink="#1F2430",
    muted="#5B6370",
    grid="#D9DDE5",
    class_0="#D55E00",
    class_1="#0072B2",
    class_0_text="#B84E00",
    class_1_text="#0072B2",
    boundary="#8E44AD",
    now="#009E73",
    now_ring="#FFFFFF",
    halo="#FFFFFF",
    filled="#007A5A",
    filled_text="#FFFFFF",
    accent="#0072B2",
    error="#A4262C",
    error_page="#FDF0EE",
    landscape=_LANDSCAPE,
    on_landscape="#1F2430",
    gradient="#B0156F",
)

DARK = Theme(
    name="dark",
    page="#16181D",
    card="#1E2128",
    line="#3A404B",
    ink="#E8EAED",
    muted="#9AA3AF",
    grid="#3A404B",
    class_0="#E69F00",
    class_1="#56B4E9",
    class_0_text="#E69F00",
    class_1_text="#56B4E9",
    boundary="#C39BD3",
    now="#2ECC9A",
    now_ring="#FFFFFF",
    halo="#FFFFFF",
    filled="#2ECC9A",
    filled_text="#1F2430",
    accent="#56B4E9",
    error="#FF9C8F",
    error_page="#3A2320",
    landscape=_LANDSCAPE,
    on_landscape="#1F2430",
    gradient="#B0156F",
)
