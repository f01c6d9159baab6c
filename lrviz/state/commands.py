"""Undo: "put the old value back"."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from lrviz.state.document import Document


class ReplaceDocument(QUndoCommand):
    """Exchange the document for another; undo and redo exchange it again.

    Because it is an exchange, what was trained between is kept too. Consecutive commands of one `gesture` (a drag) are
    one step: the first holds the value from before the gesture.
    """

    _ID = 1

    def __init__(self, text: str, other: Document, exchange: Callable[[Document], Document], gesture: object) -> None:
        super().__init__(text)
        self._other = other
        self._exchange = exchange
        self.gesture = gesture

    def redo(self) -> None:
        """Override QUndoCommand.redo to exchange the documents."""
        self._other = self._exchange(self._other)

    def undo(self) -> None:
        """Override QUndoCommand.undo to exchange them back."""
        self._other = self._exchange(self._other)

    def id(self) -> int:
        """Override QUndoCommand.id to let the stack try to merge."""
        return self._ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Override QUndoCommand.mergeWith to keep a gesture as one step."""
        return isinstance(other, ReplaceDocument) and self.gesture is not None and other.gesture is self.gesture
