"""Calling the program as a shell does, in this process or in one of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lrviz.cli import main


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """Return what `lrviz train … --json` prints, in which NaN and Infinity are no numbers."""
    assert main(["train", *arguments, "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out, parse_constant=lambda name: pytest.fail(f"{name} in the JSON"))


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line with which the arguments are refused."""
    assert main(list(arguments)) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert is_one_line(out.err)
    return out.err


def is_one_line(text: str) -> bool:
    """Whether this is one sentence of the program's own, not Python's or Qt's."""
    return text.startswith("lrviz: ") and text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


def called(*command: str, cwd: Path, **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """Run Python with these arguments; a variable of the environment that is None is taken away."""
    variables = {**os.environ, "PYTHONUNBUFFERED": "", **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={name: value for name, value in variables.items() if value is not None},
        capture_output=True,
        timeout=60,
        check=False,
    )
