import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lrviz.core.metrics import Confusion
from lrviz.views.rates_table import RatesTable


@pytest.fixture
def table(qtbot: QtBot) -> RatesTable:
    result = RatesTable()
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def value(table: RatesTable, name: str) -> QLabel:
    return table.findChild(QLabel, f"{name}_value")


def test_rates_are_told_with_four_decimals_and_as_the_shares_they_are(table) -> None:
    table.show_confusion(Confusion(tp=6, fp=1, fn=2, tn=7))
    table.show_auc(0.984375)
    texts = {name: value(table, name).text() for name in ("accuracy", "precision", "recall", "auc")}
    assert texts == {"accuracy": "0.8125", "precision": "0.8571", "recall": "0.7500", "auc": "0.9844"}
    assert value(table, "accuracy").toolTip() == "13 / 16 = 0.8125"
    assert value(table, "precision").toolTip() == f"6 / 7 = {6 / 7!r}"
    assert value(table, "recall").toolTip() == "6 / 8 = 0.75"
    assert value(table, "auc").toolTip() == "0.984375"


def test_a_rate_without_a_denominator_is_a_dash_and_not_zero(table) -> None:
    table.show_confusion(Confusion(tp=0, fp=0, fn=3, tn=5))
    table.show_auc(None)
    texts = {name: value(table, name).text() for name in ("accuracy", "precision", "recall", "auc")}
    assert texts == {"accuracy": "0.6250", "precision": "–", "recall": "0.0000", "auc": "–"}
    assert "divide" in value(table, "precision").toolTip()
    table.show_confusion(None)
    assert {value(table, name).text() for name in ("accuracy", "precision", "recall")} == {"–"}


@pytest.mark.parametrize("columns", [1, 2])
def test_it_takes_the_size_that_it_says(table, columns: int) -> None:
    table.show_in_columns(columns)
    needed, told = table.sizeHint(), table.size_in_columns(columns)
    assert told.width() - 8 <= needed.width() <= told.width()
    assert told.height() - 6 <= needed.height() <= told.height() + 4


def test_in_two_columns_nothing_overlaps(table, qtbot: QtBot) -> None:
    for columns in (2, 1, 2):
        table.show_in_columns(columns)
        table.resize(table.size_in_columns(columns))
        qtbot.wait(1)
        labels = table.findChildren(QLabel)
        for index, label in enumerate(labels):
            assert not any(label.geometry().intersects(other.geometry()) for other in labels[index + 1 :])
