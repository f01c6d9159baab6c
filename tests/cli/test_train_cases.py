"""What `lrviz train` says of data that are not as nice as the exam's, and of files that are none."""

import json
import math
from pathlib import Path

import pytest

from lrviz.cli import main
from tests.cli.calling import refusal, report

HARD = {
    "one class": "hours,pass\n1,1\n2,1\n3,1\n",
    "one row": "hours,pass\n4,1\n",
    "equal x": "hours,pass\n5,0\n5,1\n5,1\n",
    "touching": "hours,pass\n1,0\n2,0\n2,1\n3,1\n",
    "collinear": "a,b,pass\n1,2,0\n2,4,1\n3,6,0\n4,8,1\n",
    "huge": "x,y\n-1e150,0\n1e150,1\n1e149,0\n2e149,1\n0,0\n",
    "tiny": "x,y\n1e-300,0\n2e-300,1\n3e-300,0\n4e-300,1\n",
}
EVERY_KEY = [
    "samples",
    "features",
    "classes",
    "weights",
    "bias",
    "cost",
    "iterations",
    "status",
    "gradient_norm",
    "boundary",
    "minimum",
    "separation",
    "stable_learning_rate",
    "confusion",
    "predictions",
]


@pytest.fixture
def hard(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    path = tmp_path / "hard.csv"
    path.write_text(HARD[request.param])
    return str(path)


def is_told(value: object) -> bool:
    """Whether a value of the report is a number that JSON knows, a word, or null, all the way down."""
    if isinstance(value, dict | list):
        return all(map(is_told, value.values() if isinstance(value, dict) else value))
    return value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))


@pytest.mark.parametrize(
    ("hard", "separation", "status"),
    [
        ("one class", "complete", "separable"),
        ("one row", "complete", "separable"),
        ("equal x", "none", "iteration_limit"),
        ("touching", "quasi", "separable"),
        ("collinear", "none", "iteration_limit"),
    ],
    indirect=["hard"],
)
def test_data_without_a_single_minimum_are_told_as_they_are(
    capsys: pytest.CaptureFixture[str], hard: str, separation: str, status: str
) -> None:
    run = report(capsys, hard, "--iterations", "30", "--learning-rate", "0.01")
    assert (run["separation"], run["status"]) == (separation, status)
    assert run["minimum"] is None
    assert run["stable_learning_rate"]["near_minimum"] is None
    assert run["stable_learning_rate"]["always"] > 0


@pytest.mark.parametrize("hard", HARD, indirect=True)
@pytest.mark.parametrize("options", [(), ("--learning-rate", "1e300"), ("--standardize", "--l2", "1e200")])
def test_whatever_the_data_the_report_is_whole_and_holds_no_nan(
    capsys: pytest.CaptureFixture[str], hard: str, options: tuple[str, ...]
) -> None:
    run = report(capsys, hard, "--iterations", "20", *options)
    assert list(run) == EVERY_KEY
    assert is_told(run)
    assert sum(run["confusion"].values()) == run["samples"]
    assert run["status"] in {
        "iteration_limit",
        "converged",
        "overshooting",
        "oscillating",
        "diverged",
        "separable",
    }


def test_what_is_not_finite_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam", "--learning-rate", "1e308", "--predict", "1e150")
    assert (run["status"], run["iterations"]) == ("diverged", 1)
    assert run["cost"] is None
    run = report(capsys, "exam", "--start", "1e308", "-1e308", "--predict", "1e150")
    assert run["cost"] is None
    assert json.dumps(run, allow_nan=False)


def test_a_cost_that_is_not_finite_is_a_dash_in_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "exam", "--start", "1e308", "-1e308", "--iterations", "1"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.replace("cost J", "cost").splitlines())
    assert lines["cost"] == "–"


def test_the_text_names_columns_and_classes_of_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "doses.tsv"
    path.write_text("dose\tage\talive\n1\t20\tyes\n2\t60\tno\n3\t40\tyes\n4\t70\tno\n")
    assert main(["train", str(path), "--iterations", "5", "--predict", "2.5,50", "--start", "0", "0", "-9"]) == 0
    out = capsys.readouterr().out
    assert "weight of dose" in out
    assert "weight of age" in out
    assert "P(yes | 2.5, 50)" in out
    assert "→ NO" in out or "→ YES" in out


def test_label_names_are_told_and_fail_is_always_the_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("Pass,hours\nfail,1\nexcellent,2\nfail,3\nexcellent,4\n")
    run = report(capsys, str(path), "--iterations", "0")
    assert (run["features"], run["classes"]) == (["hours"], ["fail", "excellent"])


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("hours,pass\n1,0\nx,1\n", "line 3, column 1", '"x"'),
        ("hours,pass\n1,0\n2,maybe\n3,0.5\n", "line 3, column 2", "maybe"),
        ("hours,pass\n1,0\n\n2\n", "line 4", "column"),
        ("hours,pass\n1,0\n2,1\n3,2\n", "line 4, column 2", "2"),
        ("hours,pass\n1,0\n1e151,1\n", "line 3, column 1", "1e"),
        ("pass,hours\n0,1\n1,inf\n", "line 3, column 2", "inf"),
        ('hours,pass\n"1\n",0\n2,q,\n', "line 4", ""),
    ],
)
def test_a_bad_file_is_named_with_line_and_column(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, place: str, words: str
) -> None:
    path = tmp_path / "bad file.csv"
    path.write_text(content)
    line = refusal(capsys, "train", str(path))
    assert f"{path}, {place}" in line
    assert words in line.partition(place)[2]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--start", "1", "2", "3"], "2 numbers"),
        (["--predict", "5", "1,2"], "1,2"),
        (["--iterations", "1e3"], "whole number"),
        (["--threshold", "0"], "between 0 and 1"),
        (["--tolerance", "-1"], "at least 0"),
        (["--l2", "nan"], "nan"),
        (["--learning-rate", "inf"], "positive number"),
        (["--seed", "x"], "--seed"),
        (["--predict"], "--predict"),
    ],
)
def test_a_bad_option_is_named_with_what_is_wanted(
    capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert words in refusal(capsys, "train", "exam", *options)


def test_a_start_for_two_features_needs_three_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert "3 numbers" in refusal(capsys, "train", "two-features", "--start", "1", "2")
