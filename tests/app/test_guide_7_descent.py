"""Guide 7, gradient descent: what the learning rate does, by preset, and the gradient as an arrow."""

import math
import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QDoubleSpinBox

from tests.app.student import Student, drawn
from tests.cli.by_hand import EXAM, LABELS, Descent, cost, gradient

PLOT = "landscape_plot"
LOWEST = 0.15693828570192214
Vector = tuple[float, float]


@pytest.fixture
def at_presets(student: Student) -> Student:
    """Return a student whose four presets are known."""
    for name in ("creeping", "monotone", "overshooting", "oscillating"):
        student.until(student.action(f"rate_{name}").isEnabled)
    return student


def run_with(student: Student, name: str, iterations: int) -> list[float]:
    """Choose a preset, run from the start, and return J of each iteration, which must be those of a plain loop."""
    student.choose(f"rate_{name}", "reset")
    rate = student.find(QDoubleSpinBox, "learning_rate").value()
    assert f"α = {rate:.6g}" in student.action(f"rate_{name}").text()
    student.run(iterations)
    costs = student.column_of("convergence_plot", 1)
    assert len(costs) == iterations + 1
    early = [cost(EXAM, LABELS, Descent(rate).run(EXAM, LABELS, [0, 0], steps)) for steps in (1, 2, 3, 20)]
    assert [costs[steps] for steps in (1, 2, 3, 20)] == pytest.approx(early, rel=1e-9)
    return costs


def rises(costs: list[float]) -> int:
    return sum(after > before for before, after in pairwise(costs))


def test_too_small_a_rate_creeps_and_a_right_one_goes_down_in_every_step(at_presets: Student) -> None:
    creeping = run_with(at_presets, "creeping", 100)
    assert rises(creeping) == 0
    pace = re.search(r"At this pace the gap halves in about ([\d,]+) iterations", at_presets.sentence)
    assert int(pace[1].replace(",", "")) > 500
    monotone = run_with(at_presets, "monotone", 100)
    assert rises(monotone) == 0
    assert "rose" not in at_presets.sentence
    assert creeping[-1] - LOWEST > 2.5 * (monotone[-1] - LOWEST)


def test_too_large_a_rate_overshoots_and_settles_and_a_larger_one_never_settles(at_presets: Student) -> None:
    overshooting = run_with(at_presets, "overshooting", 400)
    assert rises(overshooting) > 0
    assert rises(overshooting[-100:]) == 0
    assert f"The cost rose in {rises(overshooting):,} of the steps; up to α = 0.2737" in at_presets.sentence
    oscillating = run_with(at_presets, "oscillating", 1000)
    assert rises(oscillating[-100:]) >= 40
    assert "Near the minimum it can settle only with α below 1.745" in at_presets.sentence
    assert oscillating[-1] - LOWEST > 0.01, "it jumps to and fro for ever"
    for name, word in (("oscillating", "oscillating"), ("monotone", "monotone"), ("overshooting", "overshooting")):
        at_presets.choose(f"rate_{name}", "reset")
        at_presets.play_flat_out()
        at_presets.until(lambda word=word: at_presets.sentence.startswith(f"Running, {word}: J = "))
        at_presets.press("play_button")


def in_pixels(student: Student, places: list[Vector]) -> list[Vector]:
    """Return where data coordinates are drawn."""
    box = student.plot(PLOT).getViewBox()
    pixels = (box.mapViewToScene(QPointF(*place)) for place in places)
    return [(pixel.x(), pixel.y()) for pixel in pixels]


def arrow_and_tangent(student: Student) -> tuple[Vector, Vector]:
    """Return the directions, in pixels, of the arrow's shaft and of the level line where it begins."""
    arrow = student.plot(PLOT)._drawing._arrow
    foot, head = in_pixels(student, drawn(arrow._shaft)[:2])
    now = in_pixels(student, [student.parameters()])[0]
    assert math.dist(foot, now) < 1
    level = drawn(arrow._level)
    for place in [place for place in level if math.isfinite(place[0])][::20]:
        assert cost(EXAM, LABELS, place) == pytest.approx(student.exact("cost"), rel=1e-3)
    line = in_pixels(student, level)
    away = [math.dist(pixel, now) for pixel in line]
    nearest = min(range(len(line)), key=lambda index: away[index] if math.isfinite(away[index]) else math.inf)
    assert away[nearest] < 2, "the level line goes through the present point"
    after = next(pixel for pixel, distance in zip(line[nearest:], away[nearest:], strict=True) if distance > 3)
    before = next(pixel for pixel, distance in zip(line[nearest::-1], away[nearest::-1], strict=True) if distance > 3)
    return (head[0] - foot[0], head[1] - foot[1]), (after[0] - before[0], after[1] - before[1])


def cosine(one: Vector, other: Vector) -> float:
    return (one[0] * other[0] + one[1] * other[1]) / math.hypot(*one) / math.hypot(*other)


def test_with_equal_scales_the_arrow_is_perpendicular_to_the_level_line_else_it_says_why_not(student: Student) -> None:
    student.choose("gradient_arrow", "equal_scales")
    for steps in (1, 60, 800):
        student.run(steps)
        student.choose("fit_views")
        student.mouse(PLOT).turn(student.pixel(PLOT, *student.parameters()), 26)  # the valley is narrow: look closely
        plot = student.plot(PLOT)
        student.until(lambda plot=plot: plot._drawing.landscape.window == plot.shown_window)
        across, up = plot.plane.pixel
        assert across == pytest.approx(up, rel=1e-6), "one scale for both axes"
        arrow, tangent = arrow_and_tangent(student)
        down = gradient(EXAM, LABELS, student.parameters())
        assert cosine(arrow, (-down[0], down[1])) == pytest.approx(1, abs=1e-6), "it points along −∇J"
        assert abs(cosine(arrow, tangent)) < 0.1
    assert "−∇J" in student.words(PLOT)
    assert not any("scales differ" in words for words in student.words(PLOT))
    student.choose("reset")
    student.run(60)
    student.choose("equal_scales", "fit_views")
    student.until(lambda: plot._drawing.landscape.window == plot.shown_window)
    arrow, tangent = arrow_and_tangent(student)
    assert abs(cosine(arrow, tangent)) > 0.2
    assert any("equal scales" in words or "scales differ" in words for words in student.words(PLOT))
    student.choose("gradient_arrow")
    assert "−∇J" not in student.words(PLOT)
    assert drawn(student.plot(PLOT)._drawing._arrow._shaft) == []


def test_the_overlays_may_be_toggled_where_there_is_nothing_to_show(student: Student) -> None:
    overlays = ("gradient_arrow", "equal_scales", "raw_landscape", "surface", "accuracy_curve", "log_scale")
    for key in ("", "separable", "two-features", "large-scale"):
        if key:
            student.data_set(key)
        else:
            student.choose("new")
        for name in (*overlays, *overlays):
            if student.action(name).isEnabled():
                student.choose(name)
        for name in overlays[:2]:
            student.choose(name)
        student.window.resize(1000, 640)
        if key:
            student.run(2)
            student.hover(PLOT, (0.0, 0.0))
        student.choose("reset", "fit_views", *overlays[:2])
        student.window.resize(1280, 720)
        assert student.message == ""


def test_at_the_minimum_there_is_no_way_down_and_a_monstrous_rate_is_told_in_words(student: Student) -> None:
    student.choose("gradient_arrow", "equal_scales")
    student.set_by_hand("2.6193891465136671", "-12.442150281204942")
    student.choose("step")
    student.until(lambda: student.sentence.startswith("Converged after 0 iterations"))
    student.set_by_hand("0", "0")
    student.type(student.find(QDoubleSpinBox, "learning_rate"), "1e300")
    student.run(3)
    assert student.numbers["cost"] != "nan"
    assert student.sentence.startswith(("Paused after 3 iterations", "Diverged at iteration "))
    student.choose("reset")
    assert (student.iteration, student.numbers["cost"]) == (0, "0.6931")
