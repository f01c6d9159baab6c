import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lrviz.views.actions import Actions
from lrviz.views.bars import Bars
from lrviz.views.card import Card
from lrviz.views.main_window import MainWindow
from lrviz.views.panels import TITLES, Panels
from lrviz.views.theme import DARK, LIGHT


def body() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def panels(qapp: QApplication) -> Panels:
    assert qapp
    return Panels({name: body() for name in TITLES}, Actions())


@pytest.fixture
def messages(qapp: QApplication) -> QLabel:
    assert qapp
    label = QLabel("something went wrong")
    label.hide()
    return label


@pytest.fixture
def window(qtbot: QtBot, panels: Panels, messages: QLabel) -> MainWindow:
    result = MainWindow(panels, Bars(QLabel("transport"), messages, QLabel("timeline"), QLabel("status")))
    qtbot.addWidget(result)
    result.resize(1280, 720)
    result.arrange()
    with qtbot.waitExposed(result):
        result.show()
    return result


def shown(panels: Panels) -> list[Card]:
    return [card for card in panels.cards.values() if card.isVisible()]


def place(window: MainWindow, widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(window, QPoint(0, 0))
    return corner.x(), corner.y()


def test_the_page_is_in_the_order_of_the_design(window: MainWindow, panels: Panels) -> None:
    left = place(window, panels.data)
    assert left[0] < place(window, panels.fit)[0] < place(window, panels.step)[0]
    assert place(window, panels.cards["prediction"])[1] > left[1]
    assert place(window, panels.landscape)[1] > place(window, panels.fit)[1]
    assert place(window, panels.convergence)[0] > place(window, panels.landscape)[0]
    assert all(panels.fit.width() > card.width() for card in shown(panels) if card is not panels.fit)


def test_a_message_takes_no_room_while_there_is_none(window, panels, messages, qtbot) -> None:
    before = place(window, panels.fit)[1]
    messages.show()
    QApplication.processEvents()
    assert place(window, panels.fit)[1] >= before + messages.height() > before
    messages.hide()
    qtbot.waitUntil(lambda: place(window, panels.fit)[1] == before, timeout=2000)


def test_a_panel_can_have_the_whole_window_and_give_it_back(window: MainWindow, panels: Panels) -> None:
    sizes = {card: card.size() for card in shown(panels)}
    for card in sizes:
        card.enlarge_requested.emit()
        QApplication.processEvents()
        assert shown(panels) == [card]
        assert card.width() > 1200
        card.enlarge_requested.emit()
        QApplication.processEvents()
        assert {other: other.size() for other in shown(panels)} == sizes


def test_a_hidden_panel_stays_hidden_when_another_gives_the_window_back(window: MainWindow, panels: Panels) -> None:
    step = next(dock for dock in window.docks if dock.objectName() == "step_dock")
    step.close()
    window.enlarge(panels.fit)
    window.enlarge(None)
    assert not panels.step.isVisible()
    step.toggleViewAction().trigger()
    assert panels.step.isVisible()


def test_panels_can_be_moved_and_arranged_as_at_first(window: MainWindow, panels: Panels) -> None:
    before = {card: place(window, card) for card in shown(panels)}
    docks = {dock.objectName(): dock for dock in window.docks}
    docks["landscape_dock"].setFloating(True)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["data_dock"])
    docks["prediction_dock"].close()
    QApplication.processEvents()
    assert {card: place(window, card) for card in shown(panels)} != before
    window.arrange()
    QApplication.processEvents()
    assert set(shown(panels)) == set(before)
    assert all(not dock.isFloating() for dock in window.docks)
    after = {card: place(window, card) for card in before}
    assert all(abs(after[card][0] - x) < 12 and abs(after[card][1] - y) < 12 for card, (x, y) in before.items())


def test_the_focused_panel_is_found_also_by_what_is_in_its_header(window: MainWindow, panels: Panels) -> None:
    panels.landscape.body.setFocus()
    assert window.focused_card() is panels.landscape
    window.findChild(QWidget, "button_add_row").setFocus(Qt.FocusReason.TabFocusReason)
    assert window.focused_card() is panels.data


def test_the_title_tells_the_data_and_unsaved_edits(window: MainWindow) -> None:
    window.show_document("exam", has_unsaved_edits=True)
    assert window.windowTitle() == "exam[*] — lrviz"
    assert window.isWindowModified()
    window.show_document("exam", has_unsaved_edits=False)
    assert not window.isWindowModified()


def test_whoever_objects_keeps_the_window_open(window: MainWindow, qtbot: QtBot) -> None:
    def object_to(event) -> None:
        event.ignore()

    window.closing.connect(object_to)
    with qtbot.assertNotEmitted(window.closed):
        assert not window.close()
    assert window.isVisible()
    window.closing.disconnect(object_to)
    with qtbot.waitSignal(window.closed, timeout=1000):
        window.close()


def dropped(window: MainWindow, data: QMimeData) -> bool:
    """Drop `data` as a desktop does, and return whether the window wanted it."""
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, data, button, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, data, button, keys))
    return enter.isAccepted()


def test_one_local_file_can_be_dropped(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/some where/a b.csv")])
    with qtbot.waitSignal(window.file_dropped, timeout=1000) as told:
        assert dropped(window, data)
    assert told.args == ["/some where/a b.csv"]


@pytest.mark.parametrize(
    "urls", [[], ["https://example.org/a.csv"], ["file:///a.csv", "file:///b.csv"]], ids=["none", "remote", "two"]
)
def test_nothing_else_can_be_dropped(window: MainWindow, urls: list[str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    data.setText("1;2")
    assert not dropped(window, data)


def test_window_dialogs_and_menus_take_the_theme(window: MainWindow, qapp: QApplication) -> None:
    palette, sheet = qapp.palette(), window.styleSheet()
    for theme in (DARK, LIGHT):
        window.show_theme(theme)
        assert qapp.palette().windowText().color().name().upper() == theme.ink
        assert theme.card in window.styleSheet()
    window.setStyleSheet(sheet)
    qapp.setPalette(palette)


def test_headers_hold_what_belongs_to_the_panel(panels: Panels, window: MainWindow) -> None:
    assert window.findChild(QLabel, "boundary_value") is panels.boundary
    assert window.findChild(QWidget, "button_log_scale").isCheckable()
    assert panels.landscape.subtitle.count("minimum") == 1
