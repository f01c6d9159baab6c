import math
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.card import Card
from lrviz.views.parameter_controls import ParameterInput, ParameterSlider
from lrviz.views.parameters_panel import ParametersPanel
from lrviz.views.theme import DARK

Named = TypeVar("Named", bound=QObject)
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """The panel in its card, and what it tells."""

    def __init__(self, qtbot: QtBot) -> None:
        self.panel = ParametersPanel()
        self.card = Card("Parameters by hand", self.panel)
        qtbot.addWidget(self.card)
        self.card.resize(320, 220)
        self.card.show()
        self.panel.show_features(("hours",))
        self.panel.show_parameters((1.5, -7.25), (5.0, 20.0))
        self.told: list[object] = []
        self.panel.parameters_drag_started.connect(lambda: self.told.append("started"))
        self.panel.parameters_drag_finished.connect(lambda: self.told.append("finished"))
        self.panel.parameters_changed.connect(lambda index, value: self.told.append((index, value)))
        self.panel.standardization_requested.connect(self.told.append)
        QApplication.processEvents()

    def find(self, kind: type[Named], name: str) -> Named:
        (found,) = self.panel.findChildren(kind, name)
        return found

    def slider(self, name: str) -> ParameterSlider:
        return self.find(ParameterSlider, f"{name}_slider")

    def input(self, name: str) -> ParameterInput:
        return self.find(ParameterInput, f"{name}_input")

    def read(self, name: str) -> str:
        return self.find(QLabel, f"{name}_value").text()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def place(slider: ParameterSlider, share: float) -> QPoint:
    return QPointF(slider.place_of(share), slider.height() / 2).toPoint()


def test_it_shows_w_and_b_as_numbers_and_on_sliders(desk: Desk) -> None:
    assert (desk.input("weight").text(), desk.input("bias").text()) == ("1.5000", "−7.2500")
    assert (desk.slider("weight").meaning(), desk.slider("bias").meaning()) == (1.5, -7.25)
    assert desk.slider("weight").value() / desk.slider("weight").maximum() == pytest.approx(0.3)
    assert desk.slider("bias").value() / desk.slider("bias").maximum() == pytest.approx(-0.3625, abs=1e-3)
    assert desk.told == []


@pytest.mark.parametrize(("name", "index", "reach"), [("weight", 0, 5.0), ("bias", 1, 20.0)])
def test_a_drag_of_a_slider_is_told_from_its_press_to_its_release(
    desk: Desk, qtbot: QtBot, name: str, index: int, reach: float
) -> None:
    slider = desk.slider(name)
    qtbot.mousePress(slider, LEFT, pos=place(slider, 0.75))
    assert desk.panel.is_held
    qtbot.mouseMove(slider, place(slider, 1.0))
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, 1.0))
    first, (moved_index, value), (_, end), last = desk.told
    assert (first, last, moved_index) == ("started", "finished", index)
    assert value == pytest.approx(reach / 2, abs=reach / 50)
    assert end == reach
    assert not desk.panel.is_held


@pytest.mark.parametrize(("text", "value"), [("2,5", 2.5), ("-1e-3", -1e-3), ("123456", 123456.0)])
@pytest.mark.parametrize("index", [0, 1], ids=["weight", "bias"])
def test_any_number_can_be_typed(desk: Desk, qtbot: QtBot, index: int, text: str, value: float) -> None:
    field = desk.input(("weight", "bias")[index])
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(desk.panel.entry_ended):
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [told for told in desk.told if isinstance(told, tuple)] == [(index, value)]
    assert desk.told[-1] == "finished"


def test_the_arrows_of_a_field_go_a_hundredth_of_the_way(desk: Desk, qtbot: QtBot) -> None:
    for name, key in (("weight", Qt.Key.Key_Up), ("bias", Qt.Key.Key_Down)):
        qtbot.keyClick(desk.input(name), key)
    assert desk.told == ["started", (0, 1.55), "finished", "started", (1, -7.45), "finished"]


def test_showing_tells_nothing_and_keeps_every_digit(desk: Desk) -> None:
    weight = 1.6996683625242224
    desk.panel.show_parameters((weight, 1e9), (5.0, 20.0))
    assert desk.input("weight").value() == weight
    assert desk.input("weight").toolTip() == "1.6996683625242224"
    assert desk.slider("bias").value() == desk.slider("bias").maximum()
    assert desk.slider("bias").meaning() == 1e9
    desk.panel.show_standardization(is_standardized=True)
    desk.panel.show_features(("a", "b"))
    desk.panel.show_costs(0.2, 0.1, 0.1)
    assert desk.told == []


def test_it_compares_the_cost_with_the_best(desk: Desk) -> None:
    desk.panel.show_costs(0.2345, 0.15693828570192214, 0.0776)
    assert (desk.read("hand_cost"), desk.read("best_cost"), desk.read("hand_gap")) == ("0.2345", "0.1569", "7.76e-02")
    assert desk.find(QLabel, "best_cost_value").toolTip() == "0.15693828570192214"
    desk.panel.show_costs(0.2345, None, None)
    assert (desk.read("hand_cost"), desk.read("best_cost"), desk.read("hand_gap")) == ("0.2345", "–", "–")
    assert "No single minimum" in desk.find(QLabel, "best_cost_value").toolTip()
    desk.panel.show_costs(math.nan, None, None)
    assert desk.read("hand_cost") == "–"


@pytest.mark.parametrize(
    ("weight", "text"),
    [
        (1.6996683625242224, "5.4721"),
        (0.0, "1.0000"),
        (-1.0, "0.3679"),
        (709.0, "8.218e+307"),
        (710.0, "–"),
        (1e300, "–"),
        (-800.0, "0.0000"),
        (math.inf, "–"),
        (-math.inf, "0.0000"),
        (math.nan, "–"),
    ],
)
def test_the_odds_ratio_is_e_to_the_weight(desk: Desk, weight: float, text: str) -> None:
    desk.panel.show_parameters((weight, 0.0), (5.0, 20.0))
    assert desk.read("odds_ratio") == text
    assert any("hours + 1 multiplies the odds by" in label.text() for label in desk.panel.findChildren(QLabel))


def test_what_is_no_number_is_undefined_and_leaves_the_sliders_alone(desk: Desk) -> None:
    before = desk.slider("weight").value()
    desk.panel.show_parameters((math.nan, math.inf), (5.0, 20.0))
    assert (desk.input("weight").text(), desk.input("bias").text()) == ("–", "–")
    assert desk.slider("weight").value() == before
    assert desk.slider("bias").value() == desk.slider("bias").maximum()


def test_with_several_features_one_says_which_weight_is_moved(desk: Desk, qtbot: QtBot) -> None:
    choice = desk.find(QComboBox, "weight_choice")
    assert not choice.isVisible()
    desk.panel.show_features(("hours", "sleep", "luck"))
    desk.panel.show_parameters((1.0, 2.0, 3.0, 4.0), (5.0, 6.0, 7.0, 8.0))
    assert choice.isVisible()
    assert [choice.itemText(row) for row in range(choice.count())] == ["w₁ hours", "w₂ sleep", "w₃ luck"]
    assert desk.input("weight").text() == "1.0000"
    choice.setCurrentIndex(1)
    assert desk.input("weight").text() == "2.0000"
    assert desk.slider("weight").meaning_range() == (-6.0, 6.0)
    assert (desk.input("bias").text(), desk.slider("bias").meaning_range()) == ("4.0000", (-8.0, 8.0))
    assert any("sleep + 1" in label.text() for label in desk.panel.findChildren(QLabel))
    qtbot.keyClick(desk.slider("weight"), Qt.Key.Key_End)
    qtbot.keyClick(desk.slider("bias"), Qt.Key.Key_Home)
    assert [told for told in desk.told if isinstance(told, tuple)] == [(1, 6.0), (3, -8.0)]


def test_the_chosen_weight_stays_chosen_while_only_names_change(desk: Desk) -> None:
    choice = desk.find(QComboBox, "weight_choice")
    desk.panel.show_features(("hours", "sleep"))
    choice.setCurrentIndex(1)
    desk.panel.show_features(("hours", "rest"))
    assert choice.currentText() == "w₂ rest"
    desk.panel.show_features(("hours",))
    desk.panel.show_parameters((1.0, 2.0), (5.0, 6.0))
    assert desk.input("weight").text() == "1.0000"
    assert not choice.isVisible()


def test_what_is_typed_while_a_run_goes_on_is_not_lost(desk: Desk, qtbot: QtBot) -> None:
    field = desk.input("weight")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "abc")
    desk.panel.show_parameters((9.0, 9.0), (15.0, 20.0))
    assert field.text() == "abc"
    desk.input("bias").setFocus()
    assert field.text() == "9.0000", "a text that was given up shows the present number, not the one before"


def test_the_check_box_tells_what_is_wished(desk: Desk, qtbot: QtBot) -> None:
    box = desk.find(QCheckBox, "standardize")
    assert "data's own units" in box.toolTip()
    box.click()
    box.click()
    assert desk.told == [True, False]


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.panel.show_features(("hours", "sleep"))
    for kind in (ParameterSlider, QDoubleSpinBox, QComboBox, QCheckBox):
        for control in desk.panel.findChildren(kind):
            assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control.objectName()
    slider = QAccessible.queryAccessibleInterface(desk.slider("bias"))
    assert slider.valueInterface().currentValue() == 0.0
    slider.valueInterface().setCurrentValue(0.5)
    assert [told for told in desk.told if isinstance(told, tuple)] == [(2, 0.5)]


@pytest.mark.parametrize("names", [("hours",), ("hours of sleep a night", "x")], ids=["one", "two"])
def test_at_three_hundred_pixels_nothing_is_cut_off_or_overlaps(desk: Desk, names: tuple[str, ...]) -> None:
    desk.panel.show_features(names)
    desk.panel.show_theme(DARK)
    desk.panel.show_costs(0.2345, 0.1569, 0.0776)
    desk.card.resize(300, 216)
    QApplication.processEvents()
    assert desk.panel.minimumSizeHint().height() <= desk.panel.height()
    assert desk.panel.minimumSizeHint().width() <= desk.panel.width()
    seen = [
        w for w in desk.panel.findChildren(QWidget) if w.isVisible() and w.objectName().endswith(("_value", "_input"))
    ]
    for widget in seen:
        corner = widget.mapTo(desk.panel, QPoint(0, 0))
        assert desk.panel.rect().contains(widget.rect().translated(corner)), widget.objectName()
