"""A widget as a picture: PNG by its pixels, SVG and PDF by its lines."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_POINTS_PER_INCH = 72


def picture(widget: QWidget, suffix: str) -> bytes:
    """Return a picture of `widget` as it is now; `suffix` is .png, .svg or .pdf."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".png":
        widget.grab().save(buffer, "PNG")
    elif suffix == ".svg":
        _paint(widget, _svg(widget, buffer))
    else:
        _paint(widget, _pdf(widget, buffer))
    buffer.close()
    return bytes(content.data())


def _svg(widget: QWidget, buffer: QBuffer) -> QSvgGenerator:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setResolution(widget.logicalDpiX())
    generator.setTitle("lrviz")
    return generator


def _pdf(widget: QWidget, buffer: QBuffer) -> QPdfWriter:
    dpi = widget.logicalDpiX()  # with another resolution pyqtgraph's ticks and data no longer agree
    writer = QPdfWriter(buffer)
    writer.setResolution(dpi)
    size = QSizeF(widget.width(), widget.height()) * (_POINTS_PER_INCH / dpi)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    return writer


def _paint(widget: QWidget, device: QPaintDevice) -> None:
    painter = QPainter(device)
    QWidget.render(widget, painter, QPoint())  # of a plot too, whose own `render` takes other arguments
    painter.end()
