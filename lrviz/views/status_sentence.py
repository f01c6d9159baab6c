"""The sentence of the status bar: what the run is doing, and why it stopped."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from lrviz.views.elided_label import ElidedLabel


class StatusSentence(ElidedLabel):
    """A sentence that takes what room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_sentence")
        self.setAccessibleName("What the run is doing")
        self.setContentsMargins(6, 2, 6, 2)
        # Its length must not ask for room: a longer sentence would widen the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_sentence(self, sentence: str) -> None:
        """Show `sentence`."""
        self.show_text(sentence)
        self.setAccessibleDescription(sentence)
