"""The command line: `lrviz [FILE]`, `lrviz train FILE …`, `lrviz render FILE …`.

Every error is one line on standard error and status 2.
"""

import sys
from collections.abc import Sequence

from lrviz.cli.arguments import UsageError, parse_arguments


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    try:
        chosen = parse_arguments(sys.argv[1:] if arguments is None else arguments)
        status: int = chosen.run(chosen)
    except UsageError as error:
        sys.stderr.write(f"lrviz: {error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # Whoever read the output has gone; Python would complain of it at the end.
        return 141
    return status
