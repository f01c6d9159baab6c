"""Whatever the data and whatever is typed, nothing is raised and the window goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLineEdit, QSlider, QSpinBox

from tests.app.person import Key, Person, drop_file

HARD = {
    "no row": ([], []),
    "one row": ([4.0], [1]),
    "one class": ([1.0, 2.0, 3.0], [0, 0, 0]),
    "equal x": ([5.0] * 4, [0, 1, 0, 1]),
    "equal rows": ([5.0] * 4, [1, 1, 1, 1]),
    "two rows": ([1.0, 2.0], [0, 1]),
    "huge": ([-1e150, 1e150, 1e149, 2e149, 0.0], [0, 1, 0, 1, 0]),
    "equal and huge": ([1e150] * 3, [0, 1, 1]),
    "tiny": ([1e-300, 2e-300, 3e-300, 4e-300], [0, 1, 0, 1]),
    "far away": ([1e15, 1e15 + 1, 1e15 + 2, 1e15 + 3], [0, 1, 0, 1]),
}
RATES = ("1e-300", "0.1", "1e150", "1e300")


@pytest.fixture(autouse=True)
def nothing_is_raised(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail when anything reaches the hook of last resort, whoever else looks there."""
    raised: list[object] = []
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        raised.append(error)
        before(kind, error, trace)

    monkeypatch.setattr(sys, "excepthook", hook)
    yield
    assert raised == []


def write(path: Path, x: list[float], labels: list[int]) -> Path:
    rows = [f"{value!r},{label}" for value, label in zip(x, labels, strict=True)]
    path.write_text("\n".join(["x,y", *rows, ""]))
    return path


def try_everything(person: Person) -> None:
    """Do with the plots, the table and the run what can be done with any data."""
    for name in ("step_back", "add_row", "fit_views", "log_scale", "undo"):
        if person.action(name).isEnabled():
            person.choose(name)
    for name in ("fit_plot", "landscape_plot", "convergence_plot"):
        mouse, middle = person.mouse(name), QPointF(person.plot(name).viewport().rect().center())
        mouse.move(middle)
        mouse.turn(middle, 2)
        mouse.drag(middle, middle + QPointF(30, 10), middle + QPointF(-60, -20))
        mouse.turn(middle, -40)
        person.key(person.plot(name), Key.Key_F)
    QApplication.processEvents()


def test_hard_data_are_opened_shown_trained_and_edited(person: Person, tmp_path: Path) -> None:
    rate = person.find(QDoubleSpinBox, "learning_rate")
    for kind, (x, labels) in HARD.items():
        drop_file(person, write(tmp_path / f"{kind}.csv", x, labels))
        assert person.row_count == len(x), kind
        for text in RATES:
            person.type(rate, text)
            assert rate.value() == float(text)
            if person.action("step").isEnabled():
                person.choose("step_ten")
                person.until(lambda: person.iteration > 0 or person.sentence.startswith("Converged after 0"))
        try_everything(person)
        assert person.row_count == len(x), kind
        person.choose("reset")
        assert (person.iteration, person.message) == (0, ""), kind
        assert person.sentence


def test_what_is_hard_to_predict_is_answered_or_refused_in_words(person: Person, tmp_path: Path) -> None:
    drop_file(person, write(tmp_path / "huge.csv", *HARD["huge"]))
    field = person.find(QLineEdit, "prediction_input")
    for rate in RATES:
        person.type(person.find(QDoubleSpinBox, "learning_rate"), rate)
        person.choose("step_ten")
        for text in ("1e150", "-1e150", "0", "1e308", "-1e-308", "1e999", "nan", "inf", "", "--5", "1,000.5"):
            person.type(field, text)
            assert "nan" not in person.read("prediction_output").replace('"nan"', "")
            assert person.read("prediction_output")
    person.until(lambda: not person.is_playing)


def test_what_is_no_learning_rate_leaves_the_old_one(person: Person) -> None:
    rate = person.find(QDoubleSpinBox, "learning_rate")
    for text in ("nan", "inf", "0", "-1", "1e308", "", "abc", "1e-400", "0x10", "1_000"):
        person.type(rate, text)
        assert (rate.value(), rate.text()) == (0.1, "0.1"), text
    person.run(1)
    assert person.numbers["weight"] == "0.0984"


def test_what_is_no_number_is_refused_by_a_cell_with_a_sentence(person: Person) -> None:
    for text, words in (
        ("NaN", "not a finite number"),
        ("1e308", "too large"),
        ("-1e151", "too large"),
        ("1e999", "too large"),
        ("", "number is missing"),
        ("1_000", "is not a number"),
        ("five", "is not a number"),
    ):
        person.edit(4, 0, text)
        assert words in person.message
        assert person.message.startswith("Row 5, hours: ")
    person.edit(4, 1, "maybe")
    assert "no label" in person.message
    assert (person.cell(4, 0), person.cell(4, 1)) == ("3", "0")
    assert not person.action("undo").isEnabled()


def test_a_paste_that_is_no_data_is_refused_and_a_number_of_any_size_is_told(person: Person) -> None:
    for text in ("nan\t1", "1e308\t0", "1\t2\t3\t4\t5\t6\t7", "\x00\x01", "1\n2\t1\n\n", "x" * 100_000):
        QApplication.clipboard().setText(text)
        person.table.setCurrentIndex(person.table.model().index(0, 0))
        person.choose("paste")
    QApplication.clipboard().clear()
    person.choose("paste")
    assert person.message
    assert person.row_count >= 16
    person.run(1)


def test_limits_and_speeds_of_any_size_are_taken_or_kept(person: Person) -> None:
    limit = person.find(QSpinBox, "iteration_limit")
    for text in ("0", "abc", "99999999999999", "", "1e9"):
        person.type(limit, text)
        assert 1 <= limit.value() <= 10_000_000
    for text in ("1", "10000000"):
        person.type(limit, text)
        assert limit.value() == int(text)
    speed = person.find(QSlider, "speed")
    for position in (speed.minimum(), speed.maximum()):
        speed.setValue(position)
        person.choose("play", "play")
    assert not person.is_playing


def test_an_analysis_that_fails_in_its_thread_is_told_and_the_run_goes_on(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_problem: object) -> None:
        raise MemoryError("too many rows")

    monkeypatch.setattr("lrviz.state.analyst.analyse", fail)
    path = tmp_path / "nights.csv"
    path.write_text("hours,sleep,pass\n1,8,0\n2,5,1\n3,7,0\n4,4,1\n")
    drop_file(person, path)
    person.until(lambda: "too many rows" in person.message)
    person.run(3)
    assert person.sentence.startswith("Paused after 3 iterations: J = ")
    assert person.numbers["gap"] == "–"
