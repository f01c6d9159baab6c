"""The plots, the panels and the looks, as a person uses them."""

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.app.conftest import Open
from tests.app.dialogs import Boxes
from tests.app.person import Key, Person
from tests.cli.by_hand import EXAM, LABELS, Descent, cost
from tests.views.mouse import Mouse

PANELS = ("data", "prediction", "step", "landscape", "convergence")


def parameters(person: Person) -> tuple[float, float]:
    return person.exact("weight"), person.exact("bias")


def shown_panels(person: Person) -> set[str]:
    return {name for name in PANELS if person.find(QWidget, f"{name}_panel").isVisible()}


def two_features() -> Dataset:
    features = frozen([[1, 8], [2, 5], [3, 7], [4, 4], [5, 8], [6, 6]])
    return Dataset(features, frozen([0, 0, 1, 0, 1, 1]), ("hours", "sleep"), "pass", ("fail", "pass"), "nights")


def test_a_click_on_the_landscape_chooses_the_start_that_reset_goes_to(person: Person) -> None:
    person.run(20)
    pixel = person.pixel("landscape_plot", 2.2, -3)
    person.mouse("landscape_plot").click(pixel)
    place = person.place("landscape_plot", pixel)
    person.until(lambda: person.iteration == 0)
    chosen = parameters(person)
    assert chosen == (pytest.approx(place.x(), abs=0.02), pytest.approx(place.y(), abs=0.15))
    assert person.numbers["cost"] == f"{cost(EXAM, LABELS, chosen):.4f}"
    person.run(7)
    after = Descent().run(EXAM, LABELS, chosen, 7)
    assert parameters(person) == pytest.approx(after, rel=1e-11)
    person.choose("reset")
    assert parameters(person) == chosen
    for _ in range(2):
        person.choose("undo")
    assert person.iteration == 20
    assert parameters(person) == pytest.approx(Descent().run(EXAM, LABELS, [0, 0], 20), rel=1e-11)


def test_the_dragged_dot_sets_w_and_b_as_one_undo_step(person: Person) -> None:
    person.run(20)
    before = person.numbers
    start = person.pixel("landscape_plot", *parameters(person))
    stops = [start + QPointF(4 * step, -3 * step) for step in range(1, 11)]
    person.mouse("landscape_plot").drag(start, *stops)
    place = person.place("landscape_plot", stops[-1])
    assert parameters(person) == (pytest.approx(place.x(), abs=0.02), pytest.approx(place.y(), abs=0.15))
    assert person.iteration == 0
    assert person.numbers["cost"] == f"{cost(EXAM, LABELS, parameters(person)):.4f}"
    person.choose("undo")
    assert person.numbers == before
    assert not person.action("undo").isEnabled()


def test_the_wheel_zooms_one_plot_and_a_fit_shows_all_again(person: Person) -> None:
    person.run(30)
    plot = person.plot("landscape_plot")
    home = plot.getViewBox().viewRange()
    person.mouse("landscape_plot").turn(person.pixel("landscape_plot", 1, -5), 3)
    near = plot.getViewBox().viewRange()
    assert near[0][1] - near[0][0] == pytest.approx((home[0][1] - home[0][0]) * 0.85**3, rel=1e-9)
    person.key(plot, Key.Key_F)
    (left, right), (bottom, top) = plot.getViewBox().viewRange()
    for weight, bias in ((0, 0), (2.619389, -12.442150)):  # the start and the minimum
        assert left < weight < right
        assert bottom < bias < top


def test_the_log_scale_tells_the_gap_and_can_be_taken_back(person: Person) -> None:
    person.run(30)
    axis = person.plot("convergence_plot").getAxis("left")
    assert axis.labelText == "J(w, b)"
    person.press("button_log_scale")
    assert axis.labelText == "J − J*, log scale"
    low, high = person.plot("convergence_plot").getViewBox().viewRange()[1]
    now = cost(EXAM, LABELS, Descent().run(EXAM, LABELS, [0, 0], 30))
    assert low < math.log10(now - 0.156938) < math.log10(math.log(2) - 0.156938) < high
    person.choose("log_scale")
    assert axis.labelText == "J(w, b)"


def test_a_panel_takes_the_whole_window_and_gives_it_back(person: Person) -> None:
    plot = person.plot("convergence_plot")
    small = plot.size()
    person.key(plot, Key.Key_M)
    QApplication.processEvents()
    assert shown_panels(person) == {"convergence"}
    assert not person.plot("fit_plot").isVisible()
    assert plot.width() > 2 * small.width()
    person.key(plot, Key.Key_M)
    QApplication.processEvents()
    assert shown_panels(person) == set(PANELS)
    assert person.plot("fit_plot").isVisible()
    assert plot.width() == pytest.approx(small.width(), abs=4)


def test_a_double_click_on_a_title_enlarges_and_the_run_goes_on(person: Person) -> None:
    header = person.find(QDockWidget, "landscape_dock").titleBarWidget().findChild(QWidget).findChild(QWidget)
    Mouse(header).double_click(QPointF(header.rect().center()))
    assert shown_panels(person) == {"landscape"}
    person.run(3)
    person.choose("arrange")
    assert shown_panels(person) == set(PANELS)
    assert person.iteration == 3


def test_panels_are_hidden_brought_back_and_arranged_as_at_first(person: Person) -> None:
    docks = {name: person.find(QDockWidget, f"{name}_dock") for name in PANELS}
    places = {name: dock.geometry() for name, dock in docks.items()}
    for name in ("data", "step"):
        docks[name].toggleViewAction().trigger()
    docks["landscape"].setFloating(True)
    assert shown_panels(person) == {"prediction", "landscape", "convergence"}
    person.run(2)
    person.choose("arrange")
    QApplication.processEvents()
    assert shown_panels(person) == set(PANELS)
    for name, dock in docks.items():
        now = dock.geometry()
        assert now.center().x() == pytest.approx(places[name].center().x(), abs=12), name
        assert now.center().y() == pytest.approx(places[name].center().y(), abs=12), name


def test_data_with_two_features_are_shown_in_their_plane_and_trained_all_the_same(open_window: Open) -> None:
    data = two_features()
    person = open_window(data)
    assert person.plot("plane_plot").isVisible()
    assert not person.plot("fit_plot").isVisible()
    person.until(lambda: person.is_told("plane_plot", "6 points"))
    assert person.numbers["boundary"] == "–"
    assert person.table.model().columnCount() == 6
    person.run(25)
    v, w, b = Descent().run(data.features.tolist(), [0, 0, 1, 0, 1, 1], [0, 0, 0], 25)
    assert person.numbers["weight"] == f"{v:.4f}"
    assert person.numbers["bias"] == f"{b:.4f}".replace("-", "−")
    assert person.cell(2, 3) == f"{1 / (1 + math.exp(-(3 * v + 7 * w + b))):.3f}"
    assert person.sentence.startswith("Paused after 25 iterations: J = ")
    person.edit(0, 1, "7.5")
    person.choose("undo")
    assert person.iteration == 25


def test_two_features_and_one_again_bring_the_plots_back(person: Person, open_window: Open) -> None:
    entries = {action.data(): action for action in person.window.findChildren(QAction) if action.data()}
    entries["two-features"].trigger()
    assert person.plot("plane_plot").isVisible()
    entries["exam"].trigger()
    assert person.plot("fit_plot").isVisible()
    person.mouse("fit_plot").click(person.pixel("fit_plot", 3.25, 0.3))
    person.until(lambda: person.row_count == 17)


def test_a_theme_dresses_the_whole_window(person: Person) -> None:
    for name, page in (("theme_dark", "#16181d"), ("theme_light", "#f5f6f8")):
        person.choose(name)
        assert person.action(name).isChecked()
        assert QApplication.palette().color(QPalette.ColorRole.Window).name() == page
        card = person.plot("fit_plot").backgroundBrush().color()
        assert (card.lightness() < 60) is (name == "theme_dark")


def test_the_keys_and_the_program_are_explained_in_words(person: Person, boxes: Boxes) -> None:
    person.key(person.plot("fit_plot"), Key.Key_F1)
    person.choose("about")
    keys, about = boxes.texts
    assert all(word in keys for word in ("Space", "Home", "Ctrl+Z", "play, pause"))
    assert "gradient descent" in about
