"""Data that are made, and starts that are drawn: both told by their seed, so that they can be had again."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from lrviz.core.generation import generate, random_start
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.generate_dialog import GenerateDialog, Recipe

_SEEDS = 10_000
"""A seed that is drawn has at most four digits, so that it can be said and typed."""


def drawn_seed() -> int:
    """Return a seed that cannot be foretold."""
    return secrets.randbelow(_SEEDS)


class GenerationController(QObject):
    """Opens generated data as an undo step; starts from w and b drawn at random."""

    def __init__(
        self,
        session: Session,
        player: Player,
        actions: Actions,
        dialog: GenerateDialog,
        next_seed: Callable[[], int] = drawn_seed,
    ) -> None:
        super().__init__(dialog)
        self._session = session
        self._player = player
        self._actions = actions
        self._next_seed = next_seed
        actions.generate_data.triggered.connect(dialog.ask)
        actions.random_start.triggered.connect(self._on_random_start_triggered)
        dialog.data_requested.connect(self._on_dialog_data_requested)
        session.dataset_changed.connect(self._show_availability)
        self._show_availability()

    @Slot()
    def _show_availability(self) -> None:
        self._actions.random_start.setEnabled(self._session.document.dataset.sample_count > 0)

    @Slot(object)
    def _on_dialog_data_requested(self, recipe: Recipe) -> None:
        self._player.pause()
        self._session.take_back()
        self._session.open(generate(recipe.samples, recipe.noise, recipe.seed, recipe.features))

    @Slot()
    def _on_random_start_triggered(self) -> None:
        self._player.pause()
        document, seed = self._session.document, self._next_seed()
        start = random_start(document.dataset.features, seed)
        self._session.edit(f"Random start (seed {seed})", document.with_start(start))
