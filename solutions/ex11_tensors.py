"""Exercise 11: tensors and devices.   Lesson: lessons/en/ex11_tensors.md"""

import numpy as np
import tensorflow as tf
from numpy.typing import ArrayLike, NDArray


def matrix_product(a: ArrayLike, b: ArrayLike) -> NDArray:
    """Return the matrix product of a (n, k) and b (k, m), computed by TensorFlow.

    The result is a NumPy array of shape (n, m), not a tensor. a and b are lists or arrays of ints
    or floats, not always of the same kind: [[1, 2]] times [[0.5], [0.25]] is [[1.0]]. Whole numbers
    fit int32, and so do the entries of the result.
    """
    ### BEGIN SOLUTION
    # TensorFlow multiplies equal types alone; float32 stays float32, all else becomes float64.
    a, b = np.asarray(a), np.asarray(b)
    dtype = np.result_type(a, b, np.float32)
    return tf.matmul(a.astype(dtype), b.astype(dtype)).numpy()
    ### END SOLUTION


def use_cpu_only() -> bool:
    """Make TensorFlow see CPU devices alone, and return True where that succeeded.

    Once TensorFlow has initialised its devices it refuses with a RuntimeError; then return False.
    """
    ### BEGIN SOLUTION
    try:
        # Without device_type the list replaces all visible devices, those of other types too.
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True
    ### END SOLUTION
