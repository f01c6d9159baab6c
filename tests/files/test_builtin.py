"""Every sentence told of a built-in data set is recomputed here, by a Newton's method of the test's own."""

import numpy as np
import pytest

from lrviz.core.arrays import FloatArray
from lrviz.core.dataset import Dataset
from lrviz.files.builtin import BUILTIN, BuiltinDataset, load_builtin

NOTES = {builtin.key: builtin.note for builtin in BUILTIN}


def newton(dataset: Dataset) -> tuple[FloatArray, float, float]:
    """(w…, b) at the minimum, its cost, and the Hessian's condition number, from 100 Newton steps on raw columns."""
    rows = np.column_stack([dataset.features, np.ones(dataset.sample_count)])
    parameters = np.zeros(rows.shape[1])
    for _ in range(100):
        h = 1 / (1 + np.exp(-rows @ parameters))
        hessian = (rows.T * (h * (1 - h))) @ rows / len(rows)
        parameters -= np.linalg.solve(hessian, rows.T @ (h - dataset.labels) / len(rows))
    h = 1 / (1 + np.exp(-rows @ parameters))
    cost = -np.mean(np.log(np.where(dataset.labels == 1, h, 1 - h)))
    return parameters, cost, np.linalg.cond(hessian)


def right(dataset: Dataset) -> int:
    parameters, _, _ = newton(dataset)
    scores = dataset.features @ parameters[:-1] + parameters[-1]
    return int(((scores >= 0) == (dataset.labels == 1)).sum())


def descend(x: FloatArray, y: FloatArray, rate: float, iterations: int) -> FloatArray:
    """The costs of a plain descent from (0, 0)."""
    w = b = 0.0
    costs = []
    for _ in range(iterations + 1):
        z = w * x + b
        costs.append(np.logaddexp(0, (1 - 2 * y) * z).mean())
        error = np.exp(-np.logaddexp(0, -z)) - y
        w, b = w - rate * np.mean(error * x), b - rate * np.mean(error)
    return np.array(costs)


def test_the_exam_is_the_exam() -> None:
    exam = load_builtin("exam")
    assert exam.features[:, 0].tolist() == [*np.arange(1, 8.5, 0.5), 9]
    assert exam.labels.tolist() == [0] * 7 + [1, 0] + [1] * 7
    assert (exam.name, exam.feature_names, exam.label_name) == ("exam", ("hours",), "pass")
    assert exam.classes == ("fail", "pass")


def test_there_are_enough_and_they_differ() -> None:
    keys = [builtin.key for builtin in BUILTIN]
    assert keys[0] == "exam"
    assert {"exam", "separable", "overlapping", "outlier", "imbalanced"} <= set(keys)
    assert len(set(keys)) == len(keys) == len({builtin.title for builtin in BUILTIN})


@pytest.mark.parametrize("builtin", BUILTIN, ids=lambda builtin: builtin.key)
def test_every_one_loads_under_its_own_name(builtin: BuiltinDataset) -> None:
    dataset = load_builtin(builtin.key)
    assert dataset.name == builtin.key
    assert 12 <= dataset.sample_count <= 60
    assert 0 < dataset.labels.sum() < dataset.sample_count
    assert builtin.note.endswith(".")
    assert "\n" not in builtin.note


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_builtin("../datasets/exam")


def test_the_exam_has_not_arrived_after_3000_iterations() -> None:
    exam = load_builtin("exam")
    costs = descend(exam.features[:, 0], exam.labels, 0.1, 3000)
    gap = costs[-1] - newton(exam)[1]
    assert f"{gap:.4f} above" in NOTES["exam"]


def test_separable_has_a_gap_and_quasi_touches_at_5() -> None:
    separable, quasi = load_builtin("separable"), load_builtin("quasi")
    assert separable.classes == ("benign", "malignant")
    assert separable.features[separable.labels == 0].max() < separable.features[separable.labels == 1].min()
    assert quasi.features[quasi.labels == 0].max() == quasi.features[quasi.labels == 1].min() == 5


def test_overlapping_classes_leave_ten_students_wrong() -> None:
    dataset = load_builtin("overlapping")
    assert f"only {right(dataset)} of the {dataset.sample_count}" in NOTES["overlapping"]


def test_one_outlier_moves_the_boundary() -> None:
    exam, outlier = load_builtin("exam"), load_builtin("outlier")
    np.testing.assert_array_equal(outlier.features[:-1], exam.features)
    assert (outlier.features[-1, 0], outlier.labels[-1]) == (20, 0)
    (w_before, b_before), (w_after, b_after) = newton(exam)[0], newton(outlier)[0]
    assert f"from {-b_before / w_before:.2f} to {-b_after / w_after:.2f} hours" in NOTES["outlier"]
    assert f"from {w_before:.2f} to {w_after:.2f}." in NOTES["outlier"]


def test_the_few_are_hardly_found() -> None:
    dataset = load_builtin("imbalanced")
    w, b = newton(dataset)[0]
    found = ((dataset.features[:, 0] * w + b >= 0) & (dataset.labels == 1)).sum()
    buyers = int(dataset.labels.sum())
    assert f"Only {buyers} of {dataset.sample_count}" in NOTES["imbalanced"]
    assert f"right for {dataset.sample_count - buyers}" in NOTES["imbalanced"]
    assert f"{found} of the {buyers} buyers" in NOTES["imbalanced"]


def test_the_road_is_icy_in_the_cold() -> None:
    dataset = load_builtin("negative")
    (w, _), _, condition = newton(dataset)
    assert dataset.classes == ("dry", "icy")
    assert w < 0
    assert dataset.features.min() < 0 < dataset.features.max()
    exam_condition = newton(load_builtin("exam"))[2]
    assert f"is {condition:.0f} instead of the exam's {exam_condition:.0f}" in NOTES["negative"]


def test_prices_need_standardising() -> None:
    dataset = load_builtin("large-scale")
    x, y = dataset.features[:, 0], dataset.labels
    assert np.median(descend(x, y, 0.1, 3000)[-100:]) > 1e9
    standardised = (x - x.mean()) / x.std()
    costs = descend(standardised, y, 0.1, 3000)
    least = costs[-1] - 1e-9 < descend(standardised, y, 1.0, 3000)[-1]
    assert least


def test_sleep_helps() -> None:
    both = load_builtin("two-features")
    assert both.feature_names == ("hours", "sleep")
    hours = type(both)(features=both.features[:, :1], labels=both.labels)
    assert f"{right(both)} of the {both.sample_count}" in NOTES["two-features"]
    assert f"only {right(hours)}." in NOTES["two-features"]
