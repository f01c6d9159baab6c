"""What may stand on the command line, and what is said when it does not fit."""

import argparse
import math
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from lrviz.cli.errors import UsageError
from lrviz.core.descent import DEFAULT_ITERATIONS, DEFAULT_LEARNING_RATE, DEFAULT_TOLERANCE, MOST_ITERATIONS
from lrviz.files.numbers import parse_number

_NEGATIVE_NUMBERS = re.compile(r"-[\d.][\d.eE+,-]*")
_FILE_HELP = "a data file, - for standard input, or a built-in data set such as exam"


class _Parser(argparse.ArgumentParser):
    """An argument parser that tells a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """Override ArgumentParser.error to raise a `UsageError`."""
        raise UsageError(f"{message} (see {self.prog} --help)")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Override ArgumentParser.exit to find out here whether help or version could be written."""
        sys.stdout.flush()
        super().exit(status, message)


class _TellVersion(argparse.Action):
    """Tells the version; asking for it takes as long as all other arguments together."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"lrviz {version('lrviz')}\n")
        parser.exit()


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, with the command as `run`; raise `UsageError` for a mistake."""
    # argparse takes -1e-3 and -1,2 for options; a leading blank tells it that they are values.
    given = [f" {text}" if _NEGATIVE_NUMBERS.fullmatch(text) else text for text in arguments]
    if given[:1] == ["train"]:
        return _train_parser().parse_args(given[1:])
    if given[:1] == ["render"]:
        return _render_parser().parse_args(given[1:])
    return _window_parser().parse_args(given)


def _window_parser() -> _Parser:
    parser = _Parser(
        prog="lrviz",
        description="Watch logistic regression being learned by gradient descent, live.",
        epilog="Commands that need no display: lrviz train --help, lrviz render --help.",
    )
    parser.add_argument("--version", action=_TellVersion, nargs=0, help="tell the version and end")
    parser.add_argument("file", nargs="?", default="exam", metavar="FILE", help=f"{_FILE_HELP}; exam if left out")
    parser.set_defaults(run=_run_window)
    return parser


def _train_parser() -> _Parser:
    parser = _Parser(prog="lrviz train", description="Run gradient descent and print where it arrived.")
    parser.add_argument("file", metavar="FILE", help=_FILE_HELP)
    _add_descent(parser)
    parser.add_argument("--start", nargs="+", type=_finite, metavar="W", help="the weights, then the bias (all 0)")
    parser.add_argument("--optimizer", choices=["gradient-descent"], default="gradient-descent")
    parser.add_argument("--standardize", action="store_true", help="descend on standardised features")
    parser.add_argument("--l2", type=_non_negative, default=0.0, metavar="LAMBDA", help="the penalty λ (0)")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="for random methods; plain descent has none")
    parser.add_argument("--threshold", type=_probability, default=0.5, metavar="T", help="class 1 from h ≥ T on (0.5)")
    parser.add_argument(
        "--tolerance",
        type=_non_negative,
        default=DEFAULT_TOLERANCE,
        metavar="G",
        help="converged when the gradient's norm is at most G (1e-6); 0 never stops early",
    )
    parser.add_argument(
        "--predict", nargs="+", type=_point, default=[], metavar="X", help="x, or x1,x2,… with several features"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object with every digit")
    parser.set_defaults(run=_run_train)
    return parser


def _render_parser() -> _Parser:
    parser = _Parser(prog="lrviz render", description="Draw the window, or one of its plots, after a run.")
    parser.add_argument("file", metavar="FILE", help=_FILE_HELP)
    parser.add_argument("--output", required=True, type=_picture, metavar="OUT", help="a .png, .svg or .pdf file")
    parser.add_argument("--view", choices=["window", "fit", "landscape", "convergence"], default="window")
    parser.add_argument("--size", type=_size, default=None, metavar="WxH", help="in pixels, such as 1440x900")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    _add_descent(parser)
    parser.set_defaults(run=_run_render)
    return parser


def _add_descent(parser: _Parser) -> None:
    parser.add_argument(
        "--learning-rate", type=_positive, default=DEFAULT_LEARNING_RATE, metavar="A", help="the step size α (0.1)"
    )
    parser.add_argument(
        "--iterations", type=_count, default=DEFAULT_ITERATIONS, metavar="N", help="at most so many updates (3000)"
    )


def _run_window(chosen: argparse.Namespace) -> int:
    from lrviz.cli.window import run

    return run(chosen)


def _run_train(chosen: argparse.Namespace) -> int:
    from lrviz.cli.train import run

    return run(chosen)


def _run_render(chosen: argparse.Namespace) -> int:
    from lrviz.cli.render import run

    return run(chosen)


def _checked(convert: Callable[[str], float], holds: Callable[[float], bool], wanted: str) -> Callable[[str], float]:
    """Return a converter for argparse that refuses what does not hold, saying what is wanted."""

    def converted(text: str) -> float:
        try:
            value = convert(text)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and holds(value)):
            raise argparse.ArgumentTypeError(f"{text.strip()!r} is not {wanted}")
        return value

    return converted


def _whole(text: str) -> int:
    """Return a whole number in plain digits; Python's own `int` would also take 1_000 and digits of other scripts."""
    if not re.fullmatch(r"\s*[+-]?[0-9]+\s*", text):
        raise ValueError(text)
    return int(text)


_finite = _checked(parse_number, lambda _: True, "a finite number")
_positive = _checked(parse_number, lambda value: value > 0, "a positive number")
_non_negative = _checked(parse_number, lambda value: value >= 0, "a number of at least 0")
_probability = _checked(parse_number, lambda value: 0 < value < 1, "a number between 0 and 1")
_count = _checked(_whole, lambda value: 0 <= value <= MOST_ITERATIONS, f"a whole number from 0 to {MOST_ITERATIONS:,}")


def _point(text: str) -> list[float]:
    return [_finite(part) for part in text.split(",")]


def _picture(text: str) -> str:
    if not text.lower().endswith((".png", ".svg", ".pdf")):
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png, .svg or .pdf")
    return text


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,5})[xX×](\d{2,5})", text)
    if not match or not all(64 <= int(part) <= 16384 for part in match.groups()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1440x900, from 64 to 16384 pixels")
    return int(match[1]), int(match[2])
