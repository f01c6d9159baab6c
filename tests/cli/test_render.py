"""`lrviz render`: a picture of the window or of a plot, the size and the kind that was asked for."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from lrviz import app
from lrviz.cli import main
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.cli.calling import called, refusal
from tests.views.pictures import likeness, pixels_of

SAMPLES = {
    "no rows": "hours,pass\n",
    "one row": "hours,pass\n4,1\n",
    "two features": "hours,sleep,pass\n1,8,0\n2,5,1\n3,7,0\n4,4,1\n",
}


@pytest.fixture(autouse=True)
def in_this_process(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the command draw with the application there is, and throw away what it leaves for the process's end."""
    monkeypatch.setattr("lrviz.cli.render.start_application", lambda **_options: qapp)
    palette = QApplication.palette()
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
    app.destroy_closed()
    QApplication.setPalette(palette)


def drawn(output: Path, *arguments: str, source: str = "exam") -> QImage:
    """Return the picture that a command draws."""
    assert main(["render", source, "--output", str(output), *arguments]) == 0
    image = QImage(str(output))
    assert not image.isNull()
    return image


def share(image: QImage, colour: str) -> float:
    """Return the part of a picture that has a colour."""
    return float((likeness(pixels_of(image), colour) < 24).mean())


def inside(output: Path) -> tuple[float, float]:
    """Return the width and height that a PDF tells, in points."""
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", output.read_bytes())
    assert box is not None
    return float(box[1]), float(box[2])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_window_is_drawn_with_its_plots_in_the_theme(tmp_path: Path, theme: Theme) -> None:
    image = drawn(tmp_path / "window.png", "--theme", theme.name, "--iterations", "300")
    assert (image.width(), image.height()) == (1440, 900)
    assert share(image, theme.card) > 0.2
    assert share(image, theme.page) > 0.02
    for colour in (theme.class_0, theme.class_1, theme.boundary, theme.now, theme.filled, theme.landscape[0]):
        assert share(image, colour) > 1e-5, colour


def test_the_window_is_drawn_after_the_run_of_the_guide(tmp_path: Path) -> None:
    drawn(tmp_path / "window.png", "--size", "1280x720")
    (window,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow)]
    told = {name: window.findChild(QLabel, f"{name}_value").text() for name in ("iteration", "weight", "bias", "cost")}
    assert told == {"iteration": "3000", "weight": "1.6997", "bias": "−7.9626", "cost": "0.1721"}
    assert (window.width(), window.height()) == (1280, 720)


@pytest.mark.parametrize(
    ("view", "colours"),
    [
        ("fit", (LIGHT.class_0, LIGHT.class_1, LIGHT.boundary, LIGHT.ink)),
        ("landscape", (LIGHT.landscape[0], LIGHT.now, LIGHT.on_landscape)),
        ("convergence", (LIGHT.ink, LIGHT.now)),
    ],
)
def test_a_plot_alone_is_drawn_as_large_as_asked(tmp_path: Path, view: str, colours: tuple[str, ...]) -> None:
    image = drawn(tmp_path / f"{view}.PNG", "--view", view, "--size", "640x400", "--iterations", "200")
    assert (image.width(), image.height()) == (640, 400)
    assert 0.02 < share(image, LIGHT.card) < 0.98
    for colour in colours:
        assert share(image, colour) > 1e-4, colour


def test_a_longer_run_is_another_picture_and_the_same_run_the_same(tmp_path: Path) -> None:
    options = ("--view", "fit", "--size", "300x200", "--iterations")
    first, again, longer = (
        pixels_of(drawn(tmp_path / f"{place}.png", *options, count)) for place, count in enumerate(("50", "50", "3000"))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, longer)


def test_a_vector_picture_has_lines_and_the_size_that_was_asked(tmp_path: Path) -> None:
    drawing = tmp_path / "fit.svg"
    drawn(drawing, "--view", "fit", "--size", "500x300", "--iterations", "100")
    text = drawing.read_text()
    assert 'viewBox="0 0 500 300"' in text
    assert "<path" in text
    assert "<polyline" in text or text.count("<path") > 20
    assert "hours" in text
    paper = tmp_path / "window.pdf"
    assert main(["render", "exam", "--output", str(paper), "--size", "1280x720", "--iterations", "100"]) == 0
    content = paper.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    width, height = inside(paper)
    assert width / height == pytest.approx(1280 / 720, rel=0.01)


@pytest.mark.parametrize("kind", SAMPLES)
def test_data_without_a_curve_to_draw_are_drawn_all_the_same(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "data.csv"
    source.write_text(SAMPLES[kind])
    image = drawn(tmp_path / "window.png", "--size", "960x600", "--iterations", "20", source=str(source))
    assert (image.width(), image.height()) == (960, 600)
    assert share(image, LIGHT.card) > 0.2
    assert share(image, LIGHT.ink) > 1e-3


def test_where_it_cannot_be_written_is_told_and_nothing_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = ("--view", "convergence", "--size", "100x100", "--iterations", "1")
    missing = tmp_path / "no-such-folder" / "picture.png"
    assert str(missing) in refusal(capsys, "render", "exam", "--output", str(missing), *options)
    folder = tmp_path / "folder.png"
    folder.mkdir()
    assert str(folder) in refusal(capsys, "render", "exam", "--output", str(folder), *options)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_a_window_that_would_be_too_small_to_read_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    output = tmp_path / "small.png"
    line = refusal(capsys, "render", "exam", "--output", str(output), "--size", "640x480")
    assert "960x600" in line
    assert not output.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--output", "picture.jpg"], ".png, .svg or .pdf"),
        (["--output", "picture"], ".png, .svg or .pdf"),
        (["--output", "x.png", "--size", "10x10"], "--size"),
        (["--output", "x.png", "--size", "1e3x900"], "1440x900"),
        (["--output", "x.png", "--size", "99999x99999"], "16384"),
        (["--output", "x.png", "--view", "table"], "--view"),
        (["--output", "x.png", "--theme", "pink"], "--theme"),
        (["--output", "x.png", "--iterations", "-1"], "--iterations"),
        (["--output", "x.png", "--learning-rate", "0"], "--learning-rate"),
    ],
)
def test_a_bad_option_is_told_before_anything_is_drawn(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in refusal(capsys, "render", "exam", *options)
    assert list(tmp_path.iterdir()) == []


def test_bad_data_are_told_with_their_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "bad.csv"
    source.write_text("hours,pass\n1,0\nx,1\n")
    line = refusal(capsys, "render", str(source), "--output", str(tmp_path / "x.png"))
    assert f"{source}, line 3, column 1" in line


def test_it_needs_no_display_and_says_nothing(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    options = ("--view", "landscape", "--size", "200x160", "--iterations", "50")
    done = called("-m", "lrviz", "render", "exam", "--output", "map.png", *options, cwd=tmp_path, **nothing)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (200, 160)
