"""The menu bar: the same actions as the buttons and keys, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

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
        bar = window.menuBar()
        file = bar.addMenu("&File")
        file.addActions([actions.new, actions.open])
        sets = file.addMenu("&Data sets")
        for entry in data_sets:
            action = sets.addAction(entry.title)
            action.setStatusTip(entry.note)
            action.setData(entry.key)
            action.triggered.connect(self._on_data_set_triggered)
        file.addSeparator()
        file.addActions([actions.save, actions.save_as])
        file.addSeparator()
        file.addAction(actions.quit)

        edit = bar.addMenu("&Edit")
        edit.addActions([actions.undo, actions.redo])
        edit.addSeparator()
        edit.addActions([actions.copy, actions.paste])
        edit.addSeparator()
        edit.addActions([actions.add_row, actions.remove_rows, actions.swap_classes])

        run = bar.addMenu("&Run")
        run.addActions([actions.play, actions.step, actions.step_ten, actions.step_back])
        run.addSeparator()
        run.addActions([actions.reset, actions.run_to_minimum, actions.go_to_iteration])
        run.addSeparator()
        run.addActions([actions.faster, actions.slower])
        run.addSeparator()
        run.addActions([actions.raise_learning_rate, actions.lower_learning_rate, actions.type_learning_rate])
        run.addAction(actions.type_iteration_limit)

        view = bar.addMenu("&View")
        view.addActions([actions.fit_views, actions.enlarge, actions.log_scale])
        shown = view.addMenu("&Panels")
        shown.addActions(list(panels))
        shown.addSeparator()
        shown.addAction(actions.arrange)
        view.addMenu("&Theme").addActions([actions.theme_system, actions.theme_light, actions.theme_dark])

        view.addAction(actions.close_message)

        bar.addMenu("&Help").addActions([actions.keyboard, actions.about])

    @Slot()
    def _on_data_set_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.builtin_requested.emit(action.data())
