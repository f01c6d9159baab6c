import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QFont, QTextDocument
from pytestqt.qtbot import QtBot

from lrviz.files.lesson_source import Source
from lrviz.files.lesson_text import LiveNumber, LiveText, read_live_text
from lrviz.views.lesson_markdown import html_of
from lrviz.views.lesson_prose import LiveLabel, told


def live(markdown: str) -> LiveText:
    return read_live_text(markdown, Source(markdown, 1))


def label_of(qtbot: QtBot, markdown: str) -> LiveLabel:
    label = LiveLabel(live(markdown))
    qtbot.addWidget(label)
    label.resize(340, 400)
    return label


def plain(label: LiveLabel) -> str:
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [
        (LiveNumber("cost"), 0.172113, "0.1721"),
        (LiveNumber("minimum.bias"), -12.442150281, "−12.4422"),
        (LiveNumber("minimum.bias", 2), -12.442150281, "−12.44"),
        (LiveNumber("minimum.bias", 0), -12.442150281, "−12"),
        (LiveNumber("iteration"), 3000, "3,000"),
        (LiveNumber("iteration", 2), 3000, "3,000"),
        (LiveNumber("learning_rate"), 0.1, "0.1"),
        (LiveNumber("learning_rate", 3), 0.1, "0.100"),
        (LiveNumber("prediction.x"), -1.5, "−1.5"),
        (LiveNumber("speed"), math.inf, "max"),
        (LiveNumber("cost"), None, "–"),
        (LiveNumber("cost"), math.nan, "–"),
        (LiveNumber("cost"), math.inf, "–"),
        (LiveNumber("status"), "iteration_limit", "iteration limit"),
    ],
)
def test_a_live_number_is_told_as_people_read_it(number: LiveNumber, value: float | str | None, text: str) -> None:
    assert told(number, value) == text


def test_numbers_change_in_place_and_only_where_they_differ(qtbot: QtBot) -> None:
    label = label_of(qtbot, "J is **{{cost}}**, best `{{minimum.cost:2}}`.")
    assert plain(label) == "J is …, best …."
    label.show_numbers({})
    assert plain(label) == "J is –, best –."
    label.show_numbers({"cost": 0.5, "minimum.cost": 0.25})
    assert plain(label) == "J is 0.5000, best 0.25."
    calls: list[str] = []
    label.setText = calls.append
    label.show_numbers({"cost": 0.50000001, "minimum.cost": 0.25, "bias": 3.0})
    assert calls == []
    label.show_numbers({"cost": 0.6, "minimum.cost": 0.25})
    assert len(calls) == 1


def test_markdown_is_set_as_headings_lists_tables_and_code(qtbot: QtBot) -> None:
    text = "## Why\n\nA *b* **c**.\n\n- one\n- two\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\ny = 2\n```\n"
    html = html_of(text, QFont())
    document = QTextDocument()
    document.setHtml(html)
    words = document.toPlainText().split("\n")
    assert words == ["Why", "A b c.", "one", "two", "", "x", "y", "1", "2", "", "x = 1", "y = 2"] or (
        [word for word in words if word] == ["Why", "A b c.", "one", "two", "x", "y", "1", "2", "x = 1", "y = 2"]
    )
    assert "<ul" in html
    assert "<table" in html


def test_headings_are_hardly_larger_than_the_text(qtbot: QtBot) -> None:
    font = QFont()
    font.setPointSizeF(10.0)
    document = QTextDocument()
    document.setHtml(html_of("# A\n\n## B\n\n### C\n\nd", font))
    block, sizes = document.begin(), []
    while block.isValid():
        sizes.append(block.begin().fragment().charFormat().font().pointSizeF())
        block = block.next()
    assert sizes[:3] == sorted(sizes[:3], reverse=True)
    assert max(sizes[:3]) <= 12


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b> <img src='file:///etc/hostname'>",
        "![x](file:///etc/hostname)",
        "[x](file:///etc/passwd)",
        "[x][y]\n\n[y]: file:///etc/passwd",
        "https://example.org www.example.org me@example.org",
    ],
)
def test_nothing_is_a_link_or_html_even_where_the_reader_let_it_pass(qtbot: QtBot, hostile: str) -> None:
    html = html_of(hostile, QFont())
    assert "href" not in html
    assert "0000ff" not in html
    assert "<b>" not in html


def test_a_click_on_an_address_opens_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    label = label_of(qtbot, "https://example.org")
    activated: list[str] = []
    label.linkActivated.connect(activated.append)
    label.show()
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(20, label.height() // 2))
    label.close()
    assert opened == []
    assert activated == []


def test_a_narrow_label_is_higher_and_a_larger_font_is_followed(qtbot: QtBot) -> None:
    label = label_of(qtbot, "word " * 60)
    assert label.heightForWidth(340) > 1.5 * label.heightForWidth(680)
    before = label.heightForWidth(340)
    font = QFont(label.font())
    font.setPointSizeF(2 * font.pointSizeF())
    label.setFont(font)
    assert label.heightForWidth(340) > 2 * before
