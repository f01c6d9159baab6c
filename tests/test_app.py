"""The window that `create_window` returns: its parts have the names of the contract, and it starts ready."""

import re
from collections import Counter

import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSlider,
    QTableView,
    QToolButton,
    QWidget,
)

from lrviz.app import create_window
from tests.app.conftest import Open, boxes, open_window, person
from tests.app.person import Person

__all__ = ["boxes", "open_window", "person"]

ACTIONS = "play step step_back reset run_to_minimum open save save_as undo redo add_row remove_rows quit lesson"
CONTRACT = {
    **{f"action_{name}": QAction for name in ACTIONS.split()},
    "learning_rate": QDoubleSpinBox,
    "learning_rate_slider": QSlider,
    "speed": QSlider,
    "iteration_limit": QAbstractSpinBox,
    "timeline": QSlider,
    "threshold": QDoubleSpinBox,
    "weight_slider": QSlider,
    "bias_slider": QSlider,
    "standardize": QCheckBox,
    "lesson_panel": QWidget,
    "data_table": QTableView,
    "fit_plot": pg.PlotWidget,
    "landscape_plot": pg.PlotWidget,
    "convergence_plot": pg.PlotWidget,
    "step_card": QWidget,
    "iteration_value": QLabel,
    "weight_value": QLabel,
    "bias_value": QLabel,
    "cost_value": QLabel,
    "gap_value": QLabel,
    "boundary_value": QLabel,
    "status_sentence": QLabel,
    "message_bar": QWidget,
    "prediction_input": QLineEdit,
    "prediction_output": QLabel,
}
PLOTS = ("fit_plot", "landscape_plot", "convergence_plot")
OF_LATER_VERSIONS = "action_export action_presentation optimizer l2"
INTERACTIVE = (QToolButton, QAbstractSlider, QAbstractSpinBox, QLineEdit, QComboBox, QAbstractItemView)


def names_of(window: QMainWindow) -> list[str]:
    """Return every object name that is ours: Qt's own begin with qt_ or an underscore."""
    names = [part.objectName() for part in window.findChildren(QObject)]
    return [name for name in names if name and not name.startswith(("qt_", "_"))]


def heard(widget: QWidget, text: QAccessible.Text) -> str:
    """Return what a screen reader is told of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(text)


def is_of_a_whole(widget: QWidget) -> bool:
    """Whether a widget is only an inner part of one of Qt's: the bars and the viewport of an area, a box's field."""
    outer = widget.parent()
    while isinstance(outer, QWidget):
        if isinstance(outer, QAbstractScrollArea | QAbstractSpinBox):
            return True
        outer = outer.parent()
    return widget.objectName().startswith("qt_")


def test_every_part_of_the_contract_is_there_once_and_is_what_it_should_be(person: Person) -> None:
    found = Counter(names_of(person.window))
    assert {name: found[name] for name in CONTRACT} == dict.fromkeys(CONTRACT, 1)
    for name, kind in CONTRACT.items():
        assert isinstance(person.window.findChild(QObject, name), kind), name


def test_no_name_is_given_twice_or_before_its_function_works(person: Person) -> None:
    names = names_of(person.window)
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", name)] == []
    assert set(names).isdisjoint(OF_LATER_VERSIONS.split())


def test_every_command_of_the_menus_is_found_by_its_name(person: Person) -> None:
    chosen = [action for menu in person.window.menuBar().findChildren(QMenu) for action in menu.actions()]
    commands = [action for action in chosen if not action.isSeparator() and action.menu() is None and not action.data()]
    panels = [dock.toggleViewAction() for dock in person.window.docks]
    assert len(commands) > 30
    for action in commands:
        if action not in panels:
            assert person.window.findChildren(QAction, action.objectName()) == [action], action.text()


def test_everything_that_can_be_used_says_its_name_to_a_screen_reader(person: Person) -> None:
    person.find(QWidget, "message_bar").show()
    usable = [part for part in person.window.findChildren(QWidget) if isinstance(part, INTERACTIVE)]
    ours = [part for part in (*usable, *map(person.plot, PLOTS)) if not is_of_a_whole(part)]
    assert len(ours) > 15
    assert [part for part in ours if not part.accessibleName() and part.isVisibleTo(person.window)] == []


def test_what_the_keyboard_can_reach_has_a_name(person: Person) -> None:
    reached, part = [], person.plot("fit_plot").nextInFocusChain()
    while part is not person.plot("fit_plot"):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisibleTo(person.window):
            reached.append(part)
        part = part.nextInFocusChain()
    assert {"learning_rate", "timeline", "data_table", "prediction_input"} <= {part.objectName() for part in reached}
    assert [part for part in reached if not heard(part, QAccessible.Text.Name) and not is_of_a_whole(part)] == []


def test_every_plot_says_in_one_sentence_what_it_shows_now(person: Person) -> None:
    plots = [person.plot(name) for name in PLOTS]
    assert {QAccessible.queryAccessibleInterface(plot).role() for plot in plots} == {QAccessible.Role.Chart}
    assert len({heard(plot, QAccessible.Text.Name) for plot in plots} - {""}) == 3
    before = [heard(plot, QAccessible.Text.Description) for plot in plots]
    assert [told for told in before if not re.fullmatch(r"[A-Z0-9].*\.", told)] == []
    person.run(2)
    for plot, told in zip(plots, before, strict=True):
        person.until(lambda plot=plot, told=told: heard(plot, QAccessible.Text.Description) != told)


def test_it_starts_paused_at_iteration_0_with_the_exam_data(person: Person) -> None:
    assert person.numbers == {
        "iteration": "0",
        "weight": "0.0000",
        "bias": "0.0000",
        "cost": "0.6931",
        "gap": "5.36e-01",
        "boundary": "–",
    }
    assert person.row_count == 16
    assert not person.is_playing
    assert (person.iteration, person.last_iteration) == (0, 0)
    assert person.message == ""
    assert person.window.windowTitle().replace("[*]", "") == "exam — lrviz"
    assert not person.window.isWindowModified()
    assert person.sentence == (
        "Ready at iteration 0: J = 0.6931, still 0.5362 above the minimum. Press Play, or Space in the plots."
    )


def test_it_is_ready_for_space(person: Person) -> None:
    person.key(person.window.focusWidget(), Qt.Key.Key_Space)
    assert person.is_playing
    person.until(lambda: person.iteration > 1)
    person.key(person.window.focusWidget(), Qt.Key.Key_Space)
    assert not person.is_playing


def test_it_is_built_without_being_shown_and_makes_no_window_of_its_own(qapp: object, open_window: Open) -> None:
    window = create_window()
    assert not window.isVisible()
    assert window.findChild(QLabel, "cost_value").text() == "0.6931"
    window.close()
    other = open_window()
    assert other.window is not window
