"""Lessons that are right: what is read of them."""

import math
from pathlib import Path

import pytest

from lrviz.files.lesson import Formula, Lesson, LessonError, load_lesson, read_lesson, shipped_lessons
from lrviz.files.lesson_condition import Condition
from lrviz.files.lesson_fields import OPTIONS, VIEWS
from lrviz.files.lesson_names import NAMES, is_known, weight_place
from lrviz.files.lesson_scene import Scene
from lrviz.files.lesson_text import LiveNumber, LiveText, with_numbers

SAMPLE = r"""
# Steep and flat

The cost is {{cost}}, and *no* curve gets below {{ minimum.cost : 2 }}.

$$
\sigma(z) = \frac{1}{1 + e^{-z}}
$$

```scene
title = "By hand"
parameters = [1.7, -8]
iterations = 12
speed = "max"
views = ["fit", "parameters", "fit"]
options = ["line", "log-scale"]
window = [[-1, -16.0], [4.0, 5]]
look = "Look at **J**, {{cost:3}}."
[[try]]
task = "J below 0.2."
when = ["cost < 0.2", "iteration = 0"]
hint = "Keep {{boundary}}."
[[try]]
task = "Let it converge."
when = ['status = "converged"']
```

$$ a + b $$

```python
{{weight.2}}
$$
```

```scene
title = "Two features"
generated = {samples = 20, noise = 0.5, seed = 3, features = 2}
start = [1.0, 2.0, 3.0]
```
"""


def scene(text: str) -> Scene:
    (found,) = read_lesson(f"# T\n```scene\n{text}\n```\n", "x.md").scenes
    return found


def told(text: LiveText) -> str:
    return with_numbers(text.markdown, lambda place: f"<{text.numbers[place].name}>")


@pytest.fixture(scope="module")
def sample() -> Lesson:
    return read_lesson(SAMPLE, "sample.md")


def test_a_lesson_is_its_title_and_its_blocks_in_order(sample: Lesson) -> None:
    assert sample.title == "Steep and flat"
    assert [type(block) for block in sample.blocks] == [LiveText, Formula, Scene, Formula, LiveText, Scene]
    assert sample.blocks[1] == Formula(r"\sigma(z) = \frac{1}{1 + e^{-z}}")
    assert sample.blocks[3] == Formula("a + b")
    assert [found.title for found in sample.scenes] == ["By hand", "Two features"]


def test_live_numbers_are_found_with_their_decimals(sample: Lesson) -> None:
    prose = sample.blocks[0]
    assert isinstance(prose, LiveText)
    assert prose.numbers == (LiveNumber("cost"), LiveNumber("minimum.cost", 2))
    assert told(prose) == "The cost is <cost>, and *no* curve gets below <minimum.cost>."
    assert sample.names == {"cost", "minimum.cost", "boundary", "weight.2"}


def test_code_is_prose_in_which_nothing_begins(sample: Lesson) -> None:
    code = sample.blocks[4]
    assert isinstance(code, LiveText)
    assert told(code) == "```python\n<weight.2>\n$$\n```"


def test_a_scene_has_what_is_written_and_else_what_the_format_says(sample: Lesson) -> None:
    first, second = sample.scenes
    assert first.parameters == (1.7, -8.0)
    assert first.iterations == 12
    assert first.speed == math.inf
    assert first.views == ("fit", "parameters")
    assert first.options == ("line", "log-scale")
    assert first.window == ((-1.0, -16.0), (4.0, 5.0))
    assert first.look is not None
    assert first.look.numbers == (LiveNumber("cost", 3),)
    plain = (first.data, first.learning_rate, first.iteration_limit, first.standardize, first.threshold, first.start)
    assert plain == ("exam", 0.1, 3000, False, 0.5, None)
    assert (first.z, first.predict, second.look, second.tasks) == (None, None, None, ())
    assert second.generated is not None
    made = second.generated
    assert (made.samples, made.noise, made.seed, made.features) == (20, 0.5, 3, 2)
    assert second.start == (1.0, 2.0, 3.0)


def test_tasks_have_words_conditions_and_perhaps_a_hint(sample: Lesson) -> None:
    by_hand, converge = sample.scenes[0].tasks
    assert by_hand.conditions == (Condition("cost", "<", 0.2), Condition("iteration", "=", 0.0))
    assert by_hand.hint is not None
    assert by_hand.hint.numbers == (LiveNumber("boundary"),)
    assert converge.conditions == (Condition("status", "=", "converged"),)
    assert converge.hint is None


@pytest.mark.parametrize(
    ("condition", "present", "holds"),
    [
        (Condition("cost", "<", 0.2), 0.19, True),
        (Condition("cost", "<", 0.2), 0.2, False),
        (Condition("cost", "<=", 0.2), 0.2, True),
        (Condition("cost", ">", 0.2), 0.21, True),
        (Condition("cost", ">=", 0.2), 0.19, False),
        (Condition("learning_rate", "=", 0.3), 0.1 + 0.2, True),
        (Condition("learning_rate", "!=", 0.3), 0.1 + 0.2, False),
        (Condition("iteration", "!=", 3.0), 4, True),
        (Condition("speed", ">=", 60.0), math.inf, True),
        (Condition("cost", "<", 0.2), None, False),
        (Condition("cost", "!=", 0.2), None, False),
        (Condition("cost", "<", 0.2), math.nan, False),
        (Condition("cost", "!=", 0.2), math.nan, False),
        (Condition("status", "=", "converged"), "converged", True),
        (Condition("status", "!=", "converged"), "converged", False),
        (Condition("status", "!=", "converged"), "oscillating", True),
        (Condition("status", "!=", "converged"), None, False),
        (Condition("status", "=", "converged"), None, False),
    ],
)
def test_a_condition_compares_and_never_holds_of_what_is_undefined(
    condition: Condition, present: float | str | None, holds: bool
) -> None:
    assert condition.holds(present) is holds


@pytest.mark.parametrize("written", ['"cost<.2"', '" cost  <  +2e-1 "'])
def test_conditions_may_be_written_closely_or_widely(written: str) -> None:
    text = f'title = "A"\n[[try]]\ntask = "t"\nwhen = [{written}]'
    assert scene(text).tasks[0].conditions == (Condition("cost", "<", 0.2),)


def test_a_minus_sign_may_be_a_hyphen_or_a_minus() -> None:
    text = 'title = "A"\n[[try]]\ntask = "t"\nwhen = ["bias < −8", "bias > -9"]'
    assert [condition.value for condition in scene(text).tasks[0].conditions] == [-8.0, -9.0]


def test_every_view_and_option_of_the_format_is_known() -> None:
    views = "data prediction fit step landscape convergence parameters sigmoid losses log_odds squared_error"
    options = "line arrow equal-scales surface raw accuracy log-scale score"
    assert set(VIEWS) == {*views.split(), "evaluation", "code"}
    assert set(OPTIONS) == set(options.split())
    for option in options.split():
        assert scene(f'title = "A"\noptions = ["{option}"]').options == (option,)


def test_weights_have_a_number_and_the_first_needs_none() -> None:
    assert weight_place("weight") == ("weight", 0)
    assert weight_place("weight.1") == ("weight", 0)
    assert weight_place("minimum.weight.12") == ("minimum.weight", 11)
    assert weight_place("cost") == ("cost", 0)
    assert {"cost", "weight", "minimum.weight"} <= NAMES
    assert is_known("weight.2")
    for unknown in ("weight.0", "weight.x", "bias.1", "weights", "__class__", "cost.real", "weight.1.2", ""):
        assert not is_known(unknown)


def test_web_addresses_are_written_out_and_go_nowhere() -> None:
    lesson = read_lesson("# T\nSee [the *facts*](https://a.org/b) and <https://c.org>.", "x.md")
    assert lesson.blocks == (LiveText("See the *facts* (https://a.org/b) and <https://c.org>."),)


@pytest.mark.parametrize(
    "harmless",
    [
        "`a<b` and a < b",
        "if `x[i](y)` then",
        "* [x] done",
        "~~~\n<b>\n~~~",
        "~~~\n[a](file.txt)\n~~~",
        "f(x)[0]",
        "5<6",
    ],
)
def test_code_and_comparisons_are_no_html_and_no_links(harmless: str) -> None:
    assert read_lesson(f"# T\n{harmless}", "x.md").blocks == (LiveText(harmless),)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(ending: str, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbf" + SAMPLE.strip().replace("\n", ending).encode())
    assert load_lesson(file) == read_lesson(SAMPLE.strip(), "a.md")


def test_a_lesson_may_have_no_scene_or_nothing_but_its_title() -> None:
    assert read_lesson("# T", "x.md") == Lesson("T", ())
    assert read_lesson("\n\n# T  \n\n\nOnly words.\n", "x.md").blocks == (LiveText("Only words."),)


def test_no_name_is_ever_evaluated() -> None:
    with pytest.raises(LessonError, match="no live number"):
        read_lesson("# T\n{{cost.__class__}}", "x.md")
    with pytest.raises(LessonError, match="is written"):
        read_lesson("# T\n{{1 + 1}}", "x.md")


def test_the_shipped_lessons_come_in_their_order() -> None:
    names = [path.name for path in shipped_lessons()]
    assert names == sorted(names)
    assert all(name.endswith(".md") for name in names)


def test_every_shipped_lesson_is_read_and_has_scenes() -> None:
    assert shipped_lessons()
    for path in shipped_lessons():
        assert load_lesson(path).scenes
