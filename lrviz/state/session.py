"""The only mutable state: frozen values in, one signal each when one was replaced."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from lrviz.core.dataset import Dataset
from lrviz.core.descent import DEFAULT_TOLERANCE, MOST_ITERATIONS
from lrviz.core.metrics import LARGEST_THRESHOLD, SMALLEST_THRESHOLD
from lrviz.core.optimizers import GradientDescent
from lrviz.state.commands import ReplaceDocument
from lrviz.state.document import Document
from lrviz.state.grip import Grip
from lrviz.state.history import History
from lrviz.state.settings import Settings


@dataclass(frozen=True, eq=False)
class _OwnWork:
    """What the user had before a lesson's scene was set up."""

    document: Document
    settings: Settings


class Session(QObject):
    """The document and the settings of the run."""

    dataset_changed = Signal()
    """The data were replaced (and the run with them)."""
    trajectory_changed = Signal()
    """The run, or the iteration shown, was replaced."""
    saved_changed = Signal()
    """The data were written to a file, or replaced: the name and whether there are unsaved edits may differ."""
    undo_changed = Signal()
    """What can be undone or redone has changed."""
    aside_changed = Signal()
    """The user's own work was set aside, or taken back."""
    learning_rate_changed = Signal(float)
    iteration_limit_changed = Signal(int)
    speed_changed = Signal(float)
    threshold_changed = Signal(float)

    def __init__(self, dataset: Dataset, path: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(self)
        self._history.changed.connect(self.undo_changed)
        self.tolerance = DEFAULT_TOLERANCE
        self.grip = Grip(self)
        self._document = Document.opening(dataset, path)
        self._in_file = {} if path is None else {path: dataset}
        self._saved_as: dict[Dataset, str] = {}
        self._settings = Settings()
        self._own_work: _OwnWork | None = None

    def __del__(self) -> None:
        """Empty the history; see `History.close`."""
        self._history.close()

    @property
    def document(self) -> Document:
        """The data and the run."""
        return self._document

    @property
    def undo_stack(self) -> QUndoStack:
        """The undo steps of what is worked on."""
        return self._history.stack

    @property
    def settings(self) -> Settings:
        """What is set beside the document."""
        return self._settings

    @property
    def method(self) -> GradientDescent:
        """How the next step is made."""
        return GradientDescent(self._settings.learning_rate)

    @property
    def learning_rate(self) -> float:
        """α of the next step."""
        return self._settings.learning_rate

    @property
    def iteration_limit(self) -> int:
        """The iteration at which playing stops."""
        return self._settings.iteration_limit

    @property
    def speed(self) -> float:
        """Iterations a second; infinite is as fast as it goes."""
        return self._settings.speed

    @property
    def threshold(self) -> float:
        """t: class 1 is predicted from h ≥ t on."""
        return self._settings.threshold

    @property
    def is_set_aside(self) -> bool:
        """Whether the user's own work waits while a lesson's scene is shown."""
        return self._own_work is not None

    @property
    def has_unsaved_edits(self) -> bool:
        """Whether the user's data differ from what their file holds, or from what was opened where they have none."""
        document = self._document if self._own_work is None else self._own_work.document
        saved = document.origin if document.path is None else self._in_file.get(document.path)
        return document.dataset is not saved

    def show(self, document: Document) -> None:
        """Replace the document without an undo step: training went on, or another iteration is shown."""
        self._exchange(document)

    def edit(self, text: str, document: Document, gesture: object = None) -> None:
        """Replace the document as an undo step called `text`; steps of one `gesture` become one."""
        self.undo_stack.push(ReplaceDocument(text, document, self._exchange, gesture))

    def open(self, dataset: Dataset, path: str | None = None) -> None:
        """Replace everything by other data, read from the file `path` if any, as an undo step."""
        self._saved_as.pop(dataset, None)
        if path is not None:
            self._in_file[path] = dataset
        self.edit(f"Open {dataset.name}", Document.opening(dataset, path))

    def set_aside(self, document: Document) -> None:
        """Keep the user's document, undo steps and settings as they are, and work on `document` until `take_back`.

        Called again, it replaces what is worked on, and its undo steps.
        """
        is_first = self._own_work is None
        if is_first:
            self._own_work = _OwnWork(self._document, self._settings)
        self._history.begin_scene()
        self._exchange(document)
        if is_first:
            self.aside_changed.emit()

    def take_back(self) -> None:
        """Give the user's own work back, if it was set aside."""
        own, self._own_work = self._own_work, None
        if own is not None:
            self._history.end_scene()
            self._exchange(own.document)
            self.set_settings(own.settings)
            self.aside_changed.emit()

    def mark_saved(self, path: str) -> None:
        """Note that the file `path` now holds the data, and is the one to save to, whatever is undone."""
        self._in_file[path] = self._document.dataset
        self._saved_as[self._document.origin] = path
        self._document = self._document.saved_at(path)
        self.saved_changed.emit()

    def set_settings(self, settings: Settings) -> None:
        """Replace all settings, and tell which of them differ."""
        before, self._settings = self._settings, settings
        for name, signal in (
            ("learning_rate", self.learning_rate_changed),
            ("iteration_limit", self.iteration_limit_changed),
            ("speed", self.speed_changed),
            ("threshold", self.threshold_changed),
        ):
            value = getattr(settings, name)
            if value != getattr(before, name):
                signal.emit(value)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Replace α; the run is kept. ValueError if it is not a positive number."""
        self.set_settings(replace(self._settings, learning_rate=learning_rate))

    def set_iteration_limit(self, limit: int) -> None:
        """Replace the iteration at which playing stops."""
        self.set_settings(replace(self._settings, iteration_limit=min(max(1, limit), MOST_ITERATIONS)))

    def set_speed(self, speed: float) -> None:
        """Replace the iterations a second; infinite is as fast as it goes."""
        if speed > 0:
            self.set_settings(replace(self._settings, speed=speed))

    def set_threshold(self, threshold: float) -> None:
        """Replace t, or take the nearest that is allowed."""
        nearest = min(max(threshold, SMALLEST_THRESHOLD), LARGEST_THRESHOLD)
        if not math.isnan(nearest):
            self.set_settings(replace(self._settings, threshold=nearest))

    def _exchange(self, document: Document) -> Document:
        """Take `document`, tell what changed, and return the one before."""
        path = self._saved_as.get(document.origin)
        if path is not None and path != document.path:
            document = document.saved_at(path)
        before, self._document = self._document, document
        has_other_data = document.problem is not before.problem
        if has_other_data:
            self.dataset_changed.emit()
        if has_other_data or document.path != before.path:
            self.saved_changed.emit()
        if not document.shows_same_iteration(before):
            self.trajectory_changed.emit()
        return before
