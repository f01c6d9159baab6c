import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from lrviz.views.prediction import PredictionPanel
from lrviz.views.theme import DARK, LIGHT, Theme


@pytest.fixture
def panel(qtbot: QtBot) -> PredictionPanel:
    result = PredictionPanel()
    qtbot.addWidget(result)
    result.resize(270, 60)
    result.show_names("hours", ("fail", "pass"))
    return result


def _input(panel: PredictionPanel) -> QLineEdit:
    line = panel.findChild(QLineEdit, "prediction_input")
    assert isinstance(line, QLineEdit)
    return line


def _output(panel: PredictionPanel) -> QLabel:
    label = panel.findChild(QLabel, "prediction_output")
    assert isinstance(label, QLabel)
    return label


def _colour(panel: PredictionPanel) -> str:
    return _output(panel).palette().color(QPalette.ColorRole.WindowText).name().upper()


def test_a_number_is_asked_for_while_it_is_typed(panel: PredictionPanel, qtbot: QtBot) -> None:
    told: list[object] = []
    panel.prediction_requested.connect(told.append)
    qtbot.keyClicks(_input(panel), "5,5")
    _input(panel).clear()
    assert told == [5.0, 5.0, 5.5, None]


@pytest.mark.parametrize(
    ("probability", "label", "name", "text"),
    [
        (0.6238, 1, "pass", "P(pass) = 0.624 → PASS"),
        (0.0238, 0, "fail", "P(pass) = 0.024 → FAIL"),
        (None, None, "", "P(pass) = –"),
    ],
)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_answer_has_the_words_and_the_colour_of_its_class(
    panel: PredictionPanel, *, theme: Theme, probability: float | None, label: int | None, name: str, text: str
) -> None:
    _input(panel).setText("5")
    panel.show_theme(theme)
    panel.show_prediction(probability, label, name)
    assert _output(panel).text() == text
    assert _colour(panel) == {1: theme.class_1_text, 0: theme.class_0_text, None: theme.muted}[label]
    assert _output(panel).font().bold()


def test_every_digit_is_on_hover(panel: PredictionPanel) -> None:
    _input(panel).setText("5")
    panel.show_prediction(0.62384512345, 1, "pass")
    assert _output(panel).toolTip() == "P(pass) = 0.62384512345 → pass"


@pytest.mark.parametrize("text", ["abc", "1e999", "nan", "1 2"])
def test_bad_text_is_said_in_a_sentence_and_asks_for_nothing(panel: PredictionPanel, text: str) -> None:
    _input(panel).setText("5")
    panel.show_prediction(0.62, 1, "pass")
    told: list[object] = []
    panel.prediction_requested.connect(told.append)
    _input(panel).setText(text)
    panel.show_prediction(None, None, "")
    assert told == [None]
    assert _output(panel).text().startswith(f'"{text}" is ')
    assert _colour(panel) == LIGHT.error
    assert _input(panel).palette().color(QPalette.ColorRole.Text).name().upper() == LIGHT.error
    _input(panel).setText("5")
    panel.show_prediction(0.62, 1, "pass")
    assert _output(panel).text() == "P(pass) = 0.620 → PASS"
    assert _input(panel).palette().color(QPalette.ColorRole.Text).name().upper() != LIGHT.error


def test_an_empty_field_is_fine(panel: PredictionPanel) -> None:
    _input(panel).setText("5")
    panel.show_prediction(0.62, 1, "pass")
    _input(panel).clear()
    assert _output(panel).text() == "P(pass) = –"
    assert _colour(panel) == LIGHT.muted
    panel.show_prediction(0.62, 1, "pass")
    assert _output(panel).text() == "P(pass) = –"


def test_names_come_from_the_data(panel: PredictionPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.prediction_requested):
        panel.show_names("age", ("no", "yes"))
    assert "age" in [label.text() for label in panel.findChildren(QLabel)]
    assert _input(panel).accessibleName() == "age"
    assert _output(panel).text() == "P(yes) = –"


def test_a_long_class_name_leaves_room_for_the_number(panel: PredictionPanel) -> None:
    panel.show_names("hours", ("no", "admitted to the second year"))
    _input(panel).setText("5")
    panel.show_prediction(0.62, 1, "admitted to the second year")
    assert _output(panel).text() == "P(admitted to t…) = 0.620 → ADMITTED TO T…"
    assert "admitted to the second year" in _output(panel).toolTip()
