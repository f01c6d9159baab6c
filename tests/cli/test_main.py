"""The command line as a whole: what it answers, and how it refuses."""

import errno
import io
import json
import os
import subprocess
import sys
import types
from importlib.metadata import version
from pathlib import Path

import pytest

from lrviz.cli import main
from tests.cli.calling import called, is_one_line, refusal, report

CHECKOUT = Path(__file__).parents[2]
FULL_DISK = Path("/dev/full")


class Output(io.TextIOWrapper):
    """Standard output that cannot be written, or that the reader has left."""

    def __init__(self, number: int) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._number = number

    def write(self, _text: str) -> int:
        raise OSError(self._number, "No space left on device")


def take_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(content)))


@pytest.mark.parametrize("start", [["main.py"], ["-m", "lrviz"]])
def test_every_way_to_start_it_is_the_same_program(start: list[str]) -> None:
    done = called(*start, "--version", cwd=CHECKOUT)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"lrviz {version('lrviz')}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["FILE", "train", "render", "--version"]),
        (["train", "--help"], ["--learning-rate", "--start", "--standardize", "--l2", "--tolerance", "--json"]),
        (["render", "--help"], ["--output", "--view", "--size", "--theme", "--iterations"]),
    ],
)
def test_help_tells_what_there_is(capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    out = capsys.readouterr()
    assert out.err == ""
    assert all(word in out.out for word in words)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--nonsense"], "--nonsense"),
        (["exam", "quasi"], "quasi"),
        (["train", "exam", "--nonsense"], "--nonsense"),
        (["train", "exam", "--iterations"], "--iterations"),
        (["render", "exam"], "--output"),
        (["train", "exam", "two\nlines"], "two lines"),
        (["train", "exam", "\x1b[31mred"], "red"),
    ],
)
def test_an_argument_that_is_not_understood_is_named_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    line = refusal(capsys, *arguments)
    assert complaint in line
    assert "--help" in line
    assert "\x1b" not in line


@pytest.mark.parametrize("command", [[], ["train"], ["render", "--output", "x.png"]])
def test_a_file_that_is_not_there_is_named_before_a_window_is_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    path = str(tmp_path / "no-such-file.csv")
    verb, *options = command or [path]
    line = refusal(capsys, *([path] if not command else [verb, path, *options]))
    assert path in line
    assert "no such file" in line


def test_a_folder_is_no_data_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "folder" in refusal(capsys, "train", str(tmp_path))


def test_a_minus_stands_for_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    take_standard_input(monkeypatch, b"dose;alive\n1,5;no\n2;yes\n4;no\n3;yes\n")
    run = report(capsys, "-", "--iterations", "0", "--predict", "2.5")
    assert (run["samples"], run["features"], run["classes"]) == (4, ["dose"], ["no", "yes"])
    assert run["gradient_norm"] == pytest.approx((0.125 * (1.5 + 4 - 2 - 3)), rel=1e-15)


def test_standard_input_that_is_closed_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in refusal(capsys, "train", "-")


def test_standard_input_that_cannot_be_read_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=types.SimpleNamespace(read=fail)))
    assert "Input/output error" in refusal(capsys, "train", "-")


def test_a_reader_that_goes_away_is_no_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Output(errno.EPIPE))
    assert main(["train", "exam", "--iterations", "1"]) == 141
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_said_in_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Output(errno.ENOSPC))
    assert main(["train", "exam", "--iterations", "1"]) == 2
    line = capsys.readouterr().err
    assert is_one_line(line)
    assert "standard output" in line


@pytest.mark.parametrize("arguments", [["train", "exam", "--iterations", "1", "--json"], ["--help"]])
def test_a_pipe_whose_reader_has_gone_leaves_no_word_of_python(arguments: list[str]) -> None:
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    command, pipe = [sys.executable, "-m", "lrviz", *arguments], subprocess.PIPE
    with subprocess.Popen(command, cwd=CHECKOUT, env=buffered, stdout=pipe, stderr=pipe) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(60) == 141


@pytest.mark.skipif(not FULL_DISK.exists(), reason="there is no /dev/full on this system")
def test_a_disk_that_is_full_at_the_very_end_is_said_too() -> None:
    with FULL_DISK.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lrviz", "train", "exam", "--json"],
            cwd=CHECKOUT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert is_one_line(done.stderr.decode())


def test_a_terminal_that_knows_ascii_only_gets_the_numbers_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "zeiten.csv"
    path.write_text("Stünden,y\n1,0\n3,0\n2,1\n", encoding="utf-8")
    done = called("-m", "lrviz", "train", str(path), "--predict", "2", cwd=CHECKOUT, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"iterations" in done.stdout
    done = called("-m", "lrviz", "train", str(path), "--json", cwd=CHECKOUT, PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("ascii"))["features"] == ["Stünden"]


def test_ctrl_c_ends_it_with_the_status_of_a_signal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lrviz.cli.train.descend", interrupt)
    assert main(["train", "exam"]) == 130
    assert capsys.readouterr().err == ""
