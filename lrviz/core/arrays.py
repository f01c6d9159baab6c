"""Read-only arrays, so that a value that was handed over never changes."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]


def frozen(values: npt.ArrayLike) -> FloatArray:
    """Return `values` as a read-only float64 array of its own."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array
