"""A file's bytes, or one sentence about why there are none."""

import os
from pathlib import Path

from lrviz.files.errors import ContentError


def content_of(path: Path, largest: int, too_large: str) -> bytes:
    """Return the bytes of the file at `path`; `too_large` is the sentence about one of more than `largest` bytes.

    Raises
    ------
    ContentError
        If there are none to be had.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            content = file.read(largest + 1) if size <= largest else b""
    except FileNotFoundError:
        raise ContentError("There is no such file.") from None
    except IsADirectoryError:
        raise ContentError("This is a folder; choose a file in it.") from None
    except OSError as error:
        raise ContentError(f"The file cannot be read: {error.strerror or error}.") from None
    except ValueError:
        raise ContentError("This is not a file's name.") from None
    if size > largest or len(content) > largest:
        raise ContentError(too_large)
    return content
