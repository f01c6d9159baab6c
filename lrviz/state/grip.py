"""What the user holds by hand: a point, a line or a slider that is being dragged."""

from PySide6.QtCore import QObject, Signal


class Grip(QObject):
    """Whether anything is held.

    While it is, no view frames itself anew under the hand, and what must be exact only at rest may be rough.
    """

    released = Signal()
    """Nothing is held any more: what was put off is to be done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._holders: set[QObject] = set()

    @property
    def is_held(self) -> bool:
        """Whether anything is held now."""
        return bool(self._holders)

    def take(self, holder: QObject) -> None:
        """Know that what `holder` looks after is taken hold of."""
        self._holders.add(holder)

    def let_go(self, holder: QObject) -> None:
        """Know that it is let go, if it was held."""
        if holder in self._holders:
            self._holders.remove(holder)
            if not self._holders:
                self.released.emit()
