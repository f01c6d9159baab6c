import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from lrviz.views.generate_dialog import GenerateDialog, Recipe
from lrviz.views.theme import DARK


@pytest.fixture
def dialog(qtbot: QtBot) -> GenerateDialog:
    result = GenerateDialog()
    qtbot.addWidget(result)
    result.ask()
    QApplication.processEvents()
    return result


def summary(dialog: GenerateDialog) -> str:
    return dialog.findChild(QLabel, "generate_summary").text().replace("\u00a0", " ")


def test_the_window_can_be_worked_with_while_it_is_open(dialog: GenerateDialog) -> None:
    assert dialog.isVisible()
    assert not dialog.isModal()


def test_enter_in_the_first_field_makes_what_was_typed(dialog: GenerateDialog, qtbot: QtBot) -> None:
    made: list[Recipe] = []
    dialog.data_requested.connect(made.append)
    samples = dialog.findChild(QSpinBox, "generate_samples")
    samples.selectAll()
    qtbot.keyClicks(samples, "250")
    qtbot.keyClick(samples, Qt.Key.Key_Return)
    assert made == [Recipe(250, 1.0, 1, 1)]
    assert dialog.isVisible(), "so that another can be made"


def test_all_four_are_told_when_make_is_pressed(dialog: GenerateDialog, qtbot: QtBot) -> None:
    noise = dialog.findChild(QDoubleSpinBox, "generate_noise")
    noise.setFocus()
    noise.selectAll()
    qtbot.keyClicks(noise, "0,25")
    dialog.findChild(QSpinBox, "generate_seed").setValue(2**31 - 1)
    dialog.findChild(QComboBox, "generate_features").setCurrentIndex(1)
    with qtbot.waitSignal(dialog.data_requested) as told:
        dialog.findChild(QPushButton, "generate_make").click()
    assert told.args == [Recipe(100, 0.25, 2**31 - 1, 2)]


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("6", 1.0), ("-1", 1.0), ("5", 5.0), ("1e-3", 1e-3)])
def test_a_noise_from_none_to_five_is_taken_and_no_other(
    dialog: GenerateDialog, qtbot: QtBot, text: str, value: float
) -> None:
    noise = dialog.findChild(QDoubleSpinBox, "generate_noise")
    noise.setFocus()
    noise.selectAll()
    qtbot.keyClicks(noise, text)
    dialog.findChild(QSpinBox, "generate_seed").setFocus()
    assert dialog.recipe.noise == value


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (Recipe(100, 1.0, 1, 1), ("100 students with hours", "w = 1.00", "b = −5.00", "5 hours")),
        (Recipe(100_000, 0.5, 1, 2), ("100,000 students with hours and sleep", "w₁ = w₂ = 2.00", "b = −24.00", "= 12")),
        (Recipe(20, 0.0, 1, 1), ("20 students", "All pass from 5 hours on", "parted")),
        (Recipe(20, 1e-310, 1, 1), ("w = –",)),
    ],
)
def test_a_line_says_what_will_come_of_it(dialog: GenerateDialog, recipe: Recipe, words: tuple[str, ...]) -> None:
    dialog.show_recipe(recipe)
    assert dialog.recipe == recipe
    assert all(word in summary(dialog) for word in words)


def test_the_line_follows_every_field(dialog: GenerateDialog) -> None:
    seen = {summary(dialog)}
    dialog.findChild(QSpinBox, "generate_samples").setValue(7)
    seen.add(summary(dialog))
    dialog.findChild(QDoubleSpinBox, "generate_noise").setValue(2.0)
    seen.add(summary(dialog))
    dialog.findChild(QComboBox, "generate_features").setCurrentIndex(1)
    seen.add(summary(dialog))
    assert len(seen) == 4


def test_showing_a_recipe_makes_nothing(dialog: GenerateDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.data_requested):
        dialog.show_recipe(Recipe(5, 0.5, 3, 2))
        dialog.show_theme(DARK)


def test_escape_closes_it_and_makes_nothing(dialog: GenerateDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.data_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_field_has_a_name(dialog: GenerateDialog) -> None:
    fields = [*dialog.findChildren(QSpinBox), *dialog.findChildren(QDoubleSpinBox), *dialog.findChildren(QComboBox)]
    assert len(fields) == 4
    assert all(field.accessibleName() and field.objectName() for field in fields)
