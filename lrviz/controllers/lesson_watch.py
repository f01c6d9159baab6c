"""Keeps a lesson's live numbers up to date, and ticks its tasks when they are solved."""

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from lrviz.controllers.lesson_facts import Facts
from lrviz.controllers.lesson_names import look_up
from lrviz.controllers.lesson_stage import Stage
from lrviz.files.lesson import Lesson
from lrviz.files.lesson_scene import Task
from lrviz.state.analyst import Analyst
from lrviz.state.session import Session

PACE_MS = 100
"""Between two changes of the numbers in a text: faster none could be read."""


class LessonWatch(QObject):
    """Looks whenever something changes, while there is a lesson to watch.

    Tasks are looked at every time, so that a moment suffices; a solved task stays solved while its scene is watched.
    """

    def __init__(self, session: Session, analyst: Analyst, stage: Stage) -> None:
        super().__init__(stage.panel)
        self._session = session
        self._analyst = analyst
        self._stage = stage
        self._lesson: Lesson | None = None
        self._scene: int | None = None
        self._solved: list[bool] = []
        self._is_watching, self._is_stale = False, False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_clock_timeout)
        for signal in (
            session.dataset_changed,
            session.trajectory_changed,
            session.learning_rate_changed,
            session.speed_changed,
            session.threshold_changed,
        ):
            signal.connect(self.refresh)
        # Later, because it may be told while not every view knows the new data.
        analyst.analysis_changed.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        stage.actions.least_squares_line.toggled.connect(self.refresh)
        stage.actions.next_line.triggered.connect(self.refresh)

    def watch(self, lesson: Lesson, scene: int | None) -> None:
        """Begin with `lesson`, of which this scene is shown: none of its tasks is solved yet."""
        self._lesson, self._scene = lesson, scene
        self._solved = [False] * len(self._tasks)
        self._is_watching = True
        self._clock.stop()
        self._show_solved()
        self.refresh()

    def stop(self) -> None:
        """Look no longer."""
        self._is_watching = False
        self._clock.stop()

    @Slot()
    def refresh(self) -> None:
        """Look now: something that a lesson can tell or ask about has changed."""
        if not self._is_watching:
            return
        facts = self._facts()
        self._check(facts)
        if self._clock.isActive():
            self._is_stale = True
        else:
            self._show_numbers(facts)

    @property
    def _tasks(self) -> tuple[Task, ...]:
        return () if self._lesson is None or self._scene is None else self._lesson.scenes[self._scene].tasks

    def _facts(self) -> Facts:
        session = self._session
        document = session.document
        analysis = self._analyst.analysis_of(document.problem)
        return Facts(document, analysis, session.settings, session.tolerance, self._stage.asides)

    def _check(self, facts: Facts) -> None:
        before = list(self._solved)
        for place, task in enumerate(self._tasks):
            self._solved[place] |= all(condition.holds(look_up(condition.name, facts)) for condition in task.conditions)
        if self._solved != before:
            self._show_solved()

    def _show_solved(self) -> None:
        if self._scene is not None:
            self._stage.panel.show_solved(self._scene, self._solved)

    def _show_numbers(self, facts: Facts) -> None:
        self._is_stale = False
        names = () if self._lesson is None else self._lesson.names
        self._stage.panel.show_numbers({name: look_up(name, facts) for name in names})
        self._clock.start(PACE_MS)

    @Slot()
    def _on_clock_timeout(self) -> None:
        if self._is_stale:
            self._show_numbers(self._facts())
