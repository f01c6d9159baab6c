"""The panels of the window: each view in a card, with what belongs in the card's header."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from lrviz.views.action_button import action_button
from lrviz.views.actions import Actions
from lrviz.views.card import Card
from lrviz.views.read_out import ReadOut

LEGEND = "■ start   ● now   × minimum"
HYPOTHESIS = "h(x) = σ(w·x + b)"


@dataclass(frozen=True)
class Bodies:
    """The views that get a card."""

    table: QWidget
    prediction: QWidget
    fit: QWidget
    step: QWidget
    landscape: QWidget
    convergence: QWidget


class Panels:
    """The cards by name, and the read-out of the decision boundary in the header of the fit."""

    def __init__(self, bodies: Bodies, actions: Actions) -> None:
        self.data = _card("data", "Training data", bodies.table)
        self.prediction = _card("prediction", "Predict", bodies.prediction)
        self.fit = _card("fit", "Sigmoid fit", bodies.fit)
        self.step = _card("step", "This iteration", bodies.step)
        self.landscape = _card("landscape", "Cost landscape J(w, b)", bodies.landscape)
        self.convergence = _card("convergence", "Convergence", bodies.convergence)
        self.boundary = ReadOut("boundary_value", "Decision boundary −b/w", "−12.3456")
        for action in (actions.add_row, actions.remove_rows):
            self.data.add_header_widget(action_button(action, Qt.ToolButtonStyle.ToolButtonIconOnly))
        self.fit.show_subtitle(HYPOTHESIS)
        caption = QLabel("boundary −b/w")
        caption.setProperty("muted", True)
        caption.setBuddy(self.boundary)
        self.fit.add_header_widget(caption)
        self.fit.add_header_widget(self.boundary)
        self.step.show_subtitle("with the numbers")
        self.landscape.show_subtitle(LEGEND)
        log_scale = action_button(actions.log_scale, Qt.ToolButtonStyle.ToolButtonTextOnly)
        log_scale.setProperty("outlined", True)
        self.convergence.add_header_widget(log_scale)

    @property
    def docked(self) -> tuple[Card, ...]:
        """All cards but the fit, which keeps the centre."""
        return (self.data, self.prediction, self.step, self.landscape, self.convergence)

    @property
    def all(self) -> tuple[Card, ...]:
        """Every card."""
        return (self.fit, *self.docked)


def _card(name: str, title: str, body: QWidget) -> Card:
    card = Card(title, body)
    card.setObjectName(f"{name}_panel")
    return card
