"""What testers found in the real window, so that it does not come back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lrviz.app import Program
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import compute_landscape
from lrviz.files.builtin import load_builtin
from lrviz.views.theme import DARK, LIGHT


@pytest.fixture
def program(qtbot: QtBot, exam: Dataset) -> Program:
    result = Program(exam)
    qtbot.addWidget(result.window)
    result.window.resize(1280, 720)
    result.window.arrange()
    with qtbot.waitExposed(result.window):
        result.window.show()
    return result


def test_other_data_take_no_selection_over(program: Program) -> None:
    program.parts.table.show_selection([2])
    program.parts.table.selection_changed.emit([2])
    program.session.open(load_builtin("overlapping").without_rows(range(16, 40)))
    assert program.session.document.dataset.sample_count == 16
    assert program.parts.table.selected_rows == []
    assert not program.parts.actions.remove_rows.isEnabled()
    program.parts.actions.remove_rows.trigger()
    assert program.session.document.dataset.sample_count == 16


def test_a_point_added_in_the_plot_is_selected_and_delete_takes_it_back(program: Program, qtbot: QtBot) -> None:
    program.parts.fit.point_add_requested.emit(3.3, 1)
    assert program.parts.table.selected_rows == [16]
    program.parts.fit.setFocus()
    qtbot.keyClick(program.parts.fit, Qt.Key.Key_Delete)
    assert program.session.document.dataset.sample_count == 16
    assert 3.3 not in program.session.document.dataset.features


def test_after_a_learning_rate_is_typed_space_plays(program: Program, qtbot: QtBot) -> None:
    rate = program.window.findChild(QDoubleSpinBox, "learning_rate")
    program.parts.actions.type_learning_rate.trigger()
    qtbot.waitUntil(rate.hasFocus, timeout=2000)
    qtbot.keyClicks(rate, "0.5")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    qtbot.waitUntil(program.parts.fit.hasFocus, timeout=2000)
    assert program.session.learning_rate == 0.5
    qtbot.keyClick(program.parts.fit, Qt.Key.Key_Space)
    assert program.player.is_playing
    qtbot.keyClick(program.parts.fit, Qt.Key.Key_Space)
    assert rate.text() == "0.5"


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [("faster", Qt.Key.Key_Plus, 100), ("slower", Qt.Key.Key_Minus, 30)],
)
def test_speed_goes_by_key(program: Program, qtbot: QtBot, name: str, key: Qt.Key, expected: float) -> None:
    assert program.window.findChild(QAction, f"action_{name}") is not None
    qtbot.keyClick(program.parts.landscape, key)
    assert program.session.speed == expected


def test_the_learning_rate_goes_by_key_along_one_two_five(program: Program, qtbot: QtBot) -> None:
    for key, expected in ((Qt.Key.Key_Up, 0.2), (Qt.Key.Key_Up, 0.5), (Qt.Key.Key_Down, 0.2)):
        qtbot.keyClick(program.parts.convergence, key)
        assert program.session.learning_rate == expected


def test_escape_closes_a_message_and_so_does_typing_anew_what_it_complained_of(program: Program, qtbot: QtBot) -> None:
    bar = program.parts.message_bar
    program.parts.table.problem_found.emit("Row 1, hours: no.")
    assert bar.isVisible()
    program.parts.actions.close_message.trigger()
    assert not bar.isVisible()
    program.parts.table.problem_found.emit("Row 2, hours: no.")
    program.parts.table.feature_edit_requested.emit(1, 0, 1.75)
    assert not bar.isVisible()
    bar.show_message("The file could not be saved.")
    program.parts.table.feature_edit_requested.emit(1, 0, 1.25)
    assert bar.isVisible(), "an edit does not answer every message"


def test_the_boundary_is_never_cut_off_whatever_its_length(program: Program) -> None:
    label = program.window.findChild(QLabel, "boundary_value")
    for parameters in ([1.0, -3.0], [1.0, -123456.789], [1e-9, -1.0], [-2.0, 0.001]):
        program.session.show(program.session.document.with_parameters(np.array(parameters)))
        for _ in range(3):
            QApplication.processEvents()
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
        assert label.geometry().right() < label.parentWidget().width()


def test_the_layout_comes_back_when_the_window_gets_its_size_back(program: Program) -> None:
    def sizes() -> list[tuple[int, int]]:
        for _ in range(4):
            QApplication.processEvents()
        return [(card.width(), card.height()) for card in program.parts.panels.cards.values() if card.isVisible()]

    before = sizes()
    program.window.resize(960, 600)
    assert sizes() != before
    program.window.resize(1280, 720)
    assert sizes() == before


def test_an_enlarged_panel_that_is_hidden_gives_the_window_back(program: Program) -> None:
    program.window.enlarge(program.parts.panels.landscape)
    dock = next(dock for dock in program.window.docks if dock.objectName() == "landscape_dock")
    dock.toggleViewAction().trigger()
    QApplication.processEvents()
    assert program.parts.fit.isVisible()
    assert not program.parts.landscape.isVisible()


def test_a_run_that_left_the_numbers_can_be_edited_and_fitted(program: Program, qtbot: QtBot) -> None:
    data = Dataset(np.array([[1e150], [-1e150], [1.0]]), np.array([1, 0, 0]), ("x",))
    program.session.open(data)
    program.session.set_learning_rate(1e300)
    program.player.step()
    qtbot.waitUntil(lambda: program.session.document.iteration == 1, timeout=3000)
    program.session.edit("Edit", program.session.document.with_dataset(data.with_feature(2, 0, 2.0)))
    program.parts.actions.fit_views.trigger()
    assert program.parts.status.text().startswith("Diverged")


@pytest.mark.parametrize("x", [[5e-324, 1e-323, 0.0, 2e-323], [1e-300, 2e-300, 3e-300, 4e-300]])
def test_data_of_the_smallest_numbers_are_drawn_without_a_word(program: Program, x: list[float]) -> None:
    program.session.open(Dataset(np.array(x)[:, np.newaxis], np.array([0, 1, 0, 1]), ("x",)))
    for size in ((960, 600), (1280, 720)):
        program.window.resize(*size)
        program.window.grab()
    assert np.isfinite([*program.parts.landscape.plane.x_range, *program.parts.fit.plane.x_range]).all()


def test_after_two_features_have_been_played_other_data_can_be_opened(program: Program, qtbot: QtBot) -> None:
    program.session.open(load_builtin("two-features"))
    program.player.step(50)
    qtbot.waitUntil(lambda: program.session.document.iteration == 50, timeout=5000)
    for key in ("exam", "two-features", "separable"):
        program.session.open(load_builtin(key))
        QApplication.processEvents()
    program.session.undo_stack.undo()
    program.session.undo_stack.undo()
    assert program.parts.table.model().rowCount() == program.session.document.dataset.sample_count


def test_a_saved_tsv_has_tabs(program: Program, tmp_path) -> None:
    path = tmp_path / "exam.tsv"
    path.write_text("hours\tpass\n1\t0\n2\t1\n")
    program.window.file_dropped.emit(str(path))
    program.session.edit("Edit", program.session.document.with_dataset(load_builtin("exam")))
    program.parts.actions.save.trigger()
    assert path.read_text().splitlines()[:2] == ["hours\tpass", "1\t0"]


def test_headers_show_no_torn_words(program: Program) -> None:
    for width in (960, 1280, 1440):
        program.window.resize(width, 720)
        for _ in range(3):
            QApplication.processEvents()
        for card in program.parts.panels.cards.values():
            for label in card._header.findChildren(QWidget):
                if isinstance(label, QLabel) and label.isVisible() and label is card._header.subtitle:
                    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_a_run_to_a_minimum_that_an_edit_takes_away_ends_with_a_word(program: Program, qtbot: QtBot) -> None:
    program.player.run_to_minimum()
    parted = program.session.document.dataset.with_label(7, 0).with_label(8, 1)
    program.session.edit("Edit", program.session.document.with_dataset(parted))
    assert not program.player.is_playing
    assert "no single minimum" in program.parts.message_bar.property("text")


def test_reset_at_the_start_is_nothing_to_undo(program: Program) -> None:
    for _ in range(3):
        program.parts.actions.reset.trigger()
    assert program.session.undo_stack.count() == 0


def test_while_other_data_are_looked_into_no_zone_of_the_old_ones_is_shown(program: Program, qtbot: QtBot) -> None:
    slider = program.window.findChild(QWidget, "learning_rate_slider")
    assert "0.274" in slider.toolTip()
    program.session.open(load_builtin("two-features"))
    assert "0.274" not in slider.toolTip()
    qtbot.waitUntil(lambda: "0.0939" in slider.toolTip(), timeout=20_000)


def test_the_log_scale_goes_by_its_button(program: Program) -> None:
    program.parts.actions.log_scale.trigger()
    assert program.parts.convergence.left_axis.labelText == "J − J*, log scale"
    program.parts.actions.log_scale.trigger()
    assert program.parts.convergence.left_axis.labelText == "J(w, b)"


def test_dressed_twice_in_one_theme_a_prediction_keeps_the_colour_of_its_class(program: Program) -> None:
    output = program.window.findChild(QLabel, "prediction_output")
    for name in ("light", "light", "dark", "dark", "light"):
        program.wiring.appearance.choose_theme(name)
        QApplication.processEvents()
        expected = {"light": LIGHT, "dark": DARK}[name].class_1_text
        assert output.palette().windowText().color().name().upper() == expected


def test_a_change_of_the_data_maps_the_landscape_once(program: Program, monkeypatch) -> None:
    mapped: list[object] = []

    def counted(problem, window, shape):
        mapped.append(window)
        return compute_landscape(problem, window, shape)

    monkeypatch.setattr("lrviz.state.analyst.compute_landscape", counted)
    document = program.session.document
    program.session.edit("Edit", document.with_dataset(document.dataset.with_feature(0, 0, 1.25)))
    assert len(mapped) == 1
    program.session.open(load_builtin("large-scale"))
    assert len(mapped) == 2, "the data of another file are framed anew, and mapped with that"
