"""How each task of the shipped lessons is solved by mouse and keyboard, in the order in which a scene has them."""

import math
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from tests.app.person import Key
from tests.app.reader import Reader

Solution = Callable[[Reader], None]


def asked(text: str) -> Solution:
    """Return the solution that types what is to be predicted."""
    return lambda reader: reader.type(reader.find(QWidget, "prediction_input"), text)


def typed(field: str, text: str) -> Solution:
    """Return the solution that types a number into a field."""
    return lambda reader: reader.type(reader.find(QWidget, field), text)


def edited(row: int, column: int, text: str) -> Solution:
    """Return the solution that types into a cell of the table."""
    return lambda reader: reader.edit(row, column, text)


def dragged(plot: str, *places: tuple[float, float]) -> Solution:
    """Return the solution that drags what lies at the first of these places over the others."""
    return lambda reader: reader.drag(plot, *places)


def clicked(plot: str, place: tuple[float, float]) -> Solution:
    """Return the solution that clicks a place."""
    return lambda reader: reader.click(plot, place)


def pressed(button: str, times: int = 1) -> Solution:
    """Return the solution that presses a button."""

    def solve(reader: Reader) -> None:
        for _ in range(times):
            reader.press(button)

    return solve


def moved(slider: str, key: Key, times: int = 1) -> Solution:
    """Return the solution that moves a slider by a key."""
    return lambda reader: reader.keys(slider, key, times)


def key_in(plot: str, key: Key) -> Solution:
    """Return the solution that presses a key in a plot."""
    return lambda reader: reader.key(reader.plot(plot), key)


def in_turn(*solutions: Solution) -> Solution:
    """Return the solution that consists of others."""

    def solve(reader: Reader) -> None:
        for solution in solutions:
            solution(reader)

    return solve


def pull_the_right_end_down(reader: Reader) -> None:
    """Take hold of the curve where it leaves the plot, beyond the last student."""
    left, right = reader.plot("fit_plot").plane.x_range
    end = right - (right - left) / 50
    reader.drag("fit_plot", (end, 1.0), (end, 0.6), (end, 0.1))


def fit_by_hand(reader: Reader) -> None:
    """Pull the curve up on the right, drag the boundary that it then has to 4.7 hours, and make it steeper."""
    left, right = reader.plot("fit_plot").plane.x_range
    place = right - (right - left) / 5
    reader.drag("fit_plot", (place, 0.5), (place, 0.8), (place, 0.95))
    boundary = reader.exact("boundary")
    reader.drag("fit_plot", (boundary, 0.25), (boundary - 0.2, 0.25), (4.7, 0.25))
    weight, bias = reader.parameters()
    reader.drag("fit_plot", (6, 1 / (1 + math.exp(-6 * weight - bias))), (6, 0.85), (6, 0.9))


def play_to_the_limit(reader: Reader) -> None:
    """Play as fast as it goes until it stops by itself."""
    reader.press("play_button")
    reader.until(lambda: not reader.is_playing)


def calm_the_run(reader: Reader) -> None:
    """Take one of the learning rates that are offered, when they have been computed, and play on."""
    reader.until(reader.action("rate_overshooting").isEnabled)
    reader.choose("rate_overshooting")
    reader.play()


def go_to_10000(reader: Reader) -> None:
    reader.boxes.iterations = [(10_000, True)]
    reader.choose("go_to_iteration")
    reader.reach(10_000)


def walk_through_an_iteration(reader: Reader) -> None:
    """Press Next line until the iteration number changes."""
    before = reader.iteration

    def has_changed() -> bool:
        if reader.iteration == before:
            reader.press("button_next_line")
        return reader.iteration > before

    reader.until(has_changed)


def run_to_the_minimum(reader: Reader) -> None:
    """Press To minimum, and pause when the task is solved: the last digits would take longer than all the rest."""
    reader.press("button_run_to_minimum")
    reader.until(lambda: all(reader.ticks))
    reader.pause()


SOLUTIONS: Mapping[str, tuple[Solution, ...]] = {
    "01-classification/A line through zeros and ones": (asked("20"), asked("1")),
    "01-classification/One diligent student bends the rule": (edited(15, 0, "20"),),
    "01-classification/One click: line or sigmoid": (pressed("button_least_squares_line"),),
    "02-data/Table and picture are one": (
        clicked("fit_plot", (2.2, 0.25)),
        dragged("fit_plot", (5, 0), (5, 0.4), (5, 0.9)),
    ),
    "02-data/When a boundary parts the classes": (edited(7, 1, "0"),),
    "03-sigmoid/Walk along the curve": (
        dragged("sigmoid_plot", (2, 0.8808), (4, 0.9), (5.5, 0.9)),
        dragged("sigmoid_plot", (5.5, 0.996), (2, 0.5), (0, 0.5)),
        dragged("sigmoid_plot", (0, 0.5), (5, 0.5), (6.3, 0.5)),
    ),
    "03-sigmoid/The students on the sigmoid": (clicked("sigmoid_plot", (0.536, 0.631)),),
    "04-hypothesis/The weight is steepness": (
        dragged("fit_plot", (6, 0.731), (6, 0.9), (6, 0.97)),
        pull_the_right_end_down,
    ),
    "04-hypothesis/The bias is place": (dragged("fit_plot", (5, 0.25), (6, 0.25), (7, 0.25)),),
    "04-hypothesis/The log-odds are a line": (typed("weight_input", "0.69"),),
    "05-cost/Two curves, one for each answer": (edited(15, 1, "0"),),
    "05-cost/Be the learner yourself": (
        fit_by_hand,
        in_turn(typed("weight_input", "2.6"), typed("bias_input", "-12.35")),
    ),
    "05-cost/Two landscapes, one start": (Reader.play,),
    "06-landscape/Each place is a curve": (dragged("landscape_plot", (1, -2), (2, -8), (2.3, -10.9)),),
    "06-landscape/The same, as a surface": (moved("bias_slider", Key.Key_PageUp, 3),),
    "06-landscape/How steep, how flat": (in_turn(clicked("landscape_plot", (2.5, -4)), Reader.play),),
    "07-descent/One step, with its numbers": (pressed("button_step", 10),),
    "07-descent/Downhill is across the level lines": (
        in_turn(dragged("landscape_plot", (1.2, -2), (1, -3), (2, -4)), pressed("button_step")),
    ),
    "07-descent/Too small: it creeps": (in_turn(play_to_the_limit, typed("learning_rate", "0.1"), Reader.play),),
    "07-descent/Right: down in every step": (Reader.play,),
    "07-descent/Large: it overshoots, and still arrives": (Reader.play,),
    "07-descent/Too large: it never settles": (Reader.play, calm_the_run),
    "08-boundary/Move the threshold": (
        dragged("fit_plot", (2.4, 0.5), (2.4, 0.45), (2.4, 0.35)),
        typed("threshold", "0.7"),
    ),
    "08-boundary/Accuracy can flatter": (dragged("roc_plot", (0, 2 / 6), (0.1, 0.5), (7 / 54, 4 / 6)),),
    "08-boundary/Two features: the boundary is a line": (
        dragged("plane_plot", (4.2, 6.69), (4, 6.69), (3.2, 6.6)),
        go_to_10000,
    ),
    "08-boundary/Any number of features: the score": (Reader.play,),
    "09-from-scratch/One line at a time": (in_turn(key_in("landscape_plot", Key.Key_N), walk_through_an_iteration),),
    "09-from-scratch/The run as a script": (walk_through_an_iteration,),
    "10-prediction/A worked example": (asked("6"),),
    "10-prediction/Several students at once": (asked("3 4 5 6"),),
    "10-prediction/Sure, without a reason": (asked("50"),),
    "11-where-the-guide-stops/After 3000 iterations": (run_to_the_minimum,),
    "11-where-the-guide-stops/The same data, standardised": (Reader.play,),
    "11-where-the-guide-stops/Data that a boundary parts": (Reader.play,),
    "11-where-the-guide-stops/Absurdly large": (Reader.play,),
}
"""By the lesson's file and the scene's title."""
