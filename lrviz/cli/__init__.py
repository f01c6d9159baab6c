"""The command line: `lrviz [FILE]`, `lrviz train FILE …`, `lrviz render FILE …`.

Every error is one line on standard error and status 2.
"""

import contextlib
import io
import sys
from collections.abc import Sequence

from lrviz.cli.arguments import parse_arguments
from lrviz.cli.errors import UsageError
from lrviz.files.numbers import printable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # an old terminal has no λ
    # A terminal that closed them leaves None, on which even a mistake could not be told.
    sys.stdout, sys.stderr = (stream or io.StringIO() for stream in (sys.stdout, sys.stderr))
    try:
        chosen = parse_arguments(sys.argv[1:] if arguments is None else arguments)
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except UsageError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _give_up_output()  # whoever read it has gone
        return 141
    except OSError as error:
        if error.filename is not None:
            return _refuse(f"{error.filename}: {error.strerror or error}")
        _give_up_output()  # only what is already open has no name
        return _refuse(f"standard output cannot be written: {error.strerror or error}")
    return status


def _refuse(reason: str) -> int:
    sys.stderr.write(f"lrviz: {printable(reason)}\n")
    return 2


def _give_up_output() -> None:
    """Close standard output, or Python would try once more at its end, and complain."""
    with contextlib.suppress(OSError):
        sys.stdout.close()
