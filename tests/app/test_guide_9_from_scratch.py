"""Guide 9, from scratch: an iteration walked line by line, and the script that makes the run again."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QWidget

from tests.app.person import Key
from tests.app.student import Student
from tests.cli.by_hand import EXAM, LABELS, Descent, gradient, sigmoid

UPDATE = "    w, b = w - alpha * dw, b - alpha * db"


@pytest.fixture
def at_code(student: Student) -> Student:
    """Return a student who has shown the algorithm."""
    student.show_panel("code")
    return student


def line(student: Student) -> str:
    """Return the text of the lit line."""
    listing = student.find(QWidget, "code_view")._listing
    return str(listing.toPlainText().split("\n")[listing.line - 1])


def variable(student: Student, name: str) -> float:
    """Return a variable's value with all its digits."""
    told = student.find(QLabel, f"code_variable_{name}").toolTip()
    return float(told.split(" = ")[1].replace("−", "-"))


def values(student: Student, name: str) -> list[float]:
    """Return the values of a list with all their digits."""
    told = student.find(QLabel, f"code_variable_{name}").toolTip().split(" =\n")[1]
    return [float(text) for text in told.replace("−", "-").splitlines() if "…" not in text]


def copied(student: Student) -> str:
    """Press "Copy as Python", and return the script."""
    QGuiApplication.clipboard().clear()
    student.press("button_copy_as_python")
    return QGuiApplication.clipboard().text()


def run_alone(script: str, folder: Path) -> dict[str, str]:
    """Run a script in an interpreter that knows the standard library alone, and return what it prints."""
    path = folder / "run.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return dict(printed.split(" = ", 1) for printed in done.stdout.splitlines() if " = " in printed)


def test_next_line_walks_one_iteration_with_the_values_of_each_line(at_code: Student) -> None:
    at_code.run(4)
    w, b = at_code.parameters()
    dw, db = gradient(EXAM, LABELS, [w, b])
    h = [sigmoid(w * x + b) for (x,) in EXAM]
    assert line(at_code).startswith("for i in range(")
    for start in ("h = [", "error = [", "dw = ", "db = "):
        at_code.press("button_next_line")
        assert line(at_code).strip().startswith(start)
        assert at_code.iteration == 4, "nothing has been updated yet"
    assert values(at_code, "h")[:8] == pytest.approx(h[:8], rel=1e-12)
    errors = [p - y for p, y in zip(h, LABELS, strict=True)]
    assert values(at_code, "error")[:8] == pytest.approx(errors[:8], rel=1e-12)
    assert (variable(at_code, "dw"), variable(at_code, "db")) == pytest.approx((dw, db), rel=1e-12)
    assert (variable(at_code, "w"), variable(at_code, "b")) == (w, b)
    at_code.press("button_next_line")
    at_code.reach(5)
    assert line(at_code) == UPDATE
    assert (variable(at_code, "w"), variable(at_code, "b")) == at_code.parameters()
    assert at_code.parameters() == pytest.approx((w - 0.1 * dw, b - 0.1 * db), rel=1e-12)
    at_code.press("button_next_line")
    assert line(at_code).startswith("for i in range(")
    assert variable(at_code, "i") == 5


def test_the_key_n_walks_on_and_whatever_else_moves_the_run_begins_the_iteration_anew(at_code: Student) -> None:
    plot = at_code.plot("landscape_plot")
    for _ in range(3):
        at_code.key(plot, Key.Key_N)
    assert line(at_code).strip().startswith("dw = ")
    at_code.edit(0, 0, "1.25")
    assert line(at_code).startswith("for i in range(")
    at_code.key(plot, Key.Key_N)
    at_code.press("play_button")
    at_code.until(lambda: at_code.iteration > 2)
    at_code.key(plot, Key.Key_N)
    assert not at_code.is_playing, "one line pauses the run"
    at_code.until(lambda: line(at_code).strip().startswith(("h = [", "for i")))
    at_code.choose("new")
    assert "No rows yet" in at_code.read("code_note")
    assert not at_code.action("next_line").isEnabled()
    at_code.choose("undo")
    for _ in range(40):  # faster than it is computed
        at_code.choose("next_line")
    at_code.until(lambda: not at_code.is_playing)
    assert at_code.sentence


def test_the_copied_script_of_one_feature_prints_w_b_and_j_of_the_window(at_code: Student, tmp_path: Path) -> None:
    at_code.run(300)
    at_code.type(at_code.find(QDoubleSpinBox, "learning_rate"), "0.2")
    at_code.run(200)
    printed = run_alone(copied(at_code), tmp_path)
    assert "lines of Python" in at_code.read("code_note")
    for name, told in (("w", "weight"), ("b", "bias"), ("J", "cost"), ("boundary", "boundary")):
        assert float(printed[name]) == pytest.approx(at_code.exact(told), rel=1e-12), name
    w, b = Descent(0.2).run(EXAM, LABELS, Descent(0.1).run(EXAM, LABELS, [0, 0], 300), 200)
    assert (float(printed["w"]), float(printed["b"])) == pytest.approx((w, b), rel=1e-11)


def test_the_copied_script_of_two_features_and_of_a_standardised_run_prints_them_too(
    at_code: Student, tmp_path: Path
) -> None:
    at_code.data_set("two-features")
    at_code.run(150)
    printed = run_alone(copied(at_code), tmp_path)
    for name, value in zip(("w1", "w2", "b"), at_code.parameters(), strict=True):
        assert float(printed[name]) == pytest.approx(value, rel=1e-12)
    assert float(printed["J"]) == pytest.approx(at_code.exact("cost"), rel=1e-12)
    at_code.data_set("exam")
    at_code.choose("standardize", "random_start")
    at_code.run(40)
    at_code.choose("step_back", "step_back")
    assert at_code.iteration == 38
    printed = run_alone(copied(at_code), tmp_path)
    for name, told in (("w", "weight"), ("b", "bias"), ("J", "cost")):
        assert float(printed[name]) == pytest.approx(at_code.exact(told), rel=1e-12), name
    at_code.choose("new")
    assert run_alone(copied(at_code), tmp_path)["w"] == "0.0"
