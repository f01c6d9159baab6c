"""The thread that answers questions."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from lrviz.state.worker import Inquiry

PATIENCE = 10


@pytest.fixture
def inquiry(qapp) -> Iterator[Inquiry]:
    inquiry = Inquiry("questions")
    yield inquiry
    inquiry.close()


class Listener(QObject):
    """Notes what it is told, and in which thread."""

    def __init__(self, inquiry: Inquiry) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.threads: set[int] = set()
        self.was_waiting: list[bool] = []
        self._inquiry = inquiry
        inquiry.answered.connect(self._on_answered)
        inquiry.failed.connect(self._on_failed)

    @Slot(object)
    def _on_answered(self, result: object) -> None:
        self._note("answered", result)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._note("failed", error)

    def _note(self, name: str, value: object) -> None:
        self.told.append((name, value))
        self.threads.add(threading.get_ident())
        self.was_waiting.append(self._inquiry.is_waiting)


def test_a_question_is_answered_in_another_thread_and_told_in_this_one(qtbot, inquiry: Inquiry):
    listener = Listener(inquiry)
    inquiry.ask(threading.get_ident)
    qtbot.waitUntil(lambda: listener.told != [])
    [(name, thread)] = listener.told
    assert name == "answered"
    assert thread != threading.get_ident()
    assert listener.threads == {threading.get_ident()}


def test_even_a_plain_function_hears_the_answer_in_this_thread(qtbot, inquiry: Inquiry):
    heard: list[int] = []
    inquiry.answered.connect(lambda _result: heard.append(threading.get_ident()))
    inquiry.ask(int)
    qtbot.waitUntil(lambda: heard != [])
    assert heard == [threading.get_ident()]


def test_all_questions_are_answered_in_one_thread_with_the_name_given(qtbot, inquiry: Inquiry):
    listener = Listener(inquiry)
    for count in (1, 2, 3):
        inquiry.ask(lambda: (threading.get_ident(), QThread.currentThread().objectName()))
        qtbot.waitUntil(lambda count=count: len(listener.told) == count)
    assert len({answer for _, answer in listener.told}) == 1
    assert listener.told[0][1][1] == "questions"


def test_the_answer_is_the_very_object_that_the_question_returned(qtbot, inquiry: Inquiry):
    listener = Listener(inquiry)
    value = object()
    inquiry.ask(lambda: value)
    qtbot.waitUntil(lambda: listener.told != [])
    assert listener.told[0][1] is value


def test_what_a_question_raises_arrives_as_a_signal_and_the_next_is_answered(qtbot, inquiry: Inquiry):
    listener = Listener(inquiry)
    error = ValueError("no such thing")

    def broken() -> None:
        raise error

    inquiry.ask(broken)
    qtbot.waitUntil(lambda: listener.told != [])
    assert listener.told == [("failed", error)]
    inquiry.ask(lambda: 7)
    qtbot.waitUntil(lambda: len(listener.told) == 2)
    assert listener.told[1] == ("answered", 7)


def test_it_is_waiting_from_the_question_until_just_before_the_answer_is_told(qtbot, inquiry: Inquiry):
    listener = Listener(inquiry)
    assert not inquiry.is_waiting
    for question, count in ((int, 1), (lambda: 1 // 0, 2)):
        inquiry.ask(question)
        assert inquiry.is_waiting
        qtbot.waitUntil(lambda count=count: len(listener.told) == count)
        assert not inquiry.is_waiting
    assert listener.was_waiting == [False, False]


def test_asking_does_not_wait_for_the_answer(qtbot, inquiry: Inquiry):
    listener = Listener(inquiry)
    may_answer = threading.Event()
    inquiry.ask(lambda: may_answer.wait(PATIENCE))
    assert listener.told == []
    may_answer.set()
    qtbot.waitUntil(lambda: listener.told != [])
    assert listener.told == [("answered", True)]


def test_closing_while_a_question_is_under_way_waits_for_it_and_ends_the_thread(qapp, monkeypatch):
    inquiry = Inquiry("questions")
    thread = inquiry._thread
    wait = thread.wait
    is_under_way, may_answer = threading.Event(), threading.Event()
    finished: list[bool] = []

    def question() -> None:
        is_under_way.set()
        finished.append(may_answer.wait(PATIENCE))

    def released_wait() -> bool:
        may_answer.set()
        return wait()

    monkeypatch.setattr(thread, "wait", released_wait)
    inquiry.ask(question)
    assert is_under_way.wait(PATIENCE)
    try:
        inquiry.close()
        assert thread.isFinished()
        assert finished == [True]
    finally:
        may_answer.set()
        thread.quit()
        wait()


def test_closing_twice_and_closing_idle_are_harmless(qapp):
    inquiry = Inquiry("questions")
    assert inquiry._thread.isRunning()
    inquiry.close()
    inquiry.close()
    assert inquiry._thread.isFinished()


def test_two_inquiries_answer_side_by_side(qtbot, inquiry: Inquiry):
    other = Inquiry("others")
    try:
        first, second = Listener(inquiry), Listener(other)
        is_answered = threading.Event()
        inquiry.ask(lambda: is_answered.wait(PATIENCE))
        other.ask(is_answered.set)
        qtbot.waitUntil(lambda: first.told != [] and second.told != [])
        assert first.told == [("answered", True)]
    finally:
        other.close()
