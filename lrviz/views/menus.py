"""The menu bar: the same actions as the buttons and keys, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from lrviz.views.action_button import action_button
from lrviz.views.actions import Actions


@dataclass(frozen=True)
class DataSetEntry:
    """A built-in data set in the File menu."""

    key: str
    title: str
    note: str


class Menus(QObject):
    """Fills the menu bar of `window`; `panels` are the actions that hide and show a panel."""

    builtin_requested = Signal(str)

    def __init__(
        self, window: QMainWindow, actions: Actions, panels: Sequence[QAction], data_sets: Sequence[DataSetEntry]
    ) -> None:
        super().__init__(window)
        self._actions = actions
        bar = window.menuBar()
        self._fill_file(bar.addMenu("&File"), data_sets)
        self._fill_edit(bar.addMenu("&Edit"))
        self._fill_run(bar.addMenu("&Run"))
        self._fill_view(bar.addMenu("&View"), panels)
        self._fill_guide(bar.addMenu("&Guide"))
        bar.addMenu("&Help").addActions([actions.keyboard, actions.about])
        guide = action_button(actions.lesson, Qt.ToolButtonStyle.ToolButtonTextOnly)
        guide.setParent(bar)
        guide.setProperty("outlined", True)
        bar.setCornerWidget(guide)

    def _fill_file(self, menu: QMenu, data_sets: Sequence[DataSetEntry]) -> None:
        actions = self._actions
        menu.addActions([actions.new, actions.open])
        sets = menu.addMenu("&Data sets")
        for entry in data_sets:
            action = sets.addAction(entry.title)
            action.setStatusTip(entry.note)
            action.setData(entry.key)
            action.triggered.connect(self._on_data_set_triggered)
        menu.addAction(actions.generate_data)
        menu.addSeparator()
        menu.addActions([actions.save, actions.save_as])
        menu.addSeparator()
        menu.addAction(actions.quit)

    def _fill_edit(self, menu: QMenu) -> None:
        actions = self._actions
        menu.addActions([actions.undo, actions.redo])
        menu.addSeparator()
        menu.addActions([actions.copy, actions.paste, actions.copy_as_python])
        menu.addSeparator()
        menu.addActions([actions.add_row, actions.remove_rows, actions.swap_classes])

    def _fill_run(self, menu: QMenu) -> None:
        actions = self._actions
        menu.addActions([actions.play, actions.step, actions.step_ten, actions.step_back, actions.next_line])
        menu.addSeparator()
        menu.addActions([actions.reset, actions.random_start, actions.run_to_minimum, actions.go_to_iteration])
        menu.addSeparator()
        menu.addActions([actions.faster, actions.slower, actions.type_iteration_limit])
        menu.addSeparator()
        rates = menu.addMenu("Learning rate &α")
        rates.addActions([actions.raise_learning_rate, actions.lower_learning_rate, actions.type_learning_rate])
        rates.addSeparator()
        rates.addActions([actions.rate_creeping, actions.rate_monotone])
        rates.addActions([actions.rate_overshooting, actions.rate_oscillating])
        menu.addAction(actions.standardize)

    def _fill_view(self, menu: QMenu, panels: Sequence[QAction]) -> None:
        actions = self._actions
        menu.addActions([actions.fit_views, actions.enlarge])
        shown = menu.addMenu("&Panels")
        shown.addActions(list(panels))
        shown.addSeparator()
        shown.addAction(actions.arrange)
        menu.addSeparator()
        menu.addActions([actions.least_squares_line, actions.score_view])
        menu.addSeparator()
        menu.addActions([actions.surface, actions.gradient_arrow, actions.equal_scales, actions.raw_landscape])
        menu.addSeparator()
        menu.addActions([actions.log_scale, actions.accuracy_curve])
        menu.addSeparator()
        menu.addMenu("&Theme").addActions([actions.theme_system, actions.theme_light, actions.theme_dark])
        menu.addAction(actions.close_message)

    def _fill_guide(self, menu: QMenu) -> None:
        actions = self._actions
        menu.addActions([actions.lesson, actions.next_scene, actions.previous_scene, actions.leave_lesson])
        menu.addSeparator()
        menu.addAction(actions.open_lesson)

    @Slot()
    def _on_data_set_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.builtin_requested.emit(action.data())
