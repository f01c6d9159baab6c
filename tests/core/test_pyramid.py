import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.pyramid import Pyramid, block_size


def checked(pyramid: Pyramid, rows: np.ndarray, used: int) -> None:
    """Compare what the pyramid knows of the first `used` rows with a search through every block."""
    for level, extremes in enumerate(pyramid.levels):
        size = 64 * 4**level
        complete = used // size
        for block in range(complete):
            inside = rows[block * size : (block + 1) * size]
            for column in range(rows.shape[1]):
                lowest, highest = extremes[block, :, column]
                assert block * size <= min(lowest, highest)
                assert max(lowest, highest) < (block + 1) * size
                assert rows[lowest, column] == inside[:, column].min()
                assert rows[highest, column] == inside[:, column].max()


def table(rows: int, columns: int = 3, seed: int = 1) -> np.ndarray:
    """A walk, a column in which many values are equal, and one that falls."""
    rng = np.random.default_rng(seed)
    every = [rng.normal(size=rows).cumsum(), rng.integers(0, 3, size=rows), -np.arange(rows, dtype=float)]
    return np.column_stack(every[:columns])


@pytest.mark.parametrize(("level", "rows"), [(0, 64), (1, 256), (2, 1024), (3, 4096), (7, 1_048_576)])
def test_a_block_of_the_next_level_is_four_of_this(level: int, rows: int) -> None:
    assert block_size(level) == rows


@pytest.mark.parametrize(
    ("capacity", "blocks"),
    [(0, []), (63, []), (64, [1]), (255, [3]), (256, [4, 1]), (5000, [78, 19, 4, 1]), (4096, [64, 16, 4, 1])],
)
def test_there_are_as_many_levels_as_have_a_block(capacity: int, blocks: list[int]) -> None:
    assert [level.shape for level in Pyramid(capacity, 2).levels] == [(count, 2, 2) for count in blocks]


@pytest.mark.parametrize("used", [0, 1, 63, 64, 65, 256, 257, 1023, 1024, 5000])
def test_rows_taken_in_at_once_are_known(used: int) -> None:
    rows, pyramid = table(5000), Pyramid(5000, 3)
    pyramid.update(rows, 0, used)
    checked(pyramid, rows, used)


@pytest.mark.parametrize("chunk", [1, 17, 64, 100, 256, 1000])
def test_rows_taken_in_bit_by_bit_are_known_after_each(chunk: int) -> None:
    rows, pyramid = table(2200), Pyramid(2200, 3)
    for first in range(0, 2200, chunk):
        used = min(first + chunk, 2200)
        # The rows that follow are not there yet.
        seen = np.where(np.arange(2200)[:, np.newaxis] < used, rows, np.nan)
        pyramid.update(seen, first, used)
        if chunk > 50 or used % 199 == 0:
            checked(pyramid, rows, used)
    checked(pyramid, rows, 2200)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 700), max_size=8), st.integers(0, 2**32 - 1))
def test_chunks_of_any_size_lead_to_the_same_extremes(chunks: list[int], seed: int) -> None:
    total = sum(chunks)
    rows, pyramid, used = table(total, seed=seed), Pyramid(total, 3), 0
    for chunk in chunks:
        pyramid.update(rows, used, used + chunk)
        used += chunk
    checked(pyramid, rows, total)


@pytest.mark.parametrize("length", [0, 63, 64, 300, 1024, 1500])
@pytest.mark.parametrize("capacity", [1500, 3000, 5000])
def test_what_one_knows_another_of_any_capacity_takes_over(length: int, capacity: int) -> None:
    rows, other_rows = table(2000), table(5000, seed=2)
    known, taken = Pyramid(2000, 3), Pyramid(capacity, 3)
    known.update(rows, 0, 2000)
    taken.copy_from(known, length)
    # From there on it goes its own way.
    other_rows[:length] = rows[:length]
    taken.update(other_rows[:capacity], length, capacity)
    checked(taken, other_rows[:capacity], capacity)
    checked(known, rows, 2000)


def test_an_infinite_value_is_an_extreme() -> None:
    rows = table(256)
    rows[70, 0], rows[200, 1] = np.inf, -np.inf
    pyramid = Pyramid(256, 3)
    pyramid.update(rows, 0, 256)
    assert pyramid.levels[1][0, 1, 0] == 70
    assert pyramid.levels[1][0, 0, 1] == 200
