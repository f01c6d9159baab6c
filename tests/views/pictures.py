"""What is seen in a picture of a widget."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

Pixels = npt.NDArray[np.int16]


def pixels_of(picture: QImage) -> Pixels:
    """Return red, green and blue (height, width, 3)."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return rows[:, : plain.width(), :3].astype(np.int16)


def likeness(pixels: Pixels, colour: str) -> Pixels:
    """Return how far each pixel is from `colour`, 0 for the colour itself."""
    wanted = np.array(QColor(colour).getRgb()[:3], dtype=np.int16)
    return np.abs(pixels - wanted).sum(axis=-1)


def is_painted(picture: QImage, pixel: QPointF, colour: str, reach: int = 0) -> bool:
    """Whether something of `colour` lies at `pixel` or so many pixels beside it."""
    column, row = int(pixel.x()), int(pixel.y())
    near = pixels_of(picture)[row - reach : row + reach + 1, column - reach : column + reach + 1]
    return bool((likeness(near, colour) < 60).any())


def columns_of(picture: QImage, colour: str, place: QRectF) -> list[int]:
    """Return the columns of `place` in which `colour` lies."""
    seen = likeness(pixels_of(picture), colour) < 40
    top, bottom = int(place.top()) + 2, int(place.bottom())
    columns = np.flatnonzero(seen[top:bottom].any(axis=0))
    return [int(column) for column in columns if place.left() <= column < place.right()]
