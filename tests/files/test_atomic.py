import os
import stat
from pathlib import Path

import pytest

from lrviz.files.atomic import write_atomically


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", [b"", b"new", bytes(range(256)) * 5000])
@pytest.mark.parametrize("old", [None, b"the old content"])
def test_the_new_content_is_there_and_nothing_beside_it(tmp_path: Path, old: bytes | None, data: bytes) -> None:
    path = tmp_path / "marks.csv"
    if old is not None:
        path.write_bytes(old)
    write_atomically(path, data)
    assert path.read_bytes() == data
    assert names_in(tmp_path) == ["marks.csv"]


def test_a_text_path_will_do(tmp_path: Path) -> None:
    write_atomically(str(tmp_path / "marks.csv"), b"x")
    assert names_in(tmp_path) == ["marks.csv"]


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_permissions_are_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(tmp_path / "marks.csv", b"new")
    assert (tmp_path / "marks.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_target_is_written(tmp_path: Path, exists: bool) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "marks.csv", tmp_path / "link.csv"
    if exists:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names_in(target.parent) == ["marks.csv"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "loop.csv"
    link.symlink_to(link)
    with pytest.raises(OSError, match="symbolic links"):
        write_atomically(link, b"new")
    assert names_in(tmp_path) == ["loop.csv"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "marks.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path / "marks.csv", b"new")
    assert names_in(tmp_path) == ["marks.csv"]


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(OSError, match="Not an ordinary file"):
        write_atomically(path, b"new")
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "gone" / "marks.csv", b"new")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everything")
def test_a_read_only_file_is_respected(tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_content_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "marks.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["marks.csv"]
