"""The status sentence: every one of them, word for word, with numbers worked out here."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from lrviz.controllers.narration import Settings, narrate
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import descend
from lrviz.core.optimizers import GradientDescent
from lrviz.state.analyst import analyse
from lrviz.state.document import Document
from tests.cli.by_hand import EXAM, LABELS, Descent, cost

PAUSED = Settings(is_playing=False, iteration_limit=3000, tolerance=1e-6)
PLAYING = replace(PAUSED, is_playing=True)
LOWEST = 0.15693828570192214


def data(rows: Sequence[Sequence[float]], labels: Sequence[int], classes: tuple[str, str] = ("no", "yes")) -> Dataset:
    names = tuple(f"x{number + 1}" for number in range(len(rows[0]) if rows else 1))
    return Dataset(frozen(rows).reshape(len(labels), len(names)), frozen(labels), names, "y", classes, "data")


def trained(dataset: Dataset, steps: int, learning_rate: float = 0.1) -> Document:
    document = Document.opening(dataset)
    start = document.trajectory.parameters[0]
    run = descend(document.problem, GradientDescent(learning_rate), start, steps, PAUSED.tolerance)
    return document.with_trajectory(run)


def sentence(document: Document, settings: Settings = PAUSED) -> str:
    return narrate(document, analyse(document.problem), settings)


def costs(rate: float, steps: int) -> list[float]:
    """Return J of the exam's run, by the guide's loop."""
    parameters, told = [0.0, 0.0], [math.log(2)]
    for _ in range(steps):
        parameters = Descent(rate).run(EXAM, LABELS, parameters, 1)
        told.append(cost(EXAM, LABELS, parameters))
    return told


def test_without_rows_it_says_how_to_get_some() -> None:
    told = sentence(Document.opening(data([], [])))
    assert told == "No rows yet: add a student, paste from a spreadsheet, or open a CSV file."


def test_at_the_start_it_is_ready_and_says_what_to_press(exam: Dataset) -> None:
    told = sentence(Document.opening(exam))
    assert (
        told == "Ready at iteration 0: J = 0.6931, still 0.5362 above the minimum. Press Play, or Space in the plots."
    )


def test_while_the_minimum_is_not_known_it_says_so(exam: Dataset) -> None:
    ready = Document.opening(exam)
    assert narrate(ready, None, PAUSED) == "Ready at iteration 0: J = 0.6931. Looking for the minimum …"
    assert narrate(trained(exam, 3), None, PLAYING).startswith("Running: J = 0.")


def test_at_the_limit_the_numbers_are_those_of_the_guide(exam: Dataset) -> None:
    *_, before, now = costs(0.1, 3000)[::200]
    halving = 200 * math.log(2) / math.log((before - LOWEST) / (now - LOWEST))
    pace = f"At this pace the gap halves in about {round(float(f'{halving:.2g}')):,} iterations."
    told = sentence(trained(exam, 3000))
    assert told == f"3,000 iterations done: J = 0.1721, still 0.0152 above the minimum. {pace}"


def test_running_is_told_with_what_the_cost_does(exam: Dataset) -> None:
    told = sentence(trained(exam, 1500), PLAYING)
    assert told.startswith("Running, monotone: J = ")
    now = costs(0.1, 1500)[-1]
    assert f"J = {now:.4f}, still {now - LOWEST:.4f} above the minimum." in told
    assert "iterations done" not in told


@pytest.mark.parametrize(
    ("steps", "opening"), [(1, "Paused after 1 iteration: J = "), (1234, "Paused after 1,234 iterations: J = ")]
)
def test_paused_is_told_with_how_far_it_came(exam: Dataset, steps: int, opening: str) -> None:
    assert sentence(trained(exam, steps)).startswith(opening)


def test_an_iteration_that_is_looked_at_is_told_with_its_own_numbers(exam: Dataset) -> None:
    document = trained(exam, 2000).at_iteration(1240)
    assert sentence(document).startswith(f"Iteration 1,240 of 2,000: J = {costs(0.1, 1240)[-1]:.4f}, still ")
    assert sentence(trained(exam, 20).at_iteration(0)).startswith("Iteration 0 of 20: J = 0.6931")
    converged = trained(exam, 20_000, 1.7)
    told = sentence(converged.at_iteration(1))
    assert told.startswith(f"Iteration 1 of {converged.trajectory.last_iteration:,}: J = ")
    assert "gradient" not in told


def test_a_lower_limit_that_was_passed_is_done_too(exam: Dataset) -> None:
    told = sentence(trained(exam, 300), replace(PAUSED, iteration_limit=200))
    assert told.startswith("300 iterations done: ")


def test_no_pace_is_told_after_a_few_steps(exam: Dataset) -> None:
    assert sentence(trained(exam, 9)).endswith("above the minimum.")


def test_converged_is_told_with_its_gradient_whether_it_plays_or_not(exam: Dataset) -> None:
    document = trained(exam, 20_000, 1.7)
    gap = document.cost - LOWEST
    assert document.iteration < 20_000
    for settings in (PAUSED, PLAYING):
        told = sentence(document, settings)
        assert told.startswith(f"Converged after {document.iteration:,} iterations: J = 0.1569, still {gap:.2e} above")
        assert told.endswith("The gradient's length |∇J| is at most 10⁻⁶.")


def test_a_start_that_is_the_minimum_has_converged_and_asks_for_nothing() -> None:
    told = sentence(Document.opening(data([[1], [1], [2], [2]], [0, 1, 0, 1])))
    assert told == (
        "Converged after 0 iterations: J = 0.6931, at the minimum to within rounding. "
        "The gradient's length |∇J| is at most 10⁻⁶."
    )


def test_overshooting_is_told_with_its_rises_and_the_rate_at_which_there_are_none(exam: Dataset) -> None:
    told = sentence(trained(exam, 300, 1.0))
    history = costs(1.0, 300)
    rises = sum(later > earlier for earlier, later in pairwise(history))
    assert rises > 0
    assert f"The cost rose in {rises} of the steps; up to α = 0.2737 it must fall in every one." in told
    assert sentence(trained(exam, 300, 1.0), PLAYING).startswith("Running, overshooting: J = ")


@pytest.mark.parametrize("rate", [1.8, 3.0, 6.0])
def test_oscillating_is_told_with_the_rate_below_which_it_can_settle(exam: Dataset, rate: float) -> None:
    told = sentence(trained(exam, 2000, rate), PLAYING)
    assert told.startswith("Running, oscillating: J = ")
    assert told.endswith("Near the minimum it can settle only with α below 1.7451.")


def test_classes_that_a_boundary_parts_have_no_minimum() -> None:
    document = trained(data([[1], [2], [3], [4]], [0, 0, 1, 1]), 50)
    told = sentence(document)
    assert told.startswith(f"Paused after 50 iterations: J = {document.cost:.4f}. ")
    assert told.endswith("A boundary parts the classes: there is no minimum, the weights grow for ever.")
    assert sentence(document, PLAYING).startswith("Running, no minimum to reach: J = ")


def test_classes_that_touch_have_no_minimum_either() -> None:
    told = sentence(trained(data([[1], [2], [2], [3]], [0, 0, 1, 1]), 50))
    assert told.endswith("The classes only just touch: there is no minimum, the weights grow for ever.")


@pytest.mark.parametrize(("label", "name"), [(0, "no"), (1, "yes")])
def test_one_class_is_told_by_its_name(label: int, name: str) -> None:
    told = sentence(trained(data([[1], [2], [3]], [label] * 3), 5))
    assert told.endswith(f"Every row is “{name}”: there is no minimum, the parameters grow for ever.")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[5], [5], [5]], "All rows have the same x: many w, b share the lowest cost"),
        ([[1, 2], [2, 4], [3, 6]], "A feature follows from the others: many w, b share the lowest cost"),
        ([[1, 7], [2, 7], [3, 7]], "A feature follows from the others: many w, b share the lowest cost"),
        (
            [[5e-324], [1e-323], [1.5e-323], [2e-323]],
            "The minimum lies beyond the largest number that can be computed with.",
        ),
    ],
)
def test_where_there_is_no_single_minimum_the_reason_is_told(rows: list[list[float]], reason: str) -> None:
    told = sentence(Document.opening(data(rows, [0, 1, 0, 1][: len(rows)])))
    assert reason in told
    assert "above the minimum" not in told


def test_diverged_is_a_cost_that_is_no_number_and_says_what_to_do(exam: Dataset) -> None:
    document = trained(exam, 10, 1e308)
    assert not math.isfinite(document.cost)
    for settings in (PAUSED, PLAYING):
        assert sentence(document, settings) == (
            "Diverged at iteration 1: the cost is no longer a finite number. "
            "Choose a smaller learning rate and press Reset."
        )


def test_a_huge_cost_is_told_in_scientific_form() -> None:
    dataset = data([[-1e9], [1e9], [2e9], [3e9]], [0, 1, 0, 1])
    document = trained(dataset, 1)
    assert document.cost > 1e5
    assert f"J = {document.cost:.2e}, still " in sentence(document)
