import math
from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lrviz.views.loss_plot import LossPlot, above_text, top_for
from lrviz.views.theme import DARK, LIGHT, Theme
from tests.views.mouse import Mouse
from tests.views.pictures import is_painted

H = [0.1, 0.35, 0.6, 0.45, 0.8, 0.95]
LABELS = [0, 0, 0, 1, 1, 1]


def loss(h: float, label: int) -> float:
    return -math.log(h) if label else -math.log(1 - h)


LOSSES = [loss(h, label) for h, label in zip(H, LABELS, strict=True)]
J = sum(LOSSES) / 6


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    result = LossPlot()
    qtbot.addWidget(result)
    result.resize(420, 300)
    result.show_classes(("fail", "pass"))
    with qtbot.waitExposed(result):
        result.show()
    show(result, H, LOSSES, LABELS)
    QApplication.processEvents()
    return result


def show(plot: LossPlot, h: Sequence[float], losses: Sequence[float], labels: Sequence[int]) -> None:
    cost = float(np.mean(losses)) if len(losses) else math.nan
    plot.show_losses(np.array(h, dtype=float), np.array(losses, dtype=float), np.array(labels, dtype=float), cost)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_row_is_on_the_curve_of_its_class(plot: LossPlot, theme: Theme) -> None:
    plot.show_theme(theme)
    picture = plot.grab().toImage()
    for h, label in zip(H, LABELS, strict=True):
        place = plot.plane.point(h, loss(h, label))
        assert is_painted(picture, place, theme.class_1 if label else theme.class_0), (h, label)
    for h in (0.3, 0.52, 0.7):
        assert is_painted(picture, plot.plane.point(h, -math.log(h)), theme.class_1, reach=1), h
        assert is_painted(picture, plot.plane.point(h, -math.log(1 - h)), theme.class_0, reach=1), h


def test_a_bar_goes_from_zero_up_to_each_loss(plot: LossPlot) -> None:
    for label, stems in enumerate(plot._items.stems):
        x, y = stems.getData()
        rows = [row for row in range(6) if LABELS[row] == label]
        assert x.tolist() == [H[row] for row in rows for _ in range(2)]
        assert y.tolist() == [end for row in rows for end in (0.0, LOSSES[row])]


def test_the_mean_is_a_line_and_written(plot: LossPlot) -> None:
    assert set(plot._items.mean.getData()[1]) == {J}
    assert plot._items.told_mean.text == f"J = {J:.4f} = mean of 6 losses"
    label = plot._items.mean_label
    assert label.isVisible()
    assert label.sceneBoundingRect().center().y() == pytest.approx(plot.plane.point(0.0, J).y(), abs=1)
    assert label.sceneBoundingRect().right() <= plot.width()


def test_at_the_start_every_loss_is_ln_2(plot: LossPlot) -> None:
    show(plot, [0.5] * 16, [math.log(2)] * 16, [0, 1] * 8)
    assert plot._items.told_mean.text == "J = 0.6931 = mean of 16 losses"
    show(plot, [0.5], [math.log(2)], [1])
    assert plot._items.told_mean.text == "J = 0.6931 = mean of 1 loss"


def test_hovering_a_row_tells_it(plot: LossPlot) -> None:
    rows: list[object] = []
    plot.row_hovered.connect(rows.append)
    plot.resize(900, 300)
    QApplication.processEvents()
    mouse = Mouse(plot.viewport())
    mouse.move(plot.plane.point(H[3], LOSSES[3]) + QPointF(2, 2))
    assert plot.texts.hover == f"row 4 (pass)   h = 0.45   loss = {LOSSES[3]!r}"
    assert plot.points.hovered.getData()[0].tolist() == [0.45]
    mouse.move(plot.plane.point(0.5, 1.3))
    assert plot.texts.hover == f"largest: row 3 (fail)   loss = {LOSSES[2]:.4f}"
    assert rows == [3, None]


def test_j_stays_written_and_the_formulas_give_way_to_what_is_hovered(plot: LossPlot) -> None:
    mouse = Mouse(plot.viewport())
    assert all(label.isVisible() for label in plot._items.formulas)
    mouse.move(plot.plane.point(0.5, 1.3))
    assert not any(label.isVisible() for label in plot._items.formulas)
    assert plot._items.told_mean.text.startswith("J = ")
    mouse.leave()
    assert all(label.isVisible() for label in plot._items.formulas)


@pytest.mark.parametrize(("largest", "told"), [(1000.25, "↑ 1000.2"), (math.inf, "↑ ∞"), (12.5, "↑ 12.5")])
def test_a_loss_above_the_view_is_an_arrow_with_its_value(plot: LossPlot, largest: float, told: str) -> None:
    show(plot, [*H, 0.0], [*LOSSES, largest], [*LABELS, 1])
    plot.grab()
    fail, passed = plot._items.above
    assert (fail.text(), passed.text()) == ("", told)
    x, y = plot._items.arrows[1].getData()
    assert x.tolist() == [0.0]
    top = plot.plane.y_range[1]
    assert top * 0.9 < y[0] < top <= 12.0
    assert sum(len(scatter.getData()[0]) for scatter in plot.points.scatters) == 6
    rows: list[object] = []
    plot.row_hovered.connect(rows.append)
    Mouse(plot.viewport()).move(plot.plane.point(0.0, float(y[0])))
    assert rows == [6]
    assert "row 7 (pass)" in plot.texts.hover
    assert ("∞" if largest == math.inf else str(largest)) in plot.texts.hover


def test_an_infinite_mean_is_said_and_not_drawn(plot: LossPlot) -> None:
    show(plot, [*H, 0.0], [*LOSSES, math.inf], [*LABELS, 1])
    assert plot._items.told_mean.text == "J = ∞ = mean of 7 losses"
    assert len(plot._items.mean.getData()[0]) == 0
    assert not plot._items.mean_label.isVisible()


def test_losses_that_are_no_numbers_are_left_out(plot: LossPlot) -> None:
    show(plot, [math.nan] * 3, [math.nan] * 3, [0, 1, 1])
    plot.grab()
    Mouse(plot.viewport()).move(plot.plane.point(0.5, 0.5))
    assert plot.texts.hover == "largest: row 1 (fail)   loss = –"
    assert all(len(scatter.getData()[0]) == 0 for scatter in plot.points.scatters)
    assert all(math.isfinite(end) for end in plot.plane.y_range)


def test_what_is_told_of_many_arrows_is_how_many_and_the_largest() -> None:
    assert above_text(np.array([20.0, 35.25, 13.0])) == "↑ 3, up to 35.2"
    assert above_text(np.array([])) == ""


@pytest.mark.parametrize("width", [276, 420])
def test_words_in_the_plot_do_not_cover_one_another(plot: LossPlot, width: int) -> None:
    plot.resize(width, 220)
    show(plot, [0.0] * 8 + [1.0] * 9, [210.0] * 8 + [110.0] * 9, [1] * 8 + [0] * 9)
    QApplication.processEvents()
    items = plot._items
    boxes = [item.sceneBoundingRect() for item in (*items.above, *items.formulas, items.told_mean._label)]
    assert all(0 <= box.left() <= box.right() <= width for box in boxes)
    assert not any(box.intersects(other) for box in boxes for other in boxes if box is not other)


def test_the_range_moves_rarely_while_losses_move() -> None:
    top, seen = 1.5, []
    for largest in [*np.linspace(0.69, 1000, 5000), *np.linspace(1000, 0.1, 5000)]:
        top = top_for(float(largest), top)
        if not seen or seen[-1] != top:
            seen.append(top)
    assert seen[0] == 1.5
    assert 12.0 in seen
    assert seen[-1] == 1.5
    assert len(seen) <= 8


def test_a_range_that_the_user_chose_stays_until_a_fit(plot: LossPlot) -> None:
    Mouse(plot.viewport()).turn(plot.plane.point(0.5, 0.7), 4)
    chosen = plot.plane.y_range
    show(plot, H, [9.0] * 6, LABELS)
    assert plot.plane.y_range == chosen
    plot.fit()
    assert plot.plane.y_range[1] == 12.0


def test_a_zoomed_view_points_to_what_it_has_lost(plot: LossPlot) -> None:
    plot.plane.show((0.0, 1.0), (-0.05, 0.5))
    fail, passed = plot._items.above
    assert (fail.text(), passed.text()) == ("↑ 0.9", "↑ 0.8")


def test_a_notice_hides_every_word(plot: LossPlot) -> None:
    show(plot, [], [], [])
    plot.show_notice("There is no loss without data.")
    items = plot._items
    assert not any(item.isVisible() for item in (*items.above, *items.formulas, items.mean_label))
    assert items.told_mean.text == ""
    plot.show_notice(None)
    show(plot, H, LOSSES, LABELS)
    assert items.told_mean.text != ""


def test_many_rows_are_thinned_and_none_of_the_largest_is_lost(plot: LossPlot) -> None:
    rng = np.random.default_rng(2)
    h = rng.uniform(1e-4, 1 - 1e-4, 50_000)
    labels = (rng.random(50_000) < 0.5).astype(float)
    losses = np.where(labels == 1, -np.log(h), -np.log(1 - h))
    plot.show_losses(h, losses, labels, float(losses.mean()))
    drawn = np.concatenate([scatter.getData()[1] for scatter in plot.points.scatters])
    assert len(drawn) < 2000
    assert drawn.max() == pytest.approx(losses.max(), abs=2.5 * plot.plane.pixel[1])
    assert plot.texts.note == "50,000 points, thinned"


def test_numbers_are_copied_with_every_digit(plot: LossPlot) -> None:
    plot.copy_numbers()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["h", "y", "loss"]
    assert [float(line[2]) for line in lines[1:]] == LOSSES


def test_showing_wishes_nothing(plot: LossPlot) -> None:
    heard: list[object] = []
    plot.row_hovered.connect(heard.append)
    show(plot, H, LOSSES, LABELS)
    plot.show_hovered_row(2)
    assert plot.points.hovered.getData()[0].tolist() == [0.6]
    assert heard == []


def test_screen_readers_hear_the_mean_and_the_largest(plot: LossPlot, qtbot: QtBot) -> None:
    told = f"6 losses, whose mean J is {J:.4f}; the largest is {LOSSES[2]:.4f}, of row 3."
    qtbot.waitUntil(lambda: plot.accessibleDescription() == told, timeout=2000)
