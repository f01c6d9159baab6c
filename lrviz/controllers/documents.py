"""Files: new, open, save, data sets, dropped files, the title, and closing with unsaved edits."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCloseEvent

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.files.atomic import write_atomically
from lrviz.files.builtin import load_builtin
from lrviz.files.data_file import DataFileError, load_dataset
from lrviz.files.dataset_text import dataset_text
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.views.actions import Actions
from lrviz.views.data_table import DataTable
from lrviz.views.dialogs import Dialogs, Unsaved
from lrviz.views.main_window import MainWindow
from lrviz.views.menus import Menus
from lrviz.views.message_bar import MessageBar


@dataclass(frozen=True)
class Desk:
    """Where files are asked for, and what is told about them."""

    window: MainWindow
    menus: Menus
    actions: Actions
    table: DataTable
    dialogs: Dialogs
    message_bar: MessageBar


class DocumentsController(QObject):
    """Opens and saves. Opening is an undo step, so it need not ask; closing asks once."""

    def __init__(self, session: Session, player: Player, desk: Desk) -> None:
        super().__init__(desk.window)
        self._session = session
        self._player = player
        self._window = desk.window
        self._table = desk.table
        self._dialogs = dialogs = desk.dialogs
        self._message_bar = desk.message_bar
        self._may_close = False
        actions, window = desk.actions, desk.window
        actions.new.triggered.connect(self._on_new_triggered)
        actions.open.triggered.connect(self._on_open_triggered)
        actions.save.triggered.connect(self._on_save_triggered)
        actions.save_as.triggered.connect(self._on_save_as_triggered)
        actions.quit.triggered.connect(window.close)
        desk.menus.builtin_requested.connect(self._on_menus_builtin_requested)
        window.file_dropped.connect(self.open_file)
        window.closing.connect(self._on_window_closing)
        dialogs.unsaved_answered.connect(self._on_dialogs_unsaved_answered)
        session.saved_changed.connect(self._show_title)
        self._show_title()

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Open the data file `path`, or say why not and keep everything."""
        self._table.commit_pending_edit()
        try:
            dataset = load_dataset(path)
        except DataFileError as error:
            self._message_bar.show_message(str(error))
            return
        self._open(dataset, str(Path(path).absolute()))

    def _open(self, dataset: Dataset, path: str | None) -> None:
        self._player.pause()
        self._session.take_back()
        self._session.open(dataset, path)
        self._message_bar.clear()

    @Slot()
    def _on_new_triggered(self) -> None:
        self._table.commit_pending_edit()
        empty = Dataset(frozen(np.empty((0, 1))), frozen([]), ("hours",), "pass", ("fail", "pass"), "untitled")
        self._open(empty, None)

    @Slot()
    def _on_open_triggered(self) -> None:
        path = self._dialogs.ask_open_path(str(self._folder))
        if path is not None:
            self.open_file(path)

    @Slot(str)
    def _on_menus_builtin_requested(self, key: str) -> None:
        self._table.commit_pending_edit()
        self._open(load_builtin(key), None)

    @Slot()
    def _on_save_triggered(self) -> None:
        self._table.commit_pending_edit()
        path = self._session.document.path
        if path is None:
            self._on_save_as_triggered()
        else:
            self._save(path)

    @Slot()
    def _on_save_as_triggered(self) -> None:
        self._table.commit_pending_edit()
        suggested = self._session.document.path or str(self._folder / f"{self._name}.csv")
        path = self._dialogs.ask_save_path(suggested)
        if path is not None:
            self._save(path)

    def _save(self, path: str) -> None:
        try:
            separator = "\t" if Path(path).suffix.lower() == ".tsv" else ","
            write_atomically(path, dataset_text(self._session.document.dataset, separator).encode())
        except OSError as error:
            reason = error.strerror or str(error)
            self._message_bar.show_message(f"{path} could not be saved: {reason}. Your data are still here.")
        else:
            self._session.mark_saved(str(Path(path).absolute()))

    @property
    def _name(self) -> str:
        document = self._session.document
        return document.dataset.name if document.path is None else Path(document.path).name

    @property
    def _folder(self) -> Path:
        path = self._session.document.path
        return Path.home() if path is None else Path(path).parent

    @Slot()
    def _show_title(self) -> None:
        self._window.show_document(self._name, has_unsaved_edits=self._session.has_unsaved_edits)

    @Slot(object)
    def _on_window_closing(self, event: QCloseEvent) -> None:
        """Keep the window until the user has answered, if there is something to lose and someone to ask."""
        self._table.commit_pending_edit()
        self._session.take_back()
        if self._session.has_unsaved_edits and self._window.isVisible() and not self._may_close:
            event.ignore()
            self._dialogs.ask_about_unsaved(self._name)

    @Slot(object)
    def _on_dialogs_unsaved_answered(self, answer: Unsaved) -> None:
        if answer is Unsaved.SAVE:
            self._on_save_triggered()
            self._may_close = not self._session.has_unsaved_edits
        else:
            self._may_close = answer is Unsaved.DISCARD
        if self._may_close:
            self._window.close()
