"""What is held by hand: from the first hand that takes hold until the last one has let go."""

import pytest
from PySide6.QtCore import QObject

from lrviz.state.grip import Grip


@pytest.fixture
def released() -> list[bool]:
    return []


@pytest.fixture
def grip(released: list[bool]) -> Grip:
    result = Grip()
    result.released.connect(lambda: released.append(result.is_held))
    return result


def test_it_is_held_until_it_is_let_go_which_is_told_when_it_is_so(grip: Grip, released: list[bool]) -> None:
    hand = QObject()
    assert not grip.is_held
    grip.take(hand)
    assert grip.is_held
    assert not released
    grip.let_go(hand)
    assert not grip.is_held
    assert released == [False]


def test_of_two_hands_the_last_one_releases(grip: Grip, released: list[bool]) -> None:
    one, other = QObject(), QObject()
    grip.take(one)
    grip.take(other)
    grip.let_go(one)
    assert grip.is_held
    assert not released
    grip.let_go(other)
    assert released == [False]


def test_to_take_twice_is_to_take_once(grip: Grip, released: list[bool]) -> None:
    hand = QObject()
    grip.take(hand)
    grip.take(hand)
    grip.let_go(hand)
    assert not grip.is_held
    assert released == [False]


def test_who_holds_nothing_lets_nothing_go(grip: Grip, released: list[bool]) -> None:
    grip.let_go(QObject())
    assert not released
    holder = QObject()
    grip.take(holder)
    grip.let_go(QObject())
    assert grip.is_held
    assert not released
