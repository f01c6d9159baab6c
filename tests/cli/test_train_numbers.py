"""The numbers of `lrviz train`, against the facts, and against the guide's own loop."""

import math
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli import by_hand
from tests.cli.by_hand import EXAM, LABELS, Descent
from tests.cli.calling import report

HOURS_AND_SLEEP = [[1.0, 8.0], [2.0, 5.5], [3.0, 7.0], [4.0, 4.0], [5.0, 8.5], [6.0, 6.0], [7.0, 3.0]]
PASSED = [0, 0, 1, 0, 1, 0, 1]


@pytest.fixture
def two_features(tmp_path: Path) -> str:
    path = tmp_path / "nights.csv"
    rows = [f"{hours},{sleep},{label}" for (hours, sleep), label in zip(HOURS_AND_SLEEP, PASSED, strict=True)]
    path.write_text("\n".join(["hours,sleep,pass", *rows]))
    return str(path)


def test_the_default_run_is_the_guides_own_loop(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam")
    weight, bias = Descent().run(EXAM, LABELS, [0, 0], 3000)
    assert run["weights"] == [pytest.approx(weight, rel=1e-11)]
    assert run["bias"] == pytest.approx(bias, rel=1e-11)
    assert run["cost"] == pytest.approx(by_hand.cost(EXAM, LABELS, [weight, bias]), rel=1e-11)
    assert run["gradient_norm"] == pytest.approx(math.hypot(*by_hand.gradient(EXAM, LABELS, [weight, bias])), rel=1e-9)
    assert run["boundary"] == pytest.approx(-bias / weight, rel=1e-11)


def test_the_first_step_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    # At w = b = 0 every h is 1/2: ∂J/∂w = (22.5 − 54)/32 = −0.984375, and with 8 of each class ∂J/∂b = 0.
    run = report(capsys, "exam", "--iterations", "1")
    assert run["weights"] == [0.1 * 0.984375]
    assert run["bias"] == 0.0
    assert run["boundary"] == 0.0


def test_no_step_at_all_is_the_start(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam", "--iterations", "0", "--predict", "5")
    assert (run["weights"], run["bias"], run["iterations"]) == ([0.0], 0.0, 0)
    assert run["cost"] == pytest.approx(float(Decimal(2).ln()), rel=1e-15)
    assert run["gradient_norm"] == 0.984375
    assert run["boundary"] is None
    assert run["predictions"] == [{"x": [5.0], "probability": 0.5, "label": 1}]
    assert run["status"] == "iteration_limit"


def test_the_worked_example_of_the_guide(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam", "--start", "2", "-10", "--iterations", "0", "--predict", "6", "0", "-1e2")
    sigmoid_of_2 = 1 / (1 + Decimal(-2).exp())
    passed, at_zero, far = run["predictions"]
    assert passed == {"x": [6.0], "probability": pytest.approx(float(sigmoid_of_2), rel=1e-15), "label": 1}
    assert f"{passed['probability']:.2f}" == "0.88"
    assert at_zero["probability"] == pytest.approx(float(1 / (1 + Decimal(10).exp())), rel=1e-15)
    assert far["probability"] == pytest.approx(float(1 / (1 + Decimal(210).exp())), rel=1e-14)
    assert run["boundary"] == 5.0


@pytest.mark.parametrize("iterations", [3990, 12001, 22631])
def test_the_gap_falls_below_each_tenth_when_the_facts_say(capsys: pytest.CaptureFixture[str], iterations: int) -> None:
    limit = {3990: 1e-2, 12001: 1e-3, 22631: 1e-4}[iterations]
    for count, is_below in ((iterations - 1, False), (iterations, True)):
        run = report(capsys, "exam", "--iterations", str(count))
        assert (run["cost"] - run["minimum"]["cost"] < limit) is is_below


def test_converged_is_a_small_gradient_and_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam", "--iterations", "100000")
    assert run["status"] == "converged"
    assert run["iterations"] == pytest.approx(86_000, abs=1000)
    assert run["gradient_norm"] <= 1e-6


def test_tiny_steps_have_not_converged(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam", "--learning-rate", "1e-12", "--iterations", "50")
    assert (run["status"], run["iterations"]) == ("iteration_limit", 50)


def test_a_tolerance_stops_the_run_at_the_first_gradient_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    parameters, count = [0.0, 0.0], 0
    while math.hypot(*by_hand.gradient(EXAM, LABELS, parameters)) > 0.2:
        parameters, count = Descent().run(EXAM, LABELS, parameters, 1), count + 1
    run = report(capsys, "exam", "--tolerance", "0.2")
    assert (run["status"], run["iterations"]) == ("converged", count)
    assert run["weights"] == [pytest.approx(parameters[0], rel=1e-12)]


def test_two_features_descend_together_from_a_start_of_three_numbers(
    capsys: pytest.CaptureFixture[str], two_features: str
) -> None:
    options = ("--start", "-1e-3", "0.25", "-.5", "--learning-rate", "0.05", "--iterations", "40")
    run = report(capsys, two_features, *options, "--predict", "4,7.5", "-1,2")
    expected = Descent(0.05).run(HOURS_AND_SLEEP, PASSED, [-1e-3, 0.25, -0.5], 40)
    assert run["features"] == ["hours", "sleep"]
    assert [*run["weights"], run["bias"]] == pytest.approx(expected, rel=1e-12)
    assert run["cost"] == pytest.approx(by_hand.cost(HOURS_AND_SLEEP, PASSED, expected), rel=1e-12)
    assert run["boundary"] is None
    (v, w), b = expected[:2], expected[2]
    told = [entry["probability"] for entry in run["predictions"]]
    assert told == pytest.approx([by_hand.sigmoid(4 * v + 7.5 * w + b), by_hand.sigmoid(-v + 2 * w + b)], rel=1e-12)


def test_standardized_the_steps_are_those_on_scaled_hours_told_in_hours(capsys: pytest.CaptureFixture[str]) -> None:
    scaled, (mean,), (spread,) = by_hand.standardized(EXAM)
    start = [0.5 * spread, -2.0 + 0.5 * mean]
    weight, bias = Descent(0.3).run(scaled, LABELS, start, 25)
    run = report(
        capsys, "exam", "--standardize", "--start", "0.5", "-2", "--learning-rate", "0.3", "--iterations", "25"
    )
    assert run["weights"] == [pytest.approx(weight / spread, rel=1e-12)]
    assert run["bias"] == pytest.approx(bias - weight * mean / spread, rel=1e-12)
    slopes = by_hand.gradient(scaled, LABELS, [weight, bias])
    assert run["gradient_norm"] == pytest.approx(math.hypot(*slopes), rel=1e-11), "in the descent's coordinates"
    assert f"{run['minimum']['weights'][0]:.6f} {run['minimum']['bias']:.6f}" == "2.619389 -12.442150"


def test_the_stable_rates_are_those_of_the_descents_coordinates(capsys: pytest.CaptureFixture[str]) -> None:
    raw = report(capsys, "exam", "--iterations", "0")["stable_learning_rate"]
    assert (f"{raw['always']:.4f}", f"{raw['near_minimum']:.4f}") == ("0.2737", "1.7451")
    scaled = report(capsys, "exam", "--iterations", "0", "--standardize")["stable_learning_rate"]
    assert scaled["always"] == pytest.approx(8.0, rel=1e-12), "AᵀA is m times the unit matrix"
    assert f"{scaled['near_minimum']:.1f}" == "41.9"


def test_a_penalty_pulls_the_weight_and_not_the_bias(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "exam", "--l2", "0.1", "--iterations", "300")
    parameters = Descent(0.1, l2=0.1).run(EXAM, LABELS, [0, 0], 300)
    assert [*run["weights"], run["bias"]] == pytest.approx(parameters, rel=1e-11)
    assert run["cost"] == pytest.approx(by_hand.cost(EXAM, LABELS, parameters, l2=0.1), rel=1e-11)
    minimum = [*run["minimum"]["weights"], run["minimum"]["bias"]]
    assert by_hand.gradient(EXAM, LABELS, minimum, l2=0.1) == pytest.approx([0, 0], abs=1e-12)
    assert run["minimum"]["cost"] == pytest.approx(by_hand.cost(EXAM, LABELS, minimum, l2=0.1), rel=1e-13)


def test_a_penalty_lowers_the_largest_stable_rate(capsys: pytest.CaptureFixture[str]) -> None:
    # L = λmax(AᵀA)/(4m) + λ for one feature of 16 rows, with the 2 × 2 eigenvalue by its formula.
    squares, total = math.fsum(x * x for (x,) in EXAM), math.fsum(x for (x,) in EXAM)
    always = [report(capsys, "exam", "--iterations", "0", "--l2", l2)["stable_learning_rate"]["always"] for l2 in "01"]
    middle, offset = (squares + 16) / 2, (squares - 16) / 2
    plain = (middle + math.hypot(offset, total)) / 64
    assert always[0] == pytest.approx(2 / plain, rel=1e-12)
    penalised = (middle + 32 + math.hypot(offset + 32, total)) / 64
    assert always[1] == pytest.approx(2 / penalised, rel=1e-12)


def test_a_threshold_moves_the_boundary_and_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--start", "1", "-5", "--iterations", "0", "--threshold", "0.3", "--predict", "4", "4.3")
    run = report(capsys, "exam", *options)
    boundary = 5 + math.log(0.3 / 0.7)  # 4.1527 h
    predicted = [hours >= boundary for (hours,) in EXAM]
    pairs = list(zip(predicted, LABELS, strict=True))
    assert run["boundary"] == pytest.approx(boundary, rel=1e-14)
    assert run["confusion"] == {
        "tp": pairs.count((True, 1)),
        "fp": pairs.count((True, 0)),
        "fn": pairs.count((False, 1)),
        "tn": pairs.count((False, 0)),
    }
    assert [entry["label"] for entry in run["predictions"]] == [0, 1]


def test_a_seed_changes_nothing_of_a_method_without_chance(capsys: pytest.CaptureFixture[str]) -> None:
    plain = report(capsys, "exam", "--iterations", "20")
    assert report(capsys, "exam", "--iterations", "20", "--seed", "7", "--optimizer", "gradient-descent") == plain
