"""The controllers of one window: where its views and its session meet."""

from lrviz.app.parts import Parts
from lrviz.controllers.accuracy import AccuracyController
from lrviz.controllers.appearance import AppearanceController
from lrviz.controllers.code import CodeController
from lrviz.controllers.curves import CurvesController
from lrviz.controllers.documents import Desk, DocumentsController
from lrviz.controllers.editing import EditingController
from lrviz.controllers.evaluation import EvaluationController
from lrviz.controllers.fit import FitController
from lrviz.controllers.generation import GenerationController
from lrviz.controllers.landscape import LandscapeController
from lrviz.controllers.lesson import LessonController
from lrviz.controllers.lesson_stage import Stage
from lrviz.controllers.parameters import ParametersController
from lrviz.controllers.prediction import PredictionController
from lrviz.controllers.presentation import PresentationController, Views
from lrviz.controllers.presets import PresetsController
from lrviz.controllers.squared_error import SquaredErrorController
from lrviz.controllers.surface import SurfaceController
from lrviz.controllers.training import Controls, TrainingController
from lrviz.state.analyst import Analyst
from lrviz.state.player import Player
from lrviz.state.session import Session


class Wiring:
    """Makes the controllers, which live as long as the views that they are for."""

    def __init__(self, parts: Parts, session: Session, player: Player, analyst: Analyst) -> None:
        self._parts, self._session, self._player, self._analyst = parts, session, player, analyst
        window, actions = parts.window, parts.actions
        self.appearance = AppearanceController(window, actions, parts.themed, parts.plots, parts.dialogs)
        self._wire_run()
        self._wire_data()
        self._wire_views_of_the_guide()
        self._wire_lesson()

    def close(self) -> None:
        """End the thread of the second descent."""
        self.squared_error.close()

    def _wire_run(self) -> None:
        parts, session, analyst = self._parts, self._session, self._analyst
        views = Views(parts.table, parts.convergence, parts.step_card, parts.timeline, parts.status, parts.panels)
        PresentationController(session, self._player, analyst, views, parts.window)
        FitController(session, parts.actions, parts.fits, parts.panels)
        self._landscape = LandscapeController(session, analyst, parts.actions, parts.landscape, parts.panels.landscape)
        SurfaceController(session, analyst, parts.actions, parts.surface)
        controls = Controls(parts.actions, parts.transport, parts.timeline, parts.dialogs, parts.message_bar)
        TrainingController(session, self._player, analyst, controls, parts.window)
        PresetsController(session, analyst, parts.actions)
        AccuracyController(session, parts.actions, parts.convergence)

    def _wire_data(self) -> None:
        parts, session = self._parts, self._session
        EditingController(session, parts.actions, parts.table, parts.fits, parts.message_bar)
        self._prediction = PredictionController(session, parts.actions, parts.prediction, parts.fit)
        desk = Desk(parts.window, parts.menus, parts.actions, parts.table, parts.dialogs, parts.message_bar)
        DocumentsController(session, self._player, desk)
        GenerationController(session, self._player, parts.actions, parts.generate_dialog)

    def _wire_views_of_the_guide(self) -> None:
        parts, session, analyst = self._parts, self._session, self._analyst
        ParametersController(session, analyst, parts.actions, parts.parameters)
        EvaluationController(session, parts.evaluation)
        self._curves = CurvesController(session, parts.sigmoid, parts.losses, parts.log_odds, parts.table)
        for plot in (parts.fit, parts.plane):
            self._curves.row_hovered.connect(plot.show_hovered_row)
            plot.row_hovered.connect(self._curves.show_hovered_row)
        self.squared_error = SquaredErrorController(session, analyst, parts.squared_error)
        self.squared_error.failed.connect(analyst.failed)
        self._code = CodeController(session, self._player, parts.actions, parts.code)

    def _wire_lesson(self) -> None:
        parts = self._parts
        stage = Stage(
            window=parts.window,
            panel=parts.lesson,
            actions=parts.actions,
            dialogs=parts.dialogs,
            message_bar=parts.message_bar,
            table=parts.table,
            prediction=self._prediction,
            sigmoid=self._curves,
            landscape=self._landscape,
            code=self._code,
        )
        self.lesson = LessonController(self._session, self._player, self._analyst, stage)
        self._curves.z_changed.connect(self.lesson.refresh)
        parts.prediction.prediction_requested.connect(self.lesson.refresh)
