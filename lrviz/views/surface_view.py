"""The cost landscape as a surface in perspective, turned by dragging, with the descent on it."""

import math

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from lrviz.core.arrays import FloatArray
from lrviz.core.landscape import Landscape
from lrviz.core.projection import Camera, on_ground
from lrviz.core.surface import TALL, HeightScale, choose_scale
from lrviz.views.description import Description
from lrviz.views.formatting import fixed
from lrviz.views.surface_body import SurfaceBody
from lrviz.views.surface_frame import SurfaceFrame
from lrviz.views.surface_path import SurfacePath
from lrviz.views.surface_sight import Sight
from lrviz.views.theme import LIGHT, Theme
from lrviz.views.turntable import Turntable

LINEAR = "height: J, linear"
CUT = "height: J, linear, cut off above {top}"
_HOME = Camera(math.radians(-62.0), math.radians(32.0), 1.0, TALL / 2)
_STRIP, _LEFT, _RIGHT, _FOOT = 24.0, 40.0, 26.0, 30.0
_NOTICE_SHARE = 0.8


class SurfaceView(Turntable):
    """Shows a landscape, the path and the minimum; how it is looked at is the view's own affair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HOME, parent)
        self.setObjectName("surface_view")
        self.setAccessibleName("Cost surface J(w, b)")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip("Drag or press the arrow keys to turn it; the wheel zooms; a double click or Home resets.")
        self._theme = LIGHT
        self._notice = ""
        self._landscape: Landscape | None = None
        self._body: SurfaceBody | None = None
        self._frame: SurfaceFrame | None = None
        self._places: FloatArray = np.empty((0, 2))
        self._costs: FloatArray = np.empty(0)
        self._now = 0
        self._minimum: tuple[FloatArray, float] | None = None
        self._picture: QPixmap | None = None
        self.description = Description(self)
        self.camera_changed.connect(self._on_camera_changed)
        self.menu = QMenu(self)
        self.menu.addAction("Look from where it was at first").triggered.connect(self.look_from_home)
        self.menu.addAction("Copy picture").triggered.connect(self.copy_picture)

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Show the cost over its window as a surface; None shows none."""
        self._landscape = landscape
        self._make_body()

    def show_path(self, places: FloatArray, costs: FloatArray, now: int) -> None:
        """Show the descent at `places` (n, 2) with its `costs` (n,); the place `now` is the present one."""
        self._places, self._costs, self._now = places, costs, now
        if self._body is not None and self._landscape is not None and self._scale(self._landscape) != self._body.scale:
            self._make_body()
        self._describe()
        self.update()

    def show_minimum(self, place: FloatArray | None, cost: float | None) -> None:
        """Show the minimum at `place` (2,) with its `cost`, or that there is none."""
        self._minimum = None if place is None or cost is None else (place, cost)
        self._describe()
        self.update()

    def show_notice(self, text: str | None) -> None:
        """Show a sentence in place of the surface, or with None the surface again."""
        self._notice = text or ""
        self._describe()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        self._make_body()

    def copy_picture(self) -> None:
        """Put a picture of the surface on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def _scale(self, landscape: Landscape) -> HeightScale:
        is_in_window = (np.abs(on_ground(landscape.window, self._places)) <= 1).all(axis=1)
        return choose_scale(landscape.costs, self._costs[is_in_window])

    def _make_body(self) -> None:
        """Make the surface anew: the landscape, the heights or the colours are others."""
        landscape = self._landscape
        if landscape is None:
            self._body = self._frame = None
        else:
            scale = self._scale(landscape)
            self._body = SurfaceBody(landscape.costs, scale, self._theme)
            first, second = landscape.chart.names[:2]
            self._frame = SurfaceFrame(landscape.window, scale, (first, second, "J"))
        self._picture = None
        self.update()

    @Slot()
    def _on_camera_changed(self) -> None:
        self._picture = None
        self.update()

    def _describe(self) -> None:
        """Let screen readers know what is shown now, in one or two sentences."""
        if self._notice or len(self._places) == 0:
            self.description.tell(self._notice)
            return
        names = ("w", "b") if self._landscape is None else self._landscape.chart.names
        place = [fixed(float(value)) for value in self._places[self._now]]
        there = ", ".join(f"{name} = {value}" for name, value in zip(names, place, strict=False))
        where = f"The descent is at {there} with J = {fixed(float(self._costs[self._now]))}."
        lowest = "" if self._minimum is None else f" The minimum is J = {fixed(self._minimum[1])}."
        self.description.tell(where + lowest)

    @property
    def _sight(self) -> Sight:
        place = QRectF(self.rect()).adjusted(_LEFT, _STRIP, -_RIGHT, -_FOOT)
        return Sight(self.camera, place)

    def _surface_picture(self) -> QPixmap:
        """Return the surface with its frame, painted anew only if it looks different from before."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap((self.size() * ratio).expandedTo(QSize(1, 1)))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(self._theme.card))
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            if self._frame is not None and self._body is not None:
                self._frame.paint(painter, self._sight, self._theme)
                self._body.paint(painter, self._sight)
                self._paint_words(painter, self._body.scale)
            painter.end()
        return self._picture

    def _paint_words(self, painter: QPainter, scale: HeightScale) -> None:
        text = CUT.format(top=f"{scale.high:.4g}") if scale.is_cut else LINEAR
        strip = QRectF(4.0, 0.0, self.width() - 8.0, _STRIP)
        painter.setPen(QColor(self._theme.muted))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(strip.width()))
        painter.drawText(strip, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent to paint the surface, and the descent over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._notice:
            painter.fillRect(self.rect(), QColor(self._theme.card))
            painter.setPen(QColor(self._theme.muted))
            margin = self.width() * (1 - _NOTICE_SHARE) / 2
            place = QRectF(self.rect()).adjusted(margin, 0, -margin, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._notice)
        else:
            painter.drawPixmap(0, 0, self._surface_picture())
            self._paint_path(painter)
        if self.has_keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_path(self, painter: QPainter) -> None:
        if self._landscape is None or self._body is None or len(self._places) == 0:
            return
        ground = on_ground(self._landscape.window, self._places)
        minimum = None if self._minimum is None else on_ground(self._landscape.window, self._minimum[0])
        path = SurfacePath(ground[: self._now + 1], ground[self._now :], minimum)
        path.paint(painter, self._sight, self._body.heights, self._theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override QWidget.contextMenuEvent to offer the view's menu."""
        event.accept()
        self.menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to paint the surface anew."""
        super().resizeEvent(event)
        self._picture = None

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint to be as large as a small plot."""
        return QSize(320, 240)
