import io
import subprocess
import sys
import types

import numpy as np
import pytest

from lrviz.cli import main
from tests.cli.calling import refusal, report


def test_the_numbers_of_the_guide(capsys):
    run = report(capsys, "exam", "--predict", "5")
    assert run["samples"] == 16
    assert run["features"] == ["hours"]
    assert run["classes"] == ["fail", "pass"]
    assert f"{run['weights'][0]:.4f} {run['bias']:.4f} {run['cost']:.4f}" == "1.6997 -7.9626 0.1721"
    assert run["iterations"] == 3000
    assert run["status"] == "iteration_limit"
    assert f"{run['boundary']:.4f}" == "4.6848"
    assert f"{run['minimum']['weights'][0]:.6f} {run['minimum']['bias']:.6f}" == "2.619389 -12.442150"
    assert f"{run['minimum']['cost']:.6f}" == "0.156938"
    assert run["separation"] == "none"
    assert f"{run['stable_learning_rate']['always']:.4f}" == "0.2737"
    assert f"{run['stable_learning_rate']['near_minimum']:.4f}" == "1.7451"
    assert run["confusion"] == {"tp": 7, "fp": 1, "fn": 1, "tn": 7}
    (prediction,) = run["predictions"]
    assert prediction["x"] == [5.0]
    assert f"{prediction['probability']:.4f}" == "0.6308"
    assert prediction["label"] == 1


def test_numbers_are_printed_in_full(capsys):
    run = report(capsys, "exam")
    assert float(repr(run["cost"])) == run["cost"]
    assert len(repr(run["cost"])) > 15


def test_standardized_descent_reports_raw_units(capsys):
    run = report(capsys, "exam", "--standardize", "--learning-rate", "8", "--iterations", "20000")
    assert run["status"] in {"converged", "overshooting"}
    assert run["weights"] == pytest.approx(run["minimum"]["weights"], rel=1e-3)
    assert f"{run['stable_learning_rate']['near_minimum']:.1f}" == "41.9"


def test_start_takes_negative_numbers_and_exponents(capsys):
    run = report(capsys, "exam", "--start", "-1e-3", "-.5", "--iterations", "0")
    assert run["weights"] == [-0.001]
    assert run["bias"] == -0.5
    assert run["iterations"] == 0


def test_predict_several_points_with_two_features(capsys):
    run = report(capsys, "two-features", "--predict", "-1,2", "5,7.5")
    assert [entry["x"] for entry in run["predictions"]] == [[-1, 2], [5, 7.5]]
    assert run["boundary"] is None


@pytest.mark.parametrize(
    ("rate", "status"),
    [("0.1", "iteration_limit"), ("1.0", "overshooting"), ("1.8", "oscillating"), ("6", "oscillating")],
)
def test_status(capsys, rate, status):
    assert report(capsys, "exam", "--learning-rate", rate)["status"] == status


def test_converged_stops_early_unless_tolerance_is_zero(capsys):
    run = report(capsys, "exam", "--learning-rate", "1.7", "--iterations", "20000")
    assert run["status"] == "converged"
    assert run["iterations"] < 20000
    assert run["gradient_norm"] <= 1e-6
    run = report(capsys, "exam", "--learning-rate", "1.7", "--iterations", "20000", "--tolerance", "0")
    assert run["iterations"] == 20000


def test_separable_has_no_minimum(capsys):
    run = report(capsys, "separable")
    assert run["status"] == "separable"
    assert run["separation"] == "complete"
    assert run["minimum"] is None
    assert run["stable_learning_rate"]["near_minimum"] is None


def test_l2_gives_separable_data_a_minimum_and_a_huge_one_diverges(capsys):
    run = report(capsys, "separable", "--l2", "0.01")
    assert run["minimum"] is not None
    assert run["status"] != "separable"
    run = report(capsys, "exam", "--l2", "1000", "--iterations", "5000")
    assert run["status"] == "diverged"
    assert run["cost"] is None


def test_threshold_moves_boundary_confusion_and_labels(capsys):
    run = report(capsys, "exam", "--threshold", "0.7", "--predict", "5")
    w, b = run["weights"][0], run["bias"]
    assert run["boundary"] == pytest.approx((np.log(0.7 / 0.3) - b) / w)
    assert run["predictions"][0]["label"] == 0


def test_text_report_has_the_numbers(capsys):
    assert main(["train", "exam", "--predict", "5"]) == 0
    out = capsys.readouterr().out
    assert "1.699668" in out
    assert "PASS" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["exam", "--learning-rate", "0"],
        ["exam", "--learning-rate", "nan"],
        ["exam", "--learning-rate", "-1e-3"],
        ["exam", "--iterations", "-1"],
        ["exam", "--iterations", "1.5"],
        ["exam", "--start", "1"],
        ["exam", "--start", "1", "inf"],
        ["exam", "--predict", "1,2"],
        ["exam", "--predict", "x"],
        ["exam", "--threshold", "1"],
        ["exam", "--l2", "-1"],
        ["exam", "--optimizer", "adam"],
        ["exam", "--nonsense"],
        ["no-such-file.csv"],
        [],
    ],
)
def test_bad_arguments_are_one_line_and_status_2(capsys, arguments):
    refusal(capsys, "train", *arguments)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"a,b\n1,0\n2\n", "line 3"),
        (b"a,b\n1,0\nx,1\n", "line 3, column 1"),
        (b"a,b\n1,0\nnan,1\n", "line 3, column 1"),
        (b"a,b\n1,0\n1e999,1\n", "line 3, column 1"),
        (b"a,b\n1,0\n2,1\n3,2\n", "line 4, column 2"),
        (b"a,b\n1,0.5\n", "line 2, column 2"),
        (b"", "empty"),
        (b"\x00\x01\x02", ""),
    ],
)
def test_standard_input_is_refused_with_its_place(capsys, monkeypatch, content, where):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(content)))
    line = refusal(capsys, "train", "-")
    assert "standard input" in line
    assert where in line


def test_data_without_rows_cannot_be_trained(capsys, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("hours,pass\n")
    assert "no rows" in refusal(capsys, "train", str(path))


def test_huge_numbers_never_warn(capsys, tmp_path):
    path = tmp_path / "huge.csv"
    path.write_text("x,y\n-1e150,0\n1e150,1\n1e149,0\n2e149,1\n0,0\n")
    run = report(capsys, str(path), "--iterations", "50", "--predict", "1e150")
    assert run["samples"] == 5


def test_train_never_imports_qt():
    code = (
        "import sys; from lrviz.cli import main; main(['train', 'exam', '--json']);"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph', 'scipy')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_version_and_help(capsys):
    for arguments in (["--version"], ["--help"], ["train", "--help"], ["render", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
    assert "lrviz" in capsys.readouterr().out
