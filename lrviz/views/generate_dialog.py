"""A small box that stays open beside the window, to make data of one's own kind."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lrviz.core.generation import NEEDED, law
from lrviz.views.formatting import count, fixed, short
from lrviz.views.number_spin_box import NumberSpinBox
from lrviz.views.silence import silenced
from lrviz.views.style import field_palette
from lrviz.views.theme import Theme
from lrviz.views.wheel_guard import WheelGuard

FEWEST_SAMPLES, MOST_SAMPLES = 2, 100_000
LARGEST_NOISE = 5.0
_LARGEST_SEED = 2**31 - 1
_FIRST_SAMPLES, _FIRST_NOISE, _FIRST_SEED = 100, 1.0, 1
_NOISE_STEP = 0.1
_WIDTH = 320


@dataclass(frozen=True)
class Recipe:
    """What data to make: so many rows, of 1 or 2 features; the same seed makes the same."""

    samples: int
    noise: float
    seed: int
    features: int


class GenerateDialog(QDialog):
    """Asks how many rows, how much luck, and which draw; a line says what will come of it."""

    data_requested = Signal(object)
    """A `Recipe`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("generate_dialog")
        self.setWindowTitle("Generate data")
        self._samples = _whole_number("generate_samples", "Rows", (FEWEST_SAMPLES, MOST_SAMPLES))
        self._noise = _noise_box()
        self._seed = _whole_number("generate_seed", "Seed", (0, _LARGEST_SEED))
        self._seed.setToolTip("The same seed draws the same data.")
        self._features = _features_box()
        self._summary = QLabel()
        self._summary.setObjectName("generate_summary")
        self._summary.setWordWrap(True)
        self._summary.setProperty("muted", True)
        self._place()
        for field in (self._samples, self._noise, self._seed):
            field.valueChanged.connect(self._show_summary)
        self._features.currentIndexChanged.connect(self._show_summary)
        self.show_recipe(Recipe(_FIRST_SAMPLES, _FIRST_NOISE, _FIRST_SEED, 1))

    def _place(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        for words, field in (
            ("Rows", self._samples),
            ("Noise", self._noise),
            ("Seed", self._seed),
            ("Features", self._features),
        ):
            form.addRow(words, field)
        make = QPushButton("&Make")
        make.setObjectName("generate_make")
        make.setToolTip("Open these data; Undo brings yours back")
        make.clicked.connect(self._on_make_clicked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(make, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.rejected.connect(self.close)
        page = QVBoxLayout(self)
        page.setSpacing(10)
        page.addLayout(form)
        page.addWidget(self._summary)
        page.addStretch(1)
        page.addWidget(buttons)
        make.setDefault(True)  # a button knows of no dialog before it is in it
        self.setMinimumWidth(_WIDTH)

    @property
    def recipe(self) -> Recipe:
        """What is asked for now."""
        return Recipe(self._samples.value(), self._noise.value(), self._seed.value(), self._features.currentIndex() + 1)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what to ask for."""
        with silenced(self._samples, self._noise, self._seed, self._features):
            self._samples.setValue(recipe.samples)
            self._noise.setValue(recipe.noise)
            self._seed.setValue(recipe.seed)
            self._features.setCurrentIndex(recipe.features - 1)
        self._show_summary()

    def ask(self) -> None:
        """Open, or come to the front, and let the number of rows be typed; the window goes on beside it."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._samples.setFocus()
        self._samples.selectAll()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of the fields from `theme`."""
        self._noise.show_theme(theme)
        for field in (self._samples, self._seed, self._features):
            field.setPalette(field_palette(theme))

    def _show_summary(self) -> None:
        recipe = self.recipe
        has_one = recipe.features == 1
        students = f"{count(recipe.samples)} students with {'hours' if has_one else 'hours and sleep'}"
        needed = short(NEEDED[recipe.features - 1])
        boundary = f"{needed} hours" if has_one else f"hours + sleep = {needed}"
        if recipe.noise == 0:
            self._summary.setText(f"{students}. All pass from {boundary} on: the classes are parted.")
            return
        theta = law(recipe.noise, recipe.features)
        weight, bias = (fixed(float(theta[place]), 2) for place in (0, -1))
        weights = f"w\u00a0=\u00a0{weight}" if has_one else f"w₁\u00a0=\u00a0w₂\u00a0=\u00a0{weight}"
        self._summary.setText(
            f"{students}, drawn with {weights}, b\u00a0=\u00a0{bias}: pass and fail are as likely at {boundary}."
        )

    def _on_make_clicked(self) -> None:
        for field in (self._samples, self._noise, self._seed):
            field.interpretText()
        self.data_requested.emit(self.recipe)


def _whole_number(name: str, title: str, ends: tuple[int, int]) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setLocale(QLocale.c())
    box.setRange(*ends)
    box.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
    WheelGuard(box)
    return box


def _noise_box() -> NumberSpinBox:
    box = NumberSpinBox(0.0, LARGEST_NOISE, "0.00001")
    box.setObjectName("generate_noise")
    box.setAccessibleName("Noise")
    box.setToolTip("How much luck decides, from 0 to 5 hours: the larger, the more the classes overlap")
    box.setSingleStep(_NOISE_STEP)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _features_box() -> QComboBox:
    box = QComboBox()
    box.setObjectName("generate_features")
    box.setAccessibleName("Features")
    box.addItems(["1: hours", "2: hours and sleep"])
    WheelGuard(box)
    return box
