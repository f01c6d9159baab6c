"""Undo: the user's own history, and one for what is only tried out in a lesson."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

_UNDO_STEPS = 200


class History(QObject):
    """Two undo stacks, of which one is worked on; the other waits untouched."""

    changed = Signal()
    """What can be undone or redone has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own, self._scene = QUndoStack(self), QUndoStack(self)
        self.stack = self._own
        for stack in (self._own, self._scene):
            stack.setUndoLimit(_UNDO_STEPS)
            stack.indexChanged.connect(self.changed)

    def begin_scene(self) -> None:
        """Work on an empty stack; the user's own is kept."""
        self._scene.clear()
        self._use(self._scene)

    def end_scene(self) -> None:
        """Work on the user's own stack again."""
        self._use(self._own)
        self._scene.clear()

    def close(self) -> None:
        """Empty both stacks before Python's collector takes their commands one by one.

        Qt would delete each a second time with its stack, which ends the process.
        """
        for stack in (self._own, self._scene):
            with suppress(RuntimeError):  # Qt has deleted the stack already
                stack.blockSignals(True)
                stack.clear()

    def _use(self, stack: QUndoStack) -> None:
        self.stack = stack
        self.changed.emit()
