"""What the tests of the state share."""

from collections.abc import Iterator

import pytest

from lrviz.core.dataset import Dataset
from lrviz.core.problem import Problem
from lrviz.state.analyst import Analyst
from tests.state.stage import HeldInquiry, Stage, Told, repeated


@pytest.fixture
def stage(exam: Dataset, monkeypatch: pytest.MonkeyPatch, qapp) -> Iterator[Stage]:
    """Return a session with the exam data and a player that waits for the test's answers and ticks."""
    stage = Stage(exam, monkeypatch)
    yield stage
    stage.player.close()


@pytest.fixture
def small(exam: Dataset) -> Problem:
    return Problem(exam)


@pytest.fixture
def large(exam: Dataset) -> Problem:
    return Problem(repeated(exam))


@pytest.fixture
def analyst(qapp) -> Iterator[Analyst]:
    """Return an analyst with its thread."""
    analyst = Analyst()
    yield analyst
    analyst.close()


@pytest.fixture
def held(qapp, monkeypatch) -> Analyst:
    """Return an analyst whose large questions are answered when the test says so."""
    monkeypatch.setattr("lrviz.state.analyst.Inquiry", HeldInquiry)
    return Analyst()


@pytest.fixture
def inquiry(held: Analyst) -> HeldInquiry:
    return held._inquiry


@pytest.fixture
def told(held: Analyst) -> Told:
    return Told(held)
