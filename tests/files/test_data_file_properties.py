"""Properties of reading and writing: nothing but a sentence, one answer from both readers, and back again."""

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lrviz.core.arrays import frozen
from lrviz.core.dataset import LARGEST_FEATURE, Dataset
from lrviz.files.data_file import DataFileError, read_dataset
from lrviz.files.dataset_text import dataset_text
from lrviz.files.decoding import decoded
from lrviz.files.delimited import find_separator, rows
from lrviz.files.errors import ContentError
from lrviz.files.labels import default_classes, is_class_word, sorted_words
from lrviz.files.numbers import looks_numeric
from lrviz.files.plain_table import plain_table
from lrviz.files.table import default_names, is_header, read_table

TRICKY = """
1|0|2|-1|1.5|1,5|1e3|.5|5.|1,000|1.000|1e308|1e999|nan|inf|1_0|\u0663|0x1|1 000|\u22121|+1|--1|1d3|1e||  |\u00a0|1\u00a0
yes|no|a.b|a,b|y|pass|x|"1"|"1,5"|"0"|"yes"|"no"|""|"a""b"|"a;b"|" 1 "|"1" |"1"5|"|5"|1"5"|'1'|#1|1j|"1\n0"
"""
TRICKY_CELLS = st.sampled_from([cell for line in TRICKY.strip("\n").split("\n") for cell in line.split("|")])
POINTS = st.sampled_from(["1", "2.5", "-3", "1e3", ".5", "6.", "+7", " 8 ", '"9"', '"-1.5"'])
COMMAS = st.sampled_from(["1", "2,5", "-3", "1E-3", ",5", "6,", "+7", " 8 ", '"9"', '"-1,5"'])
LABELS = [["0", "1"], ["1", '"0"'], ["0"], ["2", "7.0"], ["yes", "no"], ["a b", '"fail"'], ["a,b", "c"], ["x.y", "z"]]


@st.composite
def table_texts(draw: st.DrawFn) -> str:
    """A table as people make them, now and then with one cell that is not as it should be."""
    separator = draw(st.sampled_from(",;\t "))
    width = draw(st.integers(1, 2))
    numbers = POINTS if separator == "," else draw(st.sampled_from([POINTS, COMMAS]))
    labels = st.sampled_from(draw(st.sampled_from(LABELS)))
    rows_of_cells = draw(st.lists(st.tuples(*[numbers] * width, labels).map(list), max_size=5))
    if rows_of_cells and draw(st.integers(0, 2)) == 0:
        row = draw(st.sampled_from(rows_of_cells))
        row[draw(st.integers(0, width))] = draw(TRICKY_CELLS)
    header = draw(st.sampled_from([[], [["a", "b", "c"][: width + 1]], [["y", "b", '"c d"'][: width + 1]]]))
    end = draw(st.sampled_from(["\n", "\n\n", "\r\n"]))
    return end.join(separator.join(row) for row in header + rows_of_cells) + draw(st.sampled_from(["", end]))


def read_or_complaint(content: bytes) -> Dataset | None:
    try:
        return read_dataset(content, "file.csv")
    except DataFileError as error:
        complaint = str(error)
    assert len(complaint.splitlines()) == 1
    assert re.match(r"file\.csv(, line \d+)?(, column \d+)?: \S", complaint)
    return None


def assert_same(one: Dataset, other: Dataset) -> None:
    assert one.features.tobytes() == other.features.tobytes()
    assert one.features.shape == other.features.shape
    assert one.labels.tolist() == other.labels.tolist()
    assert one.feature_names == other.feature_names
    assert (one.label_name, one.classes) == (other.label_name, other.classes)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_complaint(content)


@given(st.text(alphabet='01259.,;\t "\n\r-eEnaify\x00\u22121é_', max_size=60), st.sampled_from(["utf-8", "utf-16"]))
@settings(max_examples=400)
def test_any_text_of_tricky_characters_is_read_or_refused(text: str, encoding: str) -> None:
    read_or_complaint(text.encode(encoding))


@given(table_texts())
@settings(max_examples=600)
@example('x,y\n1,"a\n2,b"\n3,c')
@example('""\n"",""')
@example("x;y\n1,5;a.b\n2;c,d")
@example("x,y\n1,yes\n2,\n")
def test_both_readers_agree(text: str) -> None:
    text = decoded(text.encode())
    separator = find_separator(text)
    try:
        head = list(islice(rows(text, separator), 2))
    except ContentError:
        return
    if not head:
        return
    header = is_header(head[0])
    names = tuple(head[0].cells) if header else default_names(len(head[0].cells))
    body = text[sum(len(line) + 1 for line in text.split("\n")[: head[0].last_line]) :] if header else text
    plain = plain_table(body, separator, names, head[-1])
    if plain is None:
        return
    careful = read_table(list(rows(text, separator)), separator)
    assert plain.features.tobytes() == careful.features.tobytes()
    assert plain.labels.tolist() == careful.labels.tolist()
    assert (plain.classes, plain.names, plain.label_column) == (careful.classes, careful.names, careful.label_column)


@pytest.mark.parametrize(
    "body",
    ["1,0\n2.5,1\n", '"1","0"\n"2.5","1"\n', "1,yes\n2.5,no\n", " 1 , 0\n\n2.5,1", "1,5\n2.5,2"],
)
def test_the_fast_reader_does_read_clean_tables(body: str) -> None:
    example_row = next(rows(body, ","))
    assert plain_table(body, ",", ("x", "y"), example_row) is not None


@pytest.mark.parametrize("header", ["", "hours,pass\n", '"h",y\n'])
@pytest.mark.parametrize("labels", ["01", ["no", "yes"]])
def test_clean_tables_do_not_take_the_slow_way(
    monkeypatch: pytest.MonkeyPatch, header: str, labels: Sequence[str]
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("the slow reader was asked")

    monkeypatch.setattr("lrviz.files.data_file.read_table", fail)
    dataset = read_dataset(f"{header}1,{labels[0]}\n2,{labels[1]}\n".encode(), "x")
    assert dataset.labels.tolist() == [0, 1]


@given(table_texts())
@settings(max_examples=400)
def test_what_was_read_reads_back_from_its_text(text: str) -> None:
    dataset = read_or_complaint(text.encode())
    if dataset is not None:
        assert_same(read_dataset(dataset_text(dataset).encode(), "file.csv"), dataset)


NAMES = (
    st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from(',;"\t'), min_size=1, max_size=8)
    .map(lambda name: name.replace("\ufeff", "").strip())
    .filter(lambda name: is_class_word(name) and not looks_numeric(name))
)
FEATURE_NAMES = NAMES.filter(lambda name: name.casefold() not in {"y", "label", "target", "class", "pass"})
LABEL_NAMES = NAMES | st.sampled_from(["pass", "Pass", "y", "class", "spam"])


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    count, width = draw(st.integers(0, 6)), draw(st.integers(1, 3))
    finite = st.floats(-LARGEST_FEATURE, LARGEST_FEATURE)
    features = draw(st.lists(st.lists(finite, min_size=width, max_size=width), min_size=count, max_size=count))
    labels = draw(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    label_name = draw(LABEL_NAMES)
    classes = default_classes(label_name)
    if 0 < sum(labels) < count:
        words = st.lists(NAMES, min_size=2, max_size=2, unique=True).map(lambda pair: sorted_words(*pair))
        numbers = st.tuples(st.integers(-9, 0), st.integers(2, 9)).map(lambda pair: (str(pair[0]), str(pair[1])))
        classes = draw(st.just(classes) | words | numbers)
    return Dataset(
        features=frozen(np.array(features, dtype=float).reshape(count, width)),
        labels=frozen(labels),
        feature_names=tuple(draw(st.lists(FEATURE_NAMES, min_size=width, max_size=width))),
        label_name=label_name,
        classes=classes,
    )


@given(datasets())
@settings(max_examples=300)
def test_a_data_set_reads_back_bit_for_bit(dataset: Dataset) -> None:
    assert_same(read_dataset(dataset_text(dataset).encode(), "data.csv"), dataset)


@given(datasets())
def test_another_program_reads_the_same_cells(dataset: Dataset) -> None:
    table = list(csv.reader(io.StringIO(dataset_text(dataset), newline="")))
    assert table[0] == [*dataset.feature_names, dataset.label_name]
    assert [[float(cell) for cell in row[:-1]] for row in table[1:]] == dataset.features.tolist()


@given(datasets())
def test_swapped_classes_keep_every_row_in_its_class(dataset: Dataset) -> None:
    swapped = dataset.with_classes_swapped()
    back = read_dataset(dataset_text(swapped).encode(), "data.csv")
    named = [swapped.classes[int(label)] for label in swapped.labels]
    assert [back.classes[int(label)] for label in back.labels] == named
