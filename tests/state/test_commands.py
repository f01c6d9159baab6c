"""The undo command: an exchange of documents."""

import pytest
from PySide6.QtGui import QUndoCommand, QUndoStack

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.trajectory import Steps
from lrviz.state.commands import ReplaceDocument
from lrviz.state.document import Document


class Desk:
    """Holds one document and exchanges it for another."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def exchange(self, document: Document) -> Document:
        before, self.document = self.document, document
        return before

    def command(self, other: Document, gesture: object = None, text: str = "Edit") -> ReplaceDocument:
        return ReplaceDocument(text, other, self.exchange, gesture)


@pytest.fixture
def desk(exam: Dataset) -> Desk:
    return Desk(Document.opening(exam))


@pytest.fixture
def stack(qapp) -> QUndoStack:
    return QUndoStack()


def at(document: Document, x: float) -> Document:
    return document.with_dataset(document.dataset.with_feature(0, 0, x))


def trained(document: Document, w: float) -> Document:
    return document.extended(Steps.to(document.problem, frozen([[w, 0.0]]), 0.1))


def test_making_a_command_changes_nothing_and_pushing_it_does(desk: Desk, stack: QUndoStack):
    before = desk.document
    other = at(before, 3.0)
    command = desk.command(other, text="Edit hours")
    assert desk.document is before
    stack.push(command)
    assert desk.document is other
    assert stack.undoText() == "Edit hours"


def test_undo_and_redo_bring_the_very_documents_back(desk: Desk, stack: QUndoStack):
    before = desk.document
    other = at(before, 3.0)
    stack.push(desk.command(other))
    for _ in range(3):
        stack.undo()
        assert desk.document is before
        stack.redo()
        assert desk.document is other


def test_what_was_trained_between_is_kept_on_both_sides(desk: Desk, stack: QUndoStack):
    stack.push(desk.command(at(desk.document, 3.0)))
    desk.document = after = trained(desk.document, 1.0)
    stack.undo()
    desk.document = before = trained(trained(desk.document, 2.0), 3.0)
    stack.redo()
    assert desk.document is after
    stack.undo()
    assert desk.document is before


def test_what_was_trained_is_kept_through_several_commands(desk: Desk, stack: QUndoStack):
    shown = []
    for x in (3.0, 4.0, 5.0):
        desk.document = trained(desk.document, x)
        shown.append(desk.document)
        stack.push(desk.command(at(desk.document, x)))
    desk.document = last = trained(desk.document, 9.0)
    for document in reversed(shown):
        stack.undo()
        assert desk.document is document
    for document in (*shown[1:], last):
        stack.redo()
        assert desk.document is document


def test_commands_of_one_gesture_are_one_with_the_document_from_before(desk: Desk, stack: QUndoStack):
    before, gesture = desk.document, object()
    for x in (2.0, 3.0, 4.0):
        stack.push(desk.command(at(desk.document, x), gesture, f"Move to {x:g}"))
        desk.document = trained(desk.document, x)
    last = desk.document
    assert stack.count() == 1
    stack.undo()
    assert desk.document is before
    stack.redo()
    assert desk.document is last


def test_a_gesture_does_not_swallow_what_came_before_it(desk: Desk, stack: QUndoStack):
    stack.push(desk.command(at(desk.document, 2.0)))
    first, gesture = desk.document, object()
    stack.push(desk.command(at(desk.document, 3.0), gesture))
    stack.push(desk.command(at(desk.document, 4.0), gesture))
    stack.undo()
    assert desk.document is first
    assert stack.canUndo()


@pytest.mark.parametrize(("one", "other"), [(None, None), ("a", None), (None, "a"), ([1], [1])])
def test_other_gestures_and_none_are_not_merged(desk: Desk, one: object, other: object):
    document = desk.document
    assert not desk.command(document, one).mergeWith(desk.command(document, other))


def test_a_command_of_another_kind_is_not_merged(desk: Desk, stack: QUndoStack):
    class Other(QUndoCommand):
        gesture = None

        def id(self) -> int:
            return desk.command(desk.document).id()

    gesture = object()
    Other.gesture = gesture
    assert not desk.command(desk.document, gesture).mergeWith(Other("Something else"))
    stack.push(desk.command(at(desk.document, 2.0), gesture))
    stack.push(Other("Something else"))
    assert stack.count() == 2
