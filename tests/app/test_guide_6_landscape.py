"""Guide 6, the cost landscape: its contours, and by one click a surface that turns, with the path on both."""

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from lrviz.views.theme import LIGHT
from tests.app.person import Key, drop_file
from tests.app.student import Student, drawn, number_after
from tests.cli.by_hand import EXAM, LABELS, cost
from tests.views.mouse import Mouse

PLOT = "landscape_plot"
MINIMUM = (2.619389146513667, -12.442150281204942)


@pytest.fixture
def on_surface(student: Student) -> Student:
    """Return a student who has made the landscape a surface, after 200 iterations."""
    student.choose("theme_light")
    student.run(200)
    student.press("button_surface")
    student.until(lambda: pixels_of(picture(student), LIGHT.now) != [])
    return student


def surface(student: Student) -> QWidget:
    return student.find(QWidget, "surface_view")


def picture(student: Student) -> QImage:
    return surface(student).grab().toImage()


def pixels_of(image: QImage, colour: str) -> list[QPointF]:
    """Return where a picture has exactly this colour."""
    bits = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    found = np.flatnonzero(bits.reshape(image.height(), image.width()) == np.uint32(QColor(colour).rgb()))
    return [QPointF(*map(int, divmod(place, image.width())[::-1])) for place in found]


def test_the_contours_are_those_of_j_and_the_lightest_place_is_the_lowest(student: Student) -> None:
    student.choose("theme_light")
    student.run(100)
    for place in ((0.5, -2.0), (2.0, -4.0), MINIMUM):
        told = student.hover(PLOT, place)
        w, b = number_after(told, "w"), number_after(told, "b")
        assert number_after(told, "J") == pytest.approx(cost(EXAM, LABELS, [w, b]), rel=1e-12)
    assert told.startswith("minimum: w = 2.619")
    student.mouse(PLOT).leave()
    places = drawn(*student.plot(PLOT)._drawing._items._levels)
    on_lines = [place for place in places if math.isfinite(place[0])][::20]
    assert len(on_lines) > 100
    steps = [math.log(digits * 10**power) for power in range(-5, 2) for digits in (1, 3)]
    for place in on_lines:  # J − J* is 1 or 3 times a power of ten
        height = math.log(cost(EXAM, LABELS, place) - cost(EXAM, LABELS, MINIMUM))
        assert min(abs(height - step) for step in steps) < 0.1, place
    lightness = [student.colour(PLOT, place).lightness() for place in ((2.5, -11.0), (1.0, -4.5), (0.6, -12.0))]
    assert lightness[0] > lightness[1] > lightness[2]


def test_the_surface_has_the_path_the_present_place_and_the_minimum_and_follows_the_run(on_surface: Student) -> None:
    w, b = on_surface.parameters()
    told = f"The descent is at w = {w:.4f}, b = {b:.4f} with J = {on_surface.exact('cost'):.4f}.".replace("-", "−")
    on_surface.until(lambda: surface(on_surface).accessibleDescription() == f"{told} The minimum is J = 0.1569.")
    now = pixels_of(picture(on_surface), LIGHT.now)
    assert len(now) > 20, "the green dot"
    before = sum(now, QPointF()) / len(now)
    on_surface.choose("reset")
    after = pixels_of(picture(on_surface), LIGHT.now)
    at_start = sum(after, QPointF()) / len(after)
    assert (before - at_start).manhattanLength() > 5, "it has moved"
    on_surface.run(200)
    dark = pixels_of(picture(on_surface), LIGHT.on_landscape)
    near = [pixel for pixel in dark if (pixel - at_start).manhattanLength() < 12]
    assert near, "the start and the path from there"
    on_surface.play_flat_out()
    on_surface.until(lambda: on_surface.iteration > 800)
    on_surface.press("play_button")
    on_surface.until(lambda: f"J = {on_surface.exact('cost'):.4f}." in surface(on_surface).accessibleDescription())
    on_surface.set_by_hand("1", "-5")
    on_surface.show_panel("landscape")
    on_surface.until(lambda: "w = 1.0000, b = −5.0000" in surface(on_surface).accessibleDescription())


def test_one_click_makes_it_a_surface_that_turns_with_mouse_and_keys_and_one_a_map_again(on_surface: Student) -> None:
    assert surface(on_surface).isVisible()
    assert not on_surface.plot(PLOT).isVisible()
    view, first = surface(on_surface), picture(on_surface)
    mouse, middle = Mouse(view), QPointF(view.rect().center())
    seen = [first]
    mouse.drag(middle, middle + QPointF(-10, 0), middle + QPointF(-20, 10))
    seen.append(picture(on_surface))
    assert pixels_of(seen[0], LIGHT.now) != pixels_of(seen[1], LIGHT.now) != [], "the path turns with it"
    view.setFocus()
    on_surface.key(view, Key.Key_Left)
    seen.append(picture(on_surface))
    mouse.turn(middle, 3)
    seen.append(picture(on_surface))
    assert all(one != other for place, one in enumerate(seen) for other in seen[:place])
    assert on_surface.iteration == 200, "the arrows turn it and do not step"
    on_surface.key(view, Key.Key_Home)
    assert picture(on_surface) == first
    assert on_surface.iteration == 200, "Home looks from where it was, and does not reset"
    mouse.drag(middle, QPointF(1e6, 1e6), QPointF(-1e6, -1e6))
    mouse.double_click(middle)
    assert picture(on_surface) == first
    on_surface.press("button_surface")
    assert on_surface.plot(PLOT).isVisible()
    assert not view.isVisible()


def test_without_rows_or_with_three_features_it_says_why_there_is_none(on_surface: Student, tmp_path: Path) -> None:
    shown = surface(on_surface)
    on_surface.choose("new", "fit_views", "undo", "new")
    on_surface.until(lambda: "needs data" in shown.accessibleDescription())
    assert not pixels_of(picture(on_surface), LIGHT.now)
    on_surface.press("button_surface")
    on_surface.press("button_surface")
    path = tmp_path / "nights.csv"
    path.write_text("hours,sleep,age,pass\n1,8,20,0\n2,5,21,1\n3,7,20,0\n4,4,25,1\n")
    drop_file(on_surface, path)
    on_surface.until(lambda: "these data have 3" in shown.accessibleDescription())
    for key in ("two-features", "separable", "large-scale"):
        on_surface.data_set(key)
        on_surface.run(2)
        on_surface.until(lambda: shown.accessibleDescription().startswith("The descent is at w"))
        on_surface.until(lambda: pixels_of(picture(on_surface), LIGHT.now) != [])
