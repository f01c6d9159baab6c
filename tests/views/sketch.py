"""A plot to try what all plots have in common."""

from PySide6.QtCore import QPointF

from lrviz.views.canvas import Canvas
from lrviz.views.gestures import Handle
from lrviz.views.theme import LIGHT

HOME = ((0.0, 10.0), (0.0, 1.0))


class Sketch(Canvas):
    """A plot with one handle at (5, 0.5), that keeps what it is told."""

    def __init__(self) -> None:
        self.hovered: list[int | None] = []
        super().__init__("sketch", "A sketch")
        self.show_theme(LIGHT)
        self.home()

    def home(self) -> None:
        self.plane.show(*HOME)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        place = self.plane.point(5.0, 0.5)
        return Handle(3, place) if (pixel - place).manhattanLength() < 8 else None

    def text_at(self, pixel: QPointF, key: int | None) -> str:
        return f"x = {self.plane.snapped_position(pixel)[0]}" if key is None else f"handle {key}"

    def hover(self, key: int | None) -> None:
        self.hovered.append(key)

    def numbers(self) -> str:
        return "x\ty\n1\t2\n"
