"""A person at the keyboard: a real X window, driven with xdotool."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e
DEADLINE_S = 30.0


def until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Yield the environment of a fresh virtual screen."""
    assert shutil.which("Xvfb"), "this test needs Xvfb"
    assert shutil.which("xdotool"), "this test needs xdotool"
    read, write = os.pipe()
    arguments = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(arguments, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            display = {"DISPLAY": f":{answer.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
            yield {**os.environ, **display, "XDG_CONFIG_HOME": str(tmp_path / "settings")}
        server.terminate()


def xdotool(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], env=environment, capture_output=True, text=True, timeout=20, check=False
    )
    return done.stdout.strip()


def focused_window(environment: dict[str, str]) -> str:
    def search() -> str:
        return xdotool(environment, "search", "--onlyvisible", "--name", "lrviz")

    until(lambda: bool(search()), "the window")
    window = search().splitlines()[0]
    xdotool(environment, "windowfocus", "--sync", window)
    return window


def is_titled(environment: dict[str, str], window: str, name: str) -> bool:
    return xdotool(environment, "getwindowname", window).startswith(name)


def test_space_moves_the_iteration_number_on_the_screen(environment, tmp_path):
    log = tmp_path / "seen.txt"
    script = Path(__file__).with_name("watched_window.py")

    def seen() -> list[str]:
        return log.read_text().split("\n")[-2].split() if log.exists() and "\n" in log.read_text() else []

    with log.open("w") as output, subprocess.Popen([sys.executable, script], env=environment, stdout=output) as program:
        try:
            focused_window(environment)
            until(lambda: seen()[:1] == ["0"], "iteration 0")
            at_start = seen()
            xdotool(environment, "key", "space")
            until(lambda: seen()[0] not in {"0", "1"}, "the iteration to move")
            xdotool(environment, "key", "space")
            time.sleep(0.5)
            paused = seen()
            time.sleep(0.5)
            assert seen() == paused, "Space did not pause"
            assert paused[1] != at_start[1], "the pixels of the number did not change"
        finally:
            program.kill()


def test_the_program_opens_and_ends_cleanly_at_a_signal(environment):
    command = shlex.split(os.environ.get("LRVIZ_COMMAND", f"{sys.executable} -m lrviz"))
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as program:
        window = focused_window(environment)
        assert xdotool(environment, "getwindowname", window).startswith("exam")
        xdotool(environment, "key", "space")
        time.sleep(0.5)
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0
        assert program.stderr is not None
        assert program.stderr.read() == ""


def test_the_guide_opens_and_gives_the_own_data_back(environment):
    command = shlex.split(os.environ.get("LRVIZ_COMMAND", f"{sys.executable} -m lrviz"))
    with subprocess.Popen([*command, "separable"], env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            window = focused_window(environment)
            for name in ("exam", "separable"):
                xdotool(environment, "key", "F2")
                until(partial(is_titled, environment, window, name), f"the title {name}")
        finally:
            program.terminate()
        assert program.wait(timeout=20) == 0
        assert program.stderr.read() == ""


def test_without_a_display_it_says_so_in_one_line(environment):
    del environment["QT_QPA_PLATFORM"]
    environment.pop("WAYLAND_DISPLAY", None)
    for display in (None, ":424242"):
        environment.pop("DISPLAY", None)
        if display:
            environment["DISPLAY"] = display
        done = subprocess.run(
            [sys.executable, "-m", "lrviz"], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "display" in done.stderr
