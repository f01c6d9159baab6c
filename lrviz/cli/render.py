"""`lrviz render`: a picture of the real window, or of one plot, without a display."""

import argparse

from lrviz.cli.display import start_application
from lrviz.cli.errors import UsageError
from lrviz.cli.source import read_source
from lrviz.files.atomic import write_atomically

_SIZES = {"window": (1440, 900), "fit": (900, 500), "landscape": (700, 560), "convergence": (700, 500)}


def run(chosen: argparse.Namespace) -> int:
    """Run the descent, draw the view, and write the picture."""
    dataset = read_source(chosen.file)
    start_application(offscreen=True)
    from lrviz.app import Program

    program = Program(dataset)
    size = chosen.size or _SIZES[chosen.view]
    smallest = program.window.minimumSize().toTuple()
    try:
        if chosen.view == "window" and any(given < least for given, least in zip(size, smallest, strict=True)):
            raise UsageError("--size: the window is at least {}x{}".format(*smallest))
        program.choose_theme(chosen.theme)
        program.train(chosen.iterations, chosen.learning_rate)
        content = program.draw(chosen.view, size, chosen.output[-4:].lower())
    finally:
        program.close()
    try:
        write_atomically(chosen.output, content)
    except OSError as error:
        raise UsageError(f"{chosen.output} cannot be written: {error.strerror or error}") from error
    return 0
