import re
import zlib

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.fit_plot import FitPlot
from lrviz.views.picture import picture
from lrviz.views.theme import LIGHT
from tests.views.fits import BIAS, WEIGHT, show, sigmoid
from tests.views.pictures import is_painted

NUMBER = r"-?\d+(?:\.\d+)?"


@pytest.fixture
def plot(qtbot: QtBot, exam: Dataset) -> FitPlot:
    result = FitPlot()
    qtbot.addWidget(result)
    result.resize(900, 500)
    result.show()
    show(result, exam, WEIGHT, BIAS)
    QApplication.processEvents()
    return result


def _from_png(content: bytes) -> QImage:
    return QImage.fromData(QByteArray(content), "PNG")


def _from_svg(content: bytes, width: int, height: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(content))
    assert renderer.isValid()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _pdf_page(content: bytes) -> str:
    """Return what the one page of a PDF draws."""
    pages = []
    for stream in re.finditer(rb"FlateDecode.*?stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            drawn = zlib.decompress(stream[1])
        except zlib.error:
            continue
        if b" cm\n" in drawn:
            pages.append(drawn.decode("latin-1"))
    assert len(pages) == 1
    return pages[0]


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_points_and_curve_lie_in_the_picture_where_they_lie_in_the_plot(
    plot: FitPlot, exam: Dataset, suffix: str
) -> None:
    content = picture(plot, suffix)
    image = _from_png(content) if suffix == ".png" else _from_svg(content, 900, 500)
    assert (image.width(), image.height()) == (900, 500)
    for x, label in zip(exam.features[:, 0].tolist(), exam.labels, strict=True):
        colour = LIGHT.class_1 if label else LIGHT.class_0
        assert is_painted(image, plot.plane.point(x, label), colour), x
    for x in (0.6, 2.7, 4.3, 6.2, 8.7):
        place = plot.plane.point(x, sigmoid(WEIGHT * x + BIAS))
        assert is_painted(image, place, LIGHT.ink, reach=1), x
        assert not is_painted(image, place + QPointF(0, -20), LIGHT.ink, reach=2), x


def test_points_lie_on_the_page_of_a_pdf_where_they_lie_in_the_plot(plot: FitPlot, exam: Dataset) -> None:
    page = _pdf_page(picture(plot, ".pdf"))
    red, green, blue, _ = QColor(LIGHT.class_0).getRgbF()
    circles = []
    for block in re.findall(r"q\n(.*?)Q\n", page, re.DOTALL):
        colour = re.search(rf"({NUMBER}) ({NUMBER}) ({NUMBER}) scn", block)
        curves = re.findall(rf"({NUMBER}) ({NUMBER}) c\n", block)
        if colour and curves and np.allclose([float(part) for part in colour.groups()], [red, green, blue], atol=1e-3):
            corners = np.array(curves, dtype=float)
            circles.append((corners.max(axis=0) + corners.min(axis=0)) / 2)
    failed = exam.features[exam.labels == 0, 0].tolist()
    expected = [plot.plane.point(x, 0.0).toTuple() for x in failed]
    assert np.array(circles) == pytest.approx(np.array(expected), abs=0.1)


def test_a_pdf_is_one_page_as_large_as_the_widget_is_on_the_screen(plot: FitPlot) -> None:
    content = picture(plot, ".pdf")
    assert content.startswith(b"%PDF-")
    (box,) = re.findall(rb"/MediaBox \[(.*?)\]", content)
    points_per_pixel = 72 / plot.logicalDpiX()
    assert [float(part) for part in box.split()] == pytest.approx(
        [0, 0, 900 * points_per_pixel, 500 * points_per_pixel], abs=0.5
    )
    shrink = re.search(rf"({NUMBER}) 0 0 -{NUMBER} 0 {NUMBER} cm", _pdf_page(content))
    assert shrink
    assert float(shrink[1]) == pytest.approx(points_per_pixel)


def test_an_svg_holds_lines_and_words_and_has_the_widgets_size(plot: FitPlot) -> None:
    text = picture(plot, ".svg").decode()
    assert 'viewBox="0 0 900 500"' in text
    assert text.count("<path") > 16
    assert {"hours", "hours = −b/w = 4.60", "9"} <= set(re.findall(r">([^<>]*?) *</text>", text))


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_drawing_a_picture_leaves_the_plot_as_it_was(plot: FitPlot, suffix: str) -> None:
    before, ranges = plot.grab().toImage(), (plot.plane.x_range, plot.plane.y_range)
    picture(plot, suffix)
    assert (plot.plane.x_range, plot.plane.y_range) == ranges
    assert plot.grab().toImage() == before


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_whole_window_is_drawn_with_the_plots_in_it(exam: Dataset, qtbot: QtBot, suffix: str) -> None:
    window, plot = QWidget(), FitPlot()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLabel("Sigmoid fit"))
    layout.addWidget(plot)
    window.resize(700, 420)
    window.show()
    show(plot, exam, WEIGHT, BIAS)
    QApplication.processEvents()
    content = picture(window, suffix)
    image = _from_png(content) if suffix == ".png" else _from_svg(content, 700, 420)
    for x, colour in ((1.0, LIGHT.class_0), (9.0, LIGHT.class_1)):
        place = plot.plane.point(x, float(x > 4.6))
        assert is_painted(image, plot.mapTo(window, place), colour, reach=1)
