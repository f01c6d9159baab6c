import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.canvas import Canvas
from lrviz.views.description import PAUSE_MS
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.mouse import Mouse
from tests.views.sketch import Sketch


@pytest.fixture
def sketch(qtbot: QtBot) -> Sketch:
    result = Sketch()
    qtbot.addWidget(result)
    result.resize(500, 260)
    with qtbot.waitExposed(result):
        result.show()
    return result


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return an active window with a field and a plot, and the focus in the field."""
    result, field = QWidget(), QLineEdit()
    qtbot.addWidget(result)
    layout = QVBoxLayout(result)
    layout.addWidget(field)
    layout.addWidget(Sketch())
    result.resize(500, 300)
    with qtbot.waitActive(result):
        result.show()
    field.setFocus()
    return result


def _colours(sketch: Sketch) -> set[str]:
    """Return the colours of the outermost pixels but one, left and right."""
    picture = sketch.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in (1, picture.width() - 2) for y in (80, 130, 180)}


def test_what_lies_under_the_mouse_is_told_marked_and_pointed_at(sketch: Sketch) -> None:
    mouse = Mouse(sketch.viewport())
    mouse.move(sketch.plane.point(2.0, 0.25))
    assert sketch.texts.hover == "x = 2.0"
    mouse.move(sketch.plane.point(5.0, 0.5))
    assert (sketch.texts.hover, sketch.hovered) == ("handle 3", [3])
    assert sketch.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    mouse.leave()
    assert (sketch.texts.hover, sketch.hovered) == ("", [3, None])
    assert sketch.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_description_is_told_at_once_and_then_at_most_twice_a_second(
    sketch: Sketch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def tell(text: str) -> None:
        told.append(text)
        Canvas.setAccessibleDescription(sketch, text)

    monkeypatch.setattr(sketch, "setAccessibleDescription", tell)
    for number in range(20):
        sketch.show_description(f"iteration {number}")
    assert told == ["iteration 0"]
    assert PAUSE_MS == 500
    qtbot.waitUntil(lambda: len(told) == 2, timeout=5000)
    sketch.show_description("iteration 19")
    assert told == ["iteration 0", "iteration 19"]
    assert sketch.accessibleDescription() == "iteration 19"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_plot_that_the_keyboard_came_to_has_a_frame(page: QWidget, qtbot: QtBot, theme: Theme) -> None:
    sketch = page.findChild(Sketch)
    assert isinstance(sketch, Sketch)
    sketch.show_theme(theme)
    assert _colours(sketch) == {QColor(theme.card).name()}
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert sketch.hasFocus()
    assert _colours(sketch) == {QColor(theme.accent).name()}
    page.resize(620, 340)
    QApplication.processEvents()
    assert _colours(sketch) == {QColor(theme.accent).name()}
    qtbot.keyClick(sketch, Qt.Key.Key_Tab)
    assert _colours(sketch) == {QColor(theme.card).name()}


def test_a_press_gives_the_plot_the_keyboard_without_a_frame(page: QWidget, qtbot: QtBot) -> None:
    sketch = page.findChild(Sketch)
    assert isinstance(sketch, Sketch)
    qtbot.mouseClick(sketch.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 100))
    assert sketch.hasFocus()
    assert _colours(sketch) == {QColor(LIGHT.card).name()}


def test_a_notice_takes_the_place_of_the_data(sketch: Sketch) -> None:
    mouse, inside = Mouse(sketch.viewport()), sketch.plane.point(5.0, 0.5)
    mouse.move(inside)
    sketch.show_notice("These data have two features.")
    assert sketch.texts.notice == "These data have two features."
    assert not sketch.view_box.childGroup.isVisible()
    assert not sketch.texts._hover.isVisible()
    assert sketch.position_at(inside) is None
    sketch.show_notice(None)
    assert (sketch.texts.notice, sketch.texts._middle.isVisible()) == ("", False)
    assert sketch.view_box.childGroup.isVisible()
    assert sketch.position_at(inside) == pytest.approx((5.0, 0.5))


def test_a_notice_is_written_in_the_middle_within_the_plot(sketch: Sketch) -> None:
    sketch.show_notice("This plot shows one feature; these data have 2. The table and the numbers go on.")
    text, whole = sketch.texts._middle.sceneBoundingRect(), sketch.viewport().rect()
    assert whole.contains(text.toAlignedRect())
    assert abs(text.center().x() - sketch.plane.rectangle.center().x()) < 2


def test_long_words_are_shortened_and_never_leave_the_strip(sketch: Sketch) -> None:
    sketch.texts.show_hover("w = 1.2685123456789   b = −5.8352123456789   J = 0.20041234123456 " * 3)
    sketch.texts.place_hover(kept_free=100.0)
    strip, words = sketch.plane.rectangle, sketch.texts._hover.sceneBoundingRect()
    assert sketch.texts._hover.text().endswith("…")
    assert strip.left() + 100.0 <= words.left() < words.right() <= strip.right() + 1
    assert words.bottom() <= strip.top() + 2


@pytest.mark.parametrize("is_left", [True, False])
def test_what_the_words_leave_of_the_strip_is_beside_them(sketch: Sketch, *, is_left: bool) -> None:
    sketch.texts.show_hover("x = 2.0")
    sketch.texts.place_hover(is_left=is_left)
    left, right = sketch.texts.room_beside_hover()
    words = sketch.texts._hover.sceneBoundingRect()
    assert words.right() < left < right if is_left else left < right < words.left()
    assert sketch.texts.has_room_beside_hover(right - left)
    assert not sketch.texts.has_room_beside_hover(right - left + 20)


def test_without_words_the_strip_is_free(sketch: Sketch) -> None:
    sketch.texts.place_hover()
    left, right = sketch.texts.room_beside_hover()
    assert right - left == pytest.approx(sketch.plane.rectangle.width(), abs=1)
    assert sketch.texts.has_room_beside_hover(10_000.0)


@pytest.mark.parametrize(("width", "end"), [(240, "…"), (500, "…"), (900, "once")])
def test_a_note_stands_beside_the_name_of_the_axis(sketch: Sketch, width: int, end: str) -> None:
    sketch.bottom_axis.setLabel("hours of study")
    sketch.texts.show_note("100,000 points; those that coincide are drawn once")
    sketch.resize(width, 260)
    QApplication.processEvents()
    note, name = sketch.texts._note, sketch.bottom_axis.label
    assert name.mapRectToScene(name.boundingRect()).right() <= note.sceneBoundingRect().left() + 4
    assert note.sceneBoundingRect().right() <= width
    assert note.text().endswith(end)
