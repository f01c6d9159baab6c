"""Lessons with a mistake: each is one sentence with the file and the line."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.files.lesson import LARGEST_FILE, LessonError, load_lesson, read_lesson

SOON = 0.5
"""Seconds: a sentence that takes longer is no answer."""
TITLE = "# T\n\nWords.\n\n"
"""Four lines: what follows begins in line 5."""


def complaint(text: str) -> str:
    with pytest.raises(LessonError) as raised:
        read_lesson(text, "my lesson.md")
    message = str(raised.value)
    assert "\n" not in message
    return message


def in_scene(*lines: str) -> str:
    """Return a lesson whose scene has these lines from line 6 on."""
    return TITLE + "\n".join(["```scene", *lines, "```", ""])


def in_task(*lines: str) -> str:
    """Return a lesson whose scene has a task of these lines from line 8 on."""
    return in_scene('title = "A"', "[[try]]", *lines)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "title"),
        ("\n\n", 1, "title"),
        ("\n\nWords first.\n# T", 3, "title"),
        ("## T", 1, "title"),
        ("#T", 1, "title"),
        ("# ", 1, "title"),
        ("# {{cost}}", 1, "title"),
        (f"# {'T' * 300}", 1, "title"),
        (TITLE + "Now {{costs}}.", 5, '"costs"'),
        (TITLE + "a\nb {{cost} c", 6, "{{name}}"),
        (TITLE + "{{cost:13}}", 5, "decimals"),
        (TITLE + "{{cost:-1}}", 5, "{{name}}"),
        (TITLE + "{{}}", 5, "{{name}}"),
        (TITLE + "a\n![x](y.png)", 6, "pictures"),
        (TITLE + "![x]", 5, "pictures"),
        (TITLE + "~~~\n![x][y]\n~~~", 6, "pictures"),
        (TITLE + "a\n\n<script>alert(1)</script>", 7, "HTML"),
        (TITLE + "a <!-- b -->", 5, "HTML"),
        (TITLE + "</b>", 5, "HTML"),
        (TITLE + "<file:///etc/passwd>", 5, "HTML"),
        (TITLE + "[x](file:///etc/passwd)", 5, "link"),
        (TITLE + "a\n[x](notes.md)", 6, "link"),
        (TITLE + "[x](javascript:alert(1))", 5, "link"),
        (TITLE + "[x\ny](C:/notes.md)", 6, "link"),
        (TITLE + "[x]: file:///etc/passwd", 5, "link"),
        (TITLE + "> - [x]: notes.md", 5, "link"),
        (TITLE + "a\n```python\nx = 1", 6, "never closed"),
        (TITLE + "```scene\ntitle = 1", 5, "never closed"),
        (TITLE + "$$\na", 5, "never closed"),
        (TITLE + "$$ a\nb\n$$", 5, "formula"),
        (TITLE + "$$\n\n$$", 5, "formula"),
        (TITLE + f"$$\n{'a' * 3000}\n$$", 5, "formula"),
        (TITLE + "\x07", 5, "cannot be shown"),
        (TITLE + "\ue000", 5, "cannot be shown"),
    ],
)
def test_what_is_wrong_in_the_text_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    message = complaint(text)
    assert message.startswith(f"my lesson.md, line {line}: ")
    assert reason in message


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (in_scene("data = 'exam'"), 6, "title"),
        (in_scene('title = "A"', "colour = 1"), 7, '"colour"'),
        (in_scene('title = "A"', "[colours]", "x = 1"), 6, '"colours"'),
        (in_scene("title = 1"), 6, "title must be"),
        (in_scene('title = " "'), 6, "title must be"),
        (in_scene('title = "A\\nB"'), 6, "one line"),
        (in_scene('title = "A', "x = 1"), 6, "TOML"),
        (in_scene('title = "A"', "", "x = = 1"), 8, "TOML"),
        (in_scene('title = "A"', 'title = "B"'), 7, "TOML"),
        (in_scene('title = "A"', "x = ["), 7, "TOML"),
        (in_scene("title = " + "[" * 5000), 6, "nested"),
        (in_scene('title = "A"', "z = " + "1" * 5000), 6, "TOML"),
        (in_scene('title = "A"', 'data = "exams"'), 7, "exam, separable"),
        (in_scene('title = "A"', "data = 1"), 7, "data must be one of"),
        (in_scene('title = "A"', "learning_rate = 0"), 7, "positive"),
        (in_scene('title = "A"', "learning_rate = nan"), 7, "positive"),
        (in_scene('title = "A"', "learning_rate = true"), 7, "positive"),
        (in_scene('title = "A"', 'learning_rate = "0.1"'), 7, "positive"),
        (in_scene('title = "A"', "iteration_limit = 0"), 7, "whole number from 1"),
        (in_scene('title = "A"', "iterations = -1"), 7, "whole number from 0"),
        (in_scene('title = "A"', "iterations = 1_000_000"), 7, "200,000"),
        (in_scene('title = "A"', "iterations = 1.5"), 7, "whole number"),
        (in_scene('title = "A"', "iterations = true"), 7, "whole number"),
        (in_scene('title = "A"', 'speed = "fast"'), 7, '"max"'),
        (in_scene('title = "A"', "speed = 0"), 7, '"max"'),
        (in_scene('title = "A"', "standardize = 1"), 7, "true or false"),
        (in_scene('title = "A"', "threshold = 1.0"), 7, "0.001"),
        (in_scene('title = "A"', "start = [1.0]"), 7, "weights"),
        (in_scene('title = "A"', 'start = ["a", 1]'), 7, "weights"),
        (in_scene('title = "A"', "start = [1.0, 2.0, 3.0]"), 7, "2 numbers"),
        (in_scene('title = "A"', 'data = "two-features"', "parameters = [1.0, 2.0]"), 8, "3 numbers"),
        (in_scene('title = "A"', "views = []"), 7, "at least one"),
        (in_scene('title = "A"', 'views = ["fit", "lesson"]'), 7, "data, prediction"),
        (in_scene('title = "A"', 'views = "fit"'), 7, "list"),
        (in_scene('title = "A"', 'options = ["lines"]'), 7, "line, arrow"),
        (in_scene('title = "A"', "z = inf"), 7, "z must be"),
        (in_scene('title = "A"', "predict = 5"), 7, "predict must be"),
        (in_scene('title = "A"', "window = [[1, 2]]"), 7, "two corners"),
        (in_scene('title = "A"', "window = [[1, 2], [1, 3]]"), 7, "two corners"),
        (in_scene('title = "A"', "window = [[1, 2], 3]"), 7, "two corners"),
        (in_scene('title = "A"', "window = [[1, 2, 3], [2, 3, 4]]"), 7, "two corners"),
        (in_scene('title = "A"', "generated = 5"), 7, "samples"),
        (in_scene('title = "A"', "generated = {samples = 20, noise = 1}"), 7, "seed"),
        (in_scene('title = "A"', "generated = {samples = 20, noise = -1, seed = 1}"), 7, "from 0 to 100"),
        (in_scene('title = "A"', "generated = {samples = 20, noise = 1, seed = 1, x = 1}"), 7, "samples"),
        (in_scene('title = "A"', 'data = "exam"', "generated = {samples = 20, noise = 1, seed = 1}"), 8, "not both"),
        (in_scene('title = "A"', 'look = "{{costs}}"'), 7, '"costs"'),
        (in_scene('title = "A"', 'look = """', "a", '{{costs}}"""'), 9, '"costs"'),
        (in_scene('title = "A"', 'look = "<b>x</b>"'), 7, "HTML"),
        (in_scene('title = "A"', "look = 1"), 7, "look must be"),
        (in_scene('title = "A"', f'look = "{"a" * 5000}"'), 7, "4000"),
        (in_scene('title = "A"', "try = 1"), 7, "[[try]]"),
        (in_scene('title = "A"', "try = [1]"), 7, "[[try]]"),
    ],
)
def test_what_is_wrong_in_a_scene_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    message = complaint(text)
    assert message.startswith(f"my lesson.md, line {line}: ")
    assert reason in message


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (in_task('when = ["cost < 1"]'), 7, "task ="),
        (in_task('task = "t"'), 7, "when ="),
        (in_task('task = "t"', "when = []"), 9, "when ="),
        (in_task('task = "t"', 'when = "cost < 1"'), 9, "when ="),
        (in_task('task = "t"', "when = [1]"), 9, "when ="),
        (in_task('task = "t"', 'when = ["cost"]'), 9, "condition"),
        (in_task('task = "t"', 'when = ["cost < 1", "costs < 1"]'), 9, '"costs"'),
        (in_task('task = "t"', "when = [", '"cost < 1",', '"cost < low"]'), 11, '"low" is not a number'),
        (in_task('task = "t"', 'when = ["cost < 1e999"]'), 9, "not a number"),
        (in_task('task = "t"', 'when = ["cost < nan"]'), 9, "not a number"),
        (in_task('task = "t"', "when = ['status = \"arrived\"']"), 9, "converged"),
        (in_task('task = "t"', "when = ['status < \"converged\"']"), 9, "word"),
        (in_task('task = "t"', 'when = ["cost == 1"]'), 9, "not a number"),
        (in_task('task = "{{costs}}"', 'when = ["cost < 1"]'), 8, '"costs"'),
        (in_task('task = "t"', 'when = ["cost < 1"]', 'hint = "{{costs}}"'), 10, '"costs"'),
        (in_task('task = "t"', 'when = ["cost < 1"]', "hints = 1"), 10, '"hints"'),
        (in_task('task = "t"', 'when = ["cost < 1"]', "hint = 1"), 10, "hint must be"),
        (in_task("task = 1", 'when = ["cost < 1"]'), 8, "task must be"),
        (in_task('task = "t"', 'when = ["cost < 1"]', "[[try]]", 'task = "t"', 'when = ["x < 1"]'), 12, '"x"'),
    ],
)
def test_what_is_wrong_in_a_task_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    message = complaint(text)
    assert message.startswith(f"my lesson.md, line {line}: ")
    assert reason in message


def test_a_file_that_is_not_there_or_a_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"^gone\.md: There is no such file"):
        load_lesson(tmp_path / "gone.md")
    with pytest.raises(LessonError, match="This is a folder"):
        load_lesson(tmp_path)
    with pytest.raises(LessonError, match="not a file's name"):
        load_lesson("a\0b")


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"# T\n\ncaf\xe9\n")
    with pytest.raises(LessonError, match=r"^a\.md, line 3: .*UTF-8"):
        load_lesson(file)


def test_a_lesson_of_more_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# T\n" + "a" * LARGEST_FILE, "utf-8")
    with pytest.raises(LessonError, match="smaller than 1 MB"):
        load_lesson(file)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 30_000, "30,000 characters"),
        ("a\n" * 1001, "1,000 lines"),
        ("|a" * 501, "500 cells"),
        ("$$x$$\n" * 51, "50 formulas"),
        ("$$" + "x" * 501 + "$$", "500 characters"),
    ],
)
def test_a_lesson_that_would_take_seconds_to_lay_out_is_refused(text: str, reason: str) -> None:
    assert reason in complaint(f"# T\n{text}")


def test_a_key_of_a_hundred_thousand_dots_takes_neither_time_nor_memory() -> None:
    tracemalloc.start()
    begun = time.perf_counter()
    assert "characters" in complaint(in_scene(".".join("a" * 14_000) + " = 1"))
    assert time.perf_counter() - begun < SOON
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_condition_of_blanks_is_refused_at_once() -> None:
    begun = time.perf_counter()
    text = in_task("task = 'A'", f"when = ['cost < 1{' ' * 7000}x']")
    assert complaint(text).startswith("my lesson.md, line 9: A condition has at most 200 characters")
    assert time.perf_counter() - begun < SOON


@pytest.mark.parametrize("escape", [r"\uE000" + "7" + r"\uE001", r"\u0000", r"\u0007", r"\u0085"])
@pytest.mark.parametrize("key", ["title", "look", "predict"])
def test_characters_that_cannot_be_shown_are_refused_in_escapes_too(key: str, escape: str) -> None:
    lines = [f'{key} = "a{escape}b"'] if key == "title" else ['title = "A"', f'{key} = "a{escape}b"']
    assert f"{key} must be a text without characters that cannot be shown" in complaint(in_scene(*lines))


def test_a_task_cannot_pretend_to_have_a_live_number() -> None:
    text = in_task(r'task = "\uE0007\uE001"', "when = ['cost < 1']")
    assert "my lesson.md, line 8: task must be" in complaint(text)


@pytest.mark.parametrize(("samples", "iterations", "most"), [(10_000, 20_000, "1,970"), (200, 100_000, "57,142")])
def test_iterations_of_many_rows_that_would_take_long_are_refused(samples: int, iterations: int, most: str) -> None:
    made = f"generated = {{samples = {samples}, noise = 1.0, seed = 1}}"
    assert f"at most {most} iterations" in complaint(in_scene('title = "A"', made, f"iterations = {iterations}"))


_PARTS = [
    "# T",
    "$$",
    "```",
    "```scene",
    "~~~",
    "title = ",
    '"A"',
    "[[try]]",
    "{{cost}}",
    "{{",
    "}}",
    "[",
    "](",
    "![",
    "<",
]


@given(st.lists(st.sampled_from([*_PARTS, "\n", "\n", " ", "a", "=", "when", ":"]), max_size=40))
def test_whatever_is_written_is_a_lesson_or_a_mistake_with_a_sentence(parts: list[str]) -> None:
    said = ""
    try:
        read_lesson("".join(parts), "x.md")
    except LessonError as error:
        said = str(error)
    assert not said or (said.startswith("x.md") and said.endswith("."))
