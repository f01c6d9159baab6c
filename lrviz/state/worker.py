"""A thread that answers questions: pure functions of frozen values, one under way at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

Question = Callable[[], object]
"""A pure function of frozen values, bound to them; it runs in the worker's thread."""


class _Worker(QObject):
    """Lives in the thread and answers."""

    answered = Signal(object)
    failed = Signal(object)

    @Slot(object)
    def answer(self, question: Question) -> None:
        """Emit `answered` with what `question` returns, or `failed` with what it raises."""
        try:
            result = question()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.answered.emit(result)


class Inquiry(QObject):
    """Asks a worker in a thread of its own; lives in the thread that made it.

    Whoever asks keeps one question under way: `is_waiting` says whether an answer is still to come.
    """

    answered = Signal(object)
    failed = Signal(object)
    _asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_waiting = False
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.answer)
        self._worker.answered.connect(self._on_worker_answered)
        self._worker.failed.connect(self._on_worker_failed)
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Have `question` answered; `answered` or `failed` follows."""
        self.is_waiting = True
        self._asked.emit(question)

    def close(self) -> None:
        """End the thread, after the question under way."""
        self._thread.quit()
        self._thread.wait()

    @Slot(object)
    def _on_worker_answered(self, result: object) -> None:
        self.is_waiting = False
        self.answered.emit(result)

    @Slot(object)
    def _on_worker_failed(self, error: object) -> None:
        self.is_waiting = False
        self.failed.emit(error)
