import numpy as np
import pytest

from lrviz.core.arrays import frozen


def test_frozen_is_a_copy_that_cannot_be_written() -> None:
    source = np.array([1, 2, 3])
    array = frozen(source)
    source[0] = 9
    assert array.dtype == np.float64
    assert array.tolist() == [1.0, 2.0, 3.0]
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 5.0
