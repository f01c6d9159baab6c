"""The bar on top: run, speed, learning rate, iteration limit."""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from lrviz.core.descent import MOST_ITERATIONS
from lrviz.views.action_button import action_button
from lrviz.views.actions import Actions
from lrviz.views.entry_keys import EntryKeys
from lrviz.views.learning_rate import LearningRateSlider, LearningRateSpinBox
from lrviz.views.play_button import PlayButton
from lrviz.views.silence import silenced
from lrviz.views.speed import SPEEDS, SpeedSlider, speed_text
from lrviz.views.style import field_palette
from lrviz.views.theme import Theme
from lrviz.views.wheel_guard import WheelGuard

_COMPACTNESSES = range(6)
_BESIDE, _ALONE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


class Transport(QFrame):
    """Buttons in the order of use, then the controls of the run.

    Where its width does not do, secondary words go first: one caption after the other gets short or vanishes, then
    the buttons keep their icons only.
    """

    speed_changed = Signal(float)
    learning_rate_changed = Signal(float)
    iteration_limit_changed = Signal(int)
    entry_ended = Signal()
    """A number was typed and ended with Enter."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Run")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._narrowest = 0
        self._play = PlayButton(actions.play)
        self._buttons = [action_button(actions.reset, _BESIDE), action_button(actions.step_back, _BESIDE)]
        after_play = [action_button(actions.step, _BESIDE), action_button(actions.run_to_minimum, _BESIDE)]
        self._speed = SpeedSlider()
        self._speed_value = _Caption("", "", self._speed)
        self._rate = LearningRateSpinBox()
        self._rate_slider = LearningRateSlider()
        self._limit = _iteration_limit_box()
        self._captions = (
            _Caption("Iteration limit", "Limit", self._limit),
            _Caption("Learning rate α", "α", self._rate),
            _Caption("Speed", "", self._speed),
        )
        limit, rate, speed = self._captions
        groups: list[list[QWidget]] = [
            [*self._buttons, self._play, *after_play],
            [speed, self._speed, self._speed_value],
            [rate, self._rate, self._rate_slider],
            [limit, self._limit],
        ]
        self._buttons += after_play
        self._place(groups)
        self._connect()
        self.show_speed(self._speed.meaning())
        self._fix_widths()

    def _place(self, groups: list[list[QWidget]]) -> None:
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(6)
        # Else a window of its own could not get narrower than what is shown needs, and nothing would be left out.
        line.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for number, group in enumerate(groups):
            if number:
                line.addWidget(_rule())
            for widget in group:
                line.addWidget(widget, 2 if widget is self._rate_slider else int(widget is self._speed))

    def _connect(self) -> None:
        self._speed.speed_changed.connect(self._on_speed_changed)
        self._rate.valueChanged.connect(self._on_rate_changed)
        self._rate_slider.learning_rate_changed.connect(self._on_rate_slider_changed)
        self._limit.valueChanged.connect(self.iteration_limit_changed)
        for box in (self._rate, self._limit):
            EntryKeys(box).ended.connect(self.entry_ended)

    def show_speed(self, speed: float) -> None:
        """Show a speed in iterations a second, `math.inf` for as fast as it goes."""
        self._speed.show_speed(speed)
        self._speed_value.setText(speed_text(speed))

    def show_learning_rate(self, learning_rate: float) -> None:
        """Show α as number and on the slider."""
        with silenced(self._rate):
            self._rate.setValue(learning_rate)
        self._rate_slider.show_learning_rate(learning_rate)

    def show_iteration_limit(self, limit: int) -> None:
        """Show where Play stops."""
        with silenced(self._limit):
            self._limit.setValue(limit)

    def show_zones(self, always: float | None, near_minimum: float | None) -> None:
        """Show how large α may be: see `LearningRateSlider.show_zones`."""
        self._rate_slider.show_zones(always, near_minimum)

    def edit_learning_rate(self) -> None:
        """Let α be typed over."""
        _select(self._rate)

    def edit_iteration_limit(self) -> None:
        """Let the limit be typed over."""
        _select(self._limit)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours that the style sheet does not know from `theme`."""
        self._play.show_theme(theme)
        self._rate.show_theme(theme)
        self._rate_slider.show_theme(theme)
        self._limit.setPalette(field_palette(theme))

    def minimumSizeHint(self) -> QSize:
        """Override QFrame.minimumSizeHint: it can be as narrow as without every secondary word."""
        return QSize(self._narrowest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QFrame.resizeEvent to leave out what the width has no room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Override QFrame.changeEvent to measure anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fix_widths()

    def _fix_widths(self) -> None:
        advance = self._speed_value.fontMetrics().horizontalAdvance
        self._speed_value.setFixedWidth(max(advance(speed_text(speed)) for speed in SPEEDS) + 2)
        self._narrowest = self._width_when(_COMPACTNESSES[-1])
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        for compactness in _COMPACTNESSES:
            if self._width_when(compactness) <= self.width():
                return

    def _width_when(self, compactness: int) -> int:
        """Leave out as much as `compactness` says, and return the width that the rest needs."""
        are_words_left = compactness < _COMPACTNESSES[-1]
        for place, caption in enumerate(self._captions):
            caption.show_as(is_short=compactness > place, is_wanted=are_words_left)
        for button in self._buttons:
            button.setToolButtonStyle(_BESIDE if compactness < _COMPACTNESSES[-2] else _ALONE)
        self._speed_value.setVisible(are_words_left)
        self._line.invalidate()
        return self._line.minimumSize().width()

    def _on_speed_changed(self, speed: float) -> None:
        self._speed_value.setText(speed_text(speed))
        self.speed_changed.emit(speed)

    def _on_rate_changed(self, learning_rate: float) -> None:
        self._rate_slider.show_learning_rate(learning_rate)
        self.learning_rate_changed.emit(learning_rate)

    def _on_rate_slider_changed(self, learning_rate: float) -> None:
        with silenced(self._rate):
            self._rate.setValue(learning_rate)
        self.learning_rate_changed.emit(learning_rate)


class _Caption(QLabel):
    """A secondary word, which has a short form or none."""

    def __init__(self, text: str, short_text: str, buddy: QWidget) -> None:
        super().__init__(text)
        self._texts = (text, short_text)
        self.setProperty("muted", True)
        self.setBuddy(buddy)

    def show_as(self, *, is_short: bool, is_wanted: bool) -> None:
        """Show one of the forms, or nothing."""
        text = self._texts[is_short]
        self.setText(text)
        self.setVisible(is_wanted and bool(text))


def _select(box: QAbstractSpinBox) -> None:
    box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    box.selectAll()


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    rule.setFixedSize(1, 26)
    return rule


def _iteration_limit_box() -> QSpinBox:
    box = QSpinBox()
    box.setObjectName("iteration_limit")
    box.setAccessibleName("Iteration limit")
    box.setToolTip("The iteration at which Play stops. Play at the limit extends it by as much again.")
    box.setLocale(QLocale.c())
    box.setRange(1, MOST_ITERATIONS)
    box.setValue(3000)
    box.setKeyboardTracking(False)
    box.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
    WheelGuard(box)
    return box
