"""The end of a session: however it comes, it must not take the process with it."""

import subprocess
import sys

import pytest

ROOT = __file__.rsplit("/tests/", 1)[0]

PROLOGUE = """
import gc
from PySide6.QtCore import QObject
from shiboken6 import Shiboken
from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.state.session import Session

def edited_session(parent=None):
    session = Session(Dataset(frozen([[1.0], [2.0]]), frozen([0, 1])), None, parent)
    for x in range(12):
        session.edit("Edit", session.document.with_dataset(session.document.dataset.with_feature(0, 0, float(x))))
    session.undo_stack.undo()
    return session
"""

ENDS = {
    "collected as garbage": """
sessions = []
for _ in range(100):
    sessions.append(edited_session())
    gc.collect(len(sessions) % 3)
sessions.clear()
gc.collect()
""",
    "forgotten one by one": """
for _ in range(100):
    edited_session()
""",
    "deleted by their parent": """
for _ in range(10):
    parent = QObject()
    session = edited_session(parent)
    session.itself = session
    Shiboken.delete(parent)
    del session
    gc.collect()
""",
    "there until the end": """
sessions = [edited_session() for _ in range(10)]
""",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_sessions_with_edits_to_undo_end_without_a_crash(end: str):
    program = f"{PROLOGUE}{end}\nprint('fine')"
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "fine\n", "")
