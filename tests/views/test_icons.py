import re

import pytest
from PySide6.QtGui import QIcon

from lrviz.resources import resource_path
from lrviz.views.icons import SIZES, icon

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def test_the_set_is_there_with_its_licence() -> None:
    wanted = [
        "reset",
        "step-back",
        "play",
        "pause",
        "step",
        "to-minimum",
        "file-open",
        "save",
        "undo",
        "redo",
        "plus",
        "minus",
        "trash",
        "x",
        "fit",
        "enlarge",
    ]
    assert set(wanted) <= set(NAMES)
    licence = resource_path("icons", "LICENSE").read_text("utf-8")
    assert "ISC" in licence
    assert "Lucide" in licence


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_its_colour_inside_its_square(name: str, qapp: object) -> None:
    assert qapp
    for size in SIZES:
        image = icon(name, "#AA3311").pixmap(size, size).toImage()
        assert (image.width(), image.height()) == (size, size)
        pixels = [image.pixelColor(x, y) for x in range(size) for y in range(size)]
        drawn = [pixel for pixel in pixels if pixel.alpha() > 150]
        assert len(drawn) > size / 3, f"{name} at {size}"
        assert all(
            abs(a - b) <= 2
            for pixel in drawn
            for a, b in zip((pixel.red(), pixel.green(), pixel.blue()), (0xAA, 0x33, 0x11), strict=True)
        )
        corners = [image.pixelColor(x, y).alpha() for x in (0, size - 1) for y in (0, size - 1)]
        assert corners == [0, 0, 0, 0]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_a_24_pixel_line_drawing(name: str) -> None:
    svg = resource_path("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke-width="2"' in svg
    assert set(re.findall(r'(?:stroke|fill)="([^"]*)"', svg)) <= {"currentColor", "none"}


def test_what_is_disabled_is_fainter(qapp: object) -> None:
    assert qapp
    one = icon("plus", "#000000")
    enabled = one.pixmap(32, QIcon.Mode.Normal).toImage().pixelColor(16, 16).alpha()
    disabled = one.pixmap(32, QIcon.Mode.Disabled).toImage().pixelColor(16, 16).alpha()
    assert enabled == 255
    assert 80 <= disabled <= 130


def test_an_unknown_icon_is_an_error(qapp: object) -> None:
    assert qapp
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")
