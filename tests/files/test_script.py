"""The copied script, run where there is no NumPy and nothing but Python, makes the run again."""

import ast
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.descent import Budget, advance, descend
from lrviz.core.optimizers import GradientDescent
from lrviz.core.problem import Problem
from lrviz.core.trajectory import Trajectory
from lrviz.files.builtin import load_builtin
from lrviz.files.script import python_script

_WITHOUT_NUMPY = "import runpy, sys; sys.modules['numpy'] = None; runpy.run_path(sys.argv[1])"
HOSTILE = 'a"""\n\'\'\'\\\n__import__("os")._exit(9)\n# {x} %s \u2028\r\t\x00\ud800é'


def run(script: str, folder: Path) -> dict[str, str]:
    """Run a script in a fresh interpreter that has no packages, and return what it prints."""
    path = folder / "run.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", _WITHOUT_NUMPY, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return dict(line.split(" = ", 1) for line in done.stdout.splitlines() if " = " in line)


def trained(problem: Problem, rate: float, iterations: int, start: list[float] | None = None) -> Trajectory:
    raw = frozen([0.0] * problem.parameter_count if start is None else start)
    return descend(problem, GradientDescent(rate), problem.from_raw(raw), iterations, 0.0)


def assert_same_run(told: dict[str, str], problem: Problem, trajectory: Trajectory) -> None:
    *weights, bias = problem.to_raw(trajectory.parameters[-1])
    names = ["w"] if len(weights) == 1 else [f"w{place + 1}" for place in range(len(weights))]
    printed = [float(told[name]) for name in (*names, "b", "J")]
    np.testing.assert_allclose(printed, [*weights, bias, trajectory.costs[-1]], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("data", "rate", "is_standardized"),
    [
        ("exam", 0.1, False),
        ("exam", 1.0, True),
        ("two-features", 0.1, False),
        ("two-features", 0.1, True),
        ("large-scale", 0.1, True),
        ("negative", 0.1, False),
        ("imbalanced", 0.01, False),
    ],
)
def test_it_reproduces_a_run_of_3000_iterations(
    tmp_path: Path, data: str, rate: float, *, is_standardized: bool
) -> None:
    problem = Problem(load_builtin(data), standardize=is_standardized)
    trajectory = trained(problem, rate, 3000)
    told = run(python_script(problem, trajectory, example=problem.dataset.features[0]), tmp_path)
    assert_same_run(told, problem, trajectory)


def test_the_exam_run_prints_the_numbers_of_the_guide(tmp_path: Path, exam: Dataset) -> None:
    problem = Problem(exam)
    told = run(python_script(problem, trained(problem, 0.1, 3000), example=[5.0]), tmp_path)
    assert float(told["w"]) == pytest.approx(1.6996683625242224, abs=1e-13)
    assert float(told["b"]) == pytest.approx(-7.962571441254228, abs=1e-13)
    assert float(told["J"]) == pytest.approx(0.17211331578086597, abs=1e-13)
    assert float(told["boundary"]) == pytest.approx(4.684779464523775, abs=1e-13)
    assert float(told["P of pass at hours 5.0"]) == pytest.approx(0.630827950927586, abs=1e-13)


@pytest.mark.parametrize("is_standardized", [False, True])
def test_a_learning_rate_that_was_changed_is_a_schedule(
    tmp_path: Path, exam: Dataset, *, is_standardized: bool
) -> None:
    problem = Problem(exam, standardize=is_standardized)
    run_so_far = trained(problem, 0.1, 400)
    for rate, count in ((0.25, 700), (0.05, 300)):
        steps = advance(problem, GradientDescent(rate), run_so_far.parameters[-1], Budget(count), 0.0)
        run_so_far = run_so_far.extended(steps)
    script = python_script(problem, run_so_far)
    assert "[(0.1, 400), (0.25, 700), (0.05, 300)]" in script
    assert_same_run(run(script, tmp_path), problem, run_so_far)
    shown = run_so_far.up_to(401)
    script = python_script(problem, shown)
    assert "[(0.1, 400), (0.25, 1)]" in script
    assert_same_run(run(script, tmp_path), problem, shown)


@pytest.mark.parametrize("is_standardized", [False, True])
@pytest.mark.parametrize("start", [[-2.0, 9.0], [2.5, -12.0]])
def test_it_starts_where_the_run_did(
    tmp_path: Path, exam: Dataset, start: list[float], *, is_standardized: bool
) -> None:
    problem = Problem(exam, standardize=is_standardized)
    for iterations in (0, 50):
        trajectory = trained(problem, 0.1, iterations, start)
        assert_same_run(run(python_script(problem, trajectory), tmp_path), problem, trajectory)


def test_a_moved_threshold_moves_the_boundary_and_the_class(tmp_path: Path, exam: Dataset) -> None:
    problem = Problem(exam)
    trajectory = trained(problem, 0.1, 3000)
    script = python_script(problem, trajectory, 0.8, [5.0])
    w, b = trajectory.parameters[-1]
    assert float(run(script, tmp_path)["boundary"]) == pytest.approx((np.log(4) - b) / w, rel=1e-12)
    assert python_script(problem, trajectory, 0.5, [5.0]) != script


def test_columns_that_do_not_vary_are_only_centred(tmp_path: Path) -> None:
    features = np.column_stack([[0.1] * 6, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]])
    problem = Problem(Dataset(frozen(features), frozen([0, 1, 0, 1, 0, 1]), ("a", "b")), standardize=True)
    trajectory = trained(problem, 0.5, 200, [1.0, 0.5, -1.0])
    assert_same_run(run(python_script(problem, trajectory), tmp_path), problem, trajectory)


@pytest.mark.parametrize("feature_count", [1, 2])
@pytest.mark.parametrize("name", [HOSTILE, "coding: utf-7", "class", "", "größe", "時間 'x' \"y\""])
def test_names_are_never_code(tmp_path: Path, name: str, feature_count: int) -> None:
    features = frozen(np.arange(6.0 * feature_count).reshape(6, feature_count))
    names = (name, name + "2")[:feature_count]
    problem = Problem(Dataset(features, frozen([0, 0, 1, 0, 1, 1]), names, name, (name, name + "1"), name))
    trajectory = trained(problem, 0.05, 20)
    script = python_script(problem, trajectory, example=[1.0] * feature_count)
    assert not [line for line in script.splitlines()[:2] if "coding" in line]
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(script))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "__import__" not in calls
    assert_same_run(run(script, tmp_path), problem, trajectory)


@pytest.mark.parametrize("feature_count", [1, 2])
@pytest.mark.parametrize("is_standardized", [False, True])
def test_without_rows_it_still_runs(tmp_path: Path, feature_count: int, *, is_standardized: bool) -> None:
    features = frozen(np.empty((0, feature_count)))
    names = ("x1", "x2")[:feature_count]
    problem = Problem(Dataset(features, frozen([]), names), standardize=is_standardized)
    start = frozen(np.arange(feature_count + 1.0))
    told = run(python_script(problem, Trajectory.starting_at(problem, start)), tmp_path)
    assert told["J"] == "nan"
    assert float(told["b"]) == feature_count


@pytest.mark.parametrize("is_standardized", [False, True])
@pytest.mark.parametrize("start", [[np.inf, -np.inf], [np.nan, 0.0], [1e308, 1e308], [0.0, 0.0]])
def test_a_run_beyond_float64_does_not_break_it(tmp_path: Path, start: list[float], *, is_standardized: bool) -> None:
    problem = Problem(Dataset(frozen([[1e150], [-1e150], [3e149]]), frozen([0, 1, 1])), standardize=is_standardized)
    trajectory = Trajectory.starting_at(problem, frozen(start))
    steps = advance(problem, GradientDescent(1e300), frozen(start), Budget(3), 0.0)
    told = run(python_script(problem, trajectory.extended(steps), example=[2.0]), tmp_path)
    assert {"w", "b", "J", "boundary"} <= set(told)


def test_where_rounding_can_grow_the_script_says_so(tmp_path: Path, exam: Dataset) -> None:
    problem = Problem(exam)
    assert "rounding" not in python_script(problem, trained(problem, 0.27, 300))
    chaotic = trained(problem, 10.0, 300)
    script = python_script(problem, chaotic)
    assert "# Above a learning rate of 0.2737 " in script
    told = run(script, tmp_path)
    assert 0 < float(told["J"]) < 10


@pytest.mark.parametrize("data", ["exam", "overlapping", "outlier", "imbalanced", "negative", "two-features", "quasi"])
@pytest.mark.parametrize("is_standardized", [False, True])
def test_up_to_the_limit_of_the_learning_rate_no_rounding_grows(
    tmp_path: Path, data: str, *, is_standardized: bool
) -> None:
    problem = Problem(load_builtin(data), standardize=is_standardized)
    features = problem.scaling.apply(problem.dataset.features)
    rows = np.column_stack([features, np.ones(len(features))])
    limit = 8 * len(rows) / np.linalg.eigvalsh(rows.T @ rows)[-1]
    trajectory = trained(problem, float(limit), 1500)
    assert_same_run(run(python_script(problem, trajectory), tmp_path), problem, trajectory)
