from pytestqt.qtbot import QtBot

from lrviz.views.landscape_plot import LandscapePlot
from lrviz.views.landscape_stack import LandscapeStack
from lrviz.views.surface_view import SurfaceView


def test_it_shows_the_map_or_the_surface(qtbot: QtBot) -> None:
    stack = LandscapeStack(LandscapePlot(), SurfaceView())
    qtbot.addWidget(stack)
    assert stack.currentWidget() is stack.plot
    stack.show_surface(True)
    assert stack.currentWidget() is stack.surface
    stack.show_surface(False)
    assert stack.currentWidget() is stack.plot
