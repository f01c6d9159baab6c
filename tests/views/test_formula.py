import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lrviz.views.formula import FormulaView
from lrviz.views.theme import DARK, LIGHT

SIGMOID = r"\sigma(z) = \frac{1}{1 + e^{-z}}"
LONG = r"J(w, b) = -\frac{1}{m} \sum_{i=1}^{m} \left[ y_i \log h_i + (1 - y_i) \log (1 - h_i) \right]"


def shown(qtbot: QtBot, tex: str, width: int = 360) -> FormulaView:
    view = FormulaView(tex)
    qtbot.addWidget(view)
    view.resize(width, 10)
    view.resize(width, view.sizeHint().height())
    return view


def pixels(view: FormulaView, ratio: float = 1.0) -> np.ndarray:
    """Return the picture (height, width, 4) of the view, drawn on nothing."""
    image = QImage(view.size() * ratio, QImage.Format.Format_RGBA8888)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    view.render(image, renderFlags=view.RenderFlag.DrawChildren)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:, : image.width()].copy()


def drawn(view: FormulaView, ratio: float = 1.0) -> tuple[int, int, int, int]:
    """Return the first and the last column, and the first and the last row, that are not empty."""
    opaque = pixels(view, ratio)[..., 3] > 0
    columns, rows = np.flatnonzero(opaque.any(axis=0)), np.flatnonzero(opaque.any(axis=1))
    return int(columns[0]), int(columns[-1]), int(rows[0]), int(rows[-1])


def test_a_formula_is_drawn_centred_and_whole(qtbot: QtBot) -> None:
    view = shown(qtbot, SIGMOID)
    assert view.is_drawn
    left, right, top, bottom = drawn(view)
    assert abs(left - (view.width() - 1 - right)) <= 4
    assert top > 0
    assert bottom < view.height() - 1
    assert right - left > 80


def test_a_long_formula_is_made_smaller_until_it_fits(qtbot: QtBot) -> None:
    wide, narrow = shown(qtbot, LONG, 600), shown(qtbot, LONG, 200)
    for view in (wide, narrow):
        left, right, top, bottom = drawn(view)
        assert left >= 0
        assert right < view.width()
        assert top > 0
        assert bottom < view.height() - 1
    assert drawn(narrow)[1] - drawn(narrow)[0] > 180
    assert narrow.sizeHint().height() < wide.sizeHint().height()


def test_it_is_drawn_from_its_paths_on_a_finer_screen(qtbot: QtBot) -> None:
    view = shown(qtbot, SIGMOID)
    coarse, fine = pixels(view), pixels(view, 3.0)
    enlarged = coarse.repeat(3, axis=0).repeat(3, axis=1)
    partly = [(picture[..., 3] % 255 > 0).mean() for picture in (enlarged, fine)]
    assert partly[1] < partly[0] / 2  # of an enlarged picture as many pixels would lie on an edge


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_in_the_ink_of_the_theme(qtbot: QtBot, theme: type(LIGHT)) -> None:
    view = shown(qtbot, SIGMOID)
    view.show_theme(theme)
    picture = pixels(view, 3.0)
    ink = QColor(theme.ink)
    full = picture[picture[..., 3] == 255]
    assert len(full) > 10
    assert np.abs(full[:, :3].astype(int) - [ink.red(), ink.green(), ink.blue()]).max() <= 2


@pytest.mark.parametrize("tex", [r"\frac{", r"\left( x", "x & y", "{" * 1500, "%"])
def test_what_cannot_be_read_is_shown_as_its_source(qtbot: QtBot, tex: str, capsys: pytest.CaptureFixture[str]) -> None:
    view = shown(qtbot, tex)
    assert not view.is_drawn
    left, right, _, bottom = drawn(view)
    assert left < 10
    assert right < view.width()
    assert bottom <= view.height()
    assert capsys.readouterr() == ("", "")


def test_a_screen_reader_is_told_the_source(qtbot: QtBot) -> None:
    assert shown(qtbot, SIGMOID).accessibleName() == f"Formula: {SIGMOID}"
