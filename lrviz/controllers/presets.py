"""Learning rates by what they do: each of four actions sets α, and says to what."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction

from lrviz.core.presets import PresetLearningRates, search_presets
from lrviz.core.stability import StableLearningRate
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.formatting import short

_NO_LIMITS = StableLearningRate(None, None)
_REST_MS = 150
"""A pause in the edits of the data after which the presets are searched anew."""
_NEXT_MS = 15
"""From one part of the search, which takes about 2 ms with 16 rows and 10 ms with 1,000, to the next."""


class PresetsController(QObject):
    """Changes α and nothing else: the run goes on from where it is, and Reset shows the preset from the start."""

    def __init__(self, session: Session, analyst: Analyst, actions: Actions) -> None:
        super().__init__(actions)
        self._session = session
        self._analyst = analyst
        self._problem: object = None
        self._search = search_presets(session.document.problem, _NO_LIMITS)
        self._actions = (
            actions.rate_creeping,
            actions.rate_monotone,
            actions.rate_overshooting,
            actions.rate_oscillating,
        )
        self._titles = [action.text() for action in self._actions]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search_on)
        for action in self._actions:
            action.triggered.connect(self._on_action_triggered)
        analyst.analysis_changed.connect(self._on_analyst_analysis_changed)
        self._show(PresetLearningRates())
        self._on_analyst_analysis_changed()

    @Slot()
    def _on_analyst_analysis_changed(self) -> None:
        problem = self._session.document.problem
        if problem is self._problem:
            return
        self._problem = None
        self._timer.stop()
        self._show(PresetLearningRates())
        analysis = self._analyst.analysis_of(problem)
        if analysis is not None:
            self._problem = problem
            self._search = search_presets(problem, analysis.rates)
            self._timer.start(_REST_MS)

    @Slot()
    def _search_on(self) -> None:
        known = next(self._search, None)
        if known is not None:
            self._show(known)
            self._timer.start(_NEXT_MS)

    def _show(self, presets: PresetLearningRates) -> None:
        """Let each action tell its value; one without a value cannot be chosen."""
        rates = (presets.creeping, presets.monotone, presets.overshooting, presets.oscillating)
        for action, title, rate in zip(self._actions, self._titles, rates, strict=True):
            action.setText(title if rate is None else f"{title} (α = {short(rate)})")
            action.setData(rate)
            action.setEnabled(rate is not None)

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and isinstance(action.data(), float):
            self._session.set_learning_rate(action.data())
