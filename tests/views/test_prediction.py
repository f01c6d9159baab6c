import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from lrviz.core.arrays import frozen
from lrviz.views.prediction import PredictionPanel
from lrviz.views.prediction_values import Answers
from lrviz.views.theme import DARK, LIGHT, Theme


@pytest.fixture
def panel(qtbot: QtBot) -> PredictionPanel:
    result = PredictionPanel()
    qtbot.addWidget(result)
    result.resize(270, 60)
    result.show_names(("hours",), ("fail", "pass"))
    return result


def _input(panel: PredictionPanel) -> QLineEdit:
    line = panel.findChild(QLineEdit, "prediction_input")
    assert isinstance(line, QLineEdit)
    return line


def _output(panel: PredictionPanel) -> QLabel:
    label = panel.findChild(QLabel, "prediction_output")
    assert isinstance(label, QLabel)
    return label


def _list(panel: PredictionPanel) -> QTableView:
    table = panel.findChild(QTableView, "prediction_list")
    assert isinstance(table, QTableView)
    return table


def _colour(panel: PredictionPanel) -> str:
    return _output(panel).palette().color(QPalette.ColorRole.WindowText).name().upper()


def _ask(panel: PredictionPanel, text: str, *probabilities: float, threshold: float = 0.5) -> None:
    _input(panel).setText(text)
    panel.show_answers(Answers(frozen(panel.students), frozen(probabilities), threshold))


def _cells(panel: PredictionPanel) -> list[list[str]]:
    model = _list(panel).model()
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_numbers_are_asked_for_while_they_are_typed(panel: PredictionPanel, qtbot: QtBot) -> None:
    told: list[object] = []
    panel.prediction_requested.connect(told.append)
    qtbot.keyClicks(_input(panel), "5,5")
    _input(panel).clear()
    _input(panel).setText("5; 6.5")
    assert told == [((5.0,),), ((5.0,),), ((5.5,),), (), ((5.0,), (6.5,))]


@pytest.mark.parametrize(
    ("probability", "threshold", "text", "label"),
    [
        (0.6238, 0.5, "P(pass) = 0.624 → PASS", 1),
        (0.0238, 0.5, "P(pass) = 0.024 → FAIL", 0),
        (0.6238, 0.7, "P(pass) = 0.624 → FAIL", 0),
        (0.7, 0.7, "P(pass) = 0.700 → PASS", 1),
        (np.nan, 0.5, "P(pass) = –", None),
    ],
)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_answer_has_the_words_and_the_colour_of_its_class(
    panel: PredictionPanel, *, theme: Theme, probability: float, threshold: float, text: str, label: int | None
) -> None:
    panel.show_theme(theme)
    _ask(panel, "5", probability, threshold=threshold)
    assert _output(panel).text() == text
    assert _colour(panel) == {1: theme.class_1_text, 0: theme.class_0_text, None: theme.muted}[label]
    assert _output(panel).font().bold()
    assert _list(panel).isHidden()


def test_every_digit_is_on_hover(panel: PredictionPanel) -> None:
    _ask(panel, "5", 0.62384512345)
    assert _output(panel).toolTip() == "P(pass) = 0.62384512345 → pass"


@pytest.mark.parametrize("text", ["abc", "1e999", "nan", "1_000"])
def test_bad_text_is_said_in_a_sentence_and_asks_for_nothing(panel: PredictionPanel, text: str) -> None:
    _ask(panel, "5", 0.62)
    told: list[object] = []
    panel.prediction_requested.connect(told.append)
    _ask(panel, text)
    assert told == [()]
    assert _output(panel).text().startswith(f'"{text}" is ')
    assert _colour(panel) == LIGHT.error
    assert _input(panel).palette().color(QPalette.ColorRole.Text).name().upper() == LIGHT.error
    assert _input(panel).accessibleDescription() == _output(panel).text()
    _ask(panel, "5", 0.62)
    assert _output(panel).text() == "P(pass) = 0.620 → PASS"
    assert _input(panel).palette().color(QPalette.ColorRole.Text).name().upper() != LIGHT.error


def test_an_empty_field_is_fine(panel: PredictionPanel) -> None:
    _ask(panel, "5", 0.62)
    _ask(panel, "")
    assert _output(panel).text() == "P(pass) = –"
    assert _colour(panel) == LIGHT.muted


def test_names_come_from_the_data(panel: PredictionPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.prediction_requested):
        panel.show_names(("age",), ("no", "yes"))
        panel.show_answers(Answers(np.empty((0, 1)), np.empty(0)))
    assert "age" in [label.text() for label in panel.findChildren(QLabel)]
    assert _input(panel).accessibleName() == "age"
    assert _output(panel).text() == "P(yes) = –"


def test_a_long_class_name_leaves_room_for_the_number(panel: PredictionPanel) -> None:
    panel.show_names(("hours",), ("no", "admitted to the second year"))
    _ask(panel, "5", 0.62)
    assert _output(panel).text() == "P(admitted to t…) = 0.620 → ADMITTED TO T…"
    assert "admitted to the second year" in _output(panel).toolTip()


def test_several_students_have_a_sum_and_a_list(panel: PredictionPanel) -> None:
    _ask(panel, "4; 5 6,5", 0.1, 0.5, 0.81234)
    assert _output(panel).text() == "2 of 3 PASS"
    assert _colour(panel) == LIGHT.ink
    assert _cells(panel) == [["4", "0.100", "FAIL"], ["5", "0.500", "PASS"], ["6.5", "0.812", "PASS"]]
    model = _list(panel).model()
    assert model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole) == "0.81234"
    colours = [model.index(row, 2).data(Qt.ItemDataRole.ForegroundRole).name().upper() for row in (0, 1)]
    assert colours == [LIGHT.class_0_text, LIGHT.class_1_text]
    assert not _list(panel).isHidden()


def test_one_without_a_probability_is_in_no_class(panel: PredictionPanel) -> None:
    _ask(panel, "4 5", np.nan, 0.6)
    assert _output(panel).text() == "1 of 2 PASS, 1 without a probability"
    assert _cells(panel)[0] == ["4", "–", ""]


def test_a_wrong_entry_is_named_and_the_others_are_still_answered(panel: PredictionPanel) -> None:
    _ask(panel, "4 x 6", 0.1, 0.8)
    assert _output(panel).text() == 'Student 2: "x" is not a number.'
    assert _colour(panel) == LIGHT.error
    assert [row[0] for row in _cells(panel)] == ["4", "6"]


def test_students_of_several_features_are_rows(panel: PredictionPanel) -> None:
    panel.show_names(("hours", "sleep"), ("fail", "pass"))
    _ask(panel, "6 7; 3 8.5", 0.9, 0.2)
    assert _cells(panel) == [["6", "7", "0.900", "PASS"], ["3", "8.5", "0.200", "FAIL"]]
    titles = [_list(panel).model().headerData(c, Qt.Orientation.Horizontal) for c in range(4)]
    assert titles == ["hours", "sleep", "P(pass)", "class"]


def test_the_list_is_equally_high_for_two_and_for_a_thousand(panel: PredictionPanel) -> None:
    _ask(panel, "4 5", 0.1, 0.9)
    few = panel.minimumSizeHint().height()
    _ask(panel, "4 " * 1000, *([0.1] * 1000))
    assert panel.minimumSizeHint().height() == few
    assert len(_cells(panel)) == 1000
    assert _output(panel).text() == "0 of 1,000 PASS"


def test_a_text_that_may_have_been_cut_off_is_refused(panel: PredictionPanel) -> None:
    _input(panel).setText("123456789 " * 20_000)
    assert panel.students == ()
    assert "too long" in _output(panel).text()


def test_the_list_is_copied_as_columns_with_every_digit(panel: PredictionPanel) -> None:
    _ask(panel, "4 −5 6", 0.1, 1 / 3, np.nan)
    panel.show()
    QTest.keyClick(_list(panel), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = ["hours\tP(pass)\tclass", "4\t0.1\tfail", "-5\t0.3333333333333333\tfail", "6\t\t"]
    assert QGuiApplication.clipboard().text() == "\n".join(lines)
    _list(panel).selectRow(1)
    _list(panel).copy()
    assert QGuiApplication.clipboard().text() == "\n".join([lines[0], lines[2]])


def test_what_is_selected_stays_so_while_the_numbers_move(panel: PredictionPanel) -> None:
    _ask(panel, "4 5 6", 0.1, 0.2, 0.3)
    _list(panel).selectRow(2)
    _ask(panel, "4 5 6", 0.2, 0.3, 0.4)
    assert [index.row() for index in _list(panel).selectionModel().selectedRows()] == [2]
    _ask(panel, "4 5", 0.2, 0.3)
    assert _list(panel).selectionModel().selectedRows() == []


def test_the_line_says_what_is_no_probability(panel: PredictionPanel) -> None:
    label = panel.findChild(QLabel, "prediction_line")
    _ask(panel, "20", 0.99)
    assert label.isHidden()
    panel.show_answers(Answers(frozen([[20.0]]), frozen([0.99]), line=frozen([3.19367])))
    assert label.text() == "line: 3.194, no probability"
    assert not label.isHidden()
    _input(panel).setText("20 0")
    panel.show_answers(Answers(frozen([[20.0], [0.0]]), frozen([0.99, 0.01]), line=frozen([3.19367, -0.3463])))
    assert label.isHidden()
    assert [row[-1] for row in _cells(panel)] == ["3.194", "−0.346"]


def test_the_room_of_the_list_is_released_when_it_goes(panel: PredictionPanel, qtbot: QtBot) -> None:
    _ask(panel, "4 5", 0.1, 0.9)
    with qtbot.waitSignal(panel.room_released):
        _ask(panel, "4", 0.1)
    with qtbot.assertNotEmitted(panel.room_released, wait=80):
        _ask(panel, "5", 0.1)
