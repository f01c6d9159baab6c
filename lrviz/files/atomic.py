"""Writing a file so that, whatever happens, either the old or the new content is there in full."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path


def write_atomically(path: str | Path, data: bytes) -> None:
    """Put `data` in the file at `path`: a temporary file beside it, synced to disk, takes its place.

    A link is followed, and a file that was there hands on its permissions.

    Raises
    ------
    OSError
        If it cannot be written; the old content is untouched then, and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    temporary = target.with_name(f".lrviz-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode_of(target: Path) -> int | None:
    """Return the permission bits of the file at `target`, None where there is none yet.

    The folder's permission decides about a replacement; a file that was made read-only is to be respected all the
    same, and a device or a folder is not to be replaced at all.
    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not an ordinary file", str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(mode)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the file system knows how: the file is in place already."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
