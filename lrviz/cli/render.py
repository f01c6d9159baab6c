"""`lrviz render`: a picture of the real window, or of one plot, without a display."""

import argparse
from pathlib import Path

from lrviz.cli.arguments import UsageError
from lrviz.cli.display import start_application
from lrviz.cli.source import read_source
from lrviz.files.atomic import write_atomically

_SIZES = {"window": (1440, 900), "fit": (900, 500), "landscape": (700, 560), "convergence": (700, 500)}


def run(chosen: argparse.Namespace) -> int:
    """Run the descent, draw the view, and write the picture."""
    dataset = read_source(chosen.file)
    start_application(offscreen=True)
    from lrviz.app import Program
    from lrviz.views.theme import THEMES

    program = Program(dataset)
    try:
        program.appearance.show_theme(THEMES[chosen.theme])
        program.train(chosen.iterations, chosen.learning_rate)
        content = program.draw(chosen.view, chosen.size or _SIZES[chosen.view], Path(chosen.output).suffix.lower())
    finally:
        program.close()
    try:
        write_atomically(chosen.output, content)
    except OSError as error:
        raise UsageError(f"{chosen.output} cannot be written: {error.strerror or error}") from error
    return 0
