"""Where Qt cannot start, one line says what is missing, with status 2."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import called, is_one_line

NO_QT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

sys.meta_path.insert(0, Missing())
from lrviz.cli import main
sys.exit(main(sys.argv[1:]))
"""
NO_FONT = """
import sys
from PySide6.QtGui import QFontDatabase

QFontDatabase.families = staticmethod(lambda *_arguments: [])
from lrviz.cli import main
sys.exit(main(sys.argv[1:]))
"""


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line of a program that could not start."""
    line = done.stderr.decode()
    assert done.returncode == 2
    assert done.stdout == b""
    assert is_one_line(line)
    return line


def test_without_qts_libraries_it_says_which_package_to_install(tmp_path: Path) -> None:
    line = refused(called("-c", NO_QT, "render", "exam", "--output", "x.png", cwd=tmp_path))
    assert "libEGL.so.1" in line
    assert "sudo apt install" in line
    assert "libegl1" in line
    assert list(tmp_path.iterdir()) == []


def test_without_a_font_it_says_which_package_to_install(tmp_path: Path) -> None:
    line = refused(called("-c", NO_FONT, "render", "exam", "--output", "x.png", cwd=tmp_path))
    assert "font" in line
    assert "fonts-dejavu-core" in line


def test_a_platform_that_does_not_exist_is_named(tmp_path: Path) -> None:
    line = refused(called("-m", "lrviz", cwd=tmp_path, QT_QPA_PLATFORM="nonsense"))
    assert "'nonsense'" in line
    assert "cannot be started" in line


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_it_says_so_and_what_can_be_done(tmp_path: Path) -> None:
    none_of_it = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"))
    line = refused(called("-m", "lrviz", cwd=tmp_path, **none_of_it, XDG_RUNTIME_DIR=str(tmp_path)))
    assert "no display" in line
    assert "lrviz train" in line
    assert "lrviz render" in line
