"""What a scene sets up in the window, and how the user's own arrangement of it comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lrviz.controllers.lesson_facts import Asides
from lrviz.core.arrays import FloatArray, frozen
from lrviz.core.descent import descend
from lrviz.core.generation import generate
from lrviz.core.landscape import Window
from lrviz.core.optimizers import GradientDescent
from lrviz.files.builtin import load_builtin
from lrviz.files.lesson_scene import Scene
from lrviz.state.document import Document
from lrviz.views.actions import Actions
from lrviz.views.data_table import DataTable
from lrviz.views.dialogs import Dialogs
from lrviz.views.lesson_panel import LessonPanel
from lrviz.views.message_bar import MessageBar

OVERLAYS = {
    "line": "least_squares_line",
    "arrow": "gradient_arrow",
    "equal-scales": "equal_scales",
    "surface": "surface",
    "raw": "raw_landscape",
    "accuracy": "accuracy_curve",
    "log-scale": "log_scale",
    "score": "score_view",
}
"""A scene's options, and the actions that they are."""


class SceneWindow(Protocol):
    """Shows the panels that a scene needs, and gives the window back."""

    def show_scene(self, names: Sequence[str]) -> None:
        """Show the lesson and the panels of these names, and no others."""

    def leave_scene(self) -> None:
        """Show the panels that the user had."""


class Questions(Protocol):
    """Asks for predictions."""

    @property
    def text(self) -> str:
        """What is asked, as it was typed."""

    @property
    def values(self) -> FloatArray:
        """Each x (k, d) that is asked about."""

    def ask(self, text: str) -> None:
        """Do what a user does who types `text`."""


class SigmoidStage(Protocol):
    """Has a movable z."""

    @property
    def z(self) -> float:
        """Where it stands."""

    def show_z(self, z: float) -> None:
        """Move it."""


class LandscapeStage(Protocol):
    """Shows a part of the plane of w and b."""

    def show_window(self, window: Window) -> None:
        """Show this part."""


class CodeStage(Protocol):
    """Steps through the algorithm."""

    @property
    def line(self) -> int | None:
        """The line that is lit."""


@dataclass(frozen=True)
class Arrangement:
    """What the user had: which overlays were on, what was asked, and where z stood."""

    overlays: Mapping[str, bool]
    question: str
    z: float


@dataclass(frozen=True)
class Stage:
    """Where a lesson is shown, and what a scene sets up in the window beside the document and the settings."""

    window: SceneWindow
    panel: LessonPanel
    actions: Actions
    dialogs: Dialogs
    message_bar: MessageBar
    table: DataTable
    prediction: Questions
    sigmoid: SigmoidStage
    landscape: LandscapeStage
    code: CodeStage

    @property
    def asides(self) -> Asides:
        """What they show now."""
        is_line_shown = self.actions.least_squares_line.isChecked()
        return Asides(is_line_shown, self.sigmoid.z, self.prediction.values, self.code.line)

    def arrangement(self) -> Arrangement:
        """Return what is to be given back."""
        overlays = {name: action.isChecked() for name, action in self.actions.overlays.items()}
        return Arrangement(overlays, self.prediction.text, self.sigmoid.z)

    def set_up(self, scene: Scene) -> None:
        """Show what `scene` wants; its document is shown already."""
        wanted = {OVERLAYS[option] for option in scene.options}
        for name, action in self.actions.overlays.items():
            action.setChecked(name in wanted)
        self.window.show_scene(scene.views)
        self.actions.fit_views.trigger()
        self.table.clearSelection()
        self.prediction.ask(scene.predict or "")
        if scene.z is not None:
            self.sigmoid.show_z(scene.z)
        if scene.window is not None:
            self.landscape.show_window(Window(*scene.window))

    def give_back(self, arrangement: Arrangement) -> None:
        """Show what the user had; the document is back already."""
        for name, action in self.actions.overlays.items():
            action.setChecked(arrangement.overlays[name])
        self.prediction.ask(arrangement.question)
        self.sigmoid.show_z(arrangement.z)
        self.window.leave_scene()
        self.actions.fit_views.trigger()


def scene_document(scene: Scene, tolerance: float) -> Document:
    """Return the data and the run of `scene`."""
    made = scene.generated
    dataset = generate(made.samples, made.noise, made.seed, made.features) if made else load_builtin(scene.data)
    document = Document.opening(dataset).with_standardization(scene.standardize)
    if scene.start is not None:
        document = document.with_start(frozen(scene.start))
    if scene.parameters is not None:
        document = document.with_parameters(frozen(scene.parameters))
    if scene.iterations:
        method = GradientDescent(scene.learning_rate)
        run = descend(document.problem, method, document.parameters, scene.iterations, tolerance)
        document = document.with_trajectory(run)
    return document
