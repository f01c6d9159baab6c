"""The panels of the window: each view in a card, with what belongs in the card's header."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from lrviz.views.action_button import action_button
from lrviz.views.actions import Actions
from lrviz.views.card import Card
from lrviz.views.read_out import ReadOut

LEGEND = "■ start   ● now   × minimum"
BOUNDARY, BOUNDARY_AT_THRESHOLD = "boundary −b/w", "boundary (logit t − b)/w"
HYPOTHESIS = "h(x) = σ(w·x + b)"
TITLES = {
    "data": "Training data",
    "prediction": "Predict",
    "fit": "Sigmoid fit",
    "step": "This iteration",
    "landscape": "Cost J(w, b)",
    "convergence": "Convergence",
    "lesson": "The guide",
    "parameters": "Parameters by hand",
    "sigmoid": "Sigmoid σ(z)",
    "losses": "Loss of each row",
    "log_odds": "Log-odds",
    "squared_error": "Mean squared error",
    "evaluation": "Threshold and mistakes",
    "code": "From scratch",
}
"""The panels by name, with their titles."""
SHORT_TITLES = {
    "step": "Step",
    "parameters": "Parameters",
    "evaluation": "Threshold",
    "code": "Code",
    "sigmoid": "Sigmoid",
    "losses": "Losses",
    "squared_error": "MSE",
    "landscape": "Landscape",
}
"""What a tab says, where the title is too long for it."""


class Panels:
    """The cards by name, and the read-out of the decision boundary in the header of the fit.

    Parameters
    ----------
    bodies : mapping of str to QWidget
        The view of every panel in `TITLES`.
    actions : Actions
        What the buttons in the headers do.
    """

    def __init__(self, bodies: Mapping[str, QWidget], actions: Actions) -> None:
        self.cards = {name: _card(name, title, bodies[name]) for name, title in TITLES.items()}
        self.data, self.fit, self.step = self.cards["data"], self.cards["fit"], self.cards["step"]
        self.landscape, self.convergence = self.cards["landscape"], self.cards["convergence"]
        self.boundary = ReadOut("boundary_value", "Decision boundary −b/w", "−12.3456")
        for action in (actions.add_row, actions.remove_rows):
            self.data.add_header_widget(action_button(action, Qt.ToolButtonStyle.ToolButtonIconOnly))
        self._fill_fit_header(actions)
        self.step.show_subtitle("with the numbers")
        self.landscape.show_subtitle(LEGEND)
        self.landscape.add_header_widget(_switch(actions.surface))
        for action in (actions.accuracy_curve, actions.log_scale):
            self.convergence.add_header_widget(_switch(action))

    def _fill_fit_header(self, actions: Actions) -> None:
        self.fit.show_subtitle(HYPOTHESIS)
        self._boundary_caption = QLabel()
        self._boundary_caption.setProperty("muted", True)
        self._boundary_caption.setBuddy(self.boundary)
        self._fit_switches = {1: _switch(actions.least_squares_line), 2: _switch(actions.score_view)}
        self.fit.add_header_widget(self._boundary_caption, is_secondary=True)
        for widget in (self.boundary, *self._fit_switches.values()):
            self.fit.add_header_widget(widget)
        self.show_boundary_caption(BOUNDARY)
        self.show_feature_count(1)

    def show_boundary_caption(self, caption: str) -> None:
        """Name the read-out of the boundary; where there is nothing to name both are hidden."""
        self._boundary_caption.setText(caption or BOUNDARY)
        for widget in (self._boundary_caption, self.boundary):
            self.fit.show_header_widget(widget, is_shown=bool(caption))

    def show_feature_count(self, count: int) -> None:
        """Offer in the header of the fit what data with so many features can be drawn as."""
        for features, switch in self._fit_switches.items():
            self.fit.show_header_widget(switch, is_shown=features == count)

    @property
    def docked(self) -> Mapping[str, Card]:
        """All cards but the fit, which keeps the centre."""
        return {name: card for name, card in self.cards.items() if card is not self.fit}


def _card(name: str, title: str, body: QWidget) -> Card:
    card = Card(title, body)
    card.setObjectName("lesson_card" if name == "lesson" else f"{name}_panel")  # the lesson_panel is the view
    return card


def _switch(action: QAction) -> QToolButton:
    """Return an outlined button for an overlay that is on or off."""
    button = action_button(action, Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty("outlined", True)
    return button
