"""w and b by hand: what to set, how good it is, and in which coordinates the descent goes on from there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lrviz.core.chart import parameter_names
from lrviz.views.entry_keys import EntryKeys
from lrviz.views.formatting import elided
from lrviz.views.hand_read_outs import HandReadOuts
from lrviz.views.hold import Hold
from lrviz.views.parameter_controls import ParameterInput, ParameterSlider
from lrviz.views.silence import silenced
from lrviz.views.style import field_palette
from lrviz.views.theme import Theme
from lrviz.views.wheel_guard import WheelGuard

_STANDARDIZE_TIP = (
    "The descent then runs on (x − mean) / standard deviation, in a rounder valley. "
    "w and b are told in the data's own units all the same."
)
_BIAS_TIP = "The bias b moves the curve sideways: it passes one half at −b/w."
_WEIGHT_TIP = "The weight w makes the curve steep; its sign says to which side it rises."


class ParametersPanel(QWidget):
    """Shows θ = (w₁ … w_d, b) in the data's own units, one weight at a time; tells what the user sets."""

    parameters_drag_started = Signal()
    """A slider or a field was taken hold of: what changes until `parameters_drag_finished` is one change."""
    parameters_changed = Signal(int, float)
    """Which parameter, 0 … d, the last of which is b; and its value."""
    parameters_drag_finished = Signal()
    standardization_requested = Signal(bool)
    entry_ended = Signal()
    """A number was typed and ended with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ("x",)
        self._parameters: tuple[float, ...] = (0.0, 0.0)
        self._reach: tuple[float, ...] = (1.0, 1.0)
        self._symbol = QLabel("w")
        self._choice = _weight_choice()
        self._weight_slider, self._bias_slider = ParameterSlider("weight_slider"), ParameterSlider("bias_slider")
        self._weight_input, self._bias_input = ParameterInput("weight_input"), ParameterInput("bias_input")
        self._read_outs = HandReadOuts()
        self._standardize = QCheckBox("Descend on standardised features")
        self._standardize.setObjectName("standardize")
        self._standardize.setToolTip(_STANDARDIZE_TIP)
        self._place()
        self._name_controls()
        self._holds = [Hold(control) for control in self._controls]
        self._connect()
        self.show_features(self._names)

    @property
    def _controls(self) -> tuple[ParameterSlider, ParameterInput, ParameterSlider, ParameterInput]:
        return self._weight_slider, self._weight_input, self._bias_slider, self._bias_input

    def _place(self) -> None:
        self._caption = QStackedWidget()
        self._caption.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._caption.addWidget(self._symbol)
        self._caption.addWidget(self._choice)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(QLabel("b"), 1, 0)
        for row, (slider, field) in enumerate(((self._controls[:2]), (self._controls[2:]))):
            grid.addWidget(slider, row, 1)
            grid.addWidget(field, row, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addLayout(grid)
        page.addWidget(self._read_outs)
        page.addWidget(self._standardize)
        page.addStretch(1)

    def _name_controls(self) -> None:
        for slider, field, name, tip in (
            (self._weight_slider, self._weight_input, "Weight w", _WEIGHT_TIP),
            (self._bias_slider, self._bias_input, "Bias b", _BIAS_TIP),
        ):
            slider.setAccessibleName(name)
            field.setAccessibleName(name)
            slider.setToolTip(tip)

    def _connect(self) -> None:
        self._weight_slider.value_chosen.connect(self._on_weight_set)
        self._weight_input.valueChanged.connect(self._on_weight_set)
        self._bias_slider.value_chosen.connect(self._on_bias_set)
        self._bias_input.valueChanged.connect(self._on_bias_set)
        for hold in self._holds:
            hold.started.connect(self.parameters_drag_started)
            hold.finished.connect(self.parameters_drag_finished)
        for field in (self._weight_input, self._bias_input):
            field.editingFinished.connect(self._show)
            EntryKeys(field).ended.connect(self.entry_ended)
        self._choice.currentIndexChanged.connect(self._show)
        self._standardize.toggled.connect(self.standardization_requested)

    @property
    def is_held(self) -> bool:
        """Whether a slider or a field is held now."""
        return any(hold.is_held for hold in self._holds)

    def show_features(self, names: Sequence[str]) -> None:
        """Take the names of the features; with several of them one says which weight is shown."""
        if tuple(names) == self._names and self._choice.count() == len(names):
            return
        chosen = self._choice.currentIndex() if len(names) == len(self._names) else 0
        self._names = tuple(names)
        with silenced(self._choice):
            self._choice.clear()
            *weights, _ = parameter_names(len(names), is_standardized=False)
            self._choice.addItems([f"{weight} {elided(name)}" for weight, name in zip(weights, names, strict=True)])
            self._choice.setCurrentIndex(max(chosen, 0))
        has_several = len(names) > 1
        self._caption.setCurrentWidget(self._choice if has_several else self._symbol)
        shown = self._caption.currentWidget()
        assert shown is not None
        self._caption.setFixedSize(shown.sizeHint())
        self.show_parameters((0.0,) * (len(names) + 1), (1.0,) * (len(names) + 1))

    def show_parameters(self, parameters: Sequence[float], reach: Sequence[float]) -> None:
        """Show θ (d + 1), and how far its sliders go (d + 1)."""
        self._parameters, self._reach = tuple(parameters), tuple(reach)
        self._show()

    def show_costs(self, cost: float | None, best: float | None, distance: float | None) -> None:
        """Show J, J* and the gap between them; None where it is not known."""
        self._read_outs.show_costs(cost, best, distance)

    def show_standardization(self, *, is_standardized: bool) -> None:
        """Show whether the descent runs on standardised features."""
        with silenced(self._standardize):
            self._standardize.setChecked(is_standardized)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the fields from `theme`."""
        self._weight_input.show_theme(theme)
        self._bias_input.show_theme(theme)
        for control in (self._standardize, self._choice):
            control.setPalette(field_palette(theme))

    def _show(self) -> None:
        """Show the chosen weight, the bias, and what the weight means."""
        place = max(self._choice.currentIndex(), 0)
        for slider, field, index in (
            (self._weight_slider, self._weight_input, place),
            (self._bias_slider, self._bias_input, -1),
        ):
            value, reach = self._parameters[index], self._reach[index]
            slider.show_value(value, reach)
            field.show_reach(reach)
            field.show_number(value)
        self._read_outs.show_odds_ratio(self._names[place], self._parameters[place])

    def _on_weight_set(self, value: float) -> None:
        self.parameters_changed.emit(max(self._choice.currentIndex(), 0), value)

    def _on_bias_set(self, value: float) -> None:
        self.parameters_changed.emit(len(self._names), value)


def _weight_choice() -> QComboBox:
    choice = QComboBox()
    choice.setObjectName("weight_choice")
    choice.setAccessibleName("Weight that the slider moves")
    choice.setToolTip("Which of the weights the slider moves")
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(6)
    choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    WheelGuard(choice)
    return choice
