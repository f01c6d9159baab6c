import gc
import subprocess
import sys

import PySide6
import pytest
from PySide6.QtCore import QObject, QTimer

BLOCKED_IMPORTS = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} is wanted where there is no Qt")

sys.meta_path.insert(0, Blocked())
import lrviz

names = {"lrviz.cli.train"}
for layer in ("lrviz.core", "lrviz.files"):
    package = importlib.import_module(layer)
    names.update(found.name for found in pkgutil.walk_packages(package.__path__, layer + "."))
for name in sorted(names):
    importlib.import_module(name)
    print(name)
unwanted = {"PySide6", "shiboken6", "pyqtgraph", "scipy", "contourpy", "lrviz.state", "lrviz.views", "lrviz.app"}
print("unwanted:", *sorted(unwanted & set(sys.modules)))
"""


def in_a_fresh_python(program: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_core_files_and_train_are_imported_where_there_is_no_qt() -> None:
    *names, unwanted = in_a_fresh_python(BLOCKED_IMPORTS).splitlines()
    assert {"lrviz.core.descent", "lrviz.core.separation", "lrviz.files.data_file", "lrviz.cli.train"} <= set(names)
    assert unwanted == "unwanted:"


def test_the_block_itself_keeps_qt_out() -> None:
    program = BLOCKED_IMPORTS.replace("import lrviz\n", "import PySide6\n")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "is wanted where there is no Qt" in done.stderr


def test_a_run_without_a_window_imports_no_qt() -> None:
    program = BLOCKED_IMPORTS.partition("import lrviz\n")[0] + (
        "from lrviz.cli import main\n"
        "main(['train', 'exam', '--iterations', '10', '--json'])\n"
        "print('PySide6' in sys.modules, 'scipy' in sys.modules)"
    )
    assert in_a_fresh_python(program).endswith("False False\n")


VOID_CALLS = {
    "setObjectName": lambda item: item.setObjectName("name"),
    "setInterval": lambda item: item.setInterval(5),
    "stop": lambda item: item.stop(),
    "removeEventFilter": lambda item: item.removeEventFilter(item),
}


@pytest.mark.parametrize("name", VOID_CALLS)
def test_void_calls_of_qt_take_no_reference_to_none(name: str) -> None:
    # PySide6 6.12.0 on Python 3.11 loses one at every call, until `Fatal Python error: none_dealloc`.
    call, item = VOID_CALLS[name], QTimer()
    call(item)
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(1000):
        call(item)
    assert sys.getrefcount(None) > before - 100


def test_calls_that_answer_take_no_reference_to_their_answer() -> None:
    item = QObject()
    gc.collect()
    before = sys.getrefcount(False), sys.getrefcount(None)
    for _ in range(1000):
        item.blockSignals(False)
        item.parent()
    after = sys.getrefcount(False), sys.getrefcount(None)
    assert all(now > then - 100 for now, then in zip(after, before, strict=True))


def test_the_installed_pyside6_is_sound_on_this_python() -> None:
    assert PySide6.__version_info__[:2] >= (6, 11)
    assert sys.version_info >= (3, 12) or PySide6.__version_info__[:2] < (6, 12)
