"""The composition root: builds every part once and hands each what it needs."""

from lrviz.app.program import Program, create_window, destroy_closed

__all__ = ["Program", "create_window", "destroy_closed"]
