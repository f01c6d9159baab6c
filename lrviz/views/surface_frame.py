"""The frame around the surface: the ground, the walls behind, and three axes with their names and a few numbers."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from lrviz.core.arrays import FloatArray
from lrviz.core.landscape import Window
from lrviz.core.surface import TALL, HeightScale
from lrviz.views.axes import tick_texts, wider_spacing
from lrviz.views.surface_sight import Sight
from lrviz.views.theme import Theme

_MOST_TICKS = 5
_PIXELS_A_TICK = 24.0
_TICK_PIXELS, _TEXT_PIXELS, _NAME_PIXELS = 4.0, 6.0, 17.0


@dataclass(frozen=True)
class SurfaceFrame:
    """The window and the heights that the axes tell of.

    Parameters
    ----------
    window : Window
        Its first parameter runs along x, its second along y.
    scale : HeightScale
        What runs upwards.
    names : tuple of str
        Of the three axes.
    """

    window: Window
    scale: HeightScale
    names: tuple[str, str, str]

    def paint(self, painter: QPainter, sight: Sight, theme: Theme) -> None:
        """Paint what is behind the surface, and the numbers."""
        eye = sight.camera.eye
        x, y = (1.0 if eye[0] > 0 else -1.0), (1.0 if eye[1] > 0 else -1.0)
        painter.setPen(QPen(QColor(theme.grid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        walls = [(x, -y, 0.0), (x, -y, TALL), (-x, -y, TALL), (-x, y, TALL), (-x, y, 0.0)]
        edge = [(-x, -y, TALL), (-x, -y, 0.0), (x, y, 0.0)]
        *wall, back, bottom, front = map(_point, sight.pixels(np.array([*walls, *edge])))
        painter.drawPolygon([front, wall[0], bottom, wall[-1]])
        painter.drawPolyline(wall)
        painter.drawLine(bottom, back)
        axis = _Axis(painter, sight, theme)
        low, high = self.window.low, self.window.high
        left = (x, -y) if wall[0].x() < wall[-1].x() else (-x, y)
        axis.paint(np.array([[*left, 0], [*left, TALL]]), (self.scale.low, self.scale.high), self.names[2])
        axis.paint(np.array([[-1, y, 0], [1, y, 0]]), (low[0], high[0]), self.names[0])
        axis.paint(np.array([[x, -1, 0], [x, 1, 0]]), (low[1], high[1]), self.names[1])


def tick_values(low: float, high: float, most: int) -> tuple[list[float], float]:
    """Return about `most` round numbers, or fewer, from `low` to `high`, and how far they lie apart."""
    length = high - low
    if not (0 < length < 1e300) or length < 1e-12 * max(abs(low), abs(high)):
        return [], 1.0
    spacing = 10.0 ** np.floor(np.log10(length / most))
    while length / spacing > most:
        spacing = wider_spacing(spacing)
    first, last = np.ceil(low / spacing - 1e-9), np.floor(high / spacing + 1e-9)
    return [float(number * spacing) for number in np.arange(first, last + 1)], float(spacing)


class _Axis:
    """Paints one axis after the other; numbers stand away from the middle of the ground, and none on another."""

    def __init__(self, painter: QPainter, sight: Sight, theme: Theme) -> None:
        self._painter, self._sight = painter, sight
        self._line, self._text = QPen(QColor(theme.muted), 1), QPen(QColor(theme.muted))
        self._metrics = QFontMetricsF(painter.font())
        self._middle = sight.pixels(np.array([0.0, 0.0, 0.0]))
        self._taken: list[QRectF] = []

    def paint(self, ends: FloatArray, limits: tuple[float, float], name: str) -> None:
        """Paint the axis between `ends` (2, 3), which mean the two `limits`."""
        pixels = self._sight.pixels(ends)
        self._painter.setPen(self._line)
        self._painter.drawLine(_point(pixels[0]), _point(pixels[1]))
        outwards = self._outwards(pixels, is_upright=bool(ends[0, 2] != ends[1, 2]))
        low, high = limits
        room = float(np.hypot(*(pixels[1] - pixels[0]))) / _PIXELS_A_TICK
        values, spacing = tick_values(low, high, int(min(max(room, 1.0), _MOST_TICKS)))
        places = self._sight.pixels(ends[0] + np.outer((np.array(values) - low) / (high - low), ends[1] - ends[0]))
        widest = 0.0
        for place, text in zip(places, tick_texts(values, spacing), strict=True):
            self._painter.setPen(self._line)
            self._painter.drawLine(_point(place), _point(place + _TICK_PIXELS * outwards))
            widest = max(widest, self._write(place + _TEXT_PIXELS * outwards, text, outwards))
        distance = _NAME_PIXELS + (abs(float(outwards[0])) * widest if len(values) else 0.0)
        self._write(pixels.mean(axis=0) + distance * outwards, name, outwards)

    def _outwards(self, pixels: FloatArray, *, is_upright: bool) -> FloatArray:
        """Return the direction (2,) on the screen that leads from the axis away from the surface."""
        if is_upright:
            return np.array([-1.0, 0.0])
        along = pixels[1] - pixels[0]
        across = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-9)
        away = pixels.mean(axis=0) - self._middle
        return np.asarray(across if across @ away >= 0 else -across)

    def _write(self, place: FloatArray, text: str, outwards: FloatArray) -> float:
        """Write `text` so that its box begins at `place` and goes `outwards`, if there is room; return its width."""
        width, height = self._metrics.horizontalAdvance(text), self._metrics.height()
        left = place[0] - width / 2 + float(outwards[0]) * width / 2
        top = place[1] - height / 2 + float(outwards[1]) * height / 2
        box = QRectF(left, top, width, height).adjusted(-2, -2, 2, 2)
        letters = QRectF(left, top + height / 5, width, height * 3 / 5)
        if not any(letters.intersects(other) for other in self._taken):
            self._taken.append(letters)
            self._painter.setPen(self._text)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width


def _point(pixel: FloatArray) -> QPointF:
    return QPointF(float(pixel[0]), float(pixel[1]))
