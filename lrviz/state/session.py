"""The only mutable state: frozen values in, one signal each when one was replaced."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from lrviz.core.dataset import Dataset
from lrviz.core.descent import DEFAULT_ITERATIONS, DEFAULT_LEARNING_RATE, DEFAULT_TOLERANCE, MOST_ITERATIONS
from lrviz.core.optimizers import GradientDescent
from lrviz.state.commands import ReplaceDocument
from lrviz.state.document import Document

_UNDO_STEPS = 200
DEFAULT_SPEED = 60.0


class Session(QObject):
    """The document and the settings of the run."""

    dataset_changed = Signal()
    """The data were replaced (and the run with them)."""
    trajectory_changed = Signal()
    """The run, or the iteration shown, was replaced."""
    saved_changed = Signal()
    """The data were written to a file, or replaced: the name and whether there are unsaved edits may differ."""
    learning_rate_changed = Signal(float)
    iteration_limit_changed = Signal(int)
    speed_changed = Signal(float)

    def __init__(self, dataset: Dataset, path: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self.tolerance = DEFAULT_TOLERANCE
        self._document = Document.opening(dataset, path)
        self._in_file = {} if path is None else {path: dataset}
        self._saved_as: dict[Dataset, str] = {}
        self._learning_rate = DEFAULT_LEARNING_RATE
        self._iteration_limit = DEFAULT_ITERATIONS
        self._speed = DEFAULT_SPEED

    def __del__(self) -> None:
        """Empty the undo stack before Python's collector takes its commands one by one.

        Qt would delete each a second time with the stack, which ends the process.
        """
        with suppress(RuntimeError):  # Qt has deleted the stack already
            self.undo_stack.blockSignals(True)
            self.undo_stack.clear()

    @property
    def document(self) -> Document:
        """The data and the run."""
        return self._document

    @property
    def method(self) -> GradientDescent:
        """How the next step is made."""
        return GradientDescent(self._learning_rate)

    @property
    def learning_rate(self) -> float:
        """α of the next step."""
        return self._learning_rate

    @property
    def iteration_limit(self) -> int:
        """The iteration at which playing stops."""
        return self._iteration_limit

    @property
    def speed(self) -> float:
        """Iterations a second; infinite is as fast as it goes."""
        return self._speed

    @property
    def has_unsaved_edits(self) -> bool:
        """Whether the data differ from what their file holds, or from what was opened where they have none."""
        document = self._document
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

    def mark_saved(self, path: str) -> None:
        """Note that the file `path` now holds the data, and is the one to save to, whatever is undone."""
        self._in_file[path] = self._document.dataset
        self._saved_as[self._document.origin] = path
        self._document = self._document.saved_at(path)
        self.saved_changed.emit()

    def set_learning_rate(self, learning_rate: float) -> None:
        """Replace α; the run is kept. ValueError if it is not a positive number."""
        if learning_rate != self._learning_rate:
            self._learning_rate = GradientDescent(learning_rate).learning_rate
            self.learning_rate_changed.emit(learning_rate)

    def set_iteration_limit(self, limit: int) -> None:
        """Replace the iteration at which playing stops."""
        limit = min(max(1, limit), MOST_ITERATIONS)
        if limit != self._iteration_limit:
            self._iteration_limit = limit
            self.iteration_limit_changed.emit(limit)

    def set_speed(self, speed: float) -> None:
        """Replace the iterations a second; infinite is as fast as it goes."""
        if speed != self._speed and speed > 0:
            self._speed = speed
            self.speed_changed.emit(speed)

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
