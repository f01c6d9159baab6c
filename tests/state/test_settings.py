import math

import pytest

from lrviz.state.settings import Settings


def test_the_settings_are_those_of_the_guide_at_first() -> None:
    assert Settings() == Settings(learning_rate=0.1, iteration_limit=3000, speed=60.0, threshold=0.5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"learning_rate": 0.0},
        {"learning_rate": math.inf},
        {"learning_rate": math.nan},
        {"iteration_limit": 0},
        {"iteration_limit": 10_000_001},
        {"speed": 0.0},
        {"speed": math.nan},
        {"threshold": 0.0},
        {"threshold": 1.0},
        {"threshold": math.nan},
    ],
    ids=str,
)
def test_what_is_out_of_its_range_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Settings(**wrong)


def test_as_fast_as_it_goes_is_a_speed() -> None:
    assert Settings(speed=math.inf).speed == math.inf
