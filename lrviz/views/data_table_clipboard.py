"""Between the table and the clipboard: the text of the selected cells, and what a pasted text makes of the data.

Cells are chosen by a mask (m, d + 4) in the order of the view; the answers are in rows of the data. A block is taken
whole or, if one of its cells is bad, not at all.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lrviz.core.arrays import FloatArray, IntArray, frozen
from lrviz.core.dataset import Dataset
from lrviz.files.clipboard import block_text, parse_block
from lrviz.files.numbers import is_number
from lrviz.views.cell_validation import is_acceptable, read_cell
from lrviz.views.data_table_model import DataTableModel

CellMask = npt.NDArray[np.bool_]

_NOTHING_DONE = "Nothing was pasted."
_COMPUTED = f"h(x), loss and h − y are computed: only the other columns can be pasted over. {_NOTHING_DONE}"


@dataclass(frozen=True, eq=False)
class Paste:
    """What the data shall hold: (k, d) features and (k,) labels in k data rows, of which those ≥ m are new."""

    rows: tuple[int, ...]
    features: FloatArray
    labels: FloatArray


def copied_text(model: DataTableModel, chosen: CellMask) -> str | None:
    """Return the chosen rectangle as text between tabs, every digit of it; raise ValueError if it is no rectangle."""
    rows, columns = _touched(chosen)
    if not len(rows):
        return None
    top, bottom, left, right = (int(place) for place in (rows[0], rows[-1] + 1, columns[0], columns[-1] + 1))
    if not chosen[top:bottom, left:right].all():
        raise ValueError("Only one rectangle of cells can be copied at a time: select one.")
    return block_text(list(model.full_texts(slice(top, bottom), range(left, right))))


def resolved_paste(model: DataTableModel, text: str, chosen: CellMask, start: tuple[int, int]) -> Paste:
    """Resolve a text pasted over the chosen cells, or from the view's cell `start` on if none is chosen.

    Raises
    ------
    ValueError
        With a sentence that says why it cannot be pasted there.
    """
    block = parse_block(text)
    if not any(block):
        raise ValueError("There is no text on the clipboard to paste.")
    rows, columns = _touched(chosen)
    is_one_value = len(block) == len(block[0]) == 1
    if is_one_value and chosen.sum() > 1:
        return _filled(model.dataset, block[0][0], model.order[rows], chosen[rows])
    top, left = (rows[0], columns[0]) if len(rows) else start
    return _block_paste(model.dataset, block, model.order[top:], int(left))


def _touched(chosen: CellMask) -> tuple[IntArray, IntArray]:
    return np.flatnonzero(chosen.any(axis=1)), np.flatnonzero(chosen.any(axis=0))


def _filled(dataset: Dataset, text: str, rows: IntArray, chosen: CellMask) -> Paste:
    """Resolve one value pasted over chosen cells (k, d + 4) of k data rows."""
    if chosen[:, dataset.feature_count + 1 :].any():
        raise ValueError(_COMPUTED)
    table = _table(dataset, rows)
    for column in np.flatnonzero(chosen.any(axis=0)):
        table[chosen[:, column], column] = _read_pasted(dataset, int(column), text, (0, 0))
    return _paste(rows, table)


def _block_paste(dataset: Dataset, block: list[list[str]], rows: IntArray, column: int) -> Paste:
    """Resolve a block pasted from `column` on over these data rows, and over new ones when they are used up."""
    skipped = int(len(block) > 1 and _is_header(dataset, block[0], column))
    taken = block[skipped:]
    kept = rows[: len(taken)]
    added = np.arange(len(taken) - len(kept)) + dataset.sample_count
    width = _width(dataset, taken, column)
    if len(added) and width <= dataset.feature_count:
        names = ", ".join(dataset.feature_names)
        raise ValueError(
            f"The pasted block goes over the end, and a new row needs {names} and {dataset.label_name}. {_NOTHING_DONE}"
        )
    taken = _with_labels_as_shown(dataset, taken, column)
    values = [
        [_read_pasted(dataset, column + c, cell, (r + skipped, c)) for c, cell in enumerate(row)]
        for r, row in enumerate(taken)
    ]
    table = np.vstack([_table(dataset, kept), np.zeros((len(added), dataset.feature_count + 1))])
    table[:, column : column + width] = values
    return _paste(np.concatenate([kept, added]), table)


def _with_labels_as_shown(dataset: Dataset, block: list[list[str]], column: int) -> list[list[str]]:
    """Return `block` with the labels as 0 and 1, if they are the classes' names, one of which may be 0 or 1 too.

    Of classes 1 and 2 a "1" alone is the label as the table shows it; beside a "2" it is the first class.
    """
    place = dataset.feature_count - column
    names = [name.strip().casefold() for name in dataset.classes]
    found = {row[place].strip().casefold() for row in block} if place < len(block[0]) else set()
    if not found <= set(names) or found <= {"0", "1"}:
        return block
    return [[*row[:place], str(names.index(row[place].strip().casefold())), *row[place + 1 :]] for row in block]


def _width(dataset: Dataset, block: list[list[str]], column: int) -> int:
    """Return how many columns a block has; raise ValueError if it is ragged or they are not all editable."""
    widths = {len(row) for row in block}
    room = dataset.feature_count + 1 - column
    if len(widths) != 1:
        raise ValueError(f"The rows of the pasted block are not equally long. {_NOTHING_DONE}")
    if room < 1:
        raise ValueError(_COMPUTED)
    width = widths.pop()
    if width > room:
        raise ValueError(
            f"The pasted block has {width} columns, but only {room} can be edited from here on. {_NOTHING_DONE}"
        )
    return width


def _table(dataset: Dataset, rows: IntArray) -> FloatArray:
    return np.column_stack([dataset.features[rows], dataset.labels[rows]])


def _paste(rows: IntArray, table: FloatArray) -> Paste:
    return Paste(tuple(rows.tolist()), frozen(table[:, :-1]), frozen(table[:, -1]))


def _is_header(dataset: Dataset, cells: list[str], column: int) -> bool:
    """Whether `cells` name the columns from `column` on, or at least are neither numbers nor classes."""
    names = [name.casefold() for name in (*dataset.feature_names, dataset.label_name)]
    if column < dataset.feature_count and [cell.strip().casefold() for cell in cells] == names[column:][: len(cells)]:
        return True
    return not any(is_number(cell) or is_acceptable(dataset, dataset.feature_count, cell) for cell in cells)


def _read_pasted(dataset: Dataset, column: int, text: str, place: tuple[int, int]) -> float:
    try:
        return read_cell(dataset, column, text)
    except ValueError as problem:
        row, block_column = place
        raise ValueError(
            f"Row {row + 1}, column {block_column + 1} of the pasted block: {problem} {_NOTHING_DONE}"
        ) from problem
