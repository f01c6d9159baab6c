import os
from pathlib import Path

import pytest

from lrviz.files.data_file import LARGEST_FILE, DataFileError, load_dataset, read_dataset

BINARY = "This is not a text file; save the table as CSV."

DISHONEST = [
    # nothing there
    (b"", ": The file is empty."),
    (b"\xef\xbb\xbf", ": The file is empty."),
    (b"\r\n  \r\n", ": The file is empty."),
    (b",,\n,,\n", ": The file is empty."),
    (b'""', ": The file is empty."),
    # not a table
    (b"x,y\n1,0\x00\n", f", line 2: {BINARY}"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", f", line 2: {BINARY}"),
    (b"x,y\r1,0\r2,\x1b1\r", f", line 3: {BINARY}"),
    (b"x,y\r\n1,\x81\n", f", line 2: {BINARY}"),
    ("x,y\n1,0\n".encode("utf-16-le"), f", line 1: {BINARY}"),
    (b"\xff\xfex", f": {BINARY}"),
    (b"\xef\xbb\xbfx,y\n1,\xff\n", f": {BINARY}"),
    (b"hours\n1\n2\n", ", line 1: There is only one column; the data need a feature and a label."),
    (b"\n1,\n2,\n", ", line 2: There is only one column; the data need a feature and a label."),
    (b"x,y\n1,0,\n", ", line 2, column 3: This line has 3 cells, but line 1 has 2 cells."),
    (b"x,y\n1,0\n\n2\n", ", line 4, column 2: This line has 1 cell, but line 1 has 2 cells."),
    (b"x,y\n1;0\n", ", line 2, column 2: This line has 1 cell, but line 1 has 2 cells."),
    (b"1 2 0\n3 4 1\n5 1\n", ", line 3, column 3: This line has 2 cells, but line 1 has 3 cells."),
    (b'x,y\n1,0\n"2,1\n3,0\n', ', line 3: A quote (") is opened and never closed.'),
    (b'x,y\n"1"2,0\n', ', line 2: After a closing quote (") the cell must end; write a quote inside a cell twice.'),
    (
        b'x,y\n1,"' + b"a" * 200_000 + b'"\n',
        ", line 2: A cell is longer than 131072 characters; is a closing quote missing?",
    ),
    (b",pass\n1,0\n", ", line 1, column 1: The column has no name."),
    # features
    (b"x,y\nabc,0\n1,1\n", ', line 2, column 1: "abc" is not a number.'),
    (b"x,y\n1,0\n,1\n", ", line 3, column 1: A number is missing."),
    (b"x,z,y\n1,2,0\n1,,1\n", ", line 3, column 2: A number is missing."),
    (b"?,0\n1,1\n", ', line 1, column 1: "?" is not a number.'),
    (b"nan,pass\n1,fail\n", ', line 1, column 1: "nan" is not a finite number.'),
    (b"x,y\n1,0\nNaN,1\n", ', line 3, column 1: "NaN" is not a finite number.'),
    (b"x,y\n1,0\n-inf,1\n", ', line 3, column 1: "-inf" is not a finite number.'),
    (b"x,y\n1,0\n1e999,1\n", ', line 3, column 1: "1e999" is too large.'),
    (b"x,y\n1,0\n1e308,1\n", ', line 3, column 1: "1e308" is too large: at most 1e150 can be used.'),
    (b"y,x\n0,-1.1e150\n", ', line 2, column 2: "-1.1e150" is too large: at most 1e150 can be used.'),
    (
        b"x,y\n1_000,0\n",
        ', line 2, column 1: "1_000" is not a number: write the digits without separators between them.',
    ),
    (
        b"x;y\n1 000;0\n",
        ', line 2, column 1: "1 000" is not a number: write the digits without separators between them.',
    ),
    (
        b'x,y\n"1,000.5",0\n',
        ', line 2, column 1: "1,000.5" is not a number: write the digits without separators between them.',
    ),
    (b'x,y\n"1,000",0\n', ', line 2, column 1: "1,000" may be a thousand or one: write it without the comma.'),
    (
        b"x;y\n1.000;0\n2,5;1\n",
        ', line 3, column 1: "2,5" has "," as its decimal mark, other numbers have ".".',
    ),
    ("x,y\n\u0663,0\n".encode(), ', line 2, column 1: "\u0663" is not a number.'),
    (b"x,y\n0x10,0\n", ', line 2, column 1: "0x10" is not a number.'),
    (b"1,5 0\n2,5 1\n", ', line 1, column 2: "5 0" is not a number: write the digits without separators between them.'),
    # labels
    (b"x,y\n1,0\n2,\n", ", line 3, column 2: The label is missing."),
    (b"x,y\n1,yes\n2,\n", ", line 3, column 2: The label is missing."),
    (b"x,y\n1,0\n2,0.5\n", ", line 3, column 2: The label 0.5 is a fraction; write 0 or 1."),
    (b"1,5;2,5\n", ", line 1, column 2: The label 2.5 is a fraction; write 0 or 1."),
    (
        b"x,y\n1,0\n2,1\n\n3,2\n",
        ", line 5, column 2: The label 2 is a third class beside 0 and 1; there can be two.",
    ),
    (
        b"x,y\n1,a\n2,b\n3,a\n4,B\n",
        ', line 5, column 2: The label "B" is a third class beside "a" and "b"; there can be two.',
    ),
    (b"pass,x\nyes,1\nyes,2\n", ', column 1: Every label is "yes"; there must be two classes, or 0 and 1.'),
    (b"x,y\n1,2\n2,2\n", ", column 2: Every label is 2; there must be two classes."),
    (b"x,y\n1,0\n2,yes\n", ', line 3, column 2: The label "yes" is a word, while those above are numbers.'),
    (b"x,y\n1,yes\n2,0\n", ', line 3, column 2: The label "0" is a number, while those above are words.'),
    (b"x,y\n1,nan\n2,1\n", ', line 2, column 2: "nan" is not a finite number.'),
    (b"x,y\n1,yes\n2,nan\n", ', line 3, column 2: The label "nan" is a number, while those above are words.'),
    (b"x,y\n1,1e999\n2,1\n", ', line 2, column 2: "1e999" is too large.'),
    # lines are counted as an editor counts them
    (b'x,y\n1,"a\nb"\n\nabc,c\n', ', line 5, column 1: "abc" is not a number.'),
    (b'"x\n\nx",y\nabc,c\n', ', line 4, column 1: "abc" is not a number.'),
    (b"x,y\r\n1,0\r\nabc,1\r\n", ', line 3, column 1: "abc" is not a number.'),
    (b"x,y\r1,0\rabc,1\r", ', line 3, column 1: "abc" is not a number.'),
]


@pytest.mark.parametrize(("content", "told"), DISHONEST, ids=[told[:60] for _, told in DISHONEST])
def test_every_dishonest_variant_is_refused_with_its_place(content: bytes, told: str) -> None:
    with pytest.raises(DataFileError) as refusal:
        read_dataset(content, "marks.csv")
    assert str(refusal.value) == f"marks.csv{told}"


def test_a_message_is_one_line_whatever_the_file_is_called() -> None:
    with pytest.raises(DataFileError) as refusal:
        read_dataset(b"", "a\nb\u2028.csv")
    assert str(refusal.value) == "a b .csv: The file is empty."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gone.csv"
    with pytest.raises(DataFileError) as refusal:
        load_dataset(path)
    assert str(refusal.value) == f"{path}: There is no such file."


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"This is a folder; choose a file in it\.$"):
        load_dataset(tmp_path)


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DataFileError, match=r": The file cannot be read: Not a directory\.$"):
        load_dataset(tmp_path / "file" / "data.csv")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_bytes(b"1,0")
    path.chmod(0)
    with pytest.raises(DataFileError, match=r": The file cannot be read: Permission denied\.$"):
        load_dataset(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_has(name: str) -> None:
    with pytest.raises(DataFileError) as refusal:
        load_dataset(name)
    assert len(str(refusal.value).splitlines()) == 1


def test_a_file_too_large_for_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(DataFileError, match=r": The file is larger than 500 MB; open a part of it\.$"):
        load_dataset(path)
