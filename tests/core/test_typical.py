import numpy as np

from lrviz.core.typical import typical_row


def test_it_is_a_round_number_within_each_feature() -> None:
    features = np.array([[1.0, 1000.0, -7.25], [4.2, 3001.0, -7.25]])
    assert typical_row(features) == (3.0, 2000.0, -7.25)
    assert typical_row(features[:, [0]]) == (3.0,)


def test_without_rows_there_is_none() -> None:
    assert typical_row(np.empty((0, 2))) is None
