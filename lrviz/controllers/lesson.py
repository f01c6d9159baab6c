"""The lesson: its chapters and scenes, with the user's own work untouched behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from lrviz.controllers.lesson_stage import Arrangement, Stage, scene_document
from lrviz.controllers.lesson_watch import LessonWatch
from lrviz.files.lesson import Lesson, LessonError, load_lesson, shipped_lessons
from lrviz.state.analyst import Analyst
from lrviz.state.player import Player
from lrviz.state.session import Session
from lrviz.state.settings import Settings

NO_LESSONS = "There is no lesson to show. Lesson → Open a lesson opens one of your own."
_WITHOUT_SCENES = ("fit",)
"""The panels beside a chapter that has no scene."""


@dataclass(frozen=True)
class _Chapter:
    """A lesson that can be chosen, from the file `path`."""

    path: Path
    title: str
    lesson: Lesson


class LessonController(QObject):
    """Opens chapters, sets scenes up, and gives the user's own work back.

    Parameters
    ----------
    shipped : sequence of Path, optional
        The files of the first chapters; the program's own if left out. They are read when a lesson is first opened.
    """

    def __init__(
        self,
        session: Session,
        player: Player,
        analyst: Analyst,
        stage: Stage,
        shipped: Sequence[Path] | None = None,
    ) -> None:
        super().__init__(stage.panel)
        self._session = session
        self._player = player
        self._stage = stage
        self._shipped = shipped_lessons() if shipped is None else shipped
        self._watch = LessonWatch(session, analyst, stage)
        self._chapters: list[_Chapter] = []
        self._are_shipped_read = False
        self._chapter = 0
        self._scene: int | None = None
        self._own: Arrangement | None = None
        self._folder = Path.home()
        actions, panel = stage.actions, stage.panel
        actions.lesson.toggled.connect(self._on_lesson_toggled)
        actions.open_lesson.triggered.connect(self._on_open_lesson_triggered)
        actions.next_scene.triggered.connect(self._on_next_scene_triggered)
        actions.previous_scene.triggered.connect(self._on_previous_scene_triggered)
        actions.leave_lesson.triggered.connect(self.leave)
        panel.chapter_requested.connect(self._on_panel_chapter_requested)
        panel.scene_requested.connect(self._on_panel_scene_requested)
        panel.leave_requested.connect(self.leave)
        session.aside_changed.connect(self._on_session_aside_changed)
        self._show_availability()

    @property
    def is_open(self) -> bool:
        """Whether a lesson has the window."""
        return self._own is not None

    @Slot()
    def leave(self) -> None:
        """Give the user's own work back, if a lesson is open."""
        own, self._own = self._own, None
        if own is None:
            return
        self._watch.stop()
        self._player.pause()
        self._session.take_back()
        self._stage.give_back(own)
        self._stage.actions.lesson.setChecked(False)
        self._show_availability()

    @Slot()
    def refresh(self) -> None:
        """Look at what the views show: the movable z, the questions, or the lit line of code has changed."""
        self._watch.refresh()

    def open_file(self, path: Path) -> None:
        """Open a lesson of the user's own, read anew, or say what is wrong in it and keep everything."""
        self._read_shipped()
        try:
            lesson = load_lesson(path)
        except LessonError as error:
            self._stage.message_bar.show_message(str(error))
            return
        self._stage.message_bar.clear()
        self._folder = path.parent
        known = [chapter.path for chapter in self._chapters]
        place = known.index(path) if path in known else len(known)
        self._chapters[place : place + 1] = [_Chapter(path, lesson.title, lesson)]
        self._show_chapter(place)

    def _read_shipped(self) -> None:
        """Read the program's own chapters, once; a mistake in one is told, and the others are there."""
        if self._are_shipped_read:
            return
        self._are_shipped_read = True
        for path in self._shipped:
            try:
                lesson = load_lesson(path)
            except LessonError as error:
                self._stage.message_bar.show_message(str(error))
                continue
            self._chapters.append(_Chapter(path, f"{len(self._chapters) + 1} · {lesson.title}", lesson))

    def _show_chapter(self, index: int, *, from_its_end: bool = False) -> None:
        """Show a chapter and its first scene, or its last."""
        self._watch.stop()
        lesson, panel = self._chapters[index].lesson, self._stage.panel
        panel.show_chapters([chapter.title for chapter in self._chapters], index)
        panel.show_lesson(lesson)
        self._set_aside()
        self._chapter = index
        last = len(lesson.scenes) - 1
        if last >= 0:
            self._show_scene(last if from_its_end else 0, is_revealed=from_its_end)
            return
        self._scene = None
        self._stage.window.show_scene(_WITHOUT_SCENES)
        self._watch.watch(lesson, None)
        self._show_availability()

    def _set_aside(self) -> None:
        """Keep the user's own work, when a lesson is opened."""
        if self._own is None:
            self._player.pause()
            self._own = self._stage.arrangement()
            self._session.set_aside(self._session.document)
            self._stage.actions.lesson.setChecked(True)

    def _show_scene(self, index: int, *, is_revealed: bool = True) -> None:
        lesson = self._chapters[self._chapter].lesson
        scene, session = lesson.scenes[index], self._session
        self._watch.stop()
        self._player.pause()
        self._scene = index
        session.set_aside(scene_document(scene, session.tolerance))
        session.set_settings(Settings(scene.learning_rate, scene.iteration_limit, scene.speed, scene.threshold))
        self._stage.set_up(scene)
        self._stage.panel.show_scene(index, is_revealed=is_revealed)
        self._watch.watch(lesson, index)
        self._show_availability()

    @property
    def _has_next_scene(self) -> bool:
        if not self.is_open:
            return False
        scenes = self._chapters[self._chapter].lesson.scenes
        is_last = self._scene is None or self._scene == len(scenes) - 1
        return not is_last or self._chapter < len(self._chapters) - 1

    @property
    def _has_previous_scene(self) -> bool:
        return self.is_open and ((self._scene or 0) > 0 or self._chapter > 0)

    def _show_availability(self) -> None:
        actions = self._stage.actions
        actions.leave_lesson.setEnabled(self.is_open)
        actions.next_scene.setEnabled(self._has_next_scene)
        actions.previous_scene.setEnabled(self._has_previous_scene)

    @Slot()
    def _on_session_aside_changed(self) -> None:
        """Leave when the user's own work is back: other data were opened, or the window is closing."""
        if not self._session.is_set_aside:
            self.leave()

    @Slot(bool)
    def _on_lesson_toggled(self, is_wanted: bool) -> None:
        if is_wanted == self.is_open:
            return
        if not is_wanted:
            self.leave()
            return
        self._read_shipped()
        if self._chapters:
            self._show_chapter(self._chapter)
        else:
            self._stage.message_bar.show_message(NO_LESSONS)
            self._stage.actions.lesson.setChecked(False)

    @Slot()
    def _on_open_lesson_triggered(self) -> None:
        path = self._stage.dialogs.ask_lesson_path(str(self._folder))
        if path is not None:
            self.open_file(Path(path))

    @Slot()
    def _on_next_scene_triggered(self) -> None:
        if not self._has_next_scene:
            return
        scenes = self._chapters[self._chapter].lesson.scenes
        if self._scene is not None and self._scene < len(scenes) - 1:
            self._show_scene(self._scene + 1)
        else:
            self._show_chapter(self._chapter + 1)

    @Slot()
    def _on_previous_scene_triggered(self) -> None:
        if not self._has_previous_scene:
            return
        if self._scene:
            self._show_scene(self._scene - 1)
        else:
            self._show_chapter(self._chapter - 1, from_its_end=True)

    @Slot(int)
    def _on_panel_chapter_requested(self, index: int) -> None:
        if self.is_open and 0 <= index < len(self._chapters):
            self._show_chapter(index)

    @Slot(int)
    def _on_panel_scene_requested(self, index: int) -> None:
        if self.is_open:
            self._show_scene(index)
