import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lrviz.core.metrics import Confusion
from lrviz.views.confusion_table import ConfusionTable
from lrviz.views.theme import DARK, LIGHT

COUNTS = Confusion(tp=70, fp=11, fn=2, tn=345)


@pytest.fixture
def table(qtbot: QtBot) -> ConfusionTable:
    result = ConfusionTable()
    qtbot.addWidget(result)
    result.resize(220, 60)
    with qtbot.waitExposed(result):
        result.show()
    return result


def value(table: ConfusionTable, name: str) -> QLabel:
    return table.findChild(QLabel, f"{name}_value")


def test_every_count_stands_where_it_belongs(table) -> None:
    table.show_confusion(COUNTS, ("fail", "pass"))
    assert {name: value(table, name).text() for name in ("tp", "fp", "fn", "tn")} == {
        "tp": "70",
        "fp": "11",
        "fn": "2",
        "tn": "345",
    }
    places = {name: value(table, name).mapTo(table, QPointF()) for name in ("tp", "fp", "fn", "tn")}
    assert places["tn"].y() == places["fp"].y() < places["fn"].y() == places["tp"].y()
    assert abs(places["tn"].x() - places["fn"].x()) < 5 < places["tp"].x() - places["fn"].x()
    words = {label.text(): label.mapTo(table, QPointF()) for label in table.findChildren(QLabel)}
    assert words["● fail"].y() == pytest.approx(places["fp"].y(), abs=4)
    assert words["▲ pass"].y() == pytest.approx(places["tp"].y(), abs=4)
    assert words["→ fail"].x() < words["→ pass"].x()


def test_a_tool_tip_says_what_is_counted(table) -> None:
    table.show_confusion(COUNTS, ("sick", "well"))
    assert value(table, "fp").toolTip() == "11 false positives: sick, predicted well"
    assert value(table, "fn").toolTip() == "2 false negatives: well, predicted sick"
    assert value(table, "tn").accessibleName() == "True negatives"


def test_without_counts_they_are_undefined(table) -> None:
    table.show_confusion(None, ("fail", "pass"))
    assert {value(table, name).text() for name in ("tp", "fp", "fn", "tn")} == {"–"}


def test_a_million_is_never_cut_off(table, qtbot: QtBot) -> None:
    table.show_confusion(Confusion(1_000_000, 999_999, 0, 123_456), ("fail", "pass"))
    for name in ("tp", "fp", "tn"):
        label = value(table, name)
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_long_class_names_take_no_more_room_than_short_ones_need(table) -> None:
    table.show_confusion(COUNTS, ("no", "yes"))
    narrow = table.sizeHint().width()
    table.show_confusion(COUNTS, ("did not survive the accident", "survived the accident"))
    assert table.sizeHint().width() < narrow + 60
    assert any(label.text() == "● did not survive the accident" for label in table.findChildren(QLabel))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_right_cells_are_strongly_and_wrong_ones_faintly_in_the_predicted_colour(table, theme) -> None:
    table.show_theme(theme)
    table.show_confusion(COUNTS, ("fail", "pass"))
    shade = {}
    picture = table.grab().toImage()
    for name, colour in (("tn", theme.class_0), ("fn", theme.class_0), ("fp", theme.class_1), ("tp", theme.class_1)):
        cell = value(table, name).parentWidget()
        seen = picture.pixelColor(cell.mapTo(table, QPointF(12, cell.height() - 2)).toPoint())
        ground = table.palette().color(QPalette.ColorRole.Window)
        towards = [b - a for a, b in zip(ground.getRgb()[:3], QColor(colour).getRgb()[:3], strict=True)]
        moved = [b - a for a, b in zip(ground.getRgb()[:3], seen.getRgb()[:3], strict=True)]
        shade[name] = sum(a * b for a, b in zip(towards, moved, strict=True)) / sum(a * a for a in towards)
    assert shade["tn"] == pytest.approx(0.22, abs=0.04)
    assert shade["tp"] == pytest.approx(0.22, abs=0.04)
    assert shade["fn"] == pytest.approx(0.07, abs=0.03)
    assert shade["fp"] == pytest.approx(0.07, abs=0.03)
