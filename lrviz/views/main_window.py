"""Places the views: transport on top, data left, the fit in the centre, the plots of the run below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QWidget

from lrviz.files.preferences import PanelPlace
from lrviz.views.arrangement import arrange, arrangement_of
from lrviz.views.bars import Bars, place_bars
from lrviz.views.card import Card
from lrviz.views.first_arrangement import FirstArrangement
from lrviz.views.margin import with_margin
from lrviz.views.panels import SHORT_TITLES, Panels
from lrviz.views.scene_arrangement import MOVABLE, SceneArrangement
from lrviz.views.style import palette, style_sheet
from lrviz.views.theme import Theme


class MainWindow(QMainWindow):
    """The workbench."""

    file_dropped = Signal(str)
    closing = Signal(object)
    """The user wants to close: whoever objects ignores the event."""
    closed = Signal()
    shown = Signal()
    """The window has been shown, and what showing it does at once has been done."""

    def __init__(self, panels: Panels, bars: Bars) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setMinimumSize(QSize(960, 600))
        self.setAcceptDrops(True)
        self._panels = panels
        self._hidden_for_enlarged: list[QWidget] = []
        self._sizes: dict[QDockWidget, QSize] = {}
        self._has_first_sizes = False
        self._pressed_sizes: list[QSize] = []
        place_bars(self, bars)
        self._place_panels()
        for card in panels.cards.values():
            card.enlarge_requested.connect(self._on_card_enlarge_requested)

    def _place_panels(self) -> None:
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._center = with_margin(self._panels.fit)
        self.setCentralWidget(self._center)
        by_name = {name: self._dock(name, card) for name, card in self._panels.docked.items()}
        self._docks = {self._panels.cards[name]: dock for name, dock in by_name.items()}
        self._first = FirstArrangement(self, by_name)
        self._scene = SceneArrangement(self, by_name, self._center)
        self._own_places: Sequence[PanelPlace] = ()

    def _dock(self, name: str, card: Card) -> QDockWidget:
        dock = QDockWidget(SHORT_TITLES.get(name, card.title), self)
        dock.setObjectName(f"{name}_dock")
        dock.setFeatures(MOVABLE)
        dock.setTitleBarWidget(with_margin(card.take_header(), bottom=0))
        dock.setWidget(with_margin(card, top=0))
        dock.toggleViewAction().setText(card.title)
        dock.toggleViewAction().triggered.connect(self._on_dock_toggled)
        return dock

    @property
    def docks(self) -> tuple[QDockWidget, ...]:
        """The panels that can be hidden and brought back."""
        return tuple(self._docks.values())

    @property
    def is_as_arranged(self) -> bool:
        """Whether the panels are where they were at first: nothing was moved, hidden or given another size."""
        return self._has_first_sizes and self._first.holds()

    def arrange(self) -> None:
        """Put every panel where it was at first, or where a scene has it, in the size that suits the window."""
        self.enlarge(None)
        if self._scene.is_shown:
            self._scene.restore()
            return
        self._first.restore()
        self._has_first_sizes = True

    def show_places(self, places: Sequence[PanelPlace]) -> None:
        """Put the panels where the user had them."""
        arrange(self, self.docks, places)
        self._first.tabify()
        self._has_first_sizes = False

    def show_scene(self, names: Sequence[str]) -> None:
        """Show the lesson and the panels of these names alone, until `leave_scene`."""
        self.enlarge(None)
        if not self._scene.is_shown:
            self._own_places = () if self.is_as_arranged else arrangement_of(self, self.docks)
        self._scene.show(names)
        if names:
            self._panels.cards[names[0]].body.setFocus()

    def leave_scene(self) -> None:
        """Put the panels back where the user had them."""
        if self._scene.is_shown:
            self.enlarge(None)
            self._scene.end()
            if self._own_places:
                self.show_places(self._own_places)
            else:
                self.arrange()

    def show_document(self, name: str, *, has_unsaved_edits: bool) -> None:
        """Show in the title what is open, and whether it has unsaved edits."""
        self.setWindowTitle(f"{name}[*] — lrviz")
        self.setWindowModified(has_unsaved_edits)

    def show_theme(self, theme: Theme) -> None:
        """Dress the window, its dialogs and its menus."""
        QApplication.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))

    def enlarge(self, card: Card | None) -> None:
        """Give the whole window to one panel; to None, or if one has it already, back to all."""
        if self._hidden_for_enlarged or card is None:
            self._give_back()
            return
        holders: list[QWidget] = [self._center, *self._docks.values()]
        own = self._docks.get(card, self._center)
        self._hidden_for_enlarged = [holder for holder in holders if holder is not own and holder.isVisible()]
        self._sizes = {dock: dock.size() for dock in self.docks if dock.isVisible() and not dock.isFloating()}
        for holder in self._hidden_for_enlarged:
            holder.hide()

    def _give_back(self) -> None:
        """Show again what made room for one panel, in the sizes of then."""
        for holder in self._hidden_for_enlarged:
            holder.show()
        self._hidden_for_enlarged = []
        docks, sizes = list(self._sizes), list(self._sizes.values())
        self.resizeDocks(docks, [size.width() for size in sizes], Qt.Orientation.Horizontal)
        self.resizeDocks(docks, [size.height() for size in sizes], Qt.Orientation.Vertical)
        self._sizes = {}

    def focused_card(self) -> Card | None:
        """Return the panel in which the keyboard focus is."""
        focus = self.focusWidget()
        for card in self._panels.cards.values():
            holder = self._docks.get(card, self._center)
            if focus is not None and holder.isAncestorOf(focus):
                return card
        return None

    @Slot()
    def _on_card_enlarge_requested(self) -> None:
        card = self.sender()
        self.enlarge(card if isinstance(card, Card) else None)

    @Slot(bool)
    def _on_dock_toggled(self, is_shown: bool) -> None:
        if self._hidden_for_enlarged:
            self._give_back()
        toggled = self.sender()
        for dock in self.docks:
            if is_shown and dock.toggleViewAction() is toggled:
                self._first.bring_to_front(dock)
        self.share_out()

    def event(self, event: QEvent) -> bool:
        """Override QMainWindow.event to notice that the user has dragged the line between two panels."""
        done = super().event(event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed_sizes = [dock.size() for dock in self.docks]
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed_sizes:
            if self._pressed_sizes != [dock.size() for dock in self.docks]:
                self._has_first_sizes = False
            self._pressed_sizes = []
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent to share the room out anew."""
        super().resizeEvent(event)
        self.share_out()

    @Slot()
    def share_out(self) -> None:
        """Give every panel the size that suits the window, unless the user has done that."""
        if self._hidden_for_enlarged:
            return
        if self._scene.is_shown:
            self._scene.share_out()
        elif self._has_first_sizes and self._first.holds(with_tabs=True):
            self._first.share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent to tell when that is over."""
        super().showEvent(event)
        QTimer.singleShot(0, self.shown.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget.closeEvent to let the program object, and end it otherwise."""
        self.closing.emit(event)
        if event.isAccepted():
            self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override QWidget.dragEnterEvent to accept one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override QWidget.dropEvent to ask for the file."""
        event.acceptProposedAction()
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())
