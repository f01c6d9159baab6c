"""Blocks of cells from and to a spreadsheet's clipboard: tabs between cells, line ends between rows.

A cell that holds a separator, a line end or a quote stands in quotes, with the quotes inside written twice.
"""

import re
from collections.abc import Iterable, Sequence

from lrviz.files.delimited import quoted
from lrviz.files.numbers import is_number

_LINE_END = re.compile(r"\r\n?|\n")


def parse_block(text: str) -> list[list[str]]:
    """Return the rows of cells in `text`; one line end after the last row is the spreadsheet's and is no row.

    Cells are separated by tabs; where there is none, by semicolons; where there are none either by commas, unless every
    line with a comma could be one number such as "1,5".
    """
    plain = _LINE_END.sub("\n", text).removesuffix("\n")
    if not text:
        return []
    for separator in "\t;":
        block = _split(plain, separator)
        if any(len(row) > 1 for row in block):
            return block
    block = _split(plain, ",")
    if any(len(row) > 1 and not is_number(",".join(row)) for row in block):
        return block
    return _split(plain, "\t")


def block_text(rows: list[list[str]]) -> str:
    """Return `rows` as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(map(quoted, row)) for row in rows)


def numbers_text(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return `rows` of numbers, which need no quotes, under the `names` of their columns; each line has its end."""
    return "".join("\t".join(cells) + "\n" for cells in (list(map(quoted, names)), *rows))


def _split(text: str, separator: str) -> list[list[str]]:
    """Split `text`, in which a quote counts only where it opens a cell and its fellow closes it."""
    end = rf"(?P<end>[{separator}\n]|\Z)"
    pattern = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>[^{separator}\n]*)){end}')
    block: list[list[str]] = [[]]
    position = 0
    while match := pattern.match(text, position):
        inside = match["quoted"]
        block[-1].append(match["plain"] if inside is None else inside.replace('""', '"'))
        if not match["end"]:
            break
        if match["end"] == "\n":
            block.append([])
        position = match.end()
    return block
