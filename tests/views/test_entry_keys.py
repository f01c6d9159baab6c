from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.entry_keys import EntryKeys
from lrviz.views.prediction import PredictionPanel
from lrviz.views.transport import Transport


def test_enter_ends_an_entry_after_the_control_has_taken_it(qtbot: QtBot) -> None:
    entry = QLineEdit()
    qtbot.addWidget(entry)
    taken: list[str] = []
    entry.returnPressed.connect(lambda: taken.append("taken"))
    keys = EntryKeys(entry)
    keys.ended.connect(lambda: taken.append("ended"))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(keys.ended, timeout=1000):
            qtbot.keyClick(entry, key)
    assert taken == ["taken", "ended"] * 2
    with qtbot.assertNotEmitted(keys.ended, wait=50):
        qtbot.keyClicks(entry, "5 ")


def test_a_learning_rate_a_limit_and_a_question_end_with_enter(qtbot: QtBot) -> None:
    transport, panel = Transport(Actions()), PredictionPanel()
    for bar, names in ((transport, ("learning_rate", "iteration_limit")), (panel, ("prediction_input",))):
        qtbot.addWidget(bar)
        for name in names:
            box = bar.findChild(QWidget, name)
            with qtbot.waitSignal(bar.entry_ended, timeout=1000):
                qtbot.keyClick(box, Qt.Key.Key_Return)
