"""Several students in one line, as they are typed and pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrviz.files.students import MOST_STUDENTS, read_students

ONE, TWO = ("hours",), ("hours", "sleep")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("   \t", []),
        ("5", [5.0]),
        (" 0,5 ", [0.5]),
        ("5 6,5  8", [5.0, 6.5, 8.0]),
        ("5; 6.5;8;", [5.0, 6.5, 8.0]),
        ("5, 6, 7", [5.0, 6.0, 7.0]),
        ("1\t2\n3\r\n−4\n", [1.0, 2.0, 3.0, -4.0]),
        ("1e3 +2", [1000.0, 2.0]),
    ],
)
def test_with_one_feature_every_number_is_a_student(text: str, numbers: list[float]) -> None:
    reading = read_students(text, ONE)
    assert reading.problem == ""
    assert [student for (student,) in reading.students] == numbers


@pytest.mark.parametrize("text", ["6 7; 3 8", "6 7 3 8", "6\t7\n3\t8\n", "6, 7; 3, 8", ";6 7;;3 8;", "6\t7\r\n3\t8"])
def test_with_two_features_a_student_is_a_row_of_two(text: str) -> None:
    reading = read_students(text, TWO)
    assert reading.students == ((6.0, 7.0), (3.0, 8.0))
    assert reading.problem == ""


@pytest.mark.parametrize(
    ("text", "names", "problem"),
    [
        ("five", ONE, '"five" is not a number.'),
        ("nan", ONE, '"nan" is not a finite number.'),
        ("1e999", ONE, '"1e999" is too large.'),
        ("5 x 7", ONE, 'Student 2: "x" is not a number.'),
        ("6 7; x 8", TWO, 'Student 2: "x" is not a number.'),
        ("6", TWO, "2 numbers are needed, not 1."),
        ("6 7 3", TWO, "Student 2: 2 numbers are needed, not 1."),
        ("6 7; 3 8 9", TWO, "Student 2: 2 numbers are needed, not 3."),
    ],
)
def test_what_is_wrong_is_said_and_of_whom(text: str, names: tuple[str, ...], problem: str) -> None:
    assert read_students(text, names).problem == problem


def test_the_others_are_not_lost() -> None:
    assert read_students("5 x 7 y", ONE).students == ((5.0,), (7.0,))
    assert read_students("5 x 7 y", ONE).problem.startswith("Student 2")
    assert read_students("6 7; 3; 1 2", TWO).students == ((6.0, 7.0), (1.0, 2.0))


def test_a_thousand_are_read_and_more_are_refused() -> None:
    assert len(read_students("5 " * MOST_STUDENTS, ONE).students) == MOST_STUDENTS == 1000
    reading = read_students("5 " * (MOST_STUDENTS + 1), ONE)
    assert reading.students == ()
    assert reading.problem == "1,001 students are too many: at most 1,000 at a time."


@given(st.lists(st.tuples(*[st.floats(-1e150, 1e150)] * 3), max_size=8), st.sampled_from(["; ", "\n", "\r\n", " "]))
def test_what_is_written_in_full_is_read_again(students: list[tuple[float, ...]], separator: str) -> None:
    text = separator.join(" ".join(map(repr, student)) for student in students)
    assert read_students(text, ("a", "b", "c")).students == tuple(students)


@given(st.text(), st.integers(1, 3))
def test_no_text_breaks_it(text: str, count: int) -> None:
    reading = read_students(text, ("a", "b", "c")[:count])
    assert all(len(student) == count for student in reading.students)
