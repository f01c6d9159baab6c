"""What is known of the data before training: at once where that is quick, from a thread where it is not."""

import threading

import pytest

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from lrviz.core.landscape import Window
from lrviz.core.problem import Problem
from lrviz.core.separation import Separation
from lrviz.state.analyst import Analyst, analyse
from tests.state.stage import Told, chart_of, repeated

WINDOW = Window((-1.0, -15.0), (4.0, 2.0))


def is_the_exam(analyst: Analyst, problem: Problem) -> None:
    """Check against the numbers of facts.md."""
    analysis = analyst.analysis_of(problem)
    assert analysis is not None
    assert analysis.separation is Separation.NONE
    assert analyst.minimum_of(problem).parameters.tolist() == pytest.approx([2.619389, -12.442150], abs=1e-6)
    assert analyst.minimum_of(problem).cost == pytest.approx(0.156938, abs=1e-6)
    assert analysis.rates.always == pytest.approx(0.2737, abs=5e-5)
    assert analysis.rates.near_minimum == pytest.approx(1.7451, abs=5e-5)


def test_small_data_are_analysed_at_once_and_told_once(held: Analyst, inquiry, told: Told, small: Problem):
    held.ask_analysis(small)
    is_the_exam(held, small)
    assert told.names == ["analysis"]
    assert inquiry.questions == []
    assert not held.is_busy


def test_large_data_are_analysed_in_a_thread(qtbot, analyst: Analyst, large: Problem, monkeypatch):
    threads: list[int] = []

    def watched(problem: Problem) -> object:
        threads.append(threading.get_ident())
        return analyse(problem)

    monkeypatch.setattr("lrviz.state.analyst.analyse", watched)
    told = Told(analyst)
    with qtbot.waitSignals([analyst.analysis_changed] * 2):
        analyst.ask_analysis(large)
        assert analyst.analysis is None
        assert analyst.is_busy
    is_the_exam(analyst, large)
    assert told.names == ["analysis", "analysis"]
    [thread] = threads
    assert thread != threading.get_ident()
    assert not analyst.is_busy


def test_two_features_never_keep_the_window_waiting_however_few_the_rows(held: Analyst, inquiry):
    held.ask_analysis(Problem(Dataset(frozen([[1.0, 2.0], [2.0, 1.0]]), frozen([0, 1]), ("a", "b"))))
    assert held.analysis is None
    assert held.is_busy
    inquiry.answer()
    assert held.analysis.separation is Separation.COMPLETE


def test_nothing_is_known_of_another_problem(held: Analyst, small: Problem, exam: Dataset):
    held.ask_analysis(small)
    alike = Problem(exam)
    assert held.analysis_of(alike) is None
    assert held.minimum_of(alike) is None


def test_separable_data_have_no_minimum(held: Analyst):
    problem = Problem(Dataset(frozen([[1.0], [2.0]]), frozen([0, 1])))
    held.ask_analysis(problem)
    assert held.analysis_of(problem).separation is Separation.COMPLETE
    assert held.minimum_of(problem) is None


def test_of_several_large_questions_the_latest_is_answered(held: Analyst, inquiry, told: Told, exam: Dataset):
    first, second, third = (Problem(repeated(exam, times)) for times in (150, 151, 152))
    for problem in (first, second, third):
        held.ask_analysis(problem)
    assert len(inquiry.questions) == 1
    inquiry.answer()
    assert held.analysis is None
    assert len(inquiry.questions) == 2
    inquiry.answer()
    assert held.analysis.problem is third
    assert len(inquiry.questions) == 2
    assert told.names == ["analysis"] * 4


def test_an_answer_about_old_data_is_dropped(held: Analyst, inquiry, told: Told, large: Problem, small: Problem):
    held.ask_analysis(large)
    held.ask_analysis(small)
    inquiry.answer()
    is_the_exam(held, small)
    assert told.names == ["analysis", "analysis"]


def test_what_waits_about_old_data_is_never_asked(held: Analyst, inquiry, large: Problem, small: Problem, exam):
    held.ask_analysis(large)
    held.ask_landscape(chart_of(large), WINDOW)
    other = Problem(repeated(exam, 151))
    held.ask_analysis(other)
    held.ask_landscape(chart_of(other), WINDOW)
    held.ask_analysis(small)
    inquiry.answer()
    assert len(inquiry.questions) == 1
    assert not held.is_busy


def test_a_failure_is_told_and_what_waits_is_asked_next(held: Analyst, inquiry, told: Told, large: Problem):
    held.ask_analysis(large)
    held.ask_landscape(chart_of(large), WINDOW)
    error = MemoryError("no memory")
    inquiry.fail(error)
    assert told.errors == [error]
    assert held.analysis_of(large) is None
    inquiry.answer()
    assert held.landscape.chart.objective is large


def test_after_closing_what_waited_is_not_asked(held: Analyst, inquiry, large: Problem):
    held.ask_analysis(large)
    held.ask_landscape(chart_of(large), WINDOW)
    held.close()
    inquiry.answer()
    assert inquiry.is_closed
    assert len(inquiry.questions) == 1


def test_closing_while_it_is_busy_ends_the_thread(qapp, large: Problem):
    analyst = Analyst()
    analyst.ask_analysis(large)
    analyst.ask_landscape(chart_of(large), WINDOW)
    analyst.close()
    assert analyst._inquiry._thread.isFinished()
