from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lrviz.core.dataset import LARGEST_FEATURE
from lrviz.files.data_file import DataFileError, load_dataset, read_dataset

EXAM = "hours,pass\n1,0\n2.5,1\n-3,0\n"

HONEST_EXAMS = {
    "plain": EXAM.encode(),
    "no line end at the end": EXAM.rstrip().encode(),
    "utf-8 with mark": EXAM.encode("utf-8-sig"),
    "utf-16 little": EXAM.encode("utf-16"),
    "utf-16 big": b"\xfe\xff" + EXAM.encode("utf-16-be"),
    "crlf": EXAM.replace("\n", "\r\n").encode(),
    "cr": EXAM.replace("\n", "\r").encode(),
    "mixed line ends": b"hours,pass\r1,0\r\n2.5,1\n-3,0\r",
    "semicolons, decimal point": EXAM.replace(",", ";").encode(),
    "semicolons, decimal commas": b"hours;pass\n1;0\n2,5;1\n-3;0\n",
    "tabs": EXAM.replace(",", "\t").encode(),
    "tabs, decimal commas": b"hours\tpass\n1,0\t0\n2,5\t1\n-3,0\t0\n",
    "blanks": b"hours pass\n1    0\n  2.5  1  \n-3 0\n",
    "quoted": b'"hours","pass"\n"1","0"\n"2.5","1"\n"-3","0"\n',
    "quoted decimal commas": b'"hours","pass"\n"1,0","0"\n"2,5","1"\n"-3,0","0"\n',
    "quoted and spaced": b'"hours" , "pass"\n "1" , "0" \n"2.5" ,1\n-3, "0"\n',
    "spaces around": b" hours , pass \n 1 , 0 \n2.5 ,1\n -3,  0\n",
    "no-break spaces around": "hours,pass\n1\u00a0,0\n2.5,1\n\u00a0-3,0\n".encode(),
    "blank lines": b"\n\nhours,pass\n\n1,0\n   \n2.5,1\n-3,0\n\n\n",
    "cleared rows": b"hours,pass\n1,0\n,\n2.5,1\n-3,0\n,\n,\n",
    "empty columns at the end": b"hours,pass,,\n1,0,,\n2.5,1,,\n-3,0,,\n",
    "exponents": b"hours,pass\n1e0,0\n25E-1,1\n-0.3e+1,0\n",
    "typographic minus": "hours,pass\n1,0\n2.5,1\n\u22123,0\n".encode(),
    "label first": b"pass,hours\n0,1\n1,2.5\n0,-3\n",
    "label as floats": b"hours,pass\n1,0.0\n2.5,1.0\n-3,-0\n",
}


@pytest.mark.parametrize("content", HONEST_EXAMS.values(), ids=HONEST_EXAMS.keys())
def test_every_honest_variant_is_the_same_data(content: bytes) -> None:
    dataset = read_dataset(content, "marks.csv")
    np.testing.assert_array_equal(dataset.features, [[1.0], [2.5], [-3.0]])
    np.testing.assert_array_equal(dataset.labels, [0.0, 1.0, 0.0])
    assert dataset.feature_names == ("hours",)
    assert dataset.label_name == "pass"
    assert dataset.classes == ("fail", "pass")
    assert dataset.name == "marks"


def test_without_a_header_the_features_are_numbered() -> None:
    dataset = read_dataset(b"1,2,0\n3,4,1", "-")
    assert dataset.feature_names == ("x1", "x2")
    assert (dataset.label_name, dataset.classes) == ("y", ("0", "1"))
    np.testing.assert_array_equal(dataset.features, [[1, 2], [3, 4]])
    np.testing.assert_array_equal(dataset.labels, [0, 1])


def test_a_single_row_is_data() -> None:
    dataset = read_dataset(b"1,0", "one.csv")
    assert (dataset.sample_count, dataset.labels[0]) == (1, 0.0)


@pytest.mark.parametrize("content", [b"hours,sleep,pass", b"hours;sleep;pass\r\n\r\n", b"hours,sleep,pass,\n,,,\n"])
def test_a_header_alone_is_data_without_rows(content: bytes) -> None:
    dataset = read_dataset(content, "new.csv")
    assert dataset.features.shape == (0, 2)
    assert dataset.feature_names == ("hours", "sleep")
    assert dataset.classes == ("fail", "pass")


@pytest.mark.parametrize(
    ("header", "label", "features"),
    [
        ("a,b,c", "c", ("a", "b")),
        ("y,a,b", "y", ("a", "b")),
        ("a,LABEL,b", "LABEL", ("a", "b")),
        ("Target,a,b", "Target", ("a", "b")),
        ("class,y,b", "y", ("class", "b")),
        ("y,Y,a", "Y", ("y", "a")),
        ("a,a,b", "b", ("a", "a")),
        ("yes,classes,passed", "passed", ("yes", "classes")),
        ('"a,b","c\nd","e""f"', 'e"f', ("a,b", "c d")),
        ("nans,e,x1", "x1", ("nans", "e")),
    ],
)
def test_the_label_is_the_last_of_its_name_or_of_all(header: str, label: str, features: tuple[str, ...]) -> None:
    rows = "1,1,1\n0,0,0\n"
    dataset = read_dataset(f"{header}\n{rows}".encode(), "x")
    assert (dataset.label_name, dataset.feature_names) == (label, features)


@pytest.mark.parametrize(
    ("labels", "classes", "expected"),
    [
        (["0", "1", "0"], ("0", "1"), [0, 1, 0]),
        (["1", "1"], ("0", "1"), [1, 1]),
        (["0", "0"], ("0", "1"), [0, 0]),
        (["5", "2", "5"], ("2", "5"), [1, 0, 1]),
        (["-1", "1"], ("-1", "1"), [0, 1]),
        (["1", "2"], ("1", "2"), [0, 1]),
        (["1e2", "7.0"], ("7", "100"), [1, 0]),
        (["b", "a", "b"], ("a", "b"), [1, 0, 1]),
        (["yes", "no"], ("no", "yes"), [1, 0]),
        (["Excellent", "Fail"], ("Fail", "Excellent"), [1, 0]),
        (["a", "NO"], ("NO", "a"), [1, 0]),
        (["True", "False"], ("False", "True"), [1, 0]),
        (["Negative", "Apt"], ("Negative", "Apt"), [0, 1]),
        (["negative", "fail"], ("fail", "negative"), [1, 0]),
        (["not spam", "spam"], ("not spam", "spam"), [0, 1]),
        (["<=50K", ">50K"], ("<=50K", ">50K"), [0, 1]),
        (["p", "e"], ("e", "p"), [1, 0]),
        (["a.b", "c"], ("a.b", "c"), [0, 1]),
        (["été", "hiver"], ("hiver", "été"), [1, 0]),
    ],
)
def test_two_values_become_0_and_1(labels: list[str], classes: tuple[str, str], expected: list[int]) -> None:
    content = "x;y\n" + "\n".join(f"{row};{label}" for row, label in enumerate(labels))
    dataset = read_dataset(content.encode(), "x")
    assert dataset.classes == classes
    np.testing.assert_array_equal(dataset.labels, expected)


def test_words_with_commas_keep_them_beside_decimal_commas() -> None:
    dataset = read_dataset(b"x;y\n1,5;a,b\n2,5;c,d", "x")
    assert dataset.classes == ("a,b", "c,d")
    assert dataset.features[0, 0] == 1.5


def test_a_quoted_cell_may_hold_separators_quotes_and_line_ends() -> None:
    dataset = read_dataset(b'x,y\n1,"yes, ""sir"""\n2,"no\r\nsir"\n', "x")
    assert dataset.classes == ("no sir", 'yes, "sir"')


def test_windows_own_encoding_is_read() -> None:
    dataset = read_dataset("größe,y\n1,0\n".encode("cp1252"), "x")
    assert dataset.feature_names == ("größe",)


def test_semicolons_inside_a_header_do_not_hide_the_commas() -> None:
    dataset = read_dataset(b"hours (h;min),pass\n1,0\n2,1\n", "x")
    assert dataset.feature_names == ("hours (h;min)",)


def test_the_largest_feature_is_read_and_marked_so() -> None:
    content = f"x,y\n{LARGEST_FEATURE!r},0\n-1e150,1\n".encode()
    np.testing.assert_array_equal(read_dataset(content, "x").features, [[1e150], [-1e150]])


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("a/b/marks.CSV", "marks"),
        ("v1.2.tsv", "v1.2"),
        ("v1.2", "v1.2"),
        ("", "data"),
        ("standard input", "standard input"),
    ],
)
def test_the_data_are_called_after_the_file(name: str, title: str) -> None:
    assert read_dataset(b"1,0", name).name == title


@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_a_file_is_loaded(tmp_path: Path, kind: Callable[[Path], str | Path]) -> None:
    path = tmp_path / "marks.csv"
    path.write_bytes(EXAM.encode())
    assert load_dataset(kind(path)).sample_count == 3


def test_a_fault_in_a_file_names_its_path(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(b"x,y\n1,0\nabc,1\n")
    with pytest.raises(DataFileError) as refusal:
        load_dataset(path)
    assert str(refusal.value) == f'{path}, line 3, column 1: "abc" is not a number.'
